import JSONDocuments
import Questionnaires
import Scoring

extension ComparisonBuilder {
  /// The sections of which something counts somewhere.
  var sectionRows: [ComparisonReport.SectionRow] {
    let results = sources.map { source in
      Dictionary(source.report.sections.map { ($0.id, $0) }) { first, _ in first }
    }
    let ids = inOrder { $0.sections.map(\.id) }
    return ids.compactMap { id in
      let found = results.map { $0[id] }
      guard found.contains(where: { $0?.isScored == true }) else { return nil }
      let cells = found.map { $0.map(cell) }
      let (first, last) = (cells[0]?.score, cells[cells.count - 1]?.score)
      let rulesDiffer =
        !isSameDefinition && signature(of: id, in: sources[0].questionnaire) != signature(of: id, in: latest)
      let definition = definition(with: { $0.sectionIndex(id) != nil })
      let told = sources.indices.compactMap { column in
        sources[column].questionnaire === definition ? found[column]?.title : nil
      }
      return ComparisonReport.SectionRow(
        id: id,
        title: texts.shared(definition.sections[definition.sectionIndex(id)!].title, told: told),
        cells: cells, trend: ComparisonReport.Trend(from: first, to: last, isLikeForLike: !rulesDiffer),
        rulesDiffer: rulesDiffer, change: first.flatMap { first in last.map { $0.share - first.share } })
    }
  }

  private func cell(_ result: Report.SectionResult) -> ComparisonReport.SectionCell {
    ComparisonReport.SectionCell(
      score: result.score, isExact: result.isExact, target: result.target, coverage: result.coverage,
      effectiveWeight: result.effectiveWeight, openCount: result.openCount, unknownCount: result.unknownCount)
  }

  private func signature(of id: SectionID, in questionnaire: Questionnaire) -> String? {
    questionnaire.sectionIndex(id).map { ScoringSignature.section(questionnaire.sections[$0], of: questionnaire) }
  }

  /// Names in the order of the latest definition, then those that only earlier ones have.
  func inOrder<Name: Hashable>(_ names: (Questionnaire) -> [Name]) -> [Name] {
    var seen = Set<Name>()
    return ([latest] + definitions.reversed()).flatMap(names).filter { seen.insert($0).inserted }
  }

  /// The latest definition that has something.
  func definition(with condition: (Questionnaire) -> Bool) -> Questionnaire {
    condition(latest) ? latest : definitions.last(where: condition) ?? latest
  }

  // MARK: - Computed values

  /// The computed values that results show, and how many an anonymous comparison leaves out.
  var computedRows: (rows: [ComparisonReport.ComputedRow], leftOut: Int) {
    let results = sources.map { source in
      Dictionary(source.report.computed.map { ($0.id, $0) }) { first, _ in first }
    }
    var rows: [ComparisonReport.ComputedRow] = []
    var leftOut = 0
    for id in inOrder({ $0.computed.filter(\.isShown).map(\.id) }) {
      let found = results.map { $0[id] }
      var isSecret = false
      let cells = found.enumerated().map { column, result -> ComparisonReport.ComputedCell? in
        guard let result else { return nil }
        guard texts.isAnonymous else { return ComparisonReport.ComputedCell(text: result.text, value: result.value) }
        let value = sources[column].questionnaire.computed.first { $0.id == id }
        let cell = value.flatMap { texts.anonymous(result, $0) }
        if cell == nil { isSecret = true }
        return cell
      }
      guard !isSecret else {
        leftOut += 1
        continue
      }
      let definition = definition { $0.computed.contains { $0.id == id } }
      guard let title = definition.computed.first(where: { $0.id == id })?.title else { continue }
      let told = sources.indices.compactMap { column in
        sources[column].questionnaire === definition ? found[column]?.title : nil
      }
      let numbers = [cells[0], cells[cells.count - 1]].map { $0?.value?.number }
      rows.append(
        ComparisonReport.ComputedRow(
          id: id, title: texts.shared(title, told: told), cells: cells,
          isDifferent: cells.contains { $0?.value != cells[0]?.value },
          change: numbers[0].flatMap { first in numbers[1].map { $0 - first } }))
    }
    return (rows, leftOut)
  }
}

extension JSONValue {
  fileprivate var number: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .number(let number): number
    default: nil
    }
  }
}
