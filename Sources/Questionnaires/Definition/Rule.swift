package import Diagnostics
package import ExpressionLanguage

/// An expression of a definition, compiled, with its place in the file.
package struct Rule: Sendable {
  /// The compiled expression.
  package let program: Program
  /// Where the expression stands.
  package let place: Diagnostic.Place

  /// Creates a rule.
  package init(program: Program, place: Diagnostic.Place) {
    self.program = program
    self.place = place
  }
}
