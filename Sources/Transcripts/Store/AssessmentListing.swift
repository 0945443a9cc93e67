package import Assessments

/// What the store knows of one assessment, from one reading of its transcript.
package struct AssessmentListing: Sendable, Equatable {
  /// How far an assessment is.
  package enum State: Sendable, Equatable {
    /// It has begun, or was reopened by a change.
    case inProgress
    /// Nothing asked is left open or deferred.
    case completed
    /// Its transcript has no record; there is nothing to go on with.
    case empty
  }

  /// Its id, as its file's name ends.
  package var id: String
  /// Where its transcript is.
  package var path: String
  /// The facts with which it began; `nil` where they cannot be read.
  package var opening: AssessmentEvent.Opening?
  /// How far it is, by the records before any damage.
  package var state: State
  /// How many good records there are.
  package var events: Int
  /// How many of them are answers, changed ones counted again and those taken back too.
  package var answers: Int
  /// The time of the first record, in milliseconds since 1970 UTC.
  package var firstTime: Int64?
  /// The time of the last good record.
  package var lastTime: Int64?
  /// The hash of the last good record.
  package var head: String
  /// Who writes to it now.
  package var holder: LockHolder?
  /// The first damage; a torn end too, which is put right when the assessment is taken up.
  package var damage: TranscriptDamage?

  /// Reads a transcript once: every hash, but only as much JSON as the facts take.
  /// - Throws: where it cannot be read. Damage is a fact, not an error.
  package init(
    id: String, path: String, files: any FileOperations = SystemFiles()
  ) throws(TranscriptError) {
    self.id = id
    self.path = path
    state = .empty
    events = 0
    answers = 0
    head = ""
    var reader = try TranscriptReader(path: path, files: files)
    var lastLine: ArraySlice<UInt8> = []
    reading: while true {
      switch try reader.step() {
      case .record(let record, let line):
        events += 1
        lastLine = line
        if let record, events == 1 {
          firstTime = record.milliseconds
          opening = try? record.opening()
          reader.stopParsing()
        }
        count(RecordHead(line)?.type ?? (try? ChainChecker.record(line, seq: events))?.type)
      case .fault(let fault, let line):
        damage = try reader.damage(fault, line)
        break reading
      case .end: break reading
      }
    }
    head = reader.head
    if events > 0 { lastTime = (try? ChainChecker.record(lastLine, seq: events))?.milliseconds }
    holder = TranscriptLock.holder(ofTranscript: path, files: UninterruptedFiles(files))
  }

  private mutating func count(_ type: String?) {
    if state == .empty { state = .inProgress }
    switch type.flatMap(EncodedEvent.Kind.init) {
    case .answered: answers += 1
    case .completed: state = .completed
    case .amended: state = .inProgress
    default: break
    }
  }
}
