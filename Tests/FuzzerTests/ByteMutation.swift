import TestSupport

/// Changes of bytes that make sense to what reads them now and then.
struct ByteMutation {
  /// What a change puts in.
  let words: [[UInt8]]
  /// What a change takes stretches from.
  let others: [[UInt8]]
  /// The most bytes that come of it.
  let limit: Int

  /// Bytes with a few stretches removed, doubled, exchanged or flipped, and words and pieces of others put in.
  func mutated(_ seed: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
    var bytes = seed
    for _ in 0..<Int.random(in: 1...6, using: &generator) {
      let place = Int.random(in: 0...bytes.count, using: &generator)
      let end = min(bytes.count, place + Int.random(in: 0...8, using: &generator))
      switch Int.random(in: 0..<9, using: &generator) {
      case 0: bytes.removeSubrange(place..<end)
      case 1, 2: bytes.insert(contentsOf: words.randomElement(using: &generator) ?? [], at: place)
      case 3: bytes.replaceSubrange(place..<end, with: words.randomElement(using: &generator) ?? [])
      case 4: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...place, using: &generator))
      case 5: bytes.removeSubrange(Int.random(in: place...bytes.count, using: &generator)...)
      case 6:
        let other = others.randomElement(using: &generator) ?? []
        let start = Int.random(in: 0...other.count, using: &generator)
        bytes.insert(contentsOf: other[start...].prefix(Int.random(in: 0...60, using: &generator)), at: place)
      case 7: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
      default: if place < bytes.count { bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator) }
      }
    }
    return Array(bytes.prefix(limit))
  }
}
