import Localization
import Questionnaires
import Scoring

extension ComparisonWords {
  /// What has to be known before the numbers are read.
  static func caveats(_ report: ComparisonReport) -> [String] {
    var sentences = definitions(report)
    let unfinished = report.columns.count { !$0.isComplete }
    if unfinished > 0 {
      sentences.append(
        localized(
          unfinished, one: "\(unfinished) of \(report.columns.count) assessments is unfinished.",
          other: "\(unfinished) of \(report.columns.count) assessments are unfinished."))
    }
    return sentences + anonymity(report)
  }

  /// How far the definitions are the same.
  private static func definitions(_ report: ComparisonReport) -> [String] {
    let (shared, total) = (report.overlap.shared, report.overlap.total)
    let percent = DisplayPercent.whole(report.overlap.share)
    switch report.basis {
    case .sameDefinition: return []
    case .concepts:
      let titles = distinct(report.definitions.map(\.title))
      let ids = distinct(report.definitions.map(\.id))
      let names = AgreementWords.list(titles.count < ids.count ? ids : titles)
      return [
        localized(
          "The assessments answer different questionnaires: \(names). Only questions that ask the same thing are compared, not scores, levels or steps."
        ), localized("\(shared) of \(total) questions stand in all of them: \(percent)%."),
      ]
    case .versions:
      let versions = distinct(report.definitions.map(\.version))
      var sentences = [
        versions.count > 1
          ? localized(
            "The assessments answer different versions of the questionnaire: \(AgreementWords.list(versions)).")
          : localized("The assessments answer different texts of version \(versions[0]) of the questionnaire."),
        localized("\(shared) of \(total) questions stand in all of them: \(percent)%."),
      ]
      if Set(report.models).count > 1 {
        let models = AgreementWords.list(distinct(report.models.map(model)))
        sentences.append(localized("They score in different ways: \(models)."))
      } else if report.rulesDiffer {
        sentences.append(
          localized(
            "What counts, or for how much, is not the same in the first and the last, so a difference may come from the questionnaire."
          ))
      }
      return sentences
    }
  }

  private static func distinct(_ texts: [String]) -> [String] {
    var seen = Set<String>()
    return texts.filter { seen.insert($0).inserted }
  }

  private static func model(_ model: ScoringModel) -> String {
    switch model {
    case .weightedMean: localized("the weighted mean of the sections")
    case .sum: localized("points over all questions")
    case .allOrNothing: localized("all or nothing")
    case .worst: localized("the weakest section")
    case .ladder: localized("steps met in order")
    case .deduct: localized("what is left after deductions")
    }
  }

  private static func anonymity(_ report: ComparisonReport) -> [String] {
    guard report.isAnonymous else { return [] }
    var sentences = [localized("Clients have letters; names, notes and the heads of transcripts are left out.")]
    let left = report.leftOut
    if left.answers > 0 {
      sentences.append(
        localized(
          left.answers, one: "\(left.answers) question answered in free text is left out, since it may name somebody.",
          other: "\(left.answers) questions answered in free text are left out, since they may name somebody."))
    }
    if left.computed > 0 {
      sentences.append(
        localized(
          left.computed, one: "\(left.computed) computed value is left out, since it may name somebody.",
          other: "\(left.computed) computed values are left out, since they may name somebody."))
    }
    if left.lists > 0 { sentences.append(localized("Of lists only the number of rows is told.")) }
    return sentences
  }

  // MARK: - Questions

  /// How many questions do not differ.
  static func unchanged(_ report: ComparisonReport) -> String {
    let (same, open) = (report.sameItemCount, report.openItemCount)
    let sentence = localized(
      same, one: "\(same) question is asked in all and answered the same.",
      other: "\(same) questions are asked in all and answered the same.")
    guard open > 0 else { return sentence }
    return sentence + " "
      + localized(open, one: "\(open) question is open in all.", other: "\(open) questions are open in all.")
  }

