import Diagnostics
import Localization
import Questionnaires
import Scoring

/// The sentences in which results are told, the same for every renderer that writes prose.
///
/// They are in the current ``Language``, which each renderer sets to that of its report. The examples are English. Texts
/// that are not compiled in stand in them as they are; who shows a sentence makes it safe.
enum Wording {
  /// `1 question`, `3 questions`.
  static func questions(_ count: Int) -> String {
    localized(count, one: "\(count) question", other: "\(count) questions")
  }

  /// `1 not known`, `3 not known`.
  static func notKnown(_ count: Int) -> String {
    localized(count, one: "\(count) not known", other: "\(count) not known")
  }

  /// `1 skipped`, `3 skipped`.
  static func skipped(_ count: Int) -> String {
    localized(count, one: "\(count) skipped", other: "\(count) skipped")
  }

  /// `1 point`, `3 points`.
  static func points(_ count: Int) -> String {
    localized(count, one: "\(count) point", other: "\(count) points")
  }

  /// A text without the full stop at its end, to be put into a sentence.
  static func clause(_ text: String) -> String {
    var text = text
    while let last = text.last, last == "." || last == " " || last == "\n" { text.removeLast() }
    return text
  }

  /// A text that begins as a sentence does.
  static func capitalized(_ text: String) -> String {
    text.first.map { $0.uppercased() + text.dropFirst() } ?? text
  }

  /// A text that ends as a sentence does.
  static func sentence(_ text: String) -> String {
    guard let last = text.last, !".!?".contains(last) else { return text }
    return text + "."
  }

  // MARK: - Score

  /// Level and score in one sentence: `Planning: 52 of 100, could be 52 to 61; 4 questions open.`
  static func headline(_ standing: Report.Standing) -> String {
    guard let score = standing.score else {
      return localized(
        "Not scorable: none of the questions that count applies, so there is neither a score nor a level.")
    }
    var text = value(of: score, isExact: standing.intervalIsExact)
    let open = standing.counts.holdingScore
    if open > 0 {
      text = localized(open, one: "\(text); \(open) question open", other: "\(text); \(open) questions open")
    }
    if let level = standing.level { return localized("\(level.title): \(text).") }
    if case .tooFewAnswers = standing.absence { return localized("No level yet: \(text).") }
    return text + "."
  }

  /// A score, and what it can still become: `52 of 100, could be 52 to 61`, or `52 of 100` where it cannot move by a point.
  static func value(of score: Score, isExact: Bool) -> String {
    let low = DisplayPercent.whole(score.low)
    let high = DisplayPercent.whole(score.high)
    let whole = DisplayPercent.whole(score.share)
    guard low != whole || high != whole else { return localized("\(whole) of 100") }
    return isExact
      ? localized("\(whole) of 100, could be \(low) to \(high)")
      : localized("\(whole) of 100, somewhere between \(low) and \(high) at most")
  }

  /// How far up a ladder the employer is: `2 of 8 steps met; next is Partnerships, at 55 of the 75 that meet it.`
  static func ladder(_ ladder: Report.Ladder) -> String {
    let met = localized(
      ladder.count, one: "\(ladder.met) of \(ladder.count) step met",
      other: "\(ladder.met) of \(ladder.count) steps met")
    guard let next = ladder.next else { return met + "." }
    return localized(
      """
      \(met); the first not met is \(next.title), at \(DisplayPercent.whole(next.share)) of the \
      \(DisplayPercent.whole(next.target)) that it needs.
      """)
  }

  /// How many of the questions asked are in which state.
  static func counts(_ counts: Report.Counts) -> String {
    let parts = [
      localized(
        counts.asked, one: "\(counts.answered) of \(counts.asked) question answered",
        other: "\(counts.answered) of \(counts.asked) questions answered"),
      counts.unknown > 0 ? notKnown(counts.unknown) : nil,
      counts.notApplicable > 0
        ? localized(
          counts.notApplicable, one: "\(counts.notApplicable) not applicable",
          other: "\(counts.notApplicable) not applicable") : nil,
      counts.skipped > 0 ? skipped(counts.skipped) : nil,
      counts.open > 0
        ? localized(counts.open, one: "\(counts.open) not reached", other: "\(counts.open) not reached") : nil,
    ]
    let text = parts.compactMap { $0 }.joined(separator: ", ")
    guard counts.undecided > 0 else { return text + "." }
    let more = counts.undecided
    return localized(
      more, one: "\(text); \(more) more may be asked, depending on answers still missing.",
      other: "\(text); \(more) more may be asked, depending on answers still missing.")
  }

