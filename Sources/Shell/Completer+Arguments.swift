import AnswerFiles
import Assessments
import Diagnostics
import Localization
import Questionnaires

extension Conversation {
  /// The completion of what follows a command's name.
  func argumentCompletion(of argument: String, for word: String) -> Completion {
    let command = ShellCommand(word: word)
    switch command?.rawValue ?? word.lowercased() {
    case "help": return .ofLine(argument, among: Self.commands)
    case "path":
      let levels = questionnaire.levels.map { candidate($0.id.text, $0.title) }
      return .ofLine(argument, among: levels)
    case "goto", "change": return .ofLine(argument, among: items() + sections)
    case "review": return .ofLine(argument, among: sections)
    case "take":
      let others = otherQuestionnaires().map { CompletionCandidate(text: $0.id, meaning: $0.title(in: .current)) }
      return .ofLine(argument, among: others)
    case "settle": return .ofLine(argument, among: peopleToSettleAs)
    case "explain": return .ofLine(argument, among: namesToExplain)
    case "note":
      let speakers = isGuided ? peopleKnown.map { CompletionCandidate(text: $0.text + ":") } : []
      return .ofLine(argument, among: items(endingIn: ":") + speakers)
    case "evidence": return evidenceCompletion(of: argument)
    case "whatif": return hypothesisCompletion(of: argument)
    case "respondent", "park": return .ofLine(argument, among: peopleKnown)
    case "assign":
      let steps = questionnaire.actions.map { candidate($0.id.text, $0.title) }
      return Self.afterFirstWord(of: argument) { .ofLine($0, among: peopleKnown) } ?? .ofLine(argument, among: steps)
    case "remove":
      guard let (item, form) = listOnScreen else { break }
      return .ofLine(argument, among: rowNumbers(of: item, form))
    case "import": return FileCompletion.completion(of: argument)
    case "export":
      let formats = ExportFormat.names.map {
        CompletionCandidate(text: $0, meaning: ExportFormat(rawValue: $0)?.summary ?? "")
      }
      return Self.afterFirstWord(of: argument, FileCompletion.completion) ?? .ofLine(argument, among: formats)
    default: break
    }
    return Completion(start: argument.utf8.count, candidates: [])
  }

  private func candidate(_ id: String, _ meaning: LocalizedText) -> CompletionCandidate {
    CompletionCandidate(text: id, meaning: session.responses.text(meaning, in: language))
  }

  private var sections: [CompletionCandidate] { questionnaire.sections.map { candidate($0.id.text, $0.title) } }

  /// The questions that are asked, by name.
  private func items(endingIn sign: String = "") -> [CompletionCandidate] {
    session.askedItems.map { candidate(questionnaire.items[$0].id.text + sign, questionnaire.items[$0].text) }
  }

  /// A question and a colon, then a file; a file alone belongs to the question on screen.
  private func evidenceCompletion(of argument: String) -> Completion {
    if let colon = argument.utf8.firstIndex(of: UInt8(ascii: ":")),
      item(named: String(argument[..<colon]).trimmingSpaces()) != nil
    {
      let path = String(String.UnicodeScalarView(argument.unicodeScalars[colon...].dropFirst().drop { $0 == " " }))
      return FileCompletion.completion(of: path).shifted(by: argument.utf8.count - path.utf8.count)
    }
    let named = Completion.ofLine(argument, among: items(endingIn: ":"))
    let files = FileCompletion.completion(of: argument)
    // Where nothing is typed yet, the names of all questions would bury the files.
    let names = argument.isEmpty && !files.candidates.isEmpty ? [] : named.candidates
    return Completion(start: 0, candidates: files.candidates + names)
  }

  /// Items with `=`, then the choices of the one before the cursor; an answer goes on to the next word with `=`.
  private func hypothesisCompletion(of argument: String) -> Completion {
    let word = String(String.UnicodeScalarView(argument.unicodeScalars.reversed().prefix { $0 != " " }.reversed()))
    let names = Completion.ofLine(word, among: items(endingIn: "="))
      .shifted(by: argument.utf8.count - word.utf8.count)
    guard let sign = argument.utf8.lastIndex(of: UInt8(ascii: "=")) else { return names }
    let name = argument.unicodeScalars[..<sign].reversed().prefix { $0 != " " }.reversed()
    guard let item = item(named: String(String.UnicodeScalarView(name))) else { return names }
    let value = String(String.UnicodeScalarView(argument.unicodeScalars[sign...].dropFirst()))
    let choices = choiceCompletion(of: value, questionnaire.items[item]) {
      self.session.responses.text($0, in: self.language)
    }
    if !choices.candidates.isEmpty, value.utf8.last != UInt8(ascii: " ") {
      return choices.shifted(by: argument.utf8.count - value.utf8.count)
    }
    let isValue = word.utf8.contains(UInt8(ascii: "="))
    return isValue ? Completion(start: argument.utf8.count, candidates: []) : names
  }

  /// Who takes part, who was asked to answer, and who does a step, as far as is known, in that order.
  var peopleKnown: [CompletionCandidate] {
    var names = people
    names += session.parked.sorted { $0.key < $1.key }.map(\.value)
    names += session.assignments.sorted { $0.key < $1.key }.compactMap(\.value.owner)
    var seen: Set<String> = []
    return names.filter { name in
      !name.isEmpty && !name.unicodeScalars.contains(where: VisibleText.isHidden) && seen.insert(name).inserted
    }
    .map { CompletionCandidate(text: $0) }
  }

  /// The completion of what stands behind a first word; `nil` where there is no second one.
  private static func afterFirstWord(of argument: String, _ completion: (String) -> Completion) -> Completion? {
    let scalars = argument.unicodeScalars
    guard let space = scalars.firstIndex(of: " ") else { return nil }
    let rest = String(String.UnicodeScalarView(scalars[space...].drop { $0 == " " }))
    return completion(rest).shifted(by: argument.utf8.count - rest.utf8.count)
  }
}
