/// Turns the text of an expression into tokens, reporting what cannot be read.
struct Lexer {
  private let bytes: [UInt8]
  private var position = 0
  private var tokens: [Token] = []
  private(set) var diagnostics: [ExpressionDiagnostic] = []

  private init(_ source: String) {
    bytes = Array(source.utf8)
  }

  /// The tokens of a source, the last one the end, and what could not be read.
  static func tokenize(_ source: String) -> (tokens: [Token], diagnostics: [ExpressionDiagnostic]) {
    var lexer = Lexer(source)
    lexer.run()
    return (lexer.tokens, lexer.diagnostics)
  }

  private mutating func run() {
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0x0C: position += 1
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"):
        while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
      case UInt8(ascii: "0")...UInt8(ascii: "9"): readNumber()
      case UInt8(ascii: ".") where isDigit(peek(1)): readNumber()
      case UInt8(ascii: "'"), UInt8(ascii: "\""): readText(start: position, isRaw: false, isBytes: false)
      case UInt8(ascii: "`"): readQuotedIdentifier()
      case _ where isNameStart(byte): readWord()
      default: readSymbol()
      }
    }
    add(.end, from: position)
  }

  // MARK: - Bytes

  private func peek(_ distance: Int) -> UInt8? {
    position + distance < bytes.count ? bytes[position + distance] : nil
  }

  private func isDigit(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private func isHexDigit(_ byte: UInt8?) -> Bool { byte.flatMap(LiteralReader.hexValue) != nil }

  private func isNameStart(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return byte == UInt8(ascii: "_") || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
  }

  private func isNamePart(_ byte: UInt8?) -> Bool { isNameStart(byte) || isDigit(byte) }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private mutating func add(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind: kind, range: start..<position))
  }

  private mutating func reportInvalid(_ diagnostic: ExpressionDiagnostic, from start: Int) {
    diagnostics.append(diagnostic)
    add(.invalid, from: start)
  }

  // MARK: - Words and symbols

  private mutating func readWord() {
    let start = position
    while isNamePart(peek(0)) { position += 1 }
    let word = text(start..<position)
    if let quote = peek(0), quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") {
      switch word {
      case "r", "R": return readText(start: start, isRaw: true, isBytes: false)
      case "b", "B": return readText(start: start, isRaw: false, isBytes: true)
      case "br", "bR", "Br", "BR": return readText(start: start, isRaw: true, isBytes: true)
      default: break
      }
    }
    // The keywords are no longer than `false`; a long word need not be compared with them.
    let keyword = position - start <= 5 ? Token.Keyword(rawValue: word) : nil
    add(keyword.map(Token.Kind.keyword) ?? .identifier(word), from: start)
  }

  /// Reads a field name between backquotes (langdef.md, "Syntax", ESC_IDENT).
  private mutating func readQuotedIdentifier() {
    let start = position
    position += 1
    while let byte = peek(0), byte != UInt8(ascii: "`"), byte != UInt8(ascii: "\n") { position += 1 }
    guard peek(0) != nil, peek(0) == UInt8(ascii: "`") else {
      return reportInvalid(.unterminatedName(start..<position), from: start)
    }
    position += 1
    let name = bytes[start + 1..<position - 1]
    let isName = name.allSatisfy { byte in
      isNamePart(byte) || [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: " ")].contains(byte)
    }
    guard !name.isEmpty, isName else { return reportInvalid(.badQuotedName(start..<position), from: start) }
    add(.quotedIdentifier(String(decoding: name, as: UTF8.self)), from: start)
  }

  private mutating func readSymbol() {
    let start = position
    if let symbol = Token.Symbol(bytes[start], peek(1)) ?? Token.Symbol(bytes[start], nil) {
      position += symbol.rawValue.utf8.count
      return add(.symbol(symbol), from: start)
    }
    let scalar = text(start..<min(start + 4, bytes.count)).unicodeScalars.first!
    position = min(start + UTF8.width(scalar), bytes.count)
    switch scalar {
    case "\u{2018}", "\u{2019}", "\u{201A}", "\u{201C}", "\u{201D}", "\u{201E}", "\u{00AB}", "\u{00BB}":
      readCurlyText(start: start)
    case "\u{A0}", "\u{FEFF}", "\u{3000}", "\u{2000}"..."\u{200A}", "\u{202F}":
      diagnostics.append(.unusualSpace(start..<position))
    default: reportInvalid(.unexpectedCharacter(scalar, start..<position), from: start)
    }
  }

  /// Reads a text between typographic quotes, so that only the quotes are reported.
  private mutating func readCurlyText(start: Int) {
    let rest = String(decoding: bytes[position...], as: UTF8.self)
    let quotes: Set<Unicode.Scalar> = [
      "\u{2018}", "\u{2019}", "\u{201A}", "\u{201C}", "\u{201D}", "\u{201E}", "\u{00AB}", "\u{00BB}",
    ]
    guard let close = rest.unicodeScalars.firstIndex(where: { quotes.contains($0) }) else {
      return reportInvalid(.curlyQuotes(start..<position), from: start)
    }
    let content = rest[..<close]
    position += content.utf8.count + UTF8.width(rest.unicodeScalars[close])
    diagnostics.append(.curlyQuotes(start..<position))
    add(.string(String(content)), from: start)
  }

  // MARK: - Numbers

  private mutating func readNumber() {
    let start = position
    if peek(0) == UInt8(ascii: "0"), peek(1).map({ $0 | 0x20 }) == UInt8(ascii: "x"), isHexDigit(peek(2)) {
      position += 2
      while isHexDigit(peek(0)) { position += 1 }
      return addInteger(text(start + 2..<position), radix: 16, from: start)
    }
    var isDouble = false
    while isDigit(peek(0)) { position += 1 }
    if peek(0) == UInt8(ascii: "."), isDigit(peek(1)) {
      isDouble = true
      position += 1
      while isDigit(peek(0)) { position += 1 }
    }
    if peek(0).map({ $0 | 0x20 }) == UInt8(ascii: "e") {
      let sign = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-") ? 1 : 0
      if isDigit(peek(1 + sign)) {
        isDouble = true
        position += 1 + sign
        while isDigit(peek(0)) { position += 1 }
      }
    }
    guard isDouble else { return addInteger(text(start..<position), radix: 10, from: start) }
    finishNumber(from: start) { word in
      guard let number = Double(word) else { return nil }
      return number.isFinite ? .double(number) : nil
    }
  }

  private mutating func addInteger(_ digits: String, radix: Int, from start: Int) {
    let isUnsigned = peek(0).map { $0 | 0x20 } == UInt8(ascii: "u")
    let number = UInt64(digits, radix: radix)
    if isUnsigned { position += 1 }
    finishNumber(from: start) { _ in number.map { isUnsigned ? .uint($0) : .int($0) } }
  }

  private mutating func finishNumber(from start: Int, _ make: (String) -> Token.Kind?) {
    let end = position
    if isNamePart(peek(0)) {
      while isNamePart(peek(0)) { position += 1 }
      return reportInvalid(.badNumber(text(start..<position), start..<position), from: start)
    }
    guard let kind = make(text(start..<end)) else {
      return reportInvalid(.numberTooLarge(text(start..<end), start..<end), from: start)
    }
    add(kind, from: start)
  }

  // MARK: - Texts

  private mutating func readText(start: Int, isRaw: Bool, isBytes: Bool) {
    var reader = LiteralReader(bytes: bytes, position: position, isRaw: isRaw, isBytes: isBytes)
    let content = reader.read()
    position = reader.position
    if !reader.problems.isEmpty {
      diagnostics += reader.problems
      return add(.invalid, from: start)
    }
    guard let content else {
      return reportInvalid(.unterminatedText(start..<position), from: start)
    }
    add(isBytes ? .bytes(content) : .string(String(decoding: content, as: UTF8.self)), from: start)
  }
}
