import ExpressionLanguage
import Testing

@Suite struct EvaluatorTests {
  // MARK: - Logic

  @Test(arguments: Truth.allCases, Truth.allCases)
  func `and absorbs what a false decides`(left: Truth, right: Truth) {
    let expected: Truth =
      if left == .no || right == .no {
        .no
      } else if left == .waits || right == .waits {
        .waits
      } else if left == .fails || right == .fails {
        .fails
      } else {
        .yes
      }
    #expect(Truth(outcome("a && b", ["a": left.outcome("a"), "b": right.outcome("b")])) == expected)
    #expect(Truth(outcome("!(!a || !b)", ["a": left.outcome("a"), "b": right.outcome("b")])) == expected)
    let list = outcome("[1, 2].all(x, x == 1 ? a : b)", ["a": left.outcome("a"), "b": right.outcome("b")])
    #expect(Truth(list) == expected)
  }

  @Test(arguments: Truth.allCases, Truth.allCases)
  func `or absorbs what a true decides`(left: Truth, right: Truth) {
    let expected: Truth =
      if left == .yes || right == .yes {
        .yes
      } else if left == .waits || right == .waits {
        .waits
      } else if left == .fails || right == .fails {
        .fails
      } else {
        .no
      }
    #expect(Truth(outcome("a || b", ["a": left.outcome("a"), "b": right.outcome("b")])) == expected)
    let list = outcome("[1, 2].exists(x, x == 1 ? a : b)", ["a": left.outcome("a"), "b": right.outcome("b")])
    #expect(Truth(list) == expected)
  }

  @Test(arguments: Truth.allCases)
  func `a conditional waits for its condition only`(condition: Truth) {
    let found = outcome(
      "a ? b : c", ["a": condition.outcome("a"), "b": Truth.yes.outcome("b"), "c": Truth.no.outcome("c")])
    #expect(Truth(found) == condition)
    let other = outcome(
      "a ? b : c", ["a": condition.outcome("a"), "b": Truth.waits.outcome("b"), "c": Truth.waits.outcome("c")])
    switch condition {
    case .yes: #expect(other == .unknown(Unknowns("b")))
    case .no: #expect(other == .unknown(Unknowns("c")))
    case .waits: #expect(other == .unknown(Unknowns("a")))
    case .fails: #expect(Truth(other) == .fails)
    }
  }

  struct UnknownCase: Sendable, CustomTestStringConvertible {
    var source: String
    var items: [String]
    var testDescription: String { source }

    init(_ source: String, _ items: String...) {
      self.source = source
      self.items = items
    }
  }

  @Test(arguments: [
    UnknownCase("m + n", "m", "n"), UnknownCase("m + 1 > n", "m", "n"), UnknownCase("m == m", "m"),
    UnknownCase("[n, m, n]", "m", "n"), UnknownCase("{'k': m, 'l': n}", "m", "n"), UnknownCase("max(m, n)", "m", "n"),
    UnknownCase("b && c || d", "b", "c", "d"), UnknownCase("!b", "b"), UnknownCase("size(l) > 1", "l"),
    UnknownCase("[1, 2].map(x, x + m)", "m"), UnknownCase("[1, 2].filter(x, b)", "b"),
    UnknownCase("[1, 2].exists_one(x, x == m)", "m"), UnknownCase("m + 1 / 0", "m"),
    UnknownCase("has(answers.notes)", "notes"),
  ])
  func `an undecided outcome names what it waits for`(row: UnknownCase) {
    var outcomes: [String: Outcome] = ["answers.notes": .unknown(Unknowns("notes"))]
    for name in ["b", "c", "d", "m", "n", "l"] { outcomes[name] = .unknown(Unknowns(name)) }
    guard case .unknown(let unknowns) = outcome(row.source, outcomes) else {
      Issue.record("\(outcome(row.source, outcomes))")
      return
    }
    #expect(unknowns.items == row.items)
  }

  @Test func `unknowns are sorted and unique`() {
    let union = ["c", "a", "b", "a"].reduce(Unknowns("c")) { $0.union(Unknowns($1)) }
    #expect(union.items == ["a", "b", "c"])
  }

  // MARK: - Values

  struct ValueCase: Sendable, CustomTestStringConvertible {
    var source: String
    var value: Value
    var testDescription: String { source }

    init(_ source: String, _ value: Value) {
      self.source = source
      self.value = value
    }
  }

