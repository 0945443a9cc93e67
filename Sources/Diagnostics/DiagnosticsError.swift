/// Thrown once with every problem that a text has, when it cannot be used.
package struct DiagnosticsError: Error, Sendable {
  /// The problems: at least one, at least one of them an error.
  package var diagnostics: [Diagnostic]

  /// Creates an error from several problems.
  package init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }

  /// Creates an error from one problem.
  package init(_ diagnostic: Diagnostic) {
    self.diagnostics = [diagnostic]
  }
}
