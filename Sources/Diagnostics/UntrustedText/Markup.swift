/// What a text has to become before it may stand in a markup language.
package protocol MarkupLanguage: Sendable {
  /// The text as it stands between what the language gives a meaning to.
  static func escaped(_ text: UntrustedText) -> String
}

/// Markdown; see ``UntrustedText/forMarkdown``.
package enum Markdown: MarkupLanguage {
  package static func escaped(_ text: UntrustedText) -> String { text.forMarkdown }
}

/// HTML; see ``UntrustedText/forHTML``.
package enum HTML: MarkupLanguage {
  package static func escaped(_ text: UntrustedText) -> String { text.forHTML }
}

/// A piece of a document, in which a text can only stand escaped.
///
/// Literals are markup, since they are compiled in; what is interpolated is text and goes through its exit. No
/// initializer takes a string, so that leaving the escape out does not compile.
///
/// ```swift
/// let item: MarkdownText = "- *\(name)*"
/// let cell: HTMLText = "<td title=\(attribute: help)>\(name)</td>"
/// ```
package struct Markup<Language: MarkupLanguage>: Sendable, ExpressibleByStringInterpolation {
  /// The markup itself, for whoever writes the document.
  package private(set) var source: String

  /// Creates a piece from what is compiled in.
  package init(stringLiteral: StaticString) {
    source = "\(stringLiteral)"
  }

  /// Creates a piece from what is compiled in and texts.
  package init(stringInterpolation: Interpolation) {
    source = stringInterpolation.source
  }

  /// A text, escaped.
  package init(_ text: UntrustedText) {
    source = Language.escaped(text)
  }

  private init(source: String) {
    self.source = source
  }

  /// Puts one piece behind another.
  package static func + (first: Markup, second: Markup) -> Markup {
    Markup(source: first.source + second.source)
  }

  /// Puts pieces together, with one between each two.
  package static func joined(_ pieces: some Sequence<Markup>, by separator: Markup = "") -> Markup {
    Markup(source: pieces.map(\.source).joined(separator: separator.source))
  }

  /// Gathers literals as they are and texts escaped.
  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var source = ""

    package init(literalCapacity: Int, interpolationCount: Int) {
      source.reserveCapacity(literalCapacity)
    }

    package mutating func appendLiteral(_ literal: StaticString) {
      source += "\(literal)"
    }

    /// A text, escaped.
    package mutating func appendInterpolation(_ text: String) {
      source += Language.escaped(UntrustedText(text))
    }

    /// A text, escaped.
    package mutating func appendInterpolation(_ text: UntrustedText) {
      source += Language.escaped(text)
    }

    /// A piece that is markup already.
    package mutating func appendInterpolation(_ piece: Markup) {
      source += piece.source
    }

    /// A whole number in decimal digits.
    package mutating func appendInterpolation(_ number: some BinaryInteger) {
      source += "\(number)"
    }
  }
}

extension Markup.Interpolation where Language == HTML {
  /// The value of an attribute, in its quotes.
  package mutating func appendInterpolation(attribute text: String) {
    source += UntrustedText(text).forHTMLAttribute
  }

  /// The address of a link, in its quotes; `#` where the text is none that may be followed.
  package mutating func appendInterpolation(link text: String) {
    source += UntrustedText(text).forHTMLLink ?? "\"#\""
  }
}

extension Markup.Interpolation where Language == Markdown {
  /// The destination of a link, in its angle brackets; an empty one where the text is no address that may be followed.
  package mutating func appendInterpolation(link text: String) {
    source += UntrustedText(text).forMarkdownLink ?? "<>"
  }
}

/// Markdown in which texts stand escaped.
package typealias MarkdownText = Markup<Markdown>
/// HTML in which texts stand escaped.
package typealias HTMLText = Markup<HTML>
