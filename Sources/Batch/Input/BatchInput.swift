/// Where the answers of a batch come from: bytes of unknown number, in pieces of any size.
package struct BatchInput: Sendable {
  /// The name shown in messages, usually the path as it was given.
  package let name: String
  /// Fills memory with the next bytes and returns how many there are, waiting for at least one; 0 at the end.
  let read: @Sendable (UnsafeMutableRawBufferPointer) throws -> Int
  /// Whether reading would give something at once, or the end.
  let isReady: @Sendable () -> Bool
  /// Lets a `read` that waits, and all after it, give the end.
  let interrupt: @Sendable () -> Void

  /// Creates an input.
  package init(
    name: String, read: @escaping @Sendable (UnsafeMutableRawBufferPointer) throws -> Int,
    isReady: @escaping @Sendable () -> Bool, interrupt: @escaping @Sendable () -> Void
  ) {
    self.name = name
    self.read = read
    self.isReady = isReady
    self.interrupt = interrupt
  }

  /// Creates an input from bytes that are there already.
  package init(name: String, bytes: [UInt8]) {
    let rest = SharedBytes(bytes)
    self.init(name: name, read: { rest.take(into: $0) }, isReady: { true }, interrupt: {})
  }
}

/// Bytes that are handed out once.
///
/// Read by one thread at a time: ``ChunkSource`` is behind a lock.
private final class SharedBytes: @unchecked Sendable {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  func take(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, bytes.count - position)
    guard count > 0 else { return 0 }
    bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<position + count])) }
    position += count
    return count
  }
}
