import Localization
import Questionnaires
import Scoring

/// Writes a comparison as one HTML file: sentences, the assessments, sections as slopes from the first to the last with
/// their table, then what holds back, steps and answers.
package struct ComparisonHTMLRenderer: Sendable {
  /// Whose report it is to look like.
  package let branding: Branding

  /// Creates a renderer.
  package init(branding: Branding = Branding()) {
    self.branding = branding
  }

  /// The page. Of many assessments the first and the last are shown.
  package func render(_ report: ComparisonReport) -> String {
    Language.$current.withValue(Language(report.language)) {
      let title = localized("Compared: \(report.title)")
      return HTMLPage(
        language: report.language, title: title, style: StyleSheet(accent: branding.accent),
        body: body(of: report, title: title)
      ).source
    }
  }

  @HTMLBuilder private func body(of report: ComparisonReport, title: String) -> HTMLNode {
    HTMLTag.a(.class("skip"), .anchor("summary"), text: localized("To the summary"))
    HTMLTag.header {
      HTMLPieces.brand(branding)
      HTMLTag.h1(text: title)
      HTMLTag.p(.class("facts"), text: ComparisonWords.scope(report))
    }
    HTMLTag.main {
      summary(report)
      sections(report)
      lists(report)
      computed(report)
      items(report)
    }
  }

  // MARK: - Summary

  private func summary(_ report: ComparisonReport) -> HTMLNode {
    let sentences = ComparisonWords.summary(report)
    return HTMLTag.section(.labelledBy("summary")) {
      HTMLPieces.heading(localized("Summary"), id: "summary")
      if let first = sentences.first { HTMLTag.p(.class("result")) { HTMLTag.strong(text: first) } }
      for sentence in sentences.dropFirst() { HTMLTag.p(text: sentence) }
      assessments(report)
    }
  }

  @HTMLBuilder private func assessments(_ report: ComparisonReport) -> HTMLNode {
    let shown = ComparisonTable.shown(report).map { report.columns[$0] }
    let names = (
      score: localized("Score"), level: localized("Level"), settled: localized("Settled"),
      answered: localized("Answered"), status: localized("Status")
    )
    HTMLTag.table(.class("stack")) {
      HTMLTag.caption(text: localized("Scores are out of 100; in brackets, what they can still become."))
      HTMLPieces.head([
        ("", true), (localized("Assessment"), false), (names.score, true), (names.level, false), (names.settled, true),
        (names.answered, true), (names.status, false),
      ])
      HTMLTag.tbody {
        for column in shown {
          HTMLTag.tr {
            HTMLTag.td(.class("number no"), text: ComparisonWords.mark(column, in: report))
            HTMLTag.th(.scope("row"), text: ComparisonWords.label(column))
            HTMLPieces.cell(names.score, ComparisonWords.score(column.score), isNumber: true)
            HTMLPieces.cell(names.level, ComparisonWords.level(column))
            HTMLPieces.cell(names.settled, HTMLWords.percent(column.coverage), isNumber: true)
            HTMLPieces.cell(names.answered, ComparisonWords.answered(column), isNumber: true)
            HTMLPieces.cell(names.status, ComparisonWords.status(column, in: report))
          }
        }
      }
    }
    let between = report.columns.count - shown.count
    if between > 0 {
      HTMLTag.p(
        .class("muted"),
        text: localized(
          between, one: "\(between) more in between, told by other formats.",
          other: "\(between) more in between, told by other formats."))
    }
    let heads = shown.filter { $0.head != nil }
    if !heads.isEmpty {
      HTMLTag.p(.class("small muted"), text: localized("Transcript heads:"))
      for column in heads {
        HTMLTag.p(
          .class("hash"), text: "\(ComparisonWords.mark(column, in: report)): \(column.head ?? "")")
      }
    }
  }

  // MARK: - Sections

  @HTMLBuilder private func sections(_ report: ComparisonReport) -> HTMLNode {
    if !report.sections.isEmpty {
      HTMLTag.section(.class("page"), .labelledBy("sections")) {
        HTMLPieces.heading(localized("Sections"), id: "sections")
        slopes(report)
        table(ofSections: report)
        if report.sections.contains(where: { Self.isOpen($0.trend) }) {
          HTMLTag.p(
            .class("muted small"),
            text: localized("? It may not have changed: questions are open, or what counts is not the same."))
        }
      }
    }
  }

  /// Whether what is still open could account for a change.
  private static func isOpen(_ trend: ComparisonReport.Trend) -> Bool {
    [.mayHaveRisen, .mayHaveFallen, .undecided].contains(trend)
  }

  /// The first and the last, joined; nothing where several clients stand side by side, who are no course of things.
  @HTMLBuilder private func slopes(_ report: ComparisonReport) -> HTMLNode {
    let (first, last) = (report.columns[0], report.columns[report.columns.count - 1])
    let lines = report.sections.compactMap { row -> SlopeChart.Line? in
      guard let before = row.cells[0]?.score?.share, let after = row.cells[row.cells.count - 1]?.score?.share else {
        return nil
      }
      return SlopeChart.Line(
        title: Wording.clause(row.title), before: before, after: after, isCertain: !Self.isOpen(row.trend))
    }
    if report.order == .time || report.columns.count == 2, lines.count > 0 {
      let (one, other) = (ComparisonWords.name(first, in: report), ComparisonWords.name(last, in: report))
      let words = lines.map {
        localized("\($0.title) from \(DisplayPercent.whole($0.before)) to \(DisplayPercent.whole($0.after))")
      }
      HTMLTag.figure {
        HTMLTag.div(
          .role("img"),
          .label(localized("Sections out of 100, \(one) and \(other): \(words.joined(separator: "; "))."))
        ) {
          SlopeChart(lines, before: one, after: other).drawing.node()
        }
        HTMLTag.figcaption(
          text: localized(
            "A solid line rises, a dashed one falls, a dotted one stays or may not have changed. Out of 100."))
      }
    }
  }

  private func table(ofSections report: ComparisonReport) -> HTMLNode {
    let tellsChange = report.order == .time || report.columns.count == 2
    let shown = ComparisonTable.shown(report)
    let marks = shown.map { ComparisonWords.mark(report.columns[$0], in: report) }
    let change = localized("Change")
    return HTMLTag.table(.class("stack")) {
      HTMLPieces.head(
        [(localized("Section"), false)] + marks.map { ($0, true) } + (tellsChange ? [(change, true)] : []))
      HTMLTag.tbody {
        for row in report.sections {
          HTMLTag.tr {
            HTMLTag.th(.scope("row"), text: row.title)
            for (mark, index) in zip(marks, shown) {
              HTMLPieces.cell(
                mark, row.cells[index].map { ComparisonWords.score($0.score) } ?? localized("not asked"),
                isNumber: true)
            }
            if tellsChange {
              HTMLPieces.cell(
                change,
                ComparisonWords.points(
                  row.cells[0]?.score?.share, row.cells[row.cells.count - 1]?.score?.share, row.trend),
                isNumber: true)
            }
          }
        }
      }
    }
  }

  // MARK: - Gates and steps

  @HTMLBuilder private func lists(_ report: ComparisonReport) -> HTMLNode {
    if report.order == .time {
      for change in ComparisonReport.GateChange.allCases {
        list(
          ComparisonWords.heading(change),
          report.gates.filter { $0.change == change }.map {
            "\(Wording.clause($0.levelTitle)): \(Wording.clause($0.message))"
          })
      }
      for change in ComparisonReport.ActionChange.allCases {
        list(ComparisonWords.heading(change), report.actions.filter { $0.change == change }.map(\.title))
      }
    } else {
      list(
        localized("Holds a level back"),
        report.gates.map { gate in
          let held = ComparisonWords.columns(report) { gate.cells[$0].holdsBack }
          return "\(Wording.clause(gate.levelTitle)): \(Wording.clause(gate.message)): \(held)"
        })
      list(
        localized("Steps to do"),
        report.actions.map { action in
          "\(Wording.clause(action.title)): \(ComparisonWords.columns(report) { action.cells[$0] != nil })"
        })
    }
  }

  @HTMLBuilder private func list(_ heading: String, _ entries: [String]) -> HTMLNode {
    if !entries.isEmpty {
      HTMLTag.section {
        HTMLTag.h2(text: "\(heading) (\(entries.count))")
        HTMLPieces.list(entries)
      }
    }
  }

  // MARK: - Values and answers

  @HTMLBuilder private func computed(_ report: ComparisonReport) -> HTMLNode {
    let rows = report.computed.filter(\.isDifferent)
    if !rows.isEmpty {
      HTMLTag.section {
        HTMLTag.h2(text: localized("Worked out from the answers"))
        table(
          localized("Value"), report,
          rows.map { row in
            (Wording.clause(row.title), row.cells.map { $0?.text ?? localized("not in this version") })
          })
      }
    }
  }

  private func items(_ report: ComparisonReport) -> HTMLNode {
    let differing = report.differingItems
    let groups =
      report.order == .clients && report.columns.count > 2
      ? [(heading: localized("Answered differently"), rows: differing)]
      : ComparisonWords.groups(of: differing, in: report)
    let all = groups + [(heading: localized("Asked in some only"), rows: report.itemsAskedInSome)]
    let same = report.sameItemCount
    return HTMLTag.section(.class("page"), .labelledBy("answers")) {
      HTMLPieces.heading(localized("Answers"), id: "answers")
      for group in all where !group.rows.isEmpty {
        HTMLTag.h3(text: "\(group.heading) (\(group.rows.count))")
        table(
          localized("Question"), report,
          group.rows.map { row in
            let changes = ComparisonWords.definitionChanges(row)
            return (
              changes.isEmpty ? row.question : "\(row.question) [\(changes)]", row.cells.map(ComparisonWords.answer)
            )
          })
      }
      HTMLTag.p(
        .class("muted"),
        text: localized(
          same, one: "\(same) question is asked in all and answered the same.",
          other: "\(same) questions are asked in all and answered the same."))
    }
  }

  private func table(
    _ first: String, _ report: ComparisonReport, _ rows: [(name: String, cells: [String])]
  ) -> HTMLNode {
    let shown = ComparisonTable.shown(report)
    let marks = shown.map { ComparisonWords.mark(report.columns[$0], in: report) }
    return HTMLTag.table(.class("stack")) {
      HTMLPieces.head([(first, false)] + marks.map { ($0, false) })
      HTMLTag.tbody {
        for row in rows {
          HTMLTag.tr {
            HTMLTag.th(.scope("row"), text: row.name)
            for (mark, index) in zip(marks, shown) { HTMLPieces.cell(mark, row.cells[index]) }
          }
        }
      }
    }
  }
}
