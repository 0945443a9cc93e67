extension StandardFunctions {
  /// CEL's `encoders` extension, version 0 (cel-go, ext/README.md, "Encoders").
  static let encoders: [FunctionDeclaration] = [
    FunctionDeclaration(
      "base64.encode", "bytes as base64 text", example: "base64.encode(b'hello') == 'aGVsbG8='",
      [.function(.bytes, result: .fixed(.string))]
    ) { arguments, context throws(EvaluationError) in
      guard case .bytes(let bytes) = arguments[0] else { throw .noOverload("base64.encode", arguments) }
      try context.budget.spend(bytes: bytes.count)
      try BoundedText.claim((bytes.count + 2) / 3 * 4, budget: &context.budget)
      return .string(Base64.encode(bytes))
    },
    FunctionDeclaration(
      "base64.decode", "the bytes that base64 text stands for", example: "base64.decode('aGVsbG8=') == b'hello'",
      [.function(.string, result: .fixed(.bytes))]
    ) { arguments, context throws(EvaluationError) in
      let text = try arguments.text(at: 0, for: "base64.decode")
      try context.budget.spend(bytes: text.utf8.count)
      try BoundedText.claim(text.utf8.count / 4 * 3, budget: &context.budget)
      guard let bytes = Base64.decode(text) else { throw .badBase64 }
      return .bytes(bytes)
    },
  ]
}
