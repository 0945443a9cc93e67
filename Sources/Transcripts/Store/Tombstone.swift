import Assessments

package import JSONDocuments

/// What stays of an assessment that was removed: that it was there, and the head by which a copy of its transcript is
/// known again. Nothing that anybody said is in it, and no name but that of the questionnaire.
///
/// Kept in the transcript's place as `<date>-<questionnaire>-<id>.removed.json`.
package struct Tombstone: Sendable, Equatable {
  static let ending = ".removed.json"

  package var id: String
  /// The id of the questionnaire; `nil` where the transcript did not say it any more.
  package var questionnaire: String?
  package var version: String?
  /// How many good records there were.
  package var events: Int
  /// The hash of the last of them, 64 zeros where there was none.
  package var head: String
  /// Whether something behind them was damaged.
  package var wasDamaged: Bool
  /// When it was removed, in milliseconds since 1970 UTC.
  package var removed: Int64

  /// The tombstone as its file has it.
  package var json: JSONValue {
    func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
    return [
      "format": .integer(1), "assessment": .string(id), "questionnaire": text(questionnaire), "version": text(version),
      "events": .integer(Int64(events)), "head": .string(head), "wasDamaged": .bool(wasDamaged),
      "removed": .string(TranscriptTime.text(of: removed)),
    ]
  }

  /// Where the tombstone of a transcript is.
  static func path(ofTranscript path: String) -> String {
    let ending = Array(".jsonl".utf8)
    let isNamed = path.utf8.count > ending.count && path.utf8.suffix(ending.count).elementsEqual(ending)
    return (isNamed ? String(decoding: path.utf8.dropLast(ending.count), as: UTF8.self) : path) + Self.ending
  }
}

extension TranscriptStore {
  /// What would go with a transcript. A file anywhere is taken for one where it begins with a whole record; one in the
  /// store may be damaged from its first byte.
  /// - Throws: ``TranscriptError/noTranscript(path:)`` for any other file; where it cannot be read.
  package func removable(path: String) throws(TranscriptError) -> AssessmentListing {
    let name = FilePath.name(of: path)
    let listing = try AssessmentListing(id: Self.id(ofFile: name) ?? name, path: path)
    if listing.events > 0 { return listing }
    let kept = try files()
    guard kept.contains(where: { $0.path == path }) else { throw .noTranscript(path: path) }
    return listing
  }

  /// Removes an assessment for good: its transcript and what was set aside of it. A tombstone is on the disk before
  /// anything goes, so that a crash at any point leaves either the assessment or the note that it is gone.
  ///
  /// What the disk keeps of deleted files, and copies in backups, are out of reach.
  /// - Throws: ``TranscriptError/locked(path:holder:)`` where it is in use; where it cannot be read or removed.
  package func remove(path: String, holder: String, now: Int64) throws(TranscriptError) -> (Tombstone, path: String) {
    let files = UninterruptedFiles(SystemFiles())
    let lock = try TranscriptLock(ofTranscript: path, name: holder, now: now, files: files)
    defer { withExtendedLifetime(lock) {} }
    let listing = try removable(path: path)
    let tombstone = Tombstone(
      id: listing.id, questionnaire: listing.opening?.questionnaire, version: listing.opening?.version,
      events: listing.events, head: listing.head, wasDamaged: listing.damage != nil, removed: now)
    let place = Tombstone.path(ofTranscript: path)
    do throws(SystemFailure) {
      try Folders.put(Array((tombstone.json.serialized(pretty: true) + "\n").utf8), at: place)
    } catch {
      throw .system(error, while: .create, path: place)
    }
    do throws(SystemFailure) {
      let (folder, name) = (FilePath.folder(of: path), FilePath.name(of: path))
      for other in try Folders.names(in: folder) where other.utf8.starts(with: (name + ".torn").utf8) {
        try files.removeFile(FilePath.joining(folder, other))
      }
      try files.removeFile(path)
      try files.synchronizeFolder(of: path)
    } catch {
      throw .system(error, while: .remove, path: path)
    }
    return (tombstone, place)
  }

  /// The tombstones of the store by client, then by name; without reading any.
  func tombstones() throws(TranscriptError) -> [File] { try entries(Self.id(ofTombstone:)) }

  /// The id that a tombstone's name has; `nil` where the name is not that of one.
  static func id(ofTombstone name: String) -> String? {
    guard name.utf8.suffix(Tombstone.ending.utf8.count).elementsEqual(Tombstone.ending.utf8) else { return nil }
    return id(ofFile: String(decoding: name.utf8.dropLast(Tombstone.ending.utf8.count), as: UTF8.self) + ".jsonl")
  }
}
