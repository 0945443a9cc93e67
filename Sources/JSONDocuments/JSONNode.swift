import Localization

/// One value of a JSON file, with the bytes that it was written in.
package struct JSONNode: Sendable {
  /// What the value is.
  package enum Kind: Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number.
    case number(JSONNumber)
    /// A string.
    case string(JSONText)
    /// An array: the elements in order.
    case array([JSONNode])
    /// An object: the members in the order of the file, no two with the same key.
    case object([JSONMember])
  }

  /// What the value is.
  package let kind: Kind
  private let bytes: JSONByteRange

  /// Creates a node from its value and its bytes.
  package init(kind: Kind, range: Range<Int>) {
    self.kind = kind
    self.bytes = JSONByteRange(range)
  }

  /// The bytes in the source; a string's with its quotes, a container's with its brackets.
  package var range: Range<Int> { bytes.range }

  /// What a person calls this kind of value, with its article: "an object", "a list", "a text", "a number",
  /// "true or false", "null".
  package var typeName: String {
    switch kind {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }

  /// The same in the current language, for what is said of answers.
  package var spokenTypeName: String {
    switch kind {
    case .null: "null"
    case .bool: localized("true or false")
    case .number: localized("a number")
    case .string: localized("a text")
    case .array: localized("a list")
    case .object: localized("an object")
    }
  }

  /// The value of the member with this name; `nil` where there is none, or where this is not an object.
  package subscript(name name: String) -> JSONNode? {
    guard case .object(let members) = kind else { return nil }
    return members.first { $0.key.utf8.elementsEqual(name.utf8) }?.value
  }
}
