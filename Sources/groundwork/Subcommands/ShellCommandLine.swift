import ArgumentParser
import Assessments
import Diagnostics
import Questionnaires
import Shell
import Transcripts

/// Opens the shell.
struct ShellCommandLine: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shell",
    abstract: "Open the shell: what can be taken up or begun, and then the questions. The default.")

  @OptionGroup var people: AssessmentOptions
  @OptionGroup var definitions: QuestionnaireOptions
  @OptionGroup var storage: StoreOptions
  @OptionGroup var output: OutputOptions

  /// Something that can be chosen at the beginning.
  private enum Offer {
    case unfinished(AssessmentListing, title: String)
    case questionnaire(DefinitionSummary)
  }

  func run() throws {
    let desk = AssessmentDesk(screen: output.screen, isJSON: output.json)
    let library = Library(definitions)
    let archive = try Archive(storage)
    let facts = try people.facts()
    let offers = offers(library, archive)
    desk.say("Groundwork: how ready are you for an apprenticeship program, and what comes next?")
    guard !offers.isEmpty else {
      throw CommandFailure(
        "no questionnaires were found.",
        hints: ["Looked in: \(library.folderNames). Name a folder with --questionnaires."], .noInput)
    }
    tell(offers, desk)
    let reader = desk.lineReader()
    var wasInterrupted = false
    while true {
      switch reader.readLine(prompt: "start > ", prefill: nil) {
      case .line(let line):
        wasInterrupted = false
        let word = line.split(separator: " ").joined(separator: " ").lowercased()
        switch word {
        case "quit", "/quit", "q", "exit": return
        case "?", "help", "/help":
          desk.say("Type the number of a line above and press Enter; Enter alone takes 1. quit leaves.")
        default:
          if let offer = choose(word, offers) { return try start(offer, desk, library, archive, facts) }
          desk.say("There is no \"\(line)\" here; type a number from 1 to \(offers.count), or quit.")
        }
      case .interrupted(let hadText):
        if !hadText, wasInterrupted { throw CommandFailure("", code: 130) }
        wasInterrupted = !hadText
        if !hadText { desk.say("Type quit or press Ctrl-C again to leave.") }
      case .endOfInput: return
      case .terminated(let signal): throw CommandFailure("", code: 128 + signal)
      case .failed(let number): throw CommandFailure("the terminal could not be read (error \(number)).", .inputOutput)
      case .tooLong, .key: continue
      }
    }
  }

  private func offers(_ library: Library, _ archive: Archive) -> [Offer] {
    let listed = (try? archive.store.assessments().listed) ?? []
    // Only what the list shows: checking them all would take longer than anybody should wait for a prompt.
    let questionnaires = library.catalog.entries.compactMap { DefinitionSummary.read(path: $0.path) }
    let titles = Dictionary(questionnaires.map { ($0.id, $0.title) }) { first, _ in first }
    let unfinished = listed.filter { listing in
      let isUsable = listing.damage == nil || listing.damage?.kind == .torn
      return listing.state == .inProgress && isUsable
        && (people.employer.client == nil || listing.opening?.client.name == people.employer.client)
    }
    return unfinished.prefix(5).map { listing in
      let id = listing.opening?.questionnaire ?? ""
      return .unfinished(listing, title: titles[id] ?? id)
    } + shortestFirst(questionnaires).map { .questionnaire($0) }
  }

  /// The questionnaires as they were found, but the one that takes least before the others: who comes for the first time
  /// begins there.
  private func shortestFirst(_ questionnaires: [DefinitionSummary]) -> [DefinitionSummary] {
    let times = questionnaires.map { $0.minutes ?? .max }
    guard let least = times.min(), let place = times.firstIndex(of: least) else { return questionnaires }
    return [questionnaires[place]] + questionnaires[..<place] + questionnaires[(place + 1)...]
  }

  private func tell(_ offers: [Offer], _ desk: AssessmentDesk) {
    desk.say("")
    for (index, offer) in offers.enumerated() {
      switch offer {
      case .unfinished(let listing, let title):
        let client = listing.opening?.client.name.map { " for \($0)" } ?? ""
        let time = listing.lastTime.map { ", last \(Clock.localText(milliseconds: $0))" } ?? ""
        desk.say("Go on: \(title)\(client)\(time)", label: "  \(index + 1)  ")
      case .questionnaire(let questionnaire):
        let minutes = questionnaire.minutes.map { " (about \($0) minutes)" } ?? ""
        desk.say("Begin: \(questionnaire.title)\(minutes)", label: "  \(index + 1)  ")
      }
    }
    desk.say("")
    desk.say("Press Enter for 1, or type a number. quit leaves.")
  }

  private func choose(_ word: String, _ offers: [Offer]) -> Offer? {
    if word.isEmpty { return offers[0] }
    if let number = Int(word) { return 1...offers.count ~= number ? offers[number - 1] : nil }
    return offers.first { offer in
      if case .questionnaire(let questionnaire) = offer { return QuestionnaireCatalog.isSameID(questionnaire.id, word) }
      return false
    }
  }

  private func start(
    _ offer: Offer, _ desk: AssessmentDesk, _ library: Library, _ archive: Archive, _ facts: OpeningFacts
  ) throws {
    let run: AssessmentRun
    var path: String?
    switch offer {
    case .questionnaire(let summary):
      let questionnaire = try library.questionnaire(summary.id, renderer: desk.renderer)
      run = AssessmentRun(desk: desk, archive: archive, questionnaire: questionnaire, facts: facts)
    case .unfinished(let listing, _):
      let kept = try archive.read(listing.path)
      let opening = kept.session.opening
      path = listing.path
      run = AssessmentRun(
        desk: desk, archive: archive, questionnaire: kept.session.questionnaire,
        facts: OpeningFacts(
          client: opening.client, facilitator: opening.facilitator, respondents: opening.respondents))
    }
    if desk.isPerson {
      // What was chosen is begun, also where another is unfinished.
      try run.converse(resuming: path, isNew: path == nil)
    } else {
      try run.answerFromStandardInput(resuming: path)
    }
  }
}
