import Diagnostics
import Localization
import Questionnaires
import Testing

import AnswerFiles

/// Numbers, days and replies as people type them in Spanish.
@Suite struct SpokenAnswerTests {
  static let regions = [
    "en", "es", "es-ES", "es-419", "es-AR", "es-BO", "es-BZ", "es-CL", "es-CO", "es-CR", "es-CU", "es-DO", "es-EC",
    "es-GT", "es-HN", "es-MX", "es-NI", "es-PA", "es-PE", "es-PR", "es-PY", "es-SV", "es-US", "es-UY", "es-VE",
  ]
  static let number = Item.Kind.number(Item.Bounds(), decimals: nil)

  static func read(
    _ text: String, _ kind: Item.Kind, _ language: String, unit: String? = nil, isScript: Bool = false
  ) throws(AnswerProblem) -> AnswerValue {
    let reader = AnswerText(
      item: AnswerTextTests.item(kind, unit: unit), language: language, isScript: isScript,
      today: CalendarDate("2026-11-25")!
    ) { text in
      text.template(in: "es").filled { _ in "" }
    }
    return try reader.read(text)
  }

  static func problem(_ text: String, _ kind: Item.Kind, _ language: String) -> AnswerProblem? {
    do throws(AnswerProblem) {
      _ = try read(text, kind, language)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: regions) func `what is shown reads back as the number, or is asked back with it`(tag: String) throws
  {
    let language = Language(tag)
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    for round in 0..<400 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let magnitude = Double([10, 1000, 10_000, 1_000_000, 100_000_000][round % 5])
      let units = Double(state >> 33) / Double(1 << 31) * magnitude
      let value = (units * 100).rounded() / 100 * (round % 7 == 0 ? -1 : 1)
      let whole = Int64(value.rounded())
      for (kind, answer) in [
        (Self.number, AnswerValue.number(value)), (.integer(Item.Bounds()), .integer(whole)),
        (.money(Item.Bounds(), currency: "USD", decimals: 2), .number(value)),
        (.money(Item.Bounds(), currency: "EUR", decimals: 2), .number(value)),
      ] {
        let text = language.speaking { AnswerTextTests.item(kind).text(of: answer, in: tag) }
        do throws(AnswerProblem) {
          let read = try Self.read(text, kind, tag)
          #expect(read == answer, "\(text)")
        } catch {
          #expect(error.isAmbiguous, "\(text): \(error.message)")
          let plain = value == value.rounded() ? String(Int64(value)) : "\(value)"
          #expect(error.found.contains(plain.replacing(".", with: ",")), "\(text): \(error.message)")
        }
      }
      let share = (Double(round) / 1000)
      let percent = language.speaking { NumberText.percent(share) }
      #expect(try Self.read(percent, AnswerTextTests.share, tag) == .number(Double("\(share)")!), "\(percent)")
    }
  }

  @Test(arguments: [
    ("1234.5", 1234.5), ("1234,5", 1234.5), ("1.234,5", 1234.5), ("1,234.5", 1234.5), ("1.234.567", 1_234_567),
    ("1,234,567", 1_234_567), ("1 234,5", 1234.5), ("0.125", 0.125), ("0,125", 0.125), (",5", 0.5), ("-12,50", -12.5),
    ("1234", 1234),
  ])
  func `both signs before decimals are read where they are clear`(text: String, value: Double) throws {
    for tag in ["es", "es-AR", "es-US", "es-MX", "es-419"] {
      #expect(try Self.read(text, Self.number, tag) == .number(value), "\(tag)")
    }
  }

