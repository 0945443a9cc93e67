import JSONDocuments

/// The keys that one kind of object of a definition can have.
protocol DefinitionKey: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  /// Every key by its name.
  static var named: [String: Self] { get }
  /// What the object is, with its article: `an item`.
  static var ownerName: String { get }
}

extension DefinitionKey {
  /// The table behind ``named``.
  static func table() -> [String: Self] {
    Dictionary(allCases.map { ($0.rawValue, $0) }) { first, _ in first }
  }
}

/// A value of a definition, with the way to it.
struct Field: Sendable {
  let node: JSONNode
  let path: JSONPath
  /// The bytes of the member's name with its quotes; `nil` for elements of lists.
  let keyRange: Range<Int>?

  /// Creates a field.
  init(_ node: JSONNode, at path: JSONPath, keyRange: Range<Int>? = nil) {
    self.node = node
    self.path = path
    self.keyRange = keyRange
  }

  /// The bytes of the value.
  var range: Range<Int> { node.range }

  /// The decoded text, where the value is one.
  var string: String? {
    if case .string(let text) = node.kind { text.value } else { nil }
  }
}

/// Where a name was declared.
struct Declaration {
  let range: Range<Int>
  let path: JSONPath
}

/// An object of a definition whose keys have been looked up once.
///
/// Opening one (``DefinitionReader/open(_:as:)``) reports the keys that it should not have.
struct ObjectReader<Key: DefinitionKey> {
  let path: JSONPath
  let range: Range<Int>
  /// The known keys, in the order of the file.
  let keys: [Key]
  private let members: [JSONMember]
  /// For each known key, its place among the members.
  private let slots: [Int]

  /// Creates a reader of an object's members.
  /// - Parameters:
  ///   - keys: the known keys among the members, in order.
  ///   - slots: for each of them, its place among the members.
  init(path: JSONPath, range: Range<Int>, members: [JSONMember], keys: [Key], slots: [Int]) {
    self.path = path
    self.range = range
    self.members = members
    self.keys = keys
    self.slots = slots
  }

  /// The value of a key; `nil` where the object does not have it.
  func field(_ key: Key) -> Field? {
    guard let index = keys.firstIndex(of: key) else { return nil }
    return field(at: index)
  }

  /// The known fields, in the order of the file.
  var fields: [(key: Key, field: Field)] {
    keys.indices.map { (keys[$0], field(at: $0)) }
  }

  /// Whether the object has a key.
  func has(_ key: Key) -> Bool { keys.contains(key) }

  /// The bytes of a key, or of the opening brace where the object does not have it.
  func keyRange(_ key: Key) -> Range<Int> {
    keys.firstIndex(of: key).map { members[slots[$0]].keyRange } ?? openingRange
  }

  /// Where something about the whole object is shown: its opening brace.
  var openingRange: Range<Int> { range.lowerBound..<range.lowerBound + 1 }

  private func field(at index: Int) -> Field {
    let slot = slots[index]
    return Field(
      members[slot].value, at: .member(path, keys[index].rawValue), keyRange: members[slot].keyRange)
  }
}
