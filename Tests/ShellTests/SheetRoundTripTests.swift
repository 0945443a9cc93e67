import AnswerFiles
import Assessments
import Diagnostics
import Questionnaires
import Reports
import TestSupport
import Testing

@testable import Shell

/// Sheets that are filled in and read back.
@Suite struct SheetRoundTripTests {
  /// A cell as a person fills it in.
  static func cell(_ answer: Answer, _ item: Item) -> String {
    switch answer.state {
    case .unknown: return "don't know"
    case .notApplicable: return "n/a: \(answer.reason ?? "")"
    default: break
    }
    return answer.value.map { cell($0, item) } ?? ""
  }

  static func cell(_ value: AnswerValue, _ item: Item) -> String {
    switch value {
    case .choice(let id): return String((item.choices.firstIndex { $0.id.text == id } ?? 0) + 1)
    case .choices(let ids): return ids.joined(separator: "\n")
    case .number(let number):
      if case .percent = item.kind { return NumberText.percent(number) }
      return "\(number)"
    default: return item.text(of: value, in: "en")
    }
  }

  @Test(arguments: RandomAssessment.shipped)
  func `a blank sheet that is filled in says the same`(path: String) throws {
    let definition = try TemporaryDirectory.readFile(path)
    for seed in 100..<106 as Range<UInt64> {
      let desk = try ConversationTests.Desk(definition: definition)
      var chance = RandomAssessment(
        random: SeededGenerator(seed: seed), texts: RandomAssessment.plainTexts, isRounded: true)
      try chance.answer(desk, steps: 150, onlyAnswers: true)
      let session = desk.conversation.session
      let blank = SheetReport(blank: session.questionnaire)
      var cells: [String: String] = [:]
      var extra: [String] = []
      for item in session.questionnaire.items {
        guard let answer = session.responses.answer(to: item.index) else { continue }
        guard case .rows(let rows)? = answer.value, let form = item.rowForm, !rows.isEmpty else {
          cells[item.id.text] = answer.value == .rows([]) ? "[]" : Self.cell(answer, item)
          continue
        }
        for (index, row) in rows.enumerated() {
          for (name, entry) in row.entries {
            let id = "\(item.id)[\(index + 1)].\(name)"
            let field = form.field(name)!
            cells[id] = entry.value.map { Self.cell($0, field) } ?? "unknown"
            extra.append(id)
          }
        }
      }
      let bytes = SheetTable.filled(
        SheetCSVRenderer().render(blank), cells, extra: extra, separator: seed % 2 == 0 ? "," : ";")
      let again = try ConversationTests.Desk(mode: .script, isQuiet: true, definition: definition)
      let source = SourceText(name: "sheet.csv", bytes: bytes)
      #expect(AnswerSheet.looksLikeSheet(source))
      let sheet = AnswerSheet(source, for: again.conversation.session)
      #expect(sheet.diagnostics.isEmpty, "\(DiagnosticRenderer().render(sheet.diagnostics))")
      let runner = ScriptRunner(again.conversation)
      try runner.hold(sheet.entries)
      let result = try runner.finish()
      #expect(result.failure == nil, "\(DiagnosticRenderer().render([result.failure!]))")
      let (before, after) = (
        Content(session, withPeople: false), Content(again.conversation.session, withPeople: false)
      )
      #expect(before.differences(from: after) == [])
    }
  }
}
