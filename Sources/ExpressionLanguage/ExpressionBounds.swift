/// How large an expression, its evaluation and its values may become.
///
/// A bound that is hit is a diagnostic when compiling and an ``EvaluationError`` when evaluating. Nesting is bounded by
/// ``Parser``.
package enum ExpressionBounds {
  /// Unicode scalars in a source.
  package static let length = 4_000
  /// Steps in one evaluation: one for each node of a macro's body at each element, and one for each 16 bytes moved or
  /// compared; what stands outside of macros is bounded by ``length`` and costs none.
  package static let steps = 1_000_000
  /// Elements of a list or map that is made by evaluating.
  package static let elements = 100_000
  /// Bytes of a string or bytes value that is made by evaluating.
  package static let bytes = 1_000_000
  /// Bytes of a regular expression.
  package static let pattern = 1_000
  /// Levels of a value that is compared or written as text; macros can make values much deeper than their expression.
  package static let levels = 100
}

/// What is left of the steps of one evaluation.
struct Budget {
  private var steps: Int
  private var levels = 0

  /// Creates a budget of so many steps.
  init(steps: Int = ExpressionBounds.steps) {
    self.steps = steps
  }

  /// Whether more steps were asked for than there were.
  var isOverdrawn: Bool { steps < 0 }

  /// Takes steps, at least one.
  /// - Throws: an error where not enough are left.
  mutating func spend(_ count: Int = 1) throws(EvaluationError) {
    steps -= count
    if steps < 0 { throw .tooManySteps }
  }

  /// Goes one level deeper into a value.
  /// - Throws: an error where it has more levels than ``ExpressionBounds/levels``.
  mutating func enter() throws(EvaluationError) {
    guard levels < ExpressionBounds.levels else { throw .tooManyLevels }
    levels += 1
  }

  /// Leaves the level entered last.
  mutating func leave() { levels -= 1 }

  /// Takes steps; whether there were enough.
  mutating func takes(_ count: Int32) -> Bool {
    steps -= Int(count)
    return steps >= 0
  }

  /// Takes the steps for moving or comparing bytes; whether there were enough.
  mutating func takes(bytes: Int) -> Bool {
    steps -= 1 + bytes / 16
    return steps >= 0
  }

  /// Takes the steps for moving or comparing bytes.
  mutating func spend(bytes: Int) throws(EvaluationError) {
    try spend(1 + bytes / 16)
  }

  /// Takes the steps for finding the place of a key in a map, all of which is read for that.
  mutating func spend(key: Value) throws(EvaluationError) {
    if case .string(let text) = key { try spend(bytes: text.utf8.count) } else { try spend() }
  }
}
