package import Diagnostics
package import ExpressionLanguage
package import Questionnaires

/// What an author's expression came to, over answers or without any.
package struct EvaluatedExpression: Sendable {
  /// What an undecided expression waits for.
  package struct Waiting: Sendable {
    /// The id of an item.
    package var name: String
    /// The question, with answers piped in, and how it stands.
    package var item: (question: String, state: Answer.State)?
  }

  /// The most characters of a value that is written out whole.
  private static let textLimit = 16 << 20

  /// The expression.
  package var source: SourceText
  package var outcome: Outcome
  /// The type of the value with what it contains, or, where there is none, what the checker deduced.
  package var type: ValueType
  /// What an undecided outcome waits for, in the order of the questionnaire.
  package var waitsFor: [Waiting]
  /// The stable identifier of the kind of error, where the outcome is one.
  package private(set) var identifier = "evaluation-error"

  /// Tells what a program came to.
  /// - Parameter responses: the answers it was evaluated on; `nil` where it could read none.
  package init(_ outcome: Outcome, of program: Program, in source: SourceText, on responses: Responses?) {
    self.source = source
    self.outcome = outcome
    if case .value(let value) = outcome {
      type = value.preciseType(deduced: program.type)
    } else {
      type = program.type
    }
    waitsFor = []
    guard case .unknown(let unknowns) = outcome, let responses else { return }
    let questionnaire = responses.questionnaire
    let places = unknowns.items.map { questionnaire.itemIndex(ItemID($0)) ?? .max }
    waitsFor = zip(unknowns.items, places).sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map { name, index in
      guard questionnaire.items.indices.contains(index) else { return Waiting(name: name) }
      let question = responses.text(questionnaire.items[index].text, in: questionnaire.language)
      return Waiting(name: name, item: (question, responses.state(of: index)))
    }
  }

  /// Tells of an expression that does not compile, by its first error.
  package init(refused problem: ExpressionDiagnostic, in source: SourceText) {
    self.source = source
    outcome = .error(EvaluationError(message: problem.message, range: problem.range))
    type = .dyn
    waitsFor = []
    identifier = problem.identifier
  }

  /// The same, but an error where the value is too large to be written out whole: what takes few steps to make can
  /// hold the same large text many times.
  package func writable() -> EvaluatedExpression {
    guard case .value(let value) = outcome, !value.text(atMost: Self.textLimit).isWhole else { return self }
    var result = self
    result.outcome = .error(
      EvaluationError(
        message: "the value is too large to be written: more than \(Self.textLimit) characters",
        range: 0..<source.bytes.count))
    return result
  }

  /// What went wrong when evaluating, at the part that failed.
  package var diagnostic: Diagnostic? {
    guard case .error(let error) = outcome else { return nil }
    return Diagnostic(
      .error, identifier, error.message,
      at: Diagnostic.Place(source: source, range: error.range ?? 0..<source.bytes.count))
  }
}
