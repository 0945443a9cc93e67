import Assessments
import Diagnostics
import JSONDocuments
import Questionnaires
import Testing
import Transcripts

@Suite struct `Transcript records` {
  @Test(arguments: Sample.oneOfEach.indices)
  func `an event reads back as it was written`(index: Int) throws {
    let event = Sample.oneOfEach[index]
    let events = index == 0 ? [event] : [.opened(Sample.opening), event]
    let read = try Sample.read(try Sample.transcript(events))
    #expect(read.map(\.event) == events)
    #expect(read.last?.seq == events.count)
  }

  @Test func `every type of event is among the samples`() {
    let kinds = Set(Sample.oneOfEach.map { EncodedEvent.kind(of: $0) })
    #expect(kinds == Set(EncodedEvent.Kind.allCases))
  }

  @Test func `lines are as they were in the first version`() throws {
    let lines = Sample.oneOfEach.enumerated().map { index, event in
      EncodedEvent.json(
        of: RecordedEvent(seq: index + 1, milliseconds: Sample.time + Int64(index), event: event)
      )
      .serialized()
    }
    #expect(lines.joined(separator: "\n") == Self.golden)
  }

  @Test func `the hash covers the hash before and the bytes up to its own member`() throws {
    let lines = Sample.lines(try Sample.transcript())
    var previous = String(repeating: "0", count: 64)
    for line in lines {
      let text = String(decoding: line, as: UTF8.self)
      let parts = text.split(separator: #","h":""#, maxSplits: 1)
      let expected = Digest.sha256Hex(of: Array((previous + parts[0]).utf8))
      #expect(parts[1] == "\(expected)\"}\n")
      previous = expected
    }
  }

  @Test func `SHA-256 is that of the standard`() {
    // FIPS 180-4, example "abc".
    #expect(
      Digest.sha256Hex(of: Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func `a type of a later version is read over and counted`() throws {
    let bytes = try Self.chained([
      EncodedEvent.json(of: RecordedEvent(seq: 1, milliseconds: 0, event: .opened(Sample.opening))).serialized(),
      #"{"type":"foreseen","seq":2,"time":"2026-03-02T14:05:09.123Z","by":["a","b"]}"#,
      #"{"type":"asked","seq":3,"time":"2026-03-02T14:05:09.123Z","item":"plan","mood":"good"}"#,
    ])
    #expect(try Sample.read(bytes).map(\.seq) == [1, 3])
    let verification = try Sample.verify(bytes)
    #expect(verification.isSound)
    #expect(verification.count == 3)
    #expect(verification.laterTypes == 1)
  }

  @Test(arguments: [
    (#""item":"gone","state":"unknown","origin":"typed""#, "the definition has no such item", "gone"),
    (#""item":"partner","state":"answered","value":"firm","origin":"typed""#, "'firm'", "partner"),
    (#""item":"plan","state":"answered","value":3,"origin":"typed""#, "a number cannot answer", "plan"),
    (#""item":"plan","state":"answered","origin":"typed""#, "'value' is missing", "plan"),
    (#""item":"plan","state":"open","origin":"typed""#, "'value' is missing", "plan"),
    (#""item":"plan","state":"open","value":true,"origin":"typed""#, "true or false cannot answer 'plan'", "plan"),
    (
      #""item":"jobs","state":"open","value":[{"job":3}],"origin":"typed""#, "row 1: a number cannot answer 'job'",
      "jobs"
    ),
    (
      #""item":"jobs","state":"answered","value":[{"job":"Aide"}],"origin":"typed""#, "'openings' has no answer", "jobs"
    ),
    (#""item":"plan","state":"notAsked","origin":"typed""#, "'notAsked' is no state that a person sets", "plan"),
    (#""item":"plan","state":"lost","origin":"typed""#, "'lost' is not a known 'state'", nil),
    (#""item":7,"state":"unknown","origin":"typed""#, "'item' is a number, not a text", nil),
  ])
  func `an answer that cannot be understood names its line and item`(
    members: String, problem: String, item: String?
  ) throws {
    let bytes = try Self.chained([
      EncodedEvent.json(of: RecordedEvent(seq: 1, milliseconds: 0, event: .opened(Sample.opening))).serialized(),
      #"{"type":"answered","seq":2,"time":"2026-03-02T14:05:09.123Z",\#(members)}"#,
    ])
    let error = try #require(throws: TranscriptError.self) { try Sample.read(bytes) }
    guard case .unreadable(let line, let found, let text) = error else {
      Issue.record("unexpected \(error)")
      return
    }
    #expect(line == 2)
    #expect(found == item)
    #expect(text.contains(problem))
    #expect(error.exitCode == 65)
  }

  @Test func `each answer is read with the definition that it was given under`() throws {
    func definition(_ names: String...) -> Questionnaire {
      var parts = Questionnaire.Parts()
      parts.items = names.enumerated().map { index, name in
        var item = Sample.items[name]!
        item.index = index
        return item
      }
      return Questionnaire(parts, source: SourceText(name: "sample.json", text: ""))
    }
    let change = AssessmentEvent.DefinitionChange(
      from: Sample.opening.definition, to: "new", version: "2.0.0", kept: ["wage"], dropped: ["plan"])
    let plan = AssessmentEvent.answered(item: "plan", answer: Answer(.boolean(true), origin: .typed))
    let start = AssessmentEvent.answered(
      item: "start", answer: Answer(.date(CalendarDate("2027-06-01")!), origin: .typed))
    func records(_ events: [AssessmentEvent]) throws -> [DecodedRecord] {
      let disk = SimulatedDisk([Sample.path: try Sample.transcript([.opened(Sample.opening)] + events)])
      return try TranscriptWriter.open(path: Sample.path, holder: "test", files: disk) { 0 }.records
    }
    let definitions = [Sample.opening.definition: definition("plan", "wage"), "new": definition("wage", "start")]
    let changed = try records([plan, .definitionChanged(change), start])
    let events = try changed.events { definitions[$0]! }
    #expect(events.dropFirst().map(\.event) == [plan, .definitionChanged(change), start])
    let late = try records([.definitionChanged(change), plan])
    #expect(throws: TranscriptError.unreadable(line: 3, item: "plan", problem: "the definition has no such item")) {
      try late.events { definitions[$0]! }
    }
  }

  @Test func `a later format is refused by its number`() throws {
    var opening = Sample.opening
    opening.format = 2
    let bytes = try Sample.transcript([.opened(opening)])
    #expect(throws: TranscriptError.laterFormat(format: 2)) { try Sample.read(bytes) }
  }

  @Test(arguments: [
    (Int64(0), "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
    (Sample.time, "2026-03-02T14:05:09.123Z"), (2_147_483_648_000, "2038-01-19T03:14:08.000Z"),
    (951_827_696_789, "2000-02-29T12:34:56.789Z"), (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
    (-62_135_596_800_000, "0001-01-01T00:00:00.000Z"),
  ])
  func `times are written in UTC and read back`(milliseconds: Int64, text: String) {
    #expect(TranscriptTime.text(of: milliseconds) == text)
    #expect(TranscriptTime.milliseconds(of: text) == milliseconds)
  }

  @Test func `times outside the calendar become the nearest inside`() {
    #expect(TranscriptTime.text(of: .max) == "9999-12-31T23:59:59.999Z")
    #expect(TranscriptTime.text(of: .min) == "0001-01-01T00:00:00.000Z")
  }

  @Test(arguments: [
    "", "2026-03-02", "2026-03-02T14:05:09Z", "2026-03-02t14:05:09.123Z", "2026-02-30T14:05:09.123Z",
    "2026-03-02T24:05:09.123Z", "2026-03-02T14:60:09.123Z", "2026-03-02T14:05:60.123Z", "2026-03-02T14:05:09.123+",
    "2026-03-02T14:05:09.12xZ",
  ])
  func `other times are refused`(text: String) {
    #expect(TranscriptTime.milliseconds(of: text) == nil)
  }

  @Test func `naughty texts read back scalar by scalar`() throws {
    let texts = Self.naughty
    let events = [AssessmentEvent.opened(Sample.opening)] + texts.map { .noted(item: nil, text: $0, author: $0) }
    let bytes = try Sample.transcript(events)
    for (event, text) in zip(try Sample.read(bytes).dropFirst(), texts) {
      guard case .noted(_, let read, let author) = event.event else { continue }
      #expect(read.unicodeScalars.elementsEqual(text.unicodeScalars))
      #expect(author?.utf8.elementsEqual(text.utf8) == true)
    }
    // Nothing in a line moves a cursor when it is shown as it is.
    #expect(bytes.allSatisfy { $0 == 0x0A || ($0 >= 0x20 && $0 != 0x7F) })
  }

  /// Lines with their hashes.
  static func chained(_ objects: [String]) throws -> [UInt8] {
    var previous = String(repeating: "0", count: 64)
    var text = ""
    for object in objects {
      let body = String(object.dropLast())
      previous = Digest.sha256Hex(of: Array((previous + body).utf8))
      text += "\(body),\"h\":\"\(previous)\"}\n"
    }
    return Array(text.utf8)
  }

  private static let naughty =
    [
      "", " ", "\u{0}", "a\u{0}b", "\n", "\r\n", "\t", "\u{1B}[2J", "\u{9B}31m", "\u{7F}", "\u{85}", "\u{2028}",
      "\u{202E}evil", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}", "\u{E0041}", "\"\u{301}", "\\", "\\u0000", "é", "e\u{301}",
      "👩‍👩‍👧‍👦", "🇺🇳🇺", "\u{10FFFF}", "𝒳", "ﷺ", "Z̮̞̠͙͔ͅ", "</script>", "'; DROP TABLE x;--", "$(rm -rf /)", "%s%n", "=1+1", "../..",
      #"","h":"0000000000000000000000000000000000000000000000000000000000000000"}"#, "{\"type\":\"opened\"",
    ] + (1...31).map { String(Unicode.Scalar($0)!) } + [String(repeating: "x", count: 65_536)]

  private static let golden = #"""
    {"type":"opened","seq":1,"time":"2026-03-02T14:05:09.123Z","format":1,"tool":"groundwork 0.1.0","assessment":"k3v9q0ab","questionnaire":"readiness","version":"1.2.0","definition":"abababababababababababababababababababababababababababababababab","client":{"name":"Möller & Söhne","state":"OH","sector":"manufacturing","staff":240},"facilitator":"Ada","respondents":["Grace","Linus"],"language":"en","timeZone":"America/New_York","today":"2026-03-02"}
    {"type":"asked","seq":2,"time":"2026-03-02T14:05:09.124Z","item":"partner"}
    {"type":"answered","seq":3,"time":"2026-03-02T14:05:09.125Z","item":"partner","state":"answered","value":"union","origin":"typed"}
    {"type":"answered","seq":4,"time":"2026-03-02T14:05:09.126Z","item":"supports","state":"answered","value":["mentor","tools"],"origin":"scripted"}
    {"type":"answered","seq":5,"time":"2026-03-02T14:05:09.127Z","item":"plan","state":"answered","value":true,"origin":"default"}
    {"type":"answered","seq":6,"time":"2026-03-02T14:05:09.128Z","item":"rating","state":"answered","value":4,"origin":"carriedOver"}
    {"type":"answered","seq":7,"time":"2026-03-02T14:05:09.129Z","item":"seats","state":"answered","value":9007199254740993,"origin":"typed"}
    {"type":"answered","seq":8,"time":"2026-03-02T14:05:09.130Z","item":"wage","state":"answered","value":18.5,"origin":"typed","respondent":"Grace"}
    {"type":"answered","seq":9,"time":"2026-03-02T14:05:09.131Z","item":"share","state":"answered","value":0.15,"origin":"typed"}
    {"type":"answered","seq":10,"time":"2026-03-02T14:05:09.132Z","item":"start","state":"answered","value":"2027-06-01","origin":"typed"}
    {"type":"answered","seq":11,"time":"2026-03-02T14:05:09.133Z","item":"words","state":"answered","value":"e\#u{301} \u202e\u007f\"\\","origin":"typed"}
    {"type":"answered","seq":12,"time":"2026-03-02T14:05:09.134Z","item":"plan","state":"notApplicable","reason":"no shop","origin":"typed"}
    {"type":"answered","seq":13,"time":"2026-03-02T14:05:09.135Z","item":"plan","state":"deferred","origin":"typed"}
    {"type":"answered","seq":14,"time":"2026-03-02T14:05:09.136Z","item":"plan","state":"unknown","origin":"typed"}
    {"type":"undone","seq":15,"time":"2026-03-02T14:05:09.137Z","undoes":14}
    {"type":"noted","seq":16,"time":"2026-03-02T14:05:09.138Z","item":"plan","text":"ask again","author":"Ada"}
    {"type":"noted","seq":17,"time":"2026-03-02T14:05:09.139Z","text":"all"}
    {"type":"evidenceAdded","seq":18,"time":"2026-03-02T14:05:09.140Z","item":"plan","text":"plans/2026.pdf"}
    {"type":"parked","seq":19,"time":"2026-03-02T14:05:09.141Z","item":"plan","with":"Grace"}
    {"type":"parked","seq":20,"time":"2026-03-02T14:05:09.142Z","item":"plan"}
    {"type":"sectionConfirmed","seq":21,"time":"2026-03-02T14:05:09.143Z","section":"partners","by":"Linus"}
    {"type":"resumed","seq":22,"time":"2026-03-02T14:05:09.144Z","tool":"groundwork 0.2.0"}
    {"type":"paused","seq":23,"time":"2026-03-02T14:05:09.145Z","reason":"endOfInput"}
    {"type":"recovered","seq":24,"time":"2026-03-02T14:05:09.146Z","bytes":17,"sha256":"0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f"}
    {"type":"completed","seq":25,"time":"2026-03-02T14:05:09.147Z"}
    {"type":"amended","seq":26,"time":"2026-03-02T14:05:09.148Z"}
    {"type":"definitionChanged","seq":27,"time":"2026-03-02T14:05:09.149Z","from":"abababababababababababababababababababababababababababababababab","to":"cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd","version":"1.3.0","kept":["partner","wage"],"dropped":["plan"]}
    {"type":"answered","seq":28,"time":"2026-03-02T14:05:09.150Z","item":"jobs","state":"open","value":[{"job":"Aide"}],"origin":"typed"}
    {"type":"answered","seq":29,"time":"2026-03-02T14:05:09.151Z","item":"jobs","state":"deferred","value":[{"job":"Aide"}],"origin":"typed"}
    {"type":"answered","seq":30,"time":"2026-03-02T14:05:09.152Z","item":"jobs","state":"answered","value":[{"job":"Aide","openings":{"state":"unknown"}},{"job":"e\#u{301}\"","openings":3}],"origin":"scripted"}
    {"type":"actionAssigned","seq":31,"time":"2026-03-02T14:05:09.153Z","action":"name_lead","owner":"Dana Ortiz","due":"2027-03-01"}
    {"type":"actionAssigned","seq":32,"time":"2026-03-02T14:05:09.154Z","action":"name_lead"}
    {"type":"compared","seq":33,"time":"2026-03-02T14:05:09.155Z","item":"wage","answers":[{"assessment":"k3v9q0ab","respondent":"Grace","state":"answered","value":18.5,"notes":["from \u001b[31m HR"],"evidence":["wages.xlsx"]},{"assessment":"8f2mc71q","state":"notApplicable","reason":"no shop"},{"assessment":"c71q8f2m","respondent":"Linus","state":"notAsked"}]}
    {"type":"settled","seq":34,"time":"2026-03-02T14:05:09.156Z","item":"jobs","by":"Ada","answers":[{"assessment":"k3v9q0ab","respondent":"Grace","state":"answered","value":[{"job":"Aide","openings":{"state":"unknown"}}]},{"assessment":"8f2mc71q","respondent":"Linus","state":"unknown"}]}
    {"type":"settled","seq":35,"time":"2026-03-02T14:05:09.157Z","item":"plan","answers":[{"assessment":"k3v9q0ab","respondent":"Grace","state":"open"}]}
    """#
}
