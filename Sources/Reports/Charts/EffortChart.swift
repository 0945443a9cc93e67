import Scoring

/// Steps by the work they take and the points they bring, with the numbers of the plan.
struct EffortChart {
  /// One point: a step of the plan.
  struct Point: Equatable {
    /// Its number in the plan, from 1.
    var number: Int
    /// Days of work.
    var effort: Double
    /// Points out of 100 by itself.
    var gain: Double
  }

  /// The most points that a drawing holds; those of further steps are in the table alone.
  static let limit = 16

  /// Those drawn, in the order of the plan.
  let points: [Point]
  /// The end of the scale of days.
  let mostEffort: Double
  /// The end of the scale of points.
  let mostGain: Double

  init(_ actions: [Report.PlanEntry]) {
    points = actions.prefix(Self.limit).enumerated().map { index, action in
      Point(number: index + 1, effort: action.effortDays, gain: max(0, action.gain * 100))
    }
    mostEffort = Self.end(points.map(\.effort).max() ?? 1)
    mostGain = Self.end(points.map(\.gain).max() ?? 1)
  }

  /// The next of 1, 2, 4, 6, 10, 20, 40, 60, 100 ... that is not less.
  private static func end(_ value: Double) -> Double {
    var scale = 1.0
    while scale < 1e9 {
      for step in [1.0, 2, 4, 6] where step * scale >= value { return step * scale }
      scale *= 10
    }
    return scale
  }

  private static let (top, bottom, height) = (26.0, 300.0, 340.0)
  private static let (left, right) = (0.11, 0.97)
  private static let radius = 9.0
  /// The width at which points are kept apart; on a wider page they are further apart.
  static let narrowest = 288.0

  private func across(_ effort: Double) -> Double {
    Self.left + 0.03 + (Self.right - Self.left - 0.06) * effort / mostEffort
  }

  private func down(_ gain: Double) -> Double {
    Self.bottom - 14 - (Self.bottom - Self.top - 28) * gain / mostGain
  }

  /// The drawing; `quarters` names the four, the upper left first, then clockwise.
  func drawing(quarters: [String], effort: String, gain: String) -> Drawing {
    var drawing = Drawing(height: Self.height)
    let (middleAcross, middleDown) = ((Self.left + Self.right) / 2, (Self.top + Self.bottom) / 2)
    typealias Place = Drawing.Place
    drawing.line(from: Place(Self.left, middleDown), to: Place(Self.right, middleDown), look: "grid")
    drawing.line(from: Place(middleAcross, Self.top), to: Place(middleAcross, Self.bottom), look: "grid")
    drawing.line(from: Place(Self.left, Self.bottom), to: Place(Self.right, Self.bottom), look: "axisline")
    drawing.line(from: Place(Self.left, Self.top), to: Place(Self.left, Self.bottom), look: "axisline")
    let corners = [
      (Self.left, Self.top + 14, Drawing.Anchor.start, 5.0), (Self.right, Self.top + 14, .end, -2),
      (Self.right, Self.bottom - 6, .end, -2), (Self.left, Self.bottom - 6, .start, 5),
    ]
    let room = (Self.right - Self.left) / 2 * Self.narrowest - 8
    for (name, corner) in zip(quarters, corners) {
      let text = TextExtent.lines(name, width: room, size: 12, atMost: 1).first ?? ""
      drawing.label(
        Drawing.Label(
          text: text, place: Place(corner.0, corner.1), shift: corner.3, anchor: corner.2, size: 12, isQuiet: true))
    }
    for share in [0, 0.5, 1] {
      drawing.label(
        Drawing.Label(
          text: DrawingNumber.text(mostEffort * share), place: Place(across(mostEffort * share), Self.bottom + 16),
          anchor: .middle, size: 12, isQuiet: true))
      drawing.label(
        Drawing.Label(
          text: DrawingNumber.text(mostGain * share), place: Place(Self.left, down(mostGain * share) + 4), shift: -6,
          anchor: .end, size: 12, isQuiet: true))
    }
    let width = (Self.right - 0.02) * Self.narrowest
    drawing.label(
      Drawing.Label(
        text: TextExtent.lines(effort, width: width, size: 12, atMost: 1).first ?? "",
        place: Place(Self.right, Self.bottom + 34), anchor: .end, size: 12))
    drawing.label(
      Drawing.Label(
        text: TextExtent.lines(gain, width: width, size: 12, atMost: 1).first ?? "", place: Place(0.01, 14), size: 12))
    for (point, place) in zip(points, places) {
      drawing.circle(at: place, radius: Self.radius, look: "dot")
      drawing.label(
        Drawing.Label(
          text: String(point.number), place: Place(place.across, place.down + 4), anchor: .middle, size: 11,
          isOnMark: true))
    }
    return drawing
  }

  /// Where the points stand: at their values, moved as little as needed so that no number hides another.
  var places: [Drawing.Place] {
    var taken: [(x: Double, y: Double)] = []
    return points.map { point in
      let wanted = (x: across(point.effort) * Self.narrowest, y: down(point.gain))
      let free = Self.offsets.lazy.map { (x: wanted.x + $0.x, y: wanted.y + $0.y) }.first { place in
        Self.contains(place) && !taken.contains { Self.touches($0, place) }
      }
      let place = free ?? wanted
      taken.append(place)
      return Drawing.Place(place.x / Self.narrowest, place.y)
    }
  }

  private static func contains(_ place: (x: Double, y: Double)) -> Bool {
    place.x >= left * narrowest + radius && place.x <= right * narrowest - radius + 6 && place.y >= top + radius
      && place.y <= bottom - radius
  }

  private static func touches(_ a: (x: Double, y: Double), _ b: (x: Double, y: Double)) -> Bool {
    let (dx, dy) = (a.x - b.x, a.y - b.y)
    return dx * dx + dy * dy < 4 * (radius + 0.5) * (radius + 0.5)
  }

  /// Places around a place, the nearest first.
  private static let offsets: [(x: Double, y: Double)] = {
    let steps = stride(from: -160.0, through: 160, by: 8).map { $0 }
    let all = steps.flatMap { x in steps.map { y in (x: x + 2, y: y + 2) } }
    return [(0, 0)]
      + all.sorted { ($0.x * $0.x + $0.y * $0.y, $0.x, $0.y) < ($1.x * $1.x + $1.y * $1.y, $1.x, $1.y) }
  }()
}
