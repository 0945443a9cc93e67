import Diagnostics

/// A piece of an HTML page or of a drawing in it.
///
/// ```swift
/// HTMLTag.p(.class("note")) {
///   HTMLTag.strong(text: author)
///   ": \(remark)"
/// }
/// ```
///
/// Elements and attributes are compiled in. Every text is escaped on Unicode scalars when the piece is written, so that
/// there is no place where one could be forgotten.
indirect enum HTMLNode: Sendable {
  /// A text of anybody.
  case text(String)
  /// An element with its content.
  case element(HTMLTag, [HTMLAttribute], HTMLNode)
  /// Pieces in order.
  case fragment([HTMLNode])
  /// A style sheet.
  case styleSheet(StyleSheet)

  /// Nothing.
  static let none = HTMLNode.fragment([])

  /// Whether nothing would be written.
  var isEmpty: Bool {
    switch self {
    case .text(let text): text.isEmpty
    case .fragment(let nodes): nodes.allSatisfy(\.isEmpty)
    case .element, .styleSheet: false
    }
  }

  /// The source of the piece.
  var source: String {
    var source = ""
    write(to: &source)
    return source
  }

  private func write(to source: inout String) {
    switch self {
    case .text(let text): source += UntrustedText(text).forHTML
    case .fragment(let nodes): for node in nodes { node.write(to: &source) }
    case .styleSheet(let sheet): source += sheet.source
    case .element(let tag, let attributes, let content):
      source += "<"
      source += tag.name
      for attribute in attributes {
        guard let value = attribute.source else { continue }
        source += " "
        source += attribute.name
        source += "="
        source += value
      }
      source += ">"
      if !tag.isVoid {
        content.write(to: &source)
        source += "</"
        source += tag.name
        source += ">"
      }
      if tag.isBlock { source += "\n" }
    }
  }
}

/// Puts pieces together in the order in which they stand.
@resultBuilder
enum HTMLBuilder {
  static func buildExpression(_ text: String) -> HTMLNode { .text(text) }
  static func buildExpression(_ node: HTMLNode) -> HTMLNode { node }
  static func buildBlock(_ nodes: HTMLNode...) -> HTMLNode { nodes.count == 1 ? nodes[0] : .fragment(nodes) }
  static func buildArray(_ nodes: [HTMLNode]) -> HTMLNode { .fragment(nodes) }
  static func buildOptional(_ node: HTMLNode?) -> HTMLNode { node ?? .none }
  static func buildEither(first node: HTMLNode) -> HTMLNode { node }
  static func buildEither(second node: HTMLNode) -> HTMLNode { node }
}
