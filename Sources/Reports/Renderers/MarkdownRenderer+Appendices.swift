import Diagnostics
import Localization
import Questionnaires

/// What stands behind a report: every question, the method, the sources and the record.
extension MarkdownRenderer {
  /// The appendices, each under its heading.
  func appendices(_ report: Report) -> [MarkdownText] {
    var blocks: [MarkdownText] = ["## \(localized("Appendix: \(ReportWords.questions)"))"]
    blocks += answers(report)
    blocks += ["## \(localized("Appendix: \(ReportWords.method)"))"]
    blocks += ReportWords.method(report).map { "\($0)" }
    if !report.sources.isEmpty {
      blocks += ["## \(localized("Appendix: \(ReportWords.sources)"))", sources(report)]
    }
    blocks += ["## \(localized("Appendix: \(ReportWords.record)"))", list(ReportWords.record(report))]
    return blocks
  }

  private func answers(_ report: Report) -> [MarkdownText] {
    let notes = Dictionary(grouping: report.notes) { $0.item?.id }
    let evidence = Dictionary(grouping: report.evidence) { $0.item?.id }
    let numbers = report.sourceNumbers
    let answers = Dictionary(grouping: report.answers, by: \.section)
    let showsWho = report.answers.contains { $0.respondent?.isEmpty == false }
    var columns = [localized("No."), localized("Question"), localized("Answer")]
    if showsWho { columns.append(localized("Said by")) }
    columns += [localized("Notes and evidence"), localized("Sources")]
    return report.sections.flatMap { section -> [MarkdownText] in
      guard let entries = answers[section.id], !entries.isEmpty else { return [] }
      var table = MarkdownTable(columns)
      for entry in entries {
        var remarks = (notes[entry.item.id] ?? []).map(ReportWords.note)
        remarks += (evidence[entry.item.id] ?? []).map(ReportWords.evidence)
        remarks += entry.statements.map(ReportWords.statement)
        if let settlement = entry.settlement { remarks.append(ReportWords.settlement(settlement)) }
        let cited = entry.sources.compactMap { numbers[$0] }.map(String.init).joined(separator: ", ")
        var cells: [MarkdownText] = [
          entry.item.number.map { "\($0)" } ?? "", "\(entry.item.question)", "\(HTMLWords.state(of: entry))",
        ]
        if showsWho { cells.append("\(entry.respondent ?? "")") }
        table.append(cells + ["\(remarks.joined(separator: "; "))", "\(cited)"])
      }
      return ["### \(section.title)", table.text]
    }
  }

  /// The sources, by number, with links.
  private func sources(_ report: Report) -> MarkdownText {
    let lines = report.sources.enumerated().map { index, citation -> MarkdownText in
      var rest = citation
      rest.title = ""
      let details = ReportWords.source(rest).unicodeScalars.drop { $0 == " " }
      return "\(index + 1). " + linked(citation, Wording.clause(citation.title))
        + "\(". " + String(String.UnicodeScalarView(details)))"
    }
    return .joined(lines, by: "\n")
  }
}
