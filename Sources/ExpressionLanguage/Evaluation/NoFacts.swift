/// An activation that knows nothing, for expressions that read nothing.
package struct NoFacts: Activation {
  private static let nothing = Outcome.error(EvaluationError(message: "nothing can be read here"))

  /// Creates one.
  package init() {}

  package func read(_ slot: Slot) -> Outcome { Self.nothing }

  package func call(_ function: Int, binding: Int, _ arguments: [Value]) -> Outcome { Self.nothing }
}
