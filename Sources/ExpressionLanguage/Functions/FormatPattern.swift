/// The text that `format` is called on, taken apart (cel-spec, doc/extensions/strings.md, "Format":
/// `%[.precision]conversion`).
struct FormatPattern {
  /// Text as it is, or a clause that an argument replaces.
  enum Piece: Equatable {
    case text(String)
    case clause(Clause)
  }

  /// What a clause makes of its argument.
  struct Clause: Equatable {
    /// The conversion, by the letter that a pattern names it with.
    enum Conversion: Character {
      case text = "s"
      case decimal = "d"
      case fixed = "f"
      case scientific = "e"
      case binary = "b"
      case lowerHexadecimal = "x"
      case upperHexadecimal = "X"
      case octal = "o"
    }

    var conversion: Conversion
    /// Digits after the point; conversions other than `%f` and `%e` pay it no heed, as in cel-go.
    var precision: Int
  }

  /// Digits after the point where a clause has no precision.
  static let defaultPrecision = 6
  /// The largest precision (cel-go, ext/strings.go, StringsMaxPrecision).
  static let largestPrecision = 100

  private let bytes: [UInt8]
  private var place = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// The next piece; `nil` at the end.
  /// - Throws: an error for a clause that is none.
  mutating func next() throws(EvaluationError) -> Piece? {
    guard place < bytes.count else { return nil }
    let percent = UInt8(ascii: "%")
    let end = bytes[place...].firstIndex(of: percent) ?? bytes.count
    if end > place {
      defer { place = end }
      return .text(String(decoding: bytes[place..<end], as: UTF8.self))
    }
    place += 1
    guard place < bytes.count else { throw .unfinishedClause }
    if bytes[place] == percent {
      place += 1
      return .text("%")
    }
    let precision = try takePrecision()
    guard place < bytes.count else { throw .unfinishedClause }
    guard let conversion = Clause.Conversion(rawValue: Character(Unicode.Scalar(bytes[place]))) else {
      let letter = String(decoding: bytes[place...].prefix(4), as: UTF8.self).unicodeScalars.first
      throw .unknownClause(letter ?? "\u{FFFD}")
    }
    place += 1
    return .clause(Clause(conversion: conversion, precision: precision))
  }

  private mutating func takePrecision() throws(EvaluationError) -> Int {
    guard bytes[place] == UInt8(ascii: ".") else { return FormatPattern.defaultPrecision }
    place += 1
    let start = place
    var precision = 0
    while place < bytes.count, UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[place] {
      precision = precision * 10 + Int(bytes[place] - UInt8(ascii: "0"))
      guard precision <= FormatPattern.largestPrecision else { break }
      place += 1
    }
    guard place > start, precision <= FormatPattern.largestPrecision else {
      throw .badPrecision(limit: FormatPattern.largestPrecision)
    }
    return precision
  }
}
