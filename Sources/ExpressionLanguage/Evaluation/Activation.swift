/// The one door by which facts enter an evaluation (cel-go, interpreter/activation.go).
///
/// Names have been resolved when compiling: an activation is asked by number, never by name.
package protocol Activation {
  /// The value of a name: known, unknown, or an error where it is absent.
  func read(_ slot: Slot) -> Outcome

  /// Whether a name has a value, for `has()`: true, false or unknown.
  func presence(_ slot: Slot) -> Outcome

  /// The result of a host function whose arguments are all known.
  /// - Parameters:
  ///   - function: the ``HostFunction/number`` of the function.
  ///   - binding: what ``HostFunction/bind`` made of the literal arguments.
  func call(_ function: Int, binding: Int, _ arguments: [Value]) -> Outcome
}

/// What an activation finds a value by.
package struct Slot: Hashable, Sendable {
  /// The number of the record, as declared; ``variables`` for plain variables.
  package var record: Int
  /// The number within its record, as declared.
  package var index: Int

  /// The ``record`` of plain variables.
  package static let variables = -1

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
