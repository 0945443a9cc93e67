import ArgumentParser
import Assessments
import Diagnostics
import ExpressionLanguage
import JSONDocuments
import Questionnaires
import Reports
import Scoring

/// Tries an expression.
struct Eval: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Try an expression: its value, what it waits for, or why it fails.",
    discussion: """
      With --questionnaire, the expression can read what expectations can: answers.ITEM, computed.ID, client.name, \
      client.state, client.sector, today, score, low, high, coverage and level, and call selected(), state(), score() \
      and level(). Nothing is answered unless --answers gives a script or a JSON object, as 'groundwork take' reads \
      them; nothing is kept.

      Ends with 1 where the expression fails when it is evaluated, with 65 where it cannot be compiled. An expression \
      that begins with - goes behind --.
      """)

  @Argument(
    help: ArgumentHelp(
      "The expression; with --functions, the name of a function or macro.", valueName: "expression"))
  var expression: String?

  @Option(
    name: .long, help: ArgumentHelp("The id of a questionnaire, or the path of one.", valueName: "questionnaire"))
  var questionnaire: String?

  @Option(name: .long, help: ArgumentHelp("Take answers from a file; - is standard input.", valueName: "file"))
  var answers: String?

  @Flag(name: .long, help: "List the functions and macros of the language, or tell one of them in full.")
  var functions = false

  @OptionGroup var employer: ClientOptions
  @OptionGroup var definitions: QuestionnaireOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if functions {
      guard questionnaire == nil, answers == nil, employer.isEmpty else {
        throw ValidationError("--functions lists what every questionnaire has; it goes with nothing but a name.")
      }
      return
    }
    guard expression != nil else {
      throw ValidationError(
        "Give an expression, such as 'groundwork eval \"1 + 2.5\"', or --functions. One that begins with - goes "
          + "behind --.")
    }
    guard questionnaire != nil || answers == nil else {
      throw ValidationError("--answers needs --questionnaire, which says what is answered.")
    }
    guard questionnaire != nil || employer.isEmpty else {
      throw ValidationError("--client, --state and --sector need --questionnaire, without which nothing reads them.")
    }
  }

  func run() throws {
    if functions { return try showFunctions() }
    // What a script asks to see, such as '/score', is not the result here: it goes to standard error.
    let desk = AssessmentDesk(screen: output.screen, isJSON: true)
    let source = SourceText(name: "<expression>", text: expression ?? "")
    let trial = ExpressionTrial(source: source)
    guard let questionnaire else {
      return try conclude(try program(trial, for: nil, desk), trial, desk, state: nil)
    }
    let facts = OpeningFacts(client: try employer.facts(), respondents: [])
    let definition = try Library(definitions).questionnaire(questionnaire, renderer: desk.renderer)
    let program = try program(trial, for: definition, desk)
    let run = AssessmentRun(desk: desk, archive: nil, questionnaire: definition, facts: facts)
    let (session, meetsExpectations) = try answers.map { try run.state(from: $0) } ?? (run.emptyState(), true)
    try conclude(program, trial, desk, state: session.responses)
    if !meetsExpectations { throw CommandFailure.silent(.failed) }
  }

  /// Compiles the expression.
  /// - Throws: ``CommandFailure`` 65 where there is an error, which has been shown.
  private func program(
    _ trial: ExpressionTrial, for questionnaire: Questionnaire?, _ desk: AssessmentDesk
  ) throws -> ExpressionLanguage.Program {
    let compilation = trial.compile(for: questionnaire, renderer: desk.renderer)
    if let program = compilation.program { return program }
    if output.json, let problem = compilation.diagnostics.first(where: { $0.severity == .error }) {
      writeJSON(EvaluatedExpression(refused: problem, in: trial.source))
    }
    throw CommandFailure.silent(.badData)
  }

  private func writeJSON(_ evaluated: EvaluatedExpression) {
    StandardStreams.write(JSONRenderer().jsonValue(evaluated).serialized(pretty: true) + "\n", to: .output)
  }

  /// Evaluates a program and shows what it comes to.
  private func conclude(
    _ program: ExpressionLanguage.Program, _ trial: ExpressionTrial, _ desk: AssessmentDesk, state: Responses?
  ) throws {
    var evaluated = trial.evaluate(program, on: state)
    if output.json {
      evaluated = evaluated.writable()
      writeJSON(evaluated)
    } else {
      StandardStreams.write(EvaluationRenderer(style(desk.surroundings)).render(evaluated), to: .output)
    }
    if case .error = evaluated.outcome { throw CommandFailure.silent(.failed) }
  }

  private func showFunctions() throws {
    var reference = FunctionReference.all
    if let expression {
      guard let found = reference.only(expression) else {
        let near = reference.suggestion(for: expression).map { "Did you mean '\($0)'?" }
        throw CommandFailure(
          "there is no function or macro '\(expression)'.",
          hints: [near, "'groundwork eval --functions' lists them."].compactMap { $0 }, code: 64)
      }
      reference = found
    }
    let renderer = FunctionReferenceRenderer(style(.current))
    let text =
      output.json
      ? JSONRenderer().jsonValue(reference.groups).serialized(pretty: true) + "\n"
      : expression == nil ? renderer.render(reference) : renderer.render(reference.groups[0].entries[0])
    StandardStreams.write(text, to: .output)
  }

  private func style(_ surroundings: Surroundings) -> TerminalStyle {
    output.screen.style(for: 1, environment: surroundings.environment, isUTF8: surroundings.isUTF8)
  }
}
