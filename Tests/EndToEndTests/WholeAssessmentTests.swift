import Diagnostics
import JSONDocuments
import Questionnaires
import TestSupport
import Testing

/// The readiness checklist from its first question to its result, by hand, by script and by document.
@Suite struct WholeAssessmentTests {
  /// What a person would type for an answer of an example.
  static func typed(_ answer: Answer, _ item: Item) -> String {
    switch answer.state {
    case .unknown: return "unknown"
    case .notApplicable: return "/na \(answer.reason ?? "")"
    default: break
    }
    switch answer.value! {
    case .choice(let id): return id
    case .choices(let ids): return ids.joined(separator: "; ")
    case .boolean(let truth): return truth ? "y" : "n"
    case .integer(let number): return String(number)
    case .number(let number):
      if case .percent = item.kind { return NumberText.percent(number) }
      return "\(number)"
    case .date(let date): return date.description
    case .text(let text): return "=" + text
    case .rows: return answer.value!.json.serialized()
    }
  }

  /// The item that the transcript says was shown last.
  static func shownItem(_ installation: Installation, at path: String) throws -> String? {
    let text = try TemporaryDirectory.readFile(path)
    let asked = text.split(separator: "\n").last { $0.utf8.starts(with: #"{"type":"asked""#.utf8) }
    guard let asked else { return nil }
    let document = try JSONDocument(parsing: SourceText(name: "line", text: String(asked)))
    guard case .string(let item)? = document.root[name: "item"]?.kind else { return nil }
    return item.value
  }

  static func result(_ json: String) throws -> (score: String, level: String, answers: String) {
    let document = try JSONDocument(parsing: SourceText(name: "result", text: json))
    func text(_ name: String) -> String {
      document.root[name: name].map { JSONValue($0).serialized() } ?? "missing"
    }
    return (text("score") + text("low") + text("high"), text("level"), answers(document.root[name: "answers"]))
  }

  /// States and values by item: how an answer came about differs, what it says does not.
  private static func answers(_ node: JSONNode?) -> String {
    guard case .object(let members)? = node?.kind else { return "none" }
    return members.map { member in
      let state = member.value[name: "state"].map { JSONValue($0).serialized() } ?? ""
      let value = member.value[name: "value"].map { JSONValue($0).serialized() } ?? ""
      return "\(member.key) \(state) \(value)"
    }
    .joined(separator: "\n")
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness)), arguments: [0, 1, 2])
  func `by hand, by script and by document it comes to the same`(index: Int) throws {
    let questionnaire = try Installation.readiness()
    let example = questionnaire.examples[index]
    let answers = Dictionary(example.answers.map { ($0.item, $0.answer) }) { first, _ in first }

    let hand = try Installation()
    let terminal = try hand.open("take", "apprenticeship_readiness")
    var asked = 0
    var path: String?
    while true {
      let shown = try terminal.expect(" > ", timeoutSeconds: 20)
      if shown.contains("done > ") { break }
      let transcript = try path ?? hand.transcriptPath()
      path = transcript
      let name = try #require(try Self.shownItem(hand, at: transcript))
      let item = questionnaire.items[try #require(questionnaire.itemIndex(ItemID(name)))]
      let answer = try #require(answers[item.index], "the example has no answer to \(name)")
      terminal.send(Self.typed(answer, item) + "\r")
      asked += 1
      try #require(asked <= questionnaire.items.count)
    }
    terminal.send("/quit\r")
    #expect(try terminal.waitForExit() == .exited(0))
    let byHand = try Self.result(hand.run("score", "--json").output)

    let script = example.answers.map { item, answer in
      "\(questionnaire.items[item].id): \(Self.typed(answer, questionnaire.items[item]))\n"
    }
    .joined()
    let scripted = try Installation()
    try scripted.folder.write(script, to: "answers.txt")
    let scriptRun = try scripted.run("take", "apprenticeship_readiness", "--answers", "answers.txt", "--json")
    #expect(scriptRun.status == .exited(0), "\(scriptRun.errors)")
    let byScript = try Self.result(scriptRun.output)

    let document = Self.document(example, questionnaire)
    let documented = try Installation()
    try documented.folder.write(document.serialized(pretty: true), to: "answers.json")
    let documentRun = try documented.run("take", "apprenticeship_readiness", "--answers", "answers.json", "--json")
    #expect(documentRun.status == .exited(0), "\(documentRun.errors)")
    let byDocument = try Self.result(documentRun.output)

    #expect(byHand == byScript)
    #expect(byScript == byDocument)
  }

  @Test(.timeLimit(.minutes(5 * Sanitizer.slowness)), arguments: Installation.shipped)
  func `every example of every questionnaire comes to the same by script and by document`(id: String) throws {
    let questionnaire = try Installation.questionnaire(id)
    for example in questionnaire.examples {
      let expected = example.answers.map { item, answer in
        "\(questionnaire.items[item].id): \(Self.typed(answer, questionnaire.items[item]))\n"
      }
      let installation = try Installation()
      try installation.folder.write(expected.joined(), to: "answers.txt")
      try installation.folder.write(Self.document(example, questionnaire).serialized(pretty: true), to: "answers.json")
      let runs = try ["answers.txt", "answers.json"].map { file in
        try installation.run("take", id, "--answers", file, "--dry-run", "--json")
      }
      let title = example.title.template(in: "en").filled { _ in "" }
      #expect(runs[0].status == runs[1].status, "\(title): \(runs[0].errors)\(runs[1].errors)")
      #expect(runs.allSatisfy { [.exited(0), .exited(3)].contains($0.status) }, "\(title): \(runs[0].errors)")
      #expect(try Self.result(runs[0].output) == Self.result(runs[1].output), "\(title)")
    }
  }

  private static func document(_ example: Example, _ questionnaire: Questionnaire) -> JSONValue {
    .object(
      example.answers.map { item, answer in
        let value: JSONValue =
          answer.value?.json
          ?? .object([
            .init(name: "state", value: .string(answer.state.rawValue)),
            .init(name: "reason", value: .string(answer.reason ?? "")),
          ])
        return .init(name: questionnaire.items[item].id.text, value: value)
      })
  }

  @Test func `what was said in the quick check is offered in the checklist`() throws {
    let installation = try Installation()
    let answers = "aim: deciding\noccupation: Surgical technologist\nsetting: clinical_support\npaid: y\n"
    let first = try installation.run("take", "quick_check", "--client", "Mercy", "--answers", "-", input: answers)
    #expect(first.status == .exited(3))
    let terminal = try installation.open("take", "apprenticeship_readiness", "--client", "Mercy")
    _ = try terminal.expect("Enter takes Surgical technologist, from", timeoutSeconds: 20)
    _ = try terminal.expect(" > ", timeoutSeconds: 20)
    terminal.send("\r")
    _ = try terminal.expect("Enter takes Clinical, such as lab", timeoutSeconds: 20)
    _ = try terminal.expect(" > ", timeoutSeconds: 20)
    terminal.send("\r")
    _ = try terminal.expect("Recorded: Clinical", timeoutSeconds: 20)
    _ = try terminal.expect(" > ", timeoutSeconds: 20)
    terminal.send("/quit\r")
    #expect(try terminal.waitForExit() == .exited(0))
    let listing = try installation.run("show", "latest", "--json")
    let document = try JSONDocument(parsing: SourceText(name: "show", text: listing.output))
    for item in ["occupation", "setting"] {
      let origin = document.root[name: "answers"]?[name: item]?[name: "origin"]
      #expect(origin.map { JSONValue($0) } == .string("carriedOver"))
    }
  }

  @Test(arguments: ["community_hospital", "first_look"])
  func `a script that ships runs to its end`(name: String) throws {
    let installation = try Installation()
    let script = Installation.questionnaires + "/examples/\(name).txt"
    let run = try installation.run("take", "apprenticeship_readiness", "--answers", script)
    #expect(run.status == .exited(0), "\(run.errors)")
    #expect(!run.output.isEmpty)
    let verified = try installation.run("verify", "latest")
    #expect(verified.status == .exited(0))
  }
}
