/// A transcript as found on opening: its good records, and how far its end was written.
///
/// A write that a crash or power cut broke leaves the beginning of a line, or a line in which a block was never written
/// and reads as NUL bytes, which JSON text never has. Only that is put right; every other damage is refused.
struct TranscriptEnd {
  /// How many files with torn ends are kept beside one transcript.
  private static let tornFiles = 100

  /// Every good record, in order.
  private(set) var records: [DecodedRecord] = []
  /// The chain up to the last good record.
  private(set) var checker: ChainChecker
  /// How many bytes the good records take, the last one's line feed perhaps not counted.
  private let goodSize: Int
  /// Whether the last good record has no line feed.
  private let lacksLineFeed: Bool
  /// Whether anything stands after the good records and the place of their last line feed.
  private let isTorn: Bool

  /// Reads an open transcript.
  /// - Throws: ``TranscriptError/damaged(path:_:)`` where anything but a torn end is wrong.
  init(_ file: Int32, path: String, files: any FileOperations) throws(TranscriptError) {
    var reader = TranscriptReader(file, ownsFile: false, path: path, files: files)
    while true {
      switch try reader.step() {
      case .record(let record, _):
        if let record { records.append(record) }
        continue
      case .end:
        checker = reader.checker
        goodSize = reader.size
        lacksLineFeed = reader.ending != .complete
        isTorn = false
      case .fault(let fault, let line):
        guard let torn = try reader.tornEnd(fault, line) else {
          throw .damaged(path: path, try reader.damage(fault, line))
        }
        if let whole = torn.whole { records.append(whole.record) }
        checker = torn.checker
        goodSize = torn.whole.map { line.offset + $0.length } ?? reader.size
        lacksLineFeed = torn.whole != nil
        isTorn = true
      }
      return
    }
  }

  // MARK: - Putting right

  /// Sets a torn end aside in a file beside the transcript, cuts it off and ends the last line, each on the disk before
  /// the next step, so that a crash at any point leaves a state that is put right in the same way.
  func putRight(
    _ file: Int32, path: String, files: any FileOperations
  ) throws(TranscriptError) -> TranscriptWriter.Recovery? {
    guard isTorn || lacksLineFeed else { return nil }
    let rest: [UInt8]
    do throws(SystemFailure) {
      rest = try files.readAll(file, at: goodSize, count: TornEnd.limit + 1)
    } catch {
      throw .system(error, while: .read, path: path)
    }
    guard rest.count <= TornEnd.limit else {
      throw .damaged(
        path: path,
        TranscriptDamage(
          .torn, line: checker.count + 1, offset: goodSize,
          problem: "more than \(TornEnd.limit) bytes at the end are no record"))
    }
    var recovery = TranscriptWriter.Recovery(bytes: 0, sha256: "", path: nil, isLineFeedRepaired: lacksLineFeed)
    if isTorn {
      recovery.bytes = rest.count
      recovery.sha256 = Digest.sha256Hex(of: rest)
      recovery.path = try setAside(rest, path: path, files)
    }
    if !rest.isEmpty { try cut(file, path: path, files) }
    do throws(SystemFailure) {
      if lacksLineFeed { try files.appendAll([UInt8(ascii: "\n")], to: file) }
      try files.synchronize(file)
    } catch {
      throw .system(error, while: .write, path: path)
    }
    return recovery
  }

  private func cut(_ file: Int32, path: String, _ files: any FileOperations) throws(TranscriptError) {
    do throws(SystemFailure) {
      try files.cut(file, to: goodSize)
    } catch {
      throw .tornEndStays(path: path, error)
    }
    do throws(SystemFailure) {
      try files.synchronize(file)
    } catch {
      throw .system(error, while: .sync, path: path)
    }
  }

  /// Copies bytes to `<transcript>.torn`, or to the first of `.torn-2`, `.torn-3`... that is free or holds a beginning of
  /// the same bytes, as an interrupted attempt leaves it.
  private func setAside(
    _ bytes: [UInt8], path: String, _ files: any FileOperations
  ) throws(TranscriptError) -> String {
    for number in 1...Self.tornFiles {
      let name = path + ".torn" + (number == 1 ? "" : "-\(number)")
      do throws(SystemFailure) {
        guard let (file, present) = try openTorn(name, bytes, files) else { continue }
        defer { files.closeFile(file) }
        try files.appendAll(Array(bytes[present...]), to: file)
        try files.synchronize(file)
        try files.synchronizeFolder(of: name)
        return name
      } catch {
        throw .system(error, while: .create, path: name)
      }
    }
    throw .exists(path: path + ".torn-\(Self.tornFiles)")
  }

  /// Opens a file for a torn end; `nil` where it holds something else. With it, how many of the bytes it has already.
  private func openTorn(
    _ name: String, _ bytes: [UInt8], _ files: any FileOperations
  ) throws(SystemFailure) -> (file: Int32, present: Int)? {
    do throws(SystemFailure) {
      return (try files.openFile(name, .create), 0)
    } catch {
      guard error.isExisting else { throw error }
    }
    guard let file = try? files.openFile(name, .update) else { return nil }
    if (try? files.status(of: file).kind) == .plain,
      let present = try? files.readAll(file, at: 0, count: bytes.count + 1), bytes.starts(with: present)
    {
      return (file, present.count)
    }
    files.closeFile(file)
    return nil
  }
}
