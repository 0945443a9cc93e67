import AnswerFiles
import Assessments
import Diagnostics
import Questionnaires

extension Conversation {
  /// What the word under the cursor can become: this question's choices first, then commands, then what they take.
  func completion(of line: String, at cursor: Int) -> Completion {
    let before = String(decoding: Array(line.utf8.prefix(cursor)), as: UTF8.self)
    // A command may be typed behind an answer that stands on the line.
    if let prefill, !prefill.isEmpty, before.hasScalarPrefix(prefill) {
      let rest = before.unicodeScalars.dropFirst(prefill.unicodeScalars.count).drop { $0 == " " }
      if rest.first == "/" {
        let typed = String(String.UnicodeScalarView(rest))
        return completion(of: typed).shifted(by: before.utf8.count - typed.utf8.count)
      }
    }
    return completion(of: before)
  }

  private func completion(of typed: String) -> Completion {
    let scalars = typed.unicodeScalars
    if scalars.first == "/" || scalars.first == ":" {
      let body = String(String.UnicodeScalarView(scalars.dropFirst()))
      return commandCompletion(of: body).shifted(by: 1)
    }
    if scalars.first == "@", isGuided {
      return .ofLine(typed, among: peopleKnown.map { CompletionCandidate(text: "@" + $0.text) })
    }
    if isTextOnScreen { return Completion(start: typed.utf8.count, candidates: []) }
    let answers = answerCompletion(of: typed)
    if typed.isEmpty, session.current != nil { return answers }
    let commands = commandCompletion(of: typed)
    if answers.candidates.isEmpty { return commands }
    // A word of an answer further on in the line is no command.
    guard answers.start == commands.start else { return answers }
    return Completion(start: answers.start, candidates: answers.candidates + commands.candidates)
  }

  /// Whether any line can be the answer to what is asked now.
  var isTextOnScreen: Bool {
    if let field = fieldOnScreen?.field { return field.kind.isText }
    guard listOnScreen == nil else { return false }
    return session.current.map { questionnaire.items[$0].kind.isText } ?? false
  }

  /// The completion of a command without its sign: of its name, or of what it takes.
  private func commandCompletion(of typed: String) -> Completion {
    let scalars = typed.unicodeScalars
    guard let space = scalars.firstIndex(of: " ") else {
      return .ofLine(typed, among: Self.commands)
    }
    let word = String(scalars[..<space])
    let argument = String(String.UnicodeScalarView(scalars[space...].drop { $0 == " " }))
    return argumentCompletion(of: argument, for: word).shifted(by: typed.utf8.count - argument.utf8.count)
  }

  static var commands: [CompletionCandidate] {
    ShellCommand.allCases.map { CompletionCandidate(text: $0.rawValue, meaning: $0.manual.summary) }
  }

  // MARK: - Answers

  /// The completion of an answer to what is on screen: a question, a field of a row, or the menu of a list.
  private func answerCompletion(of typed: String) -> Completion {
    if let (field, row, position) = fieldOnScreen, let form = questionnaire.items[position.item].rowForm {
      let responses = form.responses(to: row)
      return choiceCompletion(of: typed, field) { responses.text($0, in: self.language) }
    }
    if let (item, form) = listOnScreen { return .ofLine(typed, among: rowCommands(item, form)) }
    guard let item = session.current else { return Completion(start: typed.utf8.count, candidates: []) }
    return choiceCompletion(of: typed, questionnaire.items[item]) { self.session.responses.text($0, in: self.language) }
  }

  /// The completion of a choice by its id or by the start of its text; of several choices, that of the last one.
  func choiceCompletion(of typed: String, _ item: Item, words: (LocalizedText) -> String) -> Completion {
    var start = 0
    var word = typed
    var chosen: Set<String> = []
    var isOpen = false
    if case .multichoice = item.kind {
      isOpen = true
      if let sign = typed.utf8.lastIndex(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }) {
        let rest = typed.unicodeScalars[sign...].dropFirst().drop { $0 == " " }
        word = String(String.UnicodeScalarView(rest))
        start = typed.utf8.count - word.utf8.count
        let others = typed.prefix(upTo: sign).split { $0 == "," || $0 == ";" }
        chosen = Set(others.map { String($0).trimmingSpaces().lowercased() })
      }
    }
    let fitting = candidates(for: item, isOpen: isOpen, words: words).filter { candidate in
      !chosen.contains(candidate.text.lowercased())
        && (Completion.starts(candidate.text, with: word) || Completion.starts(candidate.meaning, with: word))
    }
    return Completion(start: start, candidates: fitting)
  }

  private func candidates(
    for item: Item, isOpen: Bool, words: (LocalizedText) -> String
  ) -> [CompletionCandidate] {
    switch item.kind {
    case .boolean: [YesNo.text(true), YesNo.text(false)].map { CompletionCandidate(text: $0) }
    case .rating(let range, let labels):
      range.map { CompletionCandidate(text: String($0), meaning: labels[$0].map(words) ?? "") }
    default: item.choices.map { CompletionCandidate(text: $0.id.text, meaning: words($0.text), isOpen: isOpen) }
    }
  }

  /// What can be done between the rows of a list, in the order of its menu.
  private func rowCommands(_ item: Int, _ form: RowForm) -> [CompletionCandidate] {
    let rows = rows(of: item)
    func command(_ command: ShellCommand) -> CompletionCandidate {
      CompletionCandidate(text: command.rawValue, meaning: command.manual.summary)
    }
    var result: [CompletionCandidate] = []
    if rows.count < form.rowCount.upperBound { result.append(command(.add)) }
    result += rowNumbers(of: item, form)
    if !rows.isEmpty { result.append(command(.remove)) }
    if rows.count >= form.rowCount.lowerBound { result.append(command(.done)) }
    return result
  }

  /// The rows of a list by number.
  func rowNumbers(of item: Int, _ form: RowForm) -> [CompletionCandidate] {
    rows(of: item).enumerated().map { index, row in
      CompletionCandidate(text: String(index + 1), meaning: form.title(of: row, number: index + 1, in: language))
    }
  }
}

extension Item.Kind {
  /// Whether any line can be the answer.
  var isText: Bool {
    if case .text = self { return true }
    return false
  }
}
