/// A JSON value to be written: plain, without places.
///
/// ```swift
/// let line: JSONValue = ["event": "answered", "item": "backups", "value": ["daily", true]]
/// line.serialized()  // {"event":"answered","item":"backups","value":["daily",true]}
/// ```
package indirect enum JSONValue: Sendable, Equatable {
  /// One member of an object.
  package struct Member: Sendable, Equatable {
    /// The name.
    package var name: String
    /// The value.
    package var value: JSONValue

    /// Creates a member.
    package init(name: String, value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number, written without fraction and exponent.
  case integer(Int64)
  /// Any other number; one that is not finite is written as `null`.
  case number(Double)
  /// A string.
  case string(String)
  /// An array.
  case array([JSONValue])
  /// An object; members keep their order, and their names should differ.
  case object([Member])

  /// The value of the first member with this name; `nil` where there is none, or where this is not an object.
  package subscript(name name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name.utf8.elementsEqual(name.utf8) }?.value
  }
}

// MARK: - Literals

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) { self = .string(value) }
}

extension JSONValue: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: Int64) { self = .integer(value) }
}

extension JSONValue: ExpressibleByFloatLiteral {
  package init(floatLiteral value: Double) { self = .number(value) }
}

extension JSONValue: ExpressibleByBooleanLiteral {
  package init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSONValue: ExpressibleByArrayLiteral {
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member(name: $0.0, value: $0.1) })
  }
}

// MARK: - From a document

extension JSONValue {
  /// The value of a node, without its places.
  ///
  /// Numbers written without fraction and exponent become ``integer(_:)``, all others ``number(_:)``; `-0` too, which no
  /// integer holds.
  package init(_ node: JSONNode) {
    switch node.kind {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .number(let number):
      if number.isWrittenWhole, let integer = number.integer {
        self = .integer(integer)
      } else {
        self = .number(number.double)
      }
    case .string(let text): self = .string(text.value)
    case .array(let elements): self = .array(elements.map(JSONValue.init))
    case .object(let members):
      self = .object(members.map { Member(name: $0.key, value: JSONValue($0.value)) })
    }
  }
}
