import ExpressionLanguage
import Foundation
import Testing

@Suite struct TimeZoneTests {
  // MARK: - Files

  /// A TZif file of one's own (RFC 9636, section 3).
  struct ZoneFile: Sendable {
    var version = Character("2")
    /// Seconds ahead of UTC; the first is that before all changes.
    var types: [Int32] = [0]
    var changes: [(at: Int64, type: UInt8)] = []
    var footer: String? = ""

    var bytes: [UInt8] {
      guard version != "\0" else { return header + block(timeSize: 4) }
      let first = ZoneFile(version: version, types: [0], changes: [], footer: nil)
      let rest = footer.map { Array("\n\($0)\n".utf8) } ?? []
      return first.header + first.block(timeSize: 4) + header + block(timeSize: 8) + rest
    }

    private var header: [UInt8] {
      let counts = [0, 0, 0, changes.count, types.count, 4]
      return Array("TZif\(version)".utf8) + [UInt8](repeating: 0, count: 15)
        + counts.flatMap { bigEndian(Int64($0), size: 4) }
    }

    private func block(timeSize: Int) -> [UInt8] {
      changes.flatMap { bigEndian($0.at, size: timeSize) } + changes.map(\.type)
        + types.flatMap { bigEndian(Int64($0), size: 4) + [0, 0] } + Array("ABC\0".utf8)
    }

    private func bigEndian(_ number: Int64, size: Int) -> [UInt8] {
      (0..<size).reversed().map { UInt8(truncatingIfNeeded: number >> Int64(8 * $0)) }
    }
  }

  @Test(arguments: ["\0", "2", "3", "4"] as [Character])
  func `the last change up to a moment holds`(version: Character) throws {
    let file = ZoneFile(version: version, types: [-10, 3600, 7200], changes: [(-100, 1), (0, 2), (50, 0), (60, 1)])
    let rules = try #require(TimeZoneRules(bytes: file.bytes))
    for (moment, offset) in [(-101, -10), (-100, 3600), (-1, 3600), (0, 7200), (49, 7200), (50, -10), (59, -10)] {
      #expect(rules.offset(at: Int64(moment)) == Int64(offset))
    }
    #expect(rules.offset(at: 60) == 3600)
    #expect(rules.offset(at: .max / 2) == 3600)
    #expect(rules.offset(at: Timestamp.firstSecond) == -10)
  }

  @Test func `the footer holds after the last change, and alone`() throws {
    let file = ZoneFile(types: [-10, 60], changes: [(1000, 1)], footer: "<+0530>-5:30")
    let rules = try #require(TimeZoneRules(bytes: file.bytes))
    #expect(rules.offset(at: 999) == -10)
    #expect(rules.offset(at: 1000) == 19_800)
    let alone = try #require(TimeZoneRules(bytes: ZoneFile(footer: "ABC5").bytes))
    #expect(alone.offset(at: 0) == -18_000)
  }

