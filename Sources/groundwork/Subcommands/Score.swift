import ArgumentParser
import Assessments
import Diagnostics
import JSONDocuments
import Questionnaires
import Reports
import Scoring
import Transcripts

/// Scores an assessment.
struct Score: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the result of an assessment: level, score, what holds it back, and what to do first.",
    discussion: """
      The score is a share of what can be reached, with the least and the most that it can still become while \
      questions are open.

      With --with, the same answers are scored under another version of the questionnaire: what was kept, dropped, added \
      or worded differently is told first. The assessment stays as it is.

      With --explain, one number is explained: what it is made of, by which rule, with the place in the questionnaire and \
      its sources. It is named by the id of a question, section, level, computed value or step, or as score, low, high, \
      coverage or level; every part that is shown has the name by which it can be asked for. The id of the assessment \
      comes first: groundwork score latest --explain partners
      """)

  @Argument(
    help: ArgumentHelp("An id, the start of one, a path, or 'latest'.", valueName: "id"), completion: .assessments)
  var id = "latest"

  @Option(
    name: .customLong("with"),
    help: ArgumentHelp("Score the answers under another version of the questionnaire.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var definition: String?

  @Option(
    name: .long, defaultAsFlag: "score",
    help: ArgumentHelp("Explain a number, or the score, by what it is made of.", valueName: "name"))
  var explain: String?

  @Flag(name: .long, help: "With --explain: everything, down to the answers.")
  var full = false

  @OptionGroup var definitions: QuestionnaireOptions
  @OptionGroup var storage: StoreOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard explain == nil || definition == nil else {
      throw ValidationError("--explain explains the assessment as it is; it does not go with --with.")
    }
    guard explain != nil || !full else {
      throw ValidationError("--full goes with --explain, such as 'groundwork score latest --explain --full'.")
    }
  }

  func run() throws {
    let archive = try Archive(storage)
    let kept = try archive.read(archive.path(of: id))
    let desk = AssessmentDesk(screen: output.screen, isJSON: output.json)
    if let explain { return try self.explain(explain, in: kept, desk) }
    guard let definition else { return desk.write(kept.report) }
    let questionnaire = try Library(definitions).questionnaire(definition, renderer: desk.renderer)
    try rescore(kept, under: questionnaire, desk)
  }

  private func explain(_ name: String, in kept: Archive.Kept, _ desk: AssessmentDesk) throws {
    let names = ExplanationNames(kept.session)
    guard let subject = names.subject(named: name) else {
      let near = names.suggestion(for: name).map { "Did you mean '\($0)'?" }
      let order =
        id == "latest" ? "The assessment comes before --explain: 'groundwork score ID --explain NAME'." : nil
      throw CommandFailure(
        "there is nothing to explain under the name '\(name)'; expected \(ExplanationNames.expected).",
        hints: [near ?? order].compactMap { $0 }, code: 64)
    }
    let scorer = Scorer(kept.session.questionnaire)
    let sheet = scorer.score(kept.session.responses)
    let report = ExplanationReport(
      of: subject, extent: full ? .all : .parts, session: kept.session, scorer: scorer, sheet: sheet,
      plan: Planner(scorer).plan(kept.session.responses, from: sheet))
    StandardStreams.write(
      output.json
        ? JSONRenderer().jsonValue(report).serialized(pretty: true) + "\n"
        : ExplanationRenderer(desk.resultStyle).render(report) { "--explain \($0)" }, to: .output)
  }

  private func rescore(_ kept: Archive.Kept, under questionnaire: Questionnaire, _ desk: AssessmentDesk) throws {
    guard QuestionnaireCatalog.isSameID(questionnaire.id, kept.session.questionnaire.id) else {
      throw CommandFailure(
        "the assessment answers '\(kept.session.questionnaire.id)', not '\(questionnaire.id)'.",
        hints: ["Name another version of the same questionnaire."], .badData)
    }
    let comparison = DefinitionComparison(
      from: kept.session.responses, to: questionnaire, language: kept.session.opening.language)
    var moved = kept
    try moved.session.apply(comparison.event(on: kept.session, to: questionnaire)) { _ in questionnaire }
    let (before, after) = (kept.report, moved.report)
    guard output.json else {
      StandardStreams.write(
        TerminalRenderer(desk.resultStyle).render(rescored: after, from: before, comparison), to: .output)
      return
    }
    let renderer = JSONRenderer()
    let result: JSONValue = [
      "format": 1,
      "from": .string(before.definition.version),
      "to": .string(after.definition.version),
      "kept": .array(comparison.kept.map { .string($0) }),
      "dropped": .array(comparison.dropped.map { .string($0) }),
      "added": .array(comparison.added.map { .string($0) }),
      "changed": .array(comparison.changed.map { .string($0) }),
      "before": renderer.jsonValue(before),
      "after": renderer.jsonValue(after),
    ]
    StandardStreams.write(result.serialized(pretty: true) + "\n", to: .output)
  }
}
