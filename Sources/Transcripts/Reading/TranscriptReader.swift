import JSONDocuments

/// Reads a transcript record by record, each checked before it is handed out; never writes.
///
/// A line whose final line feed is missing or damaged still counts, since its hash shows it whole. Reading needs no
/// lock: a writer only adds whole lines, and one just being written reads as torn.
package struct TranscriptReader: ~Copyable {
  /// How a transcript ends.
  package enum Ending: Sendable, Equatable {
    /// With a line feed, as written; also where there is no line at all.
    case complete
    /// The last line is whole, its line feed missing.
    case lineFeedMissing
    /// The last line is whole, and some other byte stands in the place of its line feed.
    case lineFeedDamaged
  }

  /// What comes next.
  enum Step {
    /// A line that follows; its record is `nil` where lines are not parsed.
    case record(DecodedRecord?, line: ArraySlice<UInt8>)
    /// A line that does not; nothing after it is read.
    case fault(ChainChecker.Fault, LineScanner.Line)
    /// The end.
    case end
  }

  private let files: any FileOperations
  private let file: Int32
  private let ownsFile: Bool
  private let path: String
  private var scanner: LineScanner
  private var batch = LineBatch()
  /// The chain up to the last line read.
  private(set) var checker = ChainChecker()
  /// How many bytes the lines read so far take.
  package private(set) var size = 0
  /// How the transcript ends; known once the last line was read.
  package private(set) var ending = Ending.complete

  /// Opens a transcript.
  /// - Throws: where it is missing, no plain file or cannot be opened.
  package init(path: String, files: any FileOperations = SystemFiles()) throws(TranscriptError) {
    let files = UninterruptedFiles(files)
    let file: Int32
    let kind: FileStatus.Kind
    do throws(SystemFailure) {
      file = try files.openFile(path, .read)
    } catch {
      throw .opening(error, path)
    }
    do throws(SystemFailure) {
      kind = try files.status(of: file).kind
    } catch {
      files.closeFile(file)
      throw .system(error, while: .check, path: path)
    }
    guard kind == .plain else {
      files.closeFile(file)
      throw .notPlain(path: path)
    }
    self.init(file, ownsFile: true, path: path, files: files)
  }

  /// Reads an open file from its beginning.
  init(_ file: Int32, ownsFile: Bool, path: String, files: any FileOperations) {
    self.files = files
    self.file = file
    self.ownsFile = ownsFile
    self.path = path
    self.scanner = LineScanner(file, files: files)
  }

  deinit {
    if ownsFile { files.closeFile(file) }
  }

  /// The hash of the last line read; 64 zeros before the first.
  package var head: String { String(decoding: checker.head, as: UTF8.self) }

  /// How many records were read.
  package var count: Int { checker.count }

  /// Leaves lines unparsed from here on: their hashes alone show that they are as they were written.
  mutating func stopParsing() { checker.parses = false }

  /// The next record; `nil` after the last.
  /// - Throws: ``TranscriptError/damaged(path:_:)`` at the first line that does not follow.
  package mutating func next() throws(TranscriptError) -> DecodedRecord? {
    switch try step() {
    case .record(let record, _): return record
    case .fault(let fault, let line):
      throw .damaged(path: path, try damage(fault, line))
    case .end: return nil
    }
  }

  /// The next line, judged by its bytes.
  mutating func step() throws(TranscriptError) -> Step {
    let line: LineScanner.Line
    do throws(SystemFailure) {
      guard let next = try scanner.next() else { return .end }
      line = next
    } catch {
      throw .system(error, while: .read, path: path)
    }
    guard !line.isTooLong else { return .fault(.tooLong, line) }
    do throws(ChainChecker.Fault) {
      let record = try checker.accept(line.bytes, node: parsedTogether(line))
      if !line.isTerminated { ending = .lineFeedMissing }
      size = line.offset + line.bytes.count + (line.isTerminated ? 1 : 0)
      return .record(record, line: line.bytes)
    } catch {
      // Its line feed may have turned into something else.
      let shorter = line.bytes.dropLast()
      if !line.isTerminated, case .notRecord = error, let record = try? checker.accept(shorter) as DecodedRecord?? {
        ending = .lineFeedDamaged
        size = line.offset + shorter.count
        return .record(record, line: shorter)
      }
      return .fault(error, line)
    }
  }

  /// The value of a line as one of all that are in memory; not of the first, which some read alone.
  private mutating func parsedTogether(_ line: LineScanner.Line) -> JSONNode? {
    guard checker.parses, checker.count > 0, line.isTerminated else { return nil }
    if line.offset >= batch.end { batch = LineBatch(scanner.wholeLines(from: line), at: line.offset) }
    return batch.next(line)
  }

  /// What is wrong at a fault that ``step()`` gave.
  func damage(_ fault: ChainChecker.Fault, _ line: LineScanner.Line) throws(TranscriptError) -> TranscriptDamage {
    let isTorn = try tornEnd(fault, line) != nil
    return try TranscriptDiagnosis(file, path: path, files: files).damage(fault, line, after: checker, isTorn: isTorn)
  }

  /// What a broken write left at a fault that ``step()`` gave; `nil` where it is other damage.
  func tornEnd(_ fault: ChainChecker.Fault, _ line: LineScanner.Line) throws(TranscriptError) -> TornEnd? {
    try TornEnd(fault, line, after: checker, file, path: path, files: files)
  }
}

extension TranscriptError {
  /// The error of opening a file that should be there.
  static func opening(_ failure: SystemFailure, _ path: String) -> TranscriptError {
    if failure.isMissing { return .missing(path: path) }
    if failure.isNotPlain { return .notPlain(path: path) }
    return .system(failure, while: .open, path: path)
  }
}
