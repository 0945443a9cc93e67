package import Diagnostics
package import Questionnaires

/// One step of an answer script.
package struct ScriptStep: Sendable {
  /// What a line asks for.
  package enum Kind: Sendable, Equatable {
    /// What a person would type at the question on screen.
    case line(String)
    /// An answer or a state for an item by name, held until the item is asked.
    case answer(item: Int, text: String)
    /// The same in the form of documents.
    case form(item: Int, ScriptForm)
    /// An answer to a field of a row of a list, `item[2].field: answer`; the row counts from 1.
    case rowAnswer(item: Int, row: Int, field: String, text: String)
    /// A condition on the state at this line.
    case expect(String)
  }

  package var kind: Kind
  /// The line, without the spaces around it.
  package var place: Diagnostic.Place
  /// The part of the line that holds the answer or the expression.
  package var textPlace: Diagnostic.Place
}

/// Reads answer scripts: UTF-8 lines, each what a person would type, `item: answer`, or `expect EXPRESSION`.
///
/// ``ScriptWriter`` writes them.
package enum ScriptReader {
  /// The longest line, in bytes: that of a transcript, whose every answer can be written as a line.
  package static let lineLimit = 1 << 20

  /// Reads the steps of a script for a questionnaire.
  ///
  /// A byte-order mark and CR LF are accepted; blank lines and lines whose first non-blank is `#` are skipped.
  /// - Returns: the steps before the first line that cannot be read, and what is wrong with that line.
  package static func read(
    _ source: SourceText, for questionnaire: Questionnaire
  ) -> (steps: [ScriptStep], problem: Diagnostic?) {
    var steps: [ScriptStep] = []
    if source.bytes.starts(with: [0xFF, 0xFE]) || source.bytes.starts(with: [0xFE, 0xFF]) {
      return ([], otherEncoding(source))
    }
    for index in source.lineStarts.indices {
      var range = source.lineRange(index)
      if index == 0, source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { range = 3..<max(3, range.upperBound) }
      guard range.count <= lineLimit else {
        return (steps, longLine(source, range))
      }
      if let problem = badByte(source, range) { return (steps, problem) }
      guard let trimmed = trim(source, range), source.bytes[trimmed.lowerBound] != UInt8(ascii: "#") else { continue }
      var step = step(source, trimmed, questionnaire)
      if case .answer(let item, _) = step.kind {
        do throws(DiagnosticsError) {
          let form = try ScriptForm(
            source, step.textPlace.range, for: questionnaire.items[item], language: questionnaire.language)
          if let form { step.kind = .form(item: item, form) }
        } catch {
          return (steps, error.diagnostics.first { $0.severity == .error } ?? error.diagnostics.first)
        }
      }
      if case .line = step.kind, let problem = misnamedField(source, trimmed, questionnaire) {
        return (steps, problem)
      }
      steps.append(step)
    }
    return (steps, nil)
  }

  /// Whether a text is JSON rather than a script: its first character other than white space begins an object or a list.
  package static func looksLikeJSON(_ source: SourceText) -> Bool {
    let start = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let first = source.bytes[start...].first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  private static func step(_ source: SourceText, _ range: Range<Int>, _ questionnaire: Questionnaire) -> ScriptStep {
    let bytes = source.bytes
    let place = Diagnostic.Place(source: source, range: range)
    func rest(from offset: Int) -> Range<Int> {
      trim(source, offset..<range.upperBound) ?? range.upperBound..<range.upperBound
    }
    let word = bytes[range].prefix { isNameByte($0) }
    let afterWord = range.lowerBound + word.count
    let name = String(decoding: word, as: UTF8.self)
    if afterWord < range.upperBound, bytes[afterWord] == UInt8(ascii: ":"),
      let item = questionnaire.itemIndex(ItemID(name))
    {
      let answer = rest(from: afterWord + 1)
      return ScriptStep(
        kind: .answer(item: item, text: source.text(in: answer)), place: place,
        textPlace: Diagnostic.Place(source: source, range: answer))
    }
    if let (item, row, field, end) = rowField(bytes[range], after: afterWord, name, questionnaire) {
      let answer = rest(from: end)
      return ScriptStep(
        kind: .rowAnswer(item: item, row: row, field: field, text: source.text(in: answer)), place: place,
        textPlace: Diagnostic.Place(source: source, range: answer))
    }
    let isExpectation =
      name == "expect" && (afterWord == range.upperBound || bytes[afterWord] == 0x20 || bytes[afterWord] == 0x09)
    if isExpectation {
      let expression = rest(from: afterWord)
      return ScriptStep(
        kind: .expect(source.text(in: expression)), place: place,
        textPlace: Diagnostic.Place(source: source, range: expression))
    }
    return ScriptStep(kind: .line(source.text(in: range)), place: place, textPlace: place)
  }

  /// What `item[2].field:` names, and where the answer begins; `nil` where the line is none of that form.
  private static func rowField(
    _ line: ArraySlice<UInt8>, after word: Int, _ name: String, _ questionnaire: Questionnaire
  ) -> (item: Int, row: Int, field: String, end: Int)? {
    guard let item = questionnaire.itemIndex(ItemID(name)), word < line.endIndex, line[word] == UInt8(ascii: "[")
    else { return nil }
    let digits = line[(word + 1)...].prefix { 0x30...0x39 ~= $0 }
    guard !digits.isEmpty, digits.endIndex + 1 < line.endIndex,
      line[digits.endIndex] == UInt8(ascii: "]"), line[digits.endIndex + 1] == UInt8(ascii: ".")
    else { return nil }
    let field = line[(digits.endIndex + 2)...].prefix { isNameByte($0) }
    guard !field.isEmpty, field.endIndex < line.endIndex, line[field.endIndex] == UInt8(ascii: ":") else { return nil }
    let row = Int(String(decoding: digits, as: UTF8.self)) ?? .max
    return (item, row, String(decoding: field, as: UTF8.self), field.endIndex + 1)
  }

  /// What is wrong with a line that begins as the name of a field of a row does but is none: as an answer it would only
  /// be recorded somewhere else.
  private static func misnamedField(
    _ source: SourceText, _ range: Range<Int>, _ questionnaire: Questionnaire
  ) -> Diagnostic? {
    let word = source.bytes[range].prefix { isNameByte($0) }
    let name = String(decoding: word, as: UTF8.self)
    guard word.endIndex < range.upperBound, source.bytes[word.endIndex] == UInt8(ascii: "["),
      let field = questionnaire.itemIndex(ItemID(name)).flatMap({ questionnaire.items[$0].rowForm?.fields.first })
    else { return nil }
    return Diagnostic(
      .error, "bad-row-name",
      "this begins as the name of a field of '\(name)' but is none; expected '\(name)[1].\(field.id): ANSWER', or '=' "
        + "before what is an answer",
      at: Diagnostic.Place(source: source, range: range))
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
    default: false
    }
  }

  private static func trim(_ source: SourceText, _ range: Range<Int>) -> Range<Int>? {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
    guard range.lowerBound <= range.upperBound, let first = source.bytes[range].firstIndex(where: { !isSpace($0) }),
      let last = source.bytes[range].lastIndex(where: { !isSpace($0) })
    else { return nil }
    return first..<last + 1
  }

  private static func otherEncoding(_ source: SourceText) -> Diagnostic {
    Diagnostic(
      .error, "not-utf8", "the file is UTF-16, and scripts are UTF-8; save it again in that encoding",
      at: Diagnostic.Place(source: source, range: 0..<0))
  }

  private static func longLine(_ source: SourceText, _ range: Range<Int>) -> Diagnostic {
    Diagnostic(
      .error, "line-too-long", "the line has \(range.count) bytes; at most \(lineLimit) are read",
      at: Diagnostic.Place(source: source, range: range.lowerBound..<range.lowerBound))
  }

  private static func badByte(_ source: SourceText, _ range: Range<Int>) -> Diagnostic? {
    let slice = source.bytes[range]
    if let zero = slice.firstIndex(of: 0) {
      return Diagnostic(
        .error, "nul-byte", "the line holds a NUL byte; expected text in UTF-8",
        at: Diagnostic.Place(source: source, range: zero..<zero + 1))
    }
    guard String(validating: slice, as: UTF8.self) == nil else { return nil }
    let bad = firstInvalidByte(source, range)
    return Diagnostic(
      .error, "not-utf8",
      "byte 0x\(String(source.bytes[bad], radix: 16, uppercase: true)) is not UTF-8; save the file as UTF-8",
      at: Diagnostic.Place(source: source, range: bad..<bad + 1))
  }

  /// The first byte that no valid sequence covers.
  private static func firstInvalidByte(_ source: SourceText, _ range: Range<Int>) -> Int {
    var decoder = UTF8()
    var iterator = source.bytes[range].makeIterator()
    var offset = range.lowerBound
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .error: return min(offset, range.upperBound - 1)
      case .emptyInput: return max(range.lowerBound, range.upperBound - 1)
      }
    }
  }
}
