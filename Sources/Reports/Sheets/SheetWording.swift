import Localization
import Questionnaires

/// What a sheet says of itself, the same for every renderer, in the current ``Language``.
enum SheetWording {
  /// What the sheet is: `Open questions: Are we ready?`
  static func title(_ sheet: SheetReport) -> String {
    sheet.assessment == nil ? sheet.definition.title : localized("Open questions: \(sheet.definition.title)")
  }

  /// Who asks, about whom, and as of when, in sentences.
  static func facts(_ sheet: SheetReport) -> [String] {
    var facts: [String] = []
    if let asker = sheet.asker { facts.append(localized("Asked by: \(asker)")) }
    if let client = sheet.client { facts.append(localized("About: \(client)")) }
    if let day = sheet.day { facts.append(localized("Open on: \(day.shown)")) }
    facts.append(localized("In this sheet: \(Wording.questions(sheet.questionCount))"))
    return facts
  }

  /// How to fill it in and what to do with it then, a sentence each, as far as its questions make it worth saying.
  static func instructions(_ sheet: SheetReport, isTable: Bool) -> [String] {
    var lines = [
      isTable
        ? ([tableIntroduction] + choiceInstructions(sheet)).joined(separator: " ")
        : localized("Mark a choice, or write your answer. A remark may say more.")
    ]
    lines.append(
      localized(
        """
        If you do not know, write: unknown. If a question does not apply to you, write: na, with the reason. What you \
        leave empty stays open.
        """))
    if isTable, sheet.questions.contains(where: { !$0.rows.isEmpty }) {
      lines.append(localized("For a further row of a list, copy its lines and count the number in brackets up."))
    }
    lines.append(
      isTable
        ? sheet.asker.map { localized("Put your name below, save the sheet as CSV and send it back to \($0).") }
          ?? localized("Put your name below, save the sheet as CSV and send it back to whoever sent it to you.")
        : sheet.asker.map { localized("Put your name on it and send it back to \($0).") }
          ?? localized("Put your name on it and send it back to whoever sent it to you."))
    return lines
  }

  private static var tableIntroduction: String {
    localized("Write in the columns \"answer\" and \"remark\" and leave the others as they are.")
  }

  /// What to write at questions with choices, by the kinds of choices that the sheet has.
  private static func choiceInstructions(_ sheet: SheetReport) -> [String] {
    let questions = sheet.questions.flatMap { [$0] + $0.rows.flatMap(\.fields) }
    var lines: [String] = []
    if questions.contains(where: \.isNumbered) {
      lines.append(
        questions.contains(where: \.takesSeveral)
          ? localized("For a choice, write its number or its text; for several, separate them with semicolons.")
          : localized("For a choice, write its number or its text."))
    }
    if questions.contains(where: \.isYesNo) { lines.append(localized("Where it says \"Yes or no\", write yes or no.")) }
    return lines
  }

  /// What asks for the name in a table, with the place to write it.
  static var nameLabel: String { localized("Your name, in the column \"answer\" of this row:") }

  /// How the sheet is read in again, for whoever sent it.
  static func command(_ sheet: SheetReport) -> String {
    guard let assessment = sheet.assessment else {
      return "groundwork take \(sheet.definition.id) --answers FILE"
    }
    return "groundwork resume \(assessment) --answers FILE"
  }

  /// The heading of a group.
  static func heading(_ group: SheetReport.Group) -> String {
    group.person.map { localized("For \($0)") } ?? localized("For whoever can answer")
  }

  /// What a question takes, as a sentence.
  static func accepted(_ question: SheetReport.Question) -> String {
    let accepted = Wording.capitalized(question.accepted)
    switch (question.takesUnknown, question.takesNotApplicable) {
    case (true, true): return localized("\(accepted); or unknown, or na and why")
    case (true, false): return localized("\(accepted); or unknown")
    case (false, true): return localized("\(accepted); or na and why")
    case (false, false): return accepted
    }
  }
}
