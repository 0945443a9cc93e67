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

/// Whether a name has a value.
package enum Presence: UInt8, Sendable {
  case present
  case absent
  case unknown

  /// Whether a name that gives an outcome has a value.
  package init(_ outcome: Outcome) {
    switch outcome {
    case .value: self = .present
    case .unknown: self = .unknown
    case .error: self = .absent
    }
  }
}

/// An outcome that is a bool, int, double or short text, held without a reference.
package enum PlainOutcome: Sendable {
  case truth(Bool)
  case whole(Int64)
  case real(Double)
  case text(ShortText)
  /// Another value, unknown, or an error.
  case other

  /// The plain form of an outcome.
  package init(_ outcome: Outcome) {
    if case .value(.int(let number)) = outcome {
      self = .whole(number)
    } else if case .value(.double(let number)) = outcome {
      self = .real(number)
    } else if case .value(.bool(let truth)) = outcome {
      self = .truth(truth)
    } else if case .value(.string(let text)) = outcome, let text = ShortText(text) {
      self = .text(text)
    } else {
      self = .other
    }
  }

  /// The plain form of a value; a text stays as it is, since it is made plain only to be compared once.
  @inline(__always)
  init(_ value: Value) {
    if case .int(let number) = value {
      self = .whole(number)
    } else if case .double(let number) = value {
      self = .real(number)
    } else if case .bool(let truth) = value {
      self = .truth(truth)
    } else {
      self = .other
    }
  }

  /// The value where it is a bool, int or double.
  var value: Value? {
    switch self {
    case .truth(let truth): .bool(truth)
    case .whole(let number): .int(number)
    case .real(let number): .double(number)
    case .text, .other: nil
    }
  }
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
