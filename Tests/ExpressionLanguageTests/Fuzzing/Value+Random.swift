import ExpressionLanguage
import TestSupport

extension Value {
  private static let wholes: [Int64] = [0, 1, 2, 3, -1, -2, 7, 10, 100, .min, .min + 1, .max, .max - 1, 1 << 53]
  private static let naturals: [UInt64] = [0, 1, 2, 3, 10, .max, .max - 1, 1 << 63, (1 << 63) - 1]
  private static let reals: [Double] = [
    0, -0.0, 1, 0.5, -1.5, 2, 3, 1e300, -1e300, .leastNonzeroMagnitude, .infinity, -.infinity, .nan, 0x1p63, -0x1p63,
    0x1p64, 0x1p53,
  ]
  private static let texts = [
    "", "a", "b", "ab", "abab", "A", "é", "e\u{301}", "😀", " a ", "1", "-1", "1.5", "true", "a,b", "%s", "2026-01-01",
    "\u{0}", "ß\n'\\", "1h", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab",
  ]

  /// Draws a value of a type, extreme ones among them; of `dyn`, a value of any type.
  static func random(of type: ValueType, using generator: inout SeededGenerator) -> Value {
    switch type {
    case .bool: return .bool(Bool.random(using: &generator))
    case .int: return .int(wholes.randomElement(using: &generator)!)
    case .uint: return .uint(naturals.randomElement(using: &generator)!)
    case .double: return .double(reals.randomElement(using: &generator)!)
    case .string: return .string(texts.randomElement(using: &generator)!)
    case .bytes:
      return .bytes(Array(texts.randomElement(using: &generator)!.utf8) + [0xFF].prefix(length(1, &generator)))
    case .timestamp:
      let seconds = [0, -1, Timestamp.firstSecond, Timestamp.lastSecond, 1_700_000_000, 951_782_400]
      return .timestamp(
        Timestamp(
          seconds: seconds.randomElement(using: &generator)!,
          nanoseconds: [0, 1, 999_999_999].randomElement(using: &generator)!))
    case .duration:
      let spans: [Int64] = [0, 1, -1, 3_600_000_000_000, 1_500_000_000, .min, .max]
      return .duration(TimeSpan(nanoseconds: spans.randomElement(using: &generator)!))
    case .list(let element):
      return .list((0..<length(3, &generator)).map { _ in random(of: element, using: &generator) })
    case .map(let key, let value):
      var entries: [MapValue.Entry] = []
      for _ in 0..<length(3, &generator) {
        let name = random(of: key.isDynamic ? .string : key, using: &generator)
        if entries.contains(where: { $0.key == name }) { continue }
        entries.append((name, random(of: value, using: &generator)))
      }
      return .map(MapValue(entries)!)
    case .structure(let structure):
      let members = structure.members.filter { !$0.mayBeAbsent || Bool.random(using: &generator) }
      return .map(
        MapValue(members.map { (.string($0.name), random(of: $0.type, using: &generator)) })!)
    case .optional(let content):
      return .optional(length(2, &generator) == 0 ? nil : random(of: content, using: &generator))
    case .null: return .null
    case .type: return .type([.int, .string, .list(.dyn), .timestamp].randomElement(using: &generator)!)
    case .dyn, .undetermined:
      let types: [ValueType] = [
        .null, .bool, .int, .int, .uint, .double, .double, .string, .string, .bytes, .list(.int), .list(.dyn),
        .list(.string), .map(.string, .dyn), .timestamp, .duration, .optional(.int), .type,
      ]
      return random(of: types.randomElement(using: &generator)!, using: &generator)
    }
  }

  private static func length(_ most: Int, _ generator: inout SeededGenerator) -> Int {
    Int.random(in: 0...most, using: &generator)
  }
}
