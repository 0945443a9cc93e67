/// Every function of the language, in the order help shows them.
package enum StandardFunctions {
  /// Functions of a kind, under the title that help gives them.
  package typealias Group = (title: String, functions: [FunctionDeclaration])

  /// All declarations by kind.
  package static let groups: [Group] = [
    ("Texts and sizes", texts + strings + searches),
    ("Conversions", conversions),
    ("Moments and durations", times),
    ("Values that may be missing", optionals),
    ("Numbers and bits", math),
    ("Encodings", encoders),
    ("Numbers, lists and days: what Groundwork adds to CEL", additions),
  ]

  /// All declarations, names unique.
  package static let all: [FunctionDeclaration] = groups.flatMap(\.functions)

  /// The place of each declaration in ``all``.
  static let places: [String: Int] = Dictionary(
    uniqueKeysWithValues: all.enumerated().map { ($0.element.name, $0.offset) })
}

// MARK: - Texts and sizes

extension StandardFunctions {
  /// Functions of texts, bytes, lists and maps (langdef.md, "List of Standard Definitions").
  private static let texts: [FunctionDeclaration] = [
    FunctionDeclaration(
      "size", "the number of characters, bytes, elements or entries", example: "size(answers.goals) > 2",
      evaluatedAs: .size,
      [.string, .bytes, .list(.dyn), .map(.dyn, .dyn)].flatMap { type in
        [.function(type, result: .fixed(.int)), .member(type, result: .fixed(.int))] as [FunctionDeclaration.Overload]
      }),
    onTexts(
      "contains", "whether a text occurs in another", example: "answers.notes.contains('visa')", .contains),
    onTexts(
      "startsWith", "whether a text begins with another", example: "client.state.startsWith('N')", .startsWith),
    onTexts("endsWith", "whether a text ends with another", example: "answers.site.endsWith('.org')", .endsWith),
    FunctionDeclaration(
      "matches", "whether a regular expression (RE2) fits somewhere in a text",
      example: "answers.zip.matches('^[0-9]{5}$')", intrinsic: .matches,
      [
        .member(.string, .string, result: .fixed(.bool)), .function(.string, .string, result: .fixed(.bool)),
      ]
    ) { arguments, context throws(EvaluationError) in
      guard case .string(let text) = arguments[0], case .string(let source) = arguments[1] else {
        throw .noOverload("matches", arguments)
      }
      // A pattern that is only known now is compiled for this one call, which takes much longer than to use it: about
      // two steps for each instruction, of which a short pattern can have thousands.
      try context.budget.spend(100 + 10 * source.utf8.count)
      let pattern: RegularExpression
      do throws(RegularExpression.Problem) {
        pattern = try RegularExpression(source)
      } catch {
        // It may have been given up late.
        try context.budget.spend(20_000 + 100 * source.utf8.count)
        throw .badPattern(error)
      }
      try context.budget.spend(2 * pattern.size + pattern.steps(bytes: text.utf8.count))
      return .bool(pattern.occurs(in: text))
    },
  ]

  private static func onTexts(
    _ name: String, _ summary: String, example: String, _ test: Plan.TextTest
  ) -> FunctionDeclaration {
    FunctionDeclaration(
      name, summary, example: example, evaluatedAs: .textTest(test),
      [.member(.string, .string, result: .fixed(.bool))])
  }
}
