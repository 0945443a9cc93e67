import Diagnostics
import Questionnaires
import Reports
import Scoring
import Testing

@Suite struct TerminalRendererTests {
  private let blocks = TerminalStyle(width: 80, usesColor: false, usesBlocks: true, isPlain: false)
  private let ascii = TerminalStyle(width: 80, usesColor: false, usesBlocks: false, isPlain: false)

  @Test func `the final screen says level, score, reasons, steps and what is open`() {
    let report = SampleAssessment.halfway().report(head: "5f3a")
    let screen = TerminalRenderer(ascii).render(result: report, closing: "Type /plan for all steps.")
    #expect(
      screen == """
        Are we ready to start an apprenticeship?
        Lakeside Hospital, May 12, 2026

        Exploring: 25 of 100, could be 25 to 75; 2 questions open.
        You are finding out.
        4 of 7 questions answered, 1 not known, 1 not applicable, 1 skipped.

          People and roles     ####################|#####---------  75
          Mentors and safety   ---------------------------|-------   0  1 not known
          Partners and papers  -----------------------------------   0  not answered yet
          Out of 100; | is the target.
        The order of the sections holds if weights move by 20 % either way.

        Held at Exploring:
          - not settled until question 4 is answered: no mentor has protected time
          - no rule says how many apprentices a mentor has
          - Building begins at 60 of 100, 35 points to go

        Already in place
          - A senior leader backs this.

        What to do next

         1. Settle how many apprentices a mentor has
            Worth 17 points. About 2 days of work over 4 weeks. Who: HR lead. Could be
            done by Jun 9, 2026.
            Why: question 5, "Is there a rule for how many apprentices a mentor has?"
              You said "No".
            Settles what holds you back: no rule says how many apprentices a mentor has.
            First step: Ask the agency what your state asks for.
            Source: Mentorship Training Program. H-CAP.

         2. Name one person for apprentices, with an hour a week
            Worth 8 points. About half a day of work over 1 week. Who: HR lead. Could be
            done by May 19, 2026.
            Why: question 1, "Is one named person responsible?" You said "Partly".
            First step: Agree it with the manager.
            Source: A Quick-Start Toolkit: Building Registered Apprenticeship Programs.
              U.S. Department of Labor, WorkforceGPS, 2016.

        Still open
          4. Do mentors have protected time each week? [not known]
          7. Has a college agreed to teach the classes? [parked for Dana in HR]

        Transcript head: 5f3a

        Type /plan for all steps.

        """)
  }

  @Test func `plain mode says the same without bars`() {
    let screen = TerminalRenderer(.plain).render(score: SampleAssessment.halfway().report())
    #expect(
      screen == """
        Exploring: 25 of 100, could be 25 to 75; 2 questions open.
        You are finding out.
        4 of 7 questions answered, 1 not known, 1 not applicable, 1 skipped.

        People and roles: 75 of 100. Target 60.
        Mentors and safety: 0 of 100, could be 0 to 50. Target 80. 1 not known.
        Partners and papers: 0 of 100, could be 0 to 100. Not answered yet.
        The order of the sections holds if weights move by 20 % either way.

        Held at Exploring:
          - not settled until question 4 is answered: no mentor has protected time
          - no rule says how many apprentices a mentor has
          - Building begins at 60 of 100, 35 points to go

        """)
  }

  @Test func `the list names every question with its state and answer`() {
    let screen = TerminalRenderer(blocks).render(answers: SampleAssessment.halfway().report())
    #expect(
      screen == """
        People and roles
          1  Is one named person responsible?
             lead - answered: Partly
             note, Ines: Ask again in June
          2  Does a senior leader back this?
             leader - answered: Yes
             evidence: minutes.pdf
          3  How many people joined in the last 12 months?
             openings - answered: 1,240 people

        Mentors and safety
          4  Do mentors have protected time each week?
             mentor_time - not known
          5  Is there a rule for how many apprentices a mentor has?
             mentor_ratio - answered: No
          6  Is safety training in place?
             safety - not applicable: No lab work

        Partners and papers
          7  Has a college agreed to teach the classes?
             college - parked for Dana in HR

        4 of 7 questions answered, 1 not known, 1 not applicable, 1 skipped.

        """)
  }

  @Test func `the plan shows every step, its proof and its resources`() {
    let screen = TerminalRenderer(ascii).render(plan: SampleAssessment.halfway().report())
    #expect(screen.hasPrefix("2 steps, in an order that can be followed\n\n 1. Settle how many"))
    #expect(screen.contains("\n    2. Write the name down.\n    Done when there is: A page with a name and hours.\n"))
    #expect(screen.contains("Source: Mentorship Training Program. H-CAP.\n"))
    #expect(
      screen.hasSuffix(
        "To find out\n  4. Do mentors have protected time each week? [not known]\n"
          + "  7. Has a college agreed to teach the classes? [parked for Dana in HR]\n"))
  }

  @Test func `blocks replace ASCII bars where the locale has them`() {
    let screen = TerminalRenderer(blocks).render(score: SampleAssessment.halfway().report())
    #expect(screen.contains("█│█████░░░░░░░░░  75\n"))
    #expect(!screen.contains("#"))
  }

  @Test func `below 40 cells there are no bars`() {
    let style = TerminalStyle(width: 39, usesColor: false, usesBlocks: true, isPlain: false)
    let screen = TerminalRenderer(style).render(score: SampleAssessment.halfway().report())
    #expect(screen.contains("People and roles: 75 of 100. Target 60."))
    #expect(!screen.contains("█"))
  }

  @Test func `a bar is full only where everything is met and empty only at zero`() {
    var report = SampleAssessment.halfway().report()
    for (share, number, bar) in [
      (1.0, "100", "#########################"), (0.999, " 99", "########################-"),
      (0.006, "  1", "#------------------------"), (0, "  0", "-------------------------"),
    ] {
      report.sections = [report.sections[0]]
      report.sections[0].title = String(repeating: "t", count: 47)
      report.sections[0].target = nil
      report.sections[0].score = Score(share: share, low: share, high: share)
      let screen = TerminalRenderer(ascii).render(score: report)
      #expect(screen.contains("t  \(bar) \(number)\n"))
    }
  }

  @Test func `with nothing scorable there is neither a number nor a level`() {
    var report = SampleAssessment().report()
    report.standing.score = nil
    report.standing.level = nil
    report.standing.absence = .notScorable
    report.standing.next = nil
    for style in [ascii, .plain] {
      let screen = TerminalRenderer(style).render(score: report)
      #expect(screen.hasPrefix("Not scorable: none of the questions that count applies"))
      #expect(!screen.contains("of 100"))
    }
    report = SampleAssessment.halfway().report()
    report.sections[1].score = nil
    #expect(TerminalRenderer(ascii).render(score: report).contains("  Mentors and safety   not scorable\n"))
    #expect(TerminalRenderer(.plain).render(score: report).contains("Mentors and safety: not scorable, since"))
  }

  @Test func `an interval that is a bound says so, and one that cannot move a point is left out`() {
    var report = SampleAssessment.halfway().report()
    report.standing.intervalIsExact = false
    report.standing.score = Score(share: 0.52, low: 0.5, high: 0.63)
    #expect(
      TerminalRenderer(ascii).render(score: report).hasPrefix(
        "Exploring: 52 of 100, somewhere between 50 and 63 at most; 2 questions open.\n"))
    report.standing.score = Score(share: 0.52, low: 0.52, high: 0.522)
    #expect(TerminalRenderer(ascii).render(score: report).hasPrefix("Exploring: 52 of 100; 2 questions open.\n"))
  }

  @Test func `one thing that holds the level back is one sentence`() {
    var report = SampleAssessment.halfway().report()
    report.standing.next?.shortBy = nil
    report.standing.next?.missing.removeFirst()
    #expect(
      TerminalRenderer(ascii).render(score: report).hasSuffix(
        "\n\nHeld at Exploring: no rule says how many apprentices a mentor has.\n"))
  }

  @Test func `too few answers give no level and say how many are needed`() {
    var report = SampleAssessment.halfway().report()
    report.standing.level = nil
    report.standing.absence = .tooFewAnswers(coverage: 0.3, needed: 0.5)
    report.standing.next = nil
    let screen = TerminalRenderer(ascii).render(score: report)
    #expect(screen.hasPrefix("No level yet: 25 of 100"))
    #expect(
      screen.hasSuffix(
        "\n\nMissing for a level: 30% of what counts is settled, 50% is needed.\n"))
  }

  @Test func `colour wraps whole stretches and changes no text`() {
    let report = SampleAssessment.halfway().report(head: "5f3a")
    var style = ascii
    let without = TerminalRenderer(style).render(result: report)
    style.usesColor = true
    let with = TerminalRenderer(style).render(result: report)
    #expect(with != without)
    #expect(withoutOwnLooks(with) == without)
  }

  @Test func `plain mode has no escapes even where colour is forced`() {
    let style = TerminalStyle(width: 80, usesColor: true, usesBlocks: true, isPlain: true)
    #expect(style.bold("x") == "x")
    for screen in screens(SampleAssessment.halfway().report(), style) { #expect(!screen.contains("\u{1B}")) }
  }
}

/// Every screen of a report.
func screens(_ report: Report, _ style: TerminalStyle) -> [String] {
  let renderer = TerminalRenderer(style)
  return [
    renderer.render(result: report, closing: "Type /plan for all steps, /list for your answers, /quit to leave."),
    renderer.render(score: report), renderer.render(plan: report), renderer.render(answers: report),
    renderer.render(report: report),
  ]
}

/// A screen without the sequences that the style itself writes.
func withoutOwnLooks(_ screen: String) -> String {
  var result = String.UnicodeScalarView()
  var rest = Substring.UnicodeScalarView(Substring(screen).unicodeScalars)
  let own = ["0", "1", "2", "32", "33"].map { Array("\u{1B}[\($0)m".unicodeScalars) }
  while let scalar = rest.first {
    if let look = own.first(where: { rest.starts(with: $0) }) {
      rest = rest.dropFirst(look.count)
    } else {
      result.append(scalar)
      rest = rest.dropFirst()
    }
  }
  return String(result)
}
