import Assessments
import Diagnostics
import ExpressionLanguage
import Questionnaires
import Scoring

extension FuzzEntry {
  /// Expressions: reported, or evaluated over no answers; and parsing undoes printing.
  static let expressions = FuzzEntry(
    name: "expressions",
    words: [
      "answers.staff", "answers.tools", "answers.jobs", "answers.share", "score", "level", "has(", "size(", ".all(x, ",
      ".exists(x, ", ".map(x, ", ".filter(x, ", ".matches('", "duration('", "timestamp('", "optional.of(", ".?", "[?",
      "&&", "||", "!", "==", " in ", " ? ", " : ", "'''", "r'", "b'", "0x", "1u", "1e308", "9223372036854775807", "(",
      ")", "[", "]", "{", "}", "null", "dyn(", "type(", ".format([", "\\u", "\u{202E}",
    ]
  ) { bytes in
    let source = String(decoding: bytes, as: UTF8.self)
    let questionnaire = Desk.questionnaire
    let environment = ExpressionScope.environment(for: .expectation, of: questionnaire)
    let session = Desk.session(of: questionnaire)
    let scorer = Scorer(questionnaire)
    let activation = ResponsesActivation(
      session.responses, facts: scorer.facts(scorer.score(session.responses)))
    let compilations = [
      Program.compile(source, in: environment, expecting: nil),
      Program.compile(source, in: environment, expecting: .bool),
      Program.compileUnchecked(source, in: environment),
    ]
    for compilation in compilations {
      for diagnostic in compilation.diagnostics { try check(diagnostic.range, in: source, diagnostic.message) }
      guard let program = compilation.program else {
        let isRefused = compilation.diagnostics.contains { $0.severity == .error }
        try Violation.unless(isRefused, "refused without an error")
        continue
      }
      if case .error(let error) = program.evaluate(activation) {
        try Violation.unless(error.range != nil, "'\(error.message)' has no place")
        try check(error.range ?? 0..<0, in: source, error.message)
      }
    }
    let (parsed, complaints) = Parser.parse(source)
    guard let parsed, complaints.isEmpty else { return }
    let printed = Unparser.text(of: parsed)
    // Printing spells literals out, which can take an expression past a limit.
    guard printed.utf8.count <= ExpressionBounds.length else { return }
    let (again, problems) = Parser.parse(printed)
    guard let again else {
      let isDeep = problems.contains { $0.identifier == "too-deep" || $0.identifier == "too-long" }
      return try Violation.unless(isDeep, "'\(printed)' does not parse: \(problems.map(\.message))")
    }
    let reprinted = Unparser.text(of: again)
    try Violation.unless(reprinted.utf8.elementsEqual(printed.utf8), "'\(printed)' prints as '\(reprinted)'")
  }

  private static func check(_ range: Range<Int>, in source: String, _ message: String) throws {
    try Violation.unless(!message.isEmpty, "a message is empty")
    try Violation.unless(
      range.lowerBound >= 0 && range.upperBound <= source.utf8.count, "\(range) is outside of the source: \(message)")
  }
}
