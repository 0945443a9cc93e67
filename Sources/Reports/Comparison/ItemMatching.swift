import Questionnaires

/// Which questions of several definitions are the same.
struct ItemMatching {
  /// One question, by its index in each definition; `nil` where a definition does not have it.
  struct Match {
    var indices: [Int?]

    /// The definition in which it is found last, and its index there.
    var latest: (definition: Int, item: Int) {
      let definition = indices.lastIndex { $0 != nil }!
      return (definition, indices[definition]!)
    }
  }

  /// In the order of the last definition, then those that only earlier ones have, the later definition first.
  let matches: [Match]
  /// The row of each item, by definition and index.
  let rows: [[Int: Int]]
  let overlap: ComparisonReport.Overlap

  /// Matches questions by id, and by concept where the id is found nowhere else; by concept alone where that is said.
  init(_ definitions: [Questionnaire], byConceptAlone: Bool) {
    let count = definitions.count
    var rowOf: [[Int: Int]] = Array(repeating: [:], count: count)
    var concepts: [ConceptKey: Int] = [:]
    var ids: [ItemID: Int] = [:]
    var found: [Match] = []
    for definition in definitions.indices.reversed() {
      let questions = definitions[definition].items.filter(\.isQuestion)
      var seen: [String: Int] = [:]
      let keys = questions.map { item -> ConceptKey? in
        guard let concept = item.concept else { return nil }
        let place = seen[concept, default: 0]
        seen[concept] = place + 1
        return ConceptKey(concept: concept, place: place)
      }
      var isMatched = questions.map { _ in false }
      func put(_ question: Int, into row: Int) {
        found[row].indices[definition] = questions[question].index
        rowOf[definition][questions[question].index] = row
        isMatched[question] = true
      }
      if !byConceptAlone {
        for (place, item) in questions.enumerated() {
          if let row = ids[item.id] { put(place, into: row) }
        }
      }
      for (place, key) in keys.enumerated() where !isMatched[place] {
        guard let key, let row = concepts[key], found[row].indices[definition] == nil else { continue }
        put(place, into: row)
      }
      for (place, item) in questions.enumerated() {
        if !isMatched[place] {
          found.append(Match(indices: Array(repeating: nil, count: count)))
          put(place, into: found.count - 1)
        }
        let row = rowOf[definition][item.index]!
        if ids[item.id] == nil { ids[item.id] = row }
        if let key = keys[place], concepts[key] == nil { concepts[key] = row }
      }
    }
    matches = found
    rows = rowOf
    overlap = ComparisonReport.Overlap(
      shared: found.count { match in match.indices.allSatisfy { $0 != nil } }, total: found.count)
  }

  /// The how-manieth question of a concept it is within its definition.
  private struct ConceptKey: Hashable {
    var concept: String
    var place: Int
  }
}
