import Diagnostics
import JSONDocuments
import Localization
package import Questionnaires

/// Reads what a person typed as the answer to an item.
package struct AnswerText: Sendable {
  /// The item asked.
  package let item: Item
  /// The language of the choices' texts.
  package let language: String
  /// Whether the text comes from a script, where a percentage must carry its sign.
  package let isScript: Bool
  /// The day from which dates without a year count.
  package let today: CalendarDate
  let fill: @Sendable (LocalizedText) -> String

  /// Creates a reader for an item.
  /// - Parameter fill: gives the text of a choice or label as it is shown.
  package init(
    item: Item, language: String, isScript: Bool, today: CalendarDate,
    fill: @escaping @Sendable (LocalizedText) -> String
  ) {
    self.item = item
    self.language = language
    self.isScript = isScript
    self.today = today
    self.fill = fill
  }

  /// Reads a line; spaces around it do not count.
  /// - Throws: ``AnswerProblem`` with what would be accepted.
  package func read(_ line: String) throws(AnswerProblem) -> AnswerValue {
    let text = line.trimmingSpaces()
    guard !text.isEmpty else { throw problem(localized("nothing was given")) }
    let value = try readKind(text)
    if let problem = item.problem(with: value, language: language) { throw problem }
    return value
  }

  private func readKind(_ text: String) throws(AnswerProblem) -> AnswerValue {
    switch item.kind {
    case .choice(let choices):
      let choice = try readChoice(text, of: choices)
      return .choice(choice.id.text)
    case .multichoice(let choices): return try readChoices(text, of: choices)
    case .boolean: return try readBoolean(text)
    case .rating(let range, let labels): return try readRating(text, range, labels)
    case .integer: return try readInteger(text)
    case .number: return try readNumber(text, currency: nil)
    case .money(_, let currency, _): return try readNumber(text, currency: currency)
    case .percent: return try readPercent(text)
    case .date: return try readDate(text)
    case .text: return .text(text)
    case .list: return try readRows(text)
    case .display: throw problem(localized("nothing is asked here"))
    }
  }

  func problem(_ found: String, suggestion: String? = nil) -> AnswerProblem {
    AnswerProblem(found: found, accepted: item.acceptedAnswers(in: language), suggestion: suggestion)
  }

  /// Rows as JSON, `[{"field": value, ...}, ...]`: the whole answer on one line, as scripts give it.
  private func readRows(_ text: String) throws(AnswerProblem) -> AnswerValue {
    let document: JSONDocument
    let field = item.rowForm?.fields.first?.id.text ?? "field"
    do throws(DiagnosticsError) {
      document = try JSONDocument(parsing: SourceText(name: "", text: text))
    } catch {
      throw AnswerProblem(
        found: localized("\(Self.quoted(text)) is no list of rows"),
        accepted: localized(
          """
          rows such as [{"\(field)": ...}], or a field of a row, such as \(item.id)[1].\(field)
          """))
    }
    if let problem = document.diagnostics.first {
      throw AnswerProblem(found: problem.message, accepted: item.acceptedAnswers(in: language))
    }
    return try AnswerValue(document.root, for: item, language: language)
  }

  // MARK: - Choices

  /// A choice's number, id or unambiguous start of its text or id; letter case does not matter.
  private func readChoice(_ text: String, of choices: [Choice]) throws(AnswerProblem) -> Choice {
    if let number = Int(text), text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) {
      guard 1...choices.count ~= number else {
        throw AnswerProblem(
          found: localized("there is no choice \(text)"),
          accepted: localized("a number from 1 to \(choices.count), or the start of a choice"))
      }
      return choices[number - 1]
    }
    let wanted = Self.folded(text)
    if let exact = choices.first(where: { Self.folded($0.id.text) == wanted || Self.folded(fill($0.text)) == wanted }) {
      return exact
    }
    let started = choices.filter { choice in
      Self.folded(choice.id.text).hasScalarPrefix(wanted) || Self.folded(fill(choice.text)).hasScalarPrefix(wanted)
    }
    switch started.count {
    case 1: return started[0]
    case 0:
      let names = choices.flatMap { [$0.id.text, fill($0.text)] }
      throw AnswerProblem(
        found: localized("\(Self.quoted(text)) is not one of the choices"),
        accepted: item.acceptedAnswers(in: language),
        suggestion: Suggestion.nearest(to: text, in: names))
    default:
      throw AnswerProblem(
        found: localized("\(Self.quoted(text)) fits several choices"),
        accepted: localized("one of \(started.map { name(of: $0, in: choices) }.joined(separator: ", "))"),
        isAmbiguous: true)
    }
  }

  /// A choice as a script names it, or as the screen shows it to a person.
  private func name(of choice: Choice, in choices: [Choice]) -> String {
    guard !isScript, let place = choices.firstIndex(where: { $0.id == choice.id }) else { return choice.id.text }
    return "\(place + 1) (\(fill(choice.text)))"
  }

  /// The choices that numbers name in words: `1 and 3`, `1-3`, `1, 3 to 5`; `nil` where the text is anything else.
  private func numbered(_ text: String, of choices: [Choice]) -> [String]? {
    var plain = Self.folded(text).replacing("&", with: ",")
    for word in isSpanish ? [" y ", " e ", " and "] : [" and "] { plain = plain.replacing(word, with: ",") }
    for word in isSpanish ? [" a ", " al ", " to "] : [" to "] { plain = plain.replacing(word, with: "-") }
    if plain.utf8.allSatisfy({ 0x30...0x39 ~= $0 || $0 == 0x20 || $0 == 0x2C }) {
      plain = plain.replacing(" ", with: ",")
    }
    var ids: [String] = []
    for part in plain.split(whereSeparator: { $0 == "," || $0 == ";" }) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int(String($0).trimmingSpaces()) }
      guard 1...2 ~= ends.count, let first = ends[0], let last = ends[ends.count - 1], first <= last,
        1...choices.count ~= first, 1...choices.count ~= last
      else { return nil }
      ids += (first...last).map { choices[$0 - 1].id.text }
    }
    return ids.isEmpty ? nil : ids
  }

  private func readChoices(_ text: String, of choices: [Choice]) throws(AnswerProblem) -> AnswerValue {
    let parts: [Substring]
    if let ids = numbered(text, of: choices) { return .choices(AnswerValue.inDefinitionOrder(ids, of: item)) }
    if text.utf8.contains(UInt8(ascii: ";")) {
      parts = text.split(separator: ";")
    } else if (try? readChoice(text, of: choices)) != nil {
      // A choice whose text has a comma is typed whole.
      parts = [text[...]]
    } else if text.utf8.contains(UInt8(ascii: ",")) {
      parts = text.split(separator: ",")
    } else if text.utf8.allSatisfy({ 0x30...0x39 ~= $0 || $0 == 0x20 }) {
      parts = text.split(separator: " ")
    } else {
      parts = [text[...]]
    }
    var ids: [String] = []
    for part in parts {
      let word = String(part).trimmingSpaces()
      guard !word.isEmpty else { continue }
      ids.append(try readChoice(word, of: choices).id.text)
    }
    return .choices(AnswerValue.inDefinitionOrder(ids, of: item))
  }

  private func readBoolean(_ text: String) throws(AnswerProblem) -> AnswerValue {
    switch Self.folded(text) {
    case "y", "yes", "true", "1": return .boolean(true)
    case "s" where isSpanish, "si" where isSpanish: return .boolean(true)
    case "n", "no", "false", "2": return .boolean(false)
    default: throw problem(localized("\(Self.quoted(text)) is neither yes nor no"))
    }
  }

  private func readRating(
    _ text: String, _ range: ClosedRange<Int64>, _ labels: [Int64: LocalizedText]
  ) throws(AnswerProblem) -> AnswerValue {
    if let number = Int64(text) { return .integer(number) }
    let wanted = Self.folded(text)
    let fitting = labels.filter { Self.folded(fill($0.value)).hasScalarPrefix(wanted) }
    let exact = labels.filter { Self.folded(fill($0.value)) == wanted }
    let found = exact.count == 1 ? exact : fitting
    if found.count == 1, let number = found.first?.key { return .integer(number) }
    throw problem(
      found.isEmpty
        ? localized("\(Self.quoted(text)) is not on the scale")
        : localized("\(Self.quoted(text)) fits several points of the scale"))
  }

  /// A text in quotes, its beginning only where it is long.
  static func quoted(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > 60 else { return "'\(text)'" }
    return "'\(String(String.UnicodeScalarView(scalars.prefix(57))))...'"
  }

  /// Whether the words of Spanish are read as well: `sí`, `1 de junio`.
  var isSpanish: Bool { Language(language).primary == "es" }

  /// A text in lower case, with single spaces, and without accents, which people leave out when they type.
  static func folded(_ text: String) -> String {
    unaccented(text.lowercased()).split(separator: " ").joined(separator: " ")
  }

  /// A text in lower case without the accents of Spanish vowels.
  private static func unaccented(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    let plain: [Unicode.Scalar: Unicode.Scalar] = ["á": "a", "é": "e", "í": "i", "ó": "o", "ú": "u", "ü": "u"]
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where scalar != "\u{301}" { result.append(plain[scalar] ?? scalar) }
    return String(result)
  }
}
