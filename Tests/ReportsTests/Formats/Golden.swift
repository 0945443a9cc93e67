import Foundation
import Testing

/// What a renderer gave once and was looked at, kept as a file.
///
/// With `GROUNDWORK_RECORD` in the environment the files are written anew, and every test that does so fails: what is
/// recorded has to be looked at.
enum Golden {
  private static let folder =
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(separator: "/") + "/Goldens"

  /// Holds bytes against the file of a name.
  static func expect(
    _ bytes: [UInt8], matches name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let url = URL(fileURLWithPath: "\(folder)/\(name)")
    if ProcessInfo.processInfo.environment["GROUNDWORK_RECORD"] != nil {
      try Data(bytes).write(to: url)
      Issue.record("recorded \(name)", sourceLocation: sourceLocation)
      return
    }
    let kept = [UInt8](try Data(contentsOf: url))
    guard kept != bytes else { return }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let expected = String(decoding: kept, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let place = zip(lines, expected).enumerated().first { $1.0 != $1.1 }?.offset ?? min(lines.count, expected.count)
    Issue.record(
      "\(name):\(place + 1): \(place < lines.count ? lines[place] : "(end)")", sourceLocation: sourceLocation)
  }
}
