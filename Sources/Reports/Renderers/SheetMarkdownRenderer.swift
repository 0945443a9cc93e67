import Diagnostics

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
    var blocks: [MarkdownText] = ["# \(SheetWording.title(sheet))"]
    blocks.append(.joined(SheetWording.facts(sheet).map { "- \($0)" }, by: "\n"))
    blocks.append(.joined(SheetWording.instructions(sheet, isTable: false).map { "\($0)" }, by: " "))
    blocks.append("Your name: \(Self.blank)")
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
      question.number.map { "### Question \($0): \(question.text)" } ?? "### \(question.text)"
    ]
    if let condition = question.condition {
      blocks.append("Answer this only if \(Wording.clause(condition)).")
    }
    if let help = question.help { blocks.append("\(help)") }
    if let why = question.why { blocks.append("Why we ask: \(why)") }
    if !question.evidence.isEmpty {
      blocks.append("What would show it: \(question.evidence.map(Wording.clause).joined(separator: "; ")).")
    }
    if !question.notes.isEmpty { blocks.append("Noted so far: \(question.notes.joined(separator: "; "))") }
    blocks += answerBlocks(of: question)
    blocks.append("Remark: \(Self.blank)")
    return blocks
  }

  private func answerBlocks(of question: SheetReport.Question) -> [MarkdownText] {
    guard question.rows.isEmpty else { return question.rows.map(block) }
    guard !question.choices.isEmpty else { return ["Answer (\(question.accepted)): \(Self.blank)"] }
    var choices = question.choices.map { "- [ ] \($0)" as MarkdownText }
    if question.takesUnknown { choices.append("- [ ] I do not know") }
    if question.takesNotApplicable { choices.append("- [ ] It does not apply, because: \(Self.blank)") }
    let lead: MarkdownText = question.takesSeveral ? "Choose one or more:" : "Choose one:"
    return [lead + "\n\n" + .joined(choices, by: "\n")]
  }

  private func block(of row: SheetReport.Row) -> MarkdownText {
    let title: MarkdownText = row.title.map { ", \($0)" } ?? ""
    let fields = row.fields.map { field -> MarkdownText in
      let choices = field.choices.isEmpty ? field.accepted : field.choices.joined(separator: " / ")
      let condition = field.condition.map { "; only if \(Wording.clause($0))" } ?? ""
      return "- \(field.text) (\(choices + condition)): \(Self.blank)"
    }
    return "Row \(row.number)\(title):\n\n" + .joined(fields, by: "\n")
  }
}
