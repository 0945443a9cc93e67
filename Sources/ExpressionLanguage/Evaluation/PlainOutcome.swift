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
