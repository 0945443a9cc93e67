import AnswerFiles
import Localization
import Reports

/// Long texts, shown as much at a time as the window holds.
extension Conversation {
  /// Whether long texts stop at the window's height: not for a file, and not where lines are read aloud.
  package var pagesText: Bool { mode == .person && !style.isPlain }

  /// Shows a text that was asked for, by the page where it is longer than the window and there is somebody to turn pages.
  ///
  /// Enter goes on and `q` stops. Another line stops too and is taken as if typed at the question; so is whatever else
  /// ends the wait, such as a hang-up.
  func page(_ text: String, to sink: ((String) -> Void)? = nil) {
    let sink = sink ?? output.talk
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(text.hasSuffix("\n") ? 1 : 0)
    guard let pause, let rows, rows >= Self.fewestRows, lines.count >= rows else { return sink(text) }
    let size = rows - 2
    var rest = lines[...]
    while true {
      sink(rest.prefix(size).map { $0 + "\n" }.joined())
      rest = rest.dropFirst(size)
      guard !rest.isEmpty else {
        hasPaged = true
        return
      }
      let event = pause(
        localized(
          rest.count, one: "\(rest.count) more line [Enter, or q to stop] > ",
          other: "\(rest.count) more lines [Enter, or q to stop] > "))
      switch event {
      case .line(let line):
        let word = line.trimmingSpaces().lowercased()
        if word.isEmpty { continue }
        if !["q", "quit", "n", "no"].contains(word) { heldEvent = event }
        return
      case .interrupted, .tooLong: return
      case .key, .endOfInput, .terminated, .failed:
        heldEvent = event
        return
      }
    }
  }

  /// What ended the wait in the middle of a text and is still to be dealt with, once.
  func takeHeldEvent() -> LineEvent? {
    defer { heldEvent = nil }
    return heldEvent
  }

  /// A window lower than this scrolls: pages of a few lines are no help.
  private static let fewestRows = 8
}
