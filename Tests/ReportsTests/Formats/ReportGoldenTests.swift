import Assessments
import Questionnaires
import Reports
import Testing

/// What every format looks like, of a small assessment whose texts try everything, and of a questionnaire that ships.
@Suite struct ReportGoldenTests {
  /// Stands behind every text: markup, a formula, an address that runs, what reorders, quotes with marks on them.
  private static let suffix = " =1|<b>*_[x](javascript:y)_*</b>, \"\u{301}; \u{202E}\u{1B}[2J& é漢\n# 2"
  private static let head = String(repeating: "5f3a", count: 16)

  private static func hostile() -> Report {
    var sample = SampleAssessment.halfway(suffix: suffix)
    sample.apply(
      .actionAssigned(action: "set_ratio", owner: "Sam" + suffix, due: CalendarDate("2026-08-01")))
    sample.apply(.noted(item: nil, text: "=In all" + suffix, author: nil))
    return sample.report(head: head)
  }

  private static func quickCheck() throws -> Report {
    var assessment = try DefinedAssessment(
      shipped: "quick_check", client: Client(name: "Lakeside Hospital", state: "NH", sector: "hospital"),
      facilitator: "Ines Novak", respondents: ["Dana Ortiz", "Max Lee"])
    let choices = [
      "aim": "deciding", "setting": "hands_on", "leader": "in_place", "program_lead": "none",
      "occupation_fit": "drafted", "mentor_time": "talked", "skills_list": "drafted", "partners": "proven",
    ]
    for index in assessment.session.questionnaire.items.indices {
      let item = assessment.session.questionnaire.items[index]
      guard assessment.session.responses.applicability(of: index) == .asked else { continue }
      switch item.kind {
      case .text: try assessment.answer(item.id.text, .text("Nurse aide"), by: "Dana Ortiz")
      case .boolean: try assessment.set(item.id.text, .unknown)
      case .choice(let all):
        let wanted = choices[item.id.text] ?? ""
        let chosen = all.first { $0.id.text == wanted } ?? all[all.count / 2]
        try assessment.answer(item.id.text, .choice(chosen.id.text), by: "Max Lee")
      default: break
      }
    }
    try assessment.apply(.noted(item: "program_lead", text: "Ask again in June", author: "Ines Novak"))
    try assessment.apply(.evidenceAdded(item: "occupation_fit", text: "Letter of the agency", author: nil))
    return assessment.report(head: head)
  }

  @Test(arguments: ReportFormat.allCases)
  func `a small assessment whose texts try everything`(format: ReportFormat) throws {
    try Golden.expect(format.bytes(of: Self.hostile()), matches: "hostile.\(format.rawValue)")
  }

  @Test(arguments: ReportFormat.allCases)
  func `a questionnaire that ships`(format: ReportFormat) throws {
    try Golden.expect(format.bytes(of: Self.quickCheck()), matches: "quick_check.\(format.rawValue)")
  }
}
