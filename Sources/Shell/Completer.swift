import AnswerFiles
import Assessments
import Diagnostics
import Questionnaires

extension Conversation {
  /// What the word under the cursor can become: this question's choices first, then commands, then what they take.
  func completion(of line: String, at cursor: Int) -> Completion {
    let before = String(decoding: Array(line.utf8.prefix(cursor)), as: UTF8.self)
    let scalars = before.unicodeScalars
    let isCommand = scalars.first == "/" || scalars.first == ":"
    if isCommand, let space = scalars.firstIndex(of: " ") {
      let word = String(scalars[scalars.index(after: scalars.startIndex)..<space])
      let argument = String(String.UnicodeScalarView(scalars[space...].drop { $0 == " " }))
      return Completion(
        start: before.utf8.count - argument.utf8.count,
        candidates: arguments(of: word).filter { Self.starts($0.text, with: argument) })
    }
    var candidates: [CompletionCandidate] = []
    if !isCommand, let item = session.current { candidates += choices(of: questionnaire.items[item]) }
    let word = isCommand ? String(String.UnicodeScalarView(scalars.dropFirst())) : before
    let isText = session.current.map { questionnaire.items[$0].kind.isText } ?? false
    if isCommand || (!isText && !word.isEmpty) {
      candidates += ShellCommand.allCases.map { CompletionCandidate(text: $0.rawValue, meaning: $0.manual.summary) }
    }
    let fitting = candidates.filter { Self.starts($0.text, with: word) }
    guard isCommand else { return Completion(start: 0, candidates: fitting) }
    return Completion(start: 1, candidates: fitting)
  }

  private static func starts(_ text: String, with word: String) -> Bool {
    text.lowercased().hasScalarPrefix(word.lowercased())
  }

  private func choices(of item: Item) -> [CompletionCandidate] {
    if case .boolean = item.kind {
      return ["yes", "no"].map { CompletionCandidate(text: $0, meaning: "") }
    }
    return item.choices.map {
      CompletionCandidate(text: $0.id.text, meaning: session.responses.text($0.text, in: language))
    }
  }

  private func arguments(of word: String) -> [CompletionCandidate] {
    switch ShellCommand(word: word) {
    case .help:
      return ShellCommand.allCases.map { CompletionCandidate(text: $0.rawValue, meaning: $0.manual.summary) }
    case .assign:
      return questionnaire.actions.map {
        CompletionCandidate(text: $0.id.text, meaning: session.responses.text($0.title, in: language))
      }
    case .path:
      return questionnaire.levels.map {
        CompletionCandidate(text: $0.id.text, meaning: session.responses.text($0.title, in: language))
      }
    case .goto, .change:
      let sections = questionnaire.sections.map {
        CompletionCandidate(text: $0.id.text, meaning: session.responses.text($0.title, in: language))
      }
      let items = session.askedItems.map { index in
        let item = questionnaire.items[index]
        return CompletionCandidate(text: item.id.text, meaning: session.responses.text(item.text, in: language))
      }
      return items + sections
    case .explain: return namesToExplain
    case .take: return otherQuestionnaires().map { CompletionCandidate(text: $0.id, meaning: $0.title) }
    case .settle: return peopleToSettleAs
    default: return []
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
