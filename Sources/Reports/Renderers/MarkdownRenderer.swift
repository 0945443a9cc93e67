import Diagnostics
import Localization
import Questionnaires
import Scoring

/// Writes a report as Markdown, to be pasted into a message, a page or a pull request.
///
/// CommonMark with pipe tables. No text of others does anything in it: every sign that would is behind a backslash.
///
/// ```markdown
/// # Are we ready to start an apprenticeship?
///
/// - Client: Lakeside Hospital
/// - Opened on 2026-05-12, in progress
///
/// ## Summary
///
/// The level is Exploring, with a score of 25 of 100.
/// ```
package struct MarkdownRenderer: Sendable {
  /// Creates a renderer.
  package init() {}

  /// The report as Markdown, ended by a line feed.
  package func render(_ report: Report) -> String {
    Language.$current.withValue(Language(report.language)) {
      var blocks: [MarkdownText] = ["# \(report.definition.title)", list(ReportWords.about(report))]
      blocks += summary(report)
      blocks += sections(report)
      blocks += computed(report)
      blocks += plan(report)
      blocks += open(report)
      blocks += notes(report)
      blocks += failures(report)
      blocks += appendices(report)
      return MarkdownText.joined(blocks, by: "\n\n").source + "\n"
    }
  }

  /// A list with a mark before each text.
  func list(_ texts: [String]) -> MarkdownText {
    .joined(texts.map { "- \($0)" }, by: "\n")
  }

  // MARK: - Summary

  private func summary(_ report: Report) -> [MarkdownText] {
    let summary = ReportSummary(report)
    var blocks: [MarkdownText] = [
      "## \(ReportWords.summary)", "\(summary.result.joined(separator: " "))",
    ]
    if let text = report.standing.level?.summary, !text.isEmpty { blocks.append("\(text)") }
    if let targets = summary.targets { blocks.append("\(targets.text)") }
    if !summary.strengths.isEmpty {
      blocks += [
        "### \(ReportWords.inPlace)",
        list(summary.strengths.map { "\($0.text) (\($0.origin))" }),
      ]
    }
    if !summary.gaps.isEmpty {
      blocks += ["### \(ReportWords.missing)", list(summary.gaps.map(ReportWords.line))]
    }
    if let held = summary.heldBack {
      blocks += ["### \(held.lead)", list(held.reasons.map { Wording.capitalized(Wording.sentence($0)) })]
    }
    if !summary.actions.isEmpty {
      var table = MarkdownTable([localized("No."), localized("Step"), localized("Who and when")])
      for action in summary.actions { table.append(["\(action.number)", "\(action.title)", "\(action.text)"]) }
      blocks += ["### \(ReportWords.nextSteps)", table.text]
      if let more = summary.moreActions { blocks.append("\(more)") }
    }
    return blocks
  }

  // MARK: - Results

  private func sections(_ report: Report) -> [MarkdownText] {
    let sections = report.sections.filter(\.isScored)
    guard !sections.isEmpty, report.standing.score != nil else { return [] }
    var table = MarkdownTable([
      localized("Section"), localized("Of 100"), localized("Bar"), localized("Could be"), localized("Target"),
      localized("Unsettled"),
    ])
    for section in sections {
      guard let score = section.score else {
        table.append(["\(section.title)", "\(localized("not scorable"))", "", "", "", ""])
        continue
      }
      let (low, high) = (DisplayPercent.whole(score.low), DisplayPercent.whole(score.high))
      table.append([
        "\(section.title)", "\(DisplayPercent.whole(score.share))", bar(score.share),
        low == high ? "" : "\(localized("\(low) to \(high)"))",
        section.target.map { "\(DisplayPercent.whole($0))" } ?? "", "\(section.note)",
      ])
    }
    var blocks: [MarkdownText] = ["## \(ReportWords.sections)", table.text]
    if let sturdiness = report.sturdiness { blocks.append("\(Wording.sturdiness(sturdiness))") }
    return blocks
  }

  /// A bar of twenty cells: full only where everything is met, empty only where it shows as 0.
  private func bar(_ share: Double) -> MarkdownText {
    let whole = DisplayPercent.whole(share)
    var filled = Int((share * 20).rounded())
    if whole > 0 { filled = max(1, filled) }
    if whole < 100 { filled = min(19, filled) }
    return .joined((0..<20).map { cell -> MarkdownText in cell < filled ? "\u{2588}" : "\u{2591}" })
  }

  private func computed(_ report: Report) -> [MarkdownText] {
    let known = report.computed.filter { $0.value != nil }
    let waiting = report.computed.filter { $0.value == nil }.map { Wording.clause($0.title) }
    guard !report.computed.isEmpty else { return [] }
    var texts = known.map { value in
      let lines = value.text.split(separator: "\n").joined(separator: "; ")
      return "\(Wording.clause(value.title)): \(lines)"
    }
    if !waiting.isEmpty { texts.append(localized("Waiting for answers: \(waiting.joined(separator: "; ")).")) }
    return ["## \(ReportWords.computed)", list(texts)]
  }

  // MARK: - Plan

  private func plan(_ report: Report) -> [MarkdownText] {
    guard !report.actions.isEmpty else { return [] }
    let numbers = report.sourceNumbers
    var blocks: [MarkdownText] = ["## \(ReportWords.plan)"]
    for (index, entry) in report.actions.enumerated() {
      blocks += ["### \(index + 1). \(entry.title)", "\(Wording.worth(entry))"]
      let reasons = ReportWords.reasons(entry)
      if !reasons.isEmpty { blocks.append(list(reasons)) }
      if !entry.steps.isEmpty {
        blocks.append(.joined(entry.steps.enumerated().map { "\($0 + 1). \($1)" }, by: "\n"))
      }
      let proof = entry.evidence.map { "- \(ReportWords.evidence($0))" as MarkdownText }
      let reading = (entry.sources + entry.furtherReading).map { citation -> MarkdownText in
        let number: MarkdownText = numbers[citation.id].map { " (\($0))" } ?? ""
        return "- " + linked(citation, Wording.clause(citation.title)) + number
      }
      if !(proof + reading).isEmpty { blocks.append(.joined(proof + reading, by: "\n")) }
    }
    return blocks
  }

  /// A source's title as a link, where it has an address.
  func linked(_ citation: Report.Citation, _ title: String) -> MarkdownText {
    guard let url = citation.url, UntrustedText(url).isWebAddress else { return "\(title)" }
    return "[\(title)](\(link: url))"
  }

  // MARK: - What is open

  private func open(_ report: Report) -> [MarkdownText] {
    let waiting = report.waitingInOrder
    guard !waiting.isEmpty else { return [] }
    var table = MarkdownTable([localized("No."), localized("Question"), localized("State")])
    for waiting in waiting {
      table.append([
        waiting.item.number.map { "\($0)" } ?? "", "\(waiting.item.question)", "\(Wording.state(of: waiting))",
      ])
    }
    return ["## \(ReportWords.open)", table.text]
  }

  private func notes(_ report: Report) -> [MarkdownText] {
    guard !report.notes.isEmpty else { return [] }
    let texts = report.notes.map { note in
      let author = note.author.flatMap { $0.isEmpty ? nil : " (\($0))" } ?? ""
      guard let item = note.item else { return note.text + author }
      return "\(Wording.capitalized(Wording.name(of: item))): \(note.text)\(author)"
    }
    return ["## \(ReportWords.notes)", list(texts)]
  }

  private func failures(_ report: Report) -> [MarkdownText] {
    guard !report.failures.isEmpty else { return [] }
    return [
      "## \(ReportWords.failures)",
      list(report.failures.map { "\($0.file):\($0.line):\($0.column): \($0.message)" }),
    ]
  }
}

extension Report {
  /// What waits for an answer, by number; what is asked only perhaps comes last.
  var waitingInOrder: [Waiting] {
    (findOut + open).enumerated().sorted { lhs, rhs in
      (lhs.element.item.number ?? .max, lhs.offset) < (rhs.element.item.number ?? .max, rhs.offset)
    }
    .map(\.element)
  }
}
