extension Value {
  /// Whether two values are equal as CEL's `==` says (langdef.md, "Equality"): numbers compare by what they are
  /// worth whatever their types, values of other different types are unequal, NaN equals nothing.
  func equals(_ other: Value, budget: inout Budget) throws(EvaluationError) -> Bool {
    switch (self, other) {
    case (.int(let left), .int(let right)): return left == right
    case (.bool(let left), .bool(let right)): return left == right
    case (.string(let left), .string(let right)):
      guard left.utf8.count == right.utf8.count else { return false }
      try budget.spend(bytes: left.utf8.count)
      return left.hasSameScalars(as: right)
    case (.bytes(let left), .bytes(let right)):
      try budget.spend(bytes: left.count)
      return left == right
    case (.list(let left), .list(let right)):
      guard left.count == right.count else { return false }
      try budget.enter()
      defer { budget.leave() }
      for (first, second) in zip(left, right) {
        try budget.spend()
        guard try first.equals(second, budget: &budget) else { return false }
      }
      return true
    case (.map(let left), .map(let right)):
      guard left.count == right.count else { return false }
      try budget.enter()
      defer { budget.leave() }
      for entry in left.entries {
        try budget.spend(key: entry.key)
        guard let match = right[entry.key], try entry.value.equals(match, budget: &budget) else { return false }
      }
      return true
    case (.null, .null): return true
    case (.timestamp(let left), .timestamp(let right)): return left == right
    case (.duration(let left), .duration(let right)): return left == right
    case (.type(let left), .type(let right)): return left.name == right.name
    case (.optional(let left?), .optional(let right?)):
      try budget.enter()
      defer { budget.leave() }
      return try left.equals(right, budget: &budget)
    case (.optional(let left), .optional(let right)): return left == nil && right == nil
    default: return numericOrder(self, other) == .same
    }
  }

  /// Whether a relation holds (langdef.md, "Ordering"): defined for bool, numbers, strings by code point, bytes,
  /// timestamps and durations; numbers of different types compare as cel-go's cross-type comparisons do.
  static func holds(
    _ relation: BinaryOperator, _ left: Value, _ right: Value, budget: inout Budget
  ) throws(EvaluationError) -> Bool {
    guard let order = try order(left, right, budget: &budget) else {
      throw .noOverload(relation.rawValue, left, right)
    }
    return switch relation {
    case .less: order == .less
    case .lessOrEqual: order == .less || order == .same
    case .greater: order == .greater
    case .greaterOrEqual: order == .greater || order == .same
    default: false
    }
  }

  /// How two values stand to one another; `unordered` where one is NaN.
  enum Order {
    case less
    case same
    case greater
    case unordered

    init<Item: Comparable>(_ left: Item, _ right: Item) {
      self = left < right ? .less : left == right ? .same : left > right ? .greater : .unordered
    }

    var reversed: Order {
      switch self {
      case .less: .greater
      case .greater: .less
      case .same, .unordered: self
      }
    }
  }

  /// The order of two values; `nil` where their types have none.
  static func order(_ left: Value, _ right: Value, budget: inout Budget) throws(EvaluationError) -> Order? {
    switch (left, right) {
    case (.bool(let left), .bool(let right)): return Order(left ? 1 : 0, right ? 1 : 0)
    case (.string(let left), .string(let right)):
      try budget.spend(bytes: min(left.utf8.count, right.utf8.count))
      if left.hasSameScalars(as: right) { return .same }
      // UTF-8 sorts as code points do.
      return left.utf8.lexicographicallyPrecedes(right.utf8) ? .less : .greater
    case (.bytes(let left), .bytes(let right)):
      try budget.spend(bytes: min(left.count, right.count))
      if left == right { return .same }
      return left.lexicographicallyPrecedes(right) ? .less : .greater
    case (.timestamp(let left), .timestamp(let right)): return Order(left, right)
    case (.duration(let left), .duration(let right)): return Order(left, right)
    default: return numericOrder(left, right)
    }
  }
}

/// The order of two numbers of any types; `nil` where one is no number.
///
/// An int or uint meets a double as a double once the double is within its range (cel-go, common/types/compare.go).
private func numericOrder(_ left: Value, _ right: Value) -> Value.Order? {
  switch (left, right) {
  case (.int(let left), .int(let right)): .init(left, right)
  case (.uint(let left), .uint(let right)): .init(left, right)
  case (.double(let left), .double(let right)): .init(left, right)
  case (.int(let left), .double(let right)): order(left, right)
  case (.double(let left), .int(let right)): order(right, left).reversed
  case (.uint(let left), .double(let right)): order(left, right)
  case (.double(let left), .uint(let right)): order(right, left).reversed
  case (.int(let left), .uint(let right)): left < 0 ? .less : .init(UInt64(left), right)
  case (.uint(let left), .int(let right)): right < 0 ? .greater : .init(left, UInt64(right))
  default: nil
  }
}

private func order(_ left: Int64, _ right: Double) -> Value.Order {
  if right < -0x1p63 { return .greater }
  if right > 0x1p63 { return .less }
  return .init(Double(left), right)
}

private func order(_ left: UInt64, _ right: Double) -> Value.Order {
  if right < 0 { return .greater }
  if right > 0x1p64 { return .less }
  return .init(Double(left), right)
}
