import Assessments
import Diagnostics
import Questionnaires
import Reports
import Scoring

/// A small assessment with a bit of everything that a report can hold, built without files.
struct SampleAssessment {
  /// Stands at the end of every text of the definition and of the people.
  let suffix: String
  private(set) var session: AssessmentSession

  /// Opens the assessment; nothing is answered.
  init(suffix: String = "") {
    self.suffix = suffix
    let questionnaire = Self.questionnaire(suffix: suffix)
    session = AssessmentSession(
      opening: AssessmentEvent.Opening(
        tool: "groundwork 0.1.0", assessment: "a1", questionnaire: questionnaire.id, version: questionnaire.version,
        definition: String(repeating: "0", count: 64),
        client: Client(name: "Lakeside Hospital" + suffix, state: "OH", sector: nil, staff: 640),
        facilitator: "Ines" + suffix, respondents: ["Kim" + suffix], language: "en", timeZone: "UTC",
        today: CalendarDate("2026-05-12")!),
      questionnaire: questionnaire)
  }

  /// The assessment halfway: answers of every state, a note, evidence, a parked question.
  static func halfway(suffix: String = "") -> SampleAssessment {
    var sample = SampleAssessment(suffix: suffix)
    sample.answer("lead", .choice("partly"))
    sample.answer("leader", .choice("yes"))
    sample.answer("openings", .integer(1_240))
    sample.set("mentor_time", Answer(.unknown, origin: .typed))
    sample.answer("mentor_ratio", .choice("no"))
    sample.set("safety", Answer(.notApplicable, reason: "No lab work" + suffix, origin: .typed))
    sample.set("college", Answer(.deferred, origin: .typed))
    sample.apply(.parked(item: "college", with: "Dana in HR" + suffix))
    sample.apply(.noted(item: "lead", text: "Ask again in June" + suffix, author: "Ines"))
    sample.apply(.evidenceAdded(item: "leader", text: "minutes.pdf" + suffix, author: nil))
    return sample
  }

  /// The report of the assessment as it is.
  func report(head: String? = nil) -> Report {
    let scorer = Scorer(session.questionnaire)
    let sheet = scorer.score(session.responses)
    return Report(
      session: session, sheet: sheet, plan: Planner(scorer).plan(session.responses, from: sheet), head: head)
  }

  mutating func answer(_ item: String, _ value: AnswerValue) { set(item, Answer(value, origin: .typed)) }

  mutating func set(_ item: String, _ answer: Answer) { apply(.answered(item: item, answer: answer)) }

  mutating func apply(_ event: AssessmentEvent) {
    do throws(ReplayError) {
      try session.apply(RecordedEvent(seq: session.lastSeq + 1, milliseconds: 0, event: event))
    } catch {
      fatalError(error.message)
    }
  }

  // MARK: - The questionnaire

  private static func questionnaire(suffix: String) -> Questionnaire {
    let source = SourceText(name: "sample.json", text: "{}")
    let place = Diagnostic.Place(source: source, range: 0..<0)
    func text(_ text: String) -> LocalizedText { LocalizedText(text + suffix) }
    var parts = Questionnaire.Parts()
    parts.id = "sample"
    parts.version = "1.2.0"
    parts.title = text("Are we ready to start an apprenticeship?")
    parts.sources = [
      Source(
        id: SourceID("toolkit"), title: text("A Quick-Start Toolkit: Building Registered Apprenticeship Programs"),
        publisher: "U.S. Department of Labor, WorkforceGPS" + suffix, year: 2016,
        url: "https://strategies.workforcegps.org/resources/2016/05/26/20/08/"
          + "A-Quick-Start-Toolkit-Building-Registered-Apprenticeship-Programs" + suffix),
      Source(
        id: SourceID("mentors"), title: text("Mentorship Training Program"), publisher: "H-CAP" + suffix,
        url: "https://www.hcapinc.org/mentorship-training-program" + suffix),
    ]
    func progress(_ finding: String) -> [Choice] {
      [
        Choice(id: ChoiceID("no"), text: text("No"), points: 0),
        Choice(id: ChoiceID("partly"), text: text("Partly"), points: 1),
        Choice(id: ChoiceID("yes"), text: text("Yes"), points: 2, finding: text(finding)),
      ]
    }
    func section(_ id: String, _ title: String, target: Double? = nil, _ items: [(String, String, Item.Kind)]) {
      let index = parts.sections.count
      let start = parts.items.count
      for (id, question, kind) in items {
        var item = Item(
          id: ItemID(id), index: parts.items.count, section: index, kind: kind, text: text(question), place: place)
        item.allowsNotApplicable = true
        if !item.choices.isEmpty {
          item.scoring = .choicePoints
          item.maximum = 2
        } else {
          item.unit = text("people")
        }
        parts.items.append(item)
      }
      parts.sections.append(
        Section(
          id: SectionID(id), index: index, title: text(title), items: start..<parts.items.count, target: target,
          place: place))
    }
    section(
      "people", "People and roles", target: 0.6,
      [
        ("lead", "Is one named person responsible?", .choice(progress("One named person leads."))),
        ("leader", "Does a senior leader back this?", .choice(progress("A senior leader backs this."))),
        ("openings", "How many people joined in the last 12 months?", .integer(Item.Bounds(least: 0))),
      ])
    section(
      "mentoring", "Mentors and safety", target: 0.8,
      [
        ("mentor_time", "Do mentors have protected time each week?", .choice(progress("Mentors have time."))),
        ("mentor_ratio", "Is there a rule for how many apprentices a mentor has?", .choice(progress("A rule exists."))),
        ("safety", "Is safety training in place?", .choice(progress("Safety training is in place."))),
      ])
    section(
      "partners", "Partners and papers",
      [("college", "Has a college agreed to teach the classes?", .choice(progress("A college teaches.")))])
    parts.levels = [
      Level(
        id: LevelID("exploring"), title: text("Exploring"), summary: text("You are finding out."), from: 0,
        place: place),
      Level(
        id: LevelID("building"), title: text("Building"), from: 0.6,
        gates: [
          Gate(
            requirement: .item(index: 3, atLeast: 1), message: text("no mentor has protected time"), place: place),
          Gate(
            requirement: .item(index: 4, atLeast: 0.5), message: text("no rule says how many apprentices a mentor has"),
            place: place),
        ], place: place),
    ]
    func action(_ id: String, _ title: String, _ steps: [String], item: Int, days: Double, source: String) {
      var action = Action(id: ActionID(id), index: parts.actions.count, title: text(title), place: place)
      action.steps = steps.map(text)
      action.addresses = [Action.Target(item: item, answer: .choice("yes"))]
      action.effortDays = days
      action.weeks = days * 2
      action.owner = text("HR lead")
      action.evidence = [text("A page with a name and hours")]
      action.sources = [SourceID(source)]
      action.resources = [SourceID("mentors")]
      parts.actions.append(action)
    }
    action(
      "name_lead", "Name one person for apprentices, with an hour a week",
      ["Agree it with the manager.", "Write the name down."], item: 0, days: 0.5, source: "toolkit")
    action(
      "set_ratio", "Settle how many apprentices a mentor has", ["Ask the agency what your state asks for."], item: 4,
      days: 2, source: "mentors")
    parts.dependencies = DependencyGraph(sections: parts.sections, items: parts.items, computed: parts.computed)
    return Questionnaire(parts, source: source)
  }
}
