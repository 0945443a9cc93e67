/// What the program says in Spanish, by what it says in English.
///
/// One table for each part of the program, in a file of its own. A test reads the sources and finds every phrase that has
/// none here.
enum SpanishPhrases {
  /// All tables in one.
  static let all: [String: String] = tables.reduce(into: [:]) { all, table in
    all.merge(table) { first, _ in first }
  }

  /// The tables of the parts.
  static let tables: [[String: String]] = [
    comparison, formats, html, summary, answers, results, explanations, sheets, agreement, pages, commands, others,
    questions, program, batch, jsonFiles,
  ]
}
