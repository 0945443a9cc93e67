import Assessments
import Diagnostics
import Questionnaires
import Testing

/// How far several people agree on an item, and over items.
@Suite struct AgreementTests {
  /// What each of several people said, in short: a value, `?` for not known, `-` for not applicable, `s` for skipped,
  /// `o` for open, `x` for not asked.
  static func said(_ short: [String], _ value: (String) -> AnswerValue = { .choice($0) }) -> [ComparedAnswer] {
    short.enumerated().map { place, text in
      let name = "person \(place)"
      func state(_ state: Answer.State) -> ComparedAnswer {
        ComparedAnswer(assessment: "a\(place)", respondent: name, state: state)
      }
      return switch text {
      case "?": state(.unknown)
      case "-": state(.notApplicable)
      case "s": state(.deferred)
      case "o": state(.open)
      case "x": state(.notAsked)
      default: ComparedAnswer(assessment: "a\(place)", respondent: name, state: .answered, value: value(text))
      }
    }
  }

  static func item(_ kind: Item.Kind, isScored: Bool = false, maximum: Double = 1) -> Item {
    let place = Diagnostic.Place(source: SourceText(name: "q.json", text: ""), range: 0..<0)
    var item = Item(id: ItemID("a"), index: 0, section: 0, kind: kind, text: LocalizedText("A?"), place: place)
    if isScored { item.scoring = .choicePoints }
    item.maximum = maximum
    return item
  }

  static let choices = item(.choice(["no", "some", "yes"].map { Choice(id: ChoiceID($0), text: LocalizedText($0)) }))

  struct Row: Sendable, CustomTestStringConvertible {
    var said: [String]
    var verdict: Agreement.Verdict
    var largest: Int
    var asked: Int
    var pairs: Double?
    var testDescription: String { said.joined(separator: " ") }
  }

  static let rows: [Row] = [
    Row(said: ["yes", "yes", "yes"], verdict: .agreed, largest: 3, asked: 3, pairs: 1),
    Row(said: ["yes", "no", "yes"], verdict: .differing, largest: 2, asked: 3, pairs: 1.0 / 3),
    Row(said: ["yes", "no"], verdict: .differing, largest: 1, asked: 2, pairs: 0),
    Row(said: ["yes", "?", "yes"], verdict: .differing, largest: 2, asked: 3, pairs: 1.0 / 3),
    Row(said: ["?", "?"], verdict: .agreed, largest: 2, asked: 2, pairs: 1),
    Row(said: ["?", "-"], verdict: .differing, largest: 1, asked: 2, pairs: 0),
    Row(said: ["yes", "s", "yes"], verdict: .incomplete, largest: 2, asked: 3, pairs: 1),
    Row(said: ["yes", "o"], verdict: .incomplete, largest: 1, asked: 2, pairs: nil),
    Row(said: ["yes", "x", "yes"], verdict: .agreed, largest: 2, asked: 2, pairs: 1),
    Row(said: ["yes", "x", "x"], verdict: .agreed, largest: 1, asked: 1, pairs: nil),
    Row(said: ["o", "s", "x"], verdict: .unanswered, largest: 0, asked: 2, pairs: nil),
    Row(said: ["x", "x"], verdict: .notAsked, largest: 0, asked: 0, pairs: nil),
  ]

  @Test(arguments: rows) func `what one item comes to`(row: Row) {
    let agreement = Agreement(Self.said(row.said), to: Self.choices)
    #expect(agreement.verdict == row.verdict)
    #expect(agreement.largest == row.largest)
    #expect(agreement.asked == row.asked)
    #expect(agreement.agreeingPairs == row.pairs)
  }

  /// The worked example of Fleiss (1971), as the literature passes it on: ten subjects, fourteen raters, five categories,
  /// with the extent of agreement on each subject to three decimals; their mean is 0.378.
  static let fleiss: [([Int], Double)] = [
    ([0, 0, 0, 0, 14], 1.000), ([0, 2, 6, 4, 2], 0.253), ([0, 0, 3, 5, 6], 0.308), ([0, 3, 9, 2, 0], 0.440),
    ([2, 2, 8, 1, 1], 0.330), ([7, 7, 0, 0, 0], 0.462), ([3, 2, 6, 3, 0], 0.242), ([2, 5, 3, 2, 2], 0.176),
    ([6, 5, 2, 1, 0], 0.286), ([0, 2, 2, 3, 7], 0.286),
  ]

