import ArgumentParser
import Assessments
import Diagnostics
import Localization
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
    case finished(AssessmentListing, title: String)
    case questionnaire(DefinitionSummary)
  }

  func run() throws {
    let desk = AssessmentDesk(screen: output.screen, isJSON: output.json)
    var facts = try people.facts()
    if desk.isAtTerminal { facts = facts.speaking(desk.surroundings.environment) }
    let wanted = facts
    // What is chosen here is in the language wanted where the program speaks it, an assessment in its own.
    try (facts.language ?? .neutral).speaking { try choose(desk, wanted) }
  }

  private func choose(_ desk: AssessmentDesk, _ wanted: OpeningFacts) throws {
    let library = Library(definitions)
    let archive = try Archive(storage)
    var facts = wanted
    let listed = (try? archive.store.assessments().listed) ?? []
    var offers = offers(library, listed, client: facts.client.name)
    desk.say(
      localized(
        """
        Groundwork finds out how ready you are for an apprenticeship, and what to do next. Answers stay on this \
        computer, saved one by one; leave whenever you like.
        """))
    guard !offers.isEmpty else {
      throw CommandFailure(
        "no questionnaires were found.",
        hints: ["Looked in: \(library.folderNames). Name a folder with --questionnaires."], .noInput)
    }
    tell(offers, desk)
    let reader = desk.lineReader()
    let clients = Set(listed.compactMap { $0.opening?.client.name }).sorted()
    reader.completer = { line, cursor in Self.completion(of: line, at: cursor, offers: offers, clients: clients) }
    defer { reader.completer = nil }
    var wasInterrupted = false
    while true {
      switch reader.readLine(prompt: localized("start > "), prefill: nil) {
      case .line(let line):
        wasInterrupted = false
        let word = line.split(separator: " ").joined(separator: " ").lowercased()
        switch word {
        case "quit", "/quit", "q", "exit": return
        case "?", "help", "/help":
          desk.say(localized("Type the number of a line above and press Enter; Enter alone takes 1."))
          desk.say(
            localized(
              """
              client NAME says which employer it is about, so that answers to the same question are offered again. \
              quit leaves.
              """))
        case let words where words.hasPrefix("client "):
          facts.client.name = String(line.split(separator: " ", maxSplits: 1)[1])
          offers = self.offers(library, listed, client: facts.client.name)
          desk.say(localized("For \(facts.client.name ?? ""):"))
          tell(offers, desk)
        default:
          if let offer = choose(word, offers) {
            reader.completer = nil
            return try start(offer, desk, library, archive, facts)
          }
          desk.say(
            localized("There is no \"\(line)\" here; type a number from 1 to \(offers.count), or quit."))
        }
      case .interrupted(let hadText):
        if !hadText, wasInterrupted { throw CommandFailure("", code: 130) }
        wasInterrupted = !hadText
        if !hadText { desk.say(localized("Type quit or press Ctrl-C again to leave.")) }
      case .endOfInput: return
      case .terminated(let signal): throw CommandFailure("", code: 128 + signal)
      case .failed(let number): throw CommandFailure("the terminal could not be read (error \(number)).", .inputOutput)
      case .tooLong, .key: continue
      }
    }
  }

  /// What Tab completes at the beginning: the names of questionnaires, and of clients behind `client`.
  private static func completion(of line: String, at cursor: Int, offers: [Offer], clients: [String]) -> Completion {
    let typed = String(decoding: Array(line.utf8.prefix(cursor)), as: UTF8.self)
    func fitting(_ candidates: [CompletionCandidate], _ word: String, start: Int) -> Completion {
      let word = word.lowercased().unicodeScalars
      return Completion(
        start: start, candidates: candidates.filter { $0.text.lowercased().unicodeScalars.starts(with: word) })
    }
    let prefix = "client "
    if typed.unicodeScalars.starts(with: prefix.unicodeScalars) {
      let name = String(String.UnicodeScalarView(typed.unicodeScalars.dropFirst(prefix.utf8.count)))
      return fitting(clients.map { CompletionCandidate(text: $0) }, name, start: prefix.utf8.count)
    }
    let questionnaires = offers.compactMap { offer in
      if case .questionnaire(let summary) = offer {
        CompletionCandidate(text: summary.id, meaning: summary.title(in: .current))
      } else {
        nil
      }
    }
    let commands = [
      CompletionCandidate(text: "client", meaning: localized("Says which employer it is about.")),
      CompletionCandidate(text: "quit", meaning: localized("Leaves.")),
    ]
    return fitting(questionnaires + commands, typed, start: 0)
  }

  private func offers(_ library: Library, _ listed: [AssessmentListing], client: String?) -> [Offer] {
    let questionnaires = library.summaries
    let titles = Dictionary(questionnaires.map { ($0.id, $0.title(in: .current)) }) { first, _ in first }
    let own = listed.filter { listing in
      let isUsable = listing.damage == nil || listing.damage?.kind == .torn
      return isUsable
        && (client == nil || listing.opening?.client.name == client)
        && (people.respondent.isEmpty || Set(listing.opening?.respondents ?? []) == Set(people.respondent))
    }
    func title(of listing: AssessmentListing) -> String {
      let id = listing.opening?.questionnaire ?? ""
      return titles[id] ?? id
    }
    let unfinished = own.filter { $0.state == .inProgress }.prefix(5)
    let finished = own.filter { $0.state == .completed }.prefix(3)
    return unfinished.map { .unfinished($0, title: title(of: $0)) }
      + shortestFirst(questionnaires).map { .questionnaire($0) }
      + finished.map { .finished($0, title: title(of: $0)) }
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
    let digits = String(offers.count).utf8.count
    for (index, offer) in offers.enumerated() {
      let number = String(index + 1)
      let label = "  " + String(repeating: " ", count: digits - number.utf8.count) + number + "  "
      switch offer {
      case .unfinished(let listing, let title), .finished(let listing, let title):
        let who = [listing.opening?.client.name, listing.opening?.whoAnswers].compactMap { $0 }
        let whose = who.isEmpty ? title : localized("\(title) for \(who.joined(separator: ", "))")
        let all =
          listing.lastTime.map { localized("\(whose) (last \(Clock.localText(milliseconds: $0)))") } ?? whose
        desk.say(
          listing.state == .completed ? localized("See the result: \(all)") : localized("Go on: \(all)"), label: label)
      case .questionnaire(let questionnaire):
        let title = questionnaire.title(in: .current)
        let length =
          questionnaire.minutes.map {
            localized($0, one: "\(title) (about \($0) minute)", other: "\(title) (about \($0) minutes)")
          } ?? title
        desk.say(localized("Begin: \(length)"), label: label)
      }
    }
    desk.say("")
    desk.say(localized("Press Enter for 1, or type another number. ? for help, quit leaves."))
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
      try facts.checkLanguage(of: questionnaire)
      run = AssessmentRun(desk: desk, archive: archive, questionnaire: questionnaire, facts: facts, library: library)
    case .unfinished(let listing, _), .finished(let listing, _):
      let kept = try archive.read(listing.path)
      path = listing.path
      run = AssessmentRun(
        desk: desk, archive: archive, questionnaire: kept.session.questionnaire,
        facts: OpeningFacts(of: kept.session), library: library)
    }
    if desk.isPerson {
      // What was chosen is begun, also where another is unfinished.
      try run.converse(resuming: path, isNew: path == nil)
    } else {
      try run.answerFromStandardInput(resuming: path)
    }
  }
}
