import Assessments
import Diagnostics
import Localization
import Questionnaires
import Transcripts

/// Finds the assessments that a consensus compares, and sees to it that they can be compared.
struct ComparisonFinder {
  /// What there is to compare, and whom it is about.
  struct Found {
    var comparison: Comparison
    var client: Client
    /// The language in which all were asked; `nil` where they were asked in several.
    var language: Language?
  }

  let archive: Archive
  let desk: AssessmentDesk

  /// The assessments with these ids, starts of ids, or paths.
  func named(_ ids: [String]) throws -> Found {
    var kept: [Archive.Kept] = []
    for id in ids {
      let found = try archive.read(archive.path(of: id))
      if kept.contains(where: { $0.session.opening.assessment == found.session.opening.assessment }) {
        throw CommandFailure(
          "'\(id)' names the assessment \(found.session.opening.assessment), which is named twice.",
          hints: ["A consensus compares different assessments; 'groundwork assessments' lists them."], code: 64)
      }
      kept.append(found)
    }
    return try compare(kept)
  }

  /// The latest assessment of each respondent of a client.
  func latest(ofClient client: String, questionnaire: String) throws -> Found {
    let all = try archive.attempt { () throws(TranscriptError) in try archive.store.assessments() }
    for unreadable in all.unreadable { CommandFailure(unreadable.error).report() }
    let name = Self.questionnaireName(questionnaire)
    let ofClient = all.listed.filter { $0.opening?.client.name == client && $0.opening?.consensus == nil }
    let candidates = ofClient.filter { listing in
      listing.opening.map { QuestionnaireCatalog.isSameID($0.questionnaire, name) } ?? false
    }
    var latest: [AssessmentListing] = []
    var unnamed = 0
    for listing in candidates {
      let who = Set(listing.opening?.respondents ?? [])
      if who.isEmpty {
        unnamed += 1
      } else if !latest.contains(where: { Set($0.opening?.respondents ?? []) == who }) {
        latest.append(listing)
      }
    }
    let leftOut = unnamed == 1 ? "1 names no respondent" : "\(unnamed) name no respondent"
    guard latest.count >= 2 else {
      throw CommandFailure(
        "a consensus takes the assessments of at least two respondents; of '\(client)' with '\(name)' there "
          + (latest.isEmpty ? "are none" : "is only that of \(latest[0].opening?.whoAnswers ?? "one")") + ".",
        hints: hints(ofClient: ofClient, all.listed, client: client, name: name, unnamed > 0 ? leftOut : nil), .noInput)
    }
    if unnamed > 0 {
      desk.say(
        "Of the assessments of \(client), \(leftOut) and \(unnamed == 1 ? "is" : "are") left out; an id names it.")
    }
    // In the order in which they began.
    latest.sort { ($0.firstTime ?? 0, $0.id) < ($1.firstTime ?? 0, $1.id) }
    return try compare(latest.map { try archive.read($0.path) })
  }

  private func hints(
    ofClient: [AssessmentListing], _ all: [AssessmentListing], client: String, name: String, _ leftOut: String?
  ) -> [String] {
    var hints: [String] = []
    if let leftOut { hints.append("\(leftOut); name them by id: 'groundwork consensus ID ID'.") }
    if ofClient.isEmpty {
      let clients = Array(Set(all.compactMap { $0.opening?.client.name })).sorted()
      if let near = Suggestion.nearest(to: client, in: clients) { hints.append("Did you mean '\(near)'?") }
    } else {
      let others = Array(Set(ofClient.compactMap { $0.opening?.questionnaire })).sorted()
      if let near = Suggestion.nearest(to: name, in: others), near != name { hints.append("Did you mean '\(near)'?") }
    }
    hints.append("Each respondent answers with: groundwork take \(name) --client NAME --respondent NAME")
    return hints
  }

