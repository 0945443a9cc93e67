import TestSupport

/// A ``TemporaryDirectory`` whose files these tests write, extend and read as bytes.
struct TemporaryFolder {
  private let directory = try! TemporaryDirectory()

  init() throws {}

  var path: String { directory.path }

  func path(of name: String) -> String { directory.path(of: name) }

  func write(_ bytes: [UInt8], to name: String) { try! directory.write(bytes, to: name) }

  func append(_ bytes: [UInt8], to name: String) { write(read(name)! + bytes, to: name) }

  /// A file's permission bits; `nil` where there is none.
  func mode(of name: String) -> Int? { try? directory.mode(of: name) }

  func names() throws -> [String] { try directory.names() }

  /// The bytes of a file; `nil` where there is none.
  func read(_ name: String) -> [UInt8]? { try? TemporaryDirectory.readBytes(path(of: name)) }
}
