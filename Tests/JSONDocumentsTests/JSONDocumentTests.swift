import Diagnostics
import JSONDocuments
import TestSupport
import Testing

/// A text, and its tree written with the source bytes of every value.
struct TreeCase: Sendable, CustomTestStringConvertible {
  let text: String
  let tree: String

  init(_ text: String, _ tree: String) {
    self.text = text
    self.tree = tree
  }

  var testDescription: String { VisibleText.oneLine(text) }

  static let all: [TreeCase] = [
    TreeCase("null", "null 0-4"),
    TreeCase(" true\n", "true or false 1-5"),
    TreeCase("\u{FEFF}false", "true or false 3-8"),
    TreeCase("\u{FEFF} -1.5 ", "a number 4-8"),
    TreeCase("\"\"", "a text 0-2"),
    TreeCase(" \"caf\\u00e9\" ", "a text 1-12"),
    TreeCase("[]", "a list 0-2"),
    TreeCase("{ }", "an object 0-3"),
    TreeCase("[ 1 , \"b\" ]", "a list 0-11 (a number 2-3, a text 6-9)"),
    TreeCase("[[ ],{}]", "a list 0-8 (a list 1-4, an object 5-7)"),
    TreeCase("{\"a\" : 1, \"b\":[2]}", "an object 0-18 (a 1-4: a number 7-8, b 10-13: a list 14-17 (a number 15-16))"),
    TreeCase("{\"\\u0061\":null}", "an object 0-15 (a 1-9: null 10-14)"),
    TreeCase("[\"é\",\"😀\"]", "a list 0-13 (a text 1-5, a text 6-12)"),
    TreeCase("{\"\":{\"a\":{}}}", "an object 0-13 ( 1-3: an object 4-12 (a 5-8: an object 9-11))"),
  ]
}

struct JSONDocumentTests {
  private func parse(_ text: String) throws -> JSONDocument {
    try JSONDocument(parsing: SourceText(name: "a.json", text: text))
  }

  private func tree(_ node: JSONNode) -> String {
    func bytes(_ range: Range<Int>) -> String { "\(range.lowerBound)-\(range.upperBound)" }
    let own = "\(node.typeName) \(bytes(node.range))"
    let children: [String]
    switch node.kind {
    case .array(let elements): children = elements.map(tree)
    case .object(let members): children = members.map { "\($0.key) \(bytes($0.keyRange)): \(tree($0.value))" }
    default: children = []
    }
    return children.isEmpty ? own : "\(own) (\(children.joined(separator: ", ")))"
  }

  @Test(arguments: TreeCase.all)
  func `every value knows its bytes`(row: TreeCase) throws {
    let document = try parse(row.text)
    #expect(tree(document.root) == row.tree)
    #expect(document.diagnostics.isEmpty)
  }

  @Test func `members keep their order and are found by name`() throws {
    let root = try parse(#"{"z": 1, "a": {"b": "c"}}"#).root
    guard case .object(let members) = root.kind else {
      Issue.record("not an object")
      return
    }
    #expect(members.map(\.key) == ["z", "a"])
    #expect(root[name: "a"]?[name: "b"]?.range == 20..<23)
    #expect(root[name: "b"] == nil)
    #expect(root[name: "z"]?[name: "b"] == nil)
  }

  // MARK: - Duplicate keys

  @Test func `a duplicate key is an error with both places and is left out`() throws {
    let document = try parse(
      #"""
      {
        "id": 1,
        "a/b": [{}, {"x": 1, "y": 2, "\u0078": 3}],
        "id": {"id": 2, "id": 3}
      }
      """#
    )
    #expect(JSONValue(document.root) == ["id": 1, "a/b": [[:], ["x": 1, "y": 2]]])
    #expect(document.diagnostics.map(\.identifier) == ["duplicate-key", "duplicate-key"])
    #expect(document.diagnostics.map { $0.place?.pointer } == ["/a~1b/1/x", "/id"])
    #expect(
      DiagnosticRenderer().render(document.diagnostics) == """
        a.json:3:32: error: the key 'x' stands twice in this object [duplicate-key]
            "a/b": [{}, {"x": 1, "y": 2, "\\u0078": 3}],
                                         ^~~~~~~~
        a.json:3:16: note: the first 'x' is here
            "a/b": [{}, {"x": 1, "y": 2, "\\u0078": 3}],
                         ^~~
        a.json:4:3: error: the key 'id' stands twice in this object [duplicate-key]
            "id": {"id": 2, "id": 3}
            ^~~~
        a.json:2:3: note: the first 'id' is here
            "id": 1,
            ^~~~

        """
    )
  }

  @Test(arguments: [2, 16, 17, 18, 500])
  func `duplicate keys are found in objects of any size`(count: Int) throws {
    var keys = (1..<count).map { "key\($0)" }
    keys.append("key1")
    let text = "{" + keys.map { "\"\($0)\": [{\"in\": 1}]" }.joined(separator: ", ") + "}"
    let document = try parse(text)
    #expect(document.diagnostics.map { $0.place?.pointer } == ["/key1"])
    guard case .object(let members) = document.root.kind else { return }
    #expect(members.map(\.key) == keys.dropLast())
  }

  @Test func `keys equal only after normalisation are different keys`() throws {
    let document = try parse("{\"caf\u{E9}\": 1, \"cafe\u{301}\": 2}")
    #expect(document.diagnostics.isEmpty)
    #expect(document.root[name: "cafe\u{301}"]?.range == 23..<24)
  }

  @Test func `a thousand duplicates are reported up to the limit`() throws {
    let text = "{" + Array(repeating: "\"a\":1", count: 1000).joined(separator: ",") + "}"
    #expect(try parse(text).diagnostics.count == 100)
    #expect(JSONValue(try parse(text).root) == ["a": 1])
  }
}
