/// Every function of the language, in the order help shows them.
package enum StandardFunctions {
  /// All declarations, names unique.
  package static let all: [FunctionDeclaration] =
    texts + conversions + times + additions

  /// The place of each declaration in ``all``.
  static let places: [String: Int] = Dictionary(
    uniqueKeysWithValues: all.enumerated().map { ($0.element.name, $0.offset) })
}

// MARK: - Texts and sizes

extension StandardFunctions {
  /// Functions of texts, bytes, lists and maps (langdef.md, "List of Standard Definitions").
  private static let texts: [FunctionDeclaration] = [
    FunctionDeclaration(
      "size", "the number of characters, bytes, elements or entries", example: "size(answers.goals) > 2",
      [.string, .bytes, .list(.dyn), .map(.dyn, .dyn)].flatMap { type in
        [.function(type, result: .fixed(.int)), .member(type, result: .fixed(.int))] as [FunctionDeclaration.Overload]
      }
    ) { arguments, context throws(EvaluationError) in
      switch arguments[0] {
      case .string(let text):
        try context.budget.spend(bytes: text.utf8.count)
        return .int(Int64(text.unicodeScalars.count))
      case .bytes(let bytes): return .int(Int64(bytes.count))
      case .list(let elements): return .int(Int64(elements.count))
      case .map(let map): return .int(Int64(map.count))
      default: throw .noOverload("size", arguments)
      }
    },
    onTexts("contains", "whether a text occurs in another", example: "answers.notes.contains('visa')") {
      BytePattern($1).occurs(in: $0)
    },
    onTexts("startsWith", "whether a text begins with another", example: "client.state.startsWith('N')") {
      $0.utf8.starts(with: $1.utf8)
    },
    onTexts("endsWith", "whether a text ends with another", example: "answers.site.endsWith('.org')") {
      $0.utf8.count >= $1.utf8.count && $0.utf8.suffix($1.utf8.count).elementsEqual($1.utf8)
    },
  ]

  private static func onTexts(
    _ name: String, _ summary: String, example: String, test: @escaping @Sendable (String, String) -> Bool
  ) -> FunctionDeclaration {
    FunctionDeclaration(name, summary, example: example, [.member(.string, .string, result: .fixed(.bool))]) {
      arguments, context throws(EvaluationError) in
      guard case .string(let text) = arguments[0], case .string(let part) = arguments[1] else {
        throw .noOverload(name, arguments)
      }
      try context.budget.spend(bytes: text.utf8.count + part.utf8.count)
      return .bool(test(text, part))
    }
  }
}

/// A text to look for, prepared so that looking takes linear time (Knuth, Morris and Pratt, 1977).
private struct BytePattern {
  private let bytes: [UInt8]
  /// For each prefix, the length of its longest proper prefix that is also its suffix.
  private let borders: [Int]

  init(_ text: String) {
    let bytes = Array(text.utf8)
    var borders = [Int](repeating: 0, count: bytes.count)
    var length = 0
    for index in bytes.indices.dropFirst() {
      while length > 0, bytes[index] != bytes[length] { length = borders[length - 1] }
      if bytes[index] == bytes[length] { length += 1 }
      borders[index] = length
    }
    self.bytes = bytes
    self.borders = borders
  }

  func occurs(in text: String) -> Bool {
    if bytes.isEmpty { return true }
    var length = 0
    for byte in text.utf8 {
      while length > 0, byte != bytes[length] { length = borders[length - 1] }
      if byte == bytes[length] { length += 1 }
      if length == bytes.count { return true }
    }
    return false
  }
}