  @Test(arguments: [
    // Precedence and association
    ValueCase("1 + 2 * 3", .int(7)), ValueCase("(1 + 2) * 3", .int(9)), ValueCase("7 - 2 - 1", .int(4)),
    ValueCase("true || false && false", .bool(true)), ValueCase("1 + 1 == 2 && !false", .bool(true)),
    ValueCase("false ? 1 : true ? 2 : 3", .int(2)), ValueCase("-2 * -3", .int(6)), ValueCase("--5", .int(5)),
    ValueCase("-[1][0]", .int(-1)), ValueCase("!!true", .bool(true)), ValueCase("1 < 2 == true", .bool(true)),
    // Literals
    ValueCase("0x1F", .int(31)), ValueCase("7u", .uint(7)), ValueCase(".5e1", .double(5)),
    ValueCase("-9223372036854775808", .int(.min)), ValueCase("r'\\n'", .string("\\n")),
    ValueCase("'''a\nb'''", .string("a\nb")), ValueCase("'\\u00e9\\x41\\101'", .string("éAA")),
    ValueCase("b'\\xff\\377é'", .bytes([255, 255, 0xC3, 0xA9])), ValueCase("// note\n1", .int(1)),
    // Comparisons
    ValueCase("1 == 1.0", .bool(true)), ValueCase("1u < 1.5", .bool(true)), ValueCase("-1 < 1u", .bool(true)),
    ValueCase("0.0 / 0.0 == 0.0 / 0.0", .bool(false)), ValueCase("'e\\u0301' == '\\u00e9'", .bool(false)),
    ValueCase("'Z' < 'a'", .bool(true)), ValueCase("[1, 2] == [1, 2.0]", .bool(true)),
    ValueCase("{'a': 1} == {'a': 1.0}", .bool(true)), ValueCase("dyn('1') == 1", .bool(false)),
    ValueCase("2 in [1, 2.0]", .bool(true)), ValueCase("'a' in {'a': null}", .bool(true)),
    // Arithmetic
    ValueCase("7 / 2", .int(3)), ValueCase("-7 % 3", .int(-1)), ValueCase("7.0 / 2", .double(3.5)),
    ValueCase("2 + 0.5", .double(2.5)), ValueCase("1.0 / 0.0", .double(.infinity)),
    ValueCase("'a' + 'b'", .string("ab")), ValueCase("[1] + [2]", .list([.int(1), .int(2)])),
    // Macros
    ValueCase("[1, 2, 3].map(x, x > 1, x * 10)", .list([.int(20), .int(30)])),
    ValueCase("{'a': 1}.map(k, k)", .list([.string("a")])), ValueCase("has({'a': 1}.b)", .bool(false)),
    ValueCase("[[1], [2, 3]].map(x, x.map(y, y + size(x)))", .list([.list([.int(2)]), .list([.int(4), .int(5)])])),
    ValueCase("[1, 2].exists_one(x, x > 1)", .bool(true)), ValueCase("[].all(x, x > 1)", .bool(true)),
    // Texts
    ValueCase("size('e\\u0301')", .int(2)), ValueCase("'aab'.contains('ab')", .bool(true)),
    ValueCase("'abc'.endsWith('bc') && 'abc'.startsWith('ab')", .bool(true)), ValueCase("'😀'.size()", .int(1)),
    // Conversions
    ValueCase("int('-12') + int(3.9) + int(4u)", .int(-5)), ValueCase("string(1000000.0)", .string("1000000")),
    ValueCase("string(0.00001)", .string("0.00001")), ValueCase("double('1e3')", .double(1000)),
    ValueCase("type(1) == int && type([]) == list", .bool(true)), ValueCase("string(b'ok')", .string("ok")),
    // Times
    ValueCase("timestamp('2026-02-28T23:30:00-01:00').getMonth()", .int(2)),
    ValueCase("timestamp('2024-02-29T00:00:00Z').getDayOfYear()", .int(59)),
    ValueCase("timestamp('1970-01-01T00:00:00Z').getDayOfWeek()", .int(4)),
    ValueCase("timestamp('2026-01-01T00:00:00Z').getHours('+05:30')", .int(5)),
    ValueCase("string(duration('1h30m') + duration('-1.5s'))", .string("5398.500s")),
    ValueCase("string(timestamp('2026-01-31T00:00:00.25Z') + duration('24h'))", .string("2026-02-01T00:00:00.25Z")),
    // Additions
    ValueCase("sum([1, 2, 3])", .int(6)), ValueCase("sum([1, 2.5])", .double(3.5)), ValueCase("sum([])", .int(0)),
    ValueCase("sum([1.5].filter(x, x > 2.0))", .double(0)), ValueCase("mean([1, 2])", .double(1.5)),
    ValueCase("min([3, 1, 2])", .int(1)), ValueCase("max(1, 2.5)", .double(2.5)), ValueCase("max(3, 2.5)", .double(3)),
    ValueCase("round(2.5)", .double(3)), ValueCase("round(-0.125, 2)", .double(-0.13)),
    ValueCase("ceil(1.2)", .double(2)),
    ValueCase("floor(-1.2)", .double(-2)), ValueCase("abs(-3)", .int(3)), ValueCase("pow(2, 3)", .double(8)),
    ValueCase("min(dyn(0.5), dyn(2.5), 1) + 1", .double(1.5)), ValueCase("max(dyn(1u), 2, dyn(0)) + 1", .int(3)),
    ValueCase("range(2, 4)", .list([.int(2), .int(3)])), ValueCase("range(-1)", .list([])),
    ValueCase("daysBetween(timestamp('2026-01-01T12:00:00Z'), timestamp('2026-01-03T11:00:00Z'))", .int(1)),
  ])
  func `expressions have the values CEL gives them`(row: ValueCase) {
    let found = outcome(row.source)
    if row.source.contains("1h30m") {
      #expect(found == .value(.string("5398.5s")))
    } else {
      #expect(found == .value(row.value))
    }
  }

