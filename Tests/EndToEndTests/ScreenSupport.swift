import TestSupport
import Testing

extension Trait where Self == ConditionTrait {
  /// Only where there is a terminal emulator to look at.
  static var atAScreen: Self {
    .enabled(if: TerminalWindow.isAvailable, "tmux is not installed, so no screen can be looked at")
  }
}

extension Installation {
  /// The program in a window of a terminal emulator, answering a small questionnaire.
  func window(
    columns: Int = 80, rows: Int = 24, term: String? = nil, program: String = Installation.program,
    _ arguments: String...
  ) throws -> TerminalWindow {
    try folder.write(Self.small, to: "small.json")
    var environment = environment
    environment["TERM"] = term
    environment["PS1"] = "ready$ "
    let arguments = program == Self.program && arguments.isEmpty ? ["take", "small.json"] : arguments
    return try TerminalWindow(
      executable: program, arguments: arguments, environment: environment, columns: columns, rows: rows,
      workingDirectory: folder.path, keeping: self)
  }

  /// The records of the only transcript.
  func transcript() throws -> [String] {
    try TemporaryDirectory.readFile(transcriptPath()).split(separator: "\n").map(String.init)
  }

  /// The path of the commands that are remembered.
  var historyPath: String { folder.path(of: ".local/state/groundwork/history") }

  static let small = """
    {
      "formatVersion": 1, "id": "small", "version": "1.0.0", "title": "Small", "language": "en",
      "sections": [ { "id": "work", "title": "Work", "items": [
        { "id": "job", "type": "text", "text": "Which job is it?" },
        { "id": "lead", "type": "choice", "text": "Who leads the apprenticeship program?",
          "choices": [ { "id": "nobody", "text": "Nobody in particular; it falls to whoever has time" },
                       { "id": "named", "text": "A person is named" },
                       { "id": "paid", "text": "A person is named and paid for the time that it takes" } ] },
        { "id": "story", "type": "text", "multiline": true, "text": "What has happened so far?" },
        { "id": "staff", "type": "integer", "text": "How many people are there?" } ] } ]
    }
    """
}
