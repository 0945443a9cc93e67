import Shell

/// Stands in for a person at a terminal: gives lines in turn, then ends; keeps what it was asked and told.
final class TypedLines: LineReader {
  private var lines: [String]
  private(set) var prompts: [String] = []
  private(set) var remembered: [String] = []
  var completer: ((_ line: String, _ cursorByte: Int) -> Completion)?
  var columns: Int { 80 }
  var rows: Int? { nil }
  /// Called before each line with its number, from 1.
  var onLine: (Int) -> Void = { _ in }

  init(_ lines: [String]) { self.lines = lines }

  func readLine(prompt: String, prefill: String?) -> LineEvent {
    prompts.append(prompt)
    onLine(prompts.count)
    guard !lines.isEmpty else { return .endOfInput }
    let line = lines.removeFirst()
    // What stands on the line is typed behind.
    return line == "\u{3}" ? .interrupted(lineHadText: false) : .line((prefill ?? "") + line)
  }

  func remember(command: String) { remembered.append(command) }
}