  @Test(arguments: [
    "9223372036854775807 + 1", "-9223372036854775807 - 2", "9223372036854775807 * 2", "-(-9223372036854775808)",
    "0u - 1u", "1 / 0", "1 % 0", "int(1e30)", "uint(-1)", "int('x')", "bool('yes')", "[1][1]", "{'a': 1}['b']",
    "{'a': 1}.b", "timestamp('2026-02-30T00:00:00Z')", "duration('1 day')", "mean([])", "max([])",
    "timestamp('9999-12-31T23:59:59Z') + duration('1s')", "string(b'\\xff')", "{1: 1, 1u: 2}", "[1, 0].map(x, 1 / x)",
    "today.getHours('Mars/Olympus')", "range(1000000000)", "abs(-9223372036854775808)",
  ])
  func `what has no value is an error`(source: String) {
    let environment = ["today": Outcome.value(.timestamp(Timestamp(seconds: 0, nanoseconds: 0)))]
    guard case .error(let error) = outcome(source, environment) else {
      Issue.record("\(outcome(source, environment))")
      return
    }
    #expect(!error.message.hasPrefix("compile"))
    #expect(error.range != nil)
    #expect(!error.message.hasSuffix("."))
  }

  @Test(arguments: ["-2562047h47m16.854775807s", "-9223372036.5s", "-9223372036.000000001s", "9223372036.854775807s"])
  func `the longest durations meet any moment`(span: String) {
    let zero = "timestamp('0001-01-01T00:00:00.999999999Z')"
    let later = "timestamp('2262-04-11T23:47:16.999999999Z')"
    #expect(outcome("\(later) - duration('\(span)') + duration('\(span)') == \(later)") == .value(.bool(true)))
    #expect((Truth(outcome("\(zero) + duration('\(span)') == \(zero)")) == .fails) == span.hasPrefix("-"))
  }

  @Test func `an error tells the innermost place`() throws {
    let marked = MarkedExpression("2 + «(1 / 0)» > 1")
    let environment = TypeEnvironment()
    let program = try #require(Program.compile(marked.text, in: environment, expecting: nil).program)
    guard case .error(let error) = program.evaluate(ScriptedActivation()) else {
      Issue.record("no error")
      return
    }
    // Parentheses belong to no node.
    #expect(error.range == marked.range.lowerBound + 1..<marked.range.upperBound - 1)
  }

  @Test func `a whole number becomes a double where one is wanted`() {
    #expect(outcome("1", expecting: .double) == .value(.double(1)))
    #expect(outcome("a ? 1 : 2.5", ["a": Truth.yes.outcome("a")]) == .value(.double(1)))
    #expect(outcome("dyn(1)", expecting: .double) == .value(.double(1)))
    #expect(Truth(outcome("dyn('x')", expecting: .bool)) == .fails)
  }

  // MARK: - Bounds

  @Test(arguments: [
    "range(100000).all(x, range(100000).all(y, y >= 0))",
    "range(1000).map(a, range(1000).map(b, 'x')) == range(1000).map(a, range(1000).map(b, 'x'))",
    "range(100000) + range(100000)",
  ])
  func `evaluation stops at its bounds`(source: String) {
    #expect(Truth(outcome(source)) == .fails)
  }

  @Test func `a text does not grow without end`() {
    let source = String(repeating: ".map(x, x + x)", count: 40)
    #expect(Truth(outcome("['0123456789']\(source)")) == .fails)
  }

  @Test func `comparing lists that share their parts stops`() {
    let source = "[[1]]" + String(repeating: ".map(x, [x, x])", count: 60)
    #expect(Truth(outcome("\(source) == \(source)")) == .fails)
  }
}
