extension UntrustedText {
  /// The text as a field of comma-separated values (RFC 4180), with quotes where it needs them.
  ///
  /// What is hidden is shown, since many readers stop at a NUL; line feeds are kept, and no spreadsheet program takes it
  /// for a formula (see ``SpreadsheetCell``).
  package var forCSV: String {
    let cell = SpreadsheetCell.guarded(VisibleText.multiline(withLineFeeds))
    let isSpaced = cell.utf8.first == 0x20 || cell.utf8.last == 0x20
    guard isSpaced || cell.utf8.contains(where: Self.needsQuotes) else { return cell }
    var field = "\""
    for scalar in cell.unicodeScalars {
      if scalar == "\"" { field += "\"" }
      field.unicodeScalars.append(scalar)
    }
    return field + "\""
  }

  /// The other separators too, for readers that guess which one it is.
  private static func needsQuotes(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x09, 0x0A, 0x0D, UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ";"): true
    default: false
    }
  }
}
