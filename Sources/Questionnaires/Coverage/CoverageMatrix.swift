import Diagnostics

/// How many items of each questionnaire bear on each row of a coverage map.
package struct CoverageMatrix: Sendable {
  /// A row with its counts.
  package struct Row: Sendable {
    package var row: CoverageMap.Row
    /// By questionnaire, how many of its items bear on the row. Texts that are only shown do not count.
    package var counts: [Int]

    /// How many items bear on the row in all.
    package var total: Int { counts.reduce(0, +) }
  }

  /// A tag of a group of the map that names none of its rows.
  package struct StrayTag: Sendable, Equatable {
    /// The id of the questionnaire.
    package var questionnaire: String
    /// The id of the item or section that has the tag.
    package var owner: String
    package var tag: String
    /// The tag that was probably meant.
    package var suggestion: String?
  }

  package let map: CoverageMap
  /// The ids of the questionnaires, in the order of the counts.
  package let questionnaires: [String]
  /// By group of the map, its rows in order.
  package let groups: [(group: CoverageMap.Group, rows: [Row])]
  /// By questionnaire, in definition order.
  package let strayTags: [StrayTag]

  /// Counts the items of questionnaires.
  package init(_ map: CoverageMap, of questionnaires: [Questionnaire]) {
    self.map = map
    self.questionnaires = questionnaires.map(\.id)
    let counts = questionnaires.map(Self.counts)
    groups = map.groups.map { group in
      (group, group.rows.map { row in Row(row: row, counts: counts.map { $0[CoverageMap.tag(group, row)] ?? 0 }) })
    }
    let known = Dictionary(
      map.groups.map { group in (group.id, group.rows.map { CoverageMap.tag(group, $0) }) }
    ) { first, _ in first }
    strayTags = questionnaires.flatMap { questionnaire in
      Self.tagged(questionnaire).flatMap { owner, tags in
        tags.compactMap { tag -> StrayTag? in
          let prefix = String(tag.prefix { $0 != ":" })
          guard prefix != tag, let rows = known[prefix], !rows.contains(tag) else { return nil }
          return StrayTag(
            questionnaire: questionnaire.id, owner: owner, tag: tag,
            suggestion: Suggestion.nearest(to: tag, in: rows))
        }
      }
    }
  }

  /// The rows on which no item bears.
  package var emptyRows: [CoverageMap.Row] { groups.flatMap(\.rows).filter { $0.total == 0 }.map(\.row) }

  /// How many questions have each tag, their own or their section's.
  private static func counts(_ questionnaire: Questionnaire) -> [String: Int] {
    var result: [String: Int] = [:]
    for item in questionnaire.items where item.isQuestion {
      for tag in Set(item.tags + questionnaire.sections[item.section].tags) { result[tag, default: 0] += 1 }
    }
    return result
  }

  /// Everything that can have tags.
  private static func tagged(_ questionnaire: Questionnaire) -> [(owner: String, tags: [String])] {
    questionnaire.sections.flatMap { section in
      [(section.id.text, section.tags)] + questionnaire.items[section.items].map { ($0.id.text, $0.tags) }
    }
  }
}
