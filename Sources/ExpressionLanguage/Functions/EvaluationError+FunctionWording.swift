extension EvaluationError {
  // MARK: - Texts

  /// A place outside a text.
  static func badPlace(_ place: Int64, count: Int) -> EvaluationError {
    EvaluationError(message: "index \(place) is out of range: the text has \(count) characters")
  }

  /// A part of a text that ends before it begins.
  static func reversedRange(_ start: Int64, _ end: Int64) -> EvaluationError {
    EvaluationError(message: "the part from \(start) to \(end) ends before it begins")
  }

  /// An element of a list to join that is no text.
  static func notJoinable(_ value: Value) -> EvaluationError {
    EvaluationError(message: "'join' takes a list of string, found \(value.type.name) in it")
  }

  // MARK: - Formats

  /// More clauses than arguments.
  static func missingFormatArgument(count: Int) -> EvaluationError {
    EvaluationError(message: "the format has more clauses than the \(count) arguments it is given")
  }

  /// A format that ends within a clause.
  static let unfinishedClause = EvaluationError(
    message: "the format ends within a clause: write '%%' for a percent sign")

  /// A letter that is no clause.
  static func unknownClause(_ letter: Unicode.Scalar) -> EvaluationError {
    EvaluationError(
      message: "unknown formatting clause '%\(letter.escaped(asASCII: false))': "
        + "expected %s, %d, %f, %e, %b, %x, %X, %o or %%")
  }

  /// A precision without digits, or a large one.
  static func badPrecision(limit: Int) -> EvaluationError {
    EvaluationError(message: "a precision is a point with a number from 0 to \(limit) after it, such as '%.2f'")
  }

  /// An argument that its clause does not take.
  static func badFormatArgument(_ letter: Character, takes: String, _ value: Value) -> EvaluationError {
    EvaluationError(message: "the formatting clause '%\(letter)' takes \(takes), found \(value.type.name)")
  }

  // MARK: - Numbers

  /// The greatest or least of no numbers.
  static func emptyList(_ name: String) -> EvaluationError {
    EvaluationError(message: "'\(name)' of an empty list")
  }

  /// NaN among numbers to compare.
  static func unordered(_ name: String) -> EvaluationError {
    EvaluationError(message: "'\(name)' cannot order NaN")
  }

  /// Bits shifted by less than none.
  static func negativeShift(_ name: String, _ offset: Int64) -> EvaluationError {
    EvaluationError(message: "'\(name)' takes an offset from 0 on, found the negative offset \(offset)")
  }

  // MARK: - Encodings

  /// A text that is no base64.
  static let badBase64 = EvaluationError(message: "the text is no base64 (A-Z, a-z, 0-9, '+', '/', and '=' at the end)")
}
