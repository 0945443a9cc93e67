/// A text that is built piece by piece within ``ExpressionBounds/bytes``.
struct BoundedText {
  private(set) var text = ""

  /// Adds a piece.
  /// - Throws: an error where the text would become too long, or not enough steps are left.
  mutating func append(_ piece: String, budget: inout Budget) throws(EvaluationError) {
    try BoundedText.claim(text.utf8.count + piece.utf8.count, spending: piece.utf8.count, budget: &budget)
    text += piece
  }

  /// Takes the steps for a text of so many bytes that is about to be made.
  /// - Throws: an error where it would be too long, or not enough steps are left.
  static func claim(_ bytes: Int, budget: inout Budget) throws(EvaluationError) {
    try claim(bytes, spending: bytes, budget: &budget)
  }

  private static func claim(_ bytes: Int, spending: Int, budget: inout Budget) throws(EvaluationError) {
    try budget.spend(bytes: spending)
    guard bytes <= ExpressionBounds.bytes else { throw .textTooLong }
  }
}
