import Assessments
import Diagnostics
import JSONDocuments
import Questionnaires
import Reports
import Scoring
import Testing

extension SampleAssessment {
  /// A number explained.
  func explanation(_ name: String, _ extent: Explainer.Extent = .parts) throws -> ExplanationReport {
    let subject = try #require(ExplanationNames(session).subject(named: name))
    return explanation(subject, extent)
  }

  func explanation(_ subject: Explanation.Subject, _ extent: Explainer.Extent) -> ExplanationReport {
    let scorer = Scorer(session.questionnaire)
    let sheet = scorer.score(session.responses)
    return ExplanationReport(
      of: subject, extent: extent, session: session, scorer: scorer, sheet: sheet,
      plan: Planner(scorer).plan(session.responses, from: sheet))
  }
}

/// What is said about a number, and by which name it is asked for.
@Suite struct ExplanationReportTests {
  private let sample = SampleAssessment.halfway()
  private let plain = ExplanationRenderer(.plain)

  private func shown(_ name: String, _ extent: Explainer.Extent = .parts, width: Int = 80) throws -> String {
    let style = TerminalStyle(width: width, usesColor: false, usesBlocks: false, isPlain: true)
    return ExplanationRenderer(style).render(try sample.explanation(name, extent)) { "/explain \($0)" }
  }

  // MARK: - Screens

