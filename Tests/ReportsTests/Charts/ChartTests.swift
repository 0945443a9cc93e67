import Questionnaires
import Scoring
import Testing
import TestSupport

@testable import Reports

@Suite("Charts")
struct ChartTests {
  static let widths = [288.0, 343, 718, 960]

  private func expectInside(_ drawing: Drawing, sourceLocation: SourceLocation = #_sourceLocation) {
    for width in Self.widths {
      for extent in drawing.extents(atWidth: width) {
        #expect(
          extent.left >= 0 && extent.right <= width && extent.top >= 0 && extent.bottom <= drawing.height,
          "\(extent) of \(width) x \(drawing.height)", sourceLocation: sourceLocation)
      }
    }
  }

  private static let titles = [
    "Pay", "Mentors and safety", "A fair start and good support", String(repeating: "Wide Words ", count: 20),
    String(repeating: "W", count: 90), "准备就绪的学徒计划与合作伙伴", "🧑🏽‍🏫 Mentoría y seguridad en el lugar de trabajo",
  ]

  @Test("labels of effort and gain lie inside, and no point hides another", arguments: 0..<40)
  func effort(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let report = SampleAssessment.halfway().report()
    var actions: [Report.PlanEntry] = []
    for _ in 0..<Int.random(in: 1...40, using: &random) {
      var action = report.actions[0]
      action.effortDays = Double(Int.random(in: 1...(seed % 2 == 0 ? 4 : 200), using: &random)) / 2
      action.gain = Double.random(in: -0.1...(seed % 3 == 0 ? 0.02 : 0.6), using: &random)
      actions.append(action)
    }
    let chart = EffortChart(actions)
    #expect(chart.points.count == min(actions.count, EffortChart.limit))
    expectInside(
      chart.drawing(quarters: Self.titles, effort: Self.titles[3], gain: Self.titles[4]))
    for width in Self.widths {
      let places = chart.places.map { (x: $0.across * width, y: $0.down) }
      for (index, a) in places.enumerated() {
        for b in places[..<index] {
          let (dx, dy) = (a.x - b.x, a.y - b.y)
          #expect((dx * dx + dy * dy).squareRoot() >= 18 - 1e-9)
        }
      }
    }
  }

  @Test("labels of a slope lie inside and keep clear of each other", arguments: 0..<40)
  func slope(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let lines = (0..<Int.random(in: 1...14, using: &random)).map { _ in
      SlopeChart.Line(
        title: Self.titles.randomElement(using: &random)!,
        before: Double(Int.random(in: 0...10, using: &random)) / 10,
        after: Double(Int.random(in: 0...10, using: &random)) / 10)
    }
    let drawing = SlopeChart(lines, before: Self.titles[3], after: Self.titles[4]).drawing
    expectInside(drawing)
    let extents = drawing.extents(atWidth: 288)
    for (index, a) in extents.enumerated() {
      for b in extents[..<index] {
        let apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top + 1 || b.bottom <= a.top + 1
        #expect(apart, "\(a) and \(b)")
      }
    }
  }

  @Test("what is spread keeps its order, its height and the range")
  func spread() {
    let places = SlopeChart.spread([(50, 16), (50, 16), (52, 16), (200, 16)], from: 0, to: 200)
    #expect(places == [50, 66, 82, 184])
    #expect(SlopeChart.spread([], from: 0, to: 10) == [])
  }

  @Test("sections come by what is missing to their target")
  func order() {
    let chart = SectionChart(SampleAssessment.halfway().report().sections)
    #expect(!chart.rows.isEmpty)
    #expect(chart.rows.map(\.gap) == chart.rows.map(\.gap).sorted(by: >))
    for drawing in chart.drawings { expectInside(drawing) }
  }

  @Test("parts of a whole fill it, those of nothing are left out")
  func buckets() {
    let chart = BucketChart([.inPlace: 0.5, .partly: 0, .planned: 0.25, .notInPlace: 0, .notKnown: 0.25])
    #expect(chart.parts.map(\.bucket) == [.inPlace, .planned, .notKnown])
    #expect(BucketChart([:]).parts.isEmpty)
  }

  @Test("numbers in drawings are short and have a point")
  func numbers() {
    #expect([0, 1.5, -0.25, 99.999, 12.305, 3].map(DrawingNumber.text) == ["0", "1.5", "-0.25", "100", "12.31", "3"])
  }

  @Test("a text is cut to the lines it may have, with an ellipsis")
  func lines() {
    #expect(TextExtent.lines("one two", width: 500, size: 12, atMost: 2) == ["one two"])
    let cut = TextExtent.lines("seventeen eighteen nineteen twenty", width: 70, size: 12, atMost: 2)
    #expect(cut.count == 2)
    #expect(cut[1].hasSuffix("\u{2026}"))
    #expect(cut.allSatisfy { TextExtent.width(of: $0, size: 12) <= 70 })
  }
}
