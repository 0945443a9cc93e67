import ExpressionLanguage
import Testing

@Suite struct MathFunctionTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var source: String
    var value: Value
    var testDescription: String { source }

    init(_ source: String, _ value: Value) {
      self.source = source
      self.value = value
    }
  }

  @Test(arguments: [
    Row("math.greatest(3)", .int(3)), Row("math.greatest(2, 1)", .int(2)), Row("math.greatest(1u, 7, 6.5)", .int(7)),
    Row("math.greatest(1, 2, 2.5, 2u)", .double(2.5)), Row("math.least(-1, 1u)", .int(-1)),
    Row("math.least(18446744073709551615u, 1e30)", .uint(.max)),
    // The first of equals stays, with its type.
    Row("math.greatest(1u, 1, 1.0)", .uint(1)), Row("math.least(1.0, 1u, 1)", .double(1)),
    Row("math.least([3, 1, 2])", .int(1)), Row("math.greatest([1.5])", .double(1.5)),
    Row("math.greatest([1, 2.5, 2u])", .double(2.5)), Row("math.least(dyn([2u, 1]))", .int(1)),
    Row("math.greatest(dyn(1), dyn(2.5))", .double(2.5)), Row("math.greatest(1, 1.0 / 0.0)", .double(.infinity)),
    Row("math.least(-9223372036854775808, 0)", .int(.min)),
  ])
  func `the greatest and the least keep their type`(row: Row) {
    #expect(outcome(row.source) == .value(row.value))
  }

  @Test(arguments: [
    ("math.greatest(1, 2)", "int"), ("math.greatest(1u)", "uint"), ("math.least(1.5, 2.5, 3.5)", "double"),
    ("math.least(1, 2u)", "dyn"), ("math.least(1, 2, 3.0)", "dyn"), ("math.greatest(dyn(1), 2)", "dyn"),
    ("math.greatest([1, 2])", "int"), ("math.greatest([1.0])", "double"), ("math.greatest([1, 2u])", "dyn"),
    ("math.abs(-1)", "int"), ("math.sign(1u)", "uint"), ("math.sqrt(4)", "double"), ("math.bitNot(1u)", "uint"),
    ("math.isNaN(1.0)", "bool"),
  ])
  func `the result has the type of what is given`(source: String, type: String) throws {
    let program = try #require(Program.compile(source, in: TypeEnvironment(), expecting: nil).program)
    #expect(program.type.description == type)
  }

  @Test(arguments: [
    Row("math.ceil(-1.2)", .double(-1)), Row("math.ceil(1.0 / 0.0)", .double(.infinity)),
    Row("math.floor(-1.2)", .double(-2)), Row("math.round(2.5)", .double(3)), Row("math.round(-2.5)", .double(-3)),
    Row("math.round(0.49999999999999994)", .double(0)), Row("math.trunc(2.9)", .double(2)),
    Row("math.trunc(-2.9)", .double(-2)), Row("math.abs(-1.5)", .double(1.5)), Row("math.abs(5u)", .uint(5)),
    Row("math.abs(-9223372036854775807)", .int(.max)), Row("math.sign(-3)", .int(-1)), Row("math.sign(0)", .int(0)),
    Row("math.sign(9u)", .uint(1)), Row("math.sign(-0.5)", .double(-1)),
    Row("1.0 / math.sign(-0.0)", .double(.infinity)),
    Row("math.isNaN(math.sign(0.0 / 0.0))", .bool(true)), Row("math.isNaN(math.abs(0.0 / 0.0))", .bool(true)),
    Row("math.isNaN(1.0 / 0.0)", .bool(false)), Row("math.isInf(-1.0 / 0.0)", .bool(true)),
    Row("math.isInf(0.0 / 0.0)", .bool(false)), Row("math.isFinite(0.0 / 0.0)", .bool(false)),
    Row("math.isFinite(1e308)", .bool(true)), Row("math.sqrt(2.25)", .double(1.5)), Row("math.sqrt(81u)", .double(9)),
    Row("math.isNaN(math.sqrt(-15))", .bool(true)),
  ])
  func `one number is worked on`(row: Row) {
    #expect(outcome(row.source) == .value(row.value))
  }

  @Test(arguments: [
    Row("math.bitAnd(-3, -5)", .int(-7)), Row("math.bitAnd(6u, 3u)", .uint(2)), Row("math.bitOr(-2, -4)", .int(-2)),
    Row("math.bitOr(4u, 1u)", .uint(5)), Row("math.bitXor(1, -1)", .int(-2)), Row("math.bitXor(3u, 5u)", .uint(6)),
    Row("math.bitNot(0)", .int(-1)), Row("math.bitNot(18446744073709551615u)", .uint(0)),
    Row("math.bitShiftLeft(-1, 2)", .int(-4)), Row("math.bitShiftLeft(1, 63)", .int(.min)),
    Row("math.bitShiftLeft(1, 64)", .int(0)), Row("math.bitShiftLeft(1u, 9223372036854775807)", .uint(0)),
    Row("math.bitShiftRight(-1, 1)", .int(.max)), Row("math.bitShiftRight(-1, 0)", .int(-1)),
    Row("math.bitShiftRight(-1, 64)", .int(0)), Row("math.bitShiftRight(18446744073709551615u, 63)", .uint(1)),
  ])
  func `bits are worked on`(row: Row) {
    #expect(outcome(row.source) == .value(row.value))
  }

  @Test(arguments: [
    "math.greatest([])", "math.least(dyn([]))", "math.greatest(dyn('1'))", "math.least(1, dyn('1'))",
    "math.least(dyn(true))", "math.greatest([1, dyn('2')])", "math.greatest(1.0, 0.0 / 0.0)",
    "math.least([0.0 / 0.0, 1])", "math.greatest(dyn([1]), 2)", "math.abs(-9223372036854775808)", "math.abs(dyn('1'))",
    "math.sign(dyn(null))", "math.sqrt(dyn('4'))", "math.ceil(dyn(1))", "math.isNaN(dyn(1u))",
    "math.bitAnd(dyn(1), 1u)",
    "math.bitOr(dyn(1.0), 1)", "math.bitNot(dyn(1.0))", "math.bitShiftLeft(1, -1)", "math.bitShiftRight(1u, -1)",
    "math.bitShiftLeft(1, -9223372036854775808)", "math.bitShiftLeft(dyn(1.0), 1)", "math.bitShiftRight(1, dyn(1u))",
  ])
  func `what has no value is an error`(source: String) {
    guard case .error(let error) = outcome(source) else {
      Issue.record("\(outcome(source))")
      return
    }
    #expect(!error.message.hasPrefix("compile"))
    #expect(!error.message.hasSuffix("."))
  }

  @Test(arguments: [
    "math.greatest()", "math.greatest('1')", "math.least(1, 'a')", "math.least(['a'])", "math.greatest(1, [2])",
    "math.ceil(1)", "math.isInf(1u)", "math.bitAnd(1, 1u)", "math.bitShiftLeft(1.0, 1)", "math.bitShiftLeft(1, 1u)",
    "math.sqrt('4')", "math.sign(true)",
  ])
  func `arguments of other types are told when compiling`(source: String) {
    #expect(Program.compile(source, in: TypeEnvironment(), expecting: nil).program == nil)
  }

  @Test func `a long list takes its steps`() {
    #expect(Truth(outcome("range(99999).all(x, math.greatest(range(99999)) > 0)")) == .fails)
  }
}
