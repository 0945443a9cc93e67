/// One problem found in a text that a person wrote, with its place and what would be right.
package struct Diagnostic: Sendable {
  /// How much a problem matters.
  package enum Severity: String, Sendable, Comparable {
    /// Adds to the diagnostic before it.
    case note
    /// The file can be used, but probably does not say what was meant.
    case warning
    /// The file cannot be used.
    case error

    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }

    package static func < (lhs: Severity, rhs: Severity) -> Bool { lhs.rank < rhs.rank }
  }

  /// Where in a text a problem is.
  package struct Place: Sendable {
    /// The text.
    package var source: SourceText
    /// The bytes meant; empty for a point between two bytes.
    package var range: Range<Int>
    /// The JSON Pointer (RFC 6901) of the value meant, where the text is JSON.
    package var pointer: String?

    /// Creates a place from a byte range.
    package init(source: SourceText, range: Range<Int>, pointer: String? = nil) {
      self.source = source
      self.range = range
      self.pointer = pointer
    }

    /// The line and column where the place begins.
    package var position: SourcePosition { source.position(at: range.lowerBound) }
  }

  /// A remark that belongs to a diagnostic, such as the likely intent or the place of an earlier declaration.
  package struct Note: Sendable {
    /// The remark, in lower case without a full stop.
    package var message: String
    /// The place it speaks of, where that is another than the diagnostic's.
    package var place: Place?

    /// Creates a note.
    package init(_ message: String, at place: Place? = nil) {
      self.message = message
      self.place = place
    }
  }

  /// How much it matters.
  package var severity: Severity
  /// The stable identifier of this kind of problem, in kebab case, for programs and searches.
  package var identifier: String
  /// What was found and what was expected, in lower case without a full stop.
  package var message: String
  /// Where it is; `nil` where the whole run is meant.
  package var place: Place?
  /// Remarks, in the order shown.
  package var notes: [Note]

  /// Creates a diagnostic.
  package init(
    _ severity: Severity, _ identifier: String, _ message: String, at place: Place? = nil, notes: [Note] = []
  ) {
    self.severity = severity
    self.identifier = identifier
    self.message = message
    self.place = place
    self.notes = notes
  }
}

extension [Diagnostic] {
  /// Whether any of these is an error.
  package var hasErrors: Bool { contains { $0.severity == .error } }

  /// The same diagnostics by file, then by place; those without a place first.
  package func inSourceOrder() -> [Diagnostic] {
    enumerated().sorted { lhs, rhs in
      let left = lhs.element.place
      let right = rhs.element.place
      let leftKey = (left?.source.name ?? "", left?.range.lowerBound ?? -1, lhs.offset)
      let rightKey = (right?.source.name ?? "", right?.range.lowerBound ?? -1, rhs.offset)
      return leftKey < rightKey
    }
    .map(\.element)
  }
}
