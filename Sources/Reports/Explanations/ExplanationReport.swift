package import Assessments
package import JSONDocuments
package import Localization
import Questionnaires
package import Scoring

/// One number of a result with what it is made of, in words and figures: what renderers of explanations show.
///
/// As in a ``Report``, texts stand in the assessment's language and nothing is escaped. Shares, weights and percentages are
/// unrounded numbers 0...1.
package struct ExplanationReport: Sendable, Equatable {
  /// Names one assessment.
  package var assessment: String
  /// The questionnaire that was answered.
  package var definition: Report.Definition
  /// The number that was asked for.
  package var root: Node
  /// The language of the texts.
  package var language: Language

  /// A number with its parts.
  package struct Node: Sendable, Equatable {
    /// What is to be typed to have it explained; an answer goes by its item's name.
    package var name: String
    /// What it is.
    package var kind: Kind
    /// For which answers it is worked out; `nil` for those given.
    package var scenario: Scenario?
    /// What it is called.
    package var title: String
    /// What it comes to, in words: `54 of 100, could be 54 to 57`.
    package var text: String
    /// What it comes to; `nil` where it does not count, is not known or could not be worked out.
    package var value: JSONValue?
    /// What a share can still become.
    package var interval: Explanation.Interval?
    /// How it is made of its parts, in a sentence; empty where the text says everything.
    package var rule: String
    /// The arithmetic, such as `(2 x 0.75 + 1 x 0.5) / 3 = 2 / 3 = 0.6667`.
    package var formula: String?
    /// The expression that says what it comes to, or the condition that leaves it out.
    package var expression: String?
    /// Its weight as a share of the whole.
    package var effectiveWeight: Double?
    /// The same in a sentence; empty where there is nothing to say.
    package var weightText: String
    /// The state of an answer; `holds`, `fails`, `undecided` or `failedToEvaluate` of a condition; `notScored`,
    /// `notApplicable` or `notAsked` of what is left out.
    package var state: String?
    /// The questions it waits for.
    package var waitsFor: [Report.ItemReference]
    /// Where the definition says so.
    package var place: Place?
    /// What the definition cites for it.
    package var sources: [Report.Citation]
    /// Whether its parts are here.
    package var extent: Explanation.Extent
    /// What it is made of.
    package var parts: [Part]
    /// The names of what else can be said about it, such as what it can still become.
    package var related: [String]
  }

  /// What can be explained.
  package enum Kind: String, Sendable, CaseIterable {
    case score
    case low
    case high
    case coverage
    case bucket
    case section
    case item
    case answer
    /// The level reached.
    case standing
    case level
    case gate
    case computed
    case action
    case client
    case today
  }

  /// Answers that are assumed.
  package struct Scenario: Sendable, Equatable {
    /// The name of the interval's end or of the action.
    package var name: String
    /// To follow "that is": `with "Name a lead" done`.
    package var text: String
  }

  /// A part with what it is in the whole.
  package struct Part: Sendable, Equatable {
    package var role: Role
    /// Its weight by the model, or the amount that it adds.
    package var weight: Double?
    /// What share of the whole it makes up.
    package var percentage: Double?
    /// The share that it has to reach.
    package var target: Double?
    /// How it stands to that, such as `met` or `6 points to go`; empty where there is nothing to say.
    package var note: String
    package var node: Node
  }

  /// What a part is in the whole.
  package enum Role: String, Sendable, CaseIterable {
    case counted
    case leftOut
    case summand
    case required
    case read
    case assumed
    case ranging
    case done
    case now
  }

  /// A place in a definition.
  package struct Place: Sendable, Equatable {
    /// The file, as it was named.
    package var file: String
    /// From 1.
    package var line: Int
    /// From 1, in characters.
    package var column: Int
    /// The JSON Pointer.
    package var pointer: String?
  }

  /// Explains a number of an assessment.
  /// - Parameters:
  ///   - sheet: the scores of the session's answers.
  ///   - plan: the plan made from them.
  package init(
    of subject: Explanation.Subject, extent: Explainer.Extent = .parts, session: AssessmentSession, scorer: Scorer,
    sheet: ScoreSheet, plan: Plan
  ) {
    let explainer = Explainer(scorer, session.responses, sheet: sheet, plan: plan)
    let builder = ExplanationReportBuilder(ReportBuilder(session: session, sheet: sheet, plan: plan))
    assessment = session.opening.assessment
    definition = Language(session.opening.language).speaking { builder.report.definition }
    language = Language(session.opening.language)
    root = language.speaking { builder.node(explainer.explanation(of: subject, extent: extent)) }
  }
}
