import ArgumentParser
import Assessments
import Diagnostics
import JSONDocuments
import Questionnaires
import Reports
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
      """)

  @Argument(help: ArgumentHelp("An id, the start of one, a path, or 'latest'.", valueName: "id"))
  var id = "latest"

  @Option(
    name: .customLong("with"),
    help: ArgumentHelp("Score the answers under another version of the questionnaire.", valueName: "file"))
  var definition: String?

  @OptionGroup var definitions: QuestionnaireOptions
  @OptionGroup var storage: StoreOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let archive = try Archive(storage)
    let kept = try archive.read(archive.path(of: id))
    let desk = AssessmentDesk(screen: output.screen, isJSON: output.json)
    guard let definition else { return desk.write(kept.report) }
    let questionnaire = try Library(definitions).questionnaire(definition, renderer: desk.renderer)
    try rescore(kept, under: questionnaire, desk)
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
