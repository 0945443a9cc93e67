package import Questionnaires

/// Reads the cell of a sheet as the answer to an item.
package struct AnswerCell: Sendable {
  let reader: AnswerText

  /// Creates a reader of cells from the reader of what people type.
  package init(reader: AnswerText) {
    self.reader = reader
  }

  /// The words that the sheet itself says mean that nobody knows.
  private static let signsForUnknown: Set<String> = ["unknown", "/unknown", "?", "no se sabe"]
  /// What else people write, where it is nothing that the question offers.
  private static let wordsForUnknown: Set<String> = [
    "don't know", "dont know", "don’t know", "i don't know", "i don’t know", "not known", "not sure", "no idea",
    "no sé", "no se", "no lo sé", "no lo se", "no sabemos", "no lo sabemos", "desconocido",
  ]
  private static let wordsForNotApplicable = ["not applicable", "no aplica", "/na", "n/a", "na"]

  /// Reads a cell that is not empty.
  ///
  /// `unknown` and `na` set states unless a choice is called just so: as the beginning of one they are no answer. Then
  /// comes what the item accepts as a value; a text question accepts any, so that there the other words come first.
  package func read(_ text: String) -> Result<Answer, AnswerProblem> {
    let isText = if case .text = reader.item.kind { true } else { false }
    if !isChoice(text), let state = Self.state(text, isText: isText) { return .success(state) }
    let isUnknown = Self.wordsForUnknown.contains(text.lowercased())
    if isText, isUnknown { return .success(Answer(.unknown, origin: .scripted)) }
    do throws(AnswerProblem) {
      return .success(Answer(try reader.read(isText ? text : Self.onOneLine(text, reader.item)), origin: .scripted))
    } catch {
      if isUnknown { return .success(Answer(.unknown, origin: .scripted)) }
      if let value = copied(text) { return .success(Answer(value, origin: .scripted)) }
      return .failure(error)
    }
  }

  /// Whether a choice is called just so.
  private func isChoice(_ text: String) -> Bool {
    let wanted = AnswerText.folded(text)
    return reader.item.choices.contains { choice in
      AnswerText.folded(choice.id.text) == wanted
        || AnswerText.folded(reader.item.text(of: .choice(choice.id.text), in: reader.language)) == wanted
    }
  }

  /// A choice or a point of a scale as the sheet lists it, with its number: `2: In place`, `4 (always)`.
  private func copied(_ text: String) -> AnswerValue? {
    let digits = String(text.unicodeScalars.prefix { ("0"..."9").contains($0) })
    guard !digits.isEmpty, let value = try? reader.read(digits) else { return nil }
    let words = text.unicodeScalars.dropFirst(digits.unicodeScalars.count)
    switch value {
    case .choice(let id):
      guard words.first == ":", (try? reader.read(String(String.UnicodeScalarView(words.dropFirst())))) == .choice(id)
      else { return nil }
    case .integer: guard reader.item.text(of: value, in: reader.language) == text else { return nil }
    default: return nil
    }
    return value
  }

  /// `unknown`, or `na` with its reason.
  private static func state(_ text: String, isText: Bool) -> Answer? {
    let lower = text.lowercased()
    if signsForUnknown.contains(lower) { return Answer(.unknown, origin: .scripted) }
    for word in wordsForNotApplicable where lower.hasScalarPrefix(word) {
      let rest = text.unicodeScalars.dropFirst(word.unicodeScalars.count)
      if rest.isEmpty { return Answer(.notApplicable, origin: .scripted) }
      // At a text question a sentence that only begins so is an answer.
      guard let sign = rest.first, ":,;-(".unicodeScalars.contains(sign) || sign == " " && (!isText || word == "/na")
      else { continue }
      let marks = " \t:,;-()".unicodeScalars
      let reason = String(String.UnicodeScalarView(rest.drop { marks.contains($0) }))
      let isBracketed = rest.prefix { marks.contains($0) }.contains("(")
      let closed = isBracketed && reason.hasScalarSuffix(")") ? String(reason.unicodeScalars.dropLast()) : reason
      return Answer(.notApplicable, reason: closed.isEmpty ? nil : closed, origin: .scripted)
    }
    return nil
  }

  /// Several choices on lines of their own, as people write lists in a cell.
  private static func onOneLine(_ text: String, _ item: Item) -> String {
    guard case .multichoice = item.kind else { return text }
    let lines = text.split(whereSeparator: \.isNewline)
    return lines.count == 1 ? text : lines.joined(separator: ";")
  }

  /// The text without white space and line ends around it.
  package static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
    guard let first = scalars.firstIndex(where: { !isSpace($0) }), let last = scalars.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(scalars[first...last])
  }
}
