/// A text to look for, prepared so that looking takes linear time (Knuth, Morris and Pratt, 1977).
///
/// Bytes of UTF-8 are compared: a text never begins within the bytes of one code point of another.
struct BytePattern {
  private let bytes: [UInt8]
  /// For each prefix, the length of its longest proper prefix that is also its suffix.
  private let borders: [Int]

  init(_ text: String) {
    let bytes = Array(text.utf8)
    var borders = [Int](repeating: 0, count: bytes.count)
    var length = 0
    for index in bytes.indices.dropFirst() {
      while length > 0, bytes[index] != bytes[length] { length = borders[length - 1] }
      if bytes[index] == bytes[length] { length += 1 }
      borders[index] = length
    }
    self.bytes = bytes
    self.borders = borders
  }

  /// Whether the pattern occurs; an empty one always does.
  func occurs(in text: String) -> Bool {
    bytes.isEmpty || firstOffset(in: text.utf8) != nil
  }

  /// Where the pattern, which is not empty, begins first.
  func firstOffset(in text: some Sequence<UInt8>) -> Int? {
    var first: Int?
    search(text, overlapping: true) { offset in
      first = offset
      return false
    }
    return first
  }

  /// Where the pattern, which is not empty, begins last without being beyond `limit`.
  func lastOffset(in text: some Sequence<UInt8>, upTo limit: Int) -> Int? {
    var last: Int?
    search(text, overlapping: true) { offset in
      guard offset <= limit else { return false }
      last = offset
      return true
    }
    return last
  }

  /// Where the pattern, which is not empty, begins, in order and without overlaps; at most `count` places.
  func offsets(in text: some Sequence<UInt8>, atMost count: Int) -> [Int] {
    var offsets: [Int] = []
    guard count > 0 else { return offsets }
    search(text, overlapping: false) { offset in
      offsets.append(offset)
      return offsets.count < count
    }
    return offsets
  }

  /// Tells each place where the pattern begins, in order, until `found` returns false.
  private func search(_ text: some Sequence<UInt8>, overlapping: Bool, _ found: (Int) -> Bool) {
    precondition(!bytes.isEmpty, "an empty pattern is everywhere")
    var length = 0
    var end = 0
    for byte in text {
      end += 1
      while length > 0, byte != bytes[length] { length = borders[length - 1] }
      if byte == bytes[length] { length += 1 }
      if length == bytes.count {
        guard found(end - length) else { return }
        length = overlapping ? borders[length - 1] : 0
      }
    }
  }
}
