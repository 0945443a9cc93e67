import Questionnaires
import Scoring

/// Reads one value of a JSON row as the answer to an item.
struct FlatValueReader {
  private let facts: UnsafeMutablePointer<FlatItems.Facts>
  private let choices: UnsafeMutablePointer<FlatItems.Word>
  private let shortChoices: UnsafeMutablePointer<UInt64>
  private let shortPlaces: UnsafeMutablePointer<UInt8>
  private let letters: UnsafeMutablePointer<UInt8>
  private let slots: FlatResponses.Slots

  /// Creates a reader; the items and the responses must outlive it.
  init(_ items: FlatItems, into responses: FlatResponses) {
    facts = items.facts
    choices = items.choices
    shortChoices = items.shortChoices
    shortPlaces = items.shortPlaces
    letters = items.letters
    slots = responses.slots
  }

  /// Reads the value here.
  /// - Returns: the place behind it where it is an answer that the item accepts; otherwise the row is one for the general
  ///   way.
  @inline(never)
  func read(_ start: FlatScanner, _ item: Int) -> FlatScanner? {
    var scanner = start
    return read(&scanner, item) ? scanner : nil
  }

  /// Reads a choice behind its opening quote.
  @inline(__always)
  func readChoice(_ scanner: inout FlatScanner, _ item: Int) -> Bool {
    let place = choice(&scanner, item)
    guard place >= 0 else { return false }
    slots.give(.answered, Int64(place), to: item)
    return true
  }

  /// The place of the choice whose name, behind its opening quote, stands here; -1 where it is none.
  @inline(__always)
  private func choice(_ scanner: inout FlatScanner, _ item: Int) -> Int {
    let bytes = UnsafeRawPointer(scanner.position).loadUnaligned(as: UInt64.self)
    let quotes = FlatScanner.quotes(in: bytes)
    guard quotes != 0 else { return anyChoice(&scanner, item) }
    // Which of them it is cannot be foretold, so that a jump for each would mostly be a wrong one. Where the name ends is
    // known before, and what comes next need not wait for what the name is.
    let last = quotes.trailingZeroBitCount
    let word = bytes & .max >> UInt64(63 - last)
    let slot = facts[item].lookup.slot(of: word)
    guard shortChoices[slot] == word else { return anyChoice(&scanner, item) }
    scanner.position += last >> 3 + 1
    return Int(shortPlaces[slot])
  }

  /// The same for a name of more than seven bytes, and for one without a slot.
  @inline(__always)
  private func anyChoice(_ scanner: inout FlatScanner, _ item: Int) -> Int {
    let first = Int(facts[item].firstChoice)
    for place in 0..<Int(facts[item].choiceCount) where choices[first + place].begins(scanner.position, letters) {
      scanner.position += Int(choices[first + place].length)
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

  private func read(_ scanner: inout FlatScanner, _ item: Int) -> Bool {
    let facts = facts[item]
    switch scanner.byte {
    case UInt8(ascii: "n"): return scanner.take(word: Self.nullWord)
    case UInt8(ascii: "{"): return readState(&scanner, item)
    default: break
    }
    switch facts.kind {
    case .boolean:
      if scanner.take(word: Self.trueWord) {
        slots.give(.answered, 1, to: item)
      } else if scanner.take(word: Self.falseWord) {
        slots.give(.answered, 0, to: item)
      } else {
        return false
      }
      return true
    case .integer:
      guard let number = scanner.takeWhole(), Double(number) >= facts.least, Double(number) <= facts.greatest else {
        return false
      }
      slots.give(.answered, number - facts.base, to: item)
      return true
    case .number:
      // Digits and power are exact as doubles, so that their quotient is the double nearest to the number (Clinger,
      // "How to read floating point numbers accurately", PLDI 1990).
      guard let number = scanner.takeDecimal(), number.fraction <= Int(facts.decimals) else { return false }
      let value = Double(number.mantissa) / Self.powers[number.fraction]
      guard value >= facts.least, value <= facts.greatest else { return false }
      slots.give(.answered, Int64(bitPattern: value.bitPattern), to: item)
      return true
    case .multichoice: return readChoices(&scanner, item)
    case .date: return readDate(&scanner, item)
    case .text:
      guard !facts.isRead, let text = scanner.takeText(), text.isVisible, text.length <= Item.textLimit else {
        return false
      }
      slots.give(.answered, to: item)
      return true
    case .choice: return scanner.take("\"") && readChoice(&scanner, item)
    case .other: return false
    }
  }

  private func readChoices(_ scanner: inout FlatScanner, _ item: Int) -> Bool {
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
    guard set & facts[item].exclusive == 0 || set.nonzeroBitCount == 1 else { return false }
    slots.give(.answered, Int64(bitPattern: set), to: item)
    return true
  }

  private func readDate(_ scanner: inout FlatScanner, _ item: Int) -> Bool {
    let bytes = UnsafeBufferPointer(start: scanner.position, count: 12)
    guard bytes[0] == UInt8(ascii: "\""), bytes[11] == UInt8(ascii: "\"") else { return false }
    guard let date = CalendarDate(String(decoding: bytes[1..<11], as: UTF8.self)) else { return false }
    let days = Double(date.daysSince1970)
    guard days >= facts[item].least, days <= facts[item].greatest else { return false }
    scanner.position += 12
    slots.give(.answered, Int64(date.daysSince1970), to: item)
    return true
  }

  private static let stateWord: (UInt64, UInt64, Int) = (0x2265_7461_7473, 0xFFFF_FFFF_FFFF, 6)
  private static let unknownWord: (UInt64, UInt64, Int) = (0x226E_776F_6E6B_6E75, .max, 8)
  private static let reasonWord: (UInt64, UInt64, Int) = (0x22_6E6F_7361_6572, 0xFF_FFFF_FFFF_FFFF, 7)
  private static let deferredWord: (UInt64, UInt64, Int) = (0x6465_7272_6566_6564, .max, 8)
  private static let notWord: (UInt64, UInt64, Int) = (0x696C_7070_4174_6F6E, .max, 8)
  private static let applicableWord: (UInt64, UInt64, Int) = (0x22_656C_6261_63, 0xFF_FFFF_FFFF_FF, 6)

  /// Reads `{"state": ...}`, with a reason or without.
  private func readState(_ scanner: inout FlatScanner, _ item: Int) -> Bool {
    let facts = facts[item]
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
    slots.give(mark, to: item)
    return true
  }
}
