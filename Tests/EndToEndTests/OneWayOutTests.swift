import Diagnostics
import TestSupport
import Testing

/// No text of others gets past ``UntrustedText`` and the last gate, whichever command says it.
@Suite struct OneWayOutTests {
  private static let hostile = "x\u{1B}[2J\u{1B}[8m\u{9B}31m\u{202E}\u{7}\r\u{301}"

  @Test(arguments: [
    ["score", "--\(hostile)"], ["list", hostile], [hostile], ["take", hostile], ["take", "./\(hostile).json"],
    ["score", hostile], ["resume", hostile], ["show", hostile], ["verify", hostile], ["check", hostile],
    ["test", hostile],
    ["score", "--color", hostile], ["export", "latest", "--format", hostile],
    ["sheet", "quick_check", "-o", "no/\(hostile)"],
    ["eval", hostile], ["take", "quick_check", "--answers", hostile], ["salvage", hostile, hostile],
    ["new", "no/\(hostile)"],
    ["assessments", "--store", hostile], ["compare", hostile, hostile], ["compare", "--client", hostile],
    ["consensus", hostile], ["whatif", hostile, hostile],
    ["plan", "--to", hostile],
    ["take", "quick_check", "--client", hostile, "--answers", "-", "--dry-run"], ["doctor", "--\(hostile)"],
  ])
  func `an argument that is quoted does nothing to a terminal`(arguments: [String]) throws {
    let installation = try Installation()
    let run = try runProgram(
      Installation.program, arguments, environment: installation.environment, input: Array(Self.hostile.utf8),
      workingDirectory: installation.folder.path)
    let text = String(decoding: run.output + run.errors, as: UTF8.self)
    #expect(!text.isEmpty)
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !VisibleText.isHidden($0) }, "\(VisibleText.oneLine(text))")
  }

  /// What writes past the gate, and the files that may.
  private static let waysAround: [(code: String, files: [String])] = [
    ("print(", []), ("fputs(", []), ("FileHandle", []), ("debugPrint(", []), ("dump(", []),
    ("\\u{1B}", ["Sources/Diagnostics/UntrustedText/TerminalLook.swift"]),
    ("STDOUT_FILENO", []), ("STDERR_FILENO", []),
  ]

  @Test func `no source writes past the gate`() throws {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    var count = 0
    func check(_ path: String) throws {
      for name in try TemporaryDirectory.names(in: root + "/" + path) where name.utf8.first != UInt8(ascii: ".") {
        let path = path + "/" + name
        guard name.hasSuffix(".swift") else {
          if !name.contains(".") && name != "Benchmarks" && name != "Manual" && name != "_groundwork" {
            try check(path)
          }
          continue
        }
        count += 1
        for line in try TemporaryDirectory.readFile(root + "/" + path).split(separator: "\n") {
          let code = line.drop { $0 == " " }
          guard !code.hasPrefix("//") else { continue }
          for (call, files) in Self.waysAround where code.contains(call) && !files.contains(path) {
            Issue.record("\(path) writes past the gate: \(code)")
          }
        }
      }
    }
    try check("Sources")
    #expect(count > 300)
  }
}
