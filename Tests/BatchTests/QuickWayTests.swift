import Batch
import Foundation
import JSONDocuments
import Questionnaires
import TestSupport
import Testing

/// The quick way gives what the general way gives, to the last byte.
///
/// `GROUNDWORK_BATCH_ROWS=1000` tries so many rows of each questionnaire.
@Suite struct QuickWayTests {
  private static let count = Int(ProcessInfo.processInfo.environment["GROUNDWORK_BATCH_ROWS"] ?? "") ?? 40

  @Test(arguments: BatchSupport.shipped.map(\.id))
  func `random respondents of a questionnaire that ships come out the same both ways`(id: String) throws {
    let questionnaire = try #require(BatchSupport.shipped.first { $0.id == id })
    try compare(questionnaire, seed: 1)
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `random respondents of random questionnaires come out the same both ways`(seed: UInt64) throws {
    var definitions = RandomDefinitions(seed: seed)
    try compare(BatchSupport.questionnaire(definitions.next()), seed: seed)
  }

  @Test(arguments: BatchSupport.shipped.map(\.id))
  func `tables come out the same both ways`(id: String) throws {
    let questionnaire = try #require(BatchSupport.shipped.first { $0.id == id })
    var respondents = RandomRespondents(questionnaire, seed: 3)
    let items = questionnaire.items.filter { $0.isQuestion && $0.rowForm == nil }
    var table = "id," + items.map(\.id.text).joined(separator: ",") + "\n"
    for row in 0..<Self.count {
      var answers: [String: JSONValue] = [:]
      if case .object(let members) = respondents.next() {
        for member in members { answers[member.name] = member.value }
      }
      // Every tenth row has a cell that is no answer, and every seventh an id that stands in quotes.
      let cells = items.map { item in
        row % 10 == 9 && item.index == items[0].index ? "\u{7F}?" : cell(answers[item.id.text])
      }
      table += (row % 7 == 0 ? "\"r,\(row)\"" : "r\(row)") + "," + cells.joined(separator: ",") + "\r\n"
    }
    try compare(table, questionnaire)
  }

  /// What a person would put into a cell for a value of JSON.
  private func cell(_ value: JSONValue?) -> String {
    switch value {
    case nil, .null?: ""
    case .string(let text)?: "\"\(text)\""
    case .bool(let truth)?: truth ? "Yes" : "n"
    case .integer(let number)?: "\(number)"
    case .number(let number)?: "\(number)"
    case .array(let ids)?: ids.map { cell($0).replacing("\"", with: "") }.joined(separator: ";")
    case .object(let members)?: members[0].value == .string("unknown") ? "?" : members.count > 1 ? "na: not here" : ""
    }
  }

  /// The quick way takes no row that the general way refuses.
  @Test(arguments: BatchSupport.shipped.map(\.id))
  func `damaged rows come out the same both ways`(id: String) throws {
    let questionnaire = try #require(BatchSupport.shipped.first { $0.id == id })
    var respondents = RandomRespondents(questionnaire, seed: 5)
    var generator = SeededGenerator(seed: 5)
    var input: [UInt8] = []
    let meaningful = Array(" \t{}[]\",:\\0-.en/".utf8)
    for row in 0..<Self.count * 5 {
      let answers = respondents.next()
      var bytes = Array(
        (row % 2 == 0
          ? JSONValue.object([.init(name: "id", value: .string("r\(row)")), .init(name: "answers", value: answers)])
          : answers).serialized().utf8)
      // One to three bytes of those that mean something, put in, left out or exchanged.
      for _ in 0..<Int(generator.next() % 3) + 1 where bytes.count > 2 {
        // The first one tells what the whole input is.
        let place = 1 + Int(generator.next() % UInt64(bytes.count - 1))
        let byte = meaningful[Int(generator.next() % UInt64(meaningful.count))]
        switch generator.next() % 4 {
        case 0: bytes.remove(at: place)
        case 1: bytes[place] = byte
        case 2: bytes.insert(byte, at: place)
        default: bytes.swapAt(place, bytes.count - 1)
        }
      }
      input += bytes + "\n".utf8
    }
    try compare(String(decoding: input, as: UTF8.self), questionnaire)
  }

  @Test func `commas, spaces and colons are where JSON has them`() throws {
    let questionnaire = try BatchSupport.questionnaire()
    let rows = [
      #"{"id":"a","answers":{"lead":"yes",}}"#, #"{"id":"a","answers":{"lead":"yes" , }}"#, #"{"lead":"yes",}"#,
      #"{"lead":"yes" ,}"#, #"{,"lead":"yes"}"#, #"{"lead" : "yes" , "mentors" : 2 }"#, #"{"lead":"yes","mentors":2},"#,
      #"{"lead":"yes""mentors":2}"#, #"{"lead""yes"}"#, #"{"lead"::"yes"}"#, #"{"lead":"yes","lead":"no"}"#,
      #"{"lead":"yes"}}"#, #"{"lead":"yes"}{}"#, #"{ "id":1,"answers" : { "lead" : "partly" } } "#,
      #"{"answers":{"lead":"ye"}}"#, #"{"answers":{"lead":"yes "}}"#, #"{"answers":{"lead":"yes\u0020"}}"#,
      #"{"answers":{"lead":"partly}}"#, #"{"answers":{"lead":"partlyyyyyyyyyyyyyyyyyyy"}}"#,
    ]
    for row in rows { try compare(row + "\n", questionnaire) }
    try compare(rows.joined(separator: "\n"), questionnaire)
  }

  @Test(arguments: [
    "lead\tmentors\n\t\nyes\t3\n", "lead,mentors\n   \nyes,3\n \t \r\n", "remark,lead\n \n \nx,yes\n  ",
    "remark,lead\n\u{FEFF}\"a,b\",yes\n",
  ])
  func `a line of white space is no row of a table, and a byte-order mark within one is passed over`(
    table: String
  ) throws {
    let questionnaire = try BatchSupport.questionnaire()
    try compare(table, questionnaire)
    #expect(try BatchSupport.run(table, questionnaire).totals.rows == 1)
  }

  private func compare(_ questionnaire: Questionnaire, seed: UInt64) throws {
    var respondents = RandomRespondents(questionnaire, seed: seed)
    var input = ""
    for row in 0..<Self.count {
      let answers = respondents.next()
      input +=
        JSONValue.object([
          .init(name: "id", value: .string("r\(row)")), .init(name: "answers", value: answers),
        ]).serialized() + "\n"
    }
    try compare(input, questionnaire)
  }

  private func compare(_ input: String, _ questionnaire: Questionnaire) throws {
    let quick = try BatchSupport.run(input, questionnaire) { $0.summarizes = true }
    let general = try BatchSupport.run(input, questionnaire) { options in
      options.isQuick = false
      options.summarizes = true
    }
    for (left, right) in zip(quick.collected.lines, general.collected.lines) where left != right {
      Issue.record("\(left)\n\(right)")
      return
    }
    #expect(quick.collected.text == general.collected.text)
    #expect(quick.totals.neverAsked == general.totals.neverAsked)
    #expect(general.totals.generalRows == general.totals.rows)
    #expect(quick.cohort == general.cohort)
    #expect(quick.collected.problems.map(\.message) == general.collected.problems.map(\.message))
  }
}
