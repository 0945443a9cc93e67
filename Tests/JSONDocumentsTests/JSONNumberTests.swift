import Diagnostics
import JSONDocuments
import Testing

/// A number as written, and its values.
struct NumberCase: Sendable, CustomTestStringConvertible {
  let text: String
  let double: Double
  let integer: Int64?

  init(_ text: String, _ double: Double, _ integer: Int64?) {
    self.text = text
    self.double = double
    self.integer = integer
  }

  var testDescription: String { text }

  static let all: [NumberCase] = [
    NumberCase("0", 0, 0),
    NumberCase("-0", -0.0, 0),
    NumberCase("-0.0e5", -0.0, 0),
    NumberCase("42", 42, 42),
    NumberCase("-42", -42, -42),
    NumberCase("1.0", 1, 1),
    NumberCase("1e2", 100, 100),
    NumberCase("1E+2", 100, 100),
    NumberCase("12.50e1", 125, 125),
    NumberCase("1200e-2", 12, 12),
    NumberCase("0.001e3", 1, 1),
    NumberCase("1.5", 1.5, nil),
    NumberCase("1e-1", 0.1, nil),
    NumberCase("0.1", 0.1, nil),
    NumberCase("1.0000000000000000000000001", 1, nil),
    NumberCase("1.00000000000000000000000000000000", 1, 1),
    NumberCase("9007199254740993.0", 9_007_199_254_740_992, 9_007_199_254_740_993),
    NumberCase("9223372036854775807", 0x1p63, .max),
    NumberCase("-9223372036854775808", -0x1p63, .min),
    NumberCase("-9223372036854775808.0", -0x1p63, .min),
    NumberCase("9223372036854775808.0", 0x1p63, nil),
    NumberCase("18446744073709551616.0", 0x1p64, nil),
    NumberCase("1e18", 1e18, 1_000_000_000_000_000_000),
    NumberCase("1e19", 1e19, nil),
    NumberCase("1e300", 1e300, nil),
    NumberCase("1e-400", 0, nil),
    NumberCase("0e999999999999999999999", 0, 0),
    NumberCase("1.7976931348623157e308", .greatestFiniteMagnitude, nil),
    NumberCase("5e-324", .leastNonzeroMagnitude, nil),
  ]
}

struct JSONNumberTests {
  @Test(arguments: NumberCase.all)
  func `a number has its text, its double and its whole value`(row: NumberCase) throws {
    let document = try JSONDocument(parsing: SourceText(name: "a.json", text: " \(row.text) "))
    guard case .number(let number) = document.root.kind else {
      Issue.record("not a number")
      return
    }
    #expect(number.text == row.text)
    #expect(number.double == row.double)
    #expect(number.double.sign == row.double.sign)
    #expect(number.integer == row.integer)
  }
}