  @Test func `the score says its arithmetic, its parts and how to go on`() throws {
    #expect(
      try shown("score") == """
        The score: 25 of 100, could be 25 to 75.
        The mean of its sections, each by its weight.
          (0.75 + 0 + 0) / 3 = 0.75 / 3 = 0.25

           33%  People and roles: 75 of 100. [people]
           33%  Mentors and safety: 0 of 100, could be 0 to 50. [mentoring]
           33%  Partners and papers: 0 of 100, could be 0 to 100. [partners]

        Open: question 4 and question 7.

        /explain people goes on from here, as does any name in brackets.
        See also: high, coverage, level.

        """)
  }

  @Test func `a section says what each answer earns, what waits and what is left out`() throws {
    #expect(
      try shown("mentoring") == """
        Mentors and safety: 0 of 100, could be 0 to 50.
        It makes up 33% of the score.
        The mean of its questions, each by its weight.
          (0 + 0) / 2 = 0 / 2 = 0

           50%  Question 4, "Do mentors have protected time each week?": counts 0. The
                answer is not known; it could be up to 100 of 100, which by itself adds
                17 points to the score. [mentor_time]
           50%  Question 5, "Is there a rule for how many apprentices a mentor has?": 0
                of 100. "No": 0 of 2 points. [mentor_ratio]

        Left out:
          - Question 6, "Is safety training in place?": you said that it does not apply:
            No lab work. [safety]

        In the questionnaire: line 1, column 1.

        /explain mentor_time goes on from here, as does any name in brackets.
        See also: mentoring.high.

        """)
  }

  @Test func `a level says which of its conditions hold and what the others wait for`() throws {
    #expect(
      try shown("building") == """
        Building: does not hold.
        All of these must hold.

          - Exploring: holds. [exploring]
          - The score: 25 of 100, could be 25 to 75; needs 60, 35 points to go. [score]
          - Question 4, "Do mentors have protected time each week?" reaches 100: not
            settled until question 4 is answered. Where it does not: no mentor has
            protected time. [building.1]
          - Question 5, "Is there a rule for how many apprentices a mentor has?" reaches
            50: does not hold. Where it does not: no rule says how many apprentices a
            mentor has. [building.2]

        In the questionnaire: line 1, column 1.

        /explain exploring goes on from here, as does any name in brackets.

        """)
  }

  @Test func `what a score can still become is told by the answers that lead there`() throws {
    #expect(
      try shown("high") == """
        The most that the score can still become: 75 of 100.
        What it comes to with these answers.

          - Question 4, "Do mentors have protected time each week?": "Yes".
          - Question 7, "Has a college agreed to teach the classes?": "Yes".
          - The score at the most: 75 of 100. [high.score]

        /explain high.score goes on from here.

        """)
    #expect(try shown("low").contains("As it stands: no answer that is missing could make it less."))
  }

  @Test func `a step is told by the score with it and without it`() throws {
    let text = try shown("set_ratio")
    #expect(text.hasPrefix("Settle how many apprentices a mentor has: worth 17 points.\n"))
    #expect(text.contains("  0.4167 - 0.25 = 0.1667\n"))
    #expect(text.contains("\"Yes\": 2 of 2 points; now \"No\". [set_ratio.mentor_ratio]\n"))
    #expect(text.contains("  - The score with that done: 42 of 100. [set_ratio.score]\n"))
    let after = try shown("set_ratio.score")
    #expect(after.contains("That is with \"Settle how many apprentices a mentor has\" done.\n"))
    #expect(after.contains("Mentors and safety with that done: 50 of 100. [set_ratio.mentoring]\n"))
    #expect(after.contains("People and roles: 75 of 100. [people]\n"))
  }

  @Test func `coverage is told by buckets, and those by questions`() throws {
    let text = try shown("coverage")
    #expect(text.contains("What is settled: 50%.\n"))
    #expect(text.contains("In place. [coverage.inPlace]"))
    #expect(text.contains("Left out:\n  - Not known: 50%. [coverage.notKnown]\n"))
    #expect(try shown("coverage.notknown").contains("[mentor_time]"))
  }

  @Test func `in full, everything goes down to the answers, each thing once`() throws {
    let report = try sample.explanation("building", .all)
    var open = [report.root]
    var expanded: Set<String> = []
    while let node = open.popLast() {
      #expect(node.extent != .folded)
      if node.extent == .expanded { #expect(expanded.insert(node.name).inserted) }
      open += node.parts.map(\.node)
    }
    #expect(expanded.isSuperset(of: ["score", "people", "lead", "mentoring", "building.1", "exploring"]))
    #expect(try shown("building", .all, width: 100).contains("points to go. [score, above]\n"))
  }

  @Test(arguments: [20, 40, 60, 100])
  func `no line is wider than the window, however deep`(width: Int) throws {
    for name in ExplanationNames(sample.session).all {
      for line in try shown(name, .all, width: width).split(separator: "\n") {
        #expect(DisplayWidth.of(line) <= width, "\(name): \(line)")
      }
    }
  }

  @Test(arguments: HostileCase.all.filter { $0.style.width <= 40 })
  func `no text of others moves the cursor, hides or leaves the window`(row: HostileCase) throws {
    let sample = SampleAssessment.halfway(suffix: row.text)
    for name in ["building", "set_ratio"] {
      let screen = ExplanationRenderer(row.style).render(try sample.explanation(name, .all)) { "/explain \($0)" }
      let bare = row.style.isPlain ? screen : withoutOwnLooks(screen)
      #expect(!bare.unicodeScalars.contains { $0 != "\n" && VisibleText.isHidden($0) })
      for line in bare.split(separator: "\n", omittingEmptySubsequences: false) {
        #expect(DisplayWidth.of(line) <= row.style.width, "\(line)")
      }
      #expect(screen.hasSuffix("\n") && !screen.hasPrefix("\n") && !screen.hasSuffix("\n\n"))
    }
  }

  // MARK: - Names

  @Test func `every name in an explanation leads back to what it names`() throws {
    let names = ExplanationNames(sample.session)
    for name in names.all {
      let subject = try #require(names.subject(named: name), "\(name)")
      #expect(names.name(of: subject) == name)
      var open = [try sample.explanation(name, .all).root]
      while let node = open.popLast() {
        open += node.parts.map(\.node)
        guard node.extent != .leaf else { continue }
        let named = try #require(names.subject(named: node.name), "\(node.name) in \(name)")
        let again = sample.explanation(named, .parts).root
        #expect((again.title, again.text, again.value) == (node.title, node.text, node.value), "\(node.name)")
      }
    }
    #expect(Set(names.all).count == names.all.count)
  }

  @Test(arguments: [
    ("4", Explanation.Topic.item(3)), ("PEOPLE", .section(0)), ("item.lead", .item(0)), ("section.people", .section(0)),
    ("level.building", .level(1)), ("Building.2", .gate(level: 1, gate: 1)),
    ("level.building.1", .gate(level: 1, gate: 0)),
    ("people.high", .end(.greatest, section: 0)), ("section.people.low", .end(.least, section: 0)),
    ("coverage.partly", .bucket(.partly)), ("action.name_lead", .action(0)),
  ])
  func `a name is read in any case and with its kind`(name: String, topic: Explanation.Topic) {
    #expect(ExplanationNames(sample.session).subject(named: name) == Explanation.Subject(topic))
  }

  @Test(arguments: [
    ("high.people", Explanation.Subject(.section(0), in: .end(.greatest, section: nil))),
    ("people.low.lead", Explanation.Subject(.item(0), in: .end(.least, section: 0))),
    ("section.people.high.people", Explanation.Subject(.section(0), in: .end(.greatest, section: 0))),
    ("name_lead.score", Explanation.Subject(.total, in: .after(action: 0))),
    ("action.set_ratio.item.mentor_ratio", Explanation.Subject(.item(4), in: .after(action: 1))),
  ])
  func `what is assumed stands before the name`(name: String, subject: Explanation.Subject) {
    #expect(ExplanationNames(sample.session).subject(named: name) == subject)
  }

  @Test(arguments: [
    "", ".", "score.", "..", "nobody", "0", "8", "99999999999999999999", "building.0", "building.3", "people.inPlace",
    "name_lead.building", "high.coverage", "level.people", "a.b.c.d.e.f.g", "people.high.high",
  ])
  func `what names nothing is nothing`(name: String) {
    #expect(ExplanationNames(sample.session).subject(named: name) == nil)
  }

  @Test func `a slip is met with what was probably meant`() {
    #expect(ExplanationNames(sample.session).suggestion(for: "peopel") == "people")
    #expect(ExplanationNames(sample.session).suggestion(for: "covrage") == "coverage")
  }

  // MARK: - JSON

  private func names(_ value: JSONValue?) -> [String] {
    guard case .object(let members)? = value else { return [] }
    return members.map(\.name)
  }

  @Test func `as JSON every key is there, whatever is explained`() throws {
    let keys = [
      "name", "kind", "scenario", "title", "value", "low", "high", "intervalIsExact", "text", "state", "rule",
      "formula", "expression", "weight", "waitsFor", "place", "sources", "extent", "related", "parts",
    ]
    for name in ExplanationNames(sample.session).all {
      let json = JSONRenderer().jsonValue(try sample.explanation(name, .all))
      #expect(names(json) == ["format", "assessment", "questionnaire", "explanation"])
      var open = [try #require(json[name: "explanation"])]
      while let node = open.popLast() {
        #expect(names(node) == keys)
        guard case .array(let parts)? = node[name: "parts"] else { continue }
        for part in parts {
          #expect(names(part) == ["role", "weight", "percentage", "target", "note", "node"])
          open.append(try #require(part[name: "node"]))
        }
      }
    }
  }

  @Test func `as JSON numbers are unrounded`() throws {
    let json = JSONRenderer().jsonValue(try sample.explanation("mentoring"))[name: "explanation"]
    #expect(json?[name: "value"] == .number(0))
    #expect(json?[name: "high"] == .number(0.5))
    #expect(json?[name: "weight"] == .number(1.0 / 3))
    #expect(json?[name: "related"] == ["mentoring.high"])
    guard case .array(let parts)? = json?[name: "parts"] else { return #expect(Bool(false)) }
    #expect(parts.map { $0[name: "role"] } == ["counted", "counted", "leftOut"])
    #expect(parts[0][name: "percentage"] == .number(0.5))
    #expect(parts[2][name: "node"]?[name: "state"] == "notApplicable")
    #expect(parts[2][name: "node"]?[name: "value"] == .null)
  }
}
