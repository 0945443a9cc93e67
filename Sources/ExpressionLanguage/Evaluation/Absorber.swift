/// What is left of a chain of terms none of which has decided it yet.
struct Absorber {
  private var unknowns: Unknowns?
  private var failure: EvaluationError?

  /// Takes in the reason of a term that is not known.
  mutating func absorb(_ evaluator: inout Evaluator) {
    if let found = evaluator.unknowns {
      add(found)
      evaluator.unknowns = nil
    } else if let found = evaluator.failure {
      if failure == nil { failure = found }
      evaluator.failure = nil
    }
  }

  /// Takes in unknowns.
  mutating func add(_ found: Unknowns) {
    unknowns = unknowns?.union(found) ?? found
  }

  /// The unknowns taken in so far, as an outcome.
  var unknownOutcome: Outcome? { unknowns.map { .unknown($0) } }

  /// What the chain comes to where no term decided it; `nil` where all terms were known.
  consuming func result(_ evaluator: inout Evaluator) -> Truth? {
    if let unknowns {
      evaluator.unknowns = unknowns
      return .unknown
    }
    guard let failure else { return nil }
    evaluator.failure = failure
    return .failed
  }

  /// Takes in an outcome of a macro that does not absorb; returns the error that decides, if it is one.
  mutating func gather(_ outcome: Outcome) -> Outcome? {
    switch outcome {
    case .unknown(let found): add(found)
    case .error: if unknownOutcome == nil { return outcome }
    case .value: break
    }
    return nil
  }
}
