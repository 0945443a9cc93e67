import Diagnostics
import Localization
package import Questionnaires
package import Scoring

/// What a cohort comes to, with the names that people know: one value, which renderers show.
package struct CohortReport: Sendable {
  /// Something named, with how many respondents it concerns.
  package struct Count: Sendable, Equatable {
    /// Its name in the definition; of a gate, that of its level.
    package var id: String
    package var title: String
    package var count: Int
    /// How many of those are not settled; 0 where that says nothing.
    package var unsettled = 0
  }

  /// How the shares of a section are spread.
  package struct Quartiles: Sendable, Equatable {
    package var id: String
    package var title: String
    /// How many have a share.
    package var count: Int
    /// The shares that a quarter, a half and three quarters do not exceed; `nil` where nobody has one.
    package var values: [Double?]
  }

  /// How many gaps, gates and actions are named.
  package static let named = 10

  package var title: String
  package var scored: Int
  package var failed: Int
  /// Ascending; empty where the questionnaire has none.
  package var levels: [Count]
  package var withoutLevel: Int
  package var total: Quartiles
  package var sections: [Quartiles]
  /// The items at which most have less than everything, the most frequent first.
  package var gaps: [Count]
  /// What holds most back, likewise.
  package var gates: [Count]
  /// What would bring most forward, likewise.
  package var actions: [Count]

  /// What all sections together are called, in the current language.
  static var wholeTitle: String { localized("The whole") }

  /// Names what a cohort holds.
  package init(_ cohort: Cohort, of questionnaire: Questionnaire, language: String) {
    func text(_ text: LocalizedText) -> String { text.template(in: language).filled { _ in "..." } }
    func most(_ counts: [Count]) -> [Count] {
      Array(
        counts.enumerated().filter { $0.element.count > 0 }
          .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
          .prefix(Self.named).map(\.element))
    }
    func quartiles(_ id: String, _ title: String, _ spread: Cohort.Spread) -> Quartiles {
      Quartiles(id: id, title: title, count: spread.count, values: [0.25, 0.5, 0.75].map(spread.quantile))
    }
    title = text(questionnaire.title)
    (scored, failed, withoutLevel) = (cohort.scored, cohort.failed, cohort.withoutLevel)
    levels = zip(questionnaire.levels, cohort.levels).map { Count(id: $0.id.text, title: text($0.title), count: $1) }
    total = quartiles("score", Self.wholeTitle, cohort.total)
    sections = zip(questionnaire.sections, cohort.sections).filter { $1.count > 0 }.map {
      quartiles($0.id.text, text($0.title), $1)
    }
    gaps = most(
      zip(questionnaire.items, cohort.items).map {
        Count(id: $0.id.text, title: text($0.text), count: $1.short, unsettled: $1.unsettled)
      })
    gates = most(
      questionnaire.levels.enumerated().flatMap { index, level in
        level.gates.enumerated().map {
          Count(id: level.id.text, title: text($1.message), count: cohort.gates[index][$0])
        }
      })
    actions = most(
      zip(questionnaire.actions, cohort.actions).map { Count(id: $0.id.text, title: text($0.title), count: $1) })
  }
}
