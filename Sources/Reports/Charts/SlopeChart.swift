import Scoring

/// Two columns of values joined by lines: what rose, what fell, what stayed.
///
/// Rises are solid, falls dashed, what stayed or may not have changed is dotted. Labels keep 16 pixels from each other; lines keep their true
/// ends.
struct SlopeChart {
  /// One line.
  struct Line: Equatable {
    var title: String
    /// Shares, 0...1.
    var before: Double
    var after: Double
    /// Whether what is still open cannot account for the difference.
    var isCertain = true
  }

  let lines: [Line]
  /// What stands above the two columns.
  let headings: (before: String, after: String)

  init(_ lines: [Line], before: String, after: String) {
    self.lines = lines
    headings = (before, after)
  }

  /// The narrowest page for which labels are laid out.
  static let narrowest = 288.0
  private static let (left, right) = (0.13, 0.45)
  private static let (lineHeight, size) = (15.0, 12.0)

  /// The drawing.
  var drawing: Drawing {
    let room = (1 - Self.right) * Self.narrowest - 40
    let texts = lines.map { TextExtent.lines($0.title, width: room, size: Self.size, atMost: 2) }
    let needed = texts.reduce(0) { $0 + Double($1.count) * Self.lineHeight + 3 }
    let (top, span) = (34.0, max(240, needed))
    var drawing = Drawing(height: top + span + 20)
    typealias Place = Drawing.Place
    func down(_ share: Double) -> Double { top + span * (1 - min(max(share, 0), 1)) + 6 }
    func heading(_ text: String, _ across: Double, _ anchor: Drawing.Anchor) {
      let width = anchor == .start ? (1 - across) * Self.narrowest : across * Self.narrowest + 40
      drawing.label(
        Drawing.Label(
          text: TextExtent.lines(text, width: width, size: Self.size, atMost: 1).first ?? "",
          place: Place(anchor == .start ? across : 0.01, 14), anchor: .start, size: Self.size, isQuiet: true))
    }
    heading(headings.before, Self.left, .end)
    heading(headings.after, Self.right, .start)
    for across in [Self.left, Self.right] {
      drawing.line(from: Place(across, top - 8), to: Place(across, top + span + 12), look: "axisline")
    }
    for line in lines {
      let (look, dot): (StaticString, StaticString) =
        switch Self.direction(line) {
        case 1: ("rise", "dot")
        case -1: ("fall", "falldot")
        default: ("same", "samedot")
        }
      drawing.line(from: Place(Self.left, down(line.before)), to: Place(Self.right, down(line.after)), look: look)
      drawing.circle(at: Place(Self.left, down(line.before)), radius: 4, look: dot)
      drawing.circle(at: Place(Self.right, down(line.after)), radius: 4, look: dot)
    }
    let rights = Self.spread(
      lines.indices.map { (down(lines[$0].after), Double(max(1, texts[$0].count)) * Self.lineHeight + 1) },
      from: top - 4, to: top + span + 16)
    for index in lines.indices {
      for (row, text) in texts[index].enumerated() {
        let place = Place(Self.right, rights[index] + 4 + Double(row) * Self.lineHeight)
        if row == 0 {
          drawing.label(Drawing.Label(text: Self.number(lines[index].after), place: place, shift: 8, size: Self.size))
        }
        drawing.label(Drawing.Label(text: text, place: place, shift: 36, size: Self.size))
      }
    }
    let lefts = Self.spread(lines.map { (down($0.before), 16) }, from: top - 4, to: top + span + 16)
    for index in lines.indices {
      drawing.label(
        Drawing.Label(
          text: Self.number(lines[index].before), place: Place(Self.left, lefts[index] + 4), shift: -8, anchor: .end,
          size: Self.size))
    }
    return drawing
  }

  /// 1 where the whole numbers shown rise, -1 where they fall, 0 where they are the same or may not have changed.
  static func direction(_ line: Line) -> Int {
    guard line.isCertain else { return 0 }
    return (DisplayPercent.whole(line.after) - DisplayPercent.whole(line.before)).signum()
  }

  private static func number(_ share: Double) -> String { String(DisplayPercent.whole(share)) }

  /// Places of labels near those wanted, so that each has its height and none leaves the range; ties keep their order.
  static func spread(
    _ wanted: [(place: Double, height: Double)], from start: Double, to end: Double
  ) -> [Double] {
    let order = wanted.indices.sorted { (wanted[$0].place, $0) < (wanted[$1].place, $1) }
    var places = wanted.map(\.place)
    var free = start
    for index in order {
      places[index] = max(places[index], free)
      free = places[index] + wanted[index].height
    }
    var limit = end
    for index in order.reversed() {
      places[index] = min(places[index], limit - wanted[index].height)
      limit = places[index]
    }
    return places
  }
}
