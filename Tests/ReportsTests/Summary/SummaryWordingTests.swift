import Questionnaires
import Reports
import Scoring
import Testing

/// What the state of an assessment makes the summary say.
struct SummaryRow: Sendable, CustomTestStringConvertible {
  let name: String
  let change: @Sendable (inout Report) -> Void
  let said: [String]

  var testDescription: String { name }

  init(_ name: String, _ said: [String], _ change: @escaping @Sendable (inout Report) -> Void) {
    (self.name, self.said, self.change) = (name, said, change)
  }

  /// The report of the sample, changed.
  var report: Report {
    var report = SampleAssessment.halfway().report()
    change(&report)
    return report
  }
}

@Suite struct SummaryWordingTests {
  private static let results = [
    SummaryRow(
      "a level and an open interval",
      [
        "The level is Exploring, with a score of 25 of 100.",
        "2 questions that count are not settled; with them, the score could be 25 to 75.",
      ]
    ) { _ in },
    SummaryRow(
      "one question is open",
      [
        "The level is Exploring, with a score of 25 of 100.",
        "1 question that counts is not settled; with it, the score could be 25 to 75.",
      ]
    ) { $0.standing.counts.holdingScore = 1 },
    SummaryRow(
      "an outer bound is no promise",
      [
        "The level is Exploring, with a score of 25 of 100.",
        "2 questions that count are not settled; with them, the score lies between 25 and 75 at most.",
      ]
    ) { $0.standing.intervalIsExact = false },
    SummaryRow(
      "open, but by less than a point",
      [
        "The level is Exploring, with a score of 25 of 100.",
        "2 questions that count are not settled; they move the score by less than a point.",
      ]
    ) { $0.standing.score = Score(share: 0.25, low: 0.249, high: 0.252) },
    SummaryRow(
      "one open, but by less than a point",
      [
        "The level is Exploring, with a score of 25 of 100.",
        "1 question that counts is not settled; it moves the score by less than a point.",
      ]
    ) {
      $0.standing.score = Score(share: 0.25, low: 0.25, high: 0.25)
      $0.standing.counts.holdingScore = 1
    },
    SummaryRow(
      "closed",
      [
        "The level is Exploring, with a score of 100 of 100.",
        "Every question that counts has an answer, so the score is settled.",
      ]
    ) {
      $0.standing.score = Score(share: 1, low: 1, high: 1)
      $0.standing.counts.holdingScore = 0
    },
    SummaryRow(
      "99.6 is not 100",
      [
        "The level is Exploring, with a score of 99 of 100.",
        "Every question that counts has an answer, so the score is settled.",
      ]
    ) {
      $0.standing.score = Score(share: 0.996, low: 0.996, high: 0.996)
      $0.standing.counts.holdingScore = 0
    },
    SummaryRow(
      "too few answers for a level",
      [
        "Too few questions are answered to name a level; the score so far is 25 of 100.",
        "2 questions that count are not settled; with them, the score could be 25 to 75.",
      ]
    ) {
      $0.standing.level = nil
      $0.standing.absence = .tooFewAnswers(coverage: 0.2, needed: 0.5)
    },
    SummaryRow(
      "below the lowest level",
      [
        "No level is reached yet; the score is 25 of 100.",
        "2 questions that count are not settled; with them, the score could be 25 to 75.",
      ]
    ) { $0.standing.level = nil },
    SummaryRow(
      "a questionnaire without levels",
      ["The score is 25 of 100.", "2 questions that count are not settled; with them, the score could be 25 to 75."]
    ) {
      $0.standing.level = nil
      $0.standing.next = nil
    },
    SummaryRow(
      "nothing can be scored",
      ["None of the questions that count applies, so there is neither a score nor a level."]
    ) {
      $0.standing.score = nil
      $0.standing.level = nil
      $0.standing.absence = .notScorable
    },
  ]

  @Test(arguments: results)
  func `the result is said in a sentence or two`(row: SummaryRow) {
    #expect(ReportSummary(row.report).result == row.said)
  }

