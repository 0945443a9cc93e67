import Diagnostics
import Questionnaires
import Reports
import Scoring

extension FuzzEntry {
  /// Definitions: refused with problems, or taken, and then their examples run and everything can be shown.
  static let definitions = FuzzEntry(
    name: "definitions",
    words: [
      "\"id\"", "\"items\"", "\"sections\"", "\"visibleIf\"", "\"choices\"", "\"points\"", "\"weight\"", "\"levels\"",
      "\"from\"", "\"gates\"", "\"actions\"", "\"addresses\"", "\"computed\"", "\"examples\"", "\"scales\"",
      "\"validators\"", "\"expr\"", "\"min\"", "\"max\"", "1e308", "-1", "0.1", "\"list\"", "\"rating\"", "\"money\"",
      "\"percent\"", "\"date\"", "answers.", "{answers.x}", "null", "[]", "{}", ",", "\\u202e",
    ]
  ) { bytes in
    let read = DefinitionReader.read(SourceText(name: "any.json", bytes: bytes))
    try ReadText.check(read.diagnostics)
    guard let questionnaire = read.questionnaire else {
      return try Violation.unless(read.diagnostics.hasErrors, "refused without an error")
    }
    try Violation.unless(!read.diagnostics.hasErrors, "taken with an error")
    let runner = ExampleRunner(Scorer(questionnaire))
    for mismatch in runner.run() { try ReadText.check(mismatch.diagnostic) }
    try Desk.checkShown(Desk.session(of: questionnaire))
    let blank = SheetReport(blank: questionnaire)
    try ReadText.check(lines: SheetMarkdownRenderer().render(blank), "the blank sheet")
  }
}
