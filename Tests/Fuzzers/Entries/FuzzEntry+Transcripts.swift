import Assessments
import Diagnostics
import Questionnaires
import Transcripts

extension FuzzEntry {
  /// Transcripts: as they are, and with every hash made right, so that what lines say is read too; then replayed.
  static let transcripts = FuzzEntry(
    name: "transcripts",
    words: [
      "{\"type\":\"", "opened", "asked", "answered", "undone", "noted", "evidenceAdded", "parked", "sectionConfirmed",
      "resumed", "paused", "recovered", "completed", "amended", "definitionChanged", "settled", "actionAssigned",
      "\"seq\":", "\"item\":\"", "\"state\":\"", "\"value\":", "\"origin\":\"typed\"", "\"h\":\"", "}\n", "\n", "\u{0}",
      "null", "9223372036854775807", "-1", "1e308",
    ]
  ) { bytes in
    try check(verifying: bytes)
    let rechained = chained(bytes)
    let verification = try check(verifying: rechained)
    var records: [DecodedRecord] = []
    do throws(TranscriptError) {
      var reader = try TranscriptReader(path: "any.jsonl", files: MemoryFile(rechained))
      while let record = try reader.next() { records.append(record) }
    } catch {
      try ReadText.check(lines: error.message, "an error")
    }
    try Violation.unless(
      records.count == verification.count, "\(verification.count) records are good, \(records.count) were read")
    let session: AssessmentSession
    do {
      guard let replayed = try replay(records) else { return }
      session = replayed
    } catch let error as TranscriptError {
      return try ReadText.check(lines: error.message, "an error")
    } catch let error as ReplayError {
      return try ReadText.check(lines: VisibleText.oneLine(error.message), "an error")
    }
    try Desk.checkShown(session)
  }

  @discardableResult
  private static func check(verifying bytes: [UInt8]) throws -> TranscriptVerification {
    let verification = try TranscriptVerification(path: "any.jsonl", files: MemoryFile(bytes))
    try Violation.unless(verification.size <= bytes.count, "more bytes are good than there are")
    if let damage = verification.damage {
      try ReadText.check(lines: damage.description, "the damage")
      // An end that is torn may be told of at the place behind it.
      try Violation.unless(
        damage.offset >= 0 && damage.offset <= bytes.count, "\(damage.offset) is outside of the file")
    }
    for remark in verification.remarks { try ReadText.check(lines: remark, "a remark") }
    return verification
  }

  private static func replay(_ records: [DecodedRecord]) throws -> AssessmentSession? {
    guard !records.isEmpty else { return nil }
    let questionnaire = Desk.questionnaire
    let events = try records.events { _ in questionnaire }
    var session = AssessmentSession(opening: try records.opening(), questionnaire: questionnaire)
    for event in events { try session.apply(event) { _ in questionnaire } }
    return session
  }

  /// The lines with the hash that each should have, whatever it has.
  static func chained(_ bytes: [UInt8]) -> [UInt8] {
    let mark = Array(#","h":""#.utf8)
    var head = String(repeating: "0", count: Digest.length)
    var result: [UInt8] = []
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let last = line.indices.last { line[$0...].starts(with: mark) }
      let body = last.map { line[..<$0] } ?? (line.last == UInt8(ascii: "}") ? line.dropLast() : line)
      guard !body.isEmpty else { continue }
      head = Digest.sha256Hex(of: Array(head.utf8) + body)
      result += body + mark + head.utf8 + Array("\"}\n".utf8)
    }
    return result
  }
}

/// A file in memory that can be read and nothing else.
private struct MemoryFile: FileOperations {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  private var refusal: SystemFailure { SystemFailure(1) }

  func openFile(_ path: String, _ purpose: FilePurpose) throws(SystemFailure) -> Int32 { 0 }

  func closeFile(_ file: Int32) {}

  func status(of file: Int32) throws(SystemFailure) -> FileStatus {
    FileStatus(device: 1, inode: 1, size: bytes.count, links: 1, kind: .plain)
  }

  func status(at path: String) throws(SystemFailure) -> FileStatus { try status(of: 0) }

  func readBytes(
    _ file: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(SystemFailure) -> Int {
    let part = bytes[min(offset, bytes.count)...].prefix(buffer.count)
    buffer.copyBytes(from: part)
    return part.count
  }

  func append(_ bytes: UnsafeRawBufferPointer, to file: Int32) throws(SystemFailure) -> Int { throw refusal }

  func synchronize(_ file: Int32) throws(SystemFailure) { throw refusal }

  func cut(_ file: Int32, to size: Int) throws(SystemFailure) { throw refusal }

  func lockFile(_ file: Int32) throws(SystemFailure) -> Bool { throw refusal }

  func removeFile(_ path: String) throws(SystemFailure) { throw refusal }
}