  @Test func `pairs agree as in the published example`() throws {
    var count = AgreementCount()
    for (sizes, expected) in Self.fleiss {
      let short = sizes.enumerated().flatMap { category, size in Array(repeating: "c\(category)", count: size) }
      let agreement = Agreement(Self.said(short), to: Self.choices)
      let pairs = try #require(agreement.agreeingPairs)
      #expect(abs(pairs - expected) <= 0.0005)
      count.add(agreement)
    }
    let mean = try #require(count.agreeingPairs)
    #expect(abs(mean - 0.378) <= 0.0005)
    #expect(count.share == 0.1, "all fourteen agree on one subject of ten")
  }

  @Test func `percent agreement counts only what all were asked`() {
    var count = AgreementCount()
    for short in [["yes", "yes"], ["yes", "no"], ["yes", "x"], ["?", "?"], ["yes", "o"], ["o", "o"]] {
      let agreement = Agreement(Self.said(short), to: Self.choices)
      count.add(agreement, isUnknownToAll: short == ["?", "?"])
    }
    #expect(count.askedOfAll == 5)
    #expect(count.agreedByAll == 2)
    #expect(count.share == 0.4)
    #expect(count[.agreed] == 3 && count[.differing] == 1 && count[.incomplete] == 1 && count[.unanswered] == 1)
    #expect(count.contested == 2)
    #expect(count.unknownToAll == 1)
    #expect(AgreementCount().share == nil, "of nothing there is no share")
  }

  @Test func `ordered answers are apart by the range of their credit, number or day`() throws {
    let points = [("no", 0.0), ("some", 1), ("yes", 4)].map {
      Choice(id: ChoiceID($0), text: LocalizedText($0), points: $1)
    }
    let credit = Self.item(.choice(points), isScored: true, maximum: 4)
    let apart = try #require(Agreement(Self.said(["some", "?", "no"]), to: credit).spread)
    #expect(apart.measure == .credit && apart.low == 0 && apart.high == 0.25)
    #expect(apart.lowest == .choice("no") && apart.highest == .choice("some"))
    #expect(Agreement(Self.said(["some", "?"]), to: credit).spread == nil, "one value is not apart from anything")
    #expect(Agreement(Self.said(["no", "yes"]), to: Self.choices).spread == nil, "without points there is no order")

    let rating = Self.item(.rating(range: 1...5, labels: [:]))
    let rated = Agreement(Self.said(["2", "5", "4"]) { .integer(Int64($0)!) }, to: rating)
    #expect(rated.spread?.apart == 3)
    let money = Self.item(.money(Item.Bounds(), currency: "USD", decimals: 2))
    let paid = Agreement(Self.said(["18.5", "21"]) { .number(Double($0)!) }, to: money)
    #expect(paid.spread?.measure == .number && paid.spread?.apart == 2.5)
    let date = Self.item(.date(earliest: nil, latest: nil))
    let days = Agreement(Self.said(["2026-02-28", "2026-03-02"]) { .date(CalendarDate($0)!) }, to: date)
    #expect(days.spread?.measure == .date && days.spread?.apart == 2)
  }

  @Test(arguments: [
    ("Nurse aide", "nurse  AIDE ", true), ("e\u{301}", "\u{E9}", true), ("Nurse aide", "Nurse's aide", false),
    ("", " ", true),
  ])
  func `texts are the same but for letter case and spaces`(first: String, second: String, isSame: Bool) {
    let said = Self.said([first, second]) { .text($0) }
    #expect(said[0].says(theSameAs: said[1]) == isSame)
  }

  @Test func `groups stand by size, then by who spoke first`() {
    let agreement = Agreement(Self.said(["no", "yes", "some", "yes", "s", "x"]), to: Self.choices)
    #expect(agreement.groups == [[1, 3], [0], [2]])
    #expect(agreement.silent == [4])
    #expect(agreement.notAsked == [5])
  }

  @Test func `people of the same name are told apart by their assessments`() {
    func answer(_ id: String, _ name: String?) -> ComparedAnswer {
      ComparedAnswer(assessment: id, respondent: name, state: .unknown)
    }
    #expect([answer("x1", "Ana"), answer("x2", "Ben"), answer("x3", nil)].names == ["Ana", "Ben", "x3"])
    #expect([answer("x1", "Ana"), answer("x2", "Ana")].names == ["Ana (x1)", "Ana (x2)"])
  }
}