  /// Why there is no level, or what holds the next one back.
  ///
  /// `lead` opens the list, such as `Held at Planning`; each reason is a clause without a full stop, and none is left out.
  static func heldBack(_ standing: Report.Standing) -> (lead: String, reasons: [String]) {
    var reasons: [String] = []
    if case .tooFewAnswers(let coverage, let needed) = standing.absence {
      let (now, least) = (percent(coverage), percent(needed))
      reasons.append(localized("\(now) of what counts is settled, \(least) is needed"))
    }
    for missing in standing.next?.missing ?? [] {
      let message = clause(missing.message)
      switch missing.kind {
      case .fails: reasons.append(message)
      case .undecided:
        let names = list(missing.waitsFor.map(name))
        reasons.append(
          missing.waitsFor.isEmpty
            ? localized("not settled until more is answered: \(message)")
            : localized(
              missing.waitsFor.count, one: "not settled until \(names) is answered: \(message)",
              other: "not settled until \(names) are answered: \(message)"))
      case .failedToEvaluate:
        reasons.append(
          missing.problem.map {
            localized("not settled, since its rule could not be worked out (\(clause($0))): \(message)")
          } ?? localized("not settled, since its rule could not be worked out: \(message)"))
      }
    }
    if let next = standing.next, let shortBy = next.shortBy, let score = standing.score {
      let from = DisplayPercent.whole(next.level.from)
      let gap = from - DisplayPercent.whole(score.share)
      let title = clause(next.level.title)
      reasons.append(
        gap < 1 || shortBy < 0.005
          ? localized("\(title) begins at \(from) of 100, less than a point to go")
          : localized(
            gap, one: "\(title) begins at \(from) of 100, \(gap) point to go",
            other: "\(title) begins at \(from) of 100, \(gap) points to go"))
    }
    if let level = standing.level { return (localized("Held at \(clause(level.title))"), reasons) }
    if case .tooFewAnswers = standing.absence { return (localized("Missing for a level"), reasons) }
    return (localized("No level yet"), reasons)
  }

  /// A section's result without a bar: `People and roles: 40 of 100, could be 40 to 60. Target 60. 2 open.`
  static func section(_ section: Report.SectionResult) -> String {
    let title = clause(section.title)
    guard let score = section.score else {
      return localized("\(title): not scorable, since nothing that counts applies.")
    }
    var text = "\(title): \(value(of: score, isExact: section.isExact))."
    if let target = section.target { text += " " + localized("Target \(DisplayPercent.whole(target)).") }
    if !section.note.isEmpty { text += " \(capitalized(section.note))." }
    return text
  }

  /// Whether the order of the sections survives other weights, in one sentence.
  static func sturdiness(_ sturdiness: Report.SturdinessResult) -> String {
    guard let first = sturdiness.closeCalls.first else {
      return localized("The order of the sections holds if weights move by 20 % either way.")
    }
    let more = sturdiness.closeCalls.count - 1
    let (ahead, behind) = (clause(first.aheadTitle), clause(first.behindTitle))
    guard more > 0 else {
      return localized("Close calls: \"\(ahead)\" and \"\(behind)\" could change places if weights moved by 20 %.")
    }
    return localized(
      more,
      one: """
        Close calls: "\(ahead)" and "\(behind)" could change places if weights moved by 20 %, and so could \(more) more \
        pair.
        """,
      other: """
        Close calls: "\(ahead)" and "\(behind)" could change places if weights moved by 20 %, and so could \(more) more \
        pairs.
        """)
  }

  // MARK: - Questions

  /// `question 4`, or its quoted text where it has no number.
  static func name(of item: Report.ItemReference) -> String {
    item.number.map { localized("question \($0)") } ?? "\"\(ScreenText.shortened(item.question, to: 60))\""
  }

  /// `a`, `a and b`, `a, b and 3 more`.
  static func list(_ names: [String], limit: Int = 3) -> String {
    guard names.count > 1 else { return names.first ?? "" }
    if names.count > limit {
      return localized("\(names.prefix(limit - 1).joined(separator: ", ")) and \(names.count - limit + 1) more")
    }
    return localized("\(names.dropLast().joined(separator: ", ")) and \(names[names.count - 1])")
  }

