/// What a write that a crash or power cut broke left at the end of a transcript: the beginning of a line, or a line in
/// which a block was never written and reads as NUL bytes, which JSON text never has.
///
/// Everyone judges by this: what reads an assessment, what takes it up again and what verifies it.
struct TornEnd {
  /// The longest one; a longer one was not left by a broken write.
  static let limit = 16 << 20
  /// How many NUL bytes in a line that does not begin with two show, even where lines follow it, that a block of it was
  /// never written.
  private static let unwrittenBlock = 8

  /// The whole record that the line begins with, where NUL bytes follow it in the place of its line feed.
  let whole: (record: DecodedRecord, length: Int)?
  /// The chain up to the last whole record.
  let checker: ChainChecker

  /// Judges the first line that does not follow; `nil` where it is damage of another kind.
  init?(
    _ fault: ChainChecker.Fault, _ line: LineScanner.Line, after checker: ChainChecker,
    _ file: Int32, path: String, files: any FileOperations
  ) throws(TranscriptError) {
    var checker = checker
    // A whole record is told by its JSON, also where whoever reads goes by hashes alone.
    checker.parses = true
    whole = Self.wholeBeginning(of: line.bytes, after: &checker)
    self.checker = checker
    guard line.bytes.contains(0) else {
      guard case .notRecord = fault, !line.isTerminated else { return nil }
      return
    }
    if let whole {
      // One changed line feed between two whole lines is damage, not a broken write.
      var next = checker
      if (try? next.accept(line.bytes.dropFirst(whole.length + 1))) != nil { return nil }
    }
    let next = line.offset + line.bytes.count + 1
    let isUnwritten = line.bytes.starts(with: [0, 0]) || line.bytes.count { $0 == 0 } >= Self.unwrittenBlock
    guard try Self.isLast(next, despite: isUnwritten, file, path, files) else { return nil }
  }

  private static func wholeBeginning(
    of line: ArraySlice<UInt8>, after checker: inout ChainChecker
  ) -> (record: DecodedRecord, length: Int)? {
    guard let nul = line.firstIndex(of: 0), let record = try? checker.accept(line[..<nul]) else { return nil }
    return (record, nul - line.startIndex)
  }

  /// Whether nothing that was ever said to be saved can stand from an offset on.
  ///
  /// That holds for `asked` events, which are written without being synchronized, and for one event after them.
  private static func isLast(
    _ offset: Int, despite lines: Bool, _ file: Int32, _ path: String, _ files: any FileOperations
  ) throws(TranscriptError) -> Bool {
    let rest: [UInt8]
    do throws(SystemFailure) {
      rest = try files.readAll(file, at: offset, count: limit + 1)
    } catch {
      throw .system(error, while: .read, path: path)
    }
    if rest.isEmpty { return true }
    guard lines, rest.count <= limit else { return false }
    let following = rest.split(separator: UInt8(ascii: "\n"))
    return following.dropLast().allSatisfy { RecordHead($0)?.type == EncodedEvent.Kind.asked.rawValue }
  }
}
