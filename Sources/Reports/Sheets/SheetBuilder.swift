package import Assessments
import Diagnostics
import ExpressionLanguage
import Localization
package import Questionnaires

extension SheetReport {
  /// The questions of an assessment that still wait: open, skipped, parked or not known, and those that may still be
  /// asked.
  package init(open session: AssessmentSession) {
    self = Language(session.opening.language).speaking { SheetBuilder(session, isBlank: false).report }
  }

  /// All questions of a questionnaire, to be answered on paper or in a spreadsheet.
  /// - Parameter language: the language of the sheet; `nil` for the questionnaire's own.
  package init(blank questionnaire: Questionnaire, language: String? = nil) {
    let language = language ?? questionnaire.language
    let opening = AssessmentEvent.Opening(
      tool: "", assessment: "", questionnaire: questionnaire.id, version: questionnaire.version, definition: "",
      client: Client(), language: language, timeZone: "+00:00",
      today: CalendarDate(daysSince1970: 0)!)
    self = Language(language).speaking {
      SheetBuilder(AssessmentSession(opening: opening, questionnaire: questionnaire), isBlank: true).report
    }
  }

  /// The sheet for one person alone.
  package func limited(to person: String) -> SheetReport {
    var limited = self
    limited.groups = groups.filter { $0.person == person }
    return limited
  }

  /// The person whose name this is, or all of whose names it is a part; letter case does not matter.
  package func people(named name: String) -> [String] {
    let lower = name.lowercased()
    if people.contains(name) { return [name] }
    let exact = people.filter { $0.lowercased() == lower }
    return exact.isEmpty && !lower.isEmpty ? people.filter { $0.lowercased().contains(lower) } : exact
  }
}

/// Gathers the questions of a sheet.
struct SheetBuilder {
  private let session: AssessmentSession
  private let isBlank: Bool
  private let numbers: [Int: Int]
  /// The names that conditions can read.
  private let conditions: TypeEnvironment

  /// Creates a builder for one state of a session; a blank sheet asks everything.
  init(_ session: AssessmentSession, isBlank: Bool) {
    self.session = session
    self.isBlank = isBlank
    conditions = ExpressionScope.environment(for: .condition, of: session.questionnaire)
    let numbered =
      isBlank
      ? session.questionnaire.items.indices.filter { session.questionnaire.items[$0].isQuestion }
      : session.askedItems
    numbers = Dictionary(uniqueKeysWithValues: numbered.enumerated().map { ($1, $0 + 1) })
  }

  private var questionnaire: Questionnaire { session.questionnaire }
  private var language: String { session.opening.language }

  var report: SheetReport {
    let opening = session.opening
    let day = CalendarDate(daysSince1970: Int(clamping: session.lastMilliseconds / 86_400_000))
    return SheetReport(
      language: Language(language),
      definition: Report.Definition(
        id: questionnaire.id, version: questionnaire.version, title: text(questionnaire.title),
        summary: questionnaire.summary.map(text)),
      assessment: isBlank ? nil : opening.assessment, client: opening.client.name, asker: opening.facilitator,
      day: isBlank ? nil : max(day ?? opening.today, opening.today), groups: groups)
  }

  private var groups: [SheetReport.Group] {
    var people: [String] = []
    var questions: [String?: [SheetReport.Question]] = [:]
    for item in questionnaire.items where isWaiting(item.index) {
      let person = person(for: item.index)
      if let person, !people.contains(person) { people.append(person) }
      questions[person, default: []].append(question(item))
    }
    return (people + [nil]).compactMap { person in
      questions[person].map { SheetReport.Group(person: person, questions: $0) }
    }
  }

  private func isWaiting(_ item: Int) -> Bool {
    guard questionnaire.items[item].isQuestion else { return false }
    return isBlank || session.responses.state(of: item).isUnsettled
  }

  /// Whom a question was parked with; one that may still be asked goes to whom all it waits for goes to.
  private func person(for item: Int) -> String? {
    if let person = session.parked[item] { return person.isEmpty ? nil : person }
    guard case .pending(let unknowns) = session.responses.applicability(of: item) else { return nil }
    let people = Set(unknowns.items.map { session.parked[questionnaire.itemIndex(ItemID($0)) ?? -1] ?? "" })
    return people.count == 1 ? people.first.flatMap { $0.isEmpty ? nil : $0 } : nil
  }

  private func text(_ text: LocalizedText) -> String {
    // A blank sheet says where an answer belongs, not that it is missing.
    guard isBlank else { return session.responses.text(text, in: language) }
    return text.template(in: language).filled { segment in
      if case .clientName = segment {
        return session.responses.text(LocalizedText(variants: [("", .init(segments: [segment]))]), in: language)
      }
      return "..."
    }
  }

  // MARK: - Questions

  private func question(_ item: Item) -> SheetReport.Question {
    var question = question(item, id: item.id.text, text: text)
    question.number = numbers[item.index]
    question.section = text(questionnaire.sections[item.section].title)
    question.condition = condition(of: item)
    question.notes = session.notes.filter { $0.item == item.index }.map(\.text)
    if let form = item.rowForm { question.rows = rows(of: item, form) }
    return question
  }

