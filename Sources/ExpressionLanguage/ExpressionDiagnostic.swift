package import Diagnostics

/// A problem in an expression, found when compiling.
package struct ExpressionDiagnostic: Sendable, Hashable {
  package var severity: Diagnostic.Severity
  /// The stable identifier of this kind of problem, in kebab case.
  package var identifier: String
  /// What was found and what was expected, in lower case without a full stop.
  package var message: String
  /// The part of the expression meant, in UTF-8 offsets of its source.
  package var range: Range<Int>
  /// Remarks such as the likely intent, in the order shown.
  package var notes: [String]

  /// Creates a diagnostic.
  package init(
    _ severity: Diagnostic.Severity, _ identifier: String, _ message: String, at range: Range<Int>,
    notes: [String] = []
  ) {
    self.severity = severity
    self.identifier = identifier
    self.message = message
    self.range = range
    self.notes = notes
  }

  /// The same for the file that the expression stands in.
  /// - Parameter range: the part meant, in UTF-8 offsets of that file.
  package func diagnostic(in source: SourceText, at range: Range<Int>) -> Diagnostic {
    diagnostic(at: Diagnostic.Place(source: source, range: range))
  }

  /// The same at a place in the file that the expression stands in.
  package func diagnostic(at place: Diagnostic.Place) -> Diagnostic {
    Diagnostic(severity, identifier, message, at: place, notes: notes.map { Diagnostic.Note($0) })
  }
}
