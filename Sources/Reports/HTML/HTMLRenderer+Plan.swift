import Localization
import Questionnaires
import Scoring

extension HTMLRenderer {
  /// All steps: a picture of work against gain, the table it belongs to, and each step in full.
  @HTMLBuilder func plan(of report: Report) -> HTMLNode {
    HTMLTag.section(.class("page"), .labelledBy("plan")) {
      HTMLPieces.heading(localized("What to do"), id: "plan")
      if report.actions.isEmpty {
        HTMLTag.p(
          text: localized("No steps are waiting: with the answers so far, nothing in the list of actions applies."))
      } else {
        HTMLTag.p(
          text: localized(
            report.actions.count, one: "\(report.actions.count) step.",
            other: "\(report.actions.count) steps, in an order that can be followed."))
        scatter(report.actions)
        table(of: report.actions)
        for (index, action) in report.actions.enumerated() { self.action(action, number: index + 1) }
      }
    }
  }

  @HTMLBuilder private func scatter(_ actions: [Report.PlanEntry]) -> HTMLNode {
    let chart = EffortChart(actions)
    if chart.points.count > 1 {
      HTMLTag.figure {
        HTMLTag.div(
          .role("img"),
          .label(
            localized("Steps by days of work and by points gained. The numbers are those of the table that follows."))
        ) {
          chart.drawing(
            quarters: [
              localized("quick gains"), localized("large gains"), localized("later"), localized("small and useful"),
            ],
            effort: localized("days of work"), gain: localized("points gained")
          ).node()
        }
        HTMLTag.figcaption(text: scatterCaption(chart, of: actions.count))
      }
    }
  }

  private func scatterCaption(_ chart: EffortChart, of count: Int) -> String {
    let text = localized(
      "Each number is a step of the plan: further left is less work, further up is more gain. Points that would cover each other are moved apart."
    )
    guard count > chart.points.count else { return text }
    return text + " " + localized("Only the first \(chart.points.count) of \(count) steps are drawn.")
  }

  private func table(of actions: [Report.PlanEntry]) -> HTMLNode {
    let names = (
      gain: localized("Points"), effort: localized("Days of work"), who: localized("Who"), when: localized("By")
    )
    return HTMLTag.table(.class("stack")) {
      HTMLTag.caption(text: localized("The plan"))
      HTMLPieces.head([
        (localized("No."), true), (localized("Step"), false), (names.gain, true), (names.effort, true),
        (names.who, false), (names.when, false),
      ])
      HTMLTag.tbody {
        for (index, action) in actions.enumerated() {
          HTMLTag.tr {
            HTMLTag.td(.class("number no"), text: String(index + 1))
            HTMLTag.th(.scope("row")) { HTMLTag.a(.anchor("action-\(action.id.text)"), text: action.title) }
            HTMLPieces.cell(names.gain, HTMLWords.points(action.gain), isNumber: true)
            HTMLPieces.cell(names.effort, NumberText.decimal(action.effortDays), isNumber: true)
            HTMLPieces.cell(names.who, action.assignee ?? action.owner ?? "")
            HTMLPieces.cell(names.when) { HTMLPieces.date(action.due ?? action.schedule.finish) }
          }
        }
      }
    }
  }

  private func action(_ action: Report.PlanEntry, number: Int) -> HTMLNode {
    HTMLTag.article(.class("action"), .id("action-\(action.id.text)")) {
      HTMLTag.h3(text: "\(number). \(action.title)")
      HTMLTag.p(text: Wording.worth(action))
      for gate in action.closes {
        HTMLTag.p { HTMLTag.strong(text: localized("Settles what holds you back: \(Wording.clause(gate)).")) }
      }
      if !action.waitsFor.isEmpty {
        HTMLTag.p(
          text: localized("Whether it applies waits for \(Wording.list(action.waitsFor.map(Wording.name)))."))
      }
      HTMLTag.dl {
        part(localized("Why"), HTMLPieces.list(action.because.map { Wording.capitalized(Wording.cause($0)) }))
        part(
          localized("How"),
          action.steps.isEmpty
            ? .none : HTMLTag.ol { for step in action.steps { HTMLTag.li(.class("lines"), text: step) } })
        part(localized("Done when there is"), HTMLPieces.list(action.evidence))
        part(localized("Sources"), list(action.sources))
        part(localized("To read"), list(action.furtherReading))
      }
    }
  }

  /// A part of a step with its name, left out where it is empty.
  @HTMLBuilder private func part(_ name: String, _ content: HTMLNode) -> HTMLNode {
    if !content.isEmpty {
      HTMLTag.dt(text: name)
      HTMLTag.dd { content }
    }
  }

  @HTMLBuilder private func list(_ citations: [Report.Citation]) -> HTMLNode {
    if !citations.isEmpty {
      HTMLTag.ul(.class("sources small")) {
        for citation in citations { HTMLTag.li { HTMLPieces.citation(citation) } }
      }
    }
  }

  /// What is still to be found out, parked or not reached.
  @HTMLBuilder func waiting(of report: Report) -> HTMLNode {
    let all = report.findOut + report.open
    if !all.isEmpty {
      HTMLTag.section(.labelledBy("open")) {
        HTMLPieces.heading(localized("Still open"), id: "open")
        HTMLTag.ul {
          for waiting in all {
            HTMLTag.li {
              if let number = waiting.item.number { "\(number). " }
              waiting.item.question + " "
              HTMLTag.span(.class("muted"), text: "[\(Wording.state(of: waiting))]")
            }
          }
        }
      }
    }
  }
}