  private func question(
    _ item: Item, id: String, text: @escaping (LocalizedText) -> String
  ) -> SheetReport.Question {
    let isYesNo = if case .boolean = item.kind { true } else { false }
    let several = if case .multichoice = item.kind { true } else { false }
    return SheetReport.Question(
      id: id, number: nil, section: "", text: text(item.text), help: item.help.map(text),
      why: item.why.map { Self.firstSentence(of: text($0)) }, condition: nil,
      choices: choices(of: item, text), isNumbered: !item.choices.isEmpty, takesSeveral: several, isYesNo: isYesNo,
      accepted: SheetAnswers(item, language: language, text: text).accepted,
      takesUnknown: item.allowsUnknown, takesNotApplicable: item.allowsNotApplicable,
      evidence: item.evidence.map(text), notes: [], rows: [])
  }

  private func choices(of item: Item, _ text: (LocalizedText) -> String) -> [String] {
    switch item.kind {
    case .choice(let choices), .multichoice(let choices): choices.map { text($0.text) }
    case .boolean: [YesNo.text(true), YesNo.text(false)]
    case .rating(let range, let labels):
      range.count <= 12 ? range.map { number in labels[number].map { "\(number) (\(text($0)))" } ?? "\(number)" } : []
    default: []
    }
  }

  /// The condition of a question that is not sure to be asked, and of its section.
  private func condition(of item: Item) -> String? {
    if !isBlank, session.responses.applicability(of: item.index) == .asked { return nil }
    let words = ConditionWords(questionnaire) { index in
      numbers[index].map { localized("question \($0)") }
        ?? "\"\(Wording.clause(ScreenText.shortened(text(questionnaire.items[index].text), to: 60)))\""
    } text: {
      text($0)
    } isMet: {
      isMet($0)
    }
    let rules = [questionnaire.sections[item.section].visibleIf, item.visibleIf].compactMap { $0 }
      .filter { !isMet($0.program.source) }
    return rules.isEmpty ? nil : rules.map { words.clause(for: $0) }.joined(separator: ConditionWords.and)
  }

  /// Whether the answers so far meet a condition, so that nobody has to be told of it.
  private func isMet(_ condition: String) -> Bool {
    guard !isBlank, let program = Program.compile(condition, in: conditions, expecting: .bool).program else {
      return false
    }
    return if case .value(.bool(true)) = program.evaluate(ResponsesActivation(session.responses)) { true } else {
      false
    }
  }

  /// The rows of a list that have gaps, and room for further ones.
  private func rows(of item: Item, _ form: RowForm) -> [SheetReport.Row] {
    var given: [Row] = []
    if case .rows(let rows)? = session.responses.givenAnswer(to: item.index)?.value { given = rows }
    var result: [SheetReport.Row] = []
    for (index, row) in given.enumerated() where !form.isComplete(row) {
      let missing = form.askedFields(of: row).filter { row[$0.id.text] == nil }
      result.append(
        SheetReport.Row(
          number: index + 1, title: form.title(of: row, number: index + 1, in: language),
          fields: missing.map { field($0, of: item, form, row, index + 1) }))
    }
    let wanted = max(form.rowCount.lowerBound - given.count, given.isEmpty ? 2 : 1)
    let room = min(wanted, form.rowCount.upperBound - given.count)
    for number in given.count + 1..<given.count + 1 + max(0, room) {
      result.append(
        SheetReport.Row(
          number: number, title: nil, fields: form.fields.map { field($0, of: item, form, Row(), number) }))
    }
    return result
  }

  private func field(_ field: Item, of list: Item, _ form: RowForm, _ row: Row, _ number: Int) -> SheetReport.Question {
    let responses = form.responses(to: row)
    let isEmpty = row.entries.isEmpty
    func text(_ text: LocalizedText) -> String {
      isEmpty ? text.template(in: language).filled { _ in "..." } : responses.text(text, in: language)
    }
    var question = question(field, id: "\(list.id)[\(number)].\(field.id)", text: text)
    if let rule = field.visibleIf, responses.applicability(of: field.index) != .asked {
      let words = ConditionWords(form.questionnaire, record: "row") { index in
        "\"\(Wording.clause(ScreenText.shortened(text(form.fields[index].text), to: 60)))\""
      } text: {
        text($0)
      }
      question.condition = words.clause(for: rule)
    }
    return question
  }

  /// The first sentence of a text, at most 200 characters of it.
  private static func firstSentence(of text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() where scalar == "." || scalar == "\n" {
      guard scalar == "\n" || index + 1 == scalars.count || scalars[index + 1] == " " || scalars[index + 1] == "\n",
        index >= 20
      else { continue }
      let end = scalar == "\n" ? index : index + 1
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[..<end])
      return ScreenText.shortened(String(view), to: 200)
    }
    return ScreenText.shortened(text, to: 200)
  }
}
