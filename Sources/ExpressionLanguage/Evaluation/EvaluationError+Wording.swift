extension EvaluationError {
  /// No overload takes the operands (cel-go, types.MaybeNoSuchOverloadErr).
  static func noOverload(_ name: String, _ operands: Value...) -> EvaluationError {
    noOverload(name, operands)
  }

  /// No overload takes the arguments.
  static func noOverload(_ name: String, _ operands: [Value]) -> EvaluationError {
    let types = operands.map(\.type.name).joined(separator: ", ")
    return EvaluationError(message: "no such overload: '\(name)' does not take (\(types))")
  }

  /// A condition that is no bool.
  static func notBool(_ value: Value) -> EvaluationError {
    EvaluationError(message: "no such overload: a condition is bool, found \(value.type.name)")
  }

  /// A result outside its type.
  static let overflow = EvaluationError(message: "the result is out of range (overflow)")
  /// `x / 0` of whole numbers.
  static let divisionByZero = EvaluationError(message: "division by zero")
  /// `x % 0`.
  static let modulusByZero = EvaluationError(message: "modulus by zero")
  /// See ``ExpressionBounds/steps``.
  static let tooManySteps = EvaluationError(
    message: "the expression takes more than \(ExpressionBounds.steps) steps")
  /// See ``ExpressionBounds/elements``.
  static let tooManyElements = EvaluationError(
    message: "the list would have more than \(ExpressionBounds.elements) elements")
  /// See ``ExpressionBounds/bytes``.
  static let textTooLong = EvaluationError(message: "the text would have more than \(ExpressionBounds.bytes) bytes")
  /// See ``ExpressionBounds/levels``.
  static let tooManyLevels = EvaluationError(
    message: "the value is nested more than \(ExpressionBounds.levels) levels deep")
  /// A key of a type that keys cannot have.
  static let badKey = EvaluationError(message: "unsupported key type: a key is bool, int, uint or string")
  /// A key that occurs twice in a map literal.
  static let repeatedKey = EvaluationError(message: "the map has a repeated key")

  /// A key that is not in a map (langdef.md, "Field Selection": `no_such_field`).
  static func noSuchKey(_ key: Value) -> EvaluationError {
    EvaluationError(message: "no such key: \(key.excerpt)")
  }

  /// An index outside a list.
  static func badIndex(_ index: Value, count: Int) -> EvaluationError {
    EvaluationError(message: "index \(index.excerpt) is outside the list of \(count)")
  }

  /// A macro over a value that has no elements.
  static func notIterable(_ value: Value) -> EvaluationError {
    EvaluationError(message: "no such overload: a macro goes through a list or map, found \(value.type.name)")
  }

  /// An optional element or entry that is no optional.
  static func notOptional(_ value: Value) -> EvaluationError {
    EvaluationError(message: "what follows '?' is an optional value, found \(value.type.name)")
  }

  /// `value()` of an optional that has none.
  static let noValue = EvaluationError(message: "the optional has no value")

  /// A text that is no regular expression.
  static func badPattern(_ problem: RegularExpression.Problem) -> EvaluationError {
    EvaluationError(message: problem.message)
  }

  /// A value that a conversion cannot turn into its type.
  static func conversion(_ type: ValueType, _ value: Value) -> EvaluationError {
    EvaluationError(message: "\(value.excerpt) is no \(type)")
  }

  /// A moment outside the years 1 to 9999, or a duration beyond 292 years.
  static let timeOutOfRange = EvaluationError(message: "the time is out of range")

  /// A time zone that is not known.
  static func unknownTimeZone(_ name: String) -> EvaluationError {
    EvaluationError(
      message: "unknown time zone \(Value.string(name).excerpt): expected a name such as 'Europe/Vienna', UTC, "
        + "or an offset such as '+02:00'")
  }

  /// A name that nothing declares.
  static func undeclared(_ name: String) -> EvaluationError {
    EvaluationError(message: "undeclared reference to '\(name)'")
  }

  /// A result of another type than the one wanted.
  static func unexpectedResult(_ wanted: ValueType, _ value: Value) -> EvaluationError {
    EvaluationError(message: "expected \(wanted), found \(value.type.name)")
  }
}
