import Testing

@testable import Localization

@Suite("Spanish")
struct SpanishTests {
  @Test("what sources say is found, however it is written")
  func reading() {
    let source = #"""
      // localized("not this")
      let a = localized("\(met) of \(count.map { localized("inner \($0)") } ?? "none") steps")
      let b = localized(count, one: "\(count) skipped", other: "\(count) skipped")
      let c = localized(
        f(x, "no"),
        one: """
          \(count) line \
          more
          """, other: "lines \"quoted\"")
      """#
    #expect(
      SourcePhrases.keys(in: source)
        == ["inner %1", "%1 of %2 steps", "1|%1 skipped", "%1 skipped", "%1 line more", "lines \"quoted\""])
  }

  @Test("every phrase of the sources is said in Spanish, with the same values")
  func complete() throws {
    let phrases = try SourcePhrases().files
    #expect(phrases.count > 1000)
    for (key, file) in phrases.sorted(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
      guard let spanish = SpanishPhrases.all[key] else {
        Issue.record("\(file): no Spanish for \"\(key)\"")
        continue
      }
      #expect(Self.marks(in: key) == Self.marks(in: spanish), "\"\(key)\" and \"\(spanish)\" take other values")
      #expect(Self.edges(of: key) == Self.edges(of: spanish), "\"\(spanish)\" begins or ends otherwise")
    }
  }

  @Test("no phrase is said in Spanish that no source has, and none in two ways")
  func needed() throws {
    let phrases = try SourcePhrases().files
    for key in SpanishPhrases.all.keys.sorted() where phrases[key] == nil {
      Issue.record("no source says \"\(key)\"")
    }
    for (key, spanish) in SpanishPhrases.tables.joined() {
      #expect(SpanishPhrases.all[key] == spanish, "\"\(key)\" is said in two ways")
    }
  }

  @Test("one thing and several have forms of their own where English has one")
  func plurals() {
    Language("es").speaking {
      #expect(localized(1, one: "\(1) skipped", other: "\(1) skipped") == "1 omitida")
      #expect(localized(2, one: "\(2) skipped", other: "\(2) skipped") == "2 omitidas")
      #expect(localized(0, one: "\(0) skipped", other: "\(0) skipped") == "0 omitidas")
    }
  }

  @Test("prompts are ASCII in every language, which line editors can measure")
  func prompts() {
    for (key, spanish) in SpanishPhrases.all where key.hasSuffix(" > ") {
      #expect(spanish.utf8.allSatisfy { $0 < 0x80 }, "\(spanish)")
    }
  }

  /// The values that a phrase takes, each once.
  private static func marks(in phrase: String) -> Set<Character> {
    var marks: Set<Character> = []
    var isMark = false
    for character in phrase {
      if isMark, "1"..."9" ~= character { marks.insert(character) }
      isMark = character == "%"
    }
    return marks
  }

  /// Spaces at both ends, and the sign at the end that makes it a sentence or a label.
  private static func edges(of phrase: String) -> String {
    let last = phrase.last.map { ".:>".contains($0) ? String($0) : $0 == " " ? "_" : "" } ?? ""
    return (phrase.first == " " ? "_" : "") + last
  }
}
