/// A byte range of a text below 4 GiB, in half the room: a tree holds hundreds of thousands of them.
struct JSONByteRange: Sendable {
  private let lower: UInt32
  private let upper: UInt32

  /// Packs a range; traps where it does not fit.
  init(_ range: Range<Int>) {
    self.lower = UInt32(range.lowerBound)
    self.upper = UInt32(range.upperBound)
  }

  /// The range.
  var range: Range<Int> { Int(lower)..<Int(upper) }
}
