package import Assessments
import Questionnaires

extension TranscriptStore {
  /// A transcript by its name alone.
  struct File: Sendable, Equatable {
    /// The id that its name ends with.
    var id: String
    /// Where it is.
    var path: String
  }

  /// A file that could not be read when listing.
  package struct Unreadable: Sendable {
    /// Where it is.
    package var path: String
    /// Why.
    package var error: TranscriptError
  }

  /// The transcripts of the store by client, then by name; without reading any.
  func files() throws(TranscriptError) -> [File] { try entries(Self.id(ofFile:)) }

  /// The plain files in the folders of clients to whose names `id` gives an id.
  func entries(_ id: (String) -> String?) throws(TranscriptError) -> [File] {
    let system = UninterruptedFiles(SystemFiles())
    var found: [File] = []
    for client in try names(in: assessmentsFolder) where Slug.isSlug(Array(client.utf8)) {
      let folder = FilePath.joining(assessmentsFolder, client)
      guard (try? system.status(at: folder))?.kind == .folder else { continue }
      for name in try names(in: folder) {
        guard let id = id(name) else { continue }
        let path = FilePath.joining(folder, name)
        if (try? system.status(at: path))?.kind == .plain { found.append(File(id: id, path: path)) }
      }
    }
    return found
  }

  /// Every assessment, the one last written to first, and the files that could not be read.
  package func assessments() throws(TranscriptError) -> (listed: [AssessmentListing], unreadable: [Unreadable]) {
    var listed: [AssessmentListing] = []
    var unreadable: [Unreadable] = []
    for file in try files() {
      do throws(TranscriptError) {
        listed.append(try AssessmentListing(id: file.id, path: file.path))
      } catch {
        // One that was removed meanwhile is no longer an assessment.
        if case .missing = error { continue }
        unreadable.append(Unreadable(path: file.path, error: error))
      }
    }
    listed.sort { ($0.lastTime ?? .min, $0.path) > ($1.lastTime ?? .min, $1.path) }
    return (listed, unreadable)
  }

  /// The path of the transcript that a person means: by a path (anything with a slash or ending in `.jsonl`), by
  /// `latest` for the one last written to, by its id or by a beginning of its id that no other has.
  /// - Throws: ``TranscriptError/ambiguous(id:candidates:)``, ``TranscriptError/unknownAssessment(id:)``,
  ///   ``TranscriptError/removed(id:path:)``,
  ///   ``TranscriptError/noAssessments``, ``TranscriptError/missing(path:)`` for a path.
  package func resolve(_ name: String) throws(TranscriptError) -> String {
    let bytes = Array(name.utf8)
    if bytes.contains(UInt8(ascii: "/")) || name.utf8.reversed().starts(with: ".jsonl".utf8.reversed()) {
      do throws(SystemFailure) {
        guard try SystemFiles().status(at: name).kind == .plain else { throw SystemFailure.link }
      } catch {
        throw .opening(error, name)
      }
      return name
    }
    if name == "latest" {
      let listed = try assessments().listed
      guard let latest = listed.first(where: { $0.state != .empty }) ?? listed.first else { throw .noAssessments }
      return latest.path
    }
    let wanted = name.lowercased()
    let candidates = wanted.isEmpty ? [] : try files().filter { $0.id.utf8.starts(with: wanted.utf8) }
    guard let first = candidates.first else {
      let removed = wanted.isEmpty ? nil : try tombstones().first { $0.id.utf8.starts(with: wanted.utf8) }
      if let removed { throw .removed(id: removed.id, path: removed.path) }
      throw .unknownAssessment(id: name)
    }
    let exact = candidates.filter { $0.id == wanted }
    if exact.count == 1 { return exact[0].path }
    if candidates.count == 1 { return first.path }
    throw .ambiguous(id: name, candidates: candidates.map { .init(id: $0.id, path: $0.path) })
  }

  /// The assessment last written to among the sound, unfinished ones of a client with a questionnaire, whoever has it
  /// open; a torn end does no harm. One that compares respondents is not among them.
  ///
  /// Names are the same where people see them as the same: composed and decomposed letters are not told apart.
  /// - Parameters:
  ///   - respondents: who answers it, in any order; where it is empty, it does not matter who.
  ///   - isGuided: whether it is led by a facilitator: then who is there may change, but it is never the assessment of
  ///     somebody who answers alone.
  package func latestUnfinished(
    client: String?, questionnaire: String, respondents: [String] = [], isGuided: Bool = false
  ) throws(TranscriptError) -> AssessmentListing? {
    try latestUnfinished { opening in
      guard opening.client.name == client, opening.questionnaire == questionnaire, opening.consensus == nil else {
        return false
      }
      if isGuided { return opening.isGuided || opening.respondents.isEmpty }
      return respondents.isEmpty || Set(opening.respondents) == Set(respondents)
    }
  }

  /// The unfinished consensus last written to of certain assessments as they stand.
  package func latestUnfinishedConsensus(
    of sources: [AssessmentEvent.Opening.Source]
  ) throws(TranscriptError) -> AssessmentListing? {
    try latestUnfinished { $0.consensus?.sources == sources }
  }

  private func latestUnfinished(
    _ isWanted: (AssessmentEvent.Opening) -> Bool
  ) throws(TranscriptError) -> AssessmentListing? {
    try assessments().listed.first { listing in
      guard listing.state == .inProgress, let opening = listing.opening else { return false }
      let isUsable = listing.damage == nil || listing.damage?.kind == .torn
      return isUsable && isWanted(opening)
    }
  }

  /// The id that a file's name ends with; `nil` where the name is not that of a transcript.
  static func id(ofFile name: String) -> String? {
    let bytes = Array(name.utf8)
    let end = Array(".jsonl".utf8)
    guard bytes.count > end.count + idLength + 1, bytes.suffix(end.count).elementsEqual(end) else { return nil }
    let stem = bytes.dropLast(end.count)
    guard Slug.isSlug(Array(stem.suffix(idLength))), stem[stem.endIndex - idLength - 1] == UInt8(ascii: "-") else {
      return nil
    }
    return String(decoding: stem.suffix(idLength), as: UTF8.self)
  }

  func names(in folder: String) throws(TranscriptError) -> [String] {
    do throws(SystemFailure) {
      return try Folders.names(in: folder)
    } catch {
      throw .system(error, while: .list, path: folder)
    }
  }
}
