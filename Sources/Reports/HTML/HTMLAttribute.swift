import Diagnostics

/// An attribute of an element. Its name is compiled in; its value is escaped when it is written.
struct HTMLAttribute: Sendable {
  let name: String
  /// The value in its quotes; `nil` where an address is none that may be followed, which leaves the attribute out.
  let source: String?

  /// An attribute whose value is a text of anybody.
  init(_ name: StaticString, _ value: String) {
    self.name = "\(name)"
    source = UntrustedText(value).forHTMLAttribute
  }

  private init(_ name: StaticString, source: String?) {
    self.name = "\(name)"
    self.source = source
  }

  /// Names of classes in the style sheet.
  static func `class`(_ names: StaticString) -> HTMLAttribute { HTMLAttribute("class", "\(names)") }
  static func id(_ id: String) -> HTMLAttribute { HTMLAttribute("id", id) }
  static func lang(_ tag: String) -> HTMLAttribute { HTMLAttribute("lang", tag) }
  static func role(_ role: StaticString) -> HTMLAttribute { HTMLAttribute("role", "\(role)") }
  static func scope(_ scope: StaticString) -> HTMLAttribute { HTMLAttribute("scope", "\(scope)") }
  static func label(_ text: String) -> HTMLAttribute { HTMLAttribute("aria-label", text) }
  static func labelledBy(_ id: String) -> HTMLAttribute { HTMLAttribute("aria-labelledby", id) }
  /// Not read aloud.
  static let hidden = HTMLAttribute("aria-hidden", "true")

  /// A link to an address of the web; left out where it is not one.
  static func link(_ address: String) -> HTMLAttribute {
    HTMLAttribute("href", source: UntrustedText(address).forHTMLLink)
  }

  /// A link to an element of the same page.
  static func anchor(_ id: String) -> HTMLAttribute { HTMLAttribute("href", "#" + id) }

  /// A length or a place in a drawing, in pixels.
  static func number(_ name: StaticString, _ value: Double) -> HTMLAttribute {
    HTMLAttribute(name, DrawingNumber.text(value))
  }

  /// A length or a place in a drawing, as a share of its width.
  static func share(_ name: StaticString, _ value: Double) -> HTMLAttribute {
    HTMLAttribute(name, DrawingNumber.text(value * 100) + "%")
  }
}

/// Numbers as drawings have them: a point, at most two decimals, whatever the language.
enum DrawingNumber {
  static func text(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    let sign = hundredths < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    return rest % 10 == 0 ? "\(sign)\(whole).\(rest / 10)" : "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }
}
