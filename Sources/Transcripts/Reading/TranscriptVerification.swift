/// What a check of a transcript's bytes found; nothing is ever written.
package struct TranscriptVerification: Sendable, Equatable {
  /// Where a head that was kept elsewhere is found.
  package enum HeadCheck: Sendable, Equatable {
    /// It is the head of the file.
    case matches
    /// It is the hash of this line, and the file continues after it with so many records.
    case continues(line: Int, further: Int)
    /// No line has it: the file was cut, or is another branch or another transcript.
    case absent
  }

  /// The hash of the last good line; 64 zeros where there is none.
  package var head: String
  /// How many good records there are, up to the first damage.
  package var count: Int
  /// How many bytes they take.
  package var size: Int
  /// How many of them have a type of a later version.
  package var laterTypes: Int
  /// How the file ends, where there is no damage.
  package var ending: TranscriptReader.Ending
  /// The first damage; `nil` where every line is as it was written.
  package var damage: TranscriptDamage?
  /// Where the kept head is; `nil` where none was given.
  package var headCheck: HeadCheck?

  /// Whether nothing is damaged, and the kept head, where given, is there.
  package var isSound: Bool { damage == nil && headCheck != .absent }

  /// What the check of the kept head and of the final line feed found, as sentences; empty where all is as it should be.
  package var remarks: [String] {
    var remarks: [String] = []
    switch headCheck {
    case .continues(let line, let further):
      remarks.append(
        "The head that was kept is that of line \(line); the transcript continues after it with"
          + " \(further) \(further == 1 ? "record" : "records").")
    case .absent:
      remarks.append(
        "The transcript does not contain the head that was kept: it was cut before it, or is another branch or"
          + " another transcript.")
    case .matches, nil: break
    }
    switch ending {
    case .lineFeedMissing: remarks.append("The line feed at the end is missing; the last record is whole.")
    case .lineFeedDamaged: remarks.append("The line feed at the end is damaged; the last record is whole.")
    case .complete: break
    }
    return remarks
  }

  /// Checks every byte of a transcript: hashes, order, JSON.
  /// - Parameter keptHead: a head that was noted before, 64 hex digits in either case.
  /// - Throws: where the file cannot be read. Damage is a result, not an error.
  package init(
    path: String, keptHead: String? = nil, files: any FileOperations = SystemFiles()
  ) throws(TranscriptError) {
    var reader = try TranscriptReader(path: path, files: files)
    let kept = keptHead.map { Array($0.lowercased().utf8) }
    var keptLine: Int?
    laterTypes = 0
    reading: while true {
      switch try reader.step() {
      case .record(let record, _):
        if let record, record.kind == nil { laterTypes += 1 }
        if let kept, keptLine == nil, reader.checker.head == kept { keptLine = reader.count }
      case .fault(let fault, let line):
        damage = try reader.damage(fault, line)
        break reading
      case .end: break reading
      }
    }
    head = reader.head
    count = reader.count
    size = reader.size
    ending = reader.ending
    if damage == nil, count == 0 {
      damage = TranscriptDamage(.empty, line: 1, offset: 0, problem: "there is no record")
    }
    if kept != nil {
      headCheck = keptLine.map { $0 == count ? .matches : .continues(line: $0, further: count - $0) } ?? .absent
    }
  }
}