  /// An answer in words, whatever its state.
  static func answer(_ cell: ComparisonReport.ItemCell) -> String {
    switch cell.presence {
    case .absent: return localized("not in this version")
    case .notAsked: return localized("not asked")
    case .asked, .mayBeAsked: break
    }
    switch cell.state {
    case .answered:
      guard cell.text.isEmpty else { return cell.text }
      return cell.rowCount.map(rows) ?? localized("answered")
    case .unknown: return localized("not known")
    case .notApplicable:
      guard let reason = cell.reason, !reason.isEmpty else { return localized("not applicable") }
      return localized("not applicable: \(reason)")
    case .deferred: return localized("skipped")
    case .open, .notAsked:
      return cell.presence == .mayBeAsked ? localized("may be asked") : localized("not answered yet")
    }
  }

  /// What of a question is not the same everywhere: `choices and points differ`; empty where nothing is.
  static func definitionChanges(_ row: ComparisonReport.ItemRow) -> String {
    let parts = ComparisonReport.DefinitionChange.allCases.filter(row.definitionChanges.contains).map { change in
      switch change {
      case .wording: localized("wording")
      case .type: localized("type")
      case .choices: localized("choices")
      case .points: localized("points")
      case .weight: localized("weight")
      }
    }
    return parts.isEmpty ? "" : localized("not the same everywhere: \(parts.joined(separator: ", "))")
  }

  /// The heading over questions that differ in the same way.
  static func heading(_ difference: ComparisonReport.ItemDifference, in report: ComparisonReport) -> String {
    guard report.order == .time else {
      let (one, other) = (
        name(report.columns[0], in: report), name(report.columns[report.columns.count - 1], in: report)
      )
      switch difference {
      case .more: return localized("Ahead in \(other)")
      case .less: return localized("Ahead in \(one)")
      case .answeredSince: return localized("Open in \(one)")
      case .reopened: return localized("Open in \(other)")
      default: return localized("Answered differently")
      }
    }
    switch difference {
    case .more: return localized("Earning more than at first")
    case .less: return localized("Earning less than at first")
    case .other: return localized("Answered differently")
    case .answeredSince: return localized("Open at first, settled now")
    case .reopened: return localized("Settled at first, open now")
    case .open: return localized("Still open, in another way")
    case .between: return localized("Different only in between")
    case .same: return localized("Answered the same")
    case .appeared, .vanished: return localized("Asked in some only")
    }
  }

  /// The heading over gates of which the same became.
  static func heading(_ change: ComparisonReport.GateChange) -> String {
    switch change {
    case .closed: localized("No longer holds the level back")
    case .foundMet: localized("No longer holds the level back, and was not known at first")
    case .opened: localized("Holds the level back now, and was met at first")
    case .ahead: localized("Holds the next level back now")
    case .remaining: localized("Still holds the level back")
    case .other: localized("Held the level back at first or in between")
    }
  }

  /// The heading over actions of which the same became.
  static func heading(_ change: ComparisonReport.ActionChange) -> String {
    switch change {
    case .done: localized("Done since")
    case .foundInPlace: localized("Not known at first, and found to be in place")
    case .dropped: localized("No longer needed for another reason")
    case .toDo: localized("Still to do")
    case .new: localized("New")
    case .between: localized("To do only in between")
    }
  }

  /// `1, 3 and 97 more`: the columns in which something is so.
  static func columns(_ report: ComparisonReport, where condition: (Int) -> Bool) -> String {
    let marks = report.columns.indices.filter(condition).map { mark(report.columns[$0], in: report) }
    guard marks.count < report.columns.count else { return localized("all") }
    let limit = 12
    guard marks.count > limit else { return marks.joined(separator: ", ") }
    return localized("\(marks.prefix(limit - 1).joined(separator: ", ")) and \(marks.count - limit + 1) more")
  }

  /// Answers that several columns share, in the order in which they are first given: `Yes: 1, 3`.
  static func groups(_ report: ComparisonReport, _ answer: (Int) -> String) -> [String] {
    var order: [String] = []
    var members: [String: Set<Int>] = [:]
    for column in report.columns.indices {
      let text = answer(column)
      if members[text] == nil { order.append(text) }
      members[text, default: []].insert(column)
    }
    return order.map { text in "\(Wording.clause(text)): \(columns(report) { members[text]!.contains($0) })" }
  }
}
