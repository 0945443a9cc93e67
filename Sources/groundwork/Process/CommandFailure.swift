import Diagnostics
import Shell

/// Why a command ends without doing what it was asked: a sentence, what may help, and the exit code.
struct CommandFailure: Error {
  /// What happened, as a sentence.
  var message: String
  /// What may help, as sentences.
  var hints: [String] = []
  var code: Int32

  init(_ message: String, hints: [String] = [], code: Int32) {
    self.message = message
    self.hints = hints
    self.code = code
  }

  init(_ message: String, hints: [String] = [], _ status: ExitStatus) {
    self.init(message, hints: hints, code: status.rawValue)
  }

  /// Ends with a code after everything was said.
  static func silent(_ status: ExitStatus) -> CommandFailure {
    CommandFailure("", status)
  }

  /// Says it on standard error: at a terminal in lines that fit the window, else in a line for each sentence.
  func report() {
    guard !message.isEmpty else { return }
    StandardStreams.tell(["groundwork: \(message)"] + hints)
  }
}
