import Localization
import Questionnaires
import Scoring

/// The sentences of a summary, in the current language.
///
/// None says more than the data: what is not settled is told as such, and a number only where it moves by a point.
enum SummaryWords {
  /// The most characters of a typed answer that a sentence repeats.
  private static let answerLimit = 160

  // MARK: - Result

  /// Level, score and what the score can still become.
  static func result(_ standing: Report.Standing) -> [String] {
    guard let score = standing.score else {
      return [
        localized("None of the questions that count applies, so there is neither a score nor a level.")
      ]
    }
    var sentences = [level(standing, score)]
    if let ladder = standing.ladder { sentences.append(Wording.ladder(ladder)) }
    sentences.append(interval(score, standing))
    return sentences
  }

  private static func level(_ standing: Report.Standing, _ score: Score) -> String {
    let whole = DisplayPercent.whole(score.share)
    if let level = standing.level {
      return localized("The level is \(Wording.clause(level.title)), with a score of \(whole) of 100.")
    }
    if case .tooFewAnswers = standing.absence {
      return localized("Too few questions are answered to name a level; the score so far is \(whole) of 100.")
    }
    if standing.next != nil { return localized("No level is reached yet; the score is \(whole) of 100.") }
    return localized("The score is \(whole) of 100.")
  }

  private static func interval(_ score: Score, _ standing: Report.Standing) -> String {
    let open = standing.counts.holdingScore
    guard open > 0 else { return localized("Every question that counts has an answer, so the score is settled.") }
    let (low, high) = (DisplayPercent.whole(score.low), DisplayPercent.whole(score.high))
    let whole = DisplayPercent.whole(score.share)
    guard low != whole || high != whole else {
      return localized(
        open, one: "1 question that counts is not settled; it moves the score by less than a point.",
        other: "\(open) questions that count are not settled; they move the score by less than a point.")
    }
    guard standing.intervalIsExact else {
      return localized(
        open, one: "1 question that counts is not settled; with it, the score lies between \(low) and \(high) at most.",
        other:
          "\(open) questions that count are not settled; with them, the score lies between \(low) and \(high) at most."
      )
    }
    return localized(
      open, one: "1 question that counts is not settled; with it, the score could be \(low) to \(high).",
      other: "\(open) questions that count are not settled; with them, the score could be \(low) to \(high).")
  }

  /// Which sections reach their target.
  /// - Parameter isCertain: whether no answer that is still missing can change which do.
  static func targets(reached titles: [String], count: Int, isCertain: Bool) -> String {
    let names = Wording.list(titles.map { "\"\(Wording.clause($0))\"" })
    let text =
      switch (titles.count, count) {
      case (0, 1): localized("The one section with a target does not reach it.")
      case (0, _): localized("None of the \(count) sections with a target reaches it.")
      case (1, 1): localized("The one section with a target, \(names), reaches it.")
      case (1, _): localized("1 of \(count) sections with a target reaches it: \(names).")
      case (count, _): localized("All \(count) sections with a target reach it: \(names).")
      default: localized("\(titles.count) of \(count) sections with a target reach it: \(names).")
      }
    return isCertain ? text : text + " " + localized("Answers still missing could change that.")
  }

  // MARK: - Statements

  /// What an answer in place says about the employer.
  static func strength(_ entry: Report.AnswerEntry) -> String {
    entry.findings.isEmpty ? answered(entry) : findings(entry)
  }

  /// What an answer says is missing.
  static func gap(_ entry: Report.AnswerEntry) -> String {
    let question = quoted(entry.item.question)
    switch entry.state {
    case .answered:
      guard entry.share != nil else {
        return localized(
          "The answer to \(question) is \(quoted(answer(entry))), which could not be scored.")
      }
      return saysWhatIsMissing(entry) ? findings(entry) : answered(entry)
    case .deferred:
      guard let who = entry.parkedWith else {
        return localized("The answer to \(question) was left for later.")
      }
      return who.isEmpty
        ? localized("Somebody has yet to find the answer to \(question).")
        : localized("\(Wording.clause(who)) has yet to find the answer to \(question).")
    case .unknown, .notApplicable, .open, .notAsked:
      return localized("The answer to \(question) is not known.")
    }
  }

  /// Whether what the choices say about the employer is what is missing: the one choice made, or choices that earn
  /// nothing. Of several that earn something, it is what is there.
  private static func saysWhatIsMissing(_ entry: Report.AnswerEntry) -> Bool {
    guard !entry.findings.isEmpty else { return false }
    if case .choice = entry.value { return true }
    return (entry.share ?? 1) <= Tolerance.threshold
  }

  private static func findings(_ entry: Report.AnswerEntry) -> String {
    entry.findings.map { Wording.capitalized(Wording.sentence($0)) }.joined(separator: " ")
  }

  private static func answered(_ entry: Report.AnswerEntry) -> String {
    localized("The answer to \(quoted(entry.item.question)) is \(quoted(answer(entry))).")
  }

  private static func answer(_ entry: Report.AnswerEntry) -> String {
    let text = Wording.clause(entry.text)
    guard text.count > answerLimit else { return text }
    return text.prefix(answerLimit) + "..."
  }

  private static func quoted(_ text: String) -> String { "\"\(text)\"" }

  /// Where a statement comes from: `Question 4, Mentors and safety`.
  static func origin(_ item: Report.ItemReference, section: String) -> String {
    guard let number = item.number else { return Wording.clause(section) }
    return localized("Question \(number), \(Wording.clause(section))")
  }

  /// What a gap costs; `nil` where that is less than a point.
  static func stake(_ missing: Double, isSettled: Bool) -> String? {
    let points = DisplayPercent.whole(missing)
    guard points > 0 else { return nil }
    return isSettled
      ? localized(
        points, one: "1 of the 100 points is missing here.", other: "\(points) of the 100 points are missing here.")
      : localized(
        points, one: "1 of the 100 points waits for it.", other: "\(points) of the 100 points wait for it.")
  }

  // MARK: - Actions

  /// Who does an action, and when: `HR lead, due 2026-06-01.`
  static func commitment(owner: String?, date: CalendarDate, isPromised: Bool) -> String {
    let day = DateWords.day(date)
    switch (owner.map(Wording.clause), isPromised) {
    case (let owner?, true): return localized("\(owner), due \(day).")
    case (let owner?, false): return localized("\(owner), could be done by \(day).")
    case (nil, true): return localized("Nobody named yet, due \(day).")
    case (nil, false): return localized("Nobody named yet, could be done by \(day).")
    }
  }

  /// How many more actions the plan has.
  static func moreActions(_ count: Int) -> String {
    localized(count, one: "1 more step is in the plan.", other: "\(count) more steps are in the plan.")
  }
}
