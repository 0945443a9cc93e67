extension Value {
  /// Applies an arithmetic operator (langdef.md, "Numeric Values", "Overflow"): int and uint overflow is an error.
  ///
  /// A departure: an int that meets a double becomes one.
  static func apply(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, budget: inout Budget
  ) throws(EvaluationError) -> Value {
    switch (left, right) {
    case (.int(let left), .int(let right)): .int(try Value.apply(operation, left, right))
    case (.double(let first), .double(let second)): .double(try Value.apply(operation, first, second, left, right))
    case (.int(let first), .double(let second)):
      .double(try Value.apply(operation, Double(first), second, left, right))
    case (.double(let first), .int(let second)):
      .double(try Value.apply(operation, first, Double(second), left, right))
    case (.uint(let left), .uint(let right)): .uint(try Value.apply(operation, left, right))
    default:
      switch operation {
      case .add: try add(left, right, budget: &budget)
      case .subtract: try subtract(left, right)
      default: throw .noOverload(operation.rawValue, left, right)
      }
    }
  }

  /// Applies an arithmetic operator to whole numbers.
  static func apply<Number: FixedWidthInteger>(
    _ operation: BinaryOperator, _ left: Number, _ right: Number
  ) throws(EvaluationError) -> Number {
    let (result, overflow) =
      switch operation {
      case .add: left.addingReportingOverflow(right)
      case .subtract: left.subtractingReportingOverflow(right)
      case .multiply: left.multipliedReportingOverflow(by: right)
      case .divide where right == 0: throw .divisionByZero
      case .divide: left.dividedReportingOverflow(by: right)
      case .modulo where right == 0: throw .modulusByZero
      default: left.remainderReportingOverflow(dividingBy: right)
      }
    // The least int has no remainder by -1 in hardware; cel-go makes it an overflow too (moduloInt64Checked).
    if overflow { throw .overflow }
    return result
  }

  private static func apply(
    _ operation: BinaryOperator, _ left: Double, _ right: Double, _ first: Value, _ second: Value
  ) throws(EvaluationError) -> Double {
    switch operation {
    case .add: left + right
    case .subtract: left - right
    case .multiply: left * right
    case .divide: left / right
    default: throw .noOverload(operation.rawValue, first, second)
    }
  }

  private static func add(_ left: Value, _ right: Value, budget: inout Budget) throws(EvaluationError) -> Value {
    switch (left, right) {
    case (.string(let left), .string(let right)):
      let count = left.utf8.count + right.utf8.count
      guard count <= ExpressionBounds.bytes else { throw .textTooLong }
      try budget.spend(bytes: count)
      return .string(left + right)
    case (.bytes(let left), .bytes(let right)):
      guard left.count + right.count <= ExpressionBounds.bytes else { throw .textTooLong }
      try budget.spend(bytes: left.count + right.count)
      return .bytes(left + right)
    case (.list(let left), .list(let right)):
      guard left.count + right.count <= ExpressionBounds.elements else { throw .tooManyElements }
      try budget.spend(1 + left.count + right.count)
      return .list(left + right)
    case (.timestamp(let moment), .duration(let span)), (.duration(let span), .timestamp(let moment)):
      guard let sum = moment.adding(span.nanoseconds) else { throw .timeOutOfRange }
      return .timestamp(sum)
    case (.duration(let left), .duration(let right)):
      let (sum, overflow) = left.nanoseconds.addingReportingOverflow(right.nanoseconds)
      if overflow { throw .timeOutOfRange }
      return .duration(TimeSpan(nanoseconds: sum))
    default: throw .noOverload("+", left, right)
    }
  }

  private static func subtract(_ left: Value, _ right: Value) throws(EvaluationError) -> Value {
    switch (left, right) {
    case (.timestamp(let moment), .duration(let span)):
      guard span.nanoseconds != .min, let result = moment.adding(-span.nanoseconds) else { throw .timeOutOfRange }
      return .timestamp(result)
    case (.timestamp(let left), .timestamp(let right)):
      let seconds = left.seconds - right.seconds
      let nanoseconds = Int64(left.nanoseconds) - Int64(right.nanoseconds)
      guard let span = TimeSpan(seconds: seconds, nanoseconds: nanoseconds) else { throw .timeOutOfRange }
      return .duration(span)
    case (.duration(let left), .duration(let right)):
      let (difference, overflow) = left.nanoseconds.subtractingReportingOverflow(right.nanoseconds)
      if overflow { throw .timeOutOfRange }
      return .duration(TimeSpan(nanoseconds: difference))
    default: throw .noOverload("-", left, right)
    }
  }

  /// `-x` for int and double (langdef.md, "Overflow"); a duration has none in CEL.
  func negated() throws(EvaluationError) -> Value {
    switch self {
    case .int(let number):
      if number == .min { throw .overflow }
      return .int(-number)
    case .double(let number): return .double(-number)
    default: throw .noOverload("-", self)
    }
  }
}

extension Timestamp {
  /// The moment that lies a number of nanoseconds later; `nil` outside the years 1 to 9999.
  func adding(_ span: Int64) -> Timestamp? {
    let (whole, rest) = span.quotientAndRemainder(dividingBy: 1_000_000_000)
    let fraction = Int64(nanoseconds) + rest
    let carry = fraction.flooredQuotient(by: 1_000_000_000)
    let sum = Timestamp(
      seconds: seconds + whole + carry, nanoseconds: Int32(fraction - carry * 1_000_000_000))
    return sum.isInRange ? sum : nil
  }
}
