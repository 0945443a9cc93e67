import ExpressionLanguage
import Testing

@Suite struct EncoderTests {
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("é", "w6k="),
    ("\u{FFFF}?>", "77+/Pz4="),
  ])
  func `bytes are written as base64 and read again`(text: String, encoded: String) {
    #expect(outcome("base64.encode(bytes('\(text)'))") == .value(.string(encoded)))
    #expect(outcome("base64.decode('\(encoded)')") == .value(.bytes(Array(text.utf8))))
    let bare = String(encoded.prefix { $0 != "=" })
    #expect(outcome("base64.decode('\(bare)')") == .value(.bytes(Array(text.utf8))))
  }

  @Test(arguments: ["Zm9v\\nYmFy", "Zm9v\\r\\nYmFy\\n", "Zm9vYm\\nFy"])
  func `line breaks do not matter`(encoded: String) {
    #expect(outcome("base64.decode('\(encoded)')") == .value(.bytes(Array("foobar".utf8))))
  }

  @Test(arguments: [
    "'Z'", "'Zm9vY'", "'Zg='", "'Zg==='", "'='", "'===='", "'Z==='", "'Zg==Zg=='", "'Zm9v='", "'Zm 9v'", "'Zm9_'",
    "'Zm9-'", "'Zmé='", "'Z=m9'", "dyn(1)", "dyn(b'Zg==')",
  ])
  func `other texts are an error`(argument: String) {
    #expect(Truth(outcome("base64.decode(\(argument)) == b''")) == .fails)
  }

  @Test func `what would become too long is not made`() {
    let notes = Outcome.value(.string(String(repeating: "a", count: 900_000)))
    guard case .error(let error) = outcome("base64.encode(bytes(answers.notes))", ["answers.notes": notes]) else {
      Issue.record("no error")
      return
    }
    #expect(error.message.contains("more than"))
  }
}
