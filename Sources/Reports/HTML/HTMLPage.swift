/// A whole page: one file that needs no other, runs nothing and asks nobody.
struct HTMLPage: Sendable {
  /// The language of its texts, a BCP 47 tag.
  let language: String
  /// What the window and a search call it.
  let title: String
  /// Its look.
  let style: StyleSheet
  /// What the body holds.
  let body: HTMLNode

  /// The source.
  ///
  /// The policy lets nothing be loaded but what stands in the file: its style sheet and pictures.
  var source: String {
    let page = HTMLTag.html(.lang(language)) {
      HTMLTag.head {
        HTMLTag.meta(HTMLAttribute("charset", "utf-8"))
        HTMLTag.meta(
          HTMLAttribute("http-equiv", "Content-Security-Policy"),
          HTMLAttribute("content", "default-src 'none'; style-src 'unsafe-inline'; img-src data:"))
        HTMLTag.meta(
          HTMLAttribute("name", "viewport"), HTMLAttribute("content", "width=device-width, initial-scale=1"))
        HTMLTag.meta(HTMLAttribute("name", "color-scheme"), HTMLAttribute("content", "light dark"))
        HTMLTag.meta(HTMLAttribute("name", "referrer"), HTMLAttribute("content", "no-referrer"))
        HTMLTag.title(text: title)
        HTMLTag.style { HTMLNode.styleSheet(style) }
      }
      HTMLTag.body { body }
    }
    return "<!DOCTYPE html>\n" + page.source
  }
}
