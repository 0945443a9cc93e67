import Diagnostics

/// Why a transcript or the store cannot be used.
package enum TranscriptError: Error, Sendable, Equatable {
  /// Another program writes to the transcript.
  case locked(path: String, holder: LockHolder?)
  /// There is no such transcript.
  case missing(path: String)
  /// A symbolic link, folder or device stands where a plain file is expected.
  case notPlain(path: String)
  /// A file that holds no record and is none of the store's.
  case noTranscript(path: String)
  /// There is a file of that name already.
  case exists(path: String)
  /// A system call failed.
  case system(SystemFailure, while: Action, path: String)
  /// The bytes are not what a program wrote.
  case damaged(path: String, TranscriptDamage)
  /// A record is sound, but says something that cannot be understood with the definition at hand.
  case unreadable(line: Int, item: String?, problem: String)
  /// The transcript was written by a later version.
  case laterFormat(format: Int64)
  /// The transcript has no whole record, not even the first.
  case empty(path: String)
  /// The file was deleted, replaced or written to by something else while it was open.
  case displaced(path: String, DisplacedState)
  /// An earlier failure left the state of the file unknown, so that no more is written to it.
  case abandoned(path: String)
  /// A torn end cannot be cut off.
  case tornEndStays(path: String, SystemFailure)
  /// The event does not fit one line.
  case tooLong(bytes: Int)
  /// No assessment has this id.
  case unknownAssessment(id: String)
  /// The assessment with this id was removed; its tombstone is at the path.
  case removed(id: String, path: String)
  /// There is no assessment at all.
  case noAssessments
  /// Several assessments have ids that start like this; their ids and paths.
  case ambiguous(id: String, candidates: [Candidate])
  /// The definition with this digest is not in the store.
  case noDefinition(digest: String)
  /// A kept definition is not the one that its name says.
  case damagedDefinition(path: String, digest: String)
  /// Neither an option nor the environment says where the store is.
  case noStore

  /// What was being done.
  package enum Action: String, Sendable {
    case create
    case open
    case read
    case write
    case sync
    case lock
    case check
    case list
    case remove
  }

  /// What became of the file.
  package enum DisplacedState: Sendable {
    case deleted
    case replaced
    case changed
  }

  /// An assessment that an id could mean.
  package struct Candidate: Sendable, Equatable {
    /// Its id.
    package var id: String
    /// Where its transcript is.
    package var path: String

    /// Creates a candidate.
    package init(id: String, path: String) {
      self.id = id
      self.path = path
    }
  }

  /// The exit code that tells this kind of failure, as `sysexits.h` numbers them.
  package var exitCode: Int32 {
    switch self {
    case .damaged, .unreadable, .noTranscript, .laterFormat, .empty, .tooLong, .damagedDefinition: 65
    case .missing, .notPlain, .unknownAssessment, .removed, .noAssessments, .ambiguous, .noDefinition: 66
    case .exists, .noStore: 73
    case .system(let failure, let action, _):
      if failure.isRefused { 77 } else if action == .create { 73 } else { 74 }
    case .displaced, .abandoned, .tornEndStays: 74
    case .locked: 75
    }
  }
}

// MARK: - Wording

