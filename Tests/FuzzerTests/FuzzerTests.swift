import FuzzEntries
import TestSupport
import Testing

extension FuzzEntry: CustomTestStringConvertible {
  /// The name of the entry.
  public var testDescription: String { name }
}

/// Every entry of the fuzzers without libFuzzer: what was found once, the seeds, and some changes of them.
///
/// `GROUNDWORK_FUZZ_SECONDS` makes the last go on for so long; see ``FuzzRun``.
@Suite struct FuzzerTests {
  private static let folder =
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(separator: "/") + "/Fuzzers/"

  private static func files(_ kind: String, _ entry: FuzzEntry) throws -> [(name: String, bytes: [UInt8])] {
    let folder = folder + kind + "/" + entry.name
    guard let names = try? TemporaryDirectory.names(in: folder) else { return [] }
    return try names.map { ($0, try TemporaryDirectory.readBytes(folder + "/" + $0)) }
  }

  private static func check(_ entry: FuzzEntry, _ bytes: [UInt8], _ origin: String) {
    do {
      try entry.check(bytes)
    } catch {
      let input = bytes.map { $0 >= 0x20 && $0 < 0x7F ? String(Unicode.Scalar($0)) : "<\(String($0, radix: 16))>" }
      Issue.record("\(origin): \(error)\n\(input.joined())")
    }
  }

  @Test(arguments: FuzzEntry.all) func `seeds and what was found once are taken well`(entry: FuzzEntry) throws {
    let seeds = try Self.files("Seeds", entry)
    #expect(!seeds.isEmpty)
    for (name, bytes) in try seeds + Self.files("Regressions", entry) { Self.check(entry, bytes, name) }
    Self.check(entry, [], "nothing")
  }

  @Test func `every folder belongs to an entry`() throws {
    let names = Set(FuzzEntry.all.map(\.name))
    for kind in ["Seeds", "Regressions"] {
      #expect(try Set(TemporaryDirectory.names(in: Self.folder + kind)).subtracting(names).isEmpty)
    }
  }

  /// How many changed seeds each entry takes where no time is given: about a second of each.
  private static let rounds = [
    "json": 1500, "definitions": 60, "expressions": 150, "scripts": 60, "tables": 1000, "transcripts": 60,
    "terminal": 200, "escapes": 400,
  ]

  @Test(arguments: FuzzEntry.all) func `changed seeds are taken well`(entry: FuzzEntry) throws {
    let seeds = try Self.files("Seeds", entry).map(\.bytes)
    let mutation = ByteMutation(words: entry.words.map { Array($0.utf8) }, others: seeds, limit: 16_384)
    let rounds = try #require(Self.rounds[entry.name])
    FuzzRun(name: entry.name, rounds: rounds).run { generator, seed in
      let bytes = mutation.mutated(seeds.randomElement(using: &generator) ?? [], using: &generator)
      Self.check(entry, bytes, "seed \(seed)")
    }
  }
}
