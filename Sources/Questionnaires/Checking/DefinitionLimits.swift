/// What a definition may hold at most, so that a file from a stranger costs a bounded amount of time and memory.
package enum DefinitionLimits {
  /// The most items of a questionnaire.
  package static let items = 100_000
  /// The most choices of an item or a scale.
  package static let choices = 200
  /// The most sections, actions, sources or scales.
  package static let parts = 20_000
  /// The most computed values.
  package static let computed = 1_000
  /// The most levels.
  package static let levels = 100
  /// The most examples.
  package static let examples = 1_000
  /// The longest question, title or label, in Unicode scalars.
  package static let label = 2_000
  /// The longest help, introduction or note, in Unicode scalars.
  package static let text = 20_000
  /// The longest expression, in Unicode scalars.
  package static let expression = 4_000
  /// The most regular expressions, which take more memory than their text.
  package static let patterns = 1_000
  /// The most values that a rating can take.
  package static let ratingSteps: Int64 = 101
  /// The longest id, in characters.
  package static let id = 100
  /// The most problems reported for one file.
  package static let problems = 1_000
  /// The most problems of one file with which it is looked for what was meant.
  package static let suggestions = 100
  /// The largest weight, number of points or total.
  package static let weight = 1e9
}