  @Test func `bytes that are cut off or changed are no file`() throws {
    let whole = ZoneFile(types: [0, 60], changes: [(5, 1), (9, 0)], footer: "UTC0").bytes
    _ = try #require(TimeZoneRules(bytes: whole))
    for count in 0..<whole.count { #expect(TimeZoneRules(bytes: Array(whole.prefix(count))) == nil, "\(count)") }
    for place in whole.indices {
      for byte in [0, 1, 0x7F, 0x80, 0xFF] as [UInt8] {
        var changed = whole
        changed[place] = byte
        // Whatever it is read as, it is read without a crash.
        _ = TimeZoneRules(bytes: changed)?.offset(at: 7)
      }
    }
  }

  @Test(arguments: [
    ZoneFile(types: [0], changes: [(5, 1)]), ZoneFile(types: [0, 1], changes: [(5, 1), (5, 0)]),
    ZoneFile(types: [0, 1], changes: [(5, 1), (4, 0)]), ZoneFile(types: []), ZoneFile(types: [100_000]),
    ZoneFile(types: [.min]), ZoneFile(footer: "A0"), ZoneFile(footer: nil),
  ])
  func `files that contradict themselves are not read`(file: ZoneFile) {
    #expect(TimeZoneRules(bytes: file.bytes) == nil)
  }

  // MARK: - Formulas

  struct FormulaRow: Sendable, CustomTestStringConvertible {
    var formula: String
    var moment: String
    var offset: Int64
    var testDescription: String { "\(formula) \(moment)" }

    init(_ formula: String, _ moment: String, _ offset: Int64) {
      self.formula = formula
      self.moment = moment
      self.offset = offset
    }
  }

  @Test(arguments: [
    FormulaRow("EST5", "2026-07-01T00:00:00Z", -18_000), FormulaRow("<-0330>3:30", "2026-07-01T00:00:00Z", -12_600),
    FormulaRow("LMT-1:02:03", "2026-07-01T00:00:00Z", 3723),
    // The second Sunday of March, the first of November.
    FormulaRow("EST5EDT,M3.2.0,M11.1.0", "2026-03-08T06:59:59Z", -18_000),
    FormulaRow("EST5EDT,M3.2.0,M11.1.0", "2026-03-08T07:00:00Z", -14_400),
    FormulaRow("EST5EDT,M3.2.0,M11.1.0", "2026-11-01T05:59:59Z", -14_400),
    FormulaRow("EST5EDT,M3.2.0,M11.1.0", "2026-11-01T06:00:00Z", -18_000),
    FormulaRow("EST5EDT,M3.2.0,M11.1.0", "9999-07-01T00:00:00Z", -14_400),
    // The last Sunday, at one o'clock UTC.
    FormulaRow("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T00:59:59Z", 3600),
    FormulaRow("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T01:00:00Z", 7200),
    FormulaRow("CET-1CEST,M3.5.0,M10.5.0/3", "2026-10-25T01:00:00Z", 3600),
    // Summer over the turn of the year.
    FormulaRow("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-12-31T23:00:00Z", 39_600),
    FormulaRow("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-06-01T00:00:00Z", 36_000),
    FormulaRow("AEST-10AEDT,M10.1.0,M4.1.0/3", "2027-01-01T00:00:00Z", 39_600),
    // Winter told as the exception.
    FormulaRow("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-01-01T00:00:00Z", 0),
    FormulaRow("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-07-01T00:00:00Z", 3600),
    // Days of the year: J60 is the first of March, 59 the 29th of February where there is one.
    FormulaRow("AAA0BBB,J60/0,J300/0", "2024-02-29T23:59:59Z", 0),
    FormulaRow("AAA0BBB,J60/0,J300/0", "2024-03-01T00:00:00Z", 3600),
    FormulaRow("AAA0BBB,59/0,300/0", "2024-02-29T00:00:00Z", 3600),
    FormulaRow("AAA0BBB,59/0,300/0", "2026-02-28T23:59:59Z", 0),
    // Times before and beyond the day, and daylight saving time all year.
    FormulaRow("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T00:59:59Z", -7200),
    FormulaRow("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T01:00:00Z", -3600),
    FormulaRow("IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-27T00:00:00Z", 10_800),
    FormulaRow("EST5EDT,0/0,J365/25", "2026-12-31T12:00:00Z", -14_400),
    FormulaRow("EST5EDT,0/0,J365/25", "2027-01-01T05:00:00Z", -14_400),
    FormulaRow("AAA0BBB,J1/-167,J200", "2026-12-26T00:00:00Z", 3600),
  ])
  func `a formula tells the changes of any year`(row: FormulaRow) throws {
    let rules = try #require(TimeZoneRules(bytes: ZoneFile(version: "3", footer: row.formula).bytes))
    let moment = try #require(Timestamp(text: row.moment))
    #expect(rules.offset(at: moment.seconds) == row.offset)
  }

  @Test(arguments: [
    "A", "AB5", "ABC", "ABC25", "ABC1:60", "ABC1:", "ABC5X", "<ABC5", "ABC5DEF", "ABC5DEF,", "ABC5DEF,M3.2.0",
    "ABC5DEF,M13.2.0,M11.1.0", "ABC5DEF,M3.6.0,M11.1.0", "ABC5DEF,M3.2.7,M11.1.0", "ABC5DEF,J0,J9", "ABC5DEF,366,1",
    "ABC5DEF,M3.2.0/168,M11.1.0", "ABC5DEF,M3.2.0,M11.1.0 ", "ABC99999999999999999999", ":UTC",
  ])
  func `other lines are no formula`(formula: String) {
    #expect(TimeZoneRules(bytes: ZoneFile(footer: formula).bytes) == nil)
  }

  // MARK: - The system's zones

  static let hasZones = FileManager.default.fileExists(atPath: "/usr/share/zoneinfo/America/New_York")

  @Test(
    .enabled(if: hasZones),
    arguments: [
      ("2009-02-13T23:31:30Z", "Australia/Sydney", "2009-02-14 10:31"),
      ("2009-02-13T23:31:30Z", "America/St_Johns", "2009-02-13 20:01"),
      ("2009-02-13T23:31:30Z", "Asia/Kathmandu", "2009-02-14 05:16"),
      ("2009-02-13T23:31:30Z", "Etc/GMT+5", "2009-02-13 18:31"),
      ("2009-02-13T23:31:30Z", "America/Argentina/Ushuaia", "2009-02-13 20:31"),
      ("2040-07-01T12:00:00Z", "America/New_York", "2040-07-01 08:00"),
      ("2040-01-01T12:00:00Z", "America/New_York", "2040-01-01 07:00"),
      ("2040-01-01T12:00:00Z", "Australia/Sydney", "2040-01-01 23:00"),
      ("9999-12-31T23:59:59Z", "Asia/Tokyo", "10000-01-01 08:59"),
      // Before there were zones a place kept its own time: New York was 4:56:02 behind.
      ("1800-01-01T12:00:00Z", "America/New_York", "1800-01-01 07:03"),
    ])
  func `zones have names`(moment: String, zone: String, clock: String) {
    let parts = ["getFullYear", "getMonth", "getDate", "getHours", "getMinutes"].map { name -> Int64? in
      guard case .value(.int(let number)) = outcome("timestamp('\(moment)').\(name)('\(zone)')") else { return nil }
      return name == "getMonth" ? number + 1 : number
    }
    #expect(parts == clock.split { "- :".contains($0) }.map { Int64($0) })
  }

  @Test(arguments: [
    "Mars/Olympus", "../../../etc/passwd", "/etc/localtime", "America/../Europe/Paris", "America", "America/", "/", ".",
    "America//New_York", "./UTC", "Europe/Paris\\x00", "Europe/Pa ris", "tzdata.zi", "leapseconds", "localtime",
    "posixrules", "Europe/Zürich", "+2:00", "25:00", "02:60", "right/Europe/Paris",
  ])
  func `other names are unknown`(zone: String) {
    guard case .error(let error) = outcome("timestamp('2009-02-13T23:31:30Z').getHours('\(zone)')") else {
      Issue.record("no error")
      return
    }
    #expect(error.message.hasPrefix("unknown time zone '"))
    #expect(!error.message.unicodeScalars.contains { $0.value < 0x20 })
  }

  @Test func `a long name is told by its beginning`() {
    let notes = Outcome.value(.string(String(repeating: "a", count: 100_000)))
    guard case .error(let error) = outcome("today.getHours(answers.notes)", ["answers.notes": notes, "today": moment])
    else {
      Issue.record("no error")
      return
    }
    #expect(error.message.utf8.count < 300)
  }

  private let moment = Outcome.value(.timestamp(Timestamp(seconds: 0, nanoseconds: 0)))

  @Test(arguments: ["", "UTC", "Z", "GMT", "Etc/UTC", "+00:00", "-00:00"])
  func `UTC needs no files`(zone: String) {
    #expect(outcome("timestamp('2009-02-13T23:31:30Z').getHours('\(zone)')") == .value(.int(23)))
  }
}
