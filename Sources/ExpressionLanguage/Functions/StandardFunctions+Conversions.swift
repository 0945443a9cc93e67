extension StandardFunctions {
  /// Conversions between types (langdef.md, "Type Conversions"); those that do not fit are errors.
  static let conversions: [FunctionDeclaration] = [
    conversion(
      "int", "a whole number from a number, text or moment", example: "int('42')", to: .int,
      from: [.int, .uint, .double, .string, .timestamp], int),
    conversion(
      "uint", "a whole number from 0 on", example: "uint(42)", to: .uint, from: [.uint, .int, .double, .string], uint),
    conversion(
      "double", "a number with a fraction", example: "double('0.5')", to: .double,
      from: [.double, .int, .uint, .string], double),
    conversion(
      "string", "a value as text", example: "string(answers.openings)", to: .string,
      from: [.string, .bool, .int, .uint, .double, .bytes, .timestamp, .duration], string),
    conversion("bytes", "the UTF-8 bytes of a text", example: "bytes('é')", to: .bytes, from: [.bytes, .string]) {
      switch $0 {
      case .bytes: $0
      case .string(let text): .bytes(Array(text.utf8))
      default: nil
      }
    },
    conversion("bool", "a truth value from a text", example: "bool('true')", to: .bool, from: [.bool, .string], bool),
    conversion(
      "timestamp", "a moment from RFC 3339 text or seconds since 1970", example: "timestamp('2026-01-31T00:00:00Z')",
      to: .timestamp, from: [.timestamp, .string, .int]
    ) {
      switch $0 {
      case .timestamp: $0
      case .string(let text): Timestamp(text: text).map(Value.timestamp)
      case .int(let seconds):
        Timestamp(seconds: seconds, nanoseconds: 0).isInRange
          ? .timestamp(Timestamp(seconds: seconds, nanoseconds: 0)) : nil
      default: nil
      }
    },
    conversion(
      "duration", "a length of time from text such as '1h30m'", example: "duration('36h')", to: .duration,
      from: [.duration, .string]
    ) {
      switch $0 {
      case .duration: $0
      case .string(let text): TimeSpan(text: text).map(Value.duration)
      default: nil
      }
    },
    FunctionDeclaration(
      "type", "the type of a value", example: "type(1) == int", isFoldable: true,
      [.function(.dyn, result: .fixed(.type))]
    ) { arguments, _ throws(EvaluationError) in .type(arguments[0].type) },
    FunctionDeclaration(
      "dyn", "the same value, its type left open", example: "dyn(1) == 1.0", [.function(.dyn, result: .fixed(.dyn))]
    ) { arguments, _ throws(EvaluationError) in arguments[0] },
  ]

  private static func conversion(
    _ name: String, _ summary: String, example: String, to type: ValueType, from sources: [ValueType],
    _ convert: @escaping @Sendable (Value) -> Value?
  ) -> FunctionDeclaration {
    FunctionDeclaration(
      name, summary, example: example, isFoldable: true, sources.map { .function($0, result: .fixed(type)) }
    ) { arguments, context throws(EvaluationError) in
      if case .string(let text) = arguments[0] { try context.budget.spend(bytes: text.utf8.count) }
      if case .bytes(let bytes) = arguments[0] { try context.budget.spend(bytes: bytes.count) }
      if let value = convert(arguments[0]) { return value }
      guard sources.contains(where: { arguments[0].type.fits($0) }) else { throw .noOverload(name, arguments) }
      throw .conversion(type, arguments[0])
    }
  }

  // MARK: - Numbers

  private static func int(_ value: Value) -> Value? {
    switch value {
    case .int: value
    case .uint(let number): Int64(exactly: number).map(Value.int)
    // The bounds themselves are out, as in cel-go (doubleToInt64Checked).
    case .double(let number): number > -0x1p63 && number < 0x1p63 ? .int(Int64(number)) : nil
    case .string(let text): Int64(text).map(Value.int)
    case .timestamp(let moment): .int(moment.seconds)
    default: nil
    }
  }

  private static func uint(_ value: Value) -> Value? {
    switch value {
    case .uint: value
    case .int(let number): UInt64(exactly: number).map(Value.uint)
    case .double(let number): number >= 0 && number < 0x1p64 ? .uint(UInt64(number)) : nil
    case .string(let text): text.utf8.first == UInt8(ascii: "+") ? nil : UInt64(text).map(Value.uint)
    default: nil
    }
  }

  private static func double(_ value: Value) -> Value? {
    switch value {
    case .double: return value
    case .int(let number): return .double(Double(number))
    case .uint(let number): return .double(Double(number))
    case .string(let text):
      guard let number = Double(text) else { return nil }
      // Digits that are beyond a double's range are an error; the word is not (Go's strconv.ParseFloat).
      if number.isInfinite, text.utf8.contains(where: { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) {
        return nil
      }
      return .double(number)
    default: return nil
    }
  }

  /// The spellings of Go's strconv.ParseBool, which cel-go takes.
  private static func bool(_ value: Value) -> Value? {
    guard case .string(let text) = value else {
      if case .bool = value { return value }
      return nil
    }
    switch text {
    case "1", "t", "T", "true", "TRUE", "True": return .bool(true)
    case "0", "f", "F", "false", "FALSE", "False": return .bool(false)
    default: return nil
    }
  }

  // MARK: - Texts

  private static func string(_ value: Value) -> Value? {
    switch value {
    case .string: value
    case .bool(let truth): .string(truth ? "true" : "false")
    case .int(let number): .string(String(number))
    case .uint(let number): .string(String(number))
    case .double(let number): .string(number.plainText)
    case .bytes(let bytes): String(validating: bytes, as: UTF8.self).map(Value.string)
    case .timestamp(let moment): .string(moment.text)
    case .duration(let span): .string(span.text)
    default: nil
    }
  }
}

extension Double {
  /// The shortest decimal that reads back as the same number, whole numbers below 1e21 without a fraction.
  package var plainText: String {
    if isNaN { return "NaN" }
    if isInfinite { return self < 0 ? "-Infinity" : "Infinity" }
    if self == rounded(.towardZero), magnitude < 0x1p63 {
      return self == 0 && sign == .minus ? "-0" : String(Int64(self))
    }
    let text = description
    guard text.contains("e"), magnitude < 1, magnitude >= 1e-7 else { return text }
    // Swift writes 1e-05; a reader of prices and shares expects 0.00001.
    let parts = text.split(separator: "e")
    let digits = parts[0].filter { $0 != "." && $0 != "-" }
    guard let exponent = Int(parts[1]) else { return text }
    let trimmed = digits.hasSuffix("0") && parts[0].hasSuffix(".0") ? String(digits.dropLast()) : digits
    return (self < 0 ? "-" : "") + "0." + String(repeating: "0", count: -exponent - 1) + trimmed
  }
}
