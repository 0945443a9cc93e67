import Localization
import Tables

/// Writes a sheet as comma-separated values, to be filled in with a spreadsheet program and read back.
///
/// The first record names the columns. Rows whose id begins with `#` say what the sheet is and how to fill it in: the
/// answers to `#questionnaire`, `#client` and `#assessment` tell where it belongs, that to `#name` who fills it in.
package struct SheetCSVRenderer: Sendable {
  /// Creates a renderer.
  package init() {}

  /// The columns, in order.
  package static let columns = [
    "id", "number", "for", "section", "question", "only if", "help", "why", "accepted", "evidence", "answer", "remark",
    "answered by",
  ]

  /// The sheet as the bytes of a file.
  package func render(_ sheet: SheetReport) -> [UInt8] {
    sheet.language.speaking { bytes(of: sheet) }
  }

  /// What a column is called in the current ``Language``; sheets are read back by either name.
  private static func title(of column: String) -> String {
    switch column {
    case "number": localized("number")
    case "for": localized("for")
    case "section": localized("section")
    case "question": localized("question")
    case "only if": localized("only if")
    case "help": localized("help")
    case "why": localized("why")
    case "accepted": localized("accepted")
    case "evidence": localized("evidence")
    case "answer": localized("answer")
    case "remark": localized("remark")
    case "answered by": localized("answered by")
    default: column
    }
  }

  private func bytes(of sheet: SheetReport) -> [UInt8] {
    var writer = CSVWriter()
    writer.append(Self.columns.map(Self.title))
    func fact(_ id: String, _ text: String, answer: String = "") {
      append(["id": id, "question": text, "answer": answer], to: &writer)
    }
    fact("#questionnaire", SheetWording.title(sheet), answer: sheet.definition.id)
    if let client = sheet.client { fact("#client", localized("Client:"), answer: client) }
    if let assessment = sheet.assessment { fact("#assessment", localized("Assessment:"), answer: assessment) }
    for text in SheetWording.facts(sheet) { fact("#", text) }
    for text in SheetWording.instructions(sheet, isTable: true) { fact("#", text) }
    fact("#", localized("It is read in with: \(SheetWording.command(sheet))"))
    fact("#name", SheetWording.nameLabel)
    for group in sheet.groups {
      for question in group.questions {
        append(question, for: group.person, to: &writer)
        for row in question.rows {
          for field in row.fields {
            var named = field
            named.text =
              row.title.map { localized("Row \(row.number), \($0): \(field.text)") }
              ?? localized("Row \(row.number): \(field.text)")
            named.section = question.section
            append(named, for: group.person, to: &writer)
          }
        }
      }
    }
    return writer.bytes
  }

  private func append(_ question: SheetReport.Question, for person: String?, to writer: inout CSVWriter) {
    let notes = question.notes.isEmpty ? "" : localized("Noted so far: \(question.notes.joined(separator: "; "))")
    append(
      [
        "id": question.id, "number": question.number.map(String.init) ?? "", "for": person ?? "",
        "section": question.section, "question": question.text,
        "only if": question.condition ?? "",
        "help": [question.help ?? "", notes].filter { !$0.isEmpty }.joined(separator: "\n"),
        "why": question.why ?? "", "accepted": accepted(by: question),
        "evidence": question.evidence.joined(separator: "\n"),
      ], to: &writer)
  }

  private func accepted(by question: SheetReport.Question) -> String {
    guard question.rows.isEmpty else { return localized("Answer the rows below") }
    guard !question.isYesNo else { return SheetWording.accepted(question) }
    let choices = question.choices.enumerated().map { question.isNumbered ? "\($0 + 1): \($1)" : $1 }
    return ([SheetWording.accepted(question)] + choices).joined(separator: "\n")
  }

  private func append(_ cells: [String: String], to writer: inout CSVWriter) {
    writer.append(Self.columns.map { cells[$0] ?? "" })
  }
}
