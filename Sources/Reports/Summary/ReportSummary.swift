import Localization
package import Questionnaires

/// The page of a report that stands alone: what the result is, what is in place, what is missing, what holds the level
/// back, and what to do next.
///
/// Everything in it is a sentence that the report's data bears out, in the report's language. Texts of the definition and
/// of people stand in them as they are; each renderer makes them safe for its own format.
package struct ReportSummary: Sendable, Equatable {
  /// How many strengths and gaps are told at most.
  package static let statementLimit = 3
  /// How many actions are told at most.
  package static let actionLimit = 5

  /// Level, score and what the score can still become: one to three sentences.
  package var result: [String]
  /// Which sections reach their target; `nil` where none has one or nothing is scorable.
  package var targets: Targets?
  /// What is in place, heaviest first, at most ``statementLimit``.
  package var strengths: [Statement]
  /// What is missing, by what is missing of the whole, at most ``statementLimit``. Questions that were not reached yet
  /// are none.
  package var gaps: [Statement]
  /// What keeps the next level away; `nil` where nothing does.
  package var heldBack: HeldBack?
  /// The first actions of the plan, at most ``actionLimit``.
  package var actions: [NextAction]
  /// How many more the plan has, in a sentence; `nil` where there are none.
  package var moreActions: String?

  /// Which sections reach their target.
  package struct Targets: Sendable, Equatable {
    /// Those that do, in the order of the report.
    package var reached: [SectionID]
    /// How many have a target and a score.
    package var count: Int
    /// All that in a sentence.
    package var text: String
  }

  /// One thing said about the employer.
  package struct Statement: Sendable, Equatable {
    /// What it rests on.
    package enum Basis: Sendable, Equatable {
      /// An answer that was given and scored.
      case settled
      /// An answer that nobody knows, that was put aside, or that could not be scored.
      case unsettled
    }

    /// The question it comes from.
    package var item: Report.ItemReference
    /// The section it stands in.
    package var section: SectionID
    /// What that is called.
    package var sectionTitle: String
    /// The statement, one sentence or a few.
    package var text: String
    /// What it rests on.
    package var basis: Basis
    /// The share of its maximum that the answer earns; `nil` where it is unsettled.
    package var share: Double?
    /// The weight of the question as a share of the whole.
    package var effectiveWeight: Double
    /// What is missing of the whole: the weight times what the share is short of 1, all of it where it is unsettled.
    package var missing: Double
    /// Where it comes from, such as `Question 4, Mentors and safety`.
    package var origin: String
    /// What it costs, in a sentence; `nil` for a strength, and where the score is no sum in which it has a part.
    package var stake: String?
  }

  /// What keeps the next level away.
  package struct HeldBack: Sendable, Equatable {
    /// What opens the list, such as `Held at Planning`, without a colon.
    package var lead: String
    /// Clauses without a full stop, at least one.
    package var reasons: [String]
  }

  /// One action with who does it, and when.
  package struct NextAction: Sendable, Equatable {
    /// Its place in the plan, from 1.
    package var number: Int
    /// Its name in the definition.
    package var id: ActionID
    /// What it is called.
    package var title: String
    /// Who took it on, else who usually does it.
    package var owner: String?
    /// The day by which it was promised, else the first by which it can be done.
    package var date: CalendarDate
    /// Whether it was promised by then.
    package var isPromised: Bool
    /// Who and when, in a sentence.
    package var text: String
  }
}

extension ReportSummary {
  /// Gathers the page from a report.
  package init(_ report: Report) {
    self = Language.$current.withValue(Language(report.language)) { SummaryBuilder(report).summary }
  }
}
