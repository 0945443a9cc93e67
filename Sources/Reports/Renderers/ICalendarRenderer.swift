import Diagnostics
import ExpressionLanguage
import Localization
import Questionnaires
import Scoring

/// Writes the plan as a calendar (RFC 5545): an all-day event, or a to-do, for each action on the day by which it was
/// promised, else the first by which it can be done.
///
/// The name of an entry is made of those of the assessment and the action, and its version is the number of events in the
/// transcript: a calendar that takes the file in again changes its entries, and adds none.
///
/// ```
/// BEGIN:VEVENT
/// UID:a1-name_lead@groundwork
/// DTSTAMP:20260512T120000Z
/// SEQUENCE:12
/// DTSTART;VALUE=DATE:20260519
/// DTEND;VALUE=DATE:20260520
/// SUMMARY:Name one person for apprentices\, with an hour a week
/// ```
package struct ICalendarRenderer: Sendable {
  /// What stands in the calendar for an action.
  package enum Component: Sendable {
    /// An event, which every program shows.
    case event
    /// A to-do, which some programs pass over.
    case toDo
  }

  private let component: Component

  /// Creates a renderer.
  package init(_ component: Component = .event) {
    self.component = component
  }

  /// The calendar as the bytes of a file.
  package func render(_ report: Report) -> [UInt8] {
    Language.$current.withValue(Language(report.language)) {
      var lines: [ICalendarLine] = [
        ICalendarLine("BEGIN:VCALENDAR"), ICalendarLine("VERSION:2.0"),
        ICalendarLine("PRODID:-//Groundwork//Groundwork//EN"), ICalendarLine("CALSCALE:GREGORIAN"),
        ICalendarLine("X-WR-CALNAME", text: name(of: report)),
      ]
      for action in report.actions { lines += entry(action, of: report) }
      lines.append(ICalendarLine("END:VCALENDAR"))
      return lines.flatMap { Array($0.folded.utf8) }
    }
  }

  private func name(of report: Report) -> String {
    guard let client = report.client.name, !client.isEmpty else { return report.definition.title }
    return "\(client): \(report.definition.title)"
  }

  private func entry(_ action: Report.PlanEntry, of report: Report) -> [ICalendarLine] {
    let day = action.due ?? action.schedule.finish
    let isEvent = component == .event
    // A to-do beside an event of the same name would be another version of it.
    let id = "\(report.assessment)-\(action.id.text)\(isEvent ? "" : ".todo")@groundwork"
    let stamp = Self.moment(report.lastEvent.milliseconds)
    var lines = [
      ICalendarLine(isEvent ? "BEGIN:VEVENT" : "BEGIN:VTODO"), ICalendarLine("UID", text: id), stamp("DTSTAMP"),
      stamp("LAST-MODIFIED"), ICalendarLine("SEQUENCE", number: report.lastEvent.seq),
    ]
    if isEvent {
      lines.append(ICalendarLine("DTSTART", year: day.year, month: day.month, day: day.day))
      // The end is the first day that is not part of it.
      if let next = CalendarDate(daysSince1970: day.daysSince1970 + 1) {
        lines.append(ICalendarLine("DTEND", year: next.year, month: next.month, day: next.day))
      }
      lines.append(ICalendarLine("TRANSP:TRANSPARENT"))
    } else {
      lines.append(ICalendarLine("DUE", year: day.year, month: day.month, day: day.day))
      lines.append(ICalendarLine("STATUS:NEEDS-ACTION"))
    }
    lines.append(ICalendarLine("SUMMARY", text: action.title))
    lines.append(ICalendarLine("DESCRIPTION", text: description(action, of: report)))
    if let owner = [action.assignee, action.owner].compactMap({ $0 }).first(where: { !$0.isEmpty }) {
      lines.append(ICalendarLine("CONTACT", text: owner))
    }
    lines += alarm(isEvent ? "TRIGGER:-P7D" : "TRIGGER;RELATED=END:-P7D", action)
    lines += alarm(isEvent ? "TRIGGER:-P1D" : "TRIGGER;RELATED=END:-P1D", action)
    lines.append(ICalendarLine(isEvent ? "END:VEVENT" : "END:VTODO"))
    return lines
  }

  private func alarm(_ trigger: StaticString, _ action: Report.PlanEntry) -> [ICalendarLine] {
    [
      ICalendarLine("BEGIN:VALARM"), ICalendarLine("ACTION:DISPLAY"), ICalendarLine(trigger),
      ICalendarLine("DESCRIPTION", text: action.title), ICalendarLine("END:VALARM"),
    ]
  }

  /// What is to be done and what shows that it is, on as many lines as that takes.
  private func description(_ action: Report.PlanEntry, of report: Report) -> String {
    var lines = [Wording.worth(action)] + ReportWords.reasons(action)
    lines += action.steps.enumerated().map { "\($0 + 1). \($1)" }
    lines += action.evidence.map { ReportWords.evidence($0) }
    for citation in action.sources + action.furtherReading {
      lines.append([Wording.citation(citation), citation.url].compactMap { $0 }.joined(separator: " "))
    }
    lines.append(localized("From the assessment \(report.assessment): \(report.definition.title)"))
    return lines.joined(separator: "\n")
  }

  /// A line for a moment, of a property to be named.
  private static func moment(_ milliseconds: Int64) -> (StaticString) -> ICalendarLine {
    // Years of four digits, whatever a clock said.
    let seconds = min(max(milliseconds / 1000, -62_135_596_800), 253_402_300_799)
    let parts = Timestamp(seconds: seconds, nanoseconds: 0).civilParts
    return { property in
      ICalendarLine(
        property, year: parts.year, month: parts.month, day: parts.day, hour: parts.hour, minute: parts.minute,
        second: parts.second)
    }
  }
}
