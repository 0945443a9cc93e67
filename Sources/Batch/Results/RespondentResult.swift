import ExpressionLanguage
import Questionnaires
import Scoring

/// What the answers of one respondent come to, as far as a batch tells it.
struct RespondentResult: Sendable {
  /// A gate that holds the next level back.
  struct Hold: Sendable, Equatable {
    /// Its level and its place there.
    var level: Int
    var gate: Int
    /// What is missing, where the text has values piped in; `nil` where it is the same for everybody.
    var message: String?
  }

  var total: Score?
  var coverage: Double
  /// The index of the level reached.
  var level: Int?
  /// The index of the level after it.
  var next: Int?
  /// How far the headline is below the share of that level.
  var shortBy: Double?
  /// The gates of that level that do not hold, in definition order.
  var holds: [Hold]
  /// By section.
  var sections: [Double?]
  /// By computed value.
  var computed: [Outcome]

  /// A result of which nothing is known, to be filled in.
  init(of questionnaire: Questionnaire) {
    coverage = 0
    holds = []
    sections = Array(repeating: nil, count: questionnaire.sections.count)
    computed = []
  }

  /// Picks from a sheet what is told.
  init(_ sheet: ScoreSheet, _ responses: Responses, language: String) {
    total = sheet.total
    coverage = sheet.coverage
    level = sheet.level?.reached
    next = sheet.level?.next
    shortBy = sheet.level?.shortBy
    holds =
      sheet.level?.failingGates.map { gate in
        let isLiteral = gate.message.template(in: language).isLiteral
        return Hold(
          level: gate.level, gate: gate.gate, message: isLiteral ? nil : responses.text(gate.message, in: language))
      } ?? []
    sections = sheet.sections.map(\.share)
    computed = responses.questionnaire.computed.indices.map { responses.computed($0) }
  }
}

extension TextTemplate {
  /// Whether nothing is piped in.
  var isLiteral: Bool {
    segments.allSatisfy { segment in
      if case .literal = segment { true } else { false }
    }
  }

  /// The text of a template into which nothing is piped.
  var literal: String { filled { _ in "" } }
}
