import Diagnostics

/// How text for a terminal may look: its width, and whether colour and block glyphs may be used.
package struct TerminalStyle: Sendable, Equatable {
  /// The greatest number of cells in a line, already cut to 100.
  package var width: Int
  /// Whether colour and bold may be used; plain mode overrides it.
  package var usesColor: Bool
  /// Whether bars are drawn with block glyphs, which needs a UTF-8 locale.
  package var usesBlocks: Bool
  /// Whether everything is said in plain lines: no colour, no bars.
  package var isPlain: Bool

  /// Whether an address that is longer than a line is broken to fit the window. Not in a file, where it must stay one.
  package var breaksAddresses: Bool

  /// Creates a style.
  package init(width: Int, usesColor: Bool, usesBlocks: Bool, isPlain: Bool, breaksAddresses: Bool = true) {
    self.width = width
    self.breaksAddresses = breaksAddresses
    self.usesColor = usesColor
    self.usesBlocks = usesBlocks
    self.isPlain = isPlain
  }

  /// Plain lines of 80 cells: what a pipe, a log or a screen reader gets.
  package static let plain = TerminalStyle(
    width: 80, usesColor: false, usesBlocks: false, isPlain: true, breaksAddresses: false)

  /// A text to keep or to send: 80 cells, bars of ASCII, no colour; the same whatever the terminal and the locale.
  package static let document = TerminalStyle(
    width: 80, usesColor: false, usesBlocks: false, isPlain: false, breaksAddresses: false)

  /// What a stretch of text is, for the few places where looks help. Never the only carrier of what it says.
  package enum Role: Sendable {
    /// A title, a heading or a question.
    case heading
    /// What matters less: hints, progress, sources.
    case secondary
    /// Reached or in place.
    case good
    /// Held back or open.
    case attention
    /// Text like any other.
    case body

    fileprivate var look: TerminalLook? {
      switch self {
      case .heading: .bold
      case .secondary: .faint
      case .good: .green
      case .attention: .yellow
      case .body: nil
      }
    }
  }

  /// A text, on one line and already visible, in the look of a role.
  package func styled(_ text: String, as role: Role) -> String {
    guard usesColor, !isPlain, !text.isEmpty, let look = role.look else { return text }
    return look.applied(to: text)
  }

  /// A text in bold.
  package func bold(_ text: String) -> String { styled(text, as: .heading) }

  /// A text that matters less.
  package func dim(_ text: String) -> String { styled(text, as: .secondary) }

  /// Whether bars fit and are wanted: not below 40 cells, not in plain mode.
  package var drawsBars: Bool { width >= 40 && !isPlain }
}
