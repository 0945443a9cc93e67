#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Memory for one chunk, used again for the next.
///
/// Behind the bytes stand ``padding`` zeros, so that a scanner may look a little further than the end.
final class ChunkBuffer {
  /// How many bytes behind the end may be read.
  static let padding = 64
  /// What is kept when a long row was dealt with.
  private static let keptCapacity = ChunkSource.chunkSize * 4

  private var memory: UnsafeMutableRawPointer
  private var capacity: Int
  /// How many bytes there are.
  var count = 0 {
    didSet { memset(memory + count, 0, Self.padding) }
  }

  /// Creates an empty buffer.
  init() {
    capacity = ChunkSource.chunkSize * 2
    memory = .allocate(byteCount: capacity + Self.padding, alignment: 64)
    memset(memory, 0, Self.padding)
  }

  deinit { memory.deallocate() }

  /// The bytes, until the buffer changes.
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: memory, count: count) }

  /// Forgets the bytes, and gives memory back that only a long row needed.
  func clear() {
    if capacity > Self.keptCapacity { reallocate(Self.keptCapacity, keeping: 0) }
    count = 0
  }

  /// Appends bytes.
  func append(_ more: [UInt8]) {
    guard !more.isEmpty else { return }
    reserve(more.count)
    more.withUnsafeBytes { (memory + count).copyMemory(from: $0.baseAddress!, byteCount: more.count) }
    count += more.count
  }

  /// Appends what `read` gives for memory of so many bytes.
  func fill(atMost size: Int, _ read: (UnsafeMutableRawBufferPointer) throws -> Int) throws -> Int {
    reserve(size)
    let added = try read(UnsafeMutableRawBufferPointer(start: memory + count, count: size))
    count += added
    return added
  }

  /// Takes bytes away from the beginning.
  func drop(_ dropped: Int) {
    memmove(memory, memory + dropped, count - dropped)
    count -= dropped
  }

  /// How many lines end in a range.
  func lineFeeds(in range: Range<Int>) -> Int {
    var found = 0
    var place = range.lowerBound
    while place < range.upperBound, let next = memchr(memory + place, 0x0A, range.upperBound - place) {
      found += 1
      place = next - memory + 1
    }
    return found
  }

  private func reserve(_ more: Int) {
    guard count + more > capacity else { return }
    // Long rows grow by halves, not by doubling: the whole batch has a bound on its memory.
    reallocate(max(count + more, capacity + capacity / 2), keeping: count)
  }

  private func reallocate(_ size: Int, keeping kept: Int) {
    let larger = UnsafeMutableRawPointer.allocate(byteCount: size + Self.padding, alignment: 64)
    larger.copyMemory(from: memory, byteCount: kept)
    memset(larger + kept, 0, Self.padding)
    memory.deallocate()
    memory = larger
    capacity = size
  }
}
