import ArgumentParser
import Assessments
import Diagnostics
import Localization
import Questionnaires
import Transcripts

/// Goes on with an assessment.
struct Resume: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Go on with an assessment at the question where it was left.",
    discussion: """
      Without an id, with the one last worked on that is unfinished.

      A script or a JSON object given with --answers is taken up to its first mistake. Of a sheet all that fits is taken, \
      changing no answer that is there, and what does not fit is listed with its row; a sheet of another client is not \
      taken at all. Where anything was not taken, the exit status is 65.
      """)

  @Argument(
    help: ArgumentHelp("An id, the start of one, a path, or 'latest'.", valueName: "id"), completion: .assessments)
  var id: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Take answers from a file, a script, JSON or a sheet in CSV; - is standard input.", valueName: "file"),
    completion: .file())
  var answers: String?

  @Flag(name: .long, help: "Take up a newer version of the questionnaire without asking.")
  var upgrade = false

  @Flag(name: .long, help: "Lead a session with several people: what to ask next, sections read back and confirmed.")
  var guided = false

  @OptionGroup var definitions: QuestionnaireOptions
  @OptionGroup var storage: StoreOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let desk = AssessmentDesk(screen: output.screen, isJSON: output.json)
    let archive = try Archive(storage)
    let path = try id.map(archive.path(of:)) ?? unfinished(archive)
    let kept = try archive.read(path)
    let current = newerDefinition(of: kept.session)
    if upgrade, let current {
      let (taken, writer) = try archive.takeUp(path)
      _ = try Language(taken.session.opening.language).speaking {
        try Upgrade(archive: archive, desk: desk).force(current, on: taken.session, writer: writer)
      }
    }
    let run = AssessmentRun(
      desk: desk, archive: archive, questionnaire: current ?? kept.session.questionnaire,
      facts: OpeningFacts(of: kept.session, isGuided: guided), library: Library(definitions))
    if let answers {
      try run.answer(from: answers, resuming: path)
    } else if desk.isPerson {
      try run.converse(resuming: path)
    } else {
      try run.answerFromStandardInput(resuming: path)
    }
  }

  private func unfinished(_ archive: Archive) throws -> String {
    let all = try archive.attempt { () throws(TranscriptError) in try archive.store.assessments().listed }
    let found = all.first { $0.state == .inProgress && ($0.damage == nil || $0.damage?.kind == .torn) }
    guard let found else {
      throw CommandFailure(
        "no assessment is unfinished.",
        hints: ["'groundwork assessments' lists all; 'groundwork take' begins one."], .noInput)
    }
    return found.path
  }

  /// The definition of the same name that is in reach now, where it can be used.
  private func newerDefinition(of session: AssessmentSession) -> Questionnaire? {
    let library = Library(definitions)
    guard case .found(let path, let expectedID) = library.catalog.find(session.questionnaire.id),
      let result = try? library.read(path: path, expectedID: expectedID)
    else { return nil }
    return result.questionnaire
  }
}
