import Diagnostics
import Questionnaires
import TestSupport
import Testing

/// A definition with a mistake, marked where it is, and what must be said of it.
struct MistakeCase: Sendable, CustomTestStringConvertible {
  var identifiers: [String]
  var marked: String
  /// A part of the first diagnostic's message, where that matters.
  var says: String?
  /// The first note of the first diagnostic, where that matters.
  var note: String?

  init(_ identifiers: String..., says: String? = nil, note: String? = nil, in marked: String) {
    self.identifiers = identifiers
    self.marked = marked
    self.says = says
    self.note = note
  }

  var testDescription: String { identifiers.joined(separator: ", ") + (says.map { ": \($0)" } ?? "") }

  /// Checks that a definition gets exactly these diagnostics at the marked places.
  func check() {
    let source = MarkedSource(marked)
    let result = DefinitionReader.read(SourceText(name: "sample.json", text: source.text), expectedID: "sample")
    let shown = DiagnosticRenderer().render(result.diagnostics)
    #expect(result.diagnostics.map(\.identifier) == identifiers, "\(shown)")
    #expect(result.diagnostics.map { $0.place?.range } == source.ranges, "\(shown)")
    #expect((result.questionnaire == nil) == result.diagnostics.hasErrors)
    #expect(result.diagnostics.allSatisfy { $0.place?.pointer != nil })
    if let says { #expect(result.diagnostics.first?.message.contains(says) == true, "\(shown)") }
    if let note { #expect(result.diagnostics.first?.notes.first?.message == note, "\(shown)") }
    for diagnostic in result.diagnostics {
      #expect(!diagnostic.message.hasSuffix("."))
      #expect(diagnostic.message.first?.isUppercase != true)
    }
  }
}

struct DefinitionReaderTests {
  @Test(arguments: MistakeCase.shape + MistakeCase.names)
  func `a wrong shape or name is reported where it is`(row: MistakeCase) { row.check() }

  @Test(arguments: MistakeCase.items + MistakeCase.choices + MistakeCase.lists)
  func `a mistake in an item is reported where it is`(row: MistakeCase) { row.check() }

  @Test(arguments: MistakeCase.texts)
  func `a mistake in a text is reported where it is`(row: MistakeCase) { row.check() }

  @Test(arguments: MistakeCase.levels + MistakeCase.actions)
  func `a mistake in a level or an action is reported where it is`(row: MistakeCase) { row.check() }

  @Test(arguments: MistakeCase.examples)
  func `a mistake in an example is reported where it is`(row: MistakeCase) { row.check() }

  @Test(arguments: MistakeCase.expressions)
  func `a mistake in an expression is reported at its column`(row: MistakeCase) { row.check() }

  @Test func `ten mistakes in one file are ten diagnostics`() {
    MistakeCase(
      "bad-version", "out-of-range", "unused-source", "bad-url", "unknown-key", "duplicate-id", "missing-key",
      "key-not-for-type", "unknown-source", "unknown-item",
      in: """
        {
          "formatVersion": 1, "id": "sample", "version": «"1.0"», "title": "Ten", "minutes": «0»,
          "sources": [
            { "id": "law", "title": "Law" },
            { "id": «"old"», "title": "Old", "url": «"ftp://example.org"» }
          ],
          "sections": [{ "id": "one", "title": "One", "items": [
            { "id": "staff", "type": "integer", "text": "How many?", «"mni"»: 1, "sources": ["law"] },
            { "id": «"Staff"», "type": "boolean", "text": "Again?" },
            «{» "id": "plan_text", "type": "text" },
            { "id": "rate", "type": "percent", "text": "Rate?", «"currency"»: "USD", "sources": [«"lwa"»] }
          ] }],
          "actions": [
            { "id": "hire", "title": "Hire", "steps": [], "effortDays": 1, "addresses": [{ "item": «"stafff"», "answer": 3 }] }
          ]
        }
        """
    ).check()
  }

  @Test func `a duplicate id names the place of the first`() throws {
    let text = SampleDefinition.items(
      #"{ "id": "a", "type": "text", "text": "A" }, { "id": "A", "type": "text", "text": "A" }"#)
    let result = DefinitionReader.read(SourceText(name: "sample.json", text: text))
    let note = try #require(result.diagnostics.first?.notes.first)
    #expect(note.place?.pointer == "/sections/0/items/0/id")
    #expect(result.diagnostics.first?.place?.pointer == "/sections/0/items/1/id")
  }

  @Test func `every part of the format is read`() throws {
    let questionnaire = try SampleDefinition.load(SampleDefinition.complete)
    #expect(questionnaire.items.map(\.typeName).count == 13)
    #expect(questionnaire.sections.map(\.items) == [0..<12, 12..<13])
    let supports = questionnaire.items[1]
    #expect(supports.maximum == 3)
    #expect(questionnaire.items[0].maximum == 2)
    #expect(questionnaire.items[0].weight == 2)
    #expect(questionnaire.items[7].isRequired == false)
    #expect(questionnaire.items[8].allowsUnknown == false)
    #expect(questionnaire.items[8].allowsNotApplicable)
    #expect(questionnaire.levels.map(\.from) == [0, 0.5])
    #expect(questionnaire.levels[1].gates.count == 2)
    #expect(questionnaire.actions[1].after == [0])
    #expect(questionnaire.examples[0].answers.count == 3)
    #expect(questionnaire.examples[0].expectations.count == 11)
    #expect(questionnaire.source(SourceID("law"))?.year == 2024)
    #expect(questionnaire.title.template(in: "es-MX").filled { _ in "" } == "Todo")
  }

  @Test(arguments: [
    "", "null", "[]", "{}", "{\"formatVersion\": 1", "\"\\ud800\"", "{\"formatVersion\": 2}", "[[[[[[",
    #"{"formatVersion":1,"id":"x","version":"1.0.0","title":"X","sections":[[],3,{"items":[1,{"id":[]}]}]}"#,
    #"{"formatVersion":1,"sources":{},"scales":[],"sections":{},"computed":1,"scoring":[],"levels":{},"actions":"","examples":0}"#,
    #"{"formatVersion":1e99,"id":"\#u{202E}","version":"9","title":{},"sections":[]}"#,
  ])
  func `hostile text is refused with a place`(text: String) {
    let result = DefinitionReader.read(SourceText(name: "hostile.json", text: text))
    #expect(result.questionnaire == nil)
    #expect(result.diagnostics.hasErrors)
  }

  @Test func `every prefix and every lost byte of a definition is survived`() {
    let bytes = Array(SampleDefinition.complete.utf8)
    for length in stride(from: 0, to: bytes.count, by: 7) {
      let prefix = SourceText(name: "cut.json", bytes: Array(bytes[..<length]))
      #expect(DefinitionReader.read(prefix).questionnaire == nil)
      var holed = bytes
      holed.remove(at: length)
      _ = DefinitionReader.read(SourceText(name: "holed.json", bytes: holed))
    }
  }

  @Test func `a flood of mistakes is cut, and says so`() {
    let items = (0..<3_000).map { "{ \"id\": \"i\($0)\", \"type\": \"texd\", \"text\": \"?\" }" }
    let text = SampleDefinition.items(items.joined(separator: ","))
    let result = DefinitionReader.read(SourceText(name: "flood.json", text: text))
    #expect(result.diagnostics.count == 1_001)
    #expect(result.diagnostics.last?.message == "2,000 more problems are not shown")
  }

  @Test func `a flood of regular expressions is refused`() {
    let matches = Array(repeating: "answers.words.matches('a+')", count: 26).joined(separator: " || ")
    let items = (0..<60).map {
      "{ \"id\": \"i\($0)\", \"type\": \"boolean\", \"text\": \"?\", \"visibleIf\": \"\(matches)\" }"
    }
    let note = #"{ "id": "words", "type": "text", "text": "?" }"#
    let text = SampleDefinition.items(([note] + items).joined(separator: ","))
    let result = DefinitionReader.read(SourceText(name: "patterns.json", text: text))
    let errors = result.diagnostics.filter { $0.severity == .error }
    #expect(errors.map(\.message) == ["too many regular expressions: 1,014, at most 1,000 are supported"])
  }

  @Test func `ten thousand items are too few to be refused and a hundred thousand and one too many`() {
    let many = (0...DefinitionLimits.items).map { "{\"id\":\"i\($0)\",\"type\":\"text\",\"text\":\"?\"}" }
    let text = SampleDefinition.items(many.joined(separator: ","))
    let result = DefinitionReader.read(SourceText(name: "many.json", text: text))
    #expect(result.diagnostics.map(\.identifier) == ["too-many"])
  }
}
