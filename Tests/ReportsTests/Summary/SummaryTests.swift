import Assessments
import Questionnaires
import Reports
import Scoring
import TestSupport
import Testing

@Suite struct SummaryTests {
  private static func choices(_ count: Int, _ points: [Int] = [0, 1, 2]) -> String {
    let choices = zip(["no", "partly", "yes"], points).map { id, points in
      #"{ "id": "\#(id)", "text": "\#(id)", "points": \#(points) }"#
    }
    return (0..<count).map { index in
      #"""
      { "id": "q\#(index)", "type": "choice", "text": "Question \#(index)?", "weight": \#(index + 1),
        "choices": [\#(choices.joined(separator: ", "))] }
      """#
    }
    .joined(separator: ",\n")
  }

  private static func definition(_ items: String, target: Double, top: String = "") -> String {
    """
    { "formatVersion": 1, "id": "sample", "version": "1.0.0", "title": "Sample",
      "sections": [{ "id": "only", "title": "Only", "target": \(target), "items": [\(items)] }]\(top) }
    """
  }

  @Test func `nothing answered: no strength, no gap`() throws {
    let summary = ReportSummary(try DefinedAssessment(Self.definition(Self.choices(4), target: 0.5)).report())
    #expect(
      summary.result == [
        "The score is 0 of 100.", "4 questions that count are not settled; with them, the score could be 0 to 100.",
      ])
    #expect(summary.strengths.isEmpty && summary.gaps.isEmpty && summary.actions.isEmpty)
    #expect(summary.heldBack == nil && summary.moreActions == nil)
    #expect(
      summary.targets?.text
        == "The one section with a target does not reach it. Answers still missing could change that.")
  }

  @Test func `everything in place: the heaviest three, and no gap`() throws {
    var assessment = try DefinedAssessment(Self.definition(Self.choices(5), target: 1))
    for index in 0..<5 { try assessment.answer("q\(index)", .choice("yes")) }
    let summary = ReportSummary(assessment.report())
    #expect(
      summary.result == [
        "The score is 100 of 100.", "Every question that counts has an answer, so the score is settled.",
      ])
    #expect(summary.strengths.map(\.item.id.text) == ["q4", "q3", "q2"])
    #expect(summary.strengths.allSatisfy { $0.missing == 0 && $0.stake == nil && $0.basis == .settled })
    #expect(summary.gaps.isEmpty)
    #expect(summary.targets?.text == "The one section with a target, \"Only\", reaches it.")
  }

  @Test func `gaps are ranked by what is missing of the whole`() throws {
    var assessment = try DefinedAssessment(Self.definition(Self.choices(5), target: 1))
    // Missing of 15: q0 1, q1 2, q2 3 not known, q3 2, q4 0.
    for (item, choice) in [("q0", "no"), ("q1", "no"), ("q3", "partly"), ("q4", "yes")] {
      try assessment.answer(item, .choice(choice))
    }
    try assessment.set("q2", .unknown)
    let gaps = ReportSummary(assessment.report()).gaps
    #expect(gaps.map(\.item.id.text) == ["q2", "q1", "q3"])
    #expect(gaps.map(\.basis) == [.unsettled, .settled, .settled])
    #expect(gaps.map { ($0.missing * 15).rounded() } == [3, 2, 2])
    #expect(gaps[2].stake == "13 of the 100 points are missing here.")
  }

  @Test func `nothing scored`() throws {
    let item = #"{ "id": "name", "type": "text", "text": "What is it called?" }"#
    let definition = Self.definition(item, target: 1).replacing(#""target": 1.0, "#, with: "")
    let summary = ReportSummary(try DefinedAssessment(definition).report())
    #expect(
      summary.result == ["None of the questions that count applies, so there is neither a score nor a level."])
    #expect(summary.targets == nil && summary.strengths.isEmpty && summary.gaps.isEmpty)
  }

  @Test func `a ladder tells its steps, and no points that a question would not bring`() throws {
    var assessment = try DefinedAssessment(
      Self.definition(Self.choices(2), target: 0.75, top: #", "scoring": { "model": "ladder" }"#))
    try assessment.answer("q0", .choice("yes"))
    try assessment.answer("q1", .choice("no"))
    let summary = ReportSummary(assessment.report())
    #expect(
      summary.result == [
        "The score is 0 of 100.", "0 of 1 step met; the first not met is Only, at 33 of the 75 that it needs.",
        "Every question that counts has an answer, so the score is settled.",
      ])
    #expect(summary.gaps.map(\.item.id.text) == ["q1"])
    #expect(summary.gaps[0].stake == nil)
  }

  @Test func `in Spanish`() throws {
    var assessment = try DefinedAssessment(Self.definition(Self.choices(1), target: 0.75), language: "es-MX")
    try assessment.answer("q0", .choice("yes"))
    let summary = ReportSummary(assessment.report())
    #expect(
      summary.result == [
        "El puntaje es 100 de 100.",
        "Todas las preguntas que cuentan tienen respuesta, así que el puntaje es definitivo.",
      ])
    #expect(summary.strengths.map(\.text) == ["La respuesta a \"Question 0?\" es \"yes\"."])
    #expect(summary.strengths.map(\.origin) == ["Pregunta 1, Only"])
  }

  // MARK: - Whatever is answered

  @Test(arguments: ["quick_check", "apprenticeship_readiness", "program_quality"], 0..<40 as Range<UInt64>)
  func `a summary claims nothing that the data does not have`(questionnaire: String, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var assessment = try DefinedAssessment(shipped: questionnaire)
    let steps = Int.random(in: 0...60, using: &random)
    for _ in 0..<steps {
      guard let item = assessment.session.askedItems.randomElement(using: &random) else { break }
      try assessment.answerByChance(item, using: &random)
    }
    let report = assessment.report()
    let summary = ReportSummary(report)
    let answers = Dictionary(uniqueKeysWithValues: report.answers.map { ($0.item.id, $0) })
    for strength in summary.strengths {
      let answer = try #require(answers[strength.item.id])
      #expect(answer.isCounted && answer.bucket == .inPlace && answer.state == .answered)
      #expect(answer.findings.isEmpty ? strength.text.contains(answer.item.question) : true)
      #expect(!strength.text.hasSuffix("?"))
    }
    for gap in summary.gaps {
      let answer = try #require(answers[gap.item.id])
      #expect(gap.share != 1 && gap.missing > 0 && answer.bucket != .inPlace)
      #expect(answer.state != .open && answer.state != .notApplicable)
      #expect((gap.basis == .unsettled) == (answer.share == nil))
      #expect(!gap.text.hasSuffix("?"))
    }
    #expect(Set(summary.strengths.map(\.item.id)).isDisjoint(with: summary.gaps.map(\.item.id)))
    #expect(summary.gaps.map(\.missing) == summary.gaps.map(\.missing).sorted(by: >))
    #expect(summary.strengths.map(\.effectiveWeight) == summary.strengths.map(\.effectiveWeight).sorted(by: >))
    for section in report.sections where section.target != nil {
      let reaches = (section.score?.share ?? -1) >= section.target! - Tolerance.threshold
      #expect(summary.targets?.reached.contains(section.id) ?? false == reaches)
    }
    #expect(summary.actions.count == min(5, report.actions.count))
    #expect(Set(report.answers.flatMap(\.sources)).isSubset(of: report.sources.map(\.id)))
  }
}

extension DefinedAssessment {
  /// Gives a question an answer or another state by chance.
  mutating func answerByChance(_ index: Int, using random: inout SeededGenerator) throws {
    let item = session.questionnaire.items[index]
    switch Int.random(in: 0..<8, using: &random) {
    case 0 where item.allowsUnknown: return try set(item.id.text, .unknown)
    case 1: return try set(item.id.text, .deferred)
    case 2 where item.allowsNotApplicable: return try set(item.id.text, .notApplicable, reason: "not here")
    default: break
    }
    switch item.kind {
    case .choice(let choices): try answer(item.id.text, .choice(choices.randomElement(using: &random)!.id.text))
    case .multichoice(let choices):
      let alone = choices.first { $0.isExclusive }
      let several = choices.filter { !$0.isExclusive }.prefix(Int.random(in: 0...3, using: &random))
      let chosen = several.isEmpty ? [alone ?? choices[0]] : Array(several)
      try answer(item.id.text, .choices(chosen.map(\.id.text)))
    case .boolean: try answer(item.id.text, .boolean(Bool.random(using: &random)))
    case .rating(let range, _): try answer(item.id.text, .integer(Int64.random(in: range, using: &random)))
    case .integer: try answer(item.id.text, .integer(Int64.random(in: 0...30, using: &random)))
    case .number, .money, .percent: try answer(item.id.text, .number(Double.random(in: 0...1, using: &random)))
    case .date: try answer(item.id.text, .date(CalendarDate("2026-09-01")!))
    case .text: try answer(item.id.text, .text("Medical assistant"))
    case .list, .display: break
    }
  }
}
