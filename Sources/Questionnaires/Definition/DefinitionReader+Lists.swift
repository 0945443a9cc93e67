import Diagnostics
import ExpressionLanguage
import JSONDocuments

/// Lists: items that are answered by rows.
extension DefinitionReader {
  /// Reads what is asked in each row of a list; `nil` where something about it is wrong enough that rows are not known.
  mutating func readRowForm(_ object: ObjectReader<ItemKey>, list id: String) -> RowForm? {
    let rowCount = readRowCount(object)
    guard let field = required(.items, of: object), let elements = list(field, of: "items", limit: 100) else {
      return nil
    }
    if elements.isEmpty {
      report(.empty("the list of items"), at: field)
      return nil
    }
    var inner = DefinitionReader(rowsOf: self, fields: elements)
    for element in elements { inner.readItem(element, section: 0) }
    inner.parts.sections = [
      Section(
        id: SectionID("row"), index: 0, title: LocalizedText("row"), items: 0..<elements.count, place: place(of: field))
    ]
    let title = inner.text(object.field(.rowTitle), limit: DefinitionLimits.label)
    inner.compileExpressions()
    inner.assembleRules()
    inner.checkCycles()
    take(over: inner)
    guard let rowCount, inner.brokenItems.isEmpty else { return nil }
    return RowForm(Questionnaire(inner.parts, source: source), list: id, title: title, rowCount: rowCount)
  }

  private mutating func readRowCount(_ object: ObjectReader<ItemKey>) -> ClosedRange<Int>? {
    let least = whole(object.field(.minRows), in: 0...RowForm.rowLimit) ?? 0
    let greatest = whole(object.field(.maxRows), in: 1...RowForm.rowLimit) ?? RowForm.rowLimit
    guard least <= greatest else {
      let field = object.field(.minRows) ?? object.field(.maxRows)!
      report(.outOfRange("'minRows'", found: "\(least)", expected: "'maxRows' (\(greatest)) or less"), at: field)
      return nil
    }
    return least...greatest
  }

  /// A reader of the fields of a row, which knows the names of the definition but has expressions of its own.
  private init(rowsOf outer: DefinitionReader, fields: [Field]) {
    self.init(source: outer.source)
    isRow = true
    names.sources = outer.names.sources
    names.scales = outer.names.scales
    names.actions = outer.names.actions
    for field in fields { names.addItem(field.node) }
    scales = outer.scales
    patternCount = outer.patternCount
    parts.language = outer.parts.language
  }

  /// Takes over what reading the fields of a row brought to light.
  private mutating func take(over inner: DefinitionReader) {
    for diagnostic in inner.diagnostics { add(diagnostic) }
    omittedCount += inner.omittedCount
    hasStoppedCompiling = hasStoppedCompiling || inner.hasStoppedCompiling
    usedScales.formUnion(inner.usedScales)
    usedSources.formUnion(inner.usedSources)
    patternCount = inner.patternCount
  }

  /// Whether an item of this type and with these keys can stand in a row; reports what cannot.
  mutating func checkRowItem(_ object: ObjectReader<ItemKey>, type: ItemType) -> Bool {
    for key in object.keys where ItemKey.outsideRows.contains(key) {
      report(
        .notInRows("'\(key.rawValue)'"), range: object.keyRange(key), path: .member(object.path, key.rawValue))
    }
    guard type == .list || type == .display, let field = object.field(.type) else { return true }
    report(.notInRows("the type '\(type.rawValue)'"), at: field)
    return false
  }
}
