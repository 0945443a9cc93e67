import Assessments
import Testing
import Transcripts

/// What the chain shows against a kept head, every case of a whole transcript; and what it does not.
@Suite struct `Tamper evidence` {
  private static let events = Array(Sample.events.prefix(6))

  @Test(arguments: 0..<8) func `every flipped bit is found, or was in the last line feed`(bit: Int) throws {
    let bytes = try Sample.transcript(Self.events)
    let head = try Sample.verify(bytes).head
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 1 << UInt8(bit)
      let verification = try Sample.verify(changed, keptHead: head)
      if index == bytes.count - 1 {
        // The record before it is whole, and the next opening puts it right.
        #expect(verification.isSound && verification.ending == .lineFeedDamaged)
      } else {
        #expect(!verification.isSound, "bit \(bit) of byte \(index)")
        #expect(verification.damage != nil, "bit \(bit) of byte \(index)")
      }
    }
  }

  @Test func `every line removed, repeated, moved or swapped is found`() throws {
    let lines = Sample.lines(try Sample.transcript())
    let head = try Sample.verify(Array(lines.joined())).head
    func isFound(_ changed: [[UInt8]]) throws -> Bool {
      let verification = try Sample.verify(Array(changed.joined()), keptHead: head)
      return !verification.isSound && verification.damage != nil
    }
    for first in lines.indices {
      var removed = lines
      let line = removed.remove(at: first)
      // A missing end leaves a sound, shorter transcript, which only the head shows.
      if first < lines.count - 1 { #expect(try isFound(removed), "line \(first + 1) removed") }
      for second in 0...removed.count where second != first {
        var moved = removed
        moved.insert(line, at: second)
        #expect(try isFound(moved), "line \(first + 1) moved to \(second + 1)")
      }
      for second in 0...lines.count {
        var repeated = lines
        repeated.insert(line, at: second)
        #expect(try isFound(repeated), "line \(first + 1) repeated at \(second + 1)")
      }
      for second in lines.indices.dropFirst(first + 1) {
        var swapped = lines
        swapped.swapAt(first, second)
        #expect(try isFound(swapped), "lines \(first + 1) and \(second + 1) swapped")
      }
    }
  }

  @Test func `every truncation is found against the kept head`() throws {
    let bytes = try Sample.transcript()
    let head = try Sample.verify(bytes).head
    // Without its last line feed the last record is still whole.
    for size in 0..<bytes.count - 1 {
      let verification = try Sample.verify(Array(bytes[..<size]), keptHead: head)
      #expect(!verification.isSound, "\(size) bytes")
      if verification.damage == nil { #expect(verification.headCheck == .absent, "\(size) bytes") }
    }
    #expect(try Sample.verify(bytes.dropLast(), keptHead: head).headCheck == .matches)
  }

  @Test func `a history written anew is sound by itself, and not against the kept head`() throws {
    let head = try Sample.verify(try Sample.transcript()).head
    for index in Sample.events.indices.dropFirst() {
      var other = Sample.events
      other[index] = .noted(item: nil, text: "never said", author: nil)
      let forged = try Sample.transcript(other)
      #expect(try Sample.verify(forged).isSound, "nothing but a kept head shows it")
      let checked = try Sample.verify(forged, keptHead: head)
      #expect(!checked.isSound && checked.headCheck == .absent, "event \(index + 1)")
    }
  }

  @Test func `what is added after the kept head is told, and is not vouched for`() throws {
    let bytes = try Sample.transcript()
    let head = try Sample.verify(bytes).head
    let longer = try Sample.transcript(Sample.events + [.noted(item: nil, text: "added later", author: "anyone")])
    let verification = try Sample.verify(longer, keptHead: head)
    #expect(verification.isSound)
    #expect(verification.headCheck == .continues(line: Sample.events.count, further: 1))
  }
}
