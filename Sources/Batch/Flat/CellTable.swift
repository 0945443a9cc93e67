/// What the cells of a column mean, by their bytes: a table of hashes that never grows past a bound.
struct CellTable {
  /// What a cell means.
  struct Meaning {
    /// The raw value of a mark, or one of two signs.
    var mark: UInt8
    var value: Int64

    /// The cell says nothing.
    static let nothing = Meaning(mark: 0xFE, value: 0)
    /// The row is one for the general way.
    static let general = Meaning(mark: 0xFF, value: 0)
  }

  private struct Entry {
    var hash: UInt64
    /// The cell's bytes among those of the table.
    var start: Int32
    var length: Int32
    var meaning: Meaning
  }

  /// How many places there are; at most half of them are taken.
  private static let size = 4_096
  private var entries: [Entry] = []
  private var count = 0
  private var bytes: [UInt8] = []

  private static func hash(_ cell: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in cell { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash | 1
  }

  /// What a cell means that was seen before.
  func meaning(of cell: UnsafeBufferPointer<UInt8>) -> Meaning? {
    guard count > 0 else { return nil }
    let hash = Self.hash(cell)
    var place = Int(truncatingIfNeeded: (hash ^ hash >> 32) & UInt64(Self.size - 1))
    while entries[place].hash != 0 {
      let entry = entries[place]
      if entry.hash == hash, Int(entry.length) == cell.count, isSame(entry, cell) { return entry.meaning }
      place = (place + 1) & (Self.size - 1)
    }
    return nil
  }

  private func isSame(_ entry: Entry, _ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in 0..<cell.count where bytes[Int(entry.start) + index] != cell[index] { return false }
    return true
  }

  /// Remembers a cell that was not seen before; once half the places are taken, everything is forgotten first.
  mutating func remember(_ cell: UnsafeBufferPointer<UInt8>, _ meaning: Meaning) {
    if entries.isEmpty || count >= Self.size / 2 {
      entries = Array(
        repeating: Entry(hash: 0, start: 0, length: 0, meaning: .nothing), count: Self.size)
      count = 0
      bytes.removeAll(keepingCapacity: true)
    }
    let hash = Self.hash(cell)
    var place = Int(truncatingIfNeeded: (hash ^ hash >> 32) & UInt64(Self.size - 1))
    while entries[place].hash != 0 { place = (place + 1) & (Self.size - 1) }
    entries[place] = Entry(hash: hash, start: Int32(bytes.count), length: Int32(cell.count), meaning: meaning)
    bytes.append(contentsOf: cell)
    count += 1
  }
}
