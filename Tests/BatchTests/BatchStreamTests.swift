import Batch
import Diagnostics
import Synchronization
import Testing

/// Inputs of every length, and those that never end.
@Suite struct BatchStreamTests {
  @Test(arguments: [1, 2, 5])
  func `rows come out in the order in which they go in, a broken one every tenth`(jobs: Int) throws {
    let questionnaire = try BatchSupport.questionnaire()
    let columns = try ResultColumns("id", of: questionnaire)
    var input = ""
    for row in 0..<20_000 {
      input += row % 10 == 9 ? "{\"id\":\(row),\"lead\":\"?\"}\n" : "{\"id\":\(row),\"lead\":\"yes\",\"paid\":true}\n"
    }
    let (collected, totals, _) = try BatchSupport.run(input, questionnaire) { options in
      options.jobs = jobs
      options.columns = columns
    }
    #expect(totals.rows == 20_000 && totals.failed == 2_000 && totals.bytes == input.utf8.count)
    let lines = collected.lines
    #expect(lines.count == 20_000)
    #expect(lines.enumerated().allSatisfy { $1.hasPrefix("{\"id\":\($0),") })
    #expect(
      collected.problems.map { $0.diagnostic.place!.position.line } == Array(stride(from: 10, through: 20_000, by: 10)))
  }

  @Test func `strict stops at the first row that cannot be scored`() throws {
    let questionnaire = try BatchSupport.questionnaire()
    let input =
      "{\"id\":1}\n{\"id\":2,\"x\":1}\n{\"id\":3}\n" + String(repeating: "{\"id\":4,\"x\":1}\n", count: 50_000)
    let (collected, totals, _) = try BatchSupport.run(input, questionnaire) { $0.isStrict = true }
    #expect(totals.rows == 2 && totals.failed == 1)
    #expect(collected.lines.count == 2 && collected.problems.count == 1)
  }

  @Test func `a row comes out without waiting for others`() throws {
    let questionnaire = try BatchSupport.questionnaire()
    let collected = Collected()
    // Each piece is given only once the row before it has come out: an input that hoards would end the test's patience.
    let given = Mutex(0)
    let input = BatchInput(
      name: "pipe",
      read: { buffer in
        let number = given.withLock { number in
          defer { number += 1 }
          return number
        }
        guard number < 5 else { return 0 }
        let end = ContinuousClock.now + .seconds(20)
        while collected.lines.count < number, ContinuousClock.now < end {}
        #expect(collected.lines.count == number)
        buffer.copyBytes(from: "{\"id\":\(number)}\n".utf8)
        return 9
      }, isReady: { false }, interrupt: {})
    var options = BatchSupport.options(questionnaire)
    options.jobs = 2
    let totals = try BatchRun(input, options).run(collected.handlers)
    #expect(totals.rows == 5)
  }

  @Test(arguments: [false, true])
  func `a row without an end is passed over in bounded memory`(isTable: Bool) throws {
    let questionnaire = try BatchSupport.questionnaire()
    let given = Mutex(0)
    // 40 MiB without a line end, between rows that are good.
    let pieces = 640
    let input = BatchInput(
      name: "endless",
      read: { buffer in
        let number = given.withLock { number in
          defer { number += 1 }
          return number
        }
        func give(_ text: String) -> Int {
          buffer.copyBytes(from: text.utf8)
          return text.utf8.count
        }
        switch number {
        case 0: return give(isTable ? "id,lead\na,yes\n\"" : "{\"id\":\"a\",\"lead\":\"yes\"}\n{\"id\":\"")
        case 1...pieces:
          let count = min(buffer.count, 65_536)
          #expect(buffer.count <= 4 << 20)
          UnsafeMutableRawBufferPointer(rebasing: buffer[..<count]).initializeMemory(as: UInt8.self, repeating: 0x78)
          return count
        case pieces + 1: return give(isTable ? "\",no\nb,yes\n" : "\"}\n{\"id\":\"b\",\"lead\":\"yes\"}\n")
        default: return 0
        }
      }, isReady: { true }, interrupt: {})
    let collected = Collected()
    let totals = try BatchRun(input, BatchSupport.options(questionnaire)).run(collected.handlers)
    #expect(totals.rows == 3 && totals.failed == 1)
    #expect(collected.problems.map(\.diagnostic.identifier) == ["row-too-long"])
    #expect(collected.problems.first?.diagnostic.place?.position.line == (isTable ? 3 : 2))
    #expect(collected.lines.last?.hasPrefix("{\"id\":\"b\",\"score\":") == true)
  }

  @Test func `rows of a hundred bytes and of ten million stand side by side`() throws {
    let questionnaire = try BatchSupport.questionnaire()
    let note = String(repeating: "n", count: 10_000_000)
    let input = """
      {"id":"a","lead":"yes","mentors":3,"paid":true}
      {"id":"b","lead":{"value":"yes","note":"\(note)"},"mentors":3,"paid":true}
      {"id":"c","remark":"\(note)"}
      {"id":"d","lead":"yes","mentors":3,"paid":true}
      """
    let (collected, totals, _) = try BatchSupport.run(input, questionnaire)
    #expect(totals.rows == 4 && totals.failed == 1)
    #expect(collected.problems.map { $0.respondent?.name } == ["c"])
    #expect(collected.lines.filter { $0.contains("\"score\":1.0") }.count == 3)
  }

  @Test func `an empty input has no rows`() throws {
    let questionnaire = try BatchSupport.questionnaire()
    for input in ["", "\n \n", "id,lead\n"] {
      let (collected, totals, _) = try BatchSupport.run(input, questionnaire)
      #expect(totals.rows == 0 && collected.text.isEmpty)
    }
  }
}
