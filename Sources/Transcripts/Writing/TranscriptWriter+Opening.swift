import Assessments

extension TranscriptWriter {
  /// Takes up a transcript: locks it, reads and checks all of it, and puts a torn end right.
  ///
  /// Where nothing whole is left, not even `opened`, there are no records, and the first event has to be `opened`.
  /// - Returns: the writer and every record, a `recovered` just added included.
  /// - Throws: ``TranscriptError/locked(path:holder:)``; ``TranscriptError/damaged(path:_:)`` where something other than
  ///   the end is not as written, and then nothing was changed; where the file cannot be opened, read or put right.
  package static func open(
    path: String, holder: String, files: any FileOperations = SystemFiles(), clock: @escaping () -> Int64
  ) throws(TranscriptError) -> (writer: TranscriptWriter, records: [DecodedRecord]) {
    var (writer, records) = try checkedAndRepaired(
      path: path, holder: holder, files: UninterruptedFiles(files), clock: clock)
    if let recovery = writer.recovery, recovery.bytes > 0, writer.count > 0 {
      let predecessor = writer.headBytes
      let event = AssessmentEvent.recovered(bytes: recovery.bytes, sha256: recovery.sha256)
      let line = TranscriptRecord.line(of: try writer.append(event), after: predecessor).bytes
      if let record = try? ChainChecker.record(line.dropLast(), seq: writer.count) { records.append(record) }
    }
    return (writer, records)
  }

  private static func checkedAndRepaired(
    path: String, holder: String, files: any FileOperations, clock: @escaping () -> Int64
  ) throws(TranscriptError) -> (writer: TranscriptWriter, records: [DecodedRecord]) {
    let file: Int32
    do throws(SystemFailure) {
      file = try files.openFile(path, .update)
    } catch {
      throw .opening(error, path)
    }
    do throws(TranscriptError) {
      guard try status(of: file, path, files).kind == .plain else { throw .notPlain(path: path) }
      let lock = try TranscriptLock(ofTranscript: path, name: holder, now: clock(), files: files)
      let end = try TranscriptEnd(file, path: path, files: files)
      let recovery = try end.putRight(file, path: path, files: files)
      let writer = TranscriptWriter(
        file, path: path, lock: lock, head: end.checker.head, count: end.checker.count,
        status: try status(of: file, path, files), files: files, clock: clock)
      writer.recovery = recovery
      return (writer, end.records)
    } catch {
      files.closeFile(file)
      throw error
    }
  }

  private static func status(
    of file: Int32, _ path: String, _ files: any FileOperations
  ) throws(TranscriptError) -> FileStatus {
    do throws(SystemFailure) {
      return try files.status(of: file)
    } catch {
      throw .system(error, while: .check, path: path)
    }
  }
}
