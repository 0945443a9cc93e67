import TestSupport
import Testing

/// The article on faults of streams, terminals, definitions and names has all of them, and names suites that are there.
@Suite struct FaultArticleTests {
  private static let root = "\(#filePath)".split(separator: "/").dropLast(3).map { "/\($0)" }.joined()

  private static func article() throws -> String {
    try TemporaryDirectory.readFile(root + "/Sources/Shell/Shell.docc/Faults.md")
  }

  @Test func `every fault from 37 to 79 is told of`() throws {
    var found: Set<Int> = []
    for line in try Self.article().split(separator: "\n") {
      let cell = line.hasPrefix("|") ? line.split(separator: "|").first ?? "" : line.prefix { $0 != "`" }
      let numbers = cell.split { !$0.isNumber }.compactMap { Int($0) }
      if numbers.count == 2, cell.contains(" to ") {
        found.formUnion(numbers[0]...numbers[1])
      } else {
        found.formUnion(numbers)
      }
    }
    #expect(Set(37...79).subtracting(found) == [])
  }

  @Test func `every suite that it names is there`() throws {
    let parts = try Self.article().split(separator: "`", omittingEmptySubsequences: false)
    let names = parts.enumerated().filter { $0.offset % 2 == 1 && $0.element.hasSuffix("Tests") }.map(\.element)
    #expect(names.count > 40)
    for name in Set(names) where name != "Tests/EndToEndTests" {
      let path = Self.root + "/Tests/" + (name.contains("/") ? "" : "EndToEndTests/") + name + ".swift"
      #expect(throws: Never.self, "\(name)") { try TemporaryDirectory.readBytes(path) }
    }
  }
}
