/// The one door by which facts enter an evaluation (cel-go, interpreter/activation.go).
package protocol Activation {
  /// The value of a name: known, unknown, or an error where it is absent.
  func read(_ reference: Reference) -> Outcome

  /// Whether a name has a value, for `has()`: true, false or unknown.
  func presence(_ reference: Reference) -> Outcome

  /// The result of a host function whose arguments are all known.
  func call(_ function: String, _ arguments: [Value]) -> Outcome
}

/// A name that an expression reads, resolved to its slot.
package struct Reference: Hashable, Sendable {
  /// The record; `nil` for plain variables.
  package var record: String?
  /// The name, without its record's.
  package var name: String
  /// What the activation finds the value by.
  package var slot: Int

  /// Creates a reference.
  package init(record: String?, name: String, slot: Int) {
    self.record = record
    self.name = name
    self.slot = slot
  }
}
