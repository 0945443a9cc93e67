import Assessments
import Localization
import Questionnaires

extension HTMLRenderer {
  /// How far several respondents agree, where the assessment is a consensus: the questions on which they do not.
  @HTMLBuilder func agreement(of report: Report) -> HTMLNode {
    if let agreement = report.agreement {
      let differing = agreement.sections.flatMap(\.items).filter { $0.agreement.verdict != .agreed }
      HTMLTag.section(.class("page"), .labelledBy("agreement")) {
        HTMLPieces.heading(localized("How far those who answered agree"), id: "agreement")
        HTMLTag.p(text: AgreementWords.summary(agreement.count).joined(separator: " "))
        for item in differing {
          HTMLTag.h3(text: item.question)
          HTMLTag.table {
            HTMLTag.tbody {
              for statement in item.statements {
                HTMLTag.tr {
                  HTMLTag.th(.scope("row"), text: statement.name)
                  HTMLTag.td(.class("lines"), text: statement.text)
                }
              }
            }
          }
        }
      }
    }
  }

  /// Every question with what was said to it.
  @HTMLBuilder func answers(of report: Report) -> HTMLNode {
    if !report.answers.isEmpty {
      HTMLTag.section(.class("page"), .labelledBy("answers")) {
        HTMLPieces.heading(localized("Appendix: every answer"), id: "answers")
        let entries = Dictionary(grouping: report.answers, by: \.section)
        let remarks = (
          notes: Dictionary(grouping: report.notes) { $0.item?.id },
          evidence: Dictionary(grouping: report.evidence) { $0.item?.id }
        )
        let numbers = report.sourceNumbers
        for section in report.sections {
          if let entries = entries[section.id] {
            HTMLTag.h3(text: section.title)
            if let who = section.confirmedBy {
              HTMLTag.p(
                .class("muted"), text: who.isEmpty ? localized("Confirmed.") : localized("Confirmed by \(who)."))
            }
            table(of: entries, notes: remarks.notes, evidence: remarks.evidence, sources: numbers)
          }
        }
        general((remarks.notes[nil] ?? []).map(ReportWords.note), localized("Notes on the whole"))
        general((remarks.evidence[nil] ?? []).map(ReportWords.evidence), localized("Evidence for the whole"))
      }
    }
  }

  @HTMLBuilder private func general(_ remarks: [String], _ title: String) -> HTMLNode {
    if !remarks.isEmpty {
      HTMLTag.h3(text: title)
      HTMLPieces.list(remarks)
    }
  }

  private func table(
    of entries: [Report.AnswerEntry], notes: [ItemID?: [Report.Remark]], evidence: [ItemID?: [Report.Remark]],
    sources: [SourceID: Int]
  ) -> HTMLNode {
    let names = (answer: localized("Answer"), who: localized("Who"), remarks: localized("Notes, evidence, sources"))
    let showsWho = entries.contains { $0.respondent != nil }
    return HTMLTag.table(.class("stack answers")) {
      HTMLPieces.head(
        [(localized("No."), true), (localized("Question"), false), (names.answer, false)]
          + (showsWho ? [(names.who, false)] : []) + [(names.remarks, false)])
      HTMLTag.tbody {
        for entry in entries {
          HTMLTag.tr {
            HTMLTag.td(.class("number no"), text: entry.item.number.map(String.init) ?? "")
            HTMLTag.th(.scope("row"), text: entry.item.question)
            HTMLPieces.cell(names.answer) { answer(entry) }
            if showsWho { HTMLPieces.cell(names.who, entry.respondent ?? "") }
            HTMLPieces.cell(names.remarks) {
              remarks(
                of: entry, notes: notes[entry.item.id] ?? [], evidence: evidence[entry.item.id] ?? [], numbers: sources)
            }
          }
        }
      }
    }
  }

  @HTMLBuilder private func answer(_ entry: Report.AnswerEntry) -> HTMLNode {
    if entry.state == .answered {
      HTMLTag.span(.class("lines"), text: entry.text)
    } else {
      HTMLTag.span(.class("state"), text: HTMLWords.state(of: entry))
    }
    if let settlement = entry.settlement {
      HTMLTag.br()
      HTMLTag.span(.class("muted small"), text: ReportWords.settlement(settlement))
    }
  }

  @HTMLBuilder private func remarks(
    of entry: Report.AnswerEntry, notes: [Report.Remark], evidence: [Report.Remark], numbers: [SourceID: Int]
  ) -> HTMLNode {
    for note in notes {
      HTMLTag.div(.class("lines"), text: ReportWords.note(note))
    }
    for item in evidence {
      HTMLTag.div(.class("lines"), text: ReportWords.evidence(item))
    }
    if !entry.sources.isEmpty {
      HTMLTag.div(.class("small")) {
        for (index, source) in entry.sources.enumerated() {
          if index > 0 { ", " }
          HTMLTag.a(.anchor("source-\(source.text)"), text: numbers[source].map { "[\($0)]" } ?? source.text)
        }
      }
    }
  }

  /// How the score comes about, and how to check that nothing was changed.
  func method(of report: Report) -> HTMLNode {
    HTMLTag.section(.class("page"), .labelledBy("method")) {
      HTMLPieces.heading(localized("Appendix: method"), id: "method")
      for line in ReportWords.method(report) { HTMLTag.p(text: line) }
      HTMLTag.h3(text: ReportWords.record)
      for line in ReportWords.record(report) { HTMLTag.p(text: line) }
    }
  }

  /// What questions and advice rest on.
  @HTMLBuilder func sources(of report: Report) -> HTMLNode {
    if !report.sources.isEmpty {
      HTMLTag.section(.labelledBy("sources")) {
        HTMLPieces.heading(localized("Appendix: sources"), id: "sources")
        HTMLTag.ol(.class("sources")) {
          for source in report.sources {
            HTMLTag.li(.id("source-\(source.id.text)")) {
              HTMLPieces.citation(source)
              if let accessed = source.accessed { " " + localized("Read on \(HTMLWords.day(accessed)).") }
              if let note = source.note { HTMLTag.div(.class("small lines"), text: note) }
            }
          }
        }
      }
    }
  }
}
