import Diagnostics
import Questionnaires
import Testing

import AnswerFiles

/// What a typed line is read as, item by item.
@Suite struct AnswerTextTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var kind: Item.Kind
    var text: String
    var value: AnswerValue
    var unit: String?
    var testDescription: String { "'\(text)'" }
  }

  struct BadRow: Sendable, CustomTestStringConvertible {
    var kind: Item.Kind
    var text: String
    var found: String
    var isScript = false
    var suggestion: String?
    var testDescription: String { "'\(text)'" }
  }

  static let scale: [Choice] = [
    Choice(id: ChoiceID("none"), text: LocalizedText("Nothing yet"), points: 0),
    Choice(id: ChoiceID("talked_about"), text: LocalizedText("Talked about, not written"), points: 1),
    Choice(id: ChoiceID("in_place"), text: LocalizedText("In place"), points: 2),
    Choice(id: ChoiceID("in_use"), text: LocalizedText("In use and proven"), points: 3),
  ]
  static let share = Item.Kind.percent(Item.Bounds(least: 0, greatest: 1), decimals: nil)
  static let dollars = Item.Kind.money(Item.Bounds(least: 0), currency: "USD", decimals: 2)
  static let people = Item.Kind.integer(Item.Bounds(least: 0, greatest: 100_000))
  static let day = Item.Kind.date(earliest: nil, latest: nil)

  static func date(_ text: String) -> AnswerValue { .date(CalendarDate(text)!) }

  static func item(_ kind: Item.Kind, unit: String? = nil) -> Item {
    let place = Diagnostic.Place(source: SourceText(name: "test.json", text: "{}"), range: 0..<2)
    var item = Item(id: ItemID("x"), index: 0, section: 0, kind: kind, text: LocalizedText("X?"), place: place)
    item.unit = unit.map { LocalizedText($0) }
    return item
  }

  static func read(_ text: String, _ item: Item, isScript: Bool = false) throws(AnswerProblem) -> AnswerValue {
    let reader = AnswerText(item: item, language: "en", isScript: isScript, today: CalendarDate("2026-11-25")!) {
      text in
      text.template(in: "en").filled { _ in "" }
    }
    return try reader.read(text)
  }

  static let rows: [Row] = [
    Row(kind: .choice(scale), text: "1", value: .choice("none")),
    Row(kind: .choice(scale), text: " 4 ", value: .choice("in_use")),
    Row(kind: .choice(scale), text: "talked_about", value: .choice("talked_about")),
    Row(kind: .choice(scale), text: "TALK", value: .choice("talked_about")),
    Row(kind: .choice(scale), text: "Nothing", value: .choice("none")),
    Row(kind: .choice(scale), text: "in place", value: .choice("in_place")),
    Row(kind: .multichoice(scale), text: "1 and 3", value: .choices(["none", "in_place"])),
    Row(kind: .multichoice(scale), text: "2-4", value: .choices(["talked_about", "in_place", "in_use"])),
    Row(kind: .multichoice(scale), text: "1, 3 to 4", value: .choices(["none", "in_place", "in_use"])),
    Row(kind: day, text: "next June 1", value: date("2027-06-01")),
    Row(kind: day, text: "June 1st", value: date("2027-06-01")),
    Row(kind: day, text: "1 december", value: date("2026-12-01")),
    Row(kind: day, text: "Nov 25", value: date("2027-11-25")),
    Row(kind: day, text: "Feb 29", value: date("2028-02-29")),
    Row(kind: day, text: "September 2027", value: date("2027-09-01")),
    Row(kind: .multichoice(scale), text: "1, 2 4", value: .choices(["none", "talked_about", "in_use"])),
    Row(kind: day, text: "September", value: date("2027-09-01")),
    Row(kind: day, text: "next june", value: date("2027-06-01")),
    Row(kind: dollars, text: "$18.50/hour", value: .number(18.5), unit: "per hour"),
    Row(kind: dollars, text: "18.50 an hour", value: .number(18.5), unit: "per hour"),
    Row(kind: dollars, text: "18.50/hr", value: .number(18.5), unit: "per hour"),
    Row(kind: .multichoice(scale), text: "3, 1", value: .choices(["none", "in_place"])),
    Row(kind: .multichoice(scale), text: "in_use; none", value: .choices(["none", "in_use"])),
    Row(kind: .multichoice(scale), text: "1 4", value: .choices(["none", "in_use"])),
    Row(kind: .multichoice(scale), text: "talked about, not written", value: .choices(["talked_about"])),
    Row(kind: .boolean, text: "Y", value: .boolean(true)),
    Row(kind: .boolean, text: "no", value: .boolean(false)),
    Row(kind: .boolean, text: "2", value: .boolean(false)),
    Row(kind: .rating(range: 0...4, labels: [4: LocalizedText("proven")]), text: "prov", value: .integer(4)),
    Row(kind: .rating(range: 0...4, labels: [:]), text: "0", value: .integer(0)),
    Row(kind: people, text: "1,240", value: .integer(1240)),
    Row(kind: people, text: "1 240", value: .integer(1240)),
    Row(kind: people, text: "12 people", value: .integer(12), unit: "people"),
    Row(kind: people, text: "1 month", value: .integer(1), unit: "months"),
    Row(kind: people, text: "12.0", value: .integer(12)),
    Row(kind: .number(Item.Bounds(), decimals: nil), text: "-0.5", value: .number(-0.5)),
    Row(kind: .number(Item.Bounds(), decimals: nil), text: ".5", value: .number(0.5)),
    Row(kind: dollars, text: "$18.50", value: .number(18.5)),
    Row(kind: dollars, text: "18.50 usd", value: .number(18.5)),
    Row(kind: dollars, text: "$1,240", value: .number(1240)),
    Row(kind: share, text: "15", value: .number(0.15)),
    Row(kind: share, text: "15%", value: .number(0.15)),
    Row(kind: share, text: "18.3 %", value: .number(0.183)),
    Row(kind: share, text: "0.15%", value: .number(0.0015)),
    Row(kind: share, text: "0", value: .number(0)),
    Row(kind: share, text: "29%", value: .number(0.29)),
    Row(kind: day, text: "2027-06-01", value: date("2027-06-01")),
    Row(kind: day, text: "June 1, 2027", value: date("2027-06-01")),
    Row(kind: day, text: "1 jun 2027", value: date("2027-06-01")),
    Row(kind: day, text: "6/1/2027", value: date("2027-06-01")),
    Row(kind: day, text: "2027-6-1", value: date("2027-06-01")),
    Row(kind: .text(isMultiline: false), text: "  Café Ortiz  ", value: .text("Café Ortiz")),
  ]

  @Test(arguments: rows) func `a line is read as an answer`(row: Row) throws {
    #expect(try Self.read(row.text, Self.item(row.kind, unit: row.unit)) == row.value)
  }

  static let badRows: [BadRow] = [
    BadRow(kind: .choice(scale), text: "5", found: "there is no choice 5"),
    BadRow(kind: .choice(scale), text: "0", found: "there is no choice 0"),
    BadRow(kind: .choice(scale), text: "in", found: "'in' fits several choices"),
    BadRow(kind: .choice(scale), text: "noen", found: "'noen' is not one of the choices", suggestion: "none"),
    BadRow(kind: .multichoice(scale), text: "1, 1", found: "'none' is chosen twice"),
    BadRow(kind: .boolean, text: "0", found: "'0' is neither yes nor no"),
    BadRow(kind: people, text: "about forty", found: "'about forty' is not a number"),
    BadRow(kind: people, text: "about 40", found: "'about 40' is not a number", suggestion: "40"),
    BadRow(kind: people, text: "1,200 or so", found: "'1,200 or so' is not a number", suggestion: "1,200"),
    BadRow(kind: people, text: "20-30", found: "'20-30' is not a number"),
    BadRow(kind: share, text: "about 15 %", found: "'about 15 %' is not a percentage", suggestion: "15%"),
    BadRow(kind: day, text: "6/1/27", found: "'6/1/27' is not a date", suggestion: "2027-06-01"),
    BadRow(kind: people, text: "1,24", found: "'1,24' is not a number"),
    BadRow(kind: people, text: "12.5", found: "'12.5' is not a whole number"),
    BadRow(kind: people, text: "100001", found: "100,001 is out of range"),
    BadRow(kind: people, text: "99999999999999999999", found: "'99999999999999999999' is not a whole number"),
    BadRow(kind: .number(Item.Bounds(), decimals: nil), text: "nan", found: "'nan' is not a number"),
    BadRow(kind: .number(Item.Bounds(), decimals: nil), text: "inf", found: "'inf' is not a number"),
    BadRow(kind: .number(Item.Bounds(), decimals: nil), text: "1e400", found: "'1e400' is not a number"),
    BadRow(kind: .number(Item.Bounds(), decimals: nil), text: "0x1p4", found: "'0x1p4' is not a number"),
    BadRow(kind: .number(Item.Bounds(), decimals: nil), text: "٣", found: "'٣' is not a number"),
    BadRow(kind: .number(Item.Bounds(), decimals: nil), text: "1,5", found: "'1,5' is not a number"),
    BadRow(kind: dollars, text: "18.505", found: "18.505 has more than 2 decimals"),
    BadRow(kind: dollars, text: "-1", found: "-$1.00 is out of range"),
    BadRow(kind: share, text: "0.15", found: "'0.15' could mean 15% or 0.15%"),
    BadRow(kind: share, text: "15", found: "'15' has no percent sign", isScript: true),
    BadRow(kind: share, text: "101%", found: "101% is out of range"),
    BadRow(kind: day, text: "2027-02-29", found: "'2027-02-29' is not a date"),
    BadRow(kind: day, text: "soon", found: "'soon' is not a date"),
    BadRow(kind: .text(isMultiline: false), text: "   ", found: "nothing was given"),
  ]

  @Test(arguments: badRows) func `a line that is no answer says what would be`(row: BadRow) throws {
    let problem = try #require(throws: AnswerProblem.self) {
      try Self.read(row.text, Self.item(row.kind), isScript: row.isScript)
    }
    #expect(problem.found == row.found)
    #expect(!problem.accepted.isEmpty)
    #expect(problem.suggestion == row.suggestion)
  }
}
