import ExpressionLanguage
import Testing

/// Expressions of strangers that try to take all the time or memory there is.
@Suite struct EvaluationBoundTests {
  /// An expression with a text of more than half a million bytes, `t`, that is used again and again.
  private static func withLongText(_ condition: String, of part: String = "'0123456789'") -> String {
    "[\(part)]" + String(repeating: ".map(x, x + x)", count: 16) + ".exists(t, range(100000).exists(i, \(condition)))"
  }

  @Test(arguments: [
    "t in {'a': 1}", "{t: i}.size() == 2", "{'a': 1}[?t].hasValue()", "{'a': 1}[t] == i", "{?t: optional.of(i)} == {}",
    "{t: 1} == {'a': 1}", "int(t) == i", "today.getHours(t) == i", "t.trim() == ''", "t.reverse() == ''",
    "t.matches('(.*)(.*)(.*)x')", "double(t) == 2.0",
  ])
  func `what is done with a long text is paid for`(condition: String) {
    expectTooManySteps(Self.withLongText(condition))
  }

  @Test(arguments: [
    // A pattern that is compiled again for each element, small and large.
    "range(100000).exists(i, ''.matches('\\\\pL\\\\pN(?i:\\\\pL)' + string(i)))",
    "range(100000).exists(i, ''.matches('\\\\PN{99}' + string(i)))",
    "range(100000).exists(i, ''.matches('\\\\pL{1000}' + string(i)))",
    // Names of time zones that the system is asked for in vain.
    "range(100000).exists(i, today.getHours('Europe/' + string(i)) == 99)",
    "range(100000).exists(i, today.getHours('leapseconds') == 99)",
    // A pattern that has all of its instructions busy at each byte.
    "['0']" + String(repeating: ".map(x, x + x)", count: 13)
      + ".exists(t, range(1000).exists(i, t.matches('[0-9].{300}x')))",
  ])
  func `patterns and time zones are paid for`(source: String) {
    expectTooManySteps(source)
  }

  @Test func `texts that are canonically equivalent are told apart at once`() {
    let first = String(repeating: "e\u{323}\u{301}", count: 400)
    let second = String(repeating: "e\u{301}\u{323}", count: 400)
    for condition in ["t == '\(second)'", "t in ['\(second)']", "t < '\(first)'"] {
      let source = "['\(first)'].exists(t, range(1000).exists(i, \(condition)))"
      #expect(outcome(source, today) == .value(.bool(false)))
    }
  }

  @Test(arguments: ["int(t)", "{'a': 1}[t]", "timestamp(t)", "today.getHours(t)", "bytes(t) == b'' ? 1 : int(t)"])
  func `an error tells only the beginning of a long text`(expression: String) {
    let source = "['0123456789x']" + String(repeating: ".map(x, x + x)", count: 10) + ".map(t, \(expression))"
    guard case .error(let error) = outcome(source, today) else {
      Issue.record("\(outcome(source, today))")
      return
    }
    #expect(error.message.utf8.count < 200)
  }

  @Test func `what is tried when compiling shares its steps`() {
    // Thirty-two combinations of answers, each of which would take most of the steps of one evaluation.
    let long = "['          ']" + String(repeating: ".map(x, x + x)", count: 13)
    let answers = "(a || b || c || d || answers.remote)"
    let condition = "\(long).all(t, range(180).all(i, t.trim() == '')) && \(answers) && \(answers)"
    // Constant conditions, each of which takes a fifth of them.
    let constants = Array(repeating: "range(99999) == range(99999)", count: 100).joined(separator: " && ")
    // Without that this takes minutes.
    for source in ["[\(Array(repeating: condition, count: 10).joined(separator: ", "))]", constants + " && a"] {
      #expect(Program.compile(source, in: .sample, expecting: nil).program != nil)
    }
  }

  private let today = ["today": Outcome.value(.timestamp(Timestamp(seconds: 1_700_000_000, nanoseconds: 0)))]

  private func expectTooManySteps(_ source: String) {
    guard case .error(let error) = outcome(source, today) else {
      Issue.record("\(outcome(source, today)): \(source)")
      return
    }
    #expect(error.message == "the expression takes more than 1000000 steps", "\(source)")
  }
}
