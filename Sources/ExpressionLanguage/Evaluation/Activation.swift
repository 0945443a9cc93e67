/// The one door by which facts enter an evaluation (cel-go, interpreter/activation.go).
///
/// Names have been resolved when compiling: an activation is asked by number, never by name. A value is of the type that
/// was declared for its name; one of another type is an error of the operation that reads it.
package protocol Activation {
  /// The value of a name: known, unknown, or an error where it is absent.
  func read(_ slot: Slot) -> Outcome

  /// The value of a name where it is a bool, int, double or short text, else ``PlainOutcome/other``: what ``read(_:)`` gives, but
  /// without counting references, for activations that keep it so. The default asks ``read(_:)``.
  func plain(_ slot: Slot) -> PlainOutcome

  /// Whether a name has a value, for `has()`; where that is unknown, ``read(_:)`` says what it waits for. The default
  /// asks ``read(_:)``.
  func presence(_ slot: Slot) -> Presence

  /// The result of a host function whose arguments are all known.
  /// - Parameters:
  ///   - function: the ``HostFunction/number`` of the function.
  ///   - binding: what ``HostFunction/bind`` made of the literal arguments.
  func call(_ function: Int, binding: Int, _ arguments: [Value]) -> Outcome
}

extension Activation {
  package func presence(_ slot: Slot) -> Presence { Presence(read(slot)) }

  package func plain(_ slot: Slot) -> PlainOutcome { PlainOutcome(read(slot)) }
}
