/// Writes files one after the other as `tar` reads them: the format `ustar` of POSIX.1-1988, which every `tar` knows.
///
/// Folders come with their files: who unpacks makes those that are missing.
struct TapeArchive {
  /// The most bytes of a folder's path and of a file's name.
  private static let (prefixLimit, nameLimit) = (155, 100)
  private static let block = 512

  private let write: (UnsafeRawBufferPointer) throws -> Void
  private var rest = 0

  /// Creates an archive; `write` takes its bytes in order.
  init(_ write: @escaping (UnsafeRawBufferPointer) throws -> Void) {
    self.write = write
  }

  /// Begins a file for its owner only; as many bytes have to follow as it says.
  /// - Parameters:
  ///   - path: without a slash at its beginning; short enough for the format, as the paths of a store are.
  ///   - seconds: when it was written, since 1970 UTC.
  mutating func begin(_ path: String, size: Int, seconds: Int64) throws {
    let name = path.split(separator: "/").last.map { Array($0.utf8) } ?? []
    let folder = Array(path.utf8.dropLast(name.count + 1))
    precondition(name.count <= Self.nameLimit && folder.count <= Self.prefixLimit && rest == 0)
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
    put(Array("0".utf8), at: 156)
    put(Array("ustar\u{0}00".utf8), at: 257)
    put(folder, at: 345)
    let sum = header.reduce(0) { $0 + Int64($1) }
    put(digits(sum, 6) + [0], at: 148)
    try header.withUnsafeBytes(write)
    rest = size
  }

  /// Writes the next bytes of the file.
  mutating func append(_ bytes: UnsafeRawBufferPointer, of size: Int) throws {
    try write(bytes)
    rest -= bytes.count
    let over = size % Self.block
    if rest == 0, over > 0 { try pad(Self.block - over) }
  }

  /// Ends the archive.
  func finish() throws { try pad(2 * Self.block) }

  private func pad(_ count: Int) throws {
    try [UInt8](repeating: 0, count: count).withUnsafeBytes(write)
  }
}