extension TranscriptError {
  /// What happened and what can be done, as sentences for a person.
  package var message: String {
    switch self {
    case .locked(let path, let holder):
      "The transcript \(shown(path)) is in use\(holder.map { " by \($0.description)" } ?? "")."
        + " Leave it there first, or try again later; reading it works meanwhile."
    case .missing(let path): "There is no transcript \(shown(path))."
    case .notPlain(let path):
      "\(shown(path)) is not a plain file; links, folders and devices are not followed."
    case .noTranscript(let path):
      "\(shown(path)) is not the transcript of an assessment: its first line is no record. Nothing was done to it."
    case .exists(let path): "There is a file \(shown(path)) already, and nothing is overwritten."
    case .system(let failure, let action, let path): systemMessage(failure, action, path)
    case .damaged(let path, let damage):
      "The transcript \(shown(path)) is damaged: \(damage.description)."
        + " 'groundwork salvage' copies everything before it to a new file."
    case .unreadable(let line, let item, let problem):
      "Line \(line) of the transcript cannot be understood"
        + "\(item.map { " (item '\(VisibleText.oneLine($0))')" } ?? ""): \(VisibleText.oneLine(problem))."
    case .laterFormat(let format):
      "The transcript has format \(format), and this program knows format 1; a later version wrote it."
    case .empty(let path):
      "The transcript \(shown(path)) has no whole record; the assessment never began, and the file can be removed."
    case .displaced(let path, let state): displacedMessage(path, state)
    case .abandoned(let path):
      "Nothing more is written to \(shown(path)) after the failure before; start again to go on from what is saved."
    case .tornEndStays(let path, let failure):
      "The end of \(shown(path)) is torn and cannot be cut off: \(failure.reason)."
        + " 'groundwork salvage' copies everything before it to a new file."
    case .tooLong(let bytes):
      "This takes \(bytes) bytes in the transcript, where a line has at most \(TranscriptRecord.lineLimit);"
        + " it is not saved."
    case .unknownAssessment(let id):
      "No assessment has an id that starts with '\(VisibleText.oneLine(id))'; 'groundwork assessments' lists them."
    case .removed(let id, let path):
      "The assessment '\(VisibleText.oneLine(id))' was removed; \(shown(path)) says when."
    case .noAssessments: "There is no assessment yet; 'groundwork take' begins one."
    case .ambiguous(let id, let candidates):
      "'\(VisibleText.oneLine(id))' could be "
        + candidates.map { "\($0.id) (\(VisibleText.oneLine($0.path)))" }.joined(separator: ", ")
        + "; write more of the id, or the path."
    case .noDefinition(let digest):
      "The store does not have the definition \(VisibleText.oneLine(digest)) that the assessment was taken with."
    case .damagedDefinition(let path, _):
      "The definition \(shown(path)) is damaged: its bytes do not have the digest that its name says."
    case .noStore:
      "There is no place for the store, since HOME is not set; name one with --store or GROUNDWORK_HOME."
    }
  }

  private func shown(_ path: String) -> String { "'\(VisibleText.oneLine(path))'" }

  private func systemMessage(_ failure: SystemFailure, _ action: Action, _ path: String) -> String {
    let place = shown(path)
    return switch action {
    case .create: "\(place) cannot be created: \(failure.reason)."
    case .open: "\(place) cannot be opened: \(failure.reason)."
    case .read: "\(place) cannot be read: \(failure.reason)."
    case .write: "Nothing was saved to \(place): \(failure.reason). What was saved before is intact."
    case .sync:
      "It is not certain that the last entry to \(place) was saved: \(failure.reason)."
        + " What was saved before is intact; nothing more is written to it now."
    case .lock: "\(place) cannot be locked: \(failure.reason). It is not in use by another program."
    case .check: "\(place) cannot be checked: \(failure.reason)."
    case .list: "The folder \(place) cannot be listed: \(failure.reason)."
    case .remove: "\(place) cannot be removed: \(failure.reason)."
    }
  }

  private func displacedMessage(_ path: String, _ state: DisplacedState) -> String {
    let what =
      switch state {
      case .deleted: "was deleted"
      case .replaced: "was replaced by another file"
      case .changed: "was changed by something else"
      }
    return "The transcript \(shown(path)) \(what) while it was open. Nothing more is written to it;"
      + " copy out what you just entered, it may not be saved."
  }
}

/// Who writes to a transcript.
package struct LockHolder: Sendable, Equatable, CustomStringConvertible {
  /// The program, and where it says so the person or machine.
  package var name: String
  /// The process id on the machine of the holder.
  package var process: Int64
  /// When it began, in milliseconds since 1970 UTC.
  package var since: Int64

  /// Creates a holder.
  package init(name: String, process: Int64, since: Int64) {
    self.name = name
    self.process = process
    self.since = since
  }

  package var description: String {
    "\(VisibleText.oneLine(name)) (process \(process), since \(TranscriptTime.text(of: since)))"
  }
}
