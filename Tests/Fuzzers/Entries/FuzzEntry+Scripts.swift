import AnswerFiles
import Assessments
import Diagnostics
import Questionnaires
import Shell

extension FuzzEntry {
  /// Answer files of every form: taken up to the first mistake, and what was taken is written as a script that replays to
  /// the same.
  static let scripts = FuzzEntry(
    name: "scripts",
    words: [
      "union: ", "letter: y\n", "lead: named\n", "tools: saw; drill\n", "staff: 40\n", "mentors: ", "wage: $18.50\n",
      "share: 15%\n", "hours: -1.5\n", "begin: 2027-06-01\n", "rating: 5\n", "job: ", "jobs[1].name: a\n",
      "jobs[2].openings: 4\n", "/na because\n", "/unknown\n", "/skip\n", "/back\n", "/undo\n", "/note ", "/evidence ",
      "/park Max\n", "/change staff\n", "/respondent Ana\n", "/goto job\n", "/restart\n", "/quit\n", "/score\n",
      "/plan\n", "/explain staff\n", "/whatif staff=2\n", "/assign name_lead Ana 2027-01-01\n", "expect score > 0.5\n",
      "= ", "{\"value\": 1, \"note\": \"x\"}", "{\"state\": \"unknown\"}", "id,answer,remark\n", "#name,", "\r\n", "\n",
      "y\n", "n\n", "add\n", "done\n", "@ana 3\n", "\u{FEFF}", "\u{202E}", "\u{301}",
    ]
  ) { bytes in
    let desk = Desk()
    let (result, problems) = try desk.take(SourceText(name: "answers.txt", bytes: bytes))
    try ReadText.check(problems + result.failedExpectations + result.warnings + result.documentProblems)
    if let failure = result.failure { try ReadText.check(failure) }
    try ReadText.check(lines: desk.said(), "what was said")
    let session = desk.conversation.session
    try Desk.checkShown(session)
    let script = ScriptWriter.text(of: session, introduction: []) { ShellCommand(word: $0) != nil }
    try ReadText.check(lines: script, "the script")
    let again = Desk()
    let (replayed, trouble) = try again.take(SourceText(name: "again.txt", text: script))
    let mistake = replayed.failure ?? trouble.first
    try Violation.unless(
      mistake == nil, "the script does not replay:\n\(script)\(mistake.map { DiagnosticRenderer().render($0) } ?? "")")
    let same = Said(session) == Said(again.conversation.session)
    try Violation.unless(same, "the script replays to something else:\n\(script)")
  }
}

/// What an assessment says, whatever the order in which it was said.
private struct Said: Equatable {
  var answers: [Int: Answer] = [:]
  var parked: [Int: String] = [:]
  var notes: [AssessmentSession.Note]
  var evidence: [AssessmentSession.Evidence]
  var assignments: [String: AssessmentSession.Assignment]

  init(_ session: AssessmentSession) {
    for item in session.questionnaire.items.indices {
      guard var answer = session.responses.answer(to: item) else { continue }
      // A list whose rows were all taken back says nothing.
      if answer.state == .open, answer.value == .rows([]) { continue }
      answer.origin = .scripted
      answer.respondent = answer.respondent.map(Self.onOneLine)
      answers[item] = answer
    }
    let deferred = answers.filter { $0.value.state == .deferred }
    parked = session.parked.filter { deferred[$0.key] != nil }.mapValues(Self.onOneLine)
    // Their places among the events differ.
    notes = session.notes.map { note in
      AssessmentSession.Note(
        seq: 0, item: note.item, text: Self.onOneLine(note.text), author: note.author.map(Self.onOneLine))
    }
    evidence = session.evidence.map { evidence in
      AssessmentSession.Evidence(
        seq: 0, item: evidence.item, text: Self.onOneLine(evidence.text), author: evidence.author.map(Self.onOneLine))
    }
    assignments = session.assignments.mapValues { assignment in
      var assignment = assignment
      assignment.owner = assignment.owner.map(Self.onOneLine)
      return assignment
    }
  }

  /// Names and remarks begin no line of their own in a script, so that they stand there as they are shown.
  private static func onOneLine(_ text: String) -> String {
    VisibleText.oneLine(text.split(whereSeparator: \.isNewline).joined(separator: " ")).trimmingSpaces()
  }
}
