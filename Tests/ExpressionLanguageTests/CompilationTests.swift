import Diagnostics
import ExpressionLanguage
import Testing

@Suite struct CompilationTests {
  struct DiagnosticCase: Sendable, CustomTestStringConvertible {
    var source: String
    var identifier: String
    var note: String?
    var testDescription: String { source }

    init(_ source: String, _ identifier: String, _ note: String? = nil) {
      self.source = source
      self.identifier = identifier
      self.note = note
    }
  }

  @Test(arguments: [
    // Names
    DiagnosticCase("answers.«backup_polcy» == 'tested'", "unknown-item", "did you mean 'backup_policy'?"),
    DiagnosticCase("computed.«costs» > 1.0", "unknown-computed", "did you mean 'cost'?"),
    DiagnosticCase("client.«secter» == 'it'", "unknown-name", "did you mean 'sector'?"),
    DiagnosticCase("«tody» == today", "unknown-name", "did you mean 'today'?"),
    DiagnosticCase("«openings» > 1", "unknown-name", "did you mean 'answers.openings'?"),
    DiagnosticCase("«answers» == 1", "type-mismatch", "read one of its members: answers.name"),
    DiagnosticCase("has(answers.«opening»)", "unknown-item", "did you mean 'openings'?"),
    DiagnosticCase("«sise»([1]) > 1", "unknown-function", "did you mean 'size'?"),
    DiagnosticCase("«avg»([1]) > 1", "unknown-function", "did you mean 'mean'?"),
    DiagnosticCase("[1].«sum»() > 1", "unknown-function", "write sum(value)"),
    DiagnosticCase("state(«'opening'») == 'open'", "unknown-item", "did you mean 'openings'?"),
    // Types
    DiagnosticCase(
      "«answers.openings > 'five'»", "type-mismatch", "quotes make a text of a number; double('...') reads it"),
    DiagnosticCase("«'a' + 1» == 'a1'", "type-mismatch", "string(x) turns a value into a text"),
    DiagnosticCase("«answers.openings» && true || answers.remote", "type-mismatch"),
    DiagnosticCase("!«answers.openings»", "type-mismatch"),
    DiagnosticCase("«answers.openings»", "type-mismatch"),
    DiagnosticCase("answers.remote ? «1 : 'a'»", "type-mismatch"),
    DiagnosticCase("answers.openings.«name»", "type-mismatch"),
    DiagnosticCase("«answers.openings».exists(x, x)", "type-mismatch"),
    DiagnosticCase("answers.tools[«'a'»] == 'b'", "type-mismatch"),
    DiagnosticCase("state(«1») == 'open'", "type-mismatch"),
    DiagnosticCase("«size»(1, 2) > 1", "wrong-arguments"),
    DiagnosticCase("«level»(1) == 'x'", "wrong-arguments"),
    DiagnosticCase("«floor('a')» == 1.0", "type-mismatch"),
    // Likely slips
    DiagnosticCase("answers.openings «=» 1", "expression-syntax", "did you mean '=='?"),
    DiagnosticCase("answers.remote «and» a", "expression-syntax", "did you mean '&&'?"),
    DiagnosticCase("answers.remote «OR» a", "expression-syntax", "did you mean '||'?"),
    DiagnosticCase("«not» answers.remote", "expression-syntax", "did you mean '!'?"),
    DiagnosticCase("answers.remote «&» a", "expression-syntax", "did you mean '&&'?"),
    DiagnosticCase("answers.remote «|» a", "expression-syntax", "did you mean '||'?"),
    // Syntax
    DiagnosticCase("«»", "expression-syntax"),
    DiagnosticCase("answers.openings >«»", "expression-syntax"),
    DiagnosticCase("«(»1 + 2", "expression-syntax", "')' is missing"),
    DiagnosticCase("1 «2»", "expression-syntax"),
    DiagnosticCase("answers.notes == «'open»", "expression-syntax"),
    DiagnosticCase("'«\\q»' == ''", "expression-syntax"),
    DiagnosticCase("«12ab» > 1", "expression-syntax"),
    DiagnosticCase("«99999999999999999999» > 1", "expression-syntax"),
    DiagnosticCase("a && «if» || b", "expression-syntax", "write 'condition ? value : other'"),
    DiagnosticCase("has(«a»)", "expression-syntax"),
    DiagnosticCase("l.«all»(x)", "expression-syntax", "for example list.all(x, x > 1)"),
    DiagnosticCase("l.all(«x.y», true)", "expression-syntax"),
    DiagnosticCase("a «#» b", "expression-syntax"),
    DiagnosticCase("«Foo{»}", "expression-syntax"),
    // Warnings
    DiagnosticCase("answers.backup_policy == «'testd'»", "unknown-choice", "did you mean 'tested'?"),
    DiagnosticCase("answers.backup_policy in ['none', «'writen'»]", "unknown-choice", "did you mean 'written'?"),
    DiagnosticCase("«'cmr'» in answers.tools", "unknown-choice", "did you mean 'crm'?"),
    DiagnosticCase("answers.tools.exists(t, t == «'epr'»)", "unknown-choice", "did you mean 'erp'?"),
    DiagnosticCase("«true»", "constant-condition"),
    DiagnosticCase("«1 > 2» && answers.remote", "constant-condition"),
    DiagnosticCase("«1 / 0 > 2» ? a : b", "constant-condition"),
    DiagnosticCase("«range(99999) == range(99999)» && a", "constant-condition"),
    DiagnosticCase(
      "«answers.budget» > 1000", "unguarded-read", "has(answers.budget) && ... reads it only where it has one"),
    DiagnosticCase("has(answers.budget) || «answers.budget» > 1000", "unguarded-read"),
  ])
  func `a problem is reported at its place`(row: DiagnosticCase) throws {
    let marked = MarkedExpression(row.source)
    let found = Program.compile(marked.text, in: .sample, expecting: .bool).diagnostics
    let first = try #require(found.first { $0.identifier == row.identifier })
    #expect(first.range == marked.range)
    if let note = row.note { #expect(first.notes.contains(note)) }
    #expect(!first.message.hasSuffix("."))
    #expect(found.count == 1, "\(found.map(\.message))")
  }

  @Test(arguments: [
    "has(answers.budget) && answers.budget > 1000", "answers.budget > 1000 && has(answers.budget)",
    "!has(answers.budget) || answers.budget > 1000", "has(answers.budget) ? answers.budget > 1000 : false",
    "!has(answers.budget) ? false : answers.budget > 1000", "answers.tools.exists(t, t == 'crm')",
    "answers.openings > 2.5 && answers.turnover > 1", "answers.start < today - duration('24h')",
    "state('openings') == 'open'", "answers.remote && (a || b)", "level() in ['one', 'two']",
  ])
  func `what is right is left alone`(source: String) {
    let compilation = Program.compile(source, in: .sample, expecting: .bool)
    #expect(compilation.program != nil)
    #expect(compilation.diagnostics == [])
  }

  @Test func `typographic quotes are told apart from the rest`() {
    let found = Program.compile("answers.backup_policy == ‘testd’", in: .sample, expecting: .bool).diagnostics
    #expect(found.map(\.identifier) == ["unknown-choice", "expression-syntax"].reversed() || found.count == 2)
    #expect(found.contains { $0.notes == ["use straight quotes: 'text'"] })
  }

  @Test func `several problems are reported together`() {
    let source = "answers.opnings = 1 and answers.remot || foo(1) > 2"
    let found = Program.compile(source, in: .sample, expecting: .bool)
    #expect(found.program == nil)
    #expect(
      found.diagnostics.map(\.identifier)
        == ["unknown-item", "expression-syntax", "expression-syntax", "unknown-item", "unknown-function"])
  }

