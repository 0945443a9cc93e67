import Diagnostics
import JSONDocuments
import Questionnaires

/// What questionnaires that ship are held to beyond what makes them right: plain words, one thing at a time, nothing
/// missing, nothing claimed that was not read.
struct ContentLint {
  /// The highest reading grade of a question with its help and its reason, and of an action.
  static let gradeLimit = 9.0
  /// The longest question, in characters.
  static let questionLimit = 110
  /// The longest reason, in words and in sentences.
  static let reasonLimit = (words: 60, sentences: 3)
  /// How the note of a source begins whose text could not be read.
  static let furtherReadingMark = "Further reading: "

  private let questionnaire: Questionnaire
  private let knownTags: [String: [String]]
  private let furtherReading: Set<SourceID>
  private let addressed: Set<Int>
  /// By action, the keys that its object has.
  private let actionKeys: [Set<String>]
  private(set) var findings: [Diagnostic] = []

  /// Looks through a questionnaire.
  /// - Parameter map: has the tags that questions can have.
  init(_ questionnaire: Questionnaire, map: CoverageMap) {
    self.questionnaire = questionnaire
    knownTags = Dictionary(uniqueKeysWithValues: map.groups.map { ($0.id, $0.rows.map(\.id)) })
    let notes = questionnaire.sources.map { ($0.id, $0.note.map(Self.plain) ?? "") }
    furtherReading = Set(notes.filter { $0.1.hasPrefix(Self.furtherReadingMark) }.map(\.0))
    addressed = Set(questionnaire.actions.flatMap { $0.addresses.map(\.item) })
    actionKeys = Self.actionKeys(of: questionnaire.source)
    for section in questionnaire.sections {
      checkOrigin(section.sources, of: "section '\(section.id)'", at: section.place)
      checkTags(section.tags, of: "section '\(section.id)'", at: section.place)
      for item in questionnaire.items[section.items] where item.isQuestion { check(item, in: section) }
    }
    for value in questionnaire.computed {
      checkOrigin(value.sources, of: "computed value '\(value.id)'", at: value.rule.place)
    }
    for action in questionnaire.actions { check(action) }
    if questionnaire.examples.count < 3 {
      let start = Diagnostic.Place(source: questionnaire.source, range: 0..<0)
      report("examples", "there are fewer than three examples", at: start)
    }
  }

  private mutating func report(_ identifier: String, _ message: String, at place: Diagnostic.Place) {
    findings.append(Diagnostic(.error, identifier, message, at: place))
  }

  // MARK: - Questions

  private mutating func check(_ item: Item, in section: Section) {
    let name = "'\(item.id)'"
    checkWording(of: item, name)
    checkParts(
      [
        ("help", item.help == nil), ("why", item.why == nil), ("evidence", item.evidence.isEmpty),
        ("probes", item.probes.isEmpty), ("sources", item.sources.isEmpty),
      ], of: name, at: item.place)
    checkGrade([item.text] + [item.help, item.why].compactMap { $0 }, of: name, at: item.place)
    checkOrigin(item.sources, of: name, at: item.place)
    checkTags(item.tags, of: name, at: item.place)
    if !(item.tags + section.tags).contains(where: { $0.hasPrefix("characteristic:") || $0.hasPrefix("step:") }) {
      report("tag", "\(name) has no tag of a characteristic or a step", at: item.place)
    }
    for field in item.rowForm?.fields ?? [] { check(field, ofRowsOf: item) }
    let points = item.choices.filter { !$0.isExclusive }.compactMap(\.points)
    if case .choice = item.kind, points != points.sorted() {
      report("order", "the choices of \(name) are not in the order of their points", at: item.place)
    }
    if item.scoring != nil, item.weight > 0, !addressed.contains(item.index) {
      report("action", "\(name) is scored, and no action leads to its full answer", at: item.place)
    }
  }

