import ArgumentParser
import Localization
import Questionnaires

/// Who an assessment is about and who takes part.
struct AssessmentOptions: ParsableArguments {
  @OptionGroup var employer: ClientOptions

  @Option(name: .long, help: ArgumentHelp("Who leads the session.", valueName: "name"))
  var facilitator: String?

  @Option(name: .long, help: ArgumentHelp("Who answers; may be given several times.", valueName: "name"))
  var respondent: [String] = []

  @Flag(name: .long, help: "Lead a session with several people: what to ask next, sections read back and confirmed.")
  var guided = false

  @OptionGroup var speech: LanguageOptions

  /// The facts for the first event of a new assessment.
  /// - Throws: ``ValidationError`` where a name is empty or too long to be one.
  func facts() throws -> OpeningFacts {
    OpeningFacts(
      client: try employer.facts(), facilitator: try Self.name(facilitator, "facilitator"),
      respondents: try respondent.compactMap { try Self.name($0, "respondent") }, isGuided: guided,
      language: speech.language.map(Language.init))
  }

  /// A name as it was given.
  /// - Throws: ``ValidationError`` where it is empty or too long to be one.
  static func name(_ text: String?, _ option: String) throws -> String? {
    guard let text else { return nil }
    let isBlank = text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
    guard !isBlank, text.utf8.count <= 300 else {
      throw ValidationError("--\(option) expects a name of at most 300 bytes that is not blank.")
    }
    return text
  }
}

/// Who an assessment is about.
struct ClientOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("The employer that the assessment is about.", valueName: "name"))
  var client: String?

  @Option(name: .long, help: ArgumentHelp("The state the employer is in, such as NH.", valueName: "state"))
  var state: String?

  @Option(name: .long, help: ArgumentHelp("The employer's sector, such as hospital.", valueName: "sector"))
  var sector: String?

  /// Whether nothing was said.
  var isEmpty: Bool { client == nil && state == nil && sector == nil }

  /// The client for expressions and the first event.
  /// - Throws: ``ValidationError`` where a name is empty or too long to be one.
  func facts() throws -> Client {
    Client(
      name: try AssessmentOptions.name(client, "client"), state: try AssessmentOptions.name(state, "state"),
      sector: try AssessmentOptions.name(sector, "sector"))
  }
}
