/// Writes files one after the other as `tar` reads them: the format `ustar` of POSIX.1-1988, which every `tar` knows. A
/// path too long for it, such as that of a file that somebody copied into the store, has a record of POSIX.1-2001 before
/// it.
///
/// Folders come with their files: who unpacks makes those that are missing.
struct TapeArchive {
  /// The most bytes of a folder's path and of a file's name.
  private static let (prefixLimit, nameLimit) = (155, 100)
  private static let block = 512

  private let write: (UnsafeRawBufferPointer) throws -> Void
  /// The size of the file that was begun, and how much of it is still to come.
  private var (size, rest) = (0, 0)

  /// Creates an archive; `write` takes its bytes in order.
  init(_ write: @escaping (UnsafeRawBufferPointer) throws -> Void) {
    self.write = write
  }

  /// Begins a file for its owner only; as many bytes have to follow as it says.
  /// - Parameters:
  ///   - path: without a slash at its beginning.
  ///   - seconds: when it was written, since 1970 UTC.
  mutating func begin(_ path: String, size: Int, seconds: Int64) throws {
    precondition(rest == 0)
    let bytes = Array(path.utf8)
    let slash = bytes.lastIndex(of: UInt8(ascii: "/"))
    var name = slash.map { bytes[($0 + 1)...] } ?? bytes[...]
    var folder = bytes[..<(slash ?? 0)]
    if name.count > Self.nameLimit || folder.count > Self.prefixLimit {
      let record = Self.record(of: bytes)
      try writeHeader(Array("path".utf8), in: [UInt8](), kind: "x", size: record.count, seconds: seconds)
      try record.withUnsafeBytes(write)
      try pad(toBlock: record.count)
      (name, folder) = (name.prefix(Self.nameLimit), folder.prefix(Self.prefixLimit))
    }
    try writeHeader(name, in: folder, kind: "0", size: size, seconds: seconds)
    (self.size, rest) = (size, size)
  }

  /// A path as a record of POSIX.1-2001, which begins with its own length.
  private static func record(of path: [UInt8]) -> [UInt8] {
    let content = Array(" path=".utf8) + path + [0x0A]
    var length = content.count
    while "\(length)".utf8.count + content.count != length { length = "\(length)".utf8.count + content.count }
    return Array("\(length)".utf8) + content
  }

  private func writeHeader(
    _ name: some Collection<UInt8>, in folder: some Collection<UInt8>, kind: Unicode.Scalar, size: Int, seconds: Int64
  ) throws {
    var header = [UInt8](repeating: 0, count: Self.block)
    func put(_ bytes: some Collection<UInt8>, at offset: Int) {
      header.replaceSubrange(offset..<offset + bytes.count, with: bytes)
    }
    func digits(_ number: Int64, _ count: Int) -> [UInt8] {
      let text = Array(String(number, radix: 8).utf8)
      return [UInt8](repeating: UInt8(ascii: "0"), count: max(0, count - text.count)) + text
    }
    put(name, at: 0)
    put(digits(0o600, 7), at: 100)
    put(digits(0, 7), at: 108)
    put(digits(0, 7), at: 116)
    put(digits(Int64(size), 11), at: 124)
    put(digits(max(0, seconds), 11), at: 136)
    put(Array("        ".utf8), at: 148)
    put([UInt8(ascii: kind)], at: 156)
    put(Array("ustar\u{0}00".utf8), at: 257)
    put(folder, at: 345)
    let sum = header.reduce(0) { $0 + Int64($1) }
    put(digits(sum, 6) + [0], at: 148)
    try header.withUnsafeBytes(write)
  }

  /// Writes the next bytes of the file.
  mutating func append(_ bytes: UnsafeRawBufferPointer) throws {
    try write(bytes)
    rest -= bytes.count
    if rest == 0 { try pad(toBlock: size) }
  }

  /// Ends the archive.
  func finish() throws { try pad(2 * Self.block) }

  private func pad(toBlock size: Int) throws {
    let over = size % Self.block
    if over > 0 { try pad(Self.block - over) }
  }

  private func pad(_ count: Int) throws {
    try [UInt8](repeating: 0, count: count).withUnsafeBytes(write)
  }
}
