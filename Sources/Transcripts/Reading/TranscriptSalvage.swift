/// Copies the good beginning of a damaged transcript to a new file.
package struct TranscriptSalvage: Sendable, Equatable {
  /// How many records were copied.
  package var count: Int
  /// How many bytes they take in the copy.
  package var size: Int
  /// How many bytes of the original were left out.
  package var leftOut: Int
  /// The head of the copy.
  package var head: String
  /// What was wrong with the original; `nil` where nothing was.
  package var damage: TranscriptDamage?

  /// Copies all records before the first damage; the copy is on the disk on return, the original as it was.
  /// - Throws: ``TranscriptError/empty(path:)`` where there is no good record, and then nothing is created;
  ///   ``TranscriptError/exists(path:)`` where there is a file at `target`.
  package init(
    from path: String, to target: String, files: any FileOperations = SystemFiles()
  ) throws(TranscriptError) {
    let files = UninterruptedFiles(files)
    let verification = try TranscriptVerification(path: path, files: files)
    guard verification.count > 0 else { throw .empty(path: path) }
    damage = verification.damage
    count = verification.count
    head = verification.head
    let source: Int32
    let total: Int
    do throws(SystemFailure) {
      source = try files.openFile(path, .read)
    } catch {
      throw .opening(error, path)
    }
    defer { files.closeFile(source) }
    do throws(SystemFailure) {
      total = try files.status(of: source).size
    } catch {
      throw .system(error, while: .check, path: path)
    }
    leftOut = max(0, total - verification.size)
    size = try Self.copy(source, path, count: verification.size, to: target, files)
  }

  private static func copy(
    _ source: Int32, _ path: String, count: Int, to target: String, _ files: any FileOperations
  ) throws(TranscriptError) -> Int {
    let copy: Int32
    do throws(SystemFailure) {
      copy = try files.openFile(target, .create)
    } catch {
      if error.isExisting { throw .exists(path: target) }
      throw .system(error, while: .create, path: target)
    }
    defer { files.closeFile(copy) }
    do throws(SystemFailure) {
      var size = 0
      var last: UInt8 = 0
      while size < count {
        let bytes = try files.readAll(source, at: size, count: min(1 << 18, count - size))
        guard let end = bytes.last else { break }
        try files.appendAll(bytes, to: copy)
        size += bytes.count
        last = end
      }
      if last != UInt8(ascii: "\n") {
        try files.appendAll([UInt8(ascii: "\n")], to: copy)
        size += 1
      }
      try files.synchronize(copy)
      try files.synchronizeFolder(of: target)
      return size
    } catch {
      try? files.removeFile(target)
      throw .system(error, while: .write, path: target)
    }
  }
}
