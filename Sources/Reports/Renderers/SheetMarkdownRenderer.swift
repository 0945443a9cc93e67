import Diagnostics
import Localization

/// Writes a sheet as Markdown, to be read, printed, or pasted into a message.
///
/// ```markdown
/// ### Question 12: Who leads the program?
///
/// Choose one:
///
/// - [ ] Nobody yet
/// - [ ] A named person
///
/// Remark: ....................
/// ```
package struct SheetMarkdownRenderer: Sendable {
  /// Creates a renderer.
  package init() {}

  private static let blank: MarkdownText = "...................."

  /// The sheet as Markdown, ended by a line feed.
  package func render(_ sheet: SheetReport) -> String {
    sheet.language.speaking { text(of: sheet) }
  }

  private func text(of sheet: SheetReport) -> String {
    var blocks: [MarkdownText] = ["# \(SheetWording.title(sheet))"]
    blocks.append(.joined(SheetWording.facts(sheet).map { "- \($0)" }, by: "\n"))
    blocks.append(.joined(SheetWording.instructions(sheet, isTable: false).map { "\($0)" }, by: " "))
    blocks.append("\(localized("Your name:")) \(Self.blank)")
    for group in sheet.groups {
      if sheet.groups.count > 1 || group.person != nil {
        blocks.append("## \(SheetWording.heading(group))")
      }
      var section = ""
      for question in group.questions {
        if sheet.assessment == nil, question.section != section {
          section = question.section
          blocks.append("## \(section)")
        }
        blocks += self.blocks(of: question)
      }
    }
    return MarkdownText.joined(blocks, by: "\n\n").source + "\n"
  }

  private func blocks(of question: SheetReport.Question) -> [MarkdownText] {
    var blocks: [MarkdownText] = [
      "### \(question.number.map { localized("Question \($0): \(question.text)") } ?? question.text)"
    ]
    if let condition = question.condition {
      blocks.append("\(localized("Answer this only if \(Wording.clause(condition))."))")
    }
    if let help = question.help { blocks.append("\(help)") }
    if let why = question.why { blocks.append("\(localized("Why we ask: \(why)"))") }
    if !question.evidence.isEmpty {
      let evidence = question.evidence.map(Wording.clause).joined(separator: "; ")
      blocks.append("\(localized("What would show it: \(evidence)."))")
    }
    if !question.notes.isEmpty {
      blocks.append("\(localized("Noted so far: \(question.notes.joined(separator: "; "))"))")
    }
    blocks += answerBlocks(of: question)
    blocks.append("\(localized("Remark:")) \(Self.blank)")
    return blocks
  }

  private func answerBlocks(of question: SheetReport.Question) -> [MarkdownText] {
    guard question.rows.isEmpty else { return question.rows.map(block) }
    guard !question.choices.isEmpty else { return ["\(localized("Answer (\(question.accepted)):")) \(Self.blank)"] }
    var choices = question.choices.map { "- [ ] \($0)" as MarkdownText }
    if question.takesUnknown { choices.append("- [ ] \(localized("I do not know"))") }
    if question.takesNotApplicable { choices.append("- [ ] \(localized("It does not apply, because:")) \(Self.blank)") }
    let lead: MarkdownText = "\(question.takesSeveral ? localized("Choose one or more:") : localized("Choose one:"))"
    return [lead + "\n\n" + .joined(choices, by: "\n")]
  }

  private func block(of row: SheetReport.Row) -> MarkdownText {
    let lead: MarkdownText =
      "\(row.title.map { localized("Row \(row.number), \($0):") } ?? localized("Row \(row.number):"))"
    let fields = row.fields.map { field -> MarkdownText in
      let choices = field.choices.isEmpty ? field.accepted : field.choices.joined(separator: " / ")
      let taken = field.condition.map { localized("\(choices); only if \(Wording.clause($0))") } ?? choices
      return "- \(field.text) (\(taken)): \(Self.blank)"
    }
    return lead + "\n\n" + .joined(fields, by: "\n")
  }
}
