import Diagnostics
import Testing

/// A word, the words there are, and the one probably meant.
struct SuggestionCase: Sendable, CustomTestStringConvertible {
  let word: String
  let candidates: [String]
  let nearest: String?

  init(_ word: String, _ candidates: [String], _ nearest: String?) {
    self.word = word
    self.candidates = candidates
    self.nearest = nearest
  }

  var testDescription: String { word }

  static let all: [SuggestionCase] = [
    SuggestionCase("backup_polcy", ["backup_policy", "backups"], "backup_policy"),
    SuggestionCase("titel", ["title", "text"], "title"),
    SuggestionCase("tittle", ["title"], "title"),
    SuggestionCase("visibleif", ["visibleIf", "requiredIf"], "visibleIf"),
    SuggestionCase("visible-if", ["visible_if"], "visible_if"),
    SuggestionCase("min rows", ["min_rows"], "min_rows"),
    SuggestionCase("abx", ["abc", "abd"], "abc"),
    SuggestionCase("ab", ["ac"], nil),
    SuggestionCase("aab", ["aba"], "aba"),
    SuggestionCase("abab", ["baba"], nil),
    SuggestionCase("aaaa", ["aaa"], "aaa"),
    SuggestionCase("xy", ["XY"], "XY"),
    SuggestionCase("quit", ["help"], nil),
    SuggestionCase("comp", ["computed"], "computed"),
    SuggestionCase("com", ["computed"], nil),
    SuggestionCase("", ["a"], nil),
    SuggestionCase("word", [], nil),
    SuggestionCase("sección", ["seccion"], "seccion"),
    SuggestionCase(String(repeating: "a", count: 500), ["a"], nil),
  ]
}

struct SuggestionTests {
  @Test(arguments: SuggestionCase.all)
  func `the nearest word is near enough, or there is none`(row: SuggestionCase) {
    #expect(Suggestion.nearest(to: row.word, in: row.candidates) == row.nearest)
  }

  @Test func `of more words than anybody has, the first are looked at`() {
    let others = (0..<Suggestion.candidateLimit - 1).map { "other\($0)" }
    #expect(Suggestion.nearest(to: "meatn", in: others + ["meant"]) == "meant")
    #expect(Suggestion.nearest(to: "meatn", in: others + ["other", "meant"]) == nil)
  }
}