  @Test func `what can be thousands or decimals is asked back where commas stand before decimals`() throws {
    for text in ["1.200", "1,200"] {
      let problem = try #require(Self.problem(text, Self.number, "es"))
      #expect(problem.found == "'\(text)' could mean 1200 or 1,2")
      #expect(problem.accepted == "1200 or 1,2, so that it is clear")
      #expect(problem.isAmbiguous)
    }
    #expect(Self.problem("1.234", Self.number, "es-AR")?.found == "'1.234' could mean 1234 or 1,2340")
    #expect(try Self.read("1,2340", Self.number, "es-AR") == .number(1.234))
    // A whole number has one reading, unless both are whole.
    #expect(try Self.read("1.200", AnswerTextTests.people, "es") == .integer(1200))
    #expect(Self.problem("2.000", AnswerTextTests.people, "es")?.found == "'2.000' could mean 2000 or 2")
    for tag in ["en", "es-US", "es-MX"] {
      #expect(try Self.read("1,200", Self.number, tag) == .number(1200))
      #expect(try Self.read("1.200", Self.number, tag) == .number(1.2))
    }
    // A script says the same everywhere.
    #expect(try Self.read("1.200", Self.number, "es", isScript: true) == .number(1.2))
    #expect(throws: AnswerProblem.self) { try Self.read("1234,5", Self.number, "es", isScript: true) }
    #expect(throws: AnswerProblem.self) { try Self.read("1234,5", Self.number, "en") }
  }

  @Test func `amounts and percentages are read with the signs of Spanish`() throws {
    #expect(try Self.read("18,50 US$", AnswerTextTests.dollars, "es") == .number(18.5))
    #expect(try Self.read("US$18.50", AnswerTextTests.dollars, "es-MX") == .number(18.5))
    #expect(try Self.read("$18.50 por hora", AnswerTextTests.dollars, "es-US", unit: "por hora") == .number(18.5))
    #expect(try Self.read("18.50 la hora", AnswerTextTests.dollars, "es-US", unit: "por hora") == .number(18.5))
    #expect(try Self.read("15,5 %", AnswerTextTests.share, "es") == .number(0.155))
  }

  @Test(arguments: ["s", "sí", "SI", "S\u{CD}", "y"]) func `yes is said in Spanish as well`(text: String) throws {
    #expect(try Self.read(text, .boolean, "es-MX") == .boolean(true))
    #expect(try Self.read("no", .boolean, "es-MX") == .boolean(false))
  }

  @Test func `yes is said in English in English`() {
    #expect(throws: AnswerProblem.self) { try Self.read("sí", .boolean, "en") }
  }

  @Test(arguments: [
    ("26 nov 2026", "2026-11-26"), ("26 de noviembre de 2026", "2026-11-26"), ("6 sept 2026", "2026-09-06"),
    ("1 de enero", "2027-01-01"), ("próximo 1 de enero", "2027-01-01"), ("13/6/2027", "2027-06-13"),
    ("6/13/2027", "2027-06-13"), ("2027-06-01", "2027-06-01"), ("agosto 2027", "2027-08-01"),
  ])
  func `days are read as Spanish writes them`(text: String, day: String) throws {
    #expect(try Self.read(text, AnswerTextTests.day, "es") == AnswerTextTests.date(day))
  }

  @Test func `a day whose month is not clear is asked back`() throws {
    let problem = try #require(Self.problem("6/1/2027", AnswerTextTests.day, "es"))
    #expect(problem.found == "'6/1/2027' could mean Jan 6, 2027 or Jun 1, 2027")
    #expect(problem.accepted == "2027-01-06 or 2027-06-01, so that it is clear")
    #expect(try Self.read("6/6/2027", AnswerTextTests.day, "es") == AnswerTextTests.date("2027-06-06"))
    #expect(try Self.read("6/1/2027", AnswerTextTests.day, "en") == AnswerTextTests.date("2027-06-01"))
  }

  @Test func `choices are found without their accents`() throws {
    let choices = [
      Choice(id: ChoiceID("a"), text: LocalizedText("Formación en línea"), points: 0),
      Choice(id: ChoiceID("b"), text: LocalizedText("Ninguna"), points: 0),
    ]
    #expect(try Self.read("formacion", .choice(choices), "es") == .choice("a"))
    #expect(try Self.read("1 y 2", .multichoice(choices), "es") == .choices(["a", "b"]))
  }
}
