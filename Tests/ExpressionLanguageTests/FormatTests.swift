import ExpressionLanguage
import Testing

@Suite struct FormatTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var source: String
    var text: String
    var testDescription: String { source }

    init(_ source: String, _ text: String) {
      self.source = source
      self.text = text
    }
  }

  @Test(arguments: [
    Row("''.format([])", ""), Row("'%%'.format([])", "%"), Row("'100 %%%%'.format([])", "100 %%"),
    Row("'é%s→'.format(['ü'])", "éü→"), Row("'%s'.format(['a', 'b'])", "a"), Row("'%s%s'.format(['%s', 1])", "%s1"),
    Row("'%s %s %s'.format([null, true, false])", "null true false"),
    Row("'%s %s'.format([-9223372036854775808, 18446744073709551615u])", "-9223372036854775808 18446744073709551615"),
    Row("'%s %s'.format([b'abc', bytes('é')])", "abc é"),
    Row("'%s'.format([b'a\\xff\\xfeb\\xe2\\x82'])", "a\u{FFFD}b\u{FFFD}"),
    Row("'%s %s'.format([int, type(timestamp('2026-01-01T00:00:00Z'))])", "int google.protobuf.Timestamp"),
    Row("'%s %s'.format([type([1]), type(null)])", "list null_type"),
    Row("'%s'.format([timestamp('2026-01-01T01:00:00.25+01:00')])", "2026-01-01T00:00:00.25Z"),
    Row("'%s %s %s'.format([duration('90m'), duration('-1.5s'), duration('1ns')])", "5400s -1.5s 0.000000001s"),
    Row("'%s'.format([[]])", "[]"), Row("'%s'.format([{}])", "{}"),
    Row("'%s'.format([[1, 'a', [2.0, null], {'k': b'v'}]])", "[1, a, [2, null], {k: v}]"),
    Row("'%s'.format([{'b': 1, 'a': 2, 10: 3, 9: 4, false: 5, 'B': 6}])", "{10: 3, 9: 4, B: 6, a: 2, b: 1, false: 5}"),
    // The accent sorts by its code point, behind z.
    Row("'%s'.format([{'é': 1, 'z': 2}])", "{z: 2, é: 1}"),
  ])
  func `a text clause takes any value`(row: Row) {
    #expect(outcome(row.source) == .value(.string(row.text)))
  }

  @Test(arguments: [
    Row("1.0", "1"), Row("-0.0", "-0"), Row("0.1", "0.1"), Row("1e21", "1000000000000000000000"),
    Row("1e-7", "0.0000001"),
    Row("123456.789e3", "123456789"), Row("9007199254740993.0", "9007199254740992"),
    Row("4611686018427387904.0", "4611686018427388000"),
    Row("1.7976931348623157e308", "17976931348623157" + zeros(292)),
    Row("5e-324", "0." + zeros(323) + "5"), Row("-2.5e-3", "-0.0025"), Row("1.0 / 3.0", "0.3333333333333333"),
    Row("0.0 / 0.0", "NaN"), Row("1.0 / 0.0", "Infinity"), Row("-1.0 / 0.0", "-Infinity"),
  ])
  func `a double is its shortest decimal, without an exponent`(row: Row) {
    #expect(outcome("'%s'.format([\(row.source)])") == .value(.string(row.text)))
    #expect(outcome("'%d'.format([\(row.source)])") == .value(.string(row.text)))
    #expect(outcome("'%s'.format([[\(row.source)]])") == .value(.string("[\(row.text)]")))
  }

  @Test(arguments: [
    Row("'%d %d'.format([-7, 7u])", "-7 7"), Row("'%.3d'.format([7])", "7"),
    Row("'%b %b %b %b'.format([5, -5, 5u, true])", "101 -101 101 1"), Row("'%b %b'.format([0, false])", "0 0"),
    Row("'%o %o'.format([8, -9223372036854775808])", "10 -1000000000000000000000"),
    Row("'%x %X'.format([-255, 255u])", "-ff FF"), Row("'%x'.format([-9223372036854775808])", "-8000000000000000"),
    Row("'%x %X'.format(['é\\n', b'\\x00\\xfe'])", "c3a90a 00FE"), Row("'%x'.format([''])", ""),
    Row("'%.2x'.format([10])", "a"),
  ])
  func `whole numbers are written in their base`(row: Row) {
    #expect(outcome(row.source) == .value(.string(row.text)))
  }

  @Test(arguments: [
    Row("'%f'.format([3.14])", "3.140000"), Row("'%f %f'.format([-1, 1u])", "-1.000000 1.000000"),
    Row("'%.0f'.format([3.7])", "4"), Row("'%.00002f'.format([3.7])", "3.70"),
    // Exact halves go to even, and what only looks like a half does not.
    Row("'%.0f %.0f %.0f %.0f'.format([0.5, 1.5, 2.5, -0.5])", "0 2 2 -0"),
    Row("'%.1f %.1f %.2f'.format([0.25, 0.35, 1.005])", "0.2 0.3 1.00"), Row("'%.2f'.format([2.675])", "2.67"),
    Row("'%.1f'.format([9.96])", "10.0"), Row("'%.0f'.format([99.5])", "100"), Row("'%.2f'.format([-0.001])", "-0.00"),
    Row("'%.3f'.format([0.0004999])", "0.000"), Row("'%.3f'.format([5e-324])", "0.000"),
    Row("'%.0f'.format([0.51])", "1"),
    Row("'%.20f'.format([0.1])", "0.10000000000000000555"), Row("'%.1f'.format([1e22])", "10000000000000000000000.0"),
    Row("'%f'.format([9007199254740993])", "9007199254740992.000000"),
    Row("'%.100f'.format([1.0])", "1." + zeros(100)), Row("'%.100f'.format([0.5])", "0.5" + zeros(99)),
    Row("'%f %.1f'.format([1.0 / 0.0, -1.0 / 0.0])", "Infinity -Infinity"), Row("'%f'.format([0.0 / 0.0])", "NaN"),
    Row("'%f %.0f'.format([0.0, -0.0])", "0.000000 -0"),
  ])
  func `a fixed clause rounds the exact value`(row: Row) {
    #expect(outcome(row.source) == .value(.string(row.text)))
  }

  @Test(arguments: [
    Row("'%e'.format([1234.5])", "1.234500e+03"), Row("'%e %e'.format([0, 7u])", "0.000000e+00 7.000000e+00"),
    Row("'%.0e'.format([2.5])", "2e+00"), Row("'%.0e'.format([3.5])", "4e+00"), Row("'%.1e'.format([9.96])", "1.0e+01"),
    Row("'%.2e'.format([-0.000123])", "-1.23e-04"), Row("'%.3e'.format([5e-324])", "4.941e-324"),
    Row("'%.16e'.format([1.7976931348623157e308])", "1.7976931348623157e+308"),
    Row("'%e'.format([-0.0])", "-0.000000e+00"),
    Row("'%.1e'.format([1e100])", "1.0e+100"), Row("'%.25e'.format([0.1])", "1.0000000000000000555111512e-01"),
    Row("'%e %e'.format([0.0 / 0.0, -1.0 / 0.0])", "NaN -Infinity"),
  ])
  func `a scientific clause has an exponent of two digits or more`(row: Row) {
    #expect(outcome(row.source) == .value(.string(row.text)))
  }

  // MARK: - Errors and bounds

  @Test(arguments: [
    "'%'.format([1])", "'a%'.format([1])", "'%s%'.format(['a'])", "'%.'.format([1])", "'%.f'.format([1])",
    "'%.3'.format([1])", "'%.-1f'.format([1])", "'%.101f'.format([1.0])", "'%.999999999f'.format([1.0])",
    "'%.99999999999999999999999999999999f'.format([1.0])", "'%5d'.format([1])", "'%-d'.format([1])",
    "'% d'.format([1])",
    "'%c'.format([1])", "'%S'.format([1])", "'%é'.format([1])", "'%\\x1b'.format([1])", "'%..2f'.format([1.0])",
    "'%s'.format([])", "'%d %d'.format([1])", "'%s'.format(dyn('a'))", "dyn(1).format([])",
    "'%d'.format(['1'])", "'%d'.format([true])", "'%d'.format([null])", "'%d'.format([[1]])", "'%f'.format(['NaN'])",
    "'%f'.format([true])", "'%e'.format([null])", "'%e'.format([{}])", "'%b'.format([1.0])", "'%b'.format(['1'])",
    "'%o'.format([true])", "'%o'.format([8.0])", "'%x'.format([1.0])", "'%x'.format([true])", "'%X'.format([[]])",
    "'%x'.format([duration('1s')])", "'%s'.format([optional.of(1)])", "'%s'.format([[optional.none()]])",
  ])
  func `a clause or argument that does not fit is an error`(source: String) {
    guard case .error(let error) = outcome(source) else {
      Issue.record("\(outcome(source))")
      return
    }
    #expect(!error.message.hasPrefix("compile"))
    #expect(!error.message.hasSuffix("."))
    #expect(!error.message.unicodeScalars.contains { $0.value < 0x20 })
  }

  @Test func `an error tells what the clause takes`() {
    guard case .error(let error) = outcome("'%b'.format(['1'])") else {
      Issue.record("no error")
      return
    }
    #expect(error.message == "the formatting clause '%b' takes int, uint or bool, found string")
  }

  @Test(arguments: [
    "'%s%s'.format([answers.notes, answers.notes])", "'%x'.format([answers.notes])",
    "'%X'.format([bytes(answers.notes)])",
    "'%s'.format([[answers.notes, answers.notes]])", "'%s'.format([{1: answers.notes, 2: answers.notes}])",
    "'%s'.format([range(100000).map(x, 'abcdefghij')])", "answers.notes.replace('a', '%f').format(range(100000))",
    // Lists that share their parts are small, their text is not.
    "'%s'.format([[[1]]\(String(repeating: ".map(x, [x, x])", count: 60))])",
  ])
  func `a formatted text stays within its bounds`(source: String) {
    let notes = Outcome.value(.string(String(repeating: "a", count: 600_000)))
    guard case .error(let error) = outcome(source, ["answers.notes": notes]) else {
      Issue.record("no error")
      return
    }
    #expect(error.message.contains("more than"))
  }
}

private func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