  @Test func `a program knows what it reads`() throws {
    let source = "has(answers.budget) && answers.tools.exists(t, t == client.sector) && state('openings') == level()"
    let program = try #require(Program.compile(source, in: .sample, expecting: .bool).program)
    #expect(program.references.map(\.name) == ["budget", "tools", "sector"])
    #expect(program.references.map(\.slot.index) == [5, 4, 0])
    #expect(program.hostCalls.map(\.function) == ["state", "level"])
    #expect(program.hostCalls.map(\.literals) == [["openings"], []])
    #expect(!program.isConstant)
    #expect(try #require(Program.compile("1 + 1", in: .sample, expecting: nil).program).isConstant)
  }

  // MARK: - Bounds

  @Test(arguments: ["(", "[", "!", "-", "{1:", "a ? b : ", "[1].map(x, ", "a && (", "f(", "a[", "- - ("])
  func `deep nesting is reported, not followed`(part: String) {
    let deep = String(repeating: part, count: 100_000)
    #expect(!Parser.parse(deep).diagnostics.isEmpty)
    #expect(Program.compile(deep, in: .sample, expecting: nil).diagnostics.map(\.identifier) == ["expression-too-long"])
    let short = String(deep.prefix(4000))
    #expect(Program.compile(short, in: .sample, expecting: nil).program == nil)
  }

  @Test func `types that double are not followed`() {
    let source = "[1]" + String(repeating: ".map(x, {x: x})", count: 60)
    #expect(Program.compile(source, in: .sample, expecting: nil).program == nil)
    let program = Program.compileUnchecked(source, in: .sample).program
    #expect(program.map { Truth($0.evaluate(ScriptedActivation())) } == .fails)
  }

  @Test func `nesting is allowed up to its bound`() {
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "1" + String(repeating: ")", count: depth)
    }
    #expect(Program.compile(nested(63), in: .sample, expecting: nil).program != nil)
    #expect(
      Program.compile(nested(64), in: .sample, expecting: nil).diagnostics.map(\.identifier) == ["expression-too-deep"])
  }

  @Test func `chains are bounded but logic stays flat`() {
    let long = Array(repeating: "a", count: 800).joined(separator: " && ")
    #expect(Program.compile(long, in: .sample, expecting: .bool).program != nil)
    let sum = Array(repeating: "1", count: 64).joined(separator: " + ")
    #expect(outcome(sum) == .value(.int(64)))
    let longer = Array(repeating: "1", count: 65).joined(separator: " + ")
    #expect(
      Program.compile(longer, in: .sample, expecting: nil).diagnostics.map(\.identifier) == ["expression-too-deep"])
  }
}
