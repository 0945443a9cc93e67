import Localization
import Questionnaires

/// Writes a report as one HTML file: no script, nothing loaded, the same bytes for the same report.
///
/// The order is that of a reader with little time: what the result is, where it comes from, what to do, and behind that
/// every answer with its sources. Each picture has its numbers in a table right after it.
package struct HTMLRenderer: Sendable {
  /// Whose report it is to look like.
  package let branding: Branding

  /// Creates a renderer.
  package init(branding: Branding = Branding()) {
    self.branding = branding
  }

  /// The page.
  package func render(_ report: Report) -> String {
    Language.$current.withValue(Language(report.language)) {
      let client = report.client.name.flatMap { $0.isEmpty ? nil : $0 }
      return HTMLPage(
        language: report.language, title: [report.definition.title, client].compactMap { $0 }.joined(separator: ", "),
        style: StyleSheet(accent: branding.accent), body: body(of: report)
      ).source
    }
  }

  @HTMLBuilder private func body(of report: Report) -> HTMLNode {
    HTMLTag.a(.class("skip"), .anchor("summary"), text: localized("To the summary"))
    Self.hatching
    HTMLTag.header {
      brand
      HTMLTag.h1(text: report.definition.title)
      Self.facts(of: report)
    }
    HTMLTag.main {
      summary(of: report)
      standing(of: report)
      plan(of: report)
      waiting(of: report)
      agreement(of: report)
      answers(of: report)
      method(of: report)
      sources(of: report)
    }
    HTMLTag.footer {
      HTMLTag.p {
        localized("\(report.definition.title), version \(report.definition.version). Assessment \(report.assessment).")
      }
    }
  }

  /// What fills marks of what is not known, defined once for all drawings.
  private static var hatching: HTMLNode {
    HTMLTag.svg(.number("width", 0), .number("height", 0), .hidden, HTMLAttribute("style", "position:absolute")) {
      HTMLTag.defs {
        HTMLTag.pattern(
          .id("hatch"), .number("width", 6), .number("height", 6), HTMLAttribute("patternUnits", "userSpaceOnUse"),
          HTMLAttribute("patternTransform", "rotate(45)")
        ) {
          HTMLTag.rect(.number("width", 6), .number("height", 6), .class("hatchground"))
          HTMLTag.line(
            .number("x1", 0), .number("y1", 0), .number("x2", 0), .number("y2", 6), .class("hatch"))
        }
      }
    }
  }

  @HTMLBuilder private var brand: HTMLNode {
    if branding.logo != nil || branding.organization != nil {
      HTMLTag.div(.class("brand")) {
        if let logo = branding.logo {
          HTMLTag.img(
            HTMLAttribute("src", logo.address), HTMLAttribute("alt", branding.organization ?? localized("Logo")))
        }
        if let organization = branding.organization { HTMLTag.span(text: organization) }
      }
    }
  }

  /// Client, day and people on one line.
  private static func facts(of report: Report) -> HTMLNode {
    var facts: [HTMLNode] = []
    if let client = report.client.name, !client.isEmpty { facts.append(HTMLTag.strong(text: client)) }
    facts.append(HTMLPieces.date(report.opened))
    if !report.isComplete { facts.append(.text(localized("not completed yet"))) }
    if let facilitator = report.facilitator, !facilitator.isEmpty {
      facts.append(.text(localized("facilitator: \(facilitator)")))
    }
    if !report.respondents.isEmpty {
      facts.append(.text(localized("answered by \(report.respondents.joined(separator: ", "))")))
    }
    return HTMLTag.p(.class("facts")) {
      for fact in facts { HTMLTag.span { fact } }
    }
  }
}

/// Pieces that several parts of a page have.
enum HTMLPieces {
  /// A day as people read it, and as programs do.
  static func date(_ date: CalendarDate) -> HTMLNode {
    HTMLTag.time(HTMLAttribute("datetime", date.description), text: DateWords.day(date))
  }

  /// A heading with its name, for links within the page.
  static func heading(_ text: String, id: String) -> HTMLNode { HTMLTag.h2(.id(id), text: text) }

  /// A list, or nothing.
  @HTMLBuilder static func list(_ texts: [String]) -> HTMLNode {
    if !texts.isEmpty {
      HTMLTag.ul { for text in texts { HTMLTag.li(.class("lines"), text: text) } }
    }
  }

  /// A cell with the heading of its column, which small screens show before it.
  static func cell(_ label: String, _ text: String, isNumber: Bool = false) -> HTMLNode {
    cell(label, isNumber: isNumber) { .text(text) }
  }

  static func cell(_ label: String, isNumber: Bool = false, _ content: () -> HTMLNode) -> HTMLNode {
    isNumber
      ? HTMLTag.td(.class("number"), HTMLAttribute("data-label", label)) { content() }
      : HTMLTag.td(HTMLAttribute("data-label", label)) { content() }
  }

  /// The head of a table.
  static func head(_ columns: [(name: String, isNumber: Bool)]) -> HTMLNode {
    HTMLTag.thead {
      HTMLTag.tr {
        for column in columns {
          column.isNumber
            ? HTMLTag.th(.scope("col"), .class("number"), text: column.name)
            : HTMLTag.th(.scope("col"), text: column.name)
        }
      }
    }
  }

  /// A source with its link.
  @HTMLBuilder static func citation(_ citation: Report.Citation) -> HTMLNode {
    if let url = citation.url {
      HTMLTag.a(.link(url), text: Wording.citation(citation))
    } else {
      Wording.citation(citation)
    }
  }
}