  /// Why a question waits: `not known`, `parked for HR`, `may be asked; waits for question 4`.
  static func state(of waiting: Report.Waiting) -> String {
    if !waiting.waitsFor.isEmpty { return localized("may be asked; waits for \(list(waiting.waitsFor.map(name)))") }
    switch waiting.state {
    case .unknown: return localized("not known")
    case .deferred:
      guard waiting.isParked else { return localized("skipped") }
      return waiting.with.map { localized("parked for \($0)") } ?? localized("parked")
    default: return localized("not reached")
    }
  }

  // MARK: - Actions

  /// What an action brings and costs: `Worth 6 points. About 2 days of work over 3 weeks. Who: HR lead.`
  static func worth(_ entry: Report.PlanEntry) -> String {
    let owner = (entry.assignee ?? entry.owner).flatMap { $0.isEmpty ? nil : localized("Who: \(clause($0)).") }
    return [gain(entry), effort(entry), owner, dates(entry)].compactMap { $0 }.joined(separator: " ")
  }

  /// When an action can be done, and by when it was promised.
  private static func dates(_ entry: Report.PlanEntry) -> String {
    let finish = entry.schedule.finish
    guard let due = entry.due else { return localized("Could be done by \(finish.shown).") }
    return due < finish
      ? localized("Due \(due.shown), but it can hardly be done before \(finish.shown).")
      : localized("Due \(due.shown).")
  }

  /// What an action adds by itself, or which step of a ladder it helps to meet.
  static func gain(_ entry: Report.PlanEntry) -> String {
    guard entry.gain.magnitude < 1e-9, let rung = entry.towards else { return gain(entry.gain) }
    return localized("Toward step \(rung.number), \(clause(rung.title)).")
  }

  private static func gain(_ gain: Double) -> String {
    let points = DisplayPercent.whole(abs(gain))
    if gain <= -0.005 {
      return localized(
        points, one: "Costs \(points) point until the questions it opens are answered.",
        other: "Costs \(points) points until the questions it opens are answered.")
    }
    if gain < 1e-9 { return localized("Adds no points by itself.") }
    return gain < 0.005
      ? localized("Worth less than 1 point.")
      : localized(points, one: "Worth \(points) point.", other: "Worth \(points) points.")
  }

  private static func effort(_ entry: Report.PlanEntry) -> String {
    let work = days(entry.effortDays)
    guard let weeks = entry.weeks, weeks > 0 else { return localized("About \(work) of work.") }
    return localized("About \(work) of work over \(self.weeks(weeks)).")
  }

  /// `half a day`, `1 day`, `2.5 days`.
  static func days(_ days: Double) -> String {
    if days == 0.5 { return localized("half a day") }
    let number = NumberText.decimal(days)
    return days == 1 ? localized("\(number) day") : localized("\(number) days")
  }

  /// `1 week`, `3 weeks`.
  static func weeks(_ weeks: Double) -> String {
    let number = NumberText.decimal(weeks)
    return weeks == 1 ? localized("\(number) week") : localized("\(number) weeks")
  }

  /// A share in whole percent, such as `15%`.
  static func percent(_ share: Double) -> String { NumberText.percent(whole: DisplayPercent.whole(share)) }

  /// An answer that calls for an action: `question 4, "Is one person responsible?" You said "no".`
  static func cause(_ cause: Report.Cause) -> String {
    let text = sentence(cause.item.question)
    let question = cause.item.number.map { localized("question \($0), \"\(text)\"") } ?? "\"\(text)\""
    let answer =
      switch cause.state {
      case .answered: localized("You said \"\(clause(cause.answer))\".")
      case .unknown: localized("The answer is not known.")
      case .notApplicable: localized("You said that it does not apply.")
      case .deferred, .open, .notAsked: localized("There is no answer yet.")
      }
    return "\(question) \(answer)"
  }

  /// A source: `Setting Wages. Urban Institute, 2019.`
  static func citation(_ citation: Report.Citation) -> String {
    let details = [citation.publisher, citation.year.map(String.init)].compactMap { $0 }.joined(separator: ", ")
    return sentence(citation.title) + (details.isEmpty ? "" : " " + sentence(details))
  }
}
