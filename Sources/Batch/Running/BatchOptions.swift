package import Assessments
package import Questionnaires

/// What a batch does with each respondent.
package struct BatchOptions: Sendable {
  package var questionnaire: Questionnaire
  /// The facts with which an assessment of each respondent begins.
  package var opening: AssessmentEvent.Opening
  package var format: ResultFormat
  package var columns: ResultColumns
  /// Whether the first row that cannot be scored ends the batch.
  package var isStrict = false
  /// How many threads work.
  package var jobs: Int
  /// Whether the cohort is summed up.
  package var summarizes = false
  /// Whether answers are handed on, for transcripts.
  package var keepsAnswers = false
  /// Whether rows may be scored the quick way where it gives the same; tests hold both ways against each other.
  package var isQuick = true

  /// Creates options with as many threads as processors.
  package init(
    _ questionnaire: Questionnaire, opening: AssessmentEvent.Opening, format: ResultFormat = .ndjson,
    columns: ResultColumns? = nil
  ) {
    self.questionnaire = questionnaire
    self.opening = opening
    self.format = format
    self.columns = columns ?? ResultColumns(all: questionnaire)
    jobs = WorkerThreads.processorCount
  }
}

/// How many there were.
package struct BatchTotals: Sendable, Equatable {
  /// Respondents, those that could not be scored among them.
  package var rows = 0
  /// Those that could not be scored.
  package var failed = 0
  /// Answers to questions that were never asked, which are not counted.
  package var neverAsked = 0
  /// Respondents who took the long way: see the module's article.
  package var generalRows = 0
  /// How many bytes of the input were dealt with.
  package var bytes = 0

  /// Creates totals of nothing.
  package init() {}

  mutating func add(_ other: BatchTotals) {
    rows += other.rows
    failed += other.failed
    neverAsked += other.neverAsked
    generalRows += other.generalRows
  }
}
