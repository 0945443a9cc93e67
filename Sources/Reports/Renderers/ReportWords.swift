import Localization
import Questionnaires
import Scoring

/// What a whole report says beside its results, in the current language: whom it is about, what the appendices say, and
/// how to verify the record.
///
/// Texts that are not compiled in stand in it as they are; who shows a sentence makes it safe.
enum ReportWords {
  // MARK: - Headings

  static var summary: String { localized("Summary") }
  static var inPlace: String { localized("Already in place") }
  static var missing: String { localized("What is missing") }
  static var nextSteps: String { localized("What to do next") }
  static var sections: String { localized("Sections") }
  static var computed: String { localized("Worked out from your answers") }
  static var plan: String { localized("All steps, in an order that can be followed") }
  static var open: String { localized("Still open") }
  static var notes: String { localized("Notes") }
  static var questions: String { localized("Every question") }
  static var method: String { localized("How the score is made") }
  static var sources: String { localized("Sources") }
  static var record: String { localized("The record") }
  static var failures: String { localized("Rules of the questionnaire that could not be worked out") }

  // MARK: - Whom it is about

  /// The client, the day, the people and the questionnaire, a line each.
  static func about(_ report: Report) -> [String] {
    var lines: [String] = []
    if let client = report.client.name, !client.isEmpty { lines.append(localized("Client: \(client)")) }
    let day = DateWords.day(report.opened)
    lines.append(
      report.isComplete ? localized("Opened on \(day), completed") : localized("Opened on \(day), in progress"))
    if let facilitator = report.facilitator, !facilitator.isEmpty {
      lines.append(localized("Led by: \(facilitator)"))
    }
    if !report.respondents.isEmpty {
      lines.append(localized("Answered by: \(report.respondents.joined(separator: ", "))"))
    }
    lines.append(localized("Questionnaire: \(report.definition.id), version \(report.definition.version)"))
    return lines
  }

  // MARK: - Statements

  /// A gap on one line: what is missing, what that costs, and where it comes from.
  static func line(_ statement: ReportSummary.Statement) -> String {
    [statement.text, statement.stake, "(\(statement.origin))"].compactMap { $0 }.joined(separator: " ")
  }

  // MARK: - Steps

  /// Why an action is advised, what it settles, and what it waits for, a sentence each.
  static func reasons(_ entry: Report.PlanEntry) -> [String] {
    var lines = entry.because.map { localized("Why: \(Wording.cause($0))") }
    lines += entry.closes.map { localized("Settles what holds you back: \(Wording.clause($0)).") }
    if !entry.waitsFor.isEmpty {
      lines.append(localized("Whether it applies waits for \(Wording.list(entry.waitsFor.map(Wording.name)))."))
    }
    return lines
  }

  /// What shows that an action is done.
  static func evidence(_ text: String) -> String { localized("Done when there is: \(Wording.clause(text)).") }

  // MARK: - Answers

  /// A note or a piece of evidence with who gave it.
  static func note(_ remark: Report.Remark) -> String {
    guard let author = remark.author, !author.isEmpty else { return localized("Note: \(remark.text)") }
    return localized("Note by \(author): \(remark.text)")
  }

  /// A piece of evidence with who named it.
  static func evidence(_ remark: Report.Remark) -> String {
    guard let author = remark.author, !author.isEmpty else { return localized("Evidence: \(remark.text)") }
    return localized("Evidence by \(author): \(remark.text)")
  }

  /// What one respondent of a consensus said.
  static func statement(_ statement: AgreementReport.Statement) -> String {
    localized("\(statement.name) said: \(statement.text)")
  }

  /// Who settled what several respondents said.
  static func settlement(_ settlement: Report.AnswerEntry.Settlement) -> String {
    settlement.by.map { localized("Settled by \($0)") } ?? localized("Settled")
  }

  // MARK: - Method and record

  /// How the score comes about, what it rests on, and where levels begin.
  static func method(_ report: Report) -> [String] {
    var lines = [report.method, Wording.counts(report.standing.counts)]
    if let sturdiness = report.sturdiness { lines.append(Wording.sturdiness(sturdiness)) }
    if !report.levels.isEmpty {
      let levels = report.levels.map {
        localized("\(Wording.clause($0.title)) from \(DisplayPercent.whole($0.from))")
      }
      lines.append(localized("Levels: \(levels.joined(separator: ", ")), each with what else it asks for."))
    }
    return lines
  }

  /// What the report was made from, and how to check that it is still that.
  static func record(_ report: Report) -> [String] {
    let events = report.lastEvent.seq
    var lines = [
      localized(
        events, one: "Assessment \(report.assessment), 1 event, begun with \(report.tool).",
        other: "Assessment \(report.assessment), \(events) events, begun with \(report.tool).")
    ]
    if !report.definitionDigest.isEmpty {
      lines.append(localized("SHA-256 of the questionnaire: \(report.definitionDigest)"))
    }
    if let head = report.head {
      lines.append(localized("Head of the transcript: \(head)"))
      lines.append(
        localized(
          "To check that the record holds what this report was made from: groundwork verify \(report.assessment) --head \(head)"
        ))
    }
    return lines
  }

  /// A source with its details: `Setting Wages. Urban Institute, 2019. Read on 2026-01-08.`
  static func source(_ citation: Report.Citation) -> String {
    var text = Wording.citation(citation)
    if let accessed = citation.accessed {
      text += " " + localized("Read on \(CalendarDate(accessed).map(DateWords.day) ?? accessed).")
    }
    if let note = citation.note, !note.isEmpty { text += " " + Wording.sentence(note) }
    return text
  }
}

extension Report {
  /// The number under which each source is listed, from 1.
  var sourceNumbers: [SourceID: Int] {
    Dictionary(sources.enumerated().map { ($1.id, $0 + 1) }) { first, _ in first }
  }
}
