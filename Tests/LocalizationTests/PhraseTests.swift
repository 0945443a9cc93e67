import Localization
import Testing

@Suite("Phrases")
struct PhraseTests {
  @Test("values keep their places, percent signs stand for themselves")
  func english() {
    let (met, count) = (2, 8)
    #expect(localized("\(met) of \(count) steps met") == "2 of 8 steps met")
    #expect(localized("moved by 20 %") == "moved by 20 %")
    #expect(localized("\("100")% of \("%1")") == "100% of %1")
    #expect(localized(1, one: "\(1) day", other: "\(1) days") == "1 day")
    #expect(localized(0, one: "\(0) day", other: "\(0) days") == "0 days")
  }

  @Test("a language without words of its own falls back on English")
  func fallback() {
    Language.$current.withValue(Language("fr")) { #expect(localized("Sources") == "Sources") }
  }

  @Test(
    "tags are taken apart",
    arguments: [
      ("en", "en", nil), ("es-MX", "es", "MX"), ("ES_us", "es", "US"), ("es-419", "es", "419"),
      ("zh-Hant-TW", "zh", "TW"),
    ] as [(String, String, String?)])
  func tags(tag: String, primary: String, region: String?) {
    #expect(Language(tag).primary == primary)
    #expect(Language(tag).region == region)
  }
}
