/// One member of a JSON object.
package struct JSONMember: Sendable {
  /// The name, decoded.
  package let key: String
  /// The value.
  package let value: JSONNode
  private let keyBytes: JSONByteRange

  /// Creates a member from its name, the bytes of its name and its value.
  init(key: String, keyRange: Range<Int>, value: JSONNode) {
    self.key = key
    self.value = value
    self.keyBytes = JSONByteRange(keyRange)
  }

  /// The bytes of the name in the source, with its quotes.
  package var keyRange: Range<Int> { keyBytes.range }
}