  /// Of a field, which is asked again and again, only the question and how to answer it are needed.
  private mutating func check(_ field: Item, ofRowsOf list: Item) {
    let name = "'\(field.id)' of '\(list.id)'"
    checkWording(of: field, name)
    checkParts([("help", field.help == nil)], of: name, at: field.place)
    checkGrade([field.text] + [field.help, field.why].compactMap { $0 }, of: name, at: field.place)
    checkOrigin(field.sources, of: name, at: field.place)
  }

  private mutating func checkWording(of item: Item, _ name: String) {
    let text = Self.plain(item.text)
    if text.count > Self.questionLimit {
      report("length", "\(name) asks in \(text.count) characters, more than \(Self.questionLimit)", at: item.place)
    }
    if text.lowercased().contains("and/or") || text.count(where: { $0 == "?" }) > 1 {
      report("two-in-one", "\(name) asks two things at once", at: item.place)
    }
    guard let why = item.why.map(Self.plain) else { return }
    let words = ReadingGrade.words(why).count
    let sentences = ReadingGrade.sentences(why).count { ".!?".contains($0.last ?? " ") }
    if words > Self.reasonLimit.words || sentences > Self.reasonLimit.sentences {
      report("length", "why \(name) is asked takes \(words) words in \(sentences) sentences", at: item.place)
    }
  }

  // MARK: - Actions

  private mutating func check(_ action: Action) {
    let name = "action '\(action.id)'"
    let keys = actionKeys.indices.contains(action.index) ? actionKeys[action.index] : []
    checkParts(
      [
        ("steps", action.steps.isEmpty), ("addresses", action.addresses.isEmpty),
        ("effortDays", !keys.contains("effortDays")), ("weeks", action.weeks == nil), ("owner", action.owner == nil),
        ("evidence", action.evidence.isEmpty), ("resources", action.resources.isEmpty),
      ], of: name, at: action.place)
    checkGrade([action.title] + action.steps, of: name, at: action.place)
    checkOrigin(action.sources, of: name, at: action.place)
  }

  /// What is left to its default cannot be told from what is written, other than in the file.
  private static func actionKeys(of source: SourceText) -> [Set<String>] {
    guard let root = try? JSONDocument(parsing: source).root, case .array(let nodes)? = root[name: "actions"]?.kind
    else { return [] }
    return nodes.map { node in
      if case .object(let members) = node.kind { Set(members.map(\.key)) } else { [] }
    }
  }

  // MARK: - Both

  private mutating func checkParts(
    _ parts: [(name: String, isMissing: Bool)], of owner: String, at place: Diagnostic.Place
  ) {
    for part in parts where part.isMissing { report("part", "\(owner) has no '\(part.name)'", at: place) }
  }

  private mutating func checkGrade(_ texts: [LocalizedText], of owner: String, at place: Diagnostic.Place) {
    let grade = ReadingGrade(texts.map(Self.plain)).value
    guard grade > Self.gradeLimit else { return }
    report("grade", "\(owner) reads at grade \((grade * 10).rounded() / 10), above \(Self.gradeLimit)", at: place)
  }

  private mutating func checkOrigin(_ sources: [SourceID], of owner: String, at place: Diagnostic.Place) {
    for source in sources where furtherReading.contains(source) {
      report("origin", "\(owner) claims '\(source)' as its source, whose text could not be read", at: place)
    }
  }

  private mutating func checkTags(_ tags: [String], of owner: String, at place: Diagnostic.Place) {
    for tag in tags {
      let parts = tag.split(separator: ":", maxSplits: 1).map(String.init)
      guard parts.count == 2, knownTags[parts[0]]?.contains(parts[1]) != true else { continue }
      report("tag", "\(owner) has the tag '\(tag)', which is no row of the coverage map", at: place)
    }
  }

  /// A text with a word where a value is piped in.
  private static func plain(_ text: LocalizedText) -> String { text.template(in: "en").filled { _ in "this" } }
}
