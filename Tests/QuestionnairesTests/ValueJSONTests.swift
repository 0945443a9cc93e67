import Diagnostics
import ExpressionLanguage
import JSONDocuments
import Questionnaires
import Testing

@Suite struct ValueJSONTests {
  /// An expression and its value as JSON text.
  struct Row: Sendable, CustomTestStringConvertible {
    let source: String
    let json: String

    init(_ source: String, _ json: String) {
      self.source = source
      self.json = json
    }

    var testDescription: String { source }
  }

  @Test(arguments: [
    Row("null", "null"), Row("true", "true"), Row("42", "42"), Row("9007199254740991", "9007199254740991"),
    Row("9007199254740992", #""9007199254740992""#), Row("-9007199254740991", "-9007199254740991"),
    Row("-9007199254740992", #""-9007199254740992""#), Row("-9223372036854775808", #""-9223372036854775808""#),
    Row("42u", "42"), Row("18446744073709551615u", #""18446744073709551615""#), Row("2.0", "2.0"), Row("-0.0", "-0.0"),
    Row("1e300", "1e+300"), Row("double('NaN')", #""NaN""#), Row("1.0 / 0.0", #""Infinity""#),
    Row("-1.0 / 0.0", #""-Infinity""#), Row(#"'it\'s "so"'"#, #""it's \"so\"""#),
    Row(#"'\x1b\u202e'"#, #""\u001b\u202e""#), Row(#"b'\x00\xff'"#, #""AP8=""#), Row("[1, 'a', []]", #"[1,"a",[]]"#),
    Row("{'a': 1, 'b': {}}", #"{"a":1,"b":{}}"#), Row("{1: 'a', '1': 'b'}", #"[[1,"a"],["1","b"]]"#),
    Row("{'a': 1, true: 2}", #"[["a",1],[true,2]]"#), Row("timestamp(0)", #""1970-01-01T00:00:00Z""#),
    Row("duration('1h30m')", #""5400s""#), Row("int", #""int""#), Row("optional.none()", "null"),
    Row("optional.of([1])", "[1]"),
  ])
  func `a value has a form that every reader of JSON keeps`(row: Row) throws {
    let program = try #require(Program.compile(row.source, in: TypeEnvironment(), expecting: nil).program)
    guard case .value(let value) = program.evaluate(Nothing()) else {
      Issue.record("no value")
      return
    }
    let text = value.json.serialized()
    #expect(text == row.json)
    _ = try JSONDocument(parsing: SourceText(name: "value", text: text))
  }

  private struct Nothing: Activation {
    func read(_ slot: Slot) -> Outcome { .error(EvaluationError(message: "nothing to read")) }
    func call(_ function: Int, binding: Int, _ arguments: [Value]) -> Outcome { read(Slot(record: 0, index: 0)) }
  }
}
