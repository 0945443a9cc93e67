import Diagnostics
import Localization

extension TerminalRenderer {
  /// The minutes of each section, planned and used, and what is left.
  package func render(minutes report: MinutesReport) -> String {
    report.language.speaking { text(of: report) }
  }

  private func text(of report: MinutesReport) -> String {
    var screen = ScreenText(style)
    for row in report.rows {
      let questions = localized(
        row.questions, one: "\(row.settled) of \(row.questions) question",
        other: "\(row.settled) of \(row.questions) questions")
      screen.paragraph(
        VisibleText.oneLine("\(row.title): \(Self.used(row.used, of: row.planned)), \(questions)."), hang: 2,
        as: row.planned.map { row.used > $0 } ?? false ? .attention : .body)
    }
    screen.blank()
    screen.paragraph(localized("Together: \(Self.used(report.used, of: report.planned))."), as: .heading)
    guard report.rows.contains(where: { $0.settled < $0.questions }) else { return screen.text }
    let left = [
      report.left.map { localized("\(Self.minutes($0)) by the plan") },
      report.leftAtPace.map { localized("\(Self.minutes($0)) at the pace so far") },
    ].compactMap { $0 }
    if !left.isEmpty { screen.paragraph(localized("Still to go: \(left.joined(separator: ", ")).")) }
    return screen.text
  }

  /// `less than a minute`, `1 minute`, `12 minutes`.
  private static func minutes(_ minutes: Double) -> String {
    guard minutes >= 0.5 else { return localized("less than a minute") }
    let whole = Int(minutes.rounded())
    return localized(whole, one: "\(whole) minute", other: "\(whole) minutes")
  }

  /// `12 minutes of 15 minutes planned`.
  private static func used(_ used: Double, of planned: Double?) -> String {
    planned.map { localized("\(minutes(used)) of \(minutes($0)) planned") } ?? minutes(used)
  }
}
