import Questionnaires
import TestSupport

/// Rows of which every second one is a little off: values that are nearly right, odd spaces, bytes that were changed.
struct AwkwardInputs {
  let questionnaire: Questionnaire
  private var generator: SeededGenerator
  private let items: [Item]

  init(_ questionnaire: Questionnaire, seed: UInt64) {
    self.questionnaire = questionnaire
    generator = SeededGenerator(seed: seed)
    items = questionnaire.items.filter(\.isQuestion)
  }

  // MARK: - Objects on lines

  mutating func documents(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = chance(15) ? [0xEF, 0xBB, 0xBF] : []
    let isTame = chance(40)
    for number in 0..<count {
      var row = Array(document(number, isTame: isTame).utf8)
      if !isTame, number > 0, chance(15) { damage(&row, with: Array(" \t{}[]\",:\\0-.en/\u{0}\u{7F}é\r".utf8)) }
      bytes += row + lineEnd()
    }
    return bytes
  }

  private mutating func document(_ number: Int, isTame: Bool) -> String {
    var members: [String] = []
    var order = items
    if chance(30) { order.shuffle(using: &generator) }
    for item in order where chance(85) {
      members.append("\"\(item.id.text)\"\(space()):\(space())\(value(of: item, isTame: isTame || chance(98)))")
    }
    if !isTame, chance(4), let twice = members.randomElement(using: &generator) { members.append(twice) }
    let hasItemID = items.contains { $0.id.text == "id" }
    let id = chance(hasItemID ? 5 : 80) ? "\"id\":\(space())\(respondent(number, isTame))" : nil
    if chance(50) {
      var parts = ["\"answers\":{\(members.joined(separator: ",\(space())"))}"]
      if let id { parts.insert(id, at: chance(80) ? 0 : 1) }
      return "{" + parts.joined(separator: "," + space()) + "}"
    }
    if let id { members.insert(id, at: chance(80) ? 0 : members.count) }
    return "{\(space())" + members.joined(separator: space() + ",") + "}"
  }

  private mutating func respondent(_ number: Int, _ isTame: Bool) -> String {
    let plain = ["\"r\(number)\"", "\(number)", "\"Ärzte \(number)\""]
    let odd = [
      "\"\"", "-5", "-0", "1e5", "1.5", "null", "true", "[]", "\"a\\u0041\"", "\"=1+1\"", "\" x \"", "\"x/y\"",
      "\"\u{7F}\"",
      "\"" + String(repeating: "n", count: 1_000) + "\"", "\"" + String(repeating: "n", count: 1_001) + "\"",
      "123456789012345678901234567890", "\"\u{202E}x\"", "\"a,b;c\"",
    ]
    return (isTame || chance(70) ? plain : odd).randomElement(using: &generator)!
  }

  private mutating func value(of item: Item, isTame: Bool) -> String {
    if chance(10) {
      // Few rows would be left if what most items refuse were said in each.
      let allowed = item.allowsUnknown || chance(3) ? 4 : 2
      return [
        "null", #"{"state":"deferred"}"#, #"{"state":"unknown"}"#,
        #"{"state":"notApplicable","reason":"no such work"}"#,
      ].prefix(allowed).randomElement(using: &generator)!
    }
    return isTame ? good(item) : bad(item)
  }

  private mutating func good(_ item: Item) -> String {
    func quoted(_ id: Choice) -> String { "\"\(id.id.text)\"" }
    switch item.kind {
    case .choice: return quoted(item.choices.randomElement(using: &generator)!)
    case .multichoice:
      let some = item.choices.dropFirst().shuffled(using: &generator).prefix(Int.random(in: 1...4, using: &generator))
      return chance(20) ? quoted(item.choices[0]) : "[" + some.map(quoted).joined(separator: ",\(space())") + "]"
    case .boolean: return chance(50) ? "true" : "false"
    case .rating, .integer: return "\(Int.random(in: -2...7, using: &generator))"
    case .number, .money: return ["12", "0.5", "1.25", "250000", "0.1"].randomElement(using: &generator)!
    case .percent: return ["0.15", "0.5", "1", "0"].randomElement(using: &generator)!
    case .date: return ["\"2024-02-29\"", "\"1999-12-31\""].randomElement(using: &generator)!
    default: return ["\"words\"", "\"Técnica\"", "\"a b\""].randomElement(using: &generator)!
    }
  }

