/// A text of a definition in one language or several, into which values can be piped.
package struct LocalizedText: Sendable {
  /// The text by language tag; the tag is empty where the definition gives a plain string. Never empty.
  package let variants: [(language: String, template: TextTemplate)]

  /// Creates a text from its variants, of which there is at least one.
  package init(variants: [(language: String, template: TextTemplate)]) {
    precondition(!variants.isEmpty, "a text has at least one variant")
    self.variants = variants
  }

  /// Creates a text in one language without piped values.
  package init(_ text: String) {
    self.init(variants: [("", TextTemplate(segments: [.literal(text)]))])
  }

  /// The template for a language: the same tag, else the same primary language, else the first given.
  package func template(in language: String) -> TextTemplate {
    if let exact = variants.first(where: { $0.language == language }) { return exact.template }
    let primary = language.prefix { $0 != "-" && $0 != "_" }
    let near = variants.first { $0.language.prefix { $0 != "-" && $0 != "_" } == primary }
    return (near ?? variants[0]).template
  }
}

/// A text with places where values are piped in, such as `{answers.occupation}` or `{computed.cost:money}`.
package struct TextTemplate: Sendable {
  /// One stretch of the text.
  package enum Segment: Sendable, Equatable {
    /// Shown as it stands; `{{` of the definition is one brace here.
    case literal(String)
    /// The answer to the item with this index.
    case answer(item: Int)
    /// The computed value with this index.
    case computed(index: Int, format: ValueFormat?)
    /// The client's name.
    case clientName
  }

  /// The stretches, in order.
  package let segments: [Segment]

  /// Creates a template from its stretches.
  package init(segments: [Segment]) {
    self.segments = segments
  }

  /// The text with each piped value supplied by `value`.
  package func filled(_ value: (Segment) -> String) -> String {
    if segments.count == 1, case .literal(let text) = segments[0] { return text }
    return segments.map { segment in
      if case .literal(let text) = segment { return text }
      return value(segment)
    }
    .joined()
  }
}

/// How a number is written for people.
package enum ValueFormat: String, Sendable, CaseIterable {
  /// As it is, with thousands separated.
  case number
  /// Rounded to a whole number.
  case integer
  /// As an amount in the definition's currency.
  case money
  /// A share as a percentage.
  case percent
  /// A calendar date.
  case date
}
