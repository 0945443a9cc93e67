/// Shapes and labels of a chart, to be drawn at any width: places across are shares of the width, places down are pixels.
///
/// So nothing is scaled, and letters stay as large as they are on a small screen and on paper. A label's extent can be
/// estimated at any width; see ``extents(atWidth:)``.
package struct Drawing: Sendable {
  /// Where a label stands relative to its place.
  package enum Anchor: String, Sendable {
    case start
    case middle
    case end
  }

  /// One shape. `look` is a class of the style sheet.
  enum Shape: Sendable {
    case line(from: Place, to: Place, look: StaticString)
    /// A rectangle from its upper left place, with a width as a share.
    case rectangle(at: Place, width: Double, height: Double, look: StaticString)
    case circle(at: Place, radius: Double, look: StaticString)
    case label(Label)
  }

  /// A place: across as a share of the width, down in pixels.
  package struct Place: Sendable, Equatable {
    package var across: Double
    package var down: Double

    package init(_ across: Double, _ down: Double) {
      self.across = across
      self.down = down
    }
  }

  /// A text in a drawing, on one line.
  package struct Label: Sendable, Equatable {
    package var text: String
    /// Where its baseline begins, is centred, or ends.
    package var place: Place
    /// Pixels by which it is moved across.
    package var shift: Double = 0
    package var anchor: Anchor = .start
    /// The size of its letters in pixels.
    package var size: Double = 13
    /// Bold letters on a mark.
    package var isOnMark = false
    /// Letters that matter less.
    package var isQuiet = false
  }

  /// Where a label is, in pixels.
  package struct Extent: Sendable, Equatable {
    package var text: String
    package var left: Double
    package var right: Double
    package var top: Double
    package var bottom: Double
  }

  /// The height in pixels.
  package var height: Double
  var shapes: [Shape] = []

  /// An empty drawing.
  init(height: Double) {
    self.height = height
  }

  mutating func line(from: Place, to: Place, look: StaticString) {
    shapes.append(.line(from: from, to: to, look: look))
  }

  mutating func circle(at place: Place, radius: Double, look: StaticString) {
    shapes.append(.circle(at: place, radius: radius, look: look))
  }

  mutating func rectangle(at place: Place, width: Double, height: Double, look: StaticString) {
    shapes.append(.rectangle(at: place, width: width, height: height, look: look))
  }

  mutating func label(_ label: Label) {
    shapes.append(.label(label))
  }

  /// Where each label is if the drawing is so many pixels wide; widths of letters are estimated on the wide side.
  package func extents(atWidth width: Double) -> [Extent] {
    shapes.compactMap { shape in
      guard case .label(let label) = shape else { return nil }
      let length = TextExtent.width(of: label.text, size: label.size, isBold: label.isOnMark)
      let place = label.place.across * width + label.shift
      let left =
        switch label.anchor {
        case .start: place
        case .middle: place - length / 2
        case .end: place - length
        }
      return Extent(
        text: label.text, left: left, right: left + length, top: label.place.down - 0.8 * label.size,
        bottom: label.place.down + 0.25 * label.size)
    }
  }

  /// The drawing as an element that is not read aloud: whoever shows it gives its meaning in words beside it.
  func node() -> HTMLNode {
    HTMLTag.svg(
      HTMLAttribute("width", "100%"), .number("height", height), .hidden, HTMLAttribute("focusable", "false")
    ) {
      for shape in shapes { Self.node(of: shape) }
    }
  }

  private static func node(of shape: Shape) -> HTMLNode {
    switch shape {
    case .line(let from, let to, let look):
      HTMLTag.line(
        .share("x1", from.across), .number("y1", from.down), .share("x2", to.across), .number("y2", to.down),
        .class(look))
    case .rectangle(let place, let width, let height, let look):
      HTMLTag.rect(
        .share("x", place.across), .number("y", place.down), .share("width", width), .number("height", height),
        .class(look))
    case .circle(let place, let radius, let look):
      HTMLTag.circle(.share("cx", place.across), .number("cy", place.down), .number("r", radius), .class(look))
    case .label(let label):
      HTMLTag.text(
        .share("x", label.place.across), .number("dx", label.shift), .number("y", label.place.down),
        HTMLAttribute("text-anchor", label.anchor.rawValue), .number("font-size", label.size),
        .class(label.isOnMark ? "on" : label.isQuiet ? "quiet" : "plain"), text: label.text)
    }
  }
}