  private mutating func bad(_ item: Item) -> String {
    let id = item.choices.randomElement(using: &generator)?.id.text ?? "words"
    let long = String(repeating: "n", count: 65_536)
    return [
      "\"\(id)x\"", "\"\(id.dropLast())\"", "\"\(id.uppercased())\"", "\" \(id)\"", "\"\(id) \"", "\"\\u0061\"",
      "\"\(id)",
      "\(id)", "[\"\(id)\",\"\(id)\"]", "[]", "[ ]", "[\"\(id)\" , ]", "[ \"\(id)\" ]", "[1]", "\"\(id)\"",
      "\"\(id)\u{0}\"",
      "1.0", "1e2", "1E2", "-0", "007", "1.", ".5", "+1", "123456789012345", "1234567890123456", "0.123456789012345",
      "1.50",
      "-1", "1000001", "99999999999999999999", "0.1234567", "1.10", "5.000", "TRUE", "truex", "\"true\"", "\"5\"",
      "\"2023-02-29\"", "\"2024-2-9\"", "\"2024-02-29x\"", "\"0000-01-01\"", "\"9999-12-31\"", "\"２０２４-0\"",
      "\"+024-01-01\"",
      "\"\"", "\" \"", "\"\u{A0}\"", "\"\u{200B}\"", "\"\u{85}\"", "\"\t\"", "\"\(long)\"", "\"\(long)n\"", "\"\\\"\"",
      "{}",
      #"{"state":"unknown","reason":"r"}"#, #"{"state":"deferred","reason":"r"}"#,
      #"{"state":"deferred" , "reason": "r" }"#,
      #"{"state":"notApplicable"}"#, #"{"state":"notApplicable","reason":""}"#,
      #"{"state":"notApplicable","reason":" "}"#,
      #"{"state":"open"}"#, #"{"state":"unknownx"}"#, #"{"state":"deferredx"}"#, #"{"state":"unknown",}"#,
      #"{"state":"unknown","state":"unknown"}"#, #"{"state":"unknown","note":"n"}"#, #"{"value":"\#(id)"}"#,
      "{\"state\":\"notApplicable\",\"reason\":\"\(long)nn\"}", "{\"state\":\"unknown\",\"reason\":\"\u{202E}r\"}",
      "nul", "nullx",
    ].randomElement(using: &generator)!
  }

  // MARK: - Tables

  mutating func table(_ count: Int) -> [UInt8] {
    let separator = [",", ",", ";", "\t"].randomElement(using: &generator)!
    let isTame = chance(40)
    var columns: [Item?] = items.filter { _ in chance(90) }
    if columns.isEmpty { columns = [items[0]] }
    if chance(30) { columns.shuffle(using: &generator) }
    if chance(30) { columns.insert(nil, at: Int.random(in: 0...columns.count, using: &generator)) }
    var names = columns.map { $0?.id.text ?? "remarks" }
    let hasID = chance(70)
    if hasID, !names.contains("id") { names.insert("id", at: 0) }
    let showsID = hasID && names.count > columns.count
    var bytes: [UInt8] = chance(20) ? [0xEF, 0xBB, 0xBF] : []
    if chance(10) { bytes += "sep=\(separator)\r\n".utf8 }
    bytes += names.joined(separator: separator).utf8 + [0x0A]
    for number in 0..<count {
      if !isTame, chance(6) {
        bytes +=
          ["", " ", "\t", "\t\t", " \t ", separator, separator + separator, "\"\"", "\u{FEFF}"]
          .randomElement(using: &generator)!.utf8 + lineEnd(hasCR: true)
        continue
      }
      var cells =
        showsID
        ? [chance(90) ? "r\(number)" : ["", "'=1", " x", "é", "x ", "=1"].randomElement(using: &generator)!] : []
      for column in columns { cells.append(cell(of: column, isTame: isTame || chance(98))) }
      if !isTame, chance(5) { cells.removeLast() }
      if !isTame, chance(3) { cells.append("") }
      var row: [UInt8] = []
      for (place, cell) in cells.enumerated() {
        if place > 0 { row += separator.utf8 }
        let needsQuotes = cell.contains(separator) || cell.contains("\"") || cell.contains("\n") || cell.contains("\r")
        row += needsQuotes || chance(8) ? "\"\(cell.replacing("\"", with: "\"\""))\"".utf8 : cell.utf8
      }
      if !isTame, chance(10) { damage(&row, with: Array("\",;\t \u{0}é\u{7F}'=\r".utf8)) }
      bytes += row + lineEnd(hasCR: true)
    }
    return bytes
  }

  private mutating func cell(of item: Item?, isTame: Bool) -> String {
    guard let item else { return ["", "some remark", "a,b", "line\nend", "12"].randomElement(using: &generator)! }
    if chance(12) {
      let allowed = item.allowsUnknown || chance(3) ? 5 : 1
      return ["", "unknown", "?", "na: no such work", "na"].prefix(allowed).randomElement(using: &generator)!
    }
    let text = isTame ? good(item) : bad(item)
    switch item.kind {
    case .percent where isTame: return ["15%", "50%", "0%", "100 %"].randomElement(using: &generator)!
    case .multichoice:
      return text.filter { !"[]\"".contains($0) }.replacing(",", with: ";")
    default:
      guard text.utf8.count < 200 else {
        return String(repeating: "n", count: Int.random(in: 118...122, using: &generator))
      }
      return isTame || chance(60) ? text.replacing("\"", with: "") : text
    }
  }

  // MARK: - Bytes

  private mutating func space() -> String {
    chance(85) ? "" : [" ", "  ", "\t"].randomElement(using: &generator)!
  }

  private mutating func lineEnd(hasCR: Bool = false) -> [UInt8] {
    if chance(80) { return [0x0A] }
    return chance(80) || !hasCR ? [0x0D, 0x0A] : [0x0D]
  }

  private mutating func damage(_ row: inout [UInt8], with meaningful: [UInt8]) {
    for _ in 0..<Int.random(in: 1...2, using: &generator) where row.count > 2 {
      let place = Int.random(in: 1..<row.count, using: &generator)
      let byte =
        chance(80) ? meaningful.randomElement(using: &generator)! : UInt8.random(in: 0...255, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: row.remove(at: place)
      case 1: row[place] = byte
      case 2: row.insert(byte, at: place)
      default: row.removeSubrange(place..<min(row.count, place + 5))
      }
    }
  }

  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }
}
