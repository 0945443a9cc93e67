extension Value {
  /// The type of the value with that of what it contains, which `type(x)` does not tell; `dyn` for elements of
  /// different types.
  /// - Parameter deduced: what the checker made of the expression; says what a list or map without elements could hold.
  package func preciseType(deduced: ValueType) -> ValueType {
    // A large value is not looked through without end.
    var visits = 100_000
    return type(deduced: deduced, visits: &visits).determined
  }

  private func type(deduced: ValueType, visits: inout Int) -> ValueType {
    visits -= 1
    switch self {
    case .list(let elements):
      if case .list(let element) = deduced, element.isDefinite { return deduced }
      let known: ValueType = if case .list(let element) = deduced { element } else { .undetermined }
      return .list(Value.joined(elements, deduced: known, visits: &visits))
    case .map(let map):
      if case .map(let key, let value) = deduced, key.isDefinite, value.isDefinite { return deduced }
      let known: (key: ValueType, value: ValueType) =
        if case .map(let key, let value) = deduced { (key, value) } else { (.undetermined, .undetermined) }
      return .map(
        Value.joined(map.entries.lazy.map(\.key), deduced: known.key, visits: &visits),
        Value.joined(map.entries.lazy.map(\.value), deduced: known.value, visits: &visits))
    case .optional(let value):
      if case .optional(let content) = deduced, content.isDefinite { return deduced }
      let known: ValueType = if case .optional(let content) = deduced { content } else { .undetermined }
      return .optional(Value.joined(value.map { [$0] } ?? [], deduced: known, visits: &visits))
    default: return type
    }
  }

  private static func joined(
    _ values: some Sequence<Value>, deduced: ValueType, visits: inout Int
  ) -> ValueType {
    var result = ValueType.undetermined
    for value in values {
      guard visits > 0 else { return .dyn }
      result = result.joined(with: value.type(deduced: deduced, visits: &visits))
      if result == .dyn { break }
    }
    return result == .undetermined ? deduced : result
  }
}

extension ValueType {
  /// Whether nothing in the type is left to evaluation.
  fileprivate var isDefinite: Bool {
    switch self {
    case .dyn, .undetermined: false
    case .list(let element): element.isDefinite
    case .map(let key, let value): key.isDefinite && value.isDefinite
    case .optional(let value): value.isDefinite
    // What `null` may stand for (langdef.md, "Gradual Type Checking").
    case .timestamp, .duration: false
    default: true
    }
  }
}
