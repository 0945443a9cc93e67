import Diagnostics
import Questionnaires
import Scoring

/// The sentences in which results are told, the same for every renderer that writes prose.
///
/// Texts that are not compiled in stand in them as they are; who shows a sentence makes it safe.
enum Wording {
  /// `1 question`, `3 questions`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
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
      return "Not scorable: none of the questions that count applies, so there is neither a score nor a level."
    }
    var text = "\(DisplayPercent.whole(score.share)) of 100" + interval(score, isExact: standing.intervalIsExact)
    if standing.counts.holdingScore > 0 { text += "; \(count(standing.counts.holdingScore, "question")) open" }
    if let level = standing.level { return "\(level.title): \(text)." }
    if case .tooFewAnswers = standing.absence { return "No level yet: \(text)." }
    return text + "."
  }

  /// What a score can still become: `, could be 52 to 61`, or nothing where it cannot move by a point.
  static func interval(_ score: Score, isExact: Bool) -> String {
    let low = DisplayPercent.whole(score.low)
    let high = DisplayPercent.whole(score.high)
    let whole = DisplayPercent.whole(score.share)
    guard low != whole || high != whole else { return "" }
    return isExact ? ", could be \(low) to \(high)" : ", somewhere between \(low) and \(high) at most"
  }

  /// How far up a ladder the employer is: `2 of 8 steps met; next is Partnerships, at 55 of the 75 that meet it.`
  static func ladder(_ ladder: Report.Ladder) -> String {
    let met = "\(ladder.met) of \(count(ladder.count, "step")) met"
    guard let next = ladder.next else { return met + "." }
    return "\(met); the first not met is \(next.title), at \(DisplayPercent.whole(next.share)) of the "
      + "\(DisplayPercent.whole(next.target)) that it needs."
  }

  /// How many of the questions asked are in which state.
  static func counts(_ counts: Report.Counts) -> String {
    var text = "\(counts.answered) of \(count(counts.asked, "question")) answered"
    if counts.unknown > 0 { text += ", \(counts.unknown) not known" }
    if counts.notApplicable > 0 { text += ", \(counts.notApplicable) not applicable" }
    if counts.skipped > 0 { text += ", \(counts.skipped) skipped" }
    if counts.open > 0 { text += ", \(counts.open) not reached" }
    if counts.undecided > 0 {
      text += "; \(counts.undecided) more may be asked, depending on answers still missing"
    }
    return text + "."
  }

  /// Why there is no level, or what holds the next one back.
  ///
  /// `lead` opens the list, such as `Held at Planning`; each reason is a clause without a full stop, and none is left out.
  static func heldBack(_ standing: Report.Standing) -> (lead: String, reasons: [String]) {
    var reasons: [String] = []
    if case .tooFewAnswers(let coverage, let needed) = standing.absence {
      reasons.append(
        "\(DisplayPercent.whole(coverage))% of what counts is settled, \(DisplayPercent.whole(needed))% is needed")
    }
    for missing in standing.next?.missing ?? [] {
      let message = clause(missing.message)
      switch missing.kind {
      case .fails: reasons.append(message)
      case .undecided:
        let names = list(missing.waitsFor.map(name))
        let waiting = missing.waitsFor.count > 1 ? "are" : "is"
        reasons.append("not settled until \(names.isEmpty ? "more" : names) \(waiting) answered: \(message)")
      case .failedToEvaluate:
        let problem = missing.problem.map { " (\(clause($0)))" } ?? ""
        reasons.append("not settled, since its rule could not be worked out\(problem): \(message)")
      }
    }
    if let next = standing.next, let shortBy = next.shortBy, let score = standing.score {
      let from = DisplayPercent.whole(next.level.from)
      let gap = from - DisplayPercent.whole(score.share)
      let missing = gap < 1 || shortBy < 0.005 ? "less than a point to go" : "\(count(gap, "point")) to go"
      reasons.append("\(clause(next.level.title)) begins at \(from) of 100, \(missing)")
    }
    if let level = standing.level { return ("Held at \(clause(level.title))", reasons) }
    if case .tooFewAnswers = standing.absence { return ("Missing for a level", reasons) }
    return ("No level yet", reasons)
  }

  /// A section's result without a bar: `People and roles: 40 of 100, could be 40 to 60. Target 60. 2 open.`
  static func section(_ section: Report.SectionResult) -> String {
    let title = clause(section.title)
    guard let score = section.score else { return "\(title): not scorable, since nothing that counts applies." }
    var text = "\(title): \(DisplayPercent.whole(score.share)) of 100" + interval(score, isExact: section.isExact) + "."
    if let target = section.target { text += " Target \(DisplayPercent.whole(target))." }
    if !section.note.isEmpty { text += " \(capitalized(section.note))." }
    return text
  }

  /// Whether the order of the sections survives other weights, in one sentence.
  static func sturdiness(_ sturdiness: Report.SturdinessResult) -> String {
    guard let first = sturdiness.closeCalls.first else {
      return "The order of the sections holds if weights move by 20 % either way."
    }
    let more = sturdiness.closeCalls.count - 1
    let others = more > 0 ? ", and so could \(count(more, "more pair"))" : ""
    return
      "Close calls: \"\(clause(first.aheadTitle))\" and \"\(clause(first.behindTitle))\" could change places if weights "
      + "moved by 20 %\(others)."
  }

  // MARK: - Questions

  /// `question 4`, or its quoted text where it has no number.
  static func name(of item: Report.ItemReference) -> String {
    item.number.map { "question \($0)" } ?? "\"\(ScreenText.shortened(item.question, to: 60))\""
  }

  /// `a`, `a and b`, `a, b and 3 more`.
  static func list(_ names: [String], limit: Int = 3) -> String {
    guard names.count > 1 else { return names.first ?? "" }
    if names.count > limit {
      return names.prefix(limit - 1).joined(separator: ", ") + " and \(names.count - limit + 1) more"
    }
    return names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
  }

  /// Why a question waits: `not known`, `parked for HR`, `may be asked; waits for question 4`.
  static func state(of waiting: Report.Waiting) -> String {
    if !waiting.waitsFor.isEmpty { return "may be asked; waits for \(list(waiting.waitsFor.map(name)))" }
    switch waiting.state {
    case .unknown: return "not known"
    case .deferred:
      guard waiting.isParked else { return "skipped" }
      return waiting.with.map { "parked for \($0)" } ?? "parked"
    default: return "not reached"
    }
  }

  // MARK: - Actions

  /// What an action brings and costs: `Worth 6 points. About 2 days of work over 3 weeks. Who: HR lead.`
  static func worth(_ entry: Report.PlanEntry) -> String {
    var text = gain(entry) + " " + effort(entry.effortDays)
    if let weeks = entry.weeks, weeks > 0 { text += " over \(number(weeks, "week"))" }
    if let owner = entry.assignee ?? entry.owner, !owner.isEmpty { text += ". Who: \(clause(owner))" }
    return text + ". " + dates(entry)
  }

  /// When an action can be done, and by when it was promised.
  private static func dates(_ entry: Report.PlanEntry) -> String {
    let finish = entry.schedule.finish
    guard let due = entry.due else { return "Could be done by \(finish)." }
    return due < finish ? "Due \(due), but it can hardly be done before \(finish)." : "Due \(due)."
  }

  /// What an action adds by itself, or which step of a ladder it helps to meet.
  static func gain(_ entry: Report.PlanEntry) -> String {
    guard entry.gain.magnitude < 1e-9, let rung = entry.towards else { return gain(entry.gain) }
    return "Toward step \(rung.number), \(clause(rung.title))."
  }

  private static func gain(_ gain: Double) -> String {
    let points = DisplayPercent.whole(abs(gain))
    if gain <= -0.005 { return "Costs \(count(points, "point")) until the questions it opens are answered." }
    if gain < 1e-9 { return "Adds no points by itself." }
    return gain < 0.005 ? "Worth less than 1 point." : "Worth \(count(points, "point"))."
  }

  private static func effort(_ days: Double) -> String {
    if days == 0.5 { return "About half a day of work" }
    return "About \(number(days, "day")) of work"
  }

  private static func number(_ number: Double, _ noun: String) -> String {
    "\(NumberText.decimal(number)) \(noun)\(number == 1 ? "" : "s")"
  }

  /// An answer that calls for an action: `question 4, "Is one person responsible?" You said "no".`
  static func cause(_ cause: Report.Cause) -> String {
    let question = (cause.item.number.map { "question \($0), " } ?? "") + "\"\(sentence(cause.item.question))\""
    let answer =
      switch cause.state {
      case .answered: "You said \"\(clause(cause.answer))\"."
      case .unknown: "The answer is not known."
      case .notApplicable: "You said that it does not apply."
      case .deferred, .open, .notAsked: "There is no answer yet."
      }
    return "\(question) \(answer)"
  }

  /// A source: `Setting Wages. Urban Institute, 2019.`
  static func citation(_ citation: Report.Citation) -> String {
    let details = [citation.publisher, citation.year.map(String.init)].compactMap { $0 }.joined(separator: ", ")
    return sentence(citation.title) + (details.isEmpty ? "" : " " + sentence(details))
  }
}
