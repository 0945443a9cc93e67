/// What a strict reader finds in a page: elements in order, texts between them, and everything that is wrong.
///
/// It knows nothing of how pages are written: it splits at every `<` and `>`, so a text that leaks one shows as an element
/// that is not balanced or not allowed.
struct PageScan {
  struct Element {
    var name: String
    var attributes: [(name: String, value: String)]
  }

  private(set) var elements: [Element] = []
  private(set) var texts: [String] = []
  private(set) var problems: [String] = []

  private static let void: Set = ["meta", "img", "br"]
  static let allowed: Set = [
    "html", "head", "meta", "title", "style", "body", "header", "main", "footer", "section", "article", "div", "h1",
    "h2", "h3", "h4", "p", "ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "table", "caption", "thead",
    "tbody", "tr", "th", "td", "a", "span", "strong", "em", "code", "img", "br", "time", "svg", "g", "line", "rect",
    "circle", "text", "defs", "pattern",
  ]

  init(_ page: String) {
    var rest = page.unicodeScalars[...]
    if page.hasPrefix("<!DOCTYPE html>\n") { rest = rest.dropFirst(16) } else { problems.append("no doctype") }
    var open: [String] = []
    while let start = rest.firstIndex(of: "<") {
      texts.append(String(String.UnicodeScalarView(rest[..<start])))
      guard let end = rest[start...].firstIndex(of: ">") else {
        problems.append("an element does not end")
        break
      }
      let tag = String(String.UnicodeScalarView(rest[rest.index(after: start)..<end]))
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("/") {
        if open.popLast() != String(tag.dropFirst()) { problems.append("</\(tag.dropFirst())> closes another") }
        continue
      }
      let element = read(tag)
      elements.append(element)
      if !Self.allowed.contains(element.name) { problems.append("<\(tag)> is no element of ours") }
      if !Self.void.contains(element.name) { open.append(element.name) }
    }
    texts.append(String(String.UnicodeScalarView(rest)))
    if !open.isEmpty { problems.append("not closed: \(open)") }
    if texts.contains(where: { $0.unicodeScalars.contains(">") }) { problems.append("a > stands in a text") }
  }

  private mutating func read(_ tag: String) -> Element {
    var scalars = tag.unicodeScalars[...]
    func take(while condition: (Unicode.Scalar) -> Bool) -> String {
      let part = scalars.prefix(while: condition)
      scalars = scalars.dropFirst(part.count)
      return String(String.UnicodeScalarView(part))
    }
    var element = Element(name: take { $0 != " " }, attributes: [])
    while scalars.first == " " {
      scalars.removeFirst()
      let name = take { $0 != "=" && $0 != " " }
      guard scalars.first == "=", scalars.dropFirst().first == "\"" else {
        problems.append("\(name) of <\(tag)> has no value in quotes")
        return element
      }
      scalars = scalars.dropFirst(2)
      element.attributes.append((name, take { $0 != "\"" }))
      guard scalars.first == "\"" else {
        problems.append("\(name) of <\(tag)> does not end")
        return element
      }
      scalars.removeFirst()
    }
    if !scalars.isEmpty { problems.append("<\(tag)> ends with \(String(scalars))") }
    return element
  }
}
