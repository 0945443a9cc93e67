import Assessments
import JSONDocuments
import Testing
import Transcripts

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct `Transcript verification` {
  @Test func `a transcript as written is sound`() throws {
    let bytes = try Sample.transcript()
    let verification = try Sample.verify(bytes)
    #expect(verification.isSound)
    #expect(verification.count == Sample.events.count)
    #expect(verification.size == bytes.count)
    #expect(verification.ending == .complete)
    #expect(verification.remarks.isEmpty)
    #expect(String(decoding: bytes, as: UTF8.self).hasSuffix("\(verification.head)\"}\n"))
  }

  @Test func `the example of the article is a sound transcript`() throws {
    let folder = "\(#filePath)".split(separator: "/").dropLast(3).map { "/\($0)" }.joined()
    let file = try #require(fopen(folder + "/Sources/Transcripts/Transcripts.docc/Transcripts.md", "r"))
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    bytes.removeSubrange(fread(&bytes, 1, bytes.count, file)...)
    let example = bytes.split(separator: 0x0A).filter { $0.starts(with: "{\"type\"".utf8) }
    let verification = try Sample.verify(Array(example.map { $0 + [0x0A] }.joined()))
    #expect(verification.isSound)
    #expect(verification.count == 3)
  }

  @Test func `a change of any byte is found`() throws {
    let bytes = try Sample.transcript(Array(Sample.events[..<4]))
    let starts = Sample.lines(bytes).reduce(into: [0]) { $0.append($0.last! + $1.count) }
    for index in bytes.indices.dropLast() {
      // The line that holds the byte; of a line feed also the one that it divides it from.
      let line = starts.lastIndex { $0 <= index }! + 1
      for pattern: UInt8 in [0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xFF, bytes[index]] {
        var changed = bytes
        changed[index] ^= pattern
        let verification = try Sample.verify(changed)
        #expect(verification.damage?.line == line, "byte \(index), pattern \(pattern)")
        if pattern == 0x01 { #expect(throws: TranscriptError.self) { try Sample.read(changed) } }
      }
    }
  }

  @Test func `a change of the last line feed is told and costs nothing`() throws {
    let bytes = try Sample.transcript()
    for byte in UInt8.min...UInt8.max where byte != 0x0A {
      let verification = try Sample.verify(bytes.dropLast() + [byte])
      #expect(verification.damage == nil)
      #expect(verification.count == Sample.events.count)
      #expect(verification.ending == .lineFeedDamaged)
    }
    #expect(try Sample.verify(bytes.dropLast()).ending == .lineFeedMissing)
  }

  @Test func `every cut within a line is told as torn, and lines before it stay readable`() throws {
    let bytes = try Sample.transcript()
    for size in 0..<bytes.count {
      let verification = try Sample.verify(Array(bytes[..<size]))
      let whole = bytes[..<size].count { $0 == 0x0A }
      let isWholeWithoutLineFeed = size > 0 && bytes[size] == 0x0A
      #expect(verification.count == whole + (isWholeWithoutLineFeed ? 1 : 0))
      if size == 0 {
        #expect(verification.damage?.kind == .empty)
      } else if bytes[size - 1] != 0x0A, !isWholeWithoutLineFeed {
        #expect(verification.damage?.kind == .torn)
      } else {
        #expect(verification.isSound)
      }
    }
  }

  @Test(arguments: 0..<6, 1..<7)
  func `lines that changed places are told apart from missing and repeated ones`(first: Int, second: Int) throws {
    let lines = Sample.lines(try Sample.transcript())
    func damage(_ lines: [[UInt8]]) throws -> TranscriptDamage? { try Sample.verify(Array(lines.joined())).damage }

    var removed = lines
    removed.removeSubrange(first..<min(first + second, lines.count - 1))
    let gap = lines.count - removed.count
    #expect(try damage(removed)?.kind == .removed(gap))
    #expect(try damage(removed)?.line == first + 1)

    var repeated = lines
    repeated.insert(lines[first], at: max(first + 1, second))
    #expect(try damage(repeated)?.kind == .repeated(of: first + 1))
    #expect(try damage(repeated)?.line == max(first + 1, second) + 1)

    guard first != second else { return }
    var swapped = lines
    swapped.swapAt(first, second)
    let found = try #require(try damage(swapped))
    #expect(found.line == min(first, second) + 1)
    if case .moved = found.kind {} else { Issue.record("found \(found)") }
  }

  @Test func `a line put in, an edit and a bad byte are told apart`() throws {
    let lines = Sample.lines(try Sample.transcript())
    func damage(_ line: Int, _ text: [UInt8]) throws -> TranscriptDamage? {
      var changed = lines
      changed[line - 1] = text
      return try Sample.verify(Array(changed.joined())).damage
    }
    #expect(try damage(3, Array("hello\n".utf8))?.kind == .foreign)
    #expect(try damage(3, Array("\n".utf8))?.kind == .foreign)
    let edited = String(decoding: lines[2], as: UTF8.self).replacing("union", with: "college")
    #expect(try damage(3, Array(edited.utf8))?.kind == .edited)
    let offset = lines[..<2].joined().count + 20
    var bad = lines[2]
    bad[20] = 0xE9
    let damage = try #require(try damage(3, bad))
    #expect(damage.kind == .notText)
    #expect(damage.offset == offset)
  }

  @Test func `lines of another transcript are told by their beginning`() throws {
    let lines = Sample.lines(try Sample.transcript())
    var other = Sample.opening
    other.assessment = "other"
    let joined = lines + Sample.lines(try Sample.transcript([.opened(other)]))
    #expect(try Sample.verify(Array(joined.joined())).damage?.kind == .moved(after: 0))
  }

  @Test(arguments: [
    (#"{"type":"asked","seq":3,"time":"2026-03-02T14:05:09.123Z","item":"a"}"#, "its 'seq' is 3 where 2 is expected"),
    (#"{"type":"opened","seq":2,"time":"2026-03-02T14:05:09.123Z"}"#, "it is a second 'opened'"),
    (#"{"type":"asked","seq":2,"time":"yesterday"}"#, "its 'time' is not a time"),
    (#"{"type":"asked","seq":2,"seq":2,"time":"2026-03-02T14:05:09.123Z"}"#, "stands twice"),
    (#"{"type":"asked","seq":2,"time":"2026-03-02T14:05:09.123Z",}"#, "no JSON object"),
    (#"{"seq":2,"time":"2026-03-02T14:05:09.123Z"}"#, "it has no 'type'"),
    (#"{"type":"asked","seq":2,"time":"2026-03-02T14:05:09.123Z"} {"a":1}"#, "no JSON object"),
  ])
  func `a line whose chain was recomputed still has to be a record in its place`(line: String, problem: String) throws {
    let first = EncodedEvent.json(of: RecordedEvent(seq: 1, milliseconds: 0, event: .opened(Sample.opening)))
    let bytes = try `Transcript records`.chained([first.serialized(), line])
    let damage = try #require(try Sample.verify(bytes).damage)
    #expect(damage.line == 2)
    #expect(damage.kind == .malformed)
    #expect(damage.problem.contains(problem))
  }

  @Test func `a transcript that does not begin with its opening is refused`() throws {
    let bytes = try `Transcript records`.chained([
      #"{"type":"asked","seq":1,"time":"2026-03-02T14:05:09.123Z","item":"a"}"#
    ])
    #expect(try Sample.verify(bytes).damage?.problem.contains("the first record is 'asked'") == true)
  }

  @Test func `a line past the limit is refused without reading on`() throws {
    let bytes = try Sample.transcript() + [UInt8](repeating: 0x61, count: 3 << 20) + [0x0A]
    let verification = try Sample.verify(bytes)
    #expect(verification.damage?.kind == .tooLong)
    #expect(verification.count == Sample.events.count)
  }

  @Test func `a kept head is found at the end, on the way, or not at all`() throws {
    let bytes = try Sample.transcript()
    let lines = Sample.lines(bytes)
    let head = try Sample.verify(bytes).head
    #expect(try Sample.verify(bytes, keptHead: head).headCheck == .matches)
    #expect(try Sample.verify(bytes, keptHead: head.uppercased()).headCheck == .matches)
    for count in 1..<lines.count {
      let earlier = Array(lines[..<count].joined())
      let earlierHead = try Sample.verify(earlier).head
      let later = try Sample.verify(bytes, keptHead: earlierHead)
      #expect(later.headCheck == .continues(line: count, further: lines.count - count))
      #expect(later.isSound)
      // A file cut at the end of a line is valid by itself; only the head shows it.
      #expect(try Sample.verify(earlier).isSound)
      let cut = try Sample.verify(earlier, keptHead: head)
      #expect(cut.headCheck == .absent)
      #expect(!cut.isSound)
      #expect(cut.remarks.count == 1)
    }
  }

  @Test func `another branch of the same transcript does not contain the head`() throws {
    let head = try Sample.verify(try Sample.transcript()).head
    let branch = try Sample.transcript(Sample.events.dropLast() + [.amended])
    #expect(try Sample.verify(branch).isSound)
    #expect(try Sample.verify(branch, keptHead: head).headCheck == .absent)
  }

  @Test func `salvage copies the good beginning and leaves the original`() throws {
    let bytes = try Sample.transcript()
    let lines = Sample.lines(bytes)
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 0x40
      let disk = SimulatedDisk([Sample.path: changed])
      let line = bytes[..<index].count { $0 == 0x0A }
      guard line > 0 else {
        #expect(throws: TranscriptError.empty(path: Sample.path)) {
          try TranscriptSalvage(from: Sample.path, to: "copy", files: disk)
        }
        #expect(disk.names == [Sample.path])
        continue
      }
      let salvage = try TranscriptSalvage(from: Sample.path, to: "copy", files: disk)
      let good = index == bytes.count - 1 ? lines.count : line
      #expect(salvage.count == good)
      #expect(disk["copy"] == Array(lines[..<good].joined()))
      #expect(disk[Sample.path] == changed)
      #expect(disk.statesAfterPowerCut(of: "copy").allSatisfy { $0 == disk["copy"] })
    }
  }

  @Test func `salvage overwrites nothing`() throws {
    let disk = SimulatedDisk([Sample.path: try Sample.transcript(), "copy": [1]])
    #expect(throws: TranscriptError.exists(path: "copy")) {
      try TranscriptSalvage(from: Sample.path, to: "copy", files: disk)
    }
    #expect(disk["copy"] == [1])
  }
}
