/// The type of a value, as the checker deduces it (langdef.md, "Values").
package indirect enum ValueType: Hashable, Sendable {
  case null
  case bool
  /// 64-bit signed.
  case int
  /// 64-bit unsigned.
  case uint
  /// IEEE 754 binary64.
  case double
  case string
  case bytes
  case list(ValueType)
  /// Keys, then values; keys are bool, int, uint or string.
  case map(ValueType, ValueType)
  /// A map whose keys are known, such as one row of a list.
  case structure(StructureType)
  case timestamp
  case duration
  /// The type of types.
  case type
  /// A value that may be missing (cel-go, ext/README.md, "Optional").
  case optional(ValueType)
  /// Not known before evaluation (langdef.md, "Gradual Type Checking").
  case dyn
  /// The element type of a list or map that nothing has been put into yet; fits every type.
  case undetermined
}

extension ValueType: CustomStringConvertible {
  /// The type as CEL writes it: `list(int)`, `map(string, double)`, `timestamp`, `null_type`.
  package var description: String {
    switch self {
    case .list(let element): "list(\(element))"
    case .map(let key, let value): "map(\(key), \(value))"
    case .structure(let type): type.name
    case .timestamp: "timestamp"
    case .duration: "duration"
    case .optional(let value): "optional_type(\(value))"
    case .dyn, .undetermined: "dyn"
    default: name
    }
  }

  /// What `type(x)` shows: without parameters, and in full for timestamps and durations (langdef.md, "Types").
  package var name: String {
    switch self {
    case .null: "null_type"
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string: "string"
    case .bytes: "bytes"
    case .list: "list"
    case .map, .structure: "map"
    case .timestamp: "google.protobuf.Timestamp"
    case .duration: "google.protobuf.Duration"
    case .type: "type"
    case .optional: "optional_type"
    case .dyn, .undetermined: "dyn"
    }
  }
}

extension ValueType {
  /// Whether this is `int`, `uint` or `double`.
  package var isNumeric: Bool { self == .int || self == .uint || self == .double }

  /// Whether nothing is known before evaluation.
  package var isDynamic: Bool { self == .dyn || self == .undetermined }

  /// Whether `null` may stand for a value of this type (langdef.md, "Gradual Type Checking": wrappers, messages and
  /// abstract types; of those there are moments, durations and optionals here).
  private var isNullable: Bool {
    switch self {
    case .null, .timestamp, .duration, .optional: true
    default: false
    }
  }

  /// Whether a value of this type may stand where `expected` is wanted; `dyn` fits both ways.
  package func fits(_ expected: ValueType) -> Bool {
    switch (self, expected) {
    case (.dyn, _), (.undetermined, _), (_, .dyn), (_, .undetermined): true
    case (.list(let left), .list(let right)): left.fits(right)
    case (.optional(let left), .optional(let right)): left.fits(right)
    case (.null, let type), (let type, .null): type.isNullable
    case (.map(let leftKey, let leftValue), .map(let rightKey, let rightValue)):
      leftKey.fits(rightKey) && leftValue.fits(rightValue)
    case (.structure, .map(let key, let value)), (.map(let key, let value), .structure):
      key.fits(.string) && value.isDynamic
    default: self == expected
    }
  }

  /// The type of a list whose elements have both types: the more definite one where they agree, otherwise `dyn`.
  package func joined(with other: ValueType) -> ValueType {
    switch (self, other) {
    case (.undetermined, _): return other
    case (_, .undetermined): return self
    case (.dyn, _), (_, .dyn): return .dyn
    case (.list(let left), .list(let right)): return .list(left.joined(with: right))
    case (.optional(let left), .optional(let right)): return .optional(left.joined(with: right))
    case (.null, let type) where type.isNullable, (let type, .null) where type.isNullable: return type
    case (.map(let leftKey, let leftValue), .map(let rightKey, let rightValue)):
      return .map(leftKey.joined(with: rightKey), leftValue.joined(with: rightValue))
    case (.structure(let left), .structure(let right)) where left != right: return .map(.string, .dyn)
    case (.structure, .map(let key, _)), (.map(let key, _), .structure): return .map(key.joined(with: .string), .dyn)
    default: return self == other ? self : .dyn
    }
  }

  /// The type with `dyn` for what stayed undetermined.
  package var determined: ValueType {
    switch self {
    case .undetermined: .dyn
    case .list(let element): .list(element.determined)
    case .optional(let value): .optional(value.determined)
    case .map(let key, let value): .map(key.determined, value.determined)
    default: self
    }
  }
}
