import Diagnostics
import JSONDocuments
import Questionnaires
import TestSupport

/// The built program with a store and a home of its own.
final class Installation {
  let folder: TemporaryDirectory
  var environment: [String: String]

  init() throws {
    folder = try TemporaryDirectory()
    environment = [
      "HOME": folder.path, "GROUNDWORK_HOME": folder.path(of: "store"), "PATH": "/usr/bin:/bin",
      "LANG": "C.UTF-8", "TERM": "xterm", "TZ": "UTC", "GROUNDWORK_QUESTIONNAIRES": Self.questionnaires,
    ]
  }

  /// The program under test.
  static let program = productExecutable("groundwork")

  /// The folder of the shipped questionnaires.
  static let questionnaires: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    return parts.joined(separator: "/") + "/questionnaires"
  }()

  /// What a run of the program left.
  struct Run {
    var status: ExitStatus
    var output: String
    var errors: String
  }

  /// Runs the program to its end, without a terminal.
  func run(_ arguments: String..., input: String = "") throws -> Run {
    let result = try runProgram(
      Self.program, arguments, environment: environment, input: Array(input.utf8), workingDirectory: folder.path)
    return Run(
      status: result.status, output: String(decoding: result.output, as: UTF8.self),
      errors: String(decoding: result.errors, as: UTF8.self))
  }

  /// Opens the program at a terminal.
  func open(_ arguments: String..., columns: Int = 80, rows: Int = 24) throws -> PseudoTerminal {
    try PseudoTerminal(
      executable: Self.program, arguments: arguments, environment: environment, columns: columns, rows: rows,
      workingDirectory: folder.path)
  }

  /// The path of the only transcript in the store.
  func transcriptPath() throws -> String {
    let listing = try run("assessments", "--json")
    let source = SourceText(name: "assessments", text: listing.output)
    guard case .array(let rows) = try JSONDocument(parsing: source).root.kind, let path = rows.first?[name: "path"],
      case .string(let text) = path.kind
    else { throw NoTranscript() }
    return text.value
  }

  struct NoTranscript: Error {}

  /// The readiness checklist.
  static func readiness() throws -> Questionnaire { try questionnaire("apprenticeship_readiness") }

  /// The ids of the questionnaires that ship.
  static let shipped = QuestionnaireCatalog(
    folders: [QuestionnaireCatalog.Folder(path: questionnaires, origin: .flag)]
  )
  .entries.map(\.name)

  /// A questionnaire that ships, checked.
  static func questionnaire(_ id: String) throws -> Questionnaire {
    let path = questionnaires + "/\(id).json"
    let result = try QuestionnaireCatalog.load(path: path)
    guard let questionnaire = result.questionnaire else { throw NoTranscript() }
    return questionnaire
  }
}
