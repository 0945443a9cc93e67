import Diagnostics
import JSONDocuments
import Questionnaires
import Reports
import Testing

@Suite struct CoverageMatrixRendererTests {
  private static let map = """
    { "formatVersion": 1, "id": "areas", "title": "What is asked about", "groups": [
      { "id": "step", "title": "Two steps", "rows": [
        { "id": "hiring", "title": "Find people who would like to learn the work" },
        { "id": "training", "title": "Train" } ] },
      { "id": "text", "title": "A text", "rows": [
        { "id": "list", "title": "A list of questions", "furtherReading": "the list was not found" } ] } ] }
    """

  /// Questionnaires called `name_1` and so on, in each of which so many questions are about hiring and training.
  private static func matrix(_ counts: [(hiring: Int, training: Int)]) throws -> CoverageMatrix {
    let map = try #require(CoverageMap.read(SourceText(name: "areas.json", text: map)).map)
    let questionnaires = counts.enumerated().map { index, count in
      var parts = Questionnaire.Parts()
      parts.id = "name_\(index + 1)"
      let source = SourceText(name: "x", text: "")
      let place = Diagnostic.Place(source: source, range: 0..<0)
      let tags =
        Array(repeating: "step:hiring", count: count.hiring) + Array(repeating: "step:training", count: count.training)
      for tag in tags {
        var item = Item(
          id: ItemID("q\(parts.items.count)"), index: parts.items.count, section: 0, kind: .boolean,
          text: LocalizedText("?"), place: place)
        item.tags = [tag]
        parts.items.append(item)
      }
      parts.sections = [
        Section(id: SectionID("s"), index: 0, title: LocalizedText("S"), items: 0..<parts.items.count, place: place)
      ]
      return Questionnaire(parts, source: source)
    }
    return CoverageMatrix(map, of: questionnaires)
  }

  private static func text(
    _ matrix: CoverageMatrix, width: Int = 80, usesSentences: Bool = false
  ) -> String {
    let style = TerminalStyle(width: width, usesColor: false, usesBlocks: false, isPlain: true)
    return CoverageMatrixRenderer(style, usesSentences: usesSentences).render(matrix)
  }

  private static let eight = [(12, 0), (1, 0), (0, 0), (3, 0), (0, 0), (100, 0), (2, 0), (0, 0)]

  @Test func `eight questionnaires fit into 80 cells`() throws {
    let text = Self.text(try Self.matrix(Self.eight))
    #expect(
      text == """
        What is asked about

          A name_1   C name_3   E name_5   G name_7
          B name_2   D name_4   F name_6   H name_8

        Two steps                              A    B    C    D    E    F    G    H  all
          Find people who would like to       12    1    -    3    -  100    2    -  118
            learn the work
          Train                              no question yet

        A text                                 A    B    C    D    E    F    G    H  all
          A list of questions                no question yet
            further reading: the list was not found

        2 of 3 rows have no question yet. A number counts the questions that are tagged
        for the row; it does not say that they come from there.

        """)
  }

  @Test func `each row is a sentence where a table does not fit or is not wanted`() throws {
    let matrix = try Self.matrix([(1, 0), (2, 0)])
    let sentences = """
      What is asked about

      Two steps
        Find people who would like to learn the work: 3 questions (name_1 1, name_2 2)
        Train: no question yet

      A text
        A list of questions: no question yet
          further reading: the list was not found

      2 of 3 rows have no question yet. A number counts the questions that are tagged
      for the row; it does not say that they come from there.

      """
    #expect(Self.text(matrix, usesSentences: true) == sentences)
    #expect(Self.text(try Self.matrix(Self.eight), width: 40).contains(": 118 questions ("))
    let many = Self.text(try Self.matrix(Array(repeating: (1, 1), count: 27)), width: 100)
    #expect(many.contains("27 questions (name_1 1, name_2 1,"))
  }

  @Test(arguments: [20, 30, 40, 56, 64, 72, 80, 100]) func `no line is wider than the window`(width: Int) throws {
    for matrix in [try Self.matrix(Self.eight), try Self.matrix([(1, 1)]), try Self.matrix([])] {
      for line in Self.text(matrix, width: width).split(separator: "\n") {
        #expect(DisplayWidth.of(line) <= width, "\(line)")
      }
    }
  }

  @Test func `programs read every count`() throws {
    let value = JSONRenderer().jsonValue(try Self.matrix([(1, 0), (2, 0)])).serialized(pretty: false)
    #expect(value.hasPrefix(#"{"id":"areas","title":"What is asked about","questionnaires":["name_1","name_2"],"#))
    #expect(
      value.contains(
        #"{"id":"hiring","tag":"step:hiring","title":"Find people who would like to learn the work","#
          + #""furtherReading":null,"total":3,"counts":{"name_1":1,"name_2":2}}"#))
    #expect(value.hasSuffix(#""strayTags":[]}"#))
  }
}
