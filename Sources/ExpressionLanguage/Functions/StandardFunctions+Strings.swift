extension StandardFunctions {
  /// CEL's `strings` extension, version 5 (cel-go, ext/README.md, "Strings"), but for what finds a text in another.
  ///
  /// Places count code points from 0.
  static let strings: [FunctionDeclaration] = [
    FunctionDeclaration(
      "charAt", "the character at a place, counted from 0, or nothing at the end", example: "'hello'.charAt(4) == 'o'",
      [.member(.string, .int, result: .fixed(.string))]
    ) { arguments, context throws(EvaluationError) in
      let text = ScalarText(try arguments.text(at: 0, for: "charAt"))
      let place = try arguments.integer(at: 1, for: "charAt")
      try context.budget.spend(bytes: text.bytes.count)
      guard let start = text.offset(of: place) else { throw .badPlace(place, count: text.count) }
      return .string(start == text.bytes.count ? "" : text.text(start..<text.offset(after: start)))
    },
    FunctionDeclaration(
      "substring", "the part of a text from one place, counted from 0, to its end or up to but without a second place",
      example: "'tacocat'.substring(0, 4) == 'taco'",
      [.member(.string, .int, result: .fixed(.string)), .member(.string, .int, .int, result: .fixed(.string))]
    ) { arguments, context throws(EvaluationError) in try substring(arguments, &context) },
    transformation("trim", "a text without the white space at both ends", example: "'  hello '.trim() == 'hello'") {
      trimmed($0)
    },
    transformation("lowerAscii", "a text with A to Z in lower case", example: "'TacoCat'.lowerAscii() == 'tacocat'") {
      String(decoding: $0.utf8.map { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self)
    },
    transformation("upperAscii", "a text with a to z in upper case", example: "'TacoCat'.upperAscii() == 'TACOCAT'") {
      String(decoding: $0.utf8.map { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 ? $0 & ~0x20 : $0 }, as: UTF8.self)
    },
    transformation("reverse", "a text with its characters in reverse order", example: "'gums'.reverse() == 'smug'") {
      String(String.UnicodeScalarView($0.unicodeScalars.reversed()))
    },
    FunctionDeclaration(
      "join", "the texts of a list one after the other, with a separator between them where one is given",
      example: "['hello', 'world'].join(' ') == 'hello world'",
      [
        .member(.list(.string), result: .fixed(.string)),
        .member(.list(.string), .string, result: .fixed(.string)),
      ]
    ) { arguments, context throws(EvaluationError) in try join(arguments, &context) },
    FunctionDeclaration(
      "format",
      """
      a text with each %-clause replaced by an element of a list: %s any value, %d a number, %.2f with two decimals, \
      %e scientific, %b binary, %o octal, %x and %X hexadecimal, %% a percent sign
      """,
      example: "'%s: %.1f'.format(['cost', 2.5]) == 'cost: 2.5'",
      [.member(.string, .list(.dyn), result: .fixed(.string))]
    ) { arguments, context throws(EvaluationError) in
      var formatter = TextFormatter(
        arguments: try arguments.list(at: 1, for: "format"), budget: context.budget)
      defer { context.budget = formatter.budget }
      return .string(try formatter.format(try arguments.text(at: 0, for: "format")))
    },
    FunctionDeclaration(
      "strings.quote", "a text in double quotes, with what cannot be seen and quotes in it written as escapes",
      example: #"strings.quote('say "hi"')"#, [.function(.string, result: .fixed(.string))]
    ) { arguments, context throws(EvaluationError) in
      let text = try arguments.text(at: 0, for: "strings.quote")
      try context.budget.spend(bytes: text.utf8.count)
      let escaped = text.utf8.count { quoteEscape($0) != nil }
      try BoundedText.claim(text.utf8.count + escaped + 2, budget: &context.budget)
      return .string(quoted(text))
    },
  ]

  private static func transformation(
    _ name: String, _ summary: String, example: String, _ transform: @escaping @Sendable (String) -> String
  ) -> FunctionDeclaration {
    FunctionDeclaration(name, summary, example: example, [.member(.string, result: .fixed(.string))]) {
      arguments, context throws(EvaluationError) in
      let text = try arguments.text(at: 0, for: name)
      // The result is never longer than the text, which may come from outside and be beyond the bound.
      try BoundedText.claim(text.utf8.count, budget: &context.budget)
      // Each character is looked at by itself, which takes several times as long as to move it.
      try context.budget.spend(1 + text.utf8.count / 4)
      return .string(transform(text))
    }
  }

  // MARK: - Parts

  private static func substring(
    _ arguments: [Value], _ context: inout FunctionDeclaration.Context
  ) throws(EvaluationError) -> Value {
    let text = ScalarText(try arguments.text(at: 0, for: "substring"))
    try context.budget.spend(bytes: text.bytes.count)
    let start = try arguments.integer(at: 1, for: "substring")
    guard let first = text.offset(of: start) else { throw .badPlace(start, count: text.count) }
    guard arguments.count > 2 else { return .string(text.text(first..<text.bytes.count)) }
    let end = try arguments.integer(at: 2, for: "substring")
    guard start <= end else { throw .reversedRange(start, end) }
    guard let last = text.offset(of: end) else { throw .badPlace(end, count: text.count) }
    return .string(text.text(first..<last))
  }

  /// Without what Unicode's White_Space property names at the ends; that has no zero-width spaces (ext/README.md,
  /// "Trim").
  private static func trimmed(_ text: String) -> String {
    let rest = text.unicodeScalars.drop { $0.properties.isWhitespace }
    guard let last = rest.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
    return String(rest[...last])
  }

  // MARK: - Whole texts

  private static func join(
    _ arguments: [Value], _ context: inout FunctionDeclaration.Context
  ) throws(EvaluationError) -> Value {
    let elements = try arguments.list(at: 0, for: "join")
    let separator = arguments.count > 1 ? try arguments.text(at: 1, for: "join") : ""
    try context.budget.spend(elements.count)
    var result = BoundedText()
    for (place, element) in elements.enumerated() {
      guard case .string(let text) = element else { throw .notJoinable(element) }
      if place > 0, !separator.isEmpty { try result.append(separator, budget: &context.budget) }
      try result.append(text, budget: &context.budget)
    }
    return .string(result.text)
  }

  private static func quoted(_ text: String) -> String {
    var bytes = [UInt8(ascii: "\"")]
    for byte in text.utf8 {
      if let escape = quoteEscape(byte) {
        bytes += [UInt8(ascii: "\\"), escape]
      } else {
        bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What follows the backslash where a byte is written as an escape (ext/README.md, "Quote").
  private static func quoteEscape(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x07: UInt8(ascii: "a")
    case 0x08: UInt8(ascii: "b")
    case 0x0C: UInt8(ascii: "f")
    case 0x0A: UInt8(ascii: "n")
    case 0x0D: UInt8(ascii: "r")
    case 0x09: UInt8(ascii: "t")
    case 0x0B: UInt8(ascii: "v")
    case UInt8(ascii: "\\"), UInt8(ascii: "\""): byte
    default: nil
    }
  }
}
