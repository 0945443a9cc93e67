import Diagnostics
import Questionnaires
import Testing

/// A definition that is right, with one thing in it that is not good enough.
struct LintCase: Sendable, CustomTestStringConvertible {
  var message: String
  /// What is written instead of what.
  var change: (good: String, bad: String)
  var testDescription: String { message }

  /// Finds nothing to say.
  static let good = """
    { "formatVersion": 1, "id": "good", "version": "1.0.0", "title": "Good",
      "sources": [
        { "id": "guide", "title": "Guide" },
        { "id": "deck", "title": "Deck", "note": "Further reading: we could not read it." } ],
      "sections": [{ "id": "all", "title": "All", "sources": ["guide"], "items": [
        { "id": "time_set", "type": "choice", "text": "Do mentors have time?", "help": "Think of a week.",
          "why": "Teaching takes time.", "evidence": ["A roster"], "probes": ["Who covers?"],
          "choices": [{ "id": "no", "text": "No", "points": 0 }, { "id": "yes", "text": "Yes", "points": 1 }],
          "sources": ["guide"], "tags": ["step:training", "part30"] }] }],
      "computed": [{ "id": "one", "expr": "1", "sources": ["guide"] }],
      "actions": [{ "id": "plan_time", "title": "Plan time", "steps": ["Ask", "Write it down"],
        "addresses": [{ "item": "time_set", "answer": "yes" }], "effortDays": 0.5, "weeks": 1, "owner": "Nurse manager",
        "evidence": ["A roster"], "resources": ["deck"], "sources": ["guide"] }],
      "examples": [
        { "title": "1", "answers": {}, "expect": { "asked": 1 } },
        { "title": "2", "answers": {}, "expect": { "asked": 1 } },
        { "title": "3", "answers": {}, "expect": { "asked": 1 } }] }
    """

  static let all: [Self] = [
    Self(message: "'time_set' asks two things at once", change: ("have time?", "have time? Who?")),
    Self(message: "'time_set' asks two things at once", change: ("have time?", "have time and/or pay?")),
    Self(
      message: "'time_set' asks in 112 characters, more than 110",
      change: ("have time?", String(repeating: "have time ", count: 10) + "?")),
    Self(message: "'time_set' has no 'help'", change: (#""help": "Think of a week.","#, "")),
    Self(message: "'time_set' has no 'why'", change: (#""why": "Teaching takes time.","#, "")),
    Self(message: "'time_set' has no 'probes'", change: (#""probes": ["Who covers?"],"#, "")),
    Self(message: "'time_set' has no 'evidence'", change: (#""evidence": ["A roster"], "probes""#, "\"probes\"")),
    Self(message: "'time_set' has no 'sources'", change: (#""sources": ["guide"], "tags""#, "\"tags\"")),
    Self(
      message: "why 'time_set' is asked takes 4 words in 4 sentences",
      change: ("Teaching takes time.", "It. Takes. Time. Yes.")),
    Self(
      message: "'time_set' reads at grade 16.5, above 9.0",
      change: ("Think of a week.", "Consider organizational capacity implications immediately.")),
    Self(
      message: "'time_set' claims 'deck' as its source, whose text could not be read",
      change: (#""sources": ["guide"], "tags""#, #""sources": ["deck"], "tags""#)),
    Self(
      message: "section 'all' claims 'deck' as its source, whose text could not be read",
      change: (#""sources": ["guide"], "items""#, #""sources": ["deck"], "items""#)),
    Self(
      message: "computed value 'one' claims 'deck' as its source, whose text could not be read",
      change: (#""expr": "1", "sources": ["guide"]"#, #""expr": "1", "sources": ["deck"]"#)),
    Self(
      message: "action 'plan_time' claims 'deck' as its source, whose text could not be read",
      change: (#""resources": ["deck"], "sources": ["guide"]"#, #""resources": ["deck"], "sources": ["deck"]"#)),
    Self(
      message: "the choices of 'time_set' are not in the order of their points",
      change: (#""No", "points": 0"#, #""No", "points": 2"#)),
    Self(
      message: "'time_set' has no tag of a characteristic or a step", change: ("step:training", "resource:hcap_toolkit")
    ),
    Self(
      message: "'time_set' has the tag 'step:trainning', which is no row of the coverage map",
      change: ("step:training", "step:trainning")),
    Self(
      message: "'other' is scored, and no action leads to its full answer",
      change: (
        #"{ "id": "time_set", "type": "choice", "#,
        """
        { "id": "asked", "type": "boolean", "text": "Paid?", "help": "Yes or no.", "why": "It is.", "evidence": ["Pay"],
          "probes": ["When?"], "sources": ["guide"], "tags": ["step:supports"], "weight": 0 },
        { "id": "other", "type": "boolean", "text": "Trained?", "help": "Yes or no.", "why": "It is.", "evidence": ["Pay"],
          "probes": ["When?"], "sources": ["guide"], "tags": ["step:supports"] },
        { "id": "time_set", "type": "choice",\u{20}
        """
      )),
    Self(
      message: "'name' of 'people' has no 'help'",
      change: (
        #"{ "id": "time_set", "type": "choice", "#,
        """
        { "id": "people", "type": "list", "text": "Who are they?", "help": "A line each.", "why": "We ask each.",
          "evidence": ["Roster"], "probes": ["Who else?"], "sources": ["guide"], "tags": ["step:supports"], "items": [
            { "id": "name", "type": "text", "text": "What is the name?" },
            { "id": "role", "type": "text", "text": "What is the role?", "help": "A word or two." }] },
        { "id": "time_set", "type": "choice",\u{20}
        """
      )),
    Self(message: "action 'plan_time' has no 'steps'", change: (#"["Ask", "Write it down"]"#, "[]")),
    Self(message: "action 'plan_time' has no 'effortDays'", change: (#""effortDays": 0.5, "#, "")),
    Self(message: "action 'plan_time' has no 'weeks'", change: (#""weeks": 1, "#, "")),
    Self(message: "action 'plan_time' has no 'owner'", change: (#""owner": "Nurse manager","#, "")),
    Self(
      message: "action 'plan_time' has no 'evidence'",
      change: (#""evidence": ["A roster"], "resources""#, #""resources""#)),
    Self(message: "action 'plan_time' has no 'resources'", change: (#""resources": ["deck"], "#, "")),
    Self(
      message: "action 'plan_time' reads at grade 16.7, above 9.0",
      change: (#""Write it down""#, #""Organize institutional communication""#)),
    Self(
      message: "there are fewer than three examples",
      change: (#"{ "title": "2", "answers": {}, "expect": { "asked": 1 } },"#, "")),
  ]
}

@Suite struct ContentLintTests {
  private func findings(_ text: String) throws -> [Diagnostic] {
    let result = DefinitionReader.read(SourceText(name: "good.json", text: text))
    let shown = DiagnosticRenderer().render(result.diagnostics)
    return ContentLint(try #require(result.questionnaire, "\(shown)"), map: try ShippedContent.map()).findings
  }

  @Test func `a good questionnaire leaves nothing to say`() throws {
    #expect(DiagnosticRenderer().render(try findings(LintCase.good)) == "")
  }

  @Test(arguments: LintCase.all)
  func `what is not good enough is named, and nothing else`(row: LintCase) throws {
    try #require(LintCase.good.contains(row.change.good))
    let findings = try findings(LintCase.good.replacing(row.change.good, with: row.change.bad))
    #expect(findings.map(\.message) == [row.message])
  }
}
