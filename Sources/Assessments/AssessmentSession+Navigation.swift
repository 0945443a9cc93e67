import ExpressionLanguage
import Questionnaires

extension AssessmentSession {
  /// The question to show: the one on screen, else the next open one; `nil` where none is open.
  package var next: Int? {
    if let current, isAsked(current) { return current }
    return nextOpen(after: lastVisited)
  }

  /// The first open question after an item, then from the beginning; `nil` where none is open.
  ///
  /// Where respondents are compared, what they differ on comes before what nobody answered.
  package func nextOpen(after item: Int?) -> Int? {
    guard responses.count(.open) > 0 else { return nil }
    if isConsensus, let contested = first(after: item, where: { isOpen($0) && isContested($0) }) { return contested }
    return first(after: item, where: isOpen)
  }

  private func first(after item: Int?, where isWanted: (Int) -> Bool) -> Int? {
    let items = questionnaire.items.indices
    let start = min(item.map { $0 + 1 } ?? 0, items.endIndex)
    return items[start...].first(where: isWanted) ?? items[..<start].first(where: isWanted)
  }

  /// The first deferred question after an item, then from the beginning.
  package func nextDeferred(after item: Int?) -> Int? {
    guard responses.count(.deferred) > 0 else { return nil }
    let start = min(item.map { $0 + 1 } ?? 0, questionnaire.items.count)
    func isDeferred(_ index: Int) -> Bool { responses.state(of: index) == .deferred }
    return questionnaire.items.indices[start...].first(where: isDeferred)
      ?? questionnaire.items.indices[..<start].first(where: isDeferred)
  }

  /// The question before an item, of those asked; `nil` at the first.
  package func previous(before item: Int?) -> Int? {
    questionnaire.items.indices[..<(item ?? questionnaire.items.count)].last(where: isAsked)
  }

  /// The questions that are asked now, in order.
  package var askedItems: [Int] { questionnaire.items.indices.filter(isAsked) }

  /// Whether nothing asked is left open, and nothing required is deferred; what is undecided then waits for
  /// answers that nobody knows.
  package var isComplete: Bool {
    if responses.count(.open) == 0, responses.count(.deferred) == 0 { return true }
    return questionnaire.items.indices.allSatisfy { item in
      guard isAsked(item) else { return true }
      switch responses.state(of: item) {
      case .open: return false
      case .deferred: return !responses.isRequired(item)
      default: return true
      }
    }
  }

  /// The required questions that are asked and have neither an answer nor "don't know".
  package var missingItems: [Int] {
    questionnaire.items.indices.filter { item in
      guard isAsked(item), responses.isRequired(item) else { return false }
      let state = responses.state(of: item)
      return state == .open || state == .deferred
    }
  }

  /// The questions whose condition is undecided, with the items that each waits for.
  package var pendingItems: [(item: Int, waitingFor: [String])] {
    questionnaire.items.indices.compactMap { item in
      guard questionnaire.items[item].isQuestion, case .pending(let unknowns) = responses.applicability(of: item)
      else { return nil }
      return (item, unknowns.items)
    }
  }

  /// Where a question stands among those asked.
  package func progress(at item: Int?) -> Progress {
    let section = item.map { questionnaire.items[$0].section }
    let number = item.flatMap { isAsked($0) ? responses.askedCount(before: $0) + 1 : nil }
    let applicable = responses.applicableCount
    let settled = applicable - responses.count(.open)
    return Progress(
      section: section, sectionNumber: section.flatMap { responses.number(ofSection: $0) },
      sectionCount: responses.askedSectionCount, questionNumber: number, questionCount: responses.askedCount,
      done: settled, applicable: applicable, isAbout: applicable > responses.askedCount)
  }

  private func isAsked(_ item: Int) -> Bool { responses.isAskedQuestion(item) }

  private func isOpen(_ item: Int) -> Bool {
    responses.state(of: item) == .open && isAsked(item)
  }
}

/// How far an assessment is.
package struct Progress: Sendable, Equatable {
  /// The index of the section of the question, where there is one.
  package var section: Int?
  /// The section's place among those asked, from 1.
  package var sectionNumber: Int?
  package var sectionCount: Int
  /// The question's place among those asked, from 1.
  package var questionNumber: Int?
  /// How many questions are asked now.
  package var questionCount: Int
  /// How many of the applicable questions were dealt with: answered, not known, not applicable or put aside.
  package var done: Int
  /// How many questions are asked or may be.
  package var applicable: Int
  /// Whether conditions are undecided, so that the number of questions may still change.
  package var isAbout: Bool

  /// The share dealt with, in whole percent, rounded down.
  package var percent: Int { applicable == 0 ? 100 : done * 100 / applicable }
}
