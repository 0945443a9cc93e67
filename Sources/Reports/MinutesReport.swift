package import Assessments
package import Localization
package import Questionnaires

/// How long an assessment takes by the plan, and how long it has taken, by section.
///
/// The plan is the minutes that the definition names, shared out evenly among the questions that apply: a section gets the
/// more, the more it asks. What was used is the time between the events of the transcript, without the time in which no
/// program was at work.
package struct MinutesReport: Sendable, Equatable {
  /// One section of which something applies.
  package struct Row: Sendable, Equatable {
    package var section: SectionID
    package var title: String
    /// Minutes by the plan; `nil` where the definition names none.
    package var planned: Double?
    /// Minutes used so far.
    package var used: Double
    /// The questions of it that apply, and how many of them are dealt with.
    package var questions: Int
    package var settled: Int
  }

  /// The language of the texts.
  package var language: Language
  /// In definition order.
  package var rows: [Row]
  /// Minutes by the plan; `nil` where the definition names none.
  package var planned: Double?
  /// Minutes used so far.
  package var used: Double { rows.reduce(0) { $0 + $1.used } }
  /// Minutes that the open questions take by the plan.
  package var left: Double?
  /// Minutes that the open questions take at the pace so far; `nil` before five are dealt with.
  package var leftAtPace: Double?

  /// The fewest questions from which a pace is told.
  private static let questionsForPace = 5

  /// The minutes of a session.
  package init(_ session: AssessmentSession) {
    language = Language(session.opening.language)
    let questionnaire = session.questionnaire
    let applicable = session.responses.applicableCount
    let open = session.responses.count(.open)
    let perQuestion = questionnaire.minutes.map { Double($0) / Double(max(1, applicable)) }
    rows = questionnaire.sections.compactMap { section in
      let items = section.items.filter {
        questionnaire.items[$0].isQuestion && session.responses.applicability(of: $0) != .notAsked
      }
      let used = Double(session.timeTaken[section.index] ?? 0) / 60_000
      guard !items.isEmpty || used > 0 else { return nil }
      return Row(
        section: section.id, title: session.responses.text(section.title, in: session.opening.language),
        planned: perQuestion.map { $0 * Double(items.count) }, used: used, questions: items.count,
        settled: items.count { session.responses.state(of: $0) != .open })
    }
    planned = questionnaire.minutes.map(Double.init)
    left = perQuestion.map { $0 * Double(open) }
    let settled = applicable - open
    if settled >= Self.questionsForPace { leftAtPace = used / Double(settled) * Double(open) }
  }
}
