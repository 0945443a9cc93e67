import Localization
import Questionnaires
import Scoring

extension HTMLRenderer {
  /// The page that stands alone.
  @HTMLBuilder func summary(of report: Report) -> HTMLNode {
    let summary = ReportSummary(report)
    HTMLTag.section(.labelledBy("summary")) {
      HTMLPieces.heading(localized("Summary"), id: "summary")
      HTMLTag.p(.class("result")) { HTMLTag.strong(text: summary.result.joined(separator: " ")) }
      if let meaning = report.standing.level?.summary, !meaning.isEmpty { HTMLTag.p(text: meaning) }
      if let targets = summary.targets { HTMLTag.p(text: targets.text) }
      buckets(report.standing.buckets)
      if let heldBack = summary.heldBack {
        HTMLTag.div(.class("box")) {
          HTMLTag.h3(text: heldBack.lead)
          HTMLPieces.list(heldBack.reasons.map { Wording.sentence(Wording.capitalized($0)) })
        }
      }
      HTMLTag.div(.class("columns")) {
        statements(summary.strengths, localized("Strengths"), none: localized("Nothing is in place yet."))
        statements(summary.gaps, localized("Gaps"), none: localized("Nothing that was answered falls short."))
      }
      nextActions(summary)
    }
  }

  private func statements(_ statements: [ReportSummary.Statement], _ title: String, none: String) -> HTMLNode {
    HTMLTag.div(.class("keep")) {
      HTMLTag.h3(text: title)
      if statements.isEmpty {
        HTMLTag.p(.class("muted"), text: none)
      } else {
        HTMLTag.ul {
          for statement in statements {
            HTMLTag.li {
              statement.text + " "
              HTMLTag.span(
                .class("muted small"),
                text: [statement.origin + ".", statement.stake].compactMap { $0 }.joined(separator: " "))
            }
          }
        }
      }
    }
  }

  @HTMLBuilder private func nextActions(_ summary: ReportSummary) -> HTMLNode {
    if !summary.actions.isEmpty {
      let (who, when) = (localized("Who"), localized("By"))
      HTMLTag.div(.class("keep")) {
        HTMLTag.h3(text: localized("What to do next"))
        HTMLTag.table(.class("stack")) {
          HTMLPieces.head([
            (localized("No."), true), (localized("Step"), false), (who, false), (when, false),
          ])
          HTMLTag.tbody {
            for action in summary.actions {
              HTMLTag.tr {
                HTMLTag.td(.class("number no"), text: String(action.number))
                HTMLTag.th(.scope("row")) { HTMLTag.a(.anchor("action-\(action.id.text)"), text: action.title) }
                HTMLPieces.cell(who, action.owner ?? "")
                HTMLPieces.cell(when) { HTMLPieces.date(action.date) }
              }
            }
          }
        }
        if let more = summary.moreActions { HTMLTag.p(.class("muted"), text: more) }
      }
    }
  }

  /// What is in place and what is not, as one bar with its key, which has the numbers.
  @HTMLBuilder private func buckets(_ buckets: [Bucket: Double]) -> HTMLNode {
    let chart = BucketChart(buckets)
    if !chart.parts.isEmpty {
      let words = chart.parts.map { "\(Self.name(of: $0.bucket)): \(HTMLWords.percent($0.share))" }
      HTMLTag.figure {
        HTMLTag.div(.role("img"), .label(localized("The answers by weight. \(words.joined(separator: "; "))."))) {
          chart.drawing.node()
        }
        HTMLTag.ul(.class("key")) {
          for (part, text) in zip(chart.parts, words) {
            HTMLTag.li {
              HTMLTag.svg(.number("width", 14), .number("height", 14), .hidden) {
                HTMLTag.rect(
                  .number("x", 1), .number("y", 1), .number("width", 12), .number("height", 12),
                  .class(BucketChart.look(part.bucket)))
              }
              text
            }
          }
        }
      }
    }
  }

  private static func name(of bucket: Bucket) -> String {
    switch bucket {
    case .inPlace: localized("in place")
    case .partly: localized("partly in place")
    case .planned: localized("planned")
    case .notInPlace: localized("not in place")
    case .notKnown: localized("not known")
    }
  }
}