  /// An id as it stands in transcripts, also where a path is given.
  private static func questionnaireName(_ text: String) -> String {
    var name = text.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(text[text.utf8.index(after: $0)...]) } ?? text
    if name.utf8.count > 5, name.utf8.suffix(5).elementsEqual(".json".utf8) { name = String(name.dropLast(5)) }
    return name
  }

  // MARK: - Whether they can be compared

  private func compare(_ kept: [Archive.Kept]) throws -> Found {
    let first = kept[0]
    for other in kept.dropFirst() {
      try requireSameQuestionnaire(first.session, other.session)
      try requireSameClient(first.session.opening, other.session.opening)
    }
    try requireSameVersion(kept.map(\.session))
    let comparison = Comparison(kept.map { ($0.session, $0.head) })
    let languages = Set(kept.map(\.session.opening.language))
    return Found(
      comparison: comparison, client: client(kept.map(\.session.opening.client)),
      language: languages.count == 1 ? languages.first.map(Language.init) : nil)
  }

  private func requireSameQuestionnaire(_ first: AssessmentSession, _ other: AssessmentSession) throws {
    guard first.questionnaire.id != other.questionnaire.id else { return }
    throw CommandFailure(
      "\(first.opening.assessment) answers '\(first.questionnaire.id)', and \(other.opening.assessment) answers "
        + "'\(other.questionnaire.id)'; a consensus is about one questionnaire.",
      hints: ["'groundwork assessments' lists which is which."], .badData)
  }

  private func requireSameClient(_ first: AssessmentEvent.Opening, _ other: AssessmentEvent.Opening) throws {
    guard first.client.name != other.client.name else { return }
    func named(_ opening: AssessmentEvent.Opening) -> String {
      "\(opening.assessment) is " + (opening.client.name.map { "of '\($0)'" } ?? "of no client named")
    }
    throw CommandFailure(
      "\(named(first)), and \(named(other)); a consensus is about one client.",
      hints: ["'groundwork assessments --client NAME' lists those of one client."], .badData)
  }

  private func requireSameVersion(_ sessions: [AssessmentSession]) throws {
    let bytes = sessions.map(\.questionnaire.source.bytes)
    guard bytes.contains(where: { $0 != bytes[0] }) else { return }
    let versions = sessions.map { session in
      let digest = Digest.sha256Hex(of: session.questionnaire.source.bytes)
      return "\(session.opening.assessment) (version \(session.questionnaire.version), \(digest.prefix(8)))"
    }
    throw CommandFailure(
      "the assessments answer different versions of '\(sessions[0].questionnaire.id)': "
        + versions.joined(separator: ", ") + ".",
      hints: [
        "'groundwork resume ID --upgrade' moves an assessment to the version that is installed; what it still accepts "
          + "stays answered.", "Do that for each that is behind, then compare again.",
      ], .badData)
  }

  /// What is known of the client, where several say something, by the first.
  private func client(_ clients: [Client]) -> Client {
    func first<Value: Equatable>(_ name: String, _ fact: (Client) -> Value?) -> Value? {
      let said = clients.compactMap(fact)
      if let value = said.first, said.contains(where: { $0 != value }) {
        desk.say("The assessments give the client's \(name) differently; \"\(value)\" counts, as the first says.")
      }
      return said.first
    }
    return Client(
      name: clients[0].name, state: first("state", \.state), sector: first("sector", \.sector),
      staff: first("number of staff", \.staff))
  }
}

extension AssessmentEvent.Opening {
  /// Who answers, for people: `Ana Ortiz`, or `consensus of Ana Ortiz and Ben Cole`; `nil` where nobody is named.
  var whoAnswers: String? {
    let names = respondents.dropLast().joined(separator: ", ")
    let all = respondents.count > 1 ? "\(names) and \(respondents[respondents.count - 1])" : respondents.first
    guard let consensus else { return all }
    return "consensus of " + (all ?? "\(consensus.sources.count) assessments")
  }
}
