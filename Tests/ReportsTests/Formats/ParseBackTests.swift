import Assessments
import Diagnostics
import JSONDocuments
import Questionnaires
import Reports
import Scoring
import TestSupport
import Testing

/// What the formats hold, read by parsers that others wrote: commonmark, html5lib, icalendar, vobject and Python's own for CSV.
@Suite struct ParseBackTests {
  private static let python = "/usr/bin/python3"
  private static let script =
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(separator: "/")
    + "/ParseBack/read_report.py"

  private static let isReady: Bool = {
    let imports = ["-c", "import commonmark, html5lib, icalendar, vobject"]
    return (try? runProgram(python, imports, environment: [:]))?.status == .exited(0)
  }()

  /// Texts that tend to become something else.
  private static let suffixes =
    HostileCase.texts.map(\.text) + [
      "", " <b>x</b> &amp; <!--", " [x](y) ![i](javascript:j)", " |a|b| \\| \\\\|", "\n# h\n- i\n```\n", " =1+1",
      "\u{301}",
      "\"\u{301}, \"; =x", " \\n \\, \\;", "\r\nEND:VEVENT\r\nBEGIN:VEVENT", " `x` *b* _i_ ~~s~~ https://example.org",
    ]

  private static func reports() throws -> [(name: String, report: Report)] {
    var reports: [(name: String, report: Report)] = []
    for suffix in suffixes {
      var sample = SampleAssessment.halfway(suffix: suffix)
      sample.apply(.actionAssigned(action: "set_ratio", owner: "Sam" + suffix, due: CalendarDate("2028-02-28")))
      sample.apply(.noted(item: nil, text: "In all" + suffix, author: nil))
      reports.append(("sample with \(VisibleText.oneLine(suffix).prefix(20))", sample.report(head: "5f3a" + suffix)))
    }
    for (index, name) in ["apprenticeship_readiness", "business_case", "implementation_steps"].enumerated() {
      var random = SeededGenerator(seed: UInt64(index))
      var assessment = try DefinedAssessment(shipped: name)
      for item in assessment.session.askedItems {
        guard assessment.session.responses.applicability(of: item) == .asked else { continue }
        try assessment.answerByChance(item, using: &random)
      }
      reports.append((name, assessment.report(head: "5f3a")))
    }
    reports.append(("nothing answered", SampleAssessment().report()))
    return reports
  }

  private static func words(_ text: String) -> String {
    let words = text.unicodeScalars.split { [" ", "\n", "\r", "\t"].contains($0) }
    return VisibleText.oneLine(words.map { String(String.UnicodeScalarView($0)) }.joined(separator: " "))
  }

  /// Texts as a calendar reads them back: on as many lines as they have.
  private static func lines(_ text: String) -> String {
    VisibleText.multiline(text.replacing("\r\n", with: "\n").replacing("\r", with: "\n"))
  }

  private static func expected(_ format: ReportFormat, _ report: Report) -> JSONValue? {
    switch format {
    case .text, .json: return nil
    case .html, .markdown:
      let texts = report.answers.map(\.item.question) + report.actions.flatMap { [$0.title] + $0.steps }
      return [
        "title": .string(words(report.definition.title)),
        "texts": .array((texts + report.notes.map(\.text)).map { .string(words($0)) }),
      ]
    case .answers: return table(.answers, report.answers.count)
    case .plan: return table(.plan, report.actions.count)
    case .scores:
      return table(.scores, 1 + report.sections.count + report.levels.count + report.computed.count)
    case .events, .toDos:
      return [
        "component": format == .events ? "VEVENT" : "VTODO", "sequence": .integer(Int64(report.lastEvent.seq)),
        "stamp": .string(report.lastEvent.milliseconds == 0 ? "1970-01-01T00:00:00Z" : stamp(report)),
        "entries": .array(
          report.actions.map { action in
            [
              "uid": .string(
                "\(report.assessment)-\(action.id.text)\(format == .toDos ? ".todo" : "")@groundwork"),
              "day": .string((action.due ?? action.schedule.finish).description),
              "title": .string(lines(action.title)), "owner": .string(lines(action.assignee ?? action.owner ?? "")),
            ]
          }),
      ]
    }
  }

  private static func table(_ table: CSVRenderer.Table, _ rows: Int) -> JSONValue {
    [
      "columns": .array(CSVRenderer.columns(of: table).map { .string($0) }), "rows": .integer(Int64(rows)),
    ]
  }

  private static func stamp(_ report: Report) -> String {
    let seconds = Int(report.lastEvent.milliseconds / 1000)
    let day = CalendarDate(daysSince1970: seconds / 86_400)!
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(day)T\(two(seconds / 3600 % 24)):\(two(seconds / 60 % 60)):\(two(seconds % 60))Z"
  }

  @Test(.enabled(if: isReady, "python3-commonmark, -html5lib, -icalendar and -vobject have to be installed"))
  func `parsers of others read what the report says`() throws {
    var input = ""
    var count = 0
    for (name, report) in try Self.reports() {
      for format in ReportFormat.allCases {
        guard let expected = Self.expected(format, report) else { continue }
        let kind = format.rawValue.split(separator: ".").last.map(String.init) ?? ""
        let line: JSONValue = [
          "name": .string("\(name), \(format.rawValue)"), "format": .string(kind),
          "text": .string(format.text(of: report)), "expected": expected,
        ]
        input += line.serialized() + "\n"
        count += 1
      }
    }
    let run = try runProgram(
      Self.python, [Self.script],
      environment: ["PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"],
      input: Array(input.utf8), timeoutSeconds: 180)
    #expect(run.status == .exited(0), "\(String(decoding: run.errors, as: UTF8.self))")
    let lines = String(decoding: run.output, as: UTF8.self).split(separator: "\n")
    #expect(lines.dropLast() == [])
    #expect(lines.last == "read \(count)")
  }
}
