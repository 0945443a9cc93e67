import Localization
import Questionnaires

/// Writes a sheet as one HTML file, to be printed and filled in by hand.
///
/// Texts stand in the language of the sheet, as those of the other sheets do.
package struct SheetHTMLRenderer: Sendable {
  /// Whose sheet it is to look like.
  package let branding: Branding

  /// Creates a renderer.
  package init(branding: Branding = Branding()) {
    self.branding = branding
  }

  /// The page.
  package func render(_ sheet: SheetReport) -> String {
    sheet.language.speaking {
      HTMLPage(
        language: sheet.language.tag, title: SheetWording.title(sheet), style: StyleSheet(accent: branding.accent),
        body: body(of: sheet)
      ).source
    }
  }

  @HTMLBuilder private func body(of sheet: SheetReport) -> HTMLNode {
    HTMLTag.header {
      HTMLPieces.brand(branding)
      HTMLTag.h1(text: SheetWording.title(sheet))
      HTMLTag.p(.class("facts")) { for fact in SheetWording.facts(sheet) { HTMLTag.span(text: fact) } }
    }
    HTMLTag.main {
      for line in SheetWording.instructions(sheet, isTable: false) { HTMLTag.p(text: line) }
      blank(localized("Your name"))
      for group in sheet.groups { self.group(group, of: sheet) }
    }
  }

  @HTMLBuilder private func group(_ group: SheetReport.Group, of sheet: SheetReport) -> HTMLNode {
    if sheet.groups.count > 1 || group.person != nil { HTMLTag.h2(text: SheetWording.heading(group)) }
    for (index, question) in group.questions.enumerated() {
      if sheet.assessment == nil, index == 0 || group.questions[index - 1].section != question.section {
        HTMLTag.h2(text: question.section)
      }
      self.question(question)
    }
  }

  private func question(_ question: SheetReport.Question) -> HTMLNode {
    HTMLTag.article(.class("ask")) {
      HTMLTag.h3(text: question.number.map { "\($0). \(question.text)" } ?? question.text)
      if let condition = question.condition {
        HTMLTag.p { HTMLTag.em(text: localized("Answer this only if \(Wording.clause(condition)).")) }
      }
      if let help = question.help { HTMLTag.p(.class("lines"), text: help) }
      if let why = question.why { HTMLTag.p(.class("muted small"), text: localized("Why we ask: \(why)")) }
      if !question.evidence.isEmpty {
        HTMLTag.p(
          .class("muted small"),
          text: localized(
            "What would show it: \(question.evidence.map(Wording.clause).joined(separator: "; "))."))
      }
      if !question.notes.isEmpty {
        HTMLTag.p(.class("lines"), text: localized("Noted so far: \(question.notes.joined(separator: "; "))"))
      }
      if question.rows.isEmpty {
        answer(to: question)
      } else {
        for row in question.rows { self.row(row) }
      }
      blank(localized("Remark"))
    }
  }

  @HTMLBuilder private func answer(to question: SheetReport.Question) -> HTMLNode {
    if question.choices.isEmpty {
      blank(localized("Answer (\(question.accepted))"))
    } else {
      HTMLTag.p(
        .class("small"), text: question.takesSeveral ? localized("Choose one or more:") : localized("Choose one:"))
      HTMLTag.ul(.class("ticks")) {
        for choice in question.choices { tick(choice) }
        if question.takesUnknown { tick(localized("I do not know")) }
        if question.takesNotApplicable { tick(localized("It does not apply, because:"), hasLine: true) }
      }
    }
  }

  private func row(_ row: SheetReport.Row) -> HTMLNode {
    HTMLTag.div(.class("keep")) {
      HTMLTag.h4(
        text: row.title.map { localized("Row \(row.number), \($0)") } ?? localized("Row \(row.number)"))
      for field in row.fields {
        let accepted = field.choices.isEmpty ? field.accepted : field.choices.joined(separator: " / ")
        let condition = field.condition.map { localized("only if \(Wording.clause($0))") }
        blank("\(field.text) (\([accepted, condition].compactMap { $0 }.joined(separator: "; ")))")
      }
    }
  }

  private func tick(_ text: String, hasLine: Bool = false) -> HTMLNode {
    HTMLTag.li {
      HTMLTag.span(.class("tick"), .hidden)
      text
      if hasLine { HTMLTag.span(.class("line"), .hidden) }
    }
  }

  /// A label with a line to write on.
  private func blank(_ label: String) -> HTMLNode {
    HTMLTag.p(.class("blank")) {
      HTMLTag.span(text: label + ":")
      HTMLTag.span(.class("line"), .hidden)
    }
  }
}
