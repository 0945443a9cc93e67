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

  private static let blank = "...................."

  /// The sheet as Markdown, ended by a line feed.
  package func render(_ sheet: SheetReport) -> String {
    var blocks = ["# " + MarkdownText.escaped(SheetWording.title(sheet))]
    blocks.append(SheetWording.facts(sheet).map { "- " + MarkdownText.escaped($0) }.joined(separator: "\n"))
    blocks.append(
      SheetWording.instructions(sheet, isTable: false).map(MarkdownText.escaped).joined(separator: " "))
    blocks.append("Your name: " + Self.blank)
    for group in sheet.groups {
      if sheet.groups.count > 1 || group.person != nil {
        blocks.append("## " + MarkdownText.escaped(SheetWording.heading(group)))
      }
      var section = ""
      for question in group.questions {
        if sheet.assessment == nil, question.section != section {
          section = question.section
          blocks.append("## " + MarkdownText.escaped(section))
        }
        blocks += self.blocks(of: question)
      }
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private func blocks(of question: SheetReport.Question) -> [String] {
    let number = question.number.map { "Question \($0): " } ?? ""
    var blocks = ["### " + number + MarkdownText.escaped(question.text)]
    if let condition = question.condition {
      blocks.append("Answer this only if " + MarkdownText.escaped(Wording.clause(condition)) + ".")
    }
    if let help = question.help { blocks.append(MarkdownText.escaped(help)) }
    if let why = question.why { blocks.append("Why we ask: " + MarkdownText.escaped(why)) }
    if !question.evidence.isEmpty {
      blocks.append(
        "What would show it: " + MarkdownText.escaped(question.evidence.map(Wording.clause).joined(separator: "; "))
          + ".")
    }
    if !question.notes.isEmpty {
      blocks.append("Noted so far: " + MarkdownText.escaped(question.notes.joined(separator: "; ")))
    }
    blocks += answerBlocks(of: question)
    blocks.append("Remark: " + Self.blank)
    return blocks
  }

  private func answerBlocks(of question: SheetReport.Question) -> [String] {
    guard question.rows.isEmpty else { return question.rows.map(block) }
    guard !question.choices.isEmpty else {
      return ["Answer (\(MarkdownText.escaped(question.accepted))): " + Self.blank]
    }
    let others = (question.takesUnknown ? ["I do not know"] : [])
    let choices = question.choices + others
    return [
      (question.takesSeveral ? "Choose one or more:" : "Choose one:") + "\n\n"
        + (choices.map(MarkdownText.escaped)
        + (question.takesNotApplicable ? ["It does not apply, because: " + Self.blank] : []))
        .map { "- [ ] " + $0 }.joined(separator: "\n")
    ]
  }

  private func block(of row: SheetReport.Row) -> String {
    let title = row.title.map { ", " + MarkdownText.escaped($0) } ?? ""
    let fields = row.fields.map { field in
      let choices = field.choices.isEmpty ? field.accepted : field.choices.joined(separator: " / ")
      let condition = field.condition.map { "; only if \(Wording.clause($0))" } ?? ""
      return "- " + MarkdownText.escaped(field.text) + " (" + MarkdownText.escaped(choices + condition) + "): "
        + Self.blank
    }
    return "Row \(row.number)\(title):\n\n" + fields.joined(separator: "\n")
  }
}
