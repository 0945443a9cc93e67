import ArgumentParser
import Localization
import Questionnaires

/// In which language a questionnaire is taken.
struct LanguageOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The language to ask in, such as es or es-MX; else the questionnaire's own.", valueName: "language"))
  var language: String?

  /// The language in which to take a questionnaire; `nil` where none was named.
  /// - Throws: ``CommandFailure`` where it is not one of the questionnaire's.
  func tag(for questionnaire: Questionnaire) throws -> String? {
    try language.map { try Self.tag($0, for: questionnaire) }
  }

  /// A language that was named, as the questionnaire has it.
  /// - Throws: ``CommandFailure`` where it is not one of the questionnaire's.
  static func tag(_ wanted: String, for questionnaire: Questionnaire) throws -> String {
    if let tag = questionnaire.language(for: Language(wanted)) { return tag }
    throw CommandFailure(
      "'\(questionnaire.id)' cannot be taken in '\(wanted)'.",
      hints: ["Its languages are: \(questionnaire.languages.joined(separator: ", "))."], code: 64)
  }
}
