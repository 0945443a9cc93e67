import Diagnostics
import Questionnaires
import Testing

/// Concepts, by which an answer is carried from one questionnaire to the next.
@Suite struct ConceptTests {
  /// Where each concept is asked.
  private static func uses() throws -> [String: [(questionnaire: String, item: Item)]] {
    var result: [String: [(questionnaire: String, item: Item)]] = [:]
    for questionnaire in try ShippedContent.questionnaires() {
      for item in questionnaire.items {
        if let concept = item.concept { result[concept, default: []].append((questionnaire.id, item)) }
      }
    }
    return result
  }

  /// What has to be equal for an answer to mean the same.
  private static func form(_ item: Item) -> String {
    let unit = item.unit.map { $0.template(in: "en").filled { _ in "..." } } ?? "no unit"
    return ([item.typeName, unit] + item.choices.map(\.id.text)).joined(separator: " ")
  }

  @Test func `the same concept is asked in the same form everywhere`() throws {
    for (concept, uses) in try Self.uses() {
      let forms = Dictionary(grouping: uses) { Self.form($0.item) }
      #expect(forms.count == 1, "\(concept): \(forms.mapValues { $0.map(\.questionnaire) })")
    }
  }

  @Test func `at least 15 concepts are shared by two questionnaires or more`() throws {
    let shared = try Self.uses().filter { Set($1.map(\.questionnaire)).count >= 2 }
    #expect(shared.count >= 15, "\(shared.keys.sorted())")
  }

  @Test func `no questionnaire asks the same concept twice`() throws {
    for (concept, uses) in try Self.uses() {
      let questionnaires = uses.map(\.questionnaire)
      #expect(Set(questionnaires).count == questionnaires.count, "\(concept): \(questionnaires)")
    }
  }
}
