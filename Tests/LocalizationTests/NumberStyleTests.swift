import Localization
import Testing

@Suite("Numbers and dates by language")
struct NumberStyleTests {
  /// What ICU 78 (CLDR 48) writes for 1240.5 and 12400.5 with `maximumFractionDigits: 1`.
  @Test(
    "thousands and decimals are as CLDR has them",
    arguments: [
      ("en", "1,240", "12,400", "."), ("fr", "1,240", "12,400", "."), ("es", "1240", "12.400", ","),
      ("es-ES", "1240", "12.400", ","), ("es-419", "1,240", "12,400", "."), ("es-MX", "1,240", "12,400", "."),
      ("es-US", "1,240", "12,400", "."), ("es-PR", "1,240", "12,400", "."), ("es-AR", "1.240", "12.400", ","),
      ("es-CL", "1.240", "12.400", ","), ("es-CR", "1\u{A0}240", "12\u{A0}400", ","),
    ])
  func groups(tag: String, short: String, long: String, decimal: String) {
    let style = Language(tag).numbers
    #expect(style.grouped("1240") == short)
    #expect(style.grouped("12400") == long)
    #expect(style.grouped("240") == "240")
    #expect(style.decimal == decimal)
  }

  @Test(
    "days have their month in letters",
    arguments: [
      ("en", 11, "Nov 26, 2026"), ("en-GB", 9, "Sep 26, 2026"), ("es", 11, "26 nov 2026"), ("es", 9, "26 sept 2026"),
      ("es-MX", 9, "26 sep 2026"), ("es-US", 1, "26 ene 2026"),
    ])
  func days(tag: String, month: Int, text: String) {
    #expect(Language(tag).date(year: 2026, month: month, day: 26) == text)
  }

  @Test(
    "tags are written as BCP 47 has them",
    arguments: [
      ("ES_mx.UTF-8", "es-MX"), ("es", "es"), ("es-419", "es-419"), ("C.UTF-8", nil), ("es_ES@euro", "es-ES"),
      ("es-<b>", nil), ("", nil),
    ] as [(String, String?)])
  func canonical(tag: String, text: String?) {
    #expect(Language(tag).canonicalTag == text)
  }

  @Test("the environment names a language by the first variable that is set")
  func environment() {
    #expect(Language(environment: ["LANG": "es_US.UTF-8"])?.tag == "es-US")
    #expect(Language(environment: ["LANG": "es_US.UTF-8", "LC_ALL": "en_US.UTF-8"])?.tag == "en-US")
    #expect(Language(environment: ["LANG": "C.UTF-8"]) == nil)
    #expect(Language(environment: [:]) == nil)
  }
}
