import ExpressionLanguage
import TestSupport
import Testing

@Suite struct StringFunctionTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var source: String
    var value: Value
    var testDescription: String { source }

    init(_ source: String, _ text: String) {
      self.source = source
      value = .string(text)
    }

    init(_ source: String, _ number: Int64) {
      self.source = source
      value = .int(number)
    }

    init(_ source: String, _ parts: [String]) {
      self.source = source
      value = .list(parts.map(Value.string))
    }
  }

  // MARK: - Parts

  @Test(arguments: [
    Row("'süß'.charAt(1)", "ü"), Row("'süß'.charAt(3)", ""), Row("''.charAt(0)", ""), Row("'a😀b'.charAt(1)", "😀"),
    // Code points, not characters: an e and its accent are two, a flag is two.
    Row("'e\\u0301x'.charAt(1)", "\u{301}"), Row("'🇳🇴'.charAt(1)", "🇴"),
    Row("'süßer'.substring(2)", "ßer"), Row("'süßer'.substring(5)", ""), Row("'süßer'.substring(1, 3)", "üß"),
    Row("'süßer'.substring(2, 2)", ""), Row("''.substring(0)", ""), Row("''.substring(0, 0)", ""),
    Row("'e\\u0301x'.substring(0, 1)", "e"), Row("'😀😀'.substring(1, 2)", "😀"),
  ])
  func `parts are told by code points`(row: Row) {
    #expect(outcome(row.source) == .value(row.value))
  }

  @Test(arguments: [
    Row("'Ünïcode'.lowerAscii()", "Ünïcode"), Row("'@AZ[`az{'.lowerAscii()", "@az[`az{"),
    Row("'@AZ[`az{'.upperAscii()", "@AZ[`AZ{"), Row("'straße'.upperAscii()", "STRAßE"), Row("''.lowerAscii()", ""),
    Row("'a😀é'.reverse()", "é😀a"), Row("'e\\u0301x'.reverse()", "x\u{301}e"),
    Row("' \\t\\r\\n\\u00a0 a b \\u3000\\u2029'.trim()", "a b"), Row("'\\u200ba\\ufeff'.trim()", "\u{200B}a\u{FEFF}"),
    Row("' \\n '.trim()", ""), Row("''.trim()", ""), Row("'a\\u0301 '.trim()", "a\u{301}"),
    Row("['a', '', 'b'].join()", "ab"), Row("['a', '', 'b'].join(', ')", "a, , b"), Row("['a'].join('-')", "a"),
    Row("[].join('-')", ""), Row("[dyn('a'), dyn('b')].join('\\u0301')", "a\u{301}b"),
    Row(#"strings.quote('a"b\\c')"#, #""a\"b\\c""#),
    Row("strings.quote('\\a\\b\\f\\n\\r\\t\\v')", #""\a\b\f\n\r\t\v""#),
    Row("strings.quote('')", "\"\""), Row("strings.quote('\\x00é\\u200b')", "\"\0é\u{200B}\""),
  ])
  func `whole texts change`(row: Row) {
    #expect(outcome(row.source) == .value(row.value))
  }

  // MARK: - Searching

  @Test(arguments: [
    Row("'banana'.indexOf('ana')", 1), Row("'banana'.indexOf('ana', 2)", 3), Row("'banana'.indexOf('nab')", -1),
    Row("'banana'.indexOf('')", 0), Row("'banana'.indexOf('', 6)", 6),
    Row("'banana'.indexOf('a', 6)", -1), Row("''.indexOf('')", 0),
    Row("''.indexOf('a')", -1), Row("'ab'.indexOf('abc')", -1), Row("'öäö😀ä'.indexOf('ä', 2)", 4),
    Row("'öäö😀ä'.indexOf('😀')", 3), Row("'aabaaab'.indexOf('aaab')", 3),
    Row("'e\\u0301'.indexOf('\\u00e9')", -1), Row("'e\\u0301'.indexOf('e')", 0),
    Row("'banana'.lastIndexOf('ana')", 3), Row("'banana'.lastIndexOf('ana', 2)", 1),
    Row("'banana'.lastIndexOf('ana', 3)", 3), Row("'banana'.lastIndexOf('ana', 5)", 3),
    Row("'banana'.lastIndexOf('b', 0)", 0), Row("'banana'.lastIndexOf('ana', 0)", -1),
    Row("'banana'.lastIndexOf('')", 6), Row("'banana'.lastIndexOf('', 2)", 2),
    Row("'banana'.lastIndexOf('a', 6)", 5), Row("'banana'.lastIndexOf('', 6)", 6), Row("''.lastIndexOf('')", 0),
    Row("''.lastIndexOf('a')", -1), Row("'a'.lastIndexOf('ab')", -1), Row("'aaaa'.lastIndexOf('aa')", 2),
    Row("'öäö😀ä'.lastIndexOf('ä')", 4), Row("'öäö😀ä'.lastIndexOf('ä', 3)", 1),
  ])
  func `a text is found in another`(row: Row) {
    #expect(outcome(row.source) == .value(row.value))
  }

  @Test(arguments: [
    Row("'aaaa'.replace('aa', 'b')", "bb"), Row("'aaaaa'.replace('aa', 'b')", "bba"),
    Row("'a-b-c'.replace('-', '')", "abc"), Row("'a-b-c'.replace('-', '+', 1)", "a+b-c"),
    Row("'a-b-c'.replace('-', '+', 0)", "a-b-c"), Row("'a-b-c'.replace('-', '+', -7)", "a+b+c"),
    Row("'a-b-c'.replace('-', '+', 99)", "a+b+c"), Row("'aé'.replace('', '_')", "_a_é_"),
    Row("'aé'.replace('', '_', 2)", "_a_é"), Row("'aé'.replace('', '_', 3)", "_a_é_"), Row("''.replace('', 'x')", "x"),
    Row("''.replace('a', 'x')", ""), Row("'e\\u0301'.replace('e', 'a')", "a\u{301}"),
    Row("'xx'.replace('x', 'xx')", "xxxx"),
  ])
  func `occurrences are replaced from the left`(row: Row) {
    #expect(outcome(row.source) == .value(row.value))
  }

  @Test(arguments: [
    Row("'a,b,,c'.split(',')", ["a", "b", "", "c"]), Row("',a,'.split(',')", ["", "a", ""]),
    Row("''.split(',')", [""]), Row("'abc'.split(',')", ["abc"]), Row("'a,b,c'.split(',', 0)", []),
    Row("'a,b,c'.split(',', 1)", ["a,b,c"]), Row("'a,b,c'.split(',', 2)", ["a", "b,c"]),
    Row("'a,b,c'.split(',', 3)", ["a", "b", "c"]), Row("'a,b,c'.split(',', 4)", ["a", "b", "c"]),
    Row("'a,b,c'.split(',', -1)", ["a", "b", "c"]), Row("'aaa'.split('aa')", ["", "a"]),
    Row("'aé😀'.split('')", ["a", "é", "😀"]), Row("'aé😀'.split('', 2)", ["a", "é😀"]),
    Row("'aé😀'.split('', 3)", ["a", "é", "😀"]), Row("'aé😀'.split('', 1)", ["aé😀"]),
    Row("'aé😀'.split('', 0)", []), Row("''.split('')", []), Row("''.split('', 1)", []),
    Row("'e\\u0301'.split('')", ["e", "\u{301}"]), Row("'a→b→c'.split('→')", ["a", "b", "c"]),
  ])
  func `a text is split at a separator`(row: Row) {
    #expect(outcome(row.source) == .value(row.value))
  }

  // MARK: - Errors and bounds

  @Test(arguments: [
    "'abc'.charAt(4)", "'abc'.charAt(-1)", "'abc'.charAt(9223372036854775807)", "'abc'.substring(4)",
    "'abc'.substring(-1)", "'abc'.substring(2, 1)", "'abc'.substring(0, 4)", "'abc'.substring(-1, 2)",
    "'abc'.substring(-9223372036854775808, 9223372036854775807)", "'abc'.indexOf('a', -1)", "'abc'.indexOf('', -1)",
    "'banana'.indexOf('', 99)", "'banana'.indexOf('a', 99)", "'a'.indexOf('a', 9223372036854775807)",
    "'banana'.lastIndexOf('', 99)", "'banana'.lastIndexOf('a', 7)", "'abc'.lastIndexOf('a', -1)",
    "'abc'.lastIndexOf('', -1)", "['a', dyn(1)].join()", "dyn(1).charAt(0)",
    "dyn('a').split(dyn(1))", "dyn([1]).reverse()", "dyn(1).trim()", "strings.quote(dyn(1))", "dyn('a').join()",
    "'a'.replace(dyn(1), 'b')", "'a'.replace('a', 'b', dyn(1.0))", "'a'.indexOf('a', dyn('1'))",
    "'a'.lastIndexOf('a', dyn(null))",
  ])
  func `what cannot be done is an error`(source: String) throws {
    guard case .error(let error) = outcome(source) else {
      Issue.record("\(outcome(source))")
      return
    }
    #expect(!error.message.hasPrefix("compile"))
    #expect(!error.message.hasSuffix("."))
  }

  @Test func `an error tells the place and the length`() {
    guard case .error(let error) = outcome("'süß'.charAt(30)") else {
      Issue.record("no error")
      return
    }
    #expect(error.message == "index 30 is out of range: the text has 3 characters")
  }

  /// The outcome of an expression where `answers.notes` is a text.
  private func found(_ source: String, notes: String) -> Outcome {
    outcome(source, ["answers.notes": .value(.string(notes))])
  }

  @Test(arguments: [
    "answers.notes.replace('', '0123456789')", "answers.notes.replace('a', answers.notes)",
    "range(90000).map(x, answers.notes).join()",
    "['', answers.notes].join(answers.notes + answers.notes) + answers.notes",
    "answers.notes.split('')", "answers.notes.split('a')", "strings.quote(answers.notes.replace('a', '\\n'))",
  ])
  func `texts and lists stay within their bounds`(source: String) {
    guard case .error(let error) = found(source, notes: String(repeating: "a", count: 600_000)) else {
      Issue.record("no error")
      return
    }
    #expect(error.message.contains("more than"))
  }

  @Test(
    .timeLimit(.minutes(10 * Sanitizer.slowness)),
    arguments: [
      // A pattern that nearly matches everywhere takes long where it is looked for anew from each place.
      "answers.notes.indexOf(answers.notes.substring(300000) + 'b')",
      "answers.notes.lastIndexOf('b' + answers.notes.substring(300000))",
      "size(answers.notes.replace(answers.notes.substring(300000) + 'b', 'c'))",
      "size(answers.notes.split(answers.notes.substring(300000) + 'b'))",
    ])
  func `repetitive texts are searched in linear time`(source: String) {
    guard case .value = found(source, notes: String(repeating: "a", count: 600_000)) else {
      Issue.record("\(source) has no value")
      return
    }
  }

  @Test func `a character of many code points is taken apart`() {
    let notes = "e" + String(repeating: "\u{301}", count: 40_000)
    #expect(found("answers.notes.charAt(40000)", notes: notes) == .value(.string("\u{301}")))
    #expect(found("answers.notes.lastIndexOf('\\u0301')", notes: notes) == .value(.int(40_000)))
    #expect(found("answers.notes.split('').size()", notes: notes) == .value(.int(40_001)))
    #expect(found("answers.notes.reverse().indexOf('e')", notes: notes) == .value(.int(40_000)))
  }
}
