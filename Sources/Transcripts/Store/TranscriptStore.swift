package import Questionnaires

/// The folder with everyone's transcripts and the definitions they were taken with.
///
/// ```
/// assessments/<client>/<date>-<questionnaire>-<id>.jsonl
/// definitions/<sha256>.json
/// ```
///
/// Folders are for their owner only (0700), files too (0600). Folders are created when something is first kept, not
/// before. Names inside are made here, from slugs, digits and digests, so that no path leaves the store; files that are
/// symbolic links are not followed.
package struct TranscriptStore: Sendable {
  /// The folder of assessments that name no client.
  package static let ownClient = "self"
  /// The length of an assessment's id.
  package static let idLength = 8
  /// The largest definition read, in bytes.
  private static let definitionLimit = 32 << 20
  /// The digits of ids: those of RFC 4648 base32 hex in small letters, without order among them.
  private static let idDigits = Array("0123456789abcdefghijklmnopqrstuv".utf8)

  /// The folder of the store, which need not exist.
  package let root: String

  /// Creates a store in a folder; nothing is touched yet.
  package init(root: String) {
    self.root = root
  }

  /// The folder with a folder for each client.
  var assessmentsFolder: String { FilePath.joining(root, "assessments") }

  private var definitionsFolder: String { FilePath.joining(root, "definitions") }

  // MARK: - New assessments

  /// A name and a place for a new assessment.
  package struct NewAssessment: Sendable, Equatable {
    /// Eight letters and digits that no other assessment of the store has.
    package var id: String
    /// Where its transcript goes; the folder is there, the file is not.
    package var path: String
  }

  /// The ids that no new assessment may have, those of removed ones too: every folder of the store is listed for it.
  package func takenIDs() throws(TranscriptError) -> Set<String> {
    Set(try entries { Self.id(ofFile: $0) ?? Self.id(ofTombstone: $0) }.map(\.id))
  }

  /// Finds a free id and creates the client's folder.
  /// - Parameters:
  ///   - client: the client's name; `nil` for the employer alone.
  ///   - questionnaire: the id of the questionnaire.
  ///   - taken: the ids it may not have, from ``takenIDs()``; its own is added.
  ///   - randomBytes: gives so many random bytes.
  package func newAssessment(
    client: String?, questionnaire: String, today: CalendarDate, taken: inout Set<String>,
    randomBytes: (Int) -> [UInt8]
  ) throws(TranscriptError) -> NewAssessment {
    let folder = FilePath.joining(assessmentsFolder, Self.clientSlug(client))
    do throws(SystemFailure) {
      try Folders.create(folder)
    } catch {
      throw .system(error, while: .create, path: folder)
    }
    var id: String
    repeat { id = Self.id(from: randomBytes(Self.idLength)) } while !taken.insert(id).inserted
    let name = "\(today)-\(Slug.of(questionnaire))-\(id).jsonl"
    return NewAssessment(id: id, path: FilePath.joining(folder, name))
  }

  /// The folder name of a client.
  package static func clientSlug(_ client: String?) -> String {
    client.map { Slug.of($0, reserved: [ownClient]) } ?? ownClient
  }

  private static func id(from bytes: [UInt8]) -> String {
    String(decoding: bytes.map { idDigits[Int($0) % idDigits.count] }, as: UTF8.self)
  }

  // MARK: - Definitions

  /// Keeps a definition; one that is there already is checked, and replaced where it is damaged.
  /// - Returns: the SHA-256 of its bytes, in hex, which finds it again.
  @discardableResult
  package func keepDefinition(_ bytes: [UInt8]) throws(TranscriptError) -> String {
    let digest = Digest.sha256Hex(of: bytes)
    let path = definitionPath(digest)
    if let kept = try? read(path), kept == bytes { return digest }
    do throws(SystemFailure) {
      try Folders.create(definitionsFolder)
      try Folders.put(bytes, at: path)
    } catch {
      throw .system(error, while: .create, path: path)
    }
    return digest
  }

  /// The bytes of a kept definition, checked against their digest.
  /// - Throws: ``TranscriptError/noDefinition(digest:)``, also where the text is no digest;
  ///   ``TranscriptError/damagedDefinition(path:digest:)``; where it cannot be read.
  package func definition(digest: String) throws(TranscriptError) -> [UInt8] {
    guard Digest.isDigest(digest) else { throw .noDefinition(digest: digest) }
    let path = definitionPath(digest)
    do throws(TranscriptError) {
      let bytes = try read(path)
      guard Digest.sha256Hex(of: bytes) == digest else { throw .damagedDefinition(path: path, digest: digest) }
      return bytes
    } catch {
      if case .missing = error { throw .noDefinition(digest: digest) }
      throw error
    }
  }

  /// Where the definition with a digest is kept.
  package func definitionPath(_ digest: String) -> String {
    FilePath.joining(definitionsFolder, digest + ".json")
  }

  /// The digests of all kept definitions, sorted.
  func definitionDigests() throws(TranscriptError) -> [String] {
    try names(in: definitionsFolder).compactMap { name in
      guard name.utf8.suffix(5).elementsEqual(".json".utf8) else { return nil }
      let digest = String(decoding: name.utf8.dropLast(5), as: UTF8.self)
      return Digest.isDigest(digest) ? digest : nil
    }
  }

  private func read(_ path: String) throws(TranscriptError) -> [UInt8] {
    let files = UninterruptedFiles(SystemFiles())
    let file: Int32
    do throws(SystemFailure) {
      file = try files.openFile(path, .read)
    } catch {
      throw .opening(error, path)
    }
    defer { files.closeFile(file) }
    do throws(SystemFailure) {
      if try files.status(of: file).kind == .plain {
        return try files.readAll(file, at: 0, count: Self.definitionLimit)
      }
    } catch {
      throw .system(error, while: .read, path: path)
    }
    throw .notPlain(path: path)
  }
}
