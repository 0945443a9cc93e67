import Diagnostics

extension TerminalRenderer {
  /// The minutes of each section, planned and used, and what is left.
  package func render(minutes report: MinutesReport) -> String {
    var screen = ScreenText(style)
    for row in report.rows {
      let plan = row.planned.map { " of \(Self.minutes($0)) planned" } ?? ""
      let count = "\(row.settled) of \(Wording.count(row.questions, "question"))"
      screen.paragraph(
        VisibleText.oneLine("\(row.title): \(Self.minutes(row.used))\(plan), \(count)."), hang: 2,
        as: row.planned.map { row.used > $0 } ?? false ? .attention : .body)
    }
    let plan = report.planned.map { " of \(Self.minutes($0)) planned" } ?? ""
    screen.blank()
    screen.paragraph("Together: \(Self.minutes(report.used))\(plan).", as: .heading)
    guard report.rows.contains(where: { $0.settled < $0.questions }) else { return screen.text }
    let left = [
      report.left.map { "\(Self.minutes($0)) by the plan" },
      report.leftAtPace.map { "\(Self.minutes($0)) at the pace so far" },
    ].compactMap { $0 }
    if !left.isEmpty { screen.paragraph("Still to go: \(left.joined(separator: ", ")).") }
    return screen.text
  }

  /// `less than a minute`, `1 minute`, `12 minutes`.
  private static func minutes(_ minutes: Double) -> String {
    minutes < 0.5 ? "less than a minute" : Wording.count(Int(minutes.rounded()), "minute")
  }
}
