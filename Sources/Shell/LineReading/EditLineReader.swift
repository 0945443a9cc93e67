internal import CLineEditing
import Diagnostics

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Reads lines that are edited in place, at a terminal, with completion, history and the user's key bindings.
///
/// One instance is enough for a process, and one line is read at a time: signal handlers belong to the whole process.
/// They are installed for the line only, as are the terminal's settings.
package final class EditLineReader: LineReader {
  /// What Tab completes.
  package var completer: ((_ line: String, _ cursorByte: Int) -> Completion)?

  /// The most bytes of a line.
  package static let lineLimit = PlainLineReader.lineLimit

  private let editor: OpaquePointer
  private let history: CommandHistory
  private let sanitize: (String) -> String
  /// Reads instead while the window claims a size that no window has.
  private lazy var plain = PlainLineReader { prompt in
    var prompt = prompt
    prompt.withUTF8 { _ = write(1, $0.baseAddress, $0.count) }
  }

  /// A reader on standard input and output, which must be fit for it: see ``Terminal/canEditLines``.
  ///
  /// - Parameters:
  ///   - program: The name that the user's bindings can be limited to.
  ///   - history: The commands that Up and Ctrl-R bring back.
  ///   - readsUserBindings: Whether `~/.editrc` is read.
  ///   - sanitize: Makes text that comes from elsewhere fit to show.
  /// - Returns: Nil where there is no memory for it.
  package init?(
    program: String = "groundwork", history: CommandHistory = CommandHistory(), readsUserBindings: Bool = true,
    sanitize: @escaping (String) -> String
  ) {
    guard let editor = gw_le_open(program, readsUserBindings) else { return nil }
    self.editor = editor
    self.history = history
    self.sanitize = sanitize
    for command in history.commands { gw_le_history_add(editor, command) }
    gw_le_on_complete(
      editor,
      { context, _, line, length, cursor in
        guard let context else { return }
        let text = String(decoding: UnsafeRawBufferPointer(start: line, count: length), as: UTF8.self)
        Unmanaged<EditLineReader>.fromOpaque(context).takeUnretainedValue().complete(text, cursor)
      },
      Unmanaged.passUnretained(self).toOpaque()
    )
  }

  deinit { gw_le_close(editor) }

  /// The window's current width, 80 where it is unknown.
  package var columns: Int { Terminal.columns(at: 1) ?? 80 }

  /// The window's current height in rows; nil where it is unknown.
  package var rows: Int? { Terminal.rows(at: 1) }

  /// Shows the prompt and reads a line.
  package func readLine(prompt: String, prefill: String?) -> LineEvent {
    guard gw_le_has_room() else { return plain.readLine(prompt: prompt, prefill: nil) }
    // A C string ends at NUL.
    let prefill = prefill.map {
      String(String.UnicodeScalarView($0.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
    }
    let result = gw_le_read(editor, prompt, prefill)
    switch result.kind {
    case GW_LE_LINE:
      guard result.length <= Self.lineLimit else { return .tooLong(limit: Self.lineLimit) }
      return .line(String(decoding: UnsafeRawBufferPointer(start: result.text, count: result.length), as: UTF8.self))
    case GW_LE_EOF: return .endOfInput
    case GW_LE_INTERRUPT: return .interrupted(lineHadText: result.had_text)
    case GW_LE_SIGNAL: return .terminated(signal: result.number)
    case GW_LE_KEY_BACK: return .key(.back)
    case GW_LE_KEY_SKIP: return .key(.skip)
    default: return .failed(errno: result.number)
    }
  }

  /// Keeps a command for recall, unless it starts with a space.
  package func remember(command: String) {
    if history.remember(command) { gw_le_history_add(editor, command) }
  }
}

// MARK: - Completion

extension EditLineReader {
  /// Completes as far as there is no choice; where that is nothing, shows the choice.
  private func complete(_ line: String, _ cursor: Int) {
    guard var completion = completer?(line, cursor) else { return }
    // What cannot be seen on the line, or would move its cursor, is not put there.
    completion.candidates.removeAll { $0.text.unicodeScalars.contains(where: VisibleText.isHidden) }
    guard let first = completion.candidates.first else { return }
    guard (0...cursor).contains(completion.start) else { return }
    let bytes = Array(line.utf8)
    let typed = bytes[completion.start..<cursor]
    if completion.candidates.count == 1 {
      let hasSpace = cursor < bytes.count && bytes[cursor] == UInt8(ascii: " ")
      replace(typed.count, by: first.text + (first.isOpen || hasSpace ? "" : " "))
      return
    }
    let common = commonStart(of: completion.candidates.map(\.text))
    // A candidate may have been found by its meaning, to which the others' common start need not lead.
    let word = String(decoding: typed, as: UTF8.self)
    if common.utf8.count > typed.count, Completion.starts(common, with: word) {
      replace(typed.count, by: common)
      return
    }
    let rows = CandidateList(completion.candidates, sanitize: sanitize).rows(columns: columns)
    gw_le_list(editor, rows.map { $0 + "\n" }.joined())
  }

  private func replace(_ count: Int, by text: String) {
    _ = gw_le_replace(editor, count, text)
  }

  private func commonStart(of texts: [String]) -> String {
    guard var common = texts.first.map({ Array($0.unicodeScalars) }) else { return "" }
    for text in texts.dropFirst() {
      let length = zip(common, text.unicodeScalars).prefix { $0 == $1 }.count
      common.removeLast(common.count - length)
    }
    return String(String.UnicodeScalarView(common))
  }
}
