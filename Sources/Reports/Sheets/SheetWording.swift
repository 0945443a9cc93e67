/// What a sheet says of itself, the same for every renderer.
enum SheetWording {
  /// What the sheet is: `Open questions: Are we ready?`
  static func title(_ sheet: SheetReport) -> String {
    (sheet.assessment == nil ? "" : "Open questions: ") + sheet.definition.title
  }

  /// Who asks, about whom, and as of when, in sentences.
  static func facts(_ sheet: SheetReport) -> [String] {
    var facts: [String] = []
    if let asker = sheet.asker { facts.append("Asked by: \(asker)") }
    if let client = sheet.client { facts.append("About: \(client)") }
    if let day = sheet.day { facts.append("Open on: \(day)") }
    let count = Wording.count(sheet.questionCount, "question")
    facts.append("In this sheet: \(count)")
    return facts
  }

  /// How to fill it in and what to do with it then, a sentence each, as far as its questions make it worth saying.
  static func instructions(_ sheet: SheetReport, isTable: Bool) -> [String] {
    var lines = [
      isTable
        ? ([tableIntroduction] + choiceInstructions(sheet)).joined(separator: " ")
        : "Mark a choice, or write your answer. A remark may say more."
    ]
    lines.append(
      "If you do not know, write: unknown. If a question does not apply to you, write: na, with the reason. What you leave "
        + "empty stays open.")
    if isTable, sheet.questions.contains(where: { !$0.rows.isEmpty }) {
      lines.append("For a further row of a list, copy its lines and count the number in brackets up.")
    }
    let who = sheet.asker.map { "to \($0)" } ?? "to whoever sent it to you"
    lines.append(
      isTable
        ? "Put your name below, save the sheet as CSV and send it back \(who)."
        : "Put your name on it and send it back \(who).")
    return lines
  }

  private static let tableIntroduction =
    "Write in the columns \"answer\" and \"remark\" and leave the others as they are."

  /// What to write at questions with choices, by the kinds of choices that the sheet has.
  private static func choiceInstructions(_ sheet: SheetReport) -> [String] {
    let questions = sheet.questions.flatMap { [$0] + $0.rows.flatMap(\.fields) }
    var lines: [String] = []
    if questions.contains(where: \.isNumbered) {
      let several = questions.contains(where: \.takesSeveral) ? "; for several, separate them with semicolons" : ""
      lines.append("For a choice, write its number or its text\(several).")
    }
    if questions.contains(where: \.isYesNo) { lines.append("Where it says \"Yes or no\", write yes or no.") }
    return lines
  }

  /// What asks for the name in a table, with the place to write it.
  static let nameLabel = "Your name, in the column \"answer\" of this row:"

  /// How the sheet is read in again, for whoever sent it.
  static func command(_ sheet: SheetReport) -> String {
    guard let assessment = sheet.assessment else {
      return "groundwork take \(sheet.definition.id) --answers FILE"
    }
    return "groundwork resume \(assessment) --answers FILE"
  }

  /// The heading of a group.
  static func heading(_ group: SheetReport.Group) -> String {
    group.person.map { "For \($0)" } ?? "For whoever can answer"
  }

  /// What a question takes, as a sentence.
  static func accepted(_ question: SheetReport.Question) -> String {
    var also: [String] = []
    if question.takesUnknown { also.append("unknown") }
    if question.takesNotApplicable { also.append("na and why") }
    let others = also.isEmpty ? "" : "; or \(also.joined(separator: ", or "))"
    return Wording.capitalized(question.accepted) + others
  }
}
