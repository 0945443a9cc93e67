/// The digits of numbers, kept because the same shares come again and again.
///
/// Writes what ``JSONValue`` writes: the shortest form that reads back as the same double.
struct NumberCache: ~Copyable {
  private struct Entry {
    var bits: UInt64 = 0
    var length: UInt8 = 0
    /// At most 24 bytes: `-2.2250738585072014e-308` is the longest.
    var text: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
  }

  private static let size = 1 << 12
  private static var textOffset: Int { MemoryLayout<Entry>.offset(of: \.text)! }
  private let entries: UnsafeMutablePointer<Entry>

  /// Creates an empty cache.
  init() {
    // One more, since a text is copied with what stands behind it.
    entries = .allocate(capacity: Self.size + 1)
    entries.initialize(repeating: Entry(), count: Self.size + 1)
  }

  deinit { entries.deallocate() }

  /// Appends a finite number.
  @inline(__always)
  func write(_ number: Double, to sink: inout ByteSink) {
    let bits = number.bitPattern
    let entry = entries + Int(truncatingIfNeeded: (bits &* 0x9E37_79B9_7F4A_7C15) >> 52)
    if entry.pointee.bits != bits || entry.pointee.length == 0 { fill(entry, number) }
    sink.reserve(ByteSink.looseness)
    let text = UnsafeRawPointer(entry) + Self.textOffset
    sink.appendLoosely(text.assumingMemoryBound(to: UInt8.self), Int(entry.pointee.length))
  }

  @inline(never)
  private func fill(_ entry: UnsafeMutablePointer<Entry>, _ number: Double) {
    var text = number.description
    entry.pointee.bits = number.bitPattern
    text.withUTF8 { digits in
      entry.pointee.length = UInt8(digits.count)
      withUnsafeMutableBytes(of: &entry.pointee.text) { $0.copyBytes(from: digits) }
    }
  }
}