  private static let targets = [
    SummaryRow(
      "one of two", ["1 of 2 sections with a target reaches it: \"People and roles\"."]
    ) { $0.sections[1].score = Score(share: 0, low: 0, high: 0.5) },
    SummaryRow(
      "none of two", ["None of the 2 sections with a target reaches it."]
    ) { $0.sections[0].score = Score(share: 0.59, low: 0.59, high: 0.599) },
    SummaryRow(
      "none so far", ["None of the 2 sections with a target reaches it. Answers still missing could change that."]
    ) { $0.sections[0].score = Score(share: 0.5, low: 0.5, high: 0.6) },
    SummaryRow(
      "all", ["All 2 sections with a target reach it: \"People and roles\" and \"Mentors and safety\"."]
    ) { $0.sections[1].score = Score(share: 0.8 - 1e-12, low: 0.8 - 1e-12, high: 0.8) },
    SummaryRow(
      "all, but one could fall",
      [
        "All 2 sections with a target reach it: \"People and roles\" and \"Mentors and safety\". "
          + "Answers still missing could change that."
      ]
    ) { $0.sections[1].score = Score(share: 0.9, low: 0.7, high: 1) },
    SummaryRow(
      "two of three",
      ["2 of 3 sections with a target reach it: \"People and roles\" and \"Partners and papers\"."]
    ) {
      $0.sections[2].target = 0.5
      $0.sections[2].score = Score(share: 0.5, low: 0.5, high: 0.5)
    },
    SummaryRow(
      "the one there is", ["The one section with a target, \"People and roles\", reaches it."]
    ) { $0.sections[1].target = nil },
    SummaryRow(
      "the one there is does not", ["The one section with a target does not reach it."]
    ) { $0.sections[0].target = nil },
    SummaryRow("none has a target", []) { for index in 0..<3 { $0.sections[index].target = nil } },
    SummaryRow("nothing can be scored", []) { for index in 0..<3 { $0.sections[index].score = nil } },
  ]

  @Test(arguments: targets)
  func `only sections that reach their target are named as reaching it`(row: SummaryRow) {
    #expect([ReportSummary(row.report).targets?.text].compactMap { $0 } == row.said)
  }

  private static let statements = [
    SummaryRow("what the choice says", ["A senior leader backs this."]) { _ in },
    SummaryRow("several choices say something", ["One. Two!"]) { $0.strengths[0].findings = ["One", "two!"] },
    SummaryRow(
      "the question with its answer", ["The answer to \"Does a senior leader back this?\" is \"Yes\"."]
    ) { $0.strengths[0].findings = [] },
    SummaryRow(
      "an answer that ends a sentence itself",
      ["The answer to \"Does a senior leader back this?\" is \"Yes, since May\"."]
    ) {
      $0.strengths[0].findings = []
      $0.strengths[0].text = "Yes, since May. "
    },
    SummaryRow(
      "a long answer", ["The answer to \"Why?\" is \"\(String(repeating: "x", count: 160))...\"."]
    ) {
      $0.strengths[0].findings = []
      $0.strengths[0].item.question = "Why?"
      $0.strengths[0].text = String(repeating: "x", count: 200)
    },
  ]

  @Test(arguments: statements)
  func `a strength is a statement, never a question`(row: SummaryRow) {
    #expect(ReportSummary(row.report).strengths.map(\.text) == row.said)
  }

  private static func gap(_ index: Int, _ change: (inout Report.AnswerEntry) -> Void, in report: inout Report) {
    var entry = report.answers[index]
    change(&entry)
    report.answers = [entry]
  }

