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
    HTMLPieces.hatching
    HTMLTag.header {
      HTMLPieces.brand(branding)
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
