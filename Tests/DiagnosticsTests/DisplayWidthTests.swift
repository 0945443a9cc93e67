import Diagnostics
import Testing

struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("한글", 4), ("ｱ", 1), ("Ａ", 2), ("😀", 2),
    ("👩\u{200D}💻", 2), ("❤\u{FE0F}", 2), ("❤", 1), ("🇪🇸", 2), ("👍🏽", 2), ("a\u{200D}", 1), ("\u{AD}", 0),
    ("🇪", 1), ("→", 1), ("─", 1), ("✅", 2), ("✔", 1), ("█", 1), ("…", 1), ("ñandú", 5),
  ])
  func `text takes so many cells`(text: String, cells: Int) {
    #expect(DisplayWidth.of(text) == cells)
  }
}
