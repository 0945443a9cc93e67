import Diagnostics
import JSONDocuments

/// The keys of a coverage map.
private enum CoverageMapKey: String, DefinitionKey {
  case formatVersion, id, title, notes, groups

  static let named = table()
  static let ownerName = "a coverage map"
}

/// The keys of a group of rows.
private enum CoverageGroupKey: String, DefinitionKey {
  case id, title, rows

  static let named = table()
  static let ownerName = "a group"
}

/// The keys of a row.
private enum CoverageRowKey: String, DefinitionKey {
  case id, title, furtherReading

  static let named = table()
  static let ownerName = "a row"
}

/// Coverage maps, read by what reads definitions.
extension DefinitionReader {
  /// Reads a coverage map.
  static func readCoverageMap(_ source: SourceText, expectedID: String?) -> CoverageMap.ReadResult {
    let document: JSONDocument
    do throws(DiagnosticsError) {
      document = try JSONDocument(parsing: source, limits: .definition)
    } catch {
      return CoverageMap.ReadResult(map: nil, diagnostics: error.diagnostics)
    }
    var reader = DefinitionReader(source: source)
    reader.diagnostics = document.diagnostics
    let map = reader.coverageMap(Field(document.root, at: .root), expectedID: expectedID)
    let diagnostics = reader.diagnostics.inSourceOrder()
    return CoverageMap.ReadResult(map: diagnostics.hasErrors ? nil : map, diagnostics: diagnostics)
  }

  private mutating func coverageMap(_ root: Field, expectedID: String?) -> CoverageMap? {
    guard let top = open(root, as: CoverageMapKey.self) else { return nil }
    if let version = required(.formatVersion, of: top), !readFormatVersion(version) { return nil }
    let id = readFileID(required(.id, of: top), expectedID: expectedID)
    let title = text(required(.title, of: top), limit: DefinitionLimits.label)
    let notes = text(top.field(.notes))
    guard let groups = coverageGroups(required(.groups, of: top)), let id, let title else { return nil }
    return CoverageMap(id: id, title: title, notes: notes, groups: groups)
  }

  private mutating func coverageGroups(_ field: Field?) -> [CoverageMap.Group]? {
    guard let field, let list = list(field, of: "groups") else { return nil }
    if list.isEmpty { report(.empty("the list of groups"), at: field) }
    var seen: [String: Declaration] = [:]
    return list.compactMap { element in
      guard let object = open(element, as: CoverageGroupKey.self) else { return nil }
      let id = declaredID(object, .id, kind: "group", seen: &seen)
      let title = text(required(.title, of: object), limit: DefinitionLimits.label)
      guard let rows = coverageRows(required(.rows, of: object)), let id, let title else { return nil }
      return CoverageMap.Group(id: id, title: title, rows: rows)
    }
  }

  private mutating func coverageRows(_ field: Field?) -> [CoverageMap.Row]? {
    guard let field, let list = list(field, of: "rows") else { return nil }
    if list.isEmpty { report(.empty("the list of rows"), at: field) }
    var seen: [String: Declaration] = [:]
    return list.compactMap { element in
      guard let object = open(element, as: CoverageRowKey.self) else { return nil }
      let id = declaredID(object, .id, kind: "row", seen: &seen)
      let title = text(required(.title, of: object), limit: DefinitionLimits.label)
      let furtherReading = text(object.field(.furtherReading))
      guard let id, let title else { return nil }
      return CoverageMap.Row(id: id, title: title, furtherReading: furtherReading)
    }
  }
}
