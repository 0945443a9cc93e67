package import Questionnaires

/// One assessment to be compared: what it comes to, and the definition that it answers.
package struct ComparisonSource: Sendable {
  package var report: Report
  package var questionnaire: Questionnaire

  /// Puts a report beside the definition from which it was made.
  package init(_ report: Report, questionnaire: Questionnaire) {
    self.report = report
    self.questionnaire = questionnaire
  }
}

/// Why assessments cannot be compared.
package enum ComparisonProblem: Error, Sendable, Equatable {
  /// There is only one, or none.
  case tooFew
  /// Two answer different questionnaires, of which no question asks the same thing.
  case nothingShared(assessment: String, questionnaire: String, other: String, otherQuestionnaire: String)
}

extension ComparisonReport {
  /// Compares assessments: those of one client in the order in which they began, those of several in the order given.
  /// - Parameter isAnonymous: whether clients are to have letters, and everything is to be left out that may name
  ///   somebody.
  package init(_ sources: [ComparisonSource], isAnonymous: Bool = false) throws(ComparisonProblem) {
    self = try ComparisonBuilder(sources, isAnonymous: isAnonymous).report()
  }
}
