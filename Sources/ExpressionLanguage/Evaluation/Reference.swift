/// What an activation finds a value by.
package struct Slot: Hashable, Sendable {
  /// The number of the record, as declared; ``variables`` for plain variables.
  package var record: Int
  /// The number within its record, as declared.
  package var index: Int

  /// The ``record`` of plain variables.
  package static let variables = -1
  /// The ``record`` of members of the outermost macro variable while an expression is checked; those further in count down.
  static let firstLocal = -2

  /// Creates a slot.
  package init(record: Int, index: Int) {
    self.record = record
    self.index = index
  }
}

/// A name that an expression reads, resolved to its slot.
package struct Reference: Hashable, Sendable {
  /// The record; `nil` for plain variables.
  package var record: String?
  /// The name, without its record's.
  package var name: String
  /// What the activation finds the value by.
  package var slot: Slot

  /// Creates a reference.
  package init(record: String?, name: String, slot: Slot) {
    self.record = record
    self.name = name
    self.slot = slot
  }
}
