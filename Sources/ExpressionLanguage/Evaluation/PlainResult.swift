/// A condition's result without a value around it.
enum Truth: UInt8 {
  case no
  case yes
  /// The items are in ``Evaluator/unknowns``.
  case unknown
  /// The error is in ``Evaluator/failure``.
  case failed

  /// A result that is known.
  init(_ truth: Bool) {
    self = truth ? .yes : .no
  }

  /// A result that is not known.
  init(_ standing: Standing) {
    self = standing == .unknown ? .unknown : .failed
  }

  /// Whether it is known.
  var standing: Standing {
    switch self {
    case .no, .yes: .known
    case .unknown: .unknown
    case .failed: .failed
    }
  }
}

/// Whether a plain result is known.
enum Standing: UInt8 {
  case known
  /// The items are in ``Evaluator/unknowns``.
  case unknown
  /// The error is in ``Evaluator/failure``.
  case failed
}

/// A number without a value around it; without meaning where it is not known.
struct Plain<Number> {
  var number: Number
  var standing: Standing
}

/// Two strict operands: their values, or the outcome that stands for the whole.
enum OperandPair {
  case values(Value, Value)
  case other(Outcome)
}

/// Strict operands: their values, or the outcome that stands for the whole.
enum OperandList {
  case values([Value])
  case other(Outcome)
}
