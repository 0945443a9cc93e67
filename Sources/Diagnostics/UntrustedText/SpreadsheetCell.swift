/// Text in the cell of a spreadsheet that must stay text.
///
/// A spreadsheet program takes a cell for a formula by its first character and then runs what a stranger wrote (OWASP,
/// "CSV Injection"). An apostrophe before it makes it text.
package enum SpreadsheetCell {
  /// The text with an apostrophe before it where it would be a formula.
  ///
  /// One that is such a text behind apostrophes gets another, so that ``restored(_:)`` always gives back the text.
  package static func guarded(_ text: String) -> String {
    isFormula(first(of: text)) ? "'" + text : text
  }

  /// The text of a cell as it was before ``guarded(_:)``; any other text as it is.
  package static func restored(_ cell: String) -> String {
    guard cell.unicodeScalars.first == "'", isFormula(first(of: cell)) else { return cell }
    return String(String.UnicodeScalarView(cell.unicodeScalars.dropFirst()))
  }

  /// What a program that skips apostrophes and spaces takes for the beginning of a cell.
  private static func first(of text: String) -> Unicode.Scalar? {
    text.unicodeScalars.first { $0 != "'" && $0 != " " }
  }

  /// The signs that begin a formula, ASCII and full width, and the white space that programs skip before one.
  private static func isFormula(_ scalar: Unicode.Scalar?) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }
}
