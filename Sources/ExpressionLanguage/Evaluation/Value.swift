#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What an expression evaluates to (langdef.md, "Values").
package enum Value: Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  case uint(UInt64)
  case double(Double)
  case string(String)
  case bytes([UInt8])
  case list([Value])
  case map(MapValue)
  case timestamp(Timestamp)
  case duration(TimeSpan)
  /// A type as a value; parameters do not matter.
  case type(ValueType)
  /// A value that may be missing (cel-go, ext/README.md, "Optional").
  indirect case optional(Value?)
}

extension Value {
  /// The type of the value itself, with `dyn` for what it contains.
  package var type: ValueType {
    switch self {
    case .null: .null
    case .bool: .bool
    case .int: .int
    case .uint: .uint
    case .double: .double
    case .string: .string
    case .bytes: .bytes
    case .list: .list(.dyn)
    case .map: .map(.dyn, .dyn)
    case .timestamp: .timestamp
    case .duration: .duration
    case .type: .type
    case .optional: .optional(.dyn)
    }
  }
}

// MARK: - Equatable

extension Value: Equatable {
  /// Whether both are the same kind with the same content, unlike CEL's `==`, for which `1` equals `1.0`.
  package static func == (lhs: Value, rhs: Value) -> Bool {
    switch (lhs, rhs) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.int(let left), .int(let right)): left == right
    case (.uint(let left), .uint(let right)): left == right
    case (.double(let left), .double(let right)): left == right
    case (.string(let left), .string(let right)): left.hasSameScalars(as: right)
    case (.bytes(let left), .bytes(let right)): left == right
    case (.list(let left), .list(let right)): left == right
    case (.map(let left), .map(let right)): left == right
    case (.timestamp(let left), .timestamp(let right)): left == right
    case (.duration(let left), .duration(let right)): left == right
    case (.type(let left), .type(let right)): left.name == right.name
    case (.optional(let left), .optional(let right)): left == right
    default: false
    }
  }
}

extension String {
  /// Whether both have the same code points; Swift's `==` also equates canonically equivalent texts, which CEL does
  /// not (langdef.md, "String and Bytes Values").
  func hasSameScalars(as other: String) -> Bool {
    // The same bits are the same short text, or the same storage. For other short texts, Swift's own comparison is the
    // fastest way to say no; a yes may still be a matter of canonical equivalence, and for long texts looking for that
    // takes a hundred times as long as comparing bytes.
    if unsafeBitCast(self, to: (UInt, UInt).self) == unsafeBitCast(other, to: (UInt, UInt).self) { return true }
    let count = utf8.count
    return count == other.utf8.count && (count > 15 || self == other) && hasSameBytes(as: other)
  }

  private func hasSameBytes(as other: String) -> Bool {
    let isSame = utf8.withContiguousStorageIfAvailable { first in
      other.utf8.withContiguousStorageIfAvailable { second in
        memcmp(first.baseAddress!, second.baseAddress!, first.count) == 0
      }
    }
    return (isSame ?? nil) ?? utf8.elementsEqual(other.utf8)
  }
}
