import Diagnostics
import ExpressionLanguage
import Questionnaires
import Reports
import Scoring

/// An author's expression being tried.
struct ExpressionTrial {
  /// The expression.
  let source: SourceText

  private var text: String { source.text(in: 0..<source.bytes.count) }

  /// Compiles the expression in the scope that expectations have, or, without a questionnaire, with no names at all.
  ///
  /// What the compiler finds goes to standard error.
  func compile(for questionnaire: Questionnaire?, renderer: DiagnosticRenderer) -> Compilation {
    let environment =
      questionnaire.map { ExpressionScope.environment(for: .expectation, of: $0) } ?? TypeEnvironment()
    var compilation = ExpressionLanguage.Program.compile(text, in: environment, expecting: nil)
    if questionnaire == nil {
      // Everything is constant here, and none of it a condition that stands anywhere.
      compilation.diagnostics.removeAll { $0.identifier == "constant-condition" }
      compilation.diagnostics = compilation.diagnostics.map(hintAtQuestionnaire)
    }
    show(compilation.diagnostics, renderer)
    return compilation
  }

  /// Evaluates a program over answers, with the results that they come to.
  func evaluate(_ program: ExpressionLanguage.Program, on responses: Responses?) -> EvaluatedExpression {
    let outcome: Outcome
    if let responses {
      let scorer = Scorer(responses.questionnaire)
      outcome = program.evaluate(ResponsesActivation(responses, facts: scorer.facts(scorer.score(responses))))
    } else {
      outcome = program.evaluate(NoFacts())
    }
    return EvaluatedExpression(outcome, of: program, in: source, on: responses)
  }

  // MARK: - Diagnostics

  /// The most problems shown: of what is no expression at all, every character is one.
  private static let limit = 10

  private func show(_ found: [ExpressionDiagnostic], _ renderer: DiagnosticRenderer) {
    let errorsFirst = found.filter { $0.severity == .error } + found.filter { $0.severity != .error }
    StandardStreams.write(
      renderer.render(errorsFirst.prefix(Self.limit).map { $0.diagnostic(in: source, at: $0.range) }), to: .errors)
    let more = found.count - Self.limit
    guard more > 0 else { return }
    StandardStreams.write(
      "groundwork: \(more) more \(more == 1 ? "problem is" : "problems are") not shown.\n", to: .errors)
  }

  /// Says of a name that only a questionnaire gives how to have it.
  private func hintAtQuestionnaire(_ found: ExpressionDiagnostic) -> ExpressionDiagnostic {
    let names =
      [ExpressionScope.answersRecord, ExpressionScope.computedRecord, ExpressionScope.clientRecord]
      + ExpressionScope.VariableSlot.allCases.map { "\($0)" } + ExpressionScope.Function.allCases.map(\.name)
    guard ["unknown-name", "unknown-function"].contains(found.identifier),
      names.contains(source.text(in: found.range))
    else { return found }
    var result = found
    result.notes = ["'\(source.text(in: found.range))' comes from a questionnaire: name one with --questionnaire"]
    return result
  }
}
