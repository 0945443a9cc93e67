import Scoring

/// Sections on one scale, those furthest from their target first: a dot at the score, whiskers to what it can still be, a
/// tick at the target.
///
/// Titles and numbers stand beside the drawing as text of the page, which wraps and grows with it.
struct SectionChart {
  /// One section.
  struct Row: Equatable {
    var title: String
    var share: Double
    var low: Double
    var high: Double
    var target: Double?

    /// What is missing to the target, or to everything where there is none.
    var gap: Double { (target ?? 1) - share }
  }

  /// The largest gap first; sections without a score are left out.
  let rows: [Row]

  init(_ sections: [Report.SectionResult]) {
    let rows = sections.filter(\.isScored).compactMap { section in
      section.score.map {
        Row(title: section.title, share: $0.share, low: $0.low, high: $0.high, target: section.target)
      }
    }
    self.rows = rows.enumerated().sorted { (-$0.element.gap, $0.offset) < (-$1.element.gap, $1.offset) }.map(\.element)
  }

  /// Where a share stands across, so that a dot at either end lies inside.
  private static func across(_ share: Double) -> Double { 0.03 + 0.94 * min(max(share, 0), 1) }

  /// The drawing of one row.
  func drawing(of row: Row) -> Drawing {
    var drawing = Drawing(height: 26)
    let middle = 13.0
    func place(_ share: Double, _ down: Double = 13) -> Drawing.Place { Drawing.Place(Self.across(share), down) }
    drawing.line(from: place(0), to: place(1), look: "track")
    drawing.line(from: place(0), to: place(row.share), look: "stem")
    if DisplayPercent.whole(row.low) != DisplayPercent.whole(row.high) {
      drawing.line(from: place(row.low), to: place(row.high), look: "whisker")
      for end in [row.low, row.high] {
        drawing.line(from: place(end, middle - 5), to: place(end, middle + 5), look: "cap")
      }
    }
    if let target = row.target {
      drawing.line(from: place(target, middle - 11), to: place(target, middle + 11), look: "target")
    }
    drawing.circle(at: place(row.share), radius: 6, look: row.gap > 1e-9 ? "ring" : "dot")
    return drawing
  }

  /// The scale below the rows.
  var axis: Drawing {
    var drawing = Drawing(height: 24)
    for (share, text, anchor) in [
      (0, "0", Drawing.Anchor.start), (0.25, "25", .middle), (0.5, "50", .middle), (0.75, "75", .middle),
      (1, "100", .end),
    ] {
      let across = Self.across(share)
      drawing.line(from: Drawing.Place(across, 0), to: Drawing.Place(across, 5), look: "axisline")
      drawing.label(
        Drawing.Label(text: text, place: Drawing.Place(across, 18), anchor: anchor, size: 12, isQuiet: true))
    }
    return drawing
  }

  /// All drawings, for a look at their labels.
  var drawings: [Drawing] { rows.map(drawing) + [axis] }
}
