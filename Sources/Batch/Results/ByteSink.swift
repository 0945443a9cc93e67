/// Bytes that are gathered to be written at once, in memory that is used again.
struct ByteSink: ~Copyable {
  private var memory: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// How many bytes there are.
  private(set) var count = 0

  /// Creates an empty sink.
  init(capacity: Int = 64 << 10) {
    self.capacity = capacity
    memory = .allocate(capacity: capacity)
  }

  deinit { memory.deallocate() }

  /// The bytes, until more come.
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: memory, count: count) }

  /// Forgets the bytes; memory that only a long row needed is given back.
  mutating func clear() {
    count = 0
    guard capacity > 4 << 20 else { return }
    memory.deallocate()
    capacity = 64 << 10
    memory = .allocate(capacity: capacity)
  }

  /// How many bytes may be put there by ``appendLoosely(_:_:)`` beyond those that count.
  static let looseness = 32

  /// Makes room for so many bytes and ``looseness``.
  @inline(__always)
  mutating func reserve(_ length: Int) {
    if count &+ length &+ Self.looseness > capacity { grow(by: length &+ Self.looseness) }
  }

  /// Appends bytes for which there is room, up to ``looseness`` at once: as many can be read at `start`.
  ///
  /// Short texts are most of what is written, and a call costs more than copying them.
  @inline(__always)
  mutating func appendLoosely(_ start: UnsafePointer<UInt8>, _ length: Int) {
    let target = UnsafeMutableRawPointer(memory + count)
    let source = UnsafeRawPointer(start)
    if length <= Self.looseness {
      target.storeBytes(of: source.loadUnaligned(as: SIMD32<UInt8>.self), as: SIMD32<UInt8>.self)
    } else {
      target.copyMemory(from: source, byteCount: length)
    }
    count &+= length
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if count == capacity { grow(by: 1) }
    memory[count] = byte
    count &+= 1
  }

  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    append(bytes.baseAddress, bytes.count)
  }

  @inline(__always)
  mutating func append(_ start: UnsafePointer<UInt8>?, _ length: Int) {
    guard let start, length > 0 else { return }
    if count &+ length > capacity { grow(by: length) }
    (memory + count).update(from: start, count: length)
    count &+= length
  }

  mutating func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { append($0) }
  }

  @inline(__always)
  mutating func append(_ text: StaticString) {
    append(text.utf8Start, text.utf8CodeUnitCount)
  }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  @inline(never)
  private mutating func grow(by length: Int) {
    let larger = max(capacity * 2, count + length)
    let new = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    new.update(from: memory, count: count)
    memory.deallocate()
    (memory, capacity) = (new, larger)
  }
}
