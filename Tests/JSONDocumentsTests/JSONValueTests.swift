import Diagnostics
import JSONDocuments
import TestSupport
import Testing

/// A value and its text on one line.
struct WritingCase: Sendable, CustomTestStringConvertible {
  let value: JSONValue
  let text: String

  init(_ value: JSONValue, _ text: String) {
    self.value = value
    self.text = text
  }

  var testDescription: String { text }

  static let all: [WritingCase] = [
    WritingCase(.null, "null"),
    WritingCase([true, false], "[true,false]"),
    WritingCase(0, "0"),
    WritingCase(.integer(.min), "-9223372036854775808"),
    WritingCase(3.0, "3.0"),
    WritingCase(-0.0, "-0.0"),
    WritingCase(0.1, "0.1"),
    WritingCase(1e20, "1e+20"),
    WritingCase(.number(.leastNonzeroMagnitude), "5e-324"),
    WritingCase(.number(.nan), "null"),
    WritingCase(.number(-.infinity), "null"),
    WritingCase("", "\"\""),
    WritingCase("a/b", "\"a/b\""),
    WritingCase("\"\\\n\r\t\u{8}\u{C}", #""\"\\\n\r\t\b\f""#),
    WritingCase("\0\u{1B}[31m\u{7F}", #""\u0000\u001b[31m\u007f""#),
    WritingCase("a\u{1B}\u{301}b", "\"a\\u001b\u{301}b\""),
    WritingCase("\u{80}\u{85}\u{9B}\u{9F}\u{A0}", "\"\\u0080\\u0085\\u009b\\u009f\u{A0}\""),
    WritingCase("\u{2028}\u{2029}", #""\u2028\u2029""#),
    WritingCase("\u{202E}abc\u{2066}\u{061C}\u{200F}", #""\u202eabc\u2066\u061c\u200f""#),
    WritingCase("\u{200B}\u{FEFF}", #""\u200b\ufeff""#),
    WritingCase("\u{E0041}", #""\udb40\udc41""#),
    WritingCase("é日😀👩\u{200D}💻", "\"é日😀👩\u{200D}💻\""),
    WritingCase([], "[]"),
    WritingCase([:], "{}"),
    WritingCase(["b": 1, "a": [[], [:], "x"]], #"{"b":1,"a":[[],{},"x"]}"#),
    WritingCase(["k\n\"": .null], #"{"k\n\"":null}"#),
  ]
}

struct JSONValueTests {
  @Test(arguments: WritingCase.all)
  func `values have one text`(row: WritingCase) {
    #expect(row.value.serialized().utf8.elementsEqual(row.text.utf8))
    var bytes: [UInt8] = [0x20]
    row.value.write(to: &bytes)
    #expect(bytes == [0x20] + Array(row.text.utf8))
  }

  @Test func `pretty text has one member or element to a line`() {
    let value: JSONValue = ["a": [1, [], ["b": .null]], "c": [:], "d": "e"]
    #expect(
      value.serialized(pretty: true) == """
        {
          "a": [
            1,
            [],
            {
              "b": null
            }
          ],
          "c": {},
          "d": "e"
        }
        """
    )
    #expect(JSONValue.array([]).serialized(pretty: true) == "[]")
    #expect(JSONValue.string("x").serialized(pretty: true) == "\"x\"")
  }

  @Test func `members are found by name`() {
    let value: JSONValue = ["a": ["b": 1]]
    #expect(value[name: "a"]?[name: "b"] == 1)
    #expect(value[name: "b"] == nil)
    #expect(JSONValue.null[name: "a"] == nil)
  }

  @Test func `exactly the hidden scalars, quotes and backslashes are escaped`() {
    for value in 0...0x10FFFF as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      var bytes: [UInt8] = []
      JSONValue.string(String(Character(scalar))).write(to: &bytes)
      let isEscaped = bytes[1] == UInt8(ascii: "\\")
      let expected = VisibleText.isHidden(scalar) || scalar == "\"" || scalar == "\\"
      if isEscaped != expected { Issue.record("U+\(String(value, radix: 16))") }
    }
  }

  @Test func `numbers written whole stay whole, others stay doubles`() throws {
    let source = SourceText(name: "a.json", text: "[3, 3.0, 1e2, -0, 0.5]")
    let value = JSONValue(try JSONDocument(parsing: source).root)
    #expect(value == [3, 3.0, 100.0, -0.0, 0.5])
    #expect(value.serialized() == "[3,3.0,100.0,-0.0,0.5]")
  }

  // MARK: - Round trips

  @Test(arguments: 1...4 as ClosedRange<UInt64>, [false, true])
  func `reading undoes writing`(seed: UInt64, pretty: Bool) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let value = Self.value(depth: 4, using: &generator)
      let text = value.serialized(pretty: pretty)
      let document = try JSONDocument(parsing: SourceText(name: "a.json", text: text))
      let again = JSONValue(document.root)
      #expect(document.diagnostics.isEmpty)
      #expect(again == value)
      // Equal strings may differ in normal form; equal bytes do not.
      #expect(again.serialized(pretty: pretty).utf8.elementsEqual(text.utf8))
      #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !VisibleText.isHidden($0) })
    }
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `every finite double reads back as itself`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2000 {
      let double = Double(bitPattern: generator.next())
      guard double.isFinite else { continue }
      let text = JSONValue.number(double).serialized()
      let root = try JSONDocument(parsing: SourceText(name: "a.json", text: text)).root
      guard case .number(let number) = root.kind else {
        Issue.record("not a number")
        return
      }
      #expect(number.double.bitPattern == double.bitPattern)
    }
  }

  private static func value(depth: Int, using generator: inout SeededGenerator) -> JSONValue {
    switch Int.random(in: 0..<(depth == 0 ? 5 : 7), using: &generator) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &generator))
    case 2: return .integer(Int64(bitPattern: generator.next()) >> Int64.random(in: 0..<64, using: &generator))
    case 3:
      let double = Double(bitPattern: generator.next())
      return .number(double.isFinite ? double : 0.25)
    case 4: return .string(text(using: &generator))
    case 5:
      return .array(
        (0..<Int.random(in: 0..<5, using: &generator)).map { _ in value(depth: depth - 1, using: &generator) }
      )
    default:
      let count = Int.random(in: 0..<(Bool.random(using: &generator) ? 4 : 24), using: &generator)
      return .object(
        (0..<count).map { index in
          JSONValue.Member(
            name: text(using: &generator) + "\(index)", value: value(depth: depth - 1, using: &generator)
          )
        }
      )
    }
  }

  private static func text(using generator: inout SeededGenerator) -> String {
    let ranges: [ClosedRange<UInt32>] = [
      0...0x1F, 0x20...0x7E, 0x20...0x7E, 0x7F...0x9F, 0xA0...0x36F, 0x2000...0x206F, 0x4E00...0x4EFF, 0xFE00...0xFFFF,
      0x1F600...0x1F64F, 0xE0000...0xE007F, 0x10FFF0...0x10FFFF,
    ]
    var text = ""
    for _ in 0..<Int.random(in: 0..<12, using: &generator) {
      let range = ranges.randomElement(using: &generator)!
      text.unicodeScalars.append(Unicode.Scalar(UInt32.random(in: range, using: &generator)) ?? "?")
    }
    return text
  }
}
