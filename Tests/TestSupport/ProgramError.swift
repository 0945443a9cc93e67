/// A program under test, or a file that it works on, that is not as expected.
package enum ProgramError: Error, CustomStringConvertible {
  /// It could not be started.
  case notStarted(path: String, errno: Int32)
  /// It did not show a text in time, or ended without; the transcript has control characters escaped.
  case missing(text: String, transcript: String)
  /// A file could not be made or read.
  case noFile(path: String, errno: Int32)
  /// It did not end in time.
  case stillRunning(transcript: String)

  /// What happened, with all that the program had shown.
  package var description: String {
    switch self {
    case .notStarted(let path, let number): "\(path) could not be started: errno \(number)"
    case .noFile(let path, let number): "no access to \(path): errno \(number)"
    case .missing(let text, let transcript): "no \(text.debugDescription) in \(transcript.debugDescription)"
    case .stillRunning(let transcript): "still running after \(transcript.debugDescription)"
    }
  }
}
