extension StandardFunctions {
  /// The functions of CEL's `strings` extension that find a text in another (cel-go, ext/README.md, "Strings").
  static let searches: [FunctionDeclaration] = [
    FunctionDeclaration(
      "indexOf",
      "the place, counted from 0, where a text first occurs in another, or from a given place on; -1 for none",
      example: "'hello mellow'.indexOf('ello', 2) == 7",
      [
        .member(.string, .string, result: .fixed(.int)),
        .member(.string, .string, .int, result: .fixed(.int)),
      ]
    ) { arguments, context throws(EvaluationError) in
      let text = ScalarText(try arguments.text(at: 0, for: "indexOf"))
      let part = try arguments.text(at: 1, for: "indexOf")
      let start = arguments.count > 2 ? try arguments.integer(at: 2, for: "indexOf") : 0
      try context.budget.spend(bytes: text.bytes.count + part.utf8.count)
      // A place beyond the end is an error, as it is for `charAt` and `substring` (cel-cpp, extensions/strings.cc).
      guard let first = text.offset(of: start) else { throw .badPlace(start, count: text.count) }
      if part.isEmpty { return .int(start) }
      guard let found = BytePattern(part).firstOffset(in: text.bytes[first...]) else { return .int(-1) }
      return .int(Int64(text.count(before: first + found)))
    },
    FunctionDeclaration(
      "lastIndexOf",
      "the place, counted from 0, where a text last occurs in another, or last begins up to a given place; -1 for none",
      example: "'hello mellow'.lastIndexOf('ello', 6) == 1",
      [
        .member(.string, .string, result: .fixed(.int)),
        .member(.string, .string, .int, result: .fixed(.int)),
      ]
    ) { arguments, context throws(EvaluationError) in
      let text = ScalarText(try arguments.text(at: 0, for: "lastIndexOf"))
      let part = try arguments.text(at: 1, for: "lastIndexOf")
      try context.budget.spend(bytes: text.bytes.count + part.utf8.count)
      var last = text.bytes.count
      if arguments.count > 2 {
        let limit = try arguments.integer(at: 2, for: "lastIndexOf")
        guard let offset = text.offset(of: limit) else { throw .badPlace(limit, count: text.count) }
        if part.isEmpty { return .int(limit) }
        last = offset
      }
      if part.isEmpty { return .int(Int64(text.count)) }
      guard let found = BytePattern(part).lastOffset(in: text.bytes, upTo: last) else { return .int(-1) }
      return .int(Int64(text.count(before: found)))
    },
    FunctionDeclaration(
      "replace", "a text with another in place of each occurrence of a part, or of the first so many",
      example: "'hello hello'.replace('he', 'we', 1) == 'wello hello'",
      [
        .member(.string, .string, .string, result: .fixed(.string)),
        .member(.string, .string, .string, .int, result: .fixed(.string)),
      ]
    ) { arguments, context throws(EvaluationError) in try replace(arguments, &context) },
    FunctionDeclaration(
      "split", "the list of the parts between the occurrences of a separator, at most so many where a limit is given",
      example: "'a b c'.split(' ', 2) == ['a', 'b c']",
      [
        .member(.string, .string, result: .fixed(.list(.string))),
        .member(.string, .string, .int, result: .fixed(.list(.string))),
      ]
    ) { arguments, context throws(EvaluationError) in try split(arguments, &context) },
  ]

  /// A limit as a count; none where it is absent or negative.
  private static func limit(_ arguments: [Value], at place: Int, for name: String) throws(EvaluationError) -> Int {
    guard arguments.count > place else { return .max }
    let limit = try arguments.integer(at: place, for: name)
    return limit < 0 ? .max : Int(clamping: limit)
  }

  /// Where a part occurs, without overlaps; an empty one before each code point and at the end.
  private static func offsets(of part: String, in text: ScalarText, atMost count: Int) -> [Int] {
    guard part.isEmpty else { return BytePattern(part).offsets(in: text.bytes, atMost: count) }
    let starts = text.bytes.indices.lazy.filter { !text.bytes[$0].continuesScalar }
    var offsets = Array(starts.prefix(count))
    if offsets.count < count { offsets.append(text.bytes.count) }
    return offsets
  }

  private static func replace(
    _ arguments: [Value], _ context: inout FunctionDeclaration.Context
  ) throws(EvaluationError) -> Value {
    let text = ScalarText(try arguments.text(at: 0, for: "replace"))
    let part = try arguments.text(at: 1, for: "replace")
    let replacement = try arguments.text(at: 2, for: "replace")
    let limit = try limit(arguments, at: 3, for: "replace")
    try context.budget.spend(bytes: text.bytes.count + part.utf8.count)
    let offsets = offsets(of: part, in: text, atMost: limit)
    let (added, overflow) = offsets.count.multipliedReportingOverflow(by: replacement.utf8.count)
    guard !overflow, added <= ExpressionBounds.bytes + text.bytes.count else { throw .textTooLong }
    let size = text.bytes.count + added - offsets.count * part.utf8.count
    try BoundedText.claim(size, budget: &context.budget)
    var result: [UInt8] = []
    result.reserveCapacity(size)
    var rest = 0
    for offset in offsets {
      result += text.bytes[rest..<offset]
      result += replacement.utf8
      rest = offset + part.utf8.count
    }
    result += text.bytes[rest...]
    return .string(String(decoding: result, as: UTF8.self))
  }

  /// Splits as Go's strings.SplitN does: a limit of 0 gives nothing, an empty separator the code points, and the last
  /// part of a limited split is the rest.
  private static func split(
    _ arguments: [Value], _ context: inout FunctionDeclaration.Context
  ) throws(EvaluationError) -> Value {
    let text = ScalarText(try arguments.text(at: 0, for: "split"))
    let separator = try arguments.text(at: 1, for: "split")
    let limit = try limit(arguments, at: 2, for: "split")
    guard limit > 0 else { return .list([]) }
    if separator.isEmpty, text.bytes.isEmpty { return .list([]) }
    try context.budget.spend(bytes: text.bytes.count + separator.utf8.count)
    // The first cut of an empty separator is before the first code point, and the one at the end is none.
    var cuts = offsets(of: separator, in: text, atMost: separator.isEmpty ? limit : limit - 1)[...]
    if separator.isEmpty {
      cuts = cuts.dropFirst()
      if cuts.last == text.bytes.count { cuts.removeLast() }
    }
    guard cuts.count < ExpressionBounds.elements else { throw .tooManyElements }
    try context.budget.spend(cuts.count + 1)
    try BoundedText.claim(text.bytes.count, budget: &context.budget)
    var parts: [Value] = []
    parts.reserveCapacity(cuts.count + 1)
    var rest = 0
    for cut in cuts {
      parts.append(.string(text.text(rest..<cut)))
      rest = cut + separator.utf8.count
    }
    parts.append(.string(text.text(rest..<text.bytes.count)))
    return .list(parts)
  }
}
