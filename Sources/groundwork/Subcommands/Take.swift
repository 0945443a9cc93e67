import ArgumentParser
import Assessments
import Diagnostics
import Questionnaires
import Shell
import Transcripts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Takes a questionnaire.
struct Take: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take a questionnaire, at the prompt or with answers from a file.",
    discussion: """
      At a terminal, goes on with the client's unfinished assessment where there is one; with --respondent, only with \
      that respondent's own, so that several people of a client each answer alone. 'groundwork consensus' then compares \
      them. With --answers, always begins a new one: the file is a script (one line for each thing a person would type, \
      or 'item: answer'), a JSON object of answers, or a sheet in CSV that was filled in ('groundwork sheet' writes a \
      blank one).
      """)

  @Argument(
    help: ArgumentHelp("The id of a questionnaire, or the path of one.", valueName: "questionnaire"),
    completion: .questionnaires)
  var questionnaire: String

  @Option(
    name: .long, help: ArgumentHelp("Take the answers from a file; - is standard input.", valueName: "file"),
    completion: .file())
  var answers: String?

  @Flag(name: .long, help: "Keep nothing: no transcript is written.")
  var dryRun = false

  @Flag(name: .long, help: "Ask first what settles most, and stop once the level is certain.")
  var quick = false

  @OptionGroup var people: AssessmentOptions
  @OptionGroup var definitions: QuestionnaireOptions
  @OptionGroup var storage: StoreOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if people.guided, answers != nil {
      throw ValidationError("--guided is for people at a prompt; it does not go with --answers.")
    }
  }

  func run() throws {
    let desk = AssessmentDesk(screen: output.screen, isJSON: output.json)
    var facts = try people.facts()
    let library = Library(definitions)
    let questionnaire = try library.questionnaire(self.questionnaire, renderer: desk.renderer)
    try facts.checkLanguage(of: questionnaire)
    // A file is answered the same wherever it is run.
    if answers == nil, desk.isAtTerminal { facts = facts.speaking(desk.surroundings.environment) }
    let archive = dryRun ? nil : try Archive(storage)
    let run = AssessmentRun(
      desk: desk, archive: archive, questionnaire: questionnaire, facts: facts, isQuick: quick, library: library)
    if let answers {
      try run.answer(from: answers)
    } else if desk.isPerson {
      try run.converse(resuming: nil)
    } else {
      try run.answerFromStandardInput(resuming: nil)
    }
  }
}
