import Diagnostics
import JSONDocuments
import Testing

struct JSONLimitsTests {
  private func identifier(_ text: String, limits: JSONLimits = .definition) -> String? {
    do throws(DiagnosticsError) {
      _ = try JSONDocument(parsing: SourceText(name: "a.json", text: text), limits: limits)
      return nil
    } catch {
      return error.diagnostics.first?.identifier
    }
  }

  private func nested(_ depth: Int, _ inner: String = "") -> String {
    String(repeating: "[", count: depth) + inner + String(repeating: "]", count: depth)
  }

  @Test(arguments: ["", "1", "{}", "[]"])
  func `sixty-four containers may nest, and not one more`(inner: String) {
    let own = inner.hasSuffix("}") || inner.hasSuffix("]") ? 1 : 0
    #expect(identifier(nested(64 - own, inner)) == nil)
    #expect(identifier(nested(65 - own, inner)) == "too-deep")
  }

  @Test(arguments: [10_000, 100_000])
  func `any depth is refused at the bracket that is too much`(depth: Int) throws {
    for text in [nested(depth), String(repeating: "[", count: depth), String(repeating: "{\"a\":", count: depth)] {
      let source = SourceText(name: "a.json", text: text)
      let error = try #require(throws: DiagnosticsError.self) { try JSONDocument(parsing: source) }
      let place = try #require(error.diagnostics.first?.place)
      #expect(error.diagnostics.first?.identifier == "too-deep")
      #expect(place.range == (text.hasPrefix("[") ? 64..<65 : 64 * 5..<64 * 5 + 1))
    }
  }

  @Test func `a depth limit beyond the parser's own is the parser's own`() {
    let limits = JSONLimits(bytes: 1 << 20, depth: 50_000, tokens: 100_000)
    #expect(identifier(nested(1000), limits: limits) == nil)
    #expect(identifier(nested(1001), limits: limits) == "too-deep")
  }

  @Test func `a text past the limit on bytes is not parsed`() {
    let limits = JSONLimits(bytes: 4, depth: 8, tokens: 8)
    #expect(identifier("[12]", limits: limits) == nil)
    #expect(identifier("[123]", limits: limits) == "too-large")
  }

  @Test func `values and keys are counted together`() {
    let limits = JSONLimits(bytes: 100, depth: 8, tokens: 4)
    #expect(identifier("[1, {\"a\": 2}]", limits: JSONLimits(bytes: 100, depth: 8, tokens: 5)) == nil)
    #expect(identifier("[1, {\"a\": 2}]", limits: limits) == "too-many-values")
    #expect(identifier("[1, 2, 3, 4]", limits: limits) == "too-many-values")
  }

  @Test func `a number of a hundred thousand digits is refused or rounded`() throws {
    let digits = String(repeating: "7", count: 100_000)
    #expect(identifier(digits) == "number-out-of-range")
    #expect(identifier("0." + digits) == nil)
    #expect(identifier(digits + ".5") == "number-out-of-range")
  }
}
