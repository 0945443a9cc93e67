package import Diagnostics

/// What questionnaires should ask about: rows in groups, to which items are tied by tags.
///
/// An item bears on a row where it, or its section, has the tag `group:row`. The tag says nothing of where the item comes
/// from; that is what its sources are for.
package struct CoverageMap: Sendable {
  /// Rows of one kind.
  package struct Group: Sendable {
    package var id: String
    package var title: LocalizedText
    /// At least one; ids are unique within the group.
    package var rows: [Row]
  }

  /// One thing to ask about.
  package struct Row: Sendable {
    package var id: String
    package var title: LocalizedText
    /// Why the text that the row names is further reading: what of it could not be read.
    package var furtherReading: LocalizedText?
  }

  /// The name of the map, which is also its file's.
  package var id: String
  package var title: LocalizedText
  package var notes: LocalizedText?
  /// At least one; ids are unique.
  package var groups: [Group]

  /// The tag that ties an item to a row.
  package static func tag(_ group: Group, _ row: Row) -> String { "\(group.id):\(row.id)" }
}

extension CoverageMap {
  /// The name of the folder beside definitions in which maps stand.
  package static let folderName = "coverage"

  /// What reading a map leads to.
  package struct ReadResult: Sendable {
    /// The map; `nil` exactly where a diagnostic is an error.
    package var map: CoverageMap?
    /// In the order of the file.
    package var diagnostics: [Diagnostic]
  }

  /// Reads a map, reporting everything that is wrong with it in one run.
  /// - Parameter expectedID: the name of its file without `.json`, which its `id` must be; hyphens and underscores
  ///   are equal.
  package static func read(_ source: SourceText, expectedID: String? = nil) -> ReadResult {
    DefinitionReader.readCoverageMap(source, expectedID: expectedID)
  }
}
