import Questionnaires
import Scoring

/// Reads rows of JSON straight from their bytes into flat responses, without tokens and trees.
///
/// Takes what exports are made of: objects of plain values, names and texts without escapes. A row with anything else, or
/// anything wrong, is left to the general way, which then says what it is. So it accepts no row that the general way
/// refuses: every byte is matched, and a text is looked through.
final class FlatDocumentReader {
  /// A row that was read.
  struct Row {
    /// The offset behind the row, its line end not counted.
    var end: Int
    /// The bytes of the id, with the quotes where it has some; empty where the row has none.
    var id: Range<Int>
    /// Whether the id stands in the output as it is written.
    var isPlainID: Bool
  }

  private let items: FlatItems
  private let hasItemID: Bool
  private let hasItemAnswers: Bool
  /// By item, the one that came after it last; the last place stands for the beginning.
  private let successors: FlatMemory<Int32>
  /// By item, the row in which its name was seen last.
  private let seen: FlatMemory<UInt32>
  private var rowNumber: UInt32 = 0

  init(_ items: FlatItems, _ questionnaire: Questionnaire) {
    self.items = items
    hasItemID = questionnaire.itemIndex(ItemID("id")) != nil
    hasItemAnswers = questionnaire.itemIndex(ItemID("answers")) != nil
    successors = FlatMemory(repeating: -1, count: items.count + 1)
    seen = FlatMemory(repeating: 0, count: items.count)
  }

  /// Reads the row that begins at `start`; `nil` where it is one for the general way.
  ///
  /// Behind `bytes` stand at least ``ChunkBuffer/padding`` zeros.
  func read(_ bytes: UnsafeRawBufferPointer, from start: Int, into responses: FlatResponses) -> Row? {
    rowNumber &+= 1
    responses.clear()
    let base = bytes.baseAddress!.assumingMemoryBound(to: UInt8.self)
    var scanner = FlatScanner(at: base + start)
    scanner.skipSpaces()
    guard scanner.take("{") else { return nil }
    var row = Row(end: 0, id: 0..<0, isPlainID: true)
    var hasAnswers = false
    var previous = items.count
    scanner.skipSpaces()
    if !scanner.take("}") {
      repeat {
        scanner.skipSpaces()
        guard scanner.take("\"") else { return nil }
        if !hasItemID, scanner.take(word: Self.idWord) {
          guard row.id.isEmpty, scanner.takeColon(), readID(&scanner, base, &row) else { return nil }
        } else if !hasItemAnswers, scanner.take(word: Self.answersWord) {
          guard !hasAnswers, previous == items.count, scanner.takeColon(),
            readAnswers(&scanner, responses)
          else { return nil }
          hasAnswers = true
        } else {
          guard !hasAnswers, readMember(&scanner, &previous, responses) else { return nil }
        }
        scanner.skipSpaces()
      } while scanner.take(",")
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

  private func readAnswers(_ scanner: inout FlatScanner, _ responses: FlatResponses) -> Bool {
    guard scanner.take("{") else { return false }
    scanner.skipSpaces()
    if scanner.take("}") { return true }
    var previous = items.count
    repeat {
      scanner.skipSpaces()
      guard scanner.take("\""), readMember(&scanner, &previous, responses) else { return false }
      scanner.skipSpaces()
    } while scanner.take(",")
    return scanner.take("}")
  }

  /// Reads a name, whose opening quote was taken, and its value.
  @inline(__always)
  private func readMember(
    _ scanner: inout FlatScanner, _ previous: inout Int, _ responses: FlatResponses
  ) -> Bool {
    var item = Int(successors[previous])
    if item >= 0, items.names[item].begins(scanner.position, items.letters) {
      scanner.position += Int(items.names[item].length)
    } else {
      item = lookUp(&scanner)
      guard item >= 0 else { return false }
      successors[previous] = Int32(item)
    }
    guard seen[item] != rowNumber, scanner.takeColon() else { return false }
    seen[item] = rowNumber
    previous = item
    return FlatValueReader(items).read(&scanner, item, into: responses)
  }

  private func lookUp(_ scanner: inout FlatScanner) -> Int {
    let start = scanner.position
    var length = 0
    while length < 62, start[length] != UInt8(ascii: "\"") {
      guard start[length] >= 0x20, start[length] != UInt8(ascii: "\\") else { return -1 }
      length += 1
    }
    guard start[length] == UInt8(ascii: "\"") else { return -1 }
    let item = items.item(named: start, length: length)
    if item >= 0 { scanner.position += length + 1 }
    return item
  }

  private func readID(_ scanner: inout FlatScanner, _ base: UnsafePointer<UInt8>, _ row: inout Row) -> Bool {
    let start = scanner.position
    if scanner.byte == UInt8(ascii: "\"") {
      guard let text = scanner.takeText() else { return false }
      guard text.length <= Respondent.limit else { return false }
      row.isPlainID = text.isASCII
    } else {
      guard scanner.takeWhole() != nil else { return false }
    }
    row.id = start - base..<scanner.position - base
    return true
  }
}

/// Memory for numbers that are read and written while rows are.
final class FlatMemory<Element: BitwiseCopyable> {
  private let memory: UnsafeMutablePointer<Element>

  init(repeating element: Element, count: Int) {
    memory = .allocate(capacity: max(1, count))
    memory.initialize(repeating: element, count: count)
  }

  deinit { memory.deallocate() }

  @inline(__always)
  subscript(_ index: Int) -> Element {
    get { memory[index] }
    set { memory[index] = newValue }
  }
}
