import Testing
import Transcripts

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct `Transcript errors` {
  private static let path = "/store/a\u{1B}[2J.jsonl"
  private static let damage = TranscriptDamage(.torn, line: 3, offset: 120, problem: "the end is torn")

  @Test(arguments: [
    (TranscriptError.locked(path: path, holder: nil), Int32(75)),
    (.locked(path: path, holder: LockHolder(name: "a", process: 1, since: 0)), 75),
    (.missing(path: path), 66), (.notPlain(path: path), 66), (.exists(path: path), 73),
    (.system(SystemFailure(ENOSPC), while: .write, path: path), 74),
    (.system(SystemFailure(EIO), while: .sync, path: path), 74),
    (.system(SystemFailure(EMFILE), while: .open, path: path), 74),
    (.system(SystemFailure(EACCES), while: .open, path: path), 77),
    (.system(SystemFailure(EPERM), while: .write, path: path), 77),
    (.system(SystemFailure(ENOLCK), while: .lock, path: path), 74),
    (.system(SystemFailure(EROFS), while: .create, path: path), 73),
    (.system(SystemFailure(EACCES), while: .create, path: path), 77),
    (.system(SystemFailure(EIO), while: .read, path: path), 74),
    (.system(SystemFailure(EIO), while: .check, path: path), 74),
    (.system(SystemFailure(EXDEV), while: .list, path: path), 74),
    (.damaged(path: path, damage), 65), (.unreadable(line: 2, item: "a\u{7}", problem: "no\u{7}"), 65),
    (.laterFormat(format: 2), 65), (.empty(path: path), 65), (.displaced(path: path, .deleted), 74),
    (.displaced(path: path, .replaced), 74), (.displaced(path: path, .changed), 74), (.abandoned(path: path), 74),
    (.tornEndStays(path: path, SystemFailure(EPERM)), 74), (.tooLong(bytes: 2_000_000), 65),
    (.unknownAssessment(id: "\u{1B}"), 66), (.noAssessments, 66),
    (.ambiguous(id: "a", candidates: [.init(id: "ab", path: path), .init(id: "ac", path: path)]), 66),
    (.noDefinition(digest: "\u{1B}"), 66), (.damagedDefinition(path: path, digest: ""), 65), (.noStore, 73),
  ])
  func `an error is a sentence and an exit code, without names from the source or raw controls`(
    error: TranscriptError, exitCode: Int32
  ) {
    #expect(error.exitCode == exitCode)
    #expect(error.message.hasSuffix("."))
    #expect(error.message.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
    for word in ["Transcript(", "SystemFailure", "Optional", "errno", "nil", "SimulatedDisk"] {
      #expect(!error.message.contains(word))
    }
  }
}
