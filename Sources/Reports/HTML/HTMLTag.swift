/// An element of HTML or SVG by its name.
struct HTMLTag: Sendable {
  /// The name as it stands in the source.
  let name: String
  /// Whether it has no content and no end (HTML Standard, 13.1.2, void elements).
  let isVoid: Bool
  /// Whether a line feed after it changes nothing, so that the source can be read.
  let isBlock: Bool

  private init(_ name: StaticString, isVoid: Bool = false, isBlock: Bool = true) {
    self.name = "\(name)"
    self.isVoid = isVoid
    self.isBlock = isBlock
  }

  static let html = HTMLTag("html")
  static let head = HTMLTag("head")
  static let meta = HTMLTag("meta", isVoid: true)
  static let title = HTMLTag("title")
  static let style = HTMLTag("style")
  static let body = HTMLTag("body")

  static let header = HTMLTag("header")
  static let main = HTMLTag("main")
  static let footer = HTMLTag("footer")
  static let section = HTMLTag("section")
  static let article = HTMLTag("article")
  static let div = HTMLTag("div")
  static let h1 = HTMLTag("h1")
  static let h2 = HTMLTag("h2")
  static let h3 = HTMLTag("h3")
  static let h4 = HTMLTag("h4")
  static let p = HTMLTag("p")
  static let ul = HTMLTag("ul")
  static let ol = HTMLTag("ol")
  static let li = HTMLTag("li")
  static let dl = HTMLTag("dl")
  static let dt = HTMLTag("dt")
  static let dd = HTMLTag("dd")
  static let figure = HTMLTag("figure")
  static let figcaption = HTMLTag("figcaption")

  static let table = HTMLTag("table")
  static let caption = HTMLTag("caption")
  static let thead = HTMLTag("thead")
  static let tbody = HTMLTag("tbody")
  static let tr = HTMLTag("tr")
  static let th = HTMLTag("th")
  static let td = HTMLTag("td")

  static let a = HTMLTag("a", isBlock: false)
  static let span = HTMLTag("span", isBlock: false)
  static let strong = HTMLTag("strong", isBlock: false)
  static let em = HTMLTag("em", isBlock: false)
  static let img = HTMLTag("img", isVoid: true, isBlock: false)
  static let br = HTMLTag("br", isVoid: true, isBlock: false)
  static let time = HTMLTag("time", isBlock: false)

  static let svg = HTMLTag("svg")
  static let line = HTMLTag("line")
  static let rect = HTMLTag("rect")
  static let circle = HTMLTag("circle")
  static let text = HTMLTag("text")
  static let defs = HTMLTag("defs")
  static let pattern = HTMLTag("pattern")

  /// An element with what the builder gives as its content.
  func callAsFunction(
    _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> HTMLNode = { HTMLNode.fragment([]) }
  ) -> HTMLNode {
    .element(self, attributes, content())
  }

  /// An element with a text for its content.
  func callAsFunction(_ attributes: HTMLAttribute..., text: String) -> HTMLNode {
    .element(self, attributes, .text(text))
  }
}
