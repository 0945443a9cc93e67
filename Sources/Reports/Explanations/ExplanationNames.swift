package import Assessments
import Diagnostics
import Localization
import Questionnaires
package import Scoring

/// The names by which numbers are asked for.
///
/// ```
/// name     = [ scenario "." ] thing
/// scenario = "low" | "high" | section ".low" | section ".high" | action
/// thing    = "score" | "low" | "high" | section ".low" | section ".high" | "coverage" | "coverage." bucket
///          | "level" | level "." number | [ kind "." ] id | number
/// kind     = "item" | "section" | "level" | "computed" | "action"
/// ```
///
/// `high.people` is the section as it is where the score is at its most, `name_lead.score` the score once that step is
/// done, `building.2` the second gate of a level. A number alone is that of a question. Letter case does not matter. An
/// id is looked for among items, sections, levels, computed values and actions in this order; a kind before it names one
/// that another hides.
package struct ExplanationNames: Sendable {
  /// A word that names no part of a definition.
  private enum Word: String, CaseIterable {
    case score
    case low
    case high
    case coverage
    case level
  }

  /// What has an id.
  private enum Kind: String, CaseIterable {
    case item
    case section
    case level
    case computed
    case action
  }

  private let questionnaire: Questionnaire
  private let asked: [Int]
  private let topics: [Kind: [String: Explanation.Topic]]

  /// Collects the names of an assessment's questionnaire and the numbers of its questions.
  package init(_ session: AssessmentSession) {
    questionnaire = session.questionnaire
    asked = session.askedItems
    func table<Part>(_ parts: [Part], _ id: (Part) -> String, _ topic: (Int) -> Explanation.Topic) -> [String:
      Explanation.Topic]
    {
      Dictionary(parts.indices.map { (id(parts[$0]).lowercased(), topic($0)) }) { first, _ in first }
    }
    topics = [
      .item: table(questionnaire.items, \.id.text) { .item($0) },
      .section: table(questionnaire.sections, \.id.text) { .section($0) },
      .level: table(questionnaire.levels, \.id.text) { .level($0) },
      .computed: table(questionnaire.computed, \.id.text) { .computed($0) },
      .action: table(questionnaire.actions, \.id.text) { .action($0) },
    ]
  }

  /// What a name may be, to follow "expected".
  package static var expected: String {
    localized("the id of a question, section, level, value or step, or score, low, high, coverage or level")
  }

  // MARK: - From names

  /// The number with this name; `nil` where there is none.
  package func subject(named name: String) -> Explanation.Subject? {
    let words = name.lowercased().split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard words.count <= 6, !words.contains("") else { return nil }
    if let topic = topic(words) { return Explanation.Subject(topic) }
    // The longest scenario first, so that the rest is what is asked for there.
    for count in stride(from: min(3, words.count - 1), to: 0, by: -1) {
      guard let scenario = scenario(Array(words.prefix(count))) else { continue }
      guard let topic = topic(Array(words.dropFirst(count))) else { continue }
      switch topic {
      case .total, .section, .item, .computed: return Explanation.Subject(topic, in: scenario)
      default: return nil
      }
    }
    return nil
  }

  private func scenario(_ words: [String]) -> Explanation.Scenario? {
    switch topic(words) {
    case .end(let end, let section): .end(end, section: section)
    case .action(let action): .after(action: action)
    default: nil
    }
  }

  private func topic(_ words: [String]) -> Explanation.Topic? {
    switch words.count {
    case 1: return topic(words[0])
    case 2:
      if let kind = Kind(rawValue: words[0]), let topic = topics[kind]?[words[1]] { return topic }
    case 3: guard Kind(rawValue: words[0]) != nil else { return nil }
    default: return nil
    }
    let last = words[words.count - 1]
    switch topic(Array(words.dropLast())) {
    case .coverage: return Bucket.allCases.first { $0.rawValue.lowercased() == last }.map { .bucket($0) }
    case .section(let section):
      return last == Word.low.rawValue
        ? .end(.least, section: section) : last == Word.high.rawValue ? .end(.greatest, section: section) : nil
    case .level(let level):
      guard let number = Self.number(last), questionnaire.levels[level].gates.indices.contains(number - 1) else {
        return nil
      }
      return .gate(level: level, gate: number - 1)
    default: return nil
    }
  }

  private func topic(_ word: String) -> Explanation.Topic? {
    switch Word(rawValue: word) {
    case .score: return .total
    case .low: return .end(.least, section: nil)
    case .high: return .end(.greatest, section: nil)
    case .coverage: return .coverage
    case .level: return .standing
    case nil: break
    }
    if let number = Self.number(word) { return asked.indices.contains(number - 1) ? .item(asked[number - 1]) : nil }
    return Kind.allCases.lazy.compactMap { topics[$0]?[word] }.first
  }

  private static func number(_ word: String) -> Int? {
    word.utf8.allSatisfy { 0x30...0x39 ~= $0 } ? Int(word) : nil
  }

  /// The name that was probably meant by one that there is not.
  package func suggestion(for name: String) -> String? {
    Suggestion.nearest(to: name, in: all)
  }

  /// Every name without a scenario, words first.
  package var all: [String] {
    Word.allCases.map(\.rawValue) + questionnaire.sections.map { self.name(of: .section($0.index)) }
      + questionnaire.items.filter(\.isQuestion).map { self.name(of: .item($0.index)) }
      + questionnaire.levels.indices.map { self.name(of: .level($0)) }
      + questionnaire.computed.map { self.name(of: .computed($0.index)) }
      + questionnaire.actions.map { self.name(of: .action($0.index)) }
  }

  // MARK: - To names

  /// The name of a number; an answer goes by its item's, facts by those that expressions use.
  package func name(of subject: Explanation.Subject) -> String {
    let name = name(of: subject.topic)
    switch subject.scenario {
    case .now: return name
    case .after(let action): return "\(self.name(of: .action(action))).\(name)"
    case .end(let end, let section): return "\(self.name(of: .end(end, section: section))).\(name)"
    }
  }

  private func name(of topic: Explanation.Topic) -> String {
    switch topic {
    case .total: return Word.score.rawValue
    case .end(let end, let section):
      let word = end == .least ? Word.low.rawValue : Word.high.rawValue
      return section.map { "\(name(of: .section($0))).\(word)" } ?? word
    case .coverage: return Word.coverage.rawValue
    case .bucket(let bucket): return "\(Word.coverage.rawValue).\(bucket.rawValue)"
    case .section(let index): return plain(questionnaire.sections[index].id.text, .section, topic)
    case .item(let index), .answer(let index):
      return plain(questionnaire.items[index].id.text, .item, .item(index))
    case .standing: return Word.level.rawValue
    case .level(let index): return plain(questionnaire.levels[index].id.text, .level, topic)
    case .gate(let level, let gate): return "\(name(of: .level(level))).\(gate + 1)"
    case .computed(let index): return plain(questionnaire.computed[index].id.text, .computed, topic)
    case .action(let index): return plain(questionnaire.actions[index].id.text, .action, topic)
    case .client(let slot): return "\(ExpressionScope.clientRecord).\(slot)"
    case .today: return "\(ExpressionScope.VariableSlot.today)"
    }
  }

  /// An id, behind its kind where it would name something else.
  private func plain(_ id: String, _ kind: Kind, _ topic: Explanation.Topic) -> String {
    self.topic(id.lowercased()) == topic ? id : "\(kind.rawValue).\(id)"
  }
}
