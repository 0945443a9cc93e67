import Questionnaires
import Scoring

extension ComparisonBuilder {
  /// Every question that is asked, or may be, somewhere; over different questionnaires only those that several share.
  var itemRows: [ComparisonReport.ItemRow] {
    matching.matches.compactMap { match in
      let cells = sources.indices.map { cell($0, match) }
      guard cells.contains(where: \.isAsked) else { return nil }
      if basis == .concepts {
        let owners = definitions.indices.filter { match.indices[$0] != nil }.map { definitions[$0].id }
        guard Set(owners).count > 1 else { return nil }
      }
      return row(match, cells)
    }
  }

  private func row(_ match: ItemMatching.Match, _ cells: [ComparisonReport.ItemCell]) -> ComparisonReport.ItemRow {
    let (definition, index) = match.latest
    let item = definitions[definition].items[index]
    let told = sources.indices.compactMap { column -> String? in
      guard definitionOf[column] == definition else { return nil }
      return entry(column, item.id)?.item.question
    }
    let changes = definitionChanges(match)
    let (first, last) = (cells[0], cells[cells.count - 1])
    return ComparisonReport.ItemRow(
      id: item.id, concept: item.concept, section: definitions[definition].sections[item.section].id,
      question: texts.shared(item.text, told: told), type: item.typeName, cells: withoutSecrets(cells),
      definitionChanges: changes, difference: difference(cells, changes),
      change: first.share.flatMap { share in last.share.map { $0 - share } })
  }

  /// What may name somebody is compared, and not shown.
  private func withoutSecrets(_ cells: [ComparisonReport.ItemCell]) -> [ComparisonReport.ItemCell] {
    guard texts.isAnonymous else { return cells }
    return cells.map { cell in
      var cell = cell
      cell.reason = nil
      switch cell.value {
      case .text, .rows: cell.value = nil
      default: break
      }
      return cell
    }
  }

  private func cell(_ column: Int, _ match: ItemMatching.Match) -> ComparisonReport.ItemCell {
    func empty(_ presence: ComparisonReport.ItemCell.Presence) -> ComparisonReport.ItemCell {
      ComparisonReport.ItemCell(
        presence: presence, state: .notAsked, value: nil, text: "", rowCount: nil, reason: nil, share: nil,
        isCounted: false,
        effectiveWeight: 0)
    }
    guard let index = match.indices[definitionOf[column]] else { return empty(.absent) }
    let item = definitions[definitionOf[column]].items[index]
    guard let entry = entry(column, item.id) else { return empty(.notAsked) }
    let value = entry.state == .answered ? entry.value : nil
    let rowCount = if case .rows(let rows)? = value { rows.count } else { nil as Int? }
    return ComparisonReport.ItemCell(
      presence: entry.item.number == nil ? .mayBeAsked : .asked, state: entry.state, value: value,
      text: value.map { words(for: $0, to: item, entry, in: sources[column].report) } ?? "", rowCount: rowCount,
      reason: entry.reason,
      share: entry.share, isCounted: entry.isCounted, effectiveWeight: entry.effectiveWeight)
  }

  /// As the report says it, with answers piped in, where it is in the language of the comparison and nobody is hidden.
  private func words(
    for value: AnswerValue, to item: Item, _ entry: Report.AnswerEntry, in report: Report
  ) -> String {
    texts.isAnonymous || report.language != texts.language ? texts.words(for: value, to: item) : entry.text
  }

  // MARK: - Differences

  private func difference(
    _ cells: [ComparisonReport.ItemCell], _ changes: Set<ComparisonReport.DefinitionChange>
  ) -> ComparisonReport.ItemDifference {
    let (first, last) = (cells[0], cells[cells.count - 1])
    func isSame(_ lhs: ComparisonReport.ItemCell, _ rhs: ComparisonReport.ItemCell) -> Bool {
      guard lhs.isAsked, rhs.isAsked else { return lhs.isAsked == rhs.isAsked }
      guard lhs.state == rhs.state else { return false }
      let isOneChoice = basis == .sameDefinition || changes.isDisjoint(with: [.type, .choices])
      if basis != .concepts, isOneChoice { return lhs.value == rhs.value }
      return lhs.text == rhs.text && Self.isEqual(lhs.share, rhs.share)
    }
    if isSame(first, last) {
      return cells.allSatisfy { isSame($0, first) } ? .same : .between
    }
    guard first.isAsked else { return .appeared }
    guard last.isAsked else { return .vanished }
    switch (first.state.isUnsettled, last.state.isUnsettled) {
    case (true, true): return .open
    case (true, false): return .answeredSince
    case (false, true): return .reopened
    case (false, false):
      guard let before = first.share, let after = last.share, !Self.isEqual(before, after) else { return .other }
      return after > before ? .more : .less
    }
  }

  private static func isEqual(_ first: Double?, _ other: Double?) -> Bool {
    guard let first, let other else { return first == nil && other == nil }
    return abs(first - other) <= Tolerance.threshold
  }

  /// What differs between any two definitions that have the question.
  private func definitionChanges(_ match: ItemMatching.Match) -> Set<ComparisonReport.DefinitionChange> {
    guard basis != .sameDefinition else { return [] }
    let items = definitions.indices.compactMap { definition in
      match.indices[definition].map { definitions[definition].items[$0] }
    }
    guard let first = items.first, items.count > 1 else { return [] }
    var changes = Set<ComparisonReport.DefinitionChange>()
    func choices(_ item: Item) -> [String] { item.choices.map { "\($0.id.text) \(texts.plain($0.text))" } }
    for item in items.dropFirst() {
      if texts.plain(item.text) != texts.plain(first.text) { changes.insert(.wording) }
      if item.typeName != first.typeName { changes.insert(.type) }
      if Set(choices(item)) != Set(choices(first)) { changes.insert(.choices) }
      if ScoringSignature.points(of: item) != ScoringSignature.points(of: first) { changes.insert(.points) }
      // Weights of different questionnaires have nothing to do with each other.
      if basis == .versions, item.weight != first.weight { changes.insert(.weight) }
    }
    return changes
  }
}

extension ComparisonReport.LikeForLike {
  /// Counts over all questions whose answers mean the same in the first and the last column.
  init(_ items: [ComparisonReport.ItemRow]) {
    for item in items where item.definitionChanges.isDisjoint(with: [.type, .choices, .points]) {
      let (first, last) = (item.cells[0], item.cells[item.cells.count - 1])
      guard first.isCounted, last.isCounted else { continue }
      switch (first.share, last.share) {
      case (let before?, let after?):
        if after > before + Tolerance.threshold {
          more += 1
        } else if after < before - Tolerance.threshold {
          less += 1
        } else {
          same += 1
        }
      case (nil, .some): answeredSince += 1
      case (.some, nil): reopened += 1
      case (nil, nil): break
      }
    }
  }
}
