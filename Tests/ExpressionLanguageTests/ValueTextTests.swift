import Diagnostics
import ExpressionLanguage
import TestSupport
import Testing

/// A value and the expression that gives it.
struct ValueTextCase: Sendable, CustomTestStringConvertible {
  let value: Value
  let text: String

  var testDescription: String { text }

  static let all: [ValueTextCase] = [
    ValueTextCase(value: .null, text: "null"),
    ValueTextCase(value: .bool(true), text: "true"),
    ValueTextCase(value: .int(0), text: "0"),
    ValueTextCase(value: .int(.min), text: "-9223372036854775808"),
    ValueTextCase(value: .uint(.max), text: "18446744073709551615u"),
    ValueTextCase(value: .double(3), text: "3.0"),
    ValueTextCase(value: .double(-0.0), text: "-0.0"),
    ValueTextCase(value: .double(0.1), text: "0.1"),
    ValueTextCase(value: .double(1e300), text: "1e+300"),
    ValueTextCase(value: .double(.leastNonzeroMagnitude), text: "5e-324"),
    ValueTextCase(value: .double(.infinity), text: "double('Infinity')"),
    ValueTextCase(value: .double(-.infinity), text: "double('-Infinity')"),
    ValueTextCase(value: .string(""), text: "''"),
    ValueTextCase(value: .string("it's \\ \"so\""), text: #"'it\'s \\ "so"'"#),
    ValueTextCase(value: .string("a\nb\r\n\tc"), text: #"'a\nb\r\n\tc'"#),
    ValueTextCase(value: .string("\u{0}\u{1B}[2J\u{7F}"), text: #"'\x00\x1b[2J\x7f'"#),
    ValueTextCase(value: .string("\u{9B}31m\u{85}"), text: #"'\u009b31m\u0085'"#),
    ValueTextCase(value: .string("a\u{202E}b\u{2066}\u{FEFF}"), text: #"'a\u202eb\u2066\ufeff'"#),
    ValueTextCase(value: .string("\u{E0041}"), text: #"'\U000e0041'"#),
    ValueTextCase(value: .string("'\u{301}\u{1B}\u{301}"), text: "'\\'\u{301}\\x1b\u{301}'"),
    ValueTextCase(value: .string("é e\u{301} 日本 👩🏽‍⚕️"), text: "'é e\u{301} 日本 👩🏽‍⚕️'"),
    ValueTextCase(value: .bytes([]), text: "b''"),
    ValueTextCase(value: .bytes(Array("it's é\n".utf8)), text: #"b'it\'s \xc3\xa9\n'"#),
    ValueTextCase(value: .bytes([0, 0x7F, 0x80, 0xFF]), text: #"b'\x00\x7f\x80\xff'"#),
    ValueTextCase(value: .list([]), text: "[]"),
    ValueTextCase(value: .list([.int(1), .string("a"), .list([.null])]), text: "[1, 'a', [null]]"),
    ValueTextCase(value: .map(MapValue([])!), text: "{}"),
    ValueTextCase(
      value: .map(
        MapValue([
          (.string("a"), .int(1)), (.int(1), .double(2)), (.bool(false), .list([])),
          (.uint(.max), .map(MapValue([(.string("'"), .null)])!)),
        ])!),
      text: #"{'a': 1, 1: 2.0, false: [], 18446744073709551615u: {'\'': null}}"#),
    ValueTextCase(
      value: .timestamp(Timestamp(seconds: 1_770_000_000, nanoseconds: 5_000_000)),
      text: "timestamp('2026-02-02T02:40:00.005Z')"),
    ValueTextCase(
      value: .timestamp(Timestamp(year: 1, month: 1, day: 1)!), text: "timestamp('0001-01-01T00:00:00Z')"),
    ValueTextCase(value: .duration(TimeSpan(nanoseconds: -1_500_000_000)), text: "duration('-1.5s')"),
    ValueTextCase(value: .duration(TimeSpan(nanoseconds: .min)), text: "duration('-9223372036.854775808s')"),
    ValueTextCase(value: .type(.int), text: "int"),
    ValueTextCase(value: .type(.null), text: "null_type"),
    ValueTextCase(value: .type(.timestamp), text: "google.protobuf.Timestamp"),
    ValueTextCase(value: .optional(nil), text: "optional.none()"),
    ValueTextCase(value: .optional(.optional(.string("a"))), text: "optional.of(optional.of('a'))"),
  ]
}

/// What a value looks like where only so many characters are wanted.
struct CutTextCase: Sendable, CustomTestStringConvertible {
  let source: String
  let limit: Int
  let text: String

  var testDescription: String { "\(source) in \(limit)" }

  static let all: [CutTextCase] = [
    CutTextCase(source: "[1, 2, 3]", limit: 9, text: "[1, 2, 3]"),
    CutTextCase(source: "range(100)", limit: 8, text: "[0, 1, 2, ...]"),
    CutTextCase(source: "range(100)", limit: 11, text: "[0, 1, 2, 3, ...]"),
    CutTextCase(source: "'abcdef'", limit: 8, text: "'abcdef'"),
    CutTextCase(source: "'abcdef'", limit: 4, text: "'abc'..."),
    CutTextCase(source: "'ab\\n\\n'", limit: 4, text: "'ab'..."),
    CutTextCase(source: "b'abcdef'", limit: 4, text: "b'ab'..."),
    CutTextCase(source: "{'abc': [1, 2], 'def': 3}", limit: 5, text: "{'abc'...}"),
    CutTextCase(source: "{'abc': [1, 2], 'def': 3}", limit: 10, text: "{'abc': [1, ...]}"),
    CutTextCase(source: "optional.of('abcdef')", limit: 16, text: "optional.of('abc'...)"),
    CutTextCase(source: "timestamp('2026-01-01T00:00:00Z')", limit: 20, text: "..."),
    CutTextCase(source: "[1, 2, 3]", limit: 0, text: "..."),
  ]
}

@Suite struct ValueTextTests {
  @Test(arguments: ValueTextCase.all)
  func `a value is written as what gives it again`(row: ValueTextCase) {
    #expect(row.value.text == row.text)
    #expect(row.text.unicodeScalars.allSatisfy { !VisibleText.isHidden($0) })
    guard case .value(let again) = outcome(row.text) else {
      Issue.record("\(outcome(row.text))")
      return
    }
    #expect(again == row.value)
    if case .double(let number) = row.value, case .double(let same) = again {
      #expect(number.bitPattern == same.bitPattern)
    }
  }

  @Test func `what is not a number is written so too`() {
    #expect(Value.double(.nan).text == "double('NaN')")
    guard case .value(.double(let number)) = outcome("double('NaN')") else {
      Issue.record("no value")
      return
    }
    #expect(number.isNaN)
  }

  @Test(arguments: CutTextCase.all)
  func `what does not fit is left out`(row: CutTextCase) throws {
    guard case .value(let value) = outcome(row.source) else {
      Issue.record("no value")
      return
    }
    let (text, isWhole) = value.text(atMost: row.limit)
    #expect(text == row.text)
    #expect(isWhole == !text.contains("..."))
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness))) func `the beginning of what would never end takes no time`() {
    let thousand = Value.list(Array(repeating: .string(String(repeating: "a", count: 1_000)), count: 1_000))
    let endless = (0..<6).reduce(thousand) { value, _ in .list(Array(repeating: value, count: 1_000)) }
    #expect(endless.text(atMost: 100).text.utf8.count < 120)
    #expect(endless.preciseType(deduced: .dyn).description == "list(dyn)")
  }

  @Test(arguments: [
    ("[1, 2]", "list(int)"), ("dyn([1, 2])", "list(int)"), ("[dyn(1), dyn('a')]", "list(dyn)"), ("[]", "list(dyn)"),
    ("dyn({'a': [1.5]})", "map(string, list(double))"), ("answers.tools", "list(string)"),
    ("true ? null : timestamp(0)", "null_type"), ("[null, timestamp(0)]", "list(timestamp)"),
    ("optional.of(dyn(1))", "optional_type(int)"), ("optional.none()", "optional_type(dyn)"),
    ("[[], [1]]", "list(list(int))"), ("dyn(1u)", "uint"), ("int", "type"),
  ])
  func `the type tells what is inside`(source: String, type: String) throws {
    let tools = Outcome.value(.list([]))
    let program = try #require(Program.compile(source, in: .sample, expecting: nil).program)
    guard case .value(let value) = program.evaluate(ScriptedActivation(outcomes: ["answers.tools": tools])) else {
      Issue.record("no value")
      return
    }
    #expect(value.preciseType(deduced: program.type).description == type)
  }

  @Test func `a message shows only the beginning of a long text`() {
    guard case .error(let error) = outcome("int('\(String(repeating: "a", count: 3_000))')") else {
      Issue.record("no error")
      return
    }
    #expect(error.message.hasPrefix("'aaa") && error.message.utf8.count < 100)
  }
}
