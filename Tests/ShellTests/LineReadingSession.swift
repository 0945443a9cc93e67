internal import TestSupport

/// Runs of the probe, which reads lines and says what it read.
enum LineReadingSession {
  /// The probe's path.
  static let executable = productExecutable("LineReadingProbe")

  /// A locale in UTF-8 that the system is sure to have.
  #if os(macOS)
    static let locale = "en_US.UTF-8"
  #else
    static let locale = "C.UTF-8"
  #endif

  /// Nothing of the person's who runs the tests, with some variables changed.
  static func environment(_ changes: [String: String] = [:]) -> [String: String] {
    ["TERM": "xterm", "LANG": locale, "HOME": "/nonexistent", "PATH": "/usr/bin:/bin"]
      .merging(changes) { $1 }
  }

  /// The probe at a terminal, its first prompt shown.
  static func start(
    _ arguments: [String] = [], environment changes: [String: String] = [:], columns: Int = 80, rows: Int = 24,
    until prompt: String = "Q1 > "
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      executable: executable, arguments: arguments, environment: environment(changes), columns: columns, rows: rows)
    try terminal.expect(prompt)
    return terminal
  }

  /// What the probe says to piped input.
  static func reply(to input: [UInt8]) throws -> String {
    let result = try runProgram(executable, environment: environment(), input: input)
    guard result.status == .exited(0), result.errors.isEmpty else {
      throw ProgramError.stillRunning(transcript: String(decoding: result.output + result.errors, as: UTF8.self))
    }
    return String(decoding: result.output, as: UTF8.self)
  }
}
