import ExpressionLanguage
import TestSupport
import Testing

/// Random sources: none ends the process, and whatever is wrong is told properly (see ``FuzzRun`` for longer runs).
@Suite struct ExpressionFuzzTests {
  private static let parts = [
    "answers.", "count", "tools", "'tested'", "(", ")", "[", "]", "{", "}", "&&", "||", "!", "-", "+", "*", "/", "%",
    "==",
    "!=", "<", "<=", ">", ">=", "=", "&", "|", "in", " in ", "has(", ".all(z, ", ".map(", ".exists(z, ", ".filter(z, ",
    ".optMap(z, ", ".?", "[?", "z", "i", "d", "s", "li", "x", "p", "1", "2.5", "0x", "1e", "7u", "'", "\"", "'''", "\\",
    "r'",
    "b\"", "`", "`a-b`", "?", ":", ",", ".", "“", "”", "é", "\u{0}", "\u{202E}", "\u{A0}", "\u{FEFF}", "\n", "\r",
    " not ",
    " and ", " or ", "null", "true", "size(", "optional.of(", "math.abs(", "//", "99999999999999999999", "\\u00e9",
    "\\xZ",
    "😀", "e\u{301}", "google.protobuf.Timestamp", "type(", "dyn(", "matches('(", "if", ".",
  ]

  @Test func `random bytes and tokens compile or are reported`() {
    FuzzRun(name: "tokens", rounds: 1500).run { generator, seed in
      let source: String
      if seed.isMultiple(of: 4) {
        let bytes = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
          UInt8.random(in: 0...255, using: &generator)
        }
        source = String(decoding: bytes, as: UTF8.self)
      } else {
        let count = Int.random(in: 1...20, using: &generator)
        source = (0..<count).map { _ in Self.parts.randomElement(using: &generator)! }.joined()
      }
      SourceCheck.check(source, .random(using: &generator), seed: seed)
    }
  }

  @Test func `random expressions are evaluated or reported`() {
    FuzzRun(name: "grammar", rounds: 500).run { generator, seed in
      let activation = FuzzActivation.random(using: &generator)
      let depth = Int.random(in: 1...6, using: &generator)
      var grammar = ExpressionGrammar(generator: generator, slips: true)
      let source = grammar.expression(depth: depth)
      SourceCheck.check(source, activation, seed: seed)
      var broken = ExpressionMutation(source)
      broken.mutate(with: ExpressionMutation(grammar.expression(depth: 2)), using: &grammar.generator)
      SourceCheck.check(broken.source, activation, seed: seed)
    }
  }

  @Test func `changed conformance cases are evaluated or reported`() throws {
    let rows = try ConformanceFiles.own().flatMap { try ConformanceCase.read(contentsOfFile: $0).cases }
      .filter { $0.expression.utf8.count < 400 }
    FuzzRun(name: "conformance", rounds: 800).run { generator, seed in
      var source = ExpressionMutation(rows.randomElement(using: &generator)!.expression)
      source.mutate(with: ExpressionMutation(rows.randomElement(using: &generator)!.expression), using: &generator)
      SourceCheck.check(source.source, .random(using: &generator), seed: seed)
    }
  }

  @Test func `the grammar knows every function`() {
    let called = Set(FunctionForm.all.map(\.name))
    let missing = StandardFunctions.all.map(\.name).filter { !called.contains($0) }
    #expect(missing == [])
  }
}
