import ExpressionLanguage
import Questionnaires
import Testing

struct DependencyGraphTests {
  /// `wage` is read by `weekly` and `yearly`, both by `share`, that by the condition of `more`; `notes` by nothing.
  private static func diamond() throws -> Questionnaire {
    try SampleDefinition.load(
      SampleDefinition.items(
        """
        { "id": "wage", "type": "money", "text": "Wage?" },
        { "id": "notes", "type": "text", "text": "Notes?" },
        { "id": "more", "type": "boolean", "text": "More?", "visibleIf": "computed.share > 0.5" },
        { "id": "last", "type": "boolean", "text": "Last?", "visibleIf": "selected('kind', 'a') || state('more') == 'open'" },
        { "id": "kind", "type": "choice", "text": "Kind?", "choices": [
          { "id": "a", "text": "A", "points": 1 }, { "id": "b", "text": "B", "points": 0 }] }
        """,
        top: #"""
          "computed": [{ "id": "share", "title": "Share", "expr": "computed.weekly / computed.yearly" },
                       { "id": "weekly", "title": "Weekly", "expr": "answers.wage * 40.0" },
                       { "id": "yearly", "title": "Yearly", "expr": "answers.wage * 2080.0" }]
          """#, section: ""))
  }

  @Test func `what reads a value is listed, and nothing else`() throws {
    let questionnaire = try Self.diamond()
    let graph = questionnaire.dependencies
    func readers(of node: DependencyGraph.Node) -> Set<DependencyGraph.Node> {
      Set(graph.readers(of: node))
    }
    #expect(readers(of: .item(0)) == [.computed(1), .computed(2)])
    #expect(readers(of: .item(1)) == [])
    #expect(readers(of: .computed(1)) == [.computed(0)])
    #expect(readers(of: .computed(2)) == [.computed(0)])
    #expect(readers(of: .computed(0)) == [.item(2)])
    #expect(readers(of: .item(2)) == [.item(3)])
    #expect(readers(of: .item(4)) == [.item(3)])
  }

  @Test func `each stands once, after all that it reads`() throws {
    let graph = try Self.diamond().dependencies
    #expect(graph.order.count == Set(graph.order).count)
    for node in graph.order {
      for reader in graph.readers(of: node) {
        #expect(graph.order.firstIndex(of: node)! < graph.order.firstIndex(of: reader)!)
      }
    }
    #expect(graph.cycles.isEmpty)
  }

  @Test func `an answer reaches what follows from it through others`() throws {
    var responses = Responses(to: try Self.diamond(), today: CalendarDate("2026-03-01")!)
    #expect(responses.set(Answer(.text("none"), origin: .typed), for: 1) == [])
    #expect(responses.set(Answer(.number(20), origin: .typed), for: 0) == [2, 3])
    #expect(responses.state(of: 2) == .notAsked)
    #expect(responses.computed(0) == .value(.double(1.0 / 52)))
    // Another wage gives the same share: nothing that reads the share is affected.
    #expect(responses.set(Answer(.number(25), origin: .typed), for: 0) == [])
  }
}
