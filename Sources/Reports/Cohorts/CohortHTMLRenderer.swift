import Localization
import Questionnaires
import Scoring

/// Writes what a cohort comes to as one HTML file: levels, how the scores of sections are spread, and the most common
/// gaps, gates and steps.
package struct CohortHTMLRenderer: Sendable {
  /// Whose report it is to look like.
  package let branding: Branding

  /// Creates a renderer.
  package init(branding: Branding = Branding()) {
    self.branding = branding
  }

  /// The page, in the current language.
  package func render(_ report: CohortReport) -> String {
    HTMLPage(
      language: Language.current.tag, title: report.title, style: StyleSheet(accent: branding.accent),
      body: body(of: report)
    ).source
  }

  @HTMLBuilder private func body(of report: CohortReport) -> HTMLNode {
    HTMLTag.header {
      HTMLPieces.brand(branding)
      HTMLTag.h1(text: report.title)
      HTMLTag.p(
        .class("facts"),
        text: localized(
          report.scored, one: "\(report.scored) respondent",
          other: "\(NumberText.whole(Int64(report.scored))) respondents"
        ))
      if report.failed > 0 {
        HTMLTag.p(
          .class("facts"),
          text: localized(
            report.failed, one: "\(report.failed) row with errors is left out",
            other: "\(NumberText.whole(Int64(report.failed))) rows with errors are left out"))
      }
    }
    HTMLTag.main {
      if report.scored > 0 {
        levels(report)
        spread(report)
        counts(
          localized("Most common gaps"), localized("Question"), report.gaps, of: report.scored, showsUnsettled: true)
        counts(localized("What holds most back"), localized("Missing"), report.gates, of: report.scored)
        counts(localized("What would bring most forward"), localized("Step"), report.actions, of: report.scored)
      }
    }
  }

  @HTMLBuilder private func levels(_ report: CohortReport) -> HTMLNode {
    if !report.levels.isEmpty {
      let rows =
        report.levels.map { ($0.title, $0.count) }
        + (report.withoutLevel > 0 ? [(localized("No level"), report.withoutLevel)] : [])
      HTMLTag.section(.labelledBy("levels")) {
        HTMLPieces.heading(localized("Levels"), id: "levels")
        HTMLTag.div(.class("bars"), .hidden) {
          for row in rows {
            HTMLTag.div(.class("name"), text: row.0)
            Self.bar(Double(row.1) / Double(report.scored)).node()
            HTMLTag.div(.class("value"), text: HTMLWords.percent(Double(row.1) / Double(report.scored)))
          }
        }
        HTMLTag.table {
          HTMLPieces.head([(localized("Level"), false), (localized("Respondents"), true), (localized("Share"), true)])
          HTMLTag.tbody {
            for row in rows {
              HTMLTag.tr {
                HTMLTag.th(.scope("row"), text: row.0)
                HTMLTag.td(.class("number"), text: NumberText.whole(Int64(row.1)))
                HTMLTag.td(.class("number"), text: HTMLWords.percent(Double(row.1) / Double(report.scored)))
              }
            }
          }
        }
      }
    }
  }

  @HTMLBuilder private func spread(_ report: CohortReport) -> HTMLNode {
    let rows = [report.total] + report.sections
    let names = (quarter: localized("A quarter"), half: localized("Half"), most: localized("Three quarters"))
    HTMLTag.section(.class("page"), .labelledBy("spread")) {
      HTMLPieces.heading(localized("Scores out of 100"), id: "spread")
      HTMLTag.figure {
        HTMLTag.div(.class("bars"), .hidden) {
          for row in rows where row.values[1] != nil {
            HTMLTag.div(.class("name"), text: row.title)
            Self.spread(row.values.map { $0 ?? 0 }).node()
            HTMLTag.div(.class("value"), text: Self.number(row.values[1]))
          }
        }
        HTMLTag.figcaption(
          text: localized("The band holds the middle half of the respondents, the dot is the middle one."))
      }
      HTMLTag.table(.class("stack")) {
        HTMLTag.caption(text: localized("At most so much for a quarter, half and three quarters of the respondents"))
        HTMLPieces.head([
          (localized("Section"), false), (names.quarter, true), (names.half, true), (names.most, true),
        ])
        HTMLTag.tbody {
          for row in rows {
            HTMLTag.tr {
              HTMLTag.th(.scope("row"), text: row.title)
              HTMLPieces.cell(names.quarter, Self.number(row.values[0]), isNumber: true)
              HTMLPieces.cell(names.half, Self.number(row.values[1]), isNumber: true)
              HTMLPieces.cell(names.most, Self.number(row.values[2]), isNumber: true)
            }
          }
        }
      }
    }
  }

  @HTMLBuilder private func counts(
    _ title: String, _ what: String, _ counts: [CohortReport.Count], of all: Int, showsUnsettled: Bool = false
  ) -> HTMLNode {
    if !counts.isEmpty {
      let names = (count: localized("Respondents"), share: localized("Share"), unsettled: localized("Not known"))
      HTMLTag.section {
        HTMLTag.h2(text: title)
        HTMLTag.table(.class("stack")) {
          HTMLPieces.head(
            [(what, false), (names.count, true), (names.share, true)]
              + (showsUnsettled ? [(names.unsettled, true)] : []))
          HTMLTag.tbody {
            for count in counts {
              HTMLTag.tr {
                HTMLTag.th(.scope("row"), text: count.title)
                HTMLPieces.cell(names.count, NumberText.whole(Int64(count.count)), isNumber: true)
                HTMLPieces.cell(names.share, HTMLWords.percent(Double(count.count) / Double(all)), isNumber: true)
                if showsUnsettled {
                  HTMLPieces.cell(names.unsettled, NumberText.whole(Int64(count.unsettled)), isNumber: true)
                }
              }
            }
          }
        }
      }
    }
  }

  private static func number(_ share: Double?) -> String { share.map { String(DisplayPercent.whole($0)) } ?? "" }

  private static func bar(_ share: Double) -> Drawing {
    var drawing = Drawing(height: 22)
    drawing.rectangle(at: Drawing.Place(0, 3), width: 1, height: 16, look: "band")
    drawing.rectangle(at: Drawing.Place(0, 3), width: min(max(share, 0), 1), height: 16, look: "dot")
    return drawing
  }

  /// The middle half as a band, the median as a dot.
  private static func spread(_ values: [Double]) -> Drawing {
    var drawing = Drawing(height: 26)
    func place(_ share: Double) -> Drawing.Place { Drawing.Place(0.03 + 0.94 * min(max(share, 0), 1), 13) }
    drawing.line(from: place(0), to: place(1), look: "track")
    drawing.line(from: place(values[0]), to: place(values[2]), look: "half")
    drawing.circle(at: place(values[1]), radius: 6, look: "dot")
    return drawing
  }
}
