import Questionnaires
import Scoring

/// Reads rows of JSON straight from their bytes into flat responses, without tokens and trees.
///
/// Takes what exports are made of: objects of plain values, names and texts without escapes. A row with anything else, or
/// anything wrong, is left to the general way, which then says what it is. So it accepts no row that the general way
/// refuses: every byte is matched, and a text is looked through.
final class FlatDocumentReader {
  private let items: FlatItems
  private let responses: FlatResponses
  private let values: FlatValueReader
  private let hasItemID: Bool
  private let hasItemAnswers: Bool
  /// By item, the one that came after it last; the last place stands for the beginning.
  private let successors: UnsafeMutablePointer<Int32>
  /// By item, the row in which its name was seen last.
  private let seen: UnsafeMutablePointer<UInt32>
  private var rowNumber: UInt32 = 0

  /// Creates a reader that gives answers to responses.
  init(_ items: FlatItems, _ questionnaire: Questionnaire, into responses: FlatResponses) {
    self.items = items
    self.responses = responses
    values = FlatValueReader(items, into: responses)
    hasItemID = questionnaire.itemIndex(ItemID("id")) != nil
    hasItemAnswers = questionnaire.itemIndex(ItemID("answers")) != nil
    successors = .allocate(capacity: items.count + 1)
    successors.initialize(repeating: -1, count: items.count + 1)
    seen = .allocate(capacity: items.count + 1)
    seen.initialize(repeating: 0, count: items.count + 1)
  }

  deinit {
    successors.deallocate()
    seen.deallocate()
  }

  /// Reads the row that begins at `start`; `nil` where it is one for the general way.
  ///
  /// Behind `bytes` stand at least ``ChunkBuffer/padding`` zeros.
  func read(_ bytes: UnsafeRawBufferPointer, from start: Int) -> FlatRow? {
    rowNumber &+= 1
    responses.clear()
    let base = bytes.baseAddress!.assumingMemoryBound(to: UInt8.self)
    var scanner = FlatScanner(at: base + start)
    scanner.skipSpaces()
    guard scanner.take("{") else { return nil }
    var row = FlatRow(end: 0, id: 0..<0, isPlainID: true)
    var hasAnswers = false
    var previous = items.count
    scanner.skipSpaces()
    if !scanner.take("}") {
      guard scanner.take("\"") else { return nil }
      repeat {
        if let item = takeForetold(&scanner, after: previous) {
          guard !hasAnswers, readValue(&scanner, item) else { return nil }
          previous = item
        } else if !hasItemID, scanner.take(word: Self.idWord) {
          guard row.id.isEmpty, scanner.takeColon(), let end = readID(scanner, base, &row) else { return nil }
          scanner = end
        } else if !hasItemAnswers, scanner.take(word: Self.answersWord) {
          guard !hasAnswers, previous == items.count, scanner.takeColon(), let end = readAnswers(scanner) else {
            return nil
          }
          scanner = end
          hasAnswers = true
        } else {
          guard !hasAnswers, let item = takeOther(&scanner, after: previous), readValue(&scanner, item) else {
            return nil
          }
          previous = item
        }
      } while takeComma(&scanner)
      guard scanner.take("}") else { return nil }
    }
    scanner.skipSpaces()
    _ = scanner.take("\r")
    row.end = scanner.position - base
    guard scanner.byte == 0x0A || row.end == bytes.count else { return nil }
    return row
  }

  private static let idWord: (UInt64, UInt64, Int) = (0x22_6469, 0xFF_FFFF, 3)
  private static let answersWord: (UInt64, UInt64, Int) = (0x2273_7265_7773_6E61, .max, 8)

  /// Reads an object of nothing but answers.
  /// - Returns: the place behind it; `nil` where the row is one for the general way.
  private func readAnswers(_ start: FlatScanner) -> FlatScanner? {
    // A place of its own, which nothing that is called can see, stays in a register.
    var scanner = start
    guard scanner.take("{") else { return nil }
    scanner.skipSpaces()
    if scanner.take("}") { return scanner }
    guard scanner.take("\"") else { return nil }
    var previous = items.count
    repeat {
      guard let item = takeForetold(&scanner, after: previous) ?? takeOther(&scanner, after: previous),
        readValue(&scanner, item)
      else { return nil }
      previous = item
    } while takeComma(&scanner)
    return scanner.take("}") ? scanner : nil
  }

  /// `,"`, `:"`.
  private static let commaQuote: UInt16 = 0x222C
  private static let colonQuote: UInt16 = 0x223A

  /// Takes the comma and the quote before a name, with spaces around the comma; spaces where there is none.
  @inline(__always)
  private func takeComma(_ scanner: inout FlatScanner) -> Bool {
    if scanner.take(pair: Self.commaQuote) { return true }
    scanner.skipSpaces()
    guard scanner.byte == UInt8(ascii: ",") else { return false }
    // Behind a comma has to come a name: without one, the comma is left for nothing to take.
    var next = scanner
    next.position += 1
    next.skipSpaces()
    guard next.take("\"") else { return false }
    scanner = next
    return true
  }

  /// Takes the name, behind its opening quote, of the item that came after the previous one in an earlier row.
  @inline(__always)
  private func takeForetold(_ scanner: inout FlatScanner, after previous: Int) -> Int? {
    let item = Int(successors[previous])
    guard item >= 0, items.names[item].begins(scanner.position, items.letters) else { return nil }
    scanner.position += Int(items.names[item].length)
    return item
  }

  /// Takes the name, behind its opening quote, of any item.
  @inline(__always)
  private func takeOther(_ scanner: inout FlatScanner, after previous: Int) -> Int? {
    let item = lookUp(scanner.position)
    guard item >= 0 else { return nil }
    scanner.position += Int(items.names[item].length)
    successors[previous] = Int32(item)
    return item
  }

  /// The item of the name that stands there; -1 where it is none.
  @inline(never)
  private func lookUp(_ start: UnsafePointer<UInt8>) -> Int {
    var length = 0
    while length < 62, start[length] != UInt8(ascii: "\"") {
      guard start[length] >= 0x20, start[length] != UInt8(ascii: "\\") else { return -1 }
      length += 1
    }
    return start[length] == UInt8(ascii: "\"") ? items.item(named: start, length: length) : -1
  }

  /// Reads what follows a name as the answer to its item.
  @inline(__always)
  private func readValue(_ scanner: inout FlatScanner, _ item: Int) -> Bool {
    guard seen[item] != rowNumber else { return false }
    seen[item] = rowNumber
    if items.facts[item].kind == .choice, scanner.take(pair: Self.colonQuote) {
      return values.readChoice(&scanner, item)
    }
    guard scanner.takeColon(), let end = values.read(scanner, item) else { return false }
    scanner = end
    return true
  }

  private func readID(_ beginning: FlatScanner, _ base: UnsafePointer<UInt8>, _ row: inout FlatRow) -> FlatScanner? {
    var scanner = beginning
    let start = scanner.position
    if scanner.byte == UInt8(ascii: "\"") {
      guard let text = scanner.takeText() else { return nil }
      guard text.length <= Respondent.limit else { return nil }
      row.isPlainID = text.isASCII
    } else {
      guard scanner.takeWhole() != nil else { return nil }
    }
    row.id = start - base..<scanner.position - base
    return scanner
  }
}
