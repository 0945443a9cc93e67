package import Localization
package import Questionnaires
package import Scoring

/// What sets two reports apart: the same assessment with other answers, or at another time.
package struct Difference: Sendable, Equatable {
  /// One thing before and after.
  package struct Change<Value: Sendable & Equatable>: Sendable, Equatable {
    /// Its name in the definition.
    package var id: String
    /// What it is called.
    package var title: String
    package var before: Value
    package var after: Value
  }

  /// An action by name.
  package struct ActionReference: Sendable, Equatable {
    package var id: ActionID
    package var title: String
  }

  /// The language of the texts.
  package var language: Language
  /// The answers that differ, in words, in definition order; only of questions that are asked before or after.
  package var answers: [Change<String>]
  /// The whole.
  package var score: Change<Score?>
  /// The title of the level reached; `nil` for none.
  package var level: Change<String?>
  /// The sections whose score or interval differs.
  package var sections: [Change<Score?>]
  /// The computed values that differ, in words.
  package var computed: [Change<String>]
  /// What held the next level back and no longer does.
  package var released: [String]
  /// What holds the next level back and did not before.
  package var held: [String]
  /// The questions asked only after.
  package var appearing: [Report.ItemReference]
  /// The questions asked only before.
  package var vanishing: [Report.ItemReference]
  /// The actions that no longer apply.
  package var dropped: [ActionReference]
  /// The actions that apply only after.
  package var added: [ActionReference]

  /// Compares two reports on the same questionnaire.
  package init(from before: Report, to after: Report) {
    self = after.speaking { Difference(between: before, and: after) }
  }

  private init(between before: Report, and after: Report) {
    language = Language(after.language)
    answers = Self.changes(
      before.answers, after.answers, id: \.item.id.text, title: \.item.question,
      value: { Self.words($0) }, missing: localized("not asked"))
    score = Change(id: "score", title: localized("Score"), before: before.standing.score, after: after.standing.score)
    level = Change(
      id: "level", title: localized("Level"), before: before.standing.level?.title, after: after.standing.level?.title)
    sections = Self.changes(
      before.sections, after.sections, id: \.id.text, title: \.title, value: \.score, missing: nil)
    computed = Self.changes(before.computed, after.computed, id: \.id.text, title: \.title, value: \.text, missing: "")
    let (missing, missingAfter) = (Self.messages(before), Self.messages(after))
    released = missing.filter { !missingAfter.contains($0) }
    held = missingAfter.filter { !missing.contains($0) }
    let (asked, askedAfter) = (before.answers.map(\.item.id), after.answers.map(\.item.id))
    appearing = after.answers.filter { !asked.contains($0.item.id) }.map(\.item)
    vanishing = before.answers.filter { !askedAfter.contains($0.item.id) }.map(\.item)
    let (actions, actionsAfter) = (before.actions.map(\.id), after.actions.map(\.id))
    dropped = before.actions.filter { !actionsAfter.contains($0.id) }.map {
      ActionReference(id: $0.id, title: $0.title)
    }
    added = after.actions.filter { !actions.contains($0.id) }.map { ActionReference(id: $0.id, title: $0.title) }
  }

  /// Whether nothing that counts differs, whatever was answered.
  package var isEmpty: Bool {
    score.before == score.after && level.before == level.after && sections.isEmpty && computed.isEmpty
      && released.isEmpty && held.isEmpty && appearing.isEmpty && vanishing.isEmpty && dropped.isEmpty && added.isEmpty
  }

  private static func words(_ entry: Report.AnswerEntry) -> String {
    entry.state == .answered ? entry.text : entry.state == .unknown ? localized("not known") : entry.text
  }

  private static func messages(_ report: Report) -> [String] {
    report.standing.next?.missing.map(\.message) ?? []
  }

  /// What is in either list and not the same in both, in the order of the first, then of the second.
  private static func changes<Entry, Value: Sendable & Equatable>(
    _ before: [Entry], _ after: [Entry], id: (Entry) -> String, title: (Entry) -> String, value: (Entry) -> Value,
    missing: Value
  ) -> [Change<Value>] {
    let later = Dictionary(after.map { (id($0), $0) }) { first, _ in first }
    let earlier = Set(before.map(id))
    let both = before.map { entry in
      Change(
        id: id(entry), title: title(entry), before: value(entry), after: later[id(entry)].map(value) ?? missing)
    }
    let new = after.filter { !earlier.contains(id($0)) }.map { entry in
      Change(id: id(entry), title: title(entry), before: missing, after: value(entry))
    }
    return (both + new).filter { $0.before != $0.after }
  }
}
