/// The files of a store as a backup takes them: one after the other, each as it stands, while others go on writing.
///
/// Of a transcript that is sound, or whose end is torn or being written, the whole records are taken; of one that is
/// damaged in another way every byte, so that a copy has no less than there is.
package struct StoreBackup: Sendable {
  /// One file.
  package struct Entry: Sendable, Equatable {
    /// Its path within the store, of slugs, digits and digests.
    package var path: String
    /// The id of the assessment, where it is a transcript.
    package var assessment: String?
    /// How many of its bytes are taken.
    package var size: Int
    /// What is wrong with it.
    package var damage: TranscriptDamage?
    fileprivate var place: String
  }

  /// What is taken, definitions first.
  package private(set) var entries: [Entry] = []

  /// Looks through a store; every transcript is verified.
  /// - Throws: where a folder cannot be listed or a file cannot be read.
  package init(of store: TranscriptStore) throws(TranscriptError) {
    for digest in try store.definitionDigests() {
      try add("definitions/\(digest).json", store.definitionPath(digest))
    }
    for file in try store.files() {
      do throws(TranscriptError) {
        let found = try TranscriptVerification(path: file.path)
        let takesAll = found.damage.map { $0.kind != .torn && $0.kind != .empty } ?? false
        try add(
          Self.relative(file.path, store), file.path, size: takesAll ? nil : found.size, assessment: file.id,
          damage: takesAll ? found.damage : nil)
      } catch {
        // One that was removed meanwhile is no longer an assessment.
        if case .missing = error { continue }
        throw error
      }
    }
    for file in try store.tombstones() { try add(Self.relative(file.path, store), file.path) }
  }

  /// Hands out the bytes of a file in pieces; exactly as many as ``Entry/size`` says.
  package func read(_ entry: Entry, _ take: (UnsafeRawBufferPointer) throws -> Void) throws {
    let files = UninterruptedFiles(SystemFiles())
    let file: Int32
    do throws(SystemFailure) {
      file = try files.openFile(entry.place, .read)
    } catch {
      throw TranscriptError.opening(error, entry.place)
    }
    defer { files.closeFile(file) }
    var taken = 0
    while taken < entry.size {
      let bytes: [UInt8]
      do throws(SystemFailure) {
        bytes = try files.readAll(file, at: taken, count: min(1 << 18, entry.size - taken))
      } catch {
        throw TranscriptError.system(error, while: .read, path: entry.place)
      }
      guard !bytes.isEmpty else { throw TranscriptError.displaced(path: entry.place, .changed) }
      try bytes.withUnsafeBytes(take)
      taken += bytes.count
    }
  }

  private mutating func add(
    _ path: String, _ place: String, size: Int? = nil, assessment: String? = nil, damage: TranscriptDamage? = nil
  ) throws(TranscriptError) {
    var whole = size
    if whole == nil {
      do throws(SystemFailure) {
        whole = try UninterruptedFiles(SystemFiles()).status(at: place).size
      } catch {
        throw .system(error, while: .check, path: place)
      }
    }
    entries.append(Entry(path: path, assessment: assessment, size: whole ?? 0, damage: damage, place: place))
  }

  private static func relative(_ path: String, _ store: TranscriptStore) -> String {
    let client = FilePath.name(of: FilePath.folder(of: path))
    return "assessments/\(client)/\(FilePath.name(of: path))"
  }
}
