import Questionnaires
import Scoring

/// Reads one value of a JSON row as the answer to an item.
struct FlatValueReader {
  private let items: FlatItems

  @inline(__always)
  init(_ items: FlatItems) {
    self.items = items
  }

  /// Reads the value here.
  /// - Returns: whether it is an answer that the item accepts; otherwise the row is one for the general way.
  @inline(__always)
  func read(_ scanner: inout FlatScanner, _ item: Int, into responses: FlatResponses) -> Bool {
    if items.facts[item].kind == .choice, scanner.byte == UInt8(ascii: "\"") {
      scanner.position += 1
      let place = choice(&scanner, item)
      guard place >= 0 else { return false }
      responses.give(.answered, value: Int64(place), to: item)
      return true
    }
    return readOther(&scanner, item, into: responses)
  }

  /// The place of the choice whose name, behind its opening quote, stands here; -1 where it is none.
  @inline(__always)
  private func choice(_ scanner: inout FlatScanner, _ item: Int) -> Int {
    let first = Int(items.facts[item].firstChoice)
    let count = Int(items.facts[item].choiceCount)
    for place in 0..<count where items.choices[first + place].begins(scanner.position, items.letters) {
      scanner.position += Int(items.choices[first + place].length)
      return place
    }
    return -1
  }

  private static let trueWord: (UInt64, UInt64, Int) = (0x6575_7274, 0xFFFF_FFFF, 4)
  private static let falseWord: (UInt64, UInt64, Int) = (0x65_736C_6166, 0xFF_FFFF_FFFF, 5)
  private static let nullWord: (UInt64, UInt64, Int) = (0x6C6C_756E, 0xFFFF_FFFF, 4)
  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  @inline(never)
  private func readOther(_ scanner: inout FlatScanner, _ item: Int, into responses: FlatResponses) -> Bool {
    let facts = items.facts[item]
    switch scanner.byte {
    case UInt8(ascii: "n"): return scanner.take(word: Self.nullWord)
    case UInt8(ascii: "{"): return readState(&scanner, item, into: responses)
    default: break
    }
    switch facts.kind {
    case .boolean:
      if scanner.take(word: Self.trueWord) {
        responses.give(.answered, value: 1, to: item)
      } else if scanner.take(word: Self.falseWord) {
        responses.give(.answered, value: 0, to: item)
      } else {
        return false
      }
      return true
    case .integer:
      guard let number = scanner.takeWhole(), Double(number) >= facts.least, Double(number) <= facts.greatest else {
        return false
      }
      responses.give(.answered, value: number - facts.base, to: item)
      return true
    case .number:
      // Digits and power are exact as doubles, so that their quotient is the double nearest to the number (Clinger,
      // "How to read floating point numbers accurately", PLDI 1990).
      guard let number = scanner.takeDecimal(), number.fraction <= Int(facts.decimals) else { return false }
      let value = Double(number.mantissa) / Self.powers[number.fraction]
      guard value >= facts.least, value <= facts.greatest else { return false }
      responses.give(.answered, value: Int64(bitPattern: value.bitPattern), to: item)
      return true
    case .multichoice: return readChoices(&scanner, item, into: responses)
    case .date: return readDate(&scanner, item, into: responses)
    case .text:
      guard !facts.isRead, let text = scanner.takeText(), text.isVisible, text.length <= Item.textLimit else {
        return false
      }
      responses.give(.answered, to: item)
      return true
    case .choice, .other: return false
    }
  }

  private func readChoices(_ scanner: inout FlatScanner, _ item: Int, into responses: FlatResponses) -> Bool {
    var set: UInt64 = 0
    if scanner.take("[") {
      repeat {
        scanner.skipSpaces()
        guard scanner.take("\"") else { return false }
        let place = choice(&scanner, item)
        guard place >= 0, set >> UInt64(place) & 1 == 0 else { return false }
        set |= 1 << UInt64(place)
        scanner.skipSpaces()
      } while scanner.take(",")
      guard scanner.take("]") else { return false }
    } else {
      guard scanner.take("\"") else { return false }
      let place = choice(&scanner, item)
      guard place >= 0 else { return false }
      set = 1 << UInt64(place)
    }
    guard set & items.facts[item].exclusive == 0 || set.nonzeroBitCount == 1 else { return false }
    responses.give(.answered, value: Int64(bitPattern: set), to: item)
    return true
  }

  private func readDate(_ scanner: inout FlatScanner, _ item: Int, into responses: FlatResponses) -> Bool {
    let bytes = UnsafeBufferPointer(start: scanner.position, count: 12)
    guard bytes[0] == UInt8(ascii: "\""), bytes[11] == UInt8(ascii: "\"") else { return false }
    guard let date = CalendarDate(String(decoding: bytes[1..<11], as: UTF8.self)) else { return false }
    let days = Double(date.daysSince1970)
    guard days >= items.facts[item].least, days <= items.facts[item].greatest else { return false }
    scanner.position += 12
    responses.give(.answered, value: Int64(date.daysSince1970), to: item)
    return true
  }

  private static let stateWord: (UInt64, UInt64, Int) = (0x2265_7461_7473, 0xFFFF_FFFF_FFFF, 6)
  private static let unknownWord: (UInt64, UInt64, Int) = (0x226E_776F_6E6B_6E75, .max, 8)
  private static let reasonWord: (UInt64, UInt64, Int) = (0x22_6E6F_7361_6572, 0xFF_FFFF_FFFF_FFFF, 7)
  private static let deferredWord: (UInt64, UInt64, Int) = (0x6465_7272_6566_6564, .max, 8)
  private static let notWord: (UInt64, UInt64, Int) = (0x696C_7070_4174_6F6E, .max, 8)
  private static let applicableWord: (UInt64, UInt64, Int) = (0x22_656C_6261_63, 0xFF_FFFF_FFFF_FF, 6)

  /// Reads `{"state": ...}`, with a reason or without.
  private func readState(_ scanner: inout FlatScanner, _ item: Int, into responses: FlatResponses) -> Bool {
    let facts = items.facts[item]
    guard facts.kind != .other, scanner.take("{") else { return false }
    scanner.skipSpaces()
    guard scanner.take("\""), scanner.take(word: Self.stateWord), scanner.takeColon(), scanner.take("\"") else {
      return false
    }
    var mark = FlatResponses.Mark.unknown
    if scanner.take(word: Self.unknownWord) {
      guard facts.allowsUnknown else { return false }
    } else if scanner.take(word: Self.deferredWord) {
      guard scanner.take("\"") else { return false }
      mark = .deferred
    } else {
      guard facts.allowsNotApplicable, scanner.take(word: Self.notWord), scanner.take(word: Self.applicableWord) else {
        return false
      }
      mark = .notApplicable
    }
    scanner.skipSpaces()
    var hasReason = false
    if scanner.take(",") {
      scanner.skipSpaces()
      guard scanner.take("\""), scanner.take(word: Self.reasonWord), scanner.takeColon() else { return false }
      guard let text = scanner.takeText(), text.isVisible else { return false }
      hasReason = true
      scanner.skipSpaces()
    }
    guard scanner.take("}"), mark != .notApplicable || !facts.requiresReason || hasReason else { return false }
    responses.give(mark, to: item)
    return true
  }
}
