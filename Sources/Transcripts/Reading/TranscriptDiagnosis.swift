/// Finds out what happened to a transcript at the first line that does not follow, by reading it again.
struct TranscriptDiagnosis {
  /// A line of the file as far as it looks like a record.
  private struct Candidate {
    var number: Int
    var hash: [UInt8]
    var seq: Int?
  }

  /// Lines that end as records end, in the order of the file.
  private var candidates: [Candidate] = []

  /// Reads the lines of an open file.
  init(_ file: Int32, path: String, files: any FileOperations) throws(TranscriptError) {
    var scanner = LineScanner(file, files: files)
    var number = 0
    do throws(SystemFailure) {
      while let line = try scanner.next() {
        number += 1
        guard let parts = TranscriptRecord.parts(of: line.bytes) else { continue }
        candidates.append(Candidate(number: number, hash: Array(parts.hash), seq: Self.seq(of: line.bytes)))
      }
    } catch {
      throw .system(error, while: .read, path: path)
    }
  }

  /// What is wrong with a line after so many good ones.
  /// - Parameter isTorn: whether it is what a broken write leaves.
  func damage(
    _ fault: ChainChecker.Fault, _ line: LineScanner.Line, after checker: ChainChecker, isTorn: Bool
  ) -> TranscriptDamage {
    let number = checker.count + 1
    func damage(_ kind: TranscriptDamage.Kind, _ problem: String, at offset: Int = 0) -> TranscriptDamage {
      TranscriptDamage(kind, line: number, offset: line.offset + offset, problem: problem)
    }
    if case .tooLong = fault {
      return damage(.tooLong, "the line is longer than \(TranscriptRecord.lineLimit) bytes")
    }
    if isTorn {
      let what =
        line.isTerminated
        ? "a part of the last line was never written" : "\(line.bytes.count) bytes are no whole record"
      return damage(.torn, "the end is torn, \(what)")
    }
    if let offset = Self.invalidUTF8(in: line.bytes) {
      return damage(.notText, "a byte is not UTF-8", at: offset)
    }
    switch fault {
    case .tooLong: return damage(.tooLong, "the line is too long")
    case .notJSON(let problem, let offset):
      return damage(.malformed, "the line is no JSON object, \(problem)", at: offset)
    case .malformed(let problem): return damage(.malformed, "the line is no record in its place, \(problem)")
    case .notRecord:
      if line.bytes.isEmpty { return damage(.foreign, "the line is empty, and was put in") }
      let looksLikeRecord = line.bytes.starts(with: #"{"type":""#.utf8) || line.bytes.contains(0)
      return looksLikeRecord
        ? damage(.edited, "the line was changed, it does not end in its hash")
        : damage(.foreign, "the line is no record, and was put in or changed")
    case .wrongHash(let parts):
      let (kind, problem) = explanation(of: parts, line.bytes, number: number)
      return damage(kind, problem)
    }
  }

  /// Why a line that looks like a record does not follow the one before.
  private func explanation(
    of parts: TranscriptRecord.Parts, _ line: ArraySlice<UInt8>, number: Int
  ) -> (TranscriptDamage.Kind, String) {
    let hash = Array(parts.hash)
    if let first = candidates.first(where: { $0.number < number && $0.hash == hash }) {
      return (.repeated(of: first.number), "the line repeats line \(first.number)")
    }
    if number > 1, parts.follows(TranscriptRecord.firstPredecessor) {
      return (.moved(after: 0), "the line belongs at the beginning, lines were moved or two transcripts joined")
    }
    for candidate in candidates where candidate.number != number && parts.follows(candidate.hash) {
      let place =
        candidate.number > number
        ? "the line belongs after the line that is now line \(candidate.number), lines were moved"
        : "the line belongs after line \(candidate.number), lines were put in between or moved"
      return (.moved(after: candidate.number), place)
    }
    if let seq = Self.seq(of: line), seq > number {
      let missing = seq - number
      let what = missing == 1 ? "a line was removed" : "\(missing) lines were removed"
      return (.removed(missing), "\(what) before this one, whose 'seq' is \(seq) where \(number) is expected")
    }
    if let seq = Self.seq(of: line), seq < number {
      return (.foreign, "the line was put in or changed, its 'seq' is \(seq) where \(number) is expected")
    }
    return (.edited, "the line was changed, its hash is not that of its bytes")
  }

  /// The `seq` of a line by its bytes, where it begins as records are written.
  private static func seq(of line: ArraySlice<UInt8>) -> Int? {
    guard let record = RecordHead(line) else { return nil }
    return record.seq
  }

  /// The offset of the first byte that is not UTF-8.
  private static func invalidUTF8(in bytes: ArraySlice<UInt8>) -> Int? {
    if bytes.allSatisfy({ $0 < 0x80 }) { return nil }
    var decoder = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.parseScalar(from: &iterator) {
      case .valid(let scalar): offset += scalar.count
      case .error: return offset
      case .emptyInput: return nil
      }
    }
  }
}

/// The first members of a line by its bytes, as ``EncodedEvent`` writes them: `{"type":"...","seq":N,`.
struct RecordHead {
  /// The type of the event.
  var type: String
  /// Its number.
  var seq: Int

  /// Reads the beginning of a line; `nil` where it is written otherwise.
  init?(_ line: ArraySlice<UInt8>) {
    let lead = #"{"type":""#.utf8
    guard line.starts(with: lead) else { return nil }
    let afterLead = line.dropFirst(lead.count)
    let type = afterLead.prefix { $0 != UInt8(ascii: "\"") }
    let middle = #"","seq":"#.utf8
    let afterType = afterLead.dropFirst(type.count)
    guard type.count <= 64, type.allSatisfy({ $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }), afterType.starts(with: middle)
    else { return nil }
    let digits = afterType.dropFirst(middle.count).prefix { 0x30...0x39 ~= $0 }
    guard let seq = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
    self.type = String(decoding: type, as: UTF8.self)
    self.seq = seq
  }
}
