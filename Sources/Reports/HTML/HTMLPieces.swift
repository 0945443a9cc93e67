import Localization
import Questionnaires

/// Pieces that several parts of a page have.
enum HTMLPieces {
  /// The picture and the name of whoever hands the page over.
  @HTMLBuilder static func brand(_ branding: Branding) -> HTMLNode {
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

  /// What fills marks of what is not known, defined once for all drawings.
  static var hatching: HTMLNode {
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
