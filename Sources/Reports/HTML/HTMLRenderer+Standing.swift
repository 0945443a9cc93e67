import Localization
import Scoring

extension HTMLRenderer {
  /// Sections on one scale with their table, and what was worked out from answers.
  @HTMLBuilder func standing(of report: Report) -> HTMLNode {
    let sections = report.sections.filter(\.isScored)
    if !sections.isEmpty || !report.computed.isEmpty {
      HTMLTag.section(.class("page"), .labelledBy("standing")) {
        HTMLPieces.heading(localized("Where you stand"), id: "standing")
        HTMLTag.p(text: Wording.counts(report.standing.counts))
        bars(sections)
        table(of: sections)
        if let sturdiness = report.sturdiness {
          HTMLTag.p(.class("muted"), text: Wording.sturdiness(sturdiness))
        }
        computed(report.computed)
        failures(report.failures)
      }
    }
  }

  @HTMLBuilder private func bars(_ sections: [Report.SectionResult]) -> HTMLNode {
    let chart = SectionChart(sections)
    if !chart.rows.isEmpty {
      let words = chart.rows.map { "\(Wording.clause($0.title)) \(DisplayPercent.whole($0.share))" }
      HTMLTag.figure {
        HTMLTag.div(
          .class("bars"), .role("img"),
          .label(
            localized("Sections out of 100, those that lack most first: \(words.joined(separator: "; "))."))
        ) {
          for row in chart.rows {
            HTMLTag.div(.class("name"), text: row.title)
            chart.drawing(of: row).node()
            HTMLTag.div(.class("value"), text: String(DisplayPercent.whole(row.share)))
          }
          HTMLTag.div(.class("name"))
          chart.axis.node()
          HTMLTag.div(.class("value axis"), text: localized("of 100"))
        }
        HTMLTag.figcaption(text: caption(of: chart))
      }
    }
  }

  private func caption(of chart: SectionChart) -> String {
    let hasTargets = chart.rows.contains { $0.target != nil }
    var text =
      hasTargets
      ? localized(
        """
        The sections furthest from their target come first. A dot is the score, filled where the target is reached. The \
        upright tick is the target.
        """)
      : localized("The sections that lack most come first. A dot is the score.")
    if chart.rows.contains(where: { DisplayPercent.whole($0.low) != DisplayPercent.whole($0.high) }) {
      text += " " + localized("A dashed line spans what the score can still become.")
    }
    return text
  }

  @HTMLBuilder private func table(of sections: [Report.SectionResult]) -> HTMLNode {
    if !sections.isEmpty {
      let names = (
        score: localized("Score"), range: localized("Could be"), target: localized("Target"),
        weight: localized("Weight"), settled: localized("Settled"), open: localized("Still open")
      )
      HTMLTag.table(.class("stack")) {
        HTMLTag.caption(text: localized("Scores out of 100 by section"))
        HTMLPieces.head([
          (localized("Section"), false), (names.score, true), (names.range, true), (names.target, true),
          (names.weight, true), (names.settled, true), (names.open, false),
        ])
        HTMLTag.tbody {
          for section in sections {
            HTMLTag.tr {
              HTMLTag.th(.scope("row"), text: section.title)
              HTMLPieces.cell(
                names.score, section.score.map { String(DisplayPercent.whole($0.share)) } ?? localized("not scorable"),
                isNumber: true)
              HTMLPieces.cell(names.range, Self.range(section.score), isNumber: true)
              HTMLPieces.cell(
                names.target, section.target.map { String(DisplayPercent.whole($0)) } ?? "", isNumber: true)
              HTMLPieces.cell(names.weight, HTMLWords.percent(section.effectiveWeight), isNumber: true)
              HTMLPieces.cell(names.settled, HTMLWords.percent(section.coverage), isNumber: true)
              HTMLPieces.cell(names.open, section.note)
            }
          }
        }
      }
    }
  }

  /// `52 to 61`; empty where the score cannot move by a point.
  private static func range(_ score: Score?) -> String {
    guard let score else { return "" }
    let (low, high) = (DisplayPercent.whole(score.low), DisplayPercent.whole(score.high))
    return low == high ? "" : localized("\(low) to \(high)")
  }

  @HTMLBuilder private func computed(_ values: [Report.ComputedResult]) -> HTMLNode {
    let known = values.filter { $0.value != nil }
    if !known.isEmpty {
      HTMLTag.h3(text: localized("Worked out from your answers"))
      HTMLTag.table {
        HTMLTag.tbody {
          for value in known {
            HTMLTag.tr {
              HTMLTag.th(.scope("row"), text: value.title)
              HTMLTag.td(.class("lines"), text: value.text)
            }
          }
        }
      }
    }
    let waiting = values.filter { $0.value == nil }.map { Wording.clause($0.title) }
    if !waiting.isEmpty {
      HTMLTag.p(.class("muted"), text: localized("Waiting for answers: \(waiting.joined(separator: "; "))."))
    }
  }

  @HTMLBuilder private func failures(_ failures: [Report.RuleFailure]) -> HTMLNode {
    if !failures.isEmpty {
      HTMLTag.h3(text: localized("Rules of the questionnaire that could not be worked out"))
      HTMLPieces.list(failures.map { "\($0.file):\($0.line):\($0.column): \($0.message)" })
    }
  }
}
