/// A source of lines that a person, or a file standing in for one, enters.
package protocol LineReader: AnyObject {
  /// Shows the prompt and reads a line.
  ///
  /// - Parameters:
  ///   - prompt: Short, ASCII and uncoloured, without a line end.
  ///   - prefill: Text that stands on the line ready to edit. A reader that cannot edit ignores it.
  func readLine(prompt: String, prefill: String?) -> LineEvent

  /// Keeps a command for recall. Only commands: never an answer, a note or a name.
  func remember(command: String)

  /// The window's current width, 80 where it is unknown.
  var columns: Int { get }

  /// The window's current height in rows; nil where it is unknown.
  var rows: Int? { get }

  /// The bytes of the line read last where they are not all UTF-8; nil where they are.
  var malformedLine: [UInt8]? { get }

  /// What Tab completes, given the line and the cursor's byte offset in it. A reader that cannot edit never asks.
  var completer: ((_ line: String, _ cursorByte: Int) -> Completion)? { get set }
}

extension LineReader {
  /// Nil: a reader that edits lines or makes them up has only text.
  package var malformedLine: [UInt8]? { nil }
}