  private static let gaps = [
    SummaryRow(
      "the question with its answer",
      [
        "The answer to \"Is there a rule for how many apprentices a mentor has?\" is \"No\".",
        "17 of the 100 points are missing here.", "Question 5, Mentors and safety",
      ]
    ) { gap(4, { _ in }, in: &$0) },
    SummaryRow(
      "what the choice says",
      ["No rule exists.", "17 of the 100 points are missing here.", "Question 5, Mentors and safety"]
    ) { gap(4, { $0.findings = ["No rule exists."] }, in: &$0) },
    SummaryRow(
      "several choices that earn a part say what is there, not what is missing",
      [
        "The answer to \"Is there a rule for how many apprentices a mentor has?\" is \"A; B\".",
        "8 of the 100 points are missing here.", "Question 5, Mentors and safety",
      ]
    ) {
      gap(
        4,
        {
          $0.value = .choices(["a", "b"])
          $0.text = "A; B"
          $0.findings = ["A is there.", "B is there."]
          $0.share = 0.5
        }, in: &$0)
    },
    SummaryRow(
      "a choice of several that earns nothing says what is missing",
      ["None is there.", "17 of the 100 points are missing here.", "Question 5, Mentors and safety"]
    ) {
      gap(
        4,
        {
          $0.value = .choices(["none"])
          $0.findings = ["None is there."]
        }, in: &$0)
    },
    SummaryRow(
      "not known",
      [
        "The answer to \"Do mentors have protected time each week?\" is not known.",
        "17 of the 100 points wait for it.", "Question 4, Mentors and safety",
      ]
    ) { gap(3, { _ in }, in: &$0) },
    SummaryRow(
      "parked for somebody",
      [
        "Dana in HR has yet to find the answer to \"Has a college agreed to teach the classes?\".",
        "33 of the 100 points wait for it.", "Question 7, Partners and papers",
      ]
    ) { gap(6, { _ in }, in: &$0) },
    SummaryRow(
      "parked",
      [
        "Somebody has yet to find the answer to \"Has a college agreed to teach the classes?\".",
        "33 of the 100 points wait for it.", "Question 7, Partners and papers",
      ]
    ) { gap(6, { $0.parkedWith = "" }, in: &$0) },
    SummaryRow(
      "skipped",
      [
        "The answer to \"Has a college agreed to teach the classes?\" was left for later.",
        "33 of the 100 points wait for it.", "Question 7, Partners and papers",
      ]
    ) { gap(6, { $0.parkedWith = nil }, in: &$0) },
    SummaryRow(
      "answered, but its rule failed",
      [
        "The answer to \"Has a college agreed to teach the classes?\" is \"Yes\", which could not be scored.",
        "33 of the 100 points wait for it.", "Question 7, Partners and papers",
      ]
    ) {
      gap(
        6,
        {
          $0.state = .answered
          $0.text = "Yes"
        }, in: &$0)
    },
    SummaryRow(
      "one point",
      [
        "The answer to \"Do mentors have protected time each week?\" is not known.",
        "1 of the 100 points waits for it.", "Question 4, Mentors and safety",
      ]
    ) { gap(3, { $0.effectiveWeight = 0.01 }, in: &$0) },
    SummaryRow(
      "less than a point is not counted",
      ["The answer to \"Do mentors have protected time each week?\" is not known.", "Question 4, Mentors and safety"]
    ) { gap(3, { $0.effectiveWeight = 0.004 }, in: &$0) },
    SummaryRow(
      "where the score is no sum, no points are named",
      ["The answer to \"Do mentors have protected time each week?\" is not known.", "Question 4, Mentors and safety"]
    ) {
      gap(3, { _ in }, in: &$0)
      $0.scoring = .worst
    },
    SummaryRow("not reached is no gap", []) { gap(6, { $0.state = .open }, in: &$0) },
    SummaryRow("what is asked only perhaps is no gap", []) { gap(3, { $0.item.number = nil }, in: &$0) },
    SummaryRow("what is in place is no gap, though more could be had", []) {
      gap(
        4,
        {
          $0.share = 0.75
          $0.bucket = .inPlace
        }, in: &$0)
    },
    SummaryRow("what does not count is no gap", []) { gap(3, { $0.isCounted = false }, in: &$0) },
  ]

  @Test(arguments: gaps)
  func `a gap says what is missing, and whether that is known`(row: SummaryRow) {
    let gaps = ReportSummary(row.report).gaps
    #expect(gaps.flatMap { [$0.text, $0.stake, $0.origin].compactMap { $0 } } == row.said)
  }

  private static let commitments = [
    SummaryRow("usual owner", ["HR lead, could be done by Jun 9, 2026."]) { _ in },
    SummaryRow("taken on and promised", ["Sam, due Aug 1, 2026."]) {
      $0.actions[0].assignee = "Sam"
      $0.actions[0].due = CalendarDate("2026-08-01")
    },
    SummaryRow("promised by nobody in particular", ["Nobody named yet, due Aug 1, 2026."]) {
      $0.actions[0].owner = nil
      $0.actions[0].due = CalendarDate("2026-08-01")
    },
    SummaryRow("nobody", ["Nobody named yet, could be done by Jun 9, 2026."]) { $0.actions[0].owner = "" },
    SummaryRow("one more", ["HR lead, could be done by Jun 9, 2026.", "1 more step is in the plan."]) {
      $0.actions += Array(repeating: $0.actions[1], count: 4)
    },
    SummaryRow("many more", ["HR lead, could be done by Jun 9, 2026.", "20 more steps are in the plan."]) {
      $0.actions += Array(repeating: $0.actions[1], count: 23)
    },
    SummaryRow("no steps", []) { $0.actions = [] },
  ]

  @Test(arguments: commitments)
  func `an action says who and when`(row: SummaryRow) {
    let summary = ReportSummary(row.report)
    #expect([summary.actions.first?.text, summary.moreActions].compactMap { $0 } == row.said)
    #expect(summary.actions.map(\.number) == Array((1...5).prefix(summary.actions.count)))
  }

  private static let reasons = [
    SummaryRow(
      "gates and points",
      [
        "Held at Exploring", "not settled until question 4 is answered: no mentor has protected time",
        "no rule says how many apprentices a mentor has", "Building begins at 60 of 100, 35 points to go",
      ]
    ) { _ in },
    SummaryRow(
      "too few answers", ["Missing for a level", "20% of what counts is settled, 50% is needed"]
    ) {
      $0.standing.level = nil
      $0.standing.absence = .tooFewAnswers(coverage: 0.2, needed: 0.5)
      $0.standing.next = nil
    },
    SummaryRow("nothing holds it back", []) { $0.standing.next = nil },
  ]

  @Test(arguments: reasons)
  func `what holds the level back is told once`(row: SummaryRow) {
    let held = ReportSummary(row.report).heldBack
    #expect((held.map { [$0.lead] + $0.reasons } ?? []) == row.said)
  }
}
