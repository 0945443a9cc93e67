/// The type of a map whose keys are known: their names, and the type of what each holds.
///
/// A checker finds a misspelt key or a wrong type in it; an evaluation sees a map from texts to values of any type.
package struct StructureType: Hashable, Sendable {
  /// One key with what it holds.
  package struct Member: Hashable, Sendable {
    package var name: String
    package var type: ValueType
    /// Whether the key can be missing, so that a read should be guarded by `has()`.
    package var mayBeAbsent: Bool
    /// The strings it can hold (or its elements, where it is a list), such as choice ids; `nil` where any.
    package var vocabulary: [String]?

    /// Creates a member.
    package init(name: String, type: ValueType, mayBeAbsent: Bool = false, vocabulary: [String]? = nil) {
      self.name = name
      self.type = type
      self.mayBeAbsent = mayBeAbsent
      self.vocabulary = vocabulary
    }
  }

  /// What it is called in messages, such as `a row of 'occupations'`.
  package var name: String
  package var members: [Member]

  /// Creates a type.
  package init(name: String, members: [Member]) {
    self.name = name
    self.members = members
  }

  /// The place of the member with this name.
  func index(of name: String) -> Int? { members.firstIndex { $0.name == name } }
}
