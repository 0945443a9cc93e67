import Diagnostics
import JSONDocuments

/// Texts for people: in one language or several, with values piped in.
extension DefinitionReader {
  /// A text or its translations.
  /// - Parameter owner: the item that the text belongs to, which cannot read its own answer.
  mutating func text(_ field: Field?, limit: Int = DefinitionLimits.text, owner: Int? = nil) -> LocalizedText? {
    guard let field else { return nil }
    switch field.node.kind {
    case .string(let text):
      guard let template = template(text, at: field, limit: limit, owner: owner) else { return nil }
      return LocalizedText(variants: [("", template)])
    case .object(let members):
      return translations(members, of: field, limit: limit, owner: owner)
    default:
      report(.wrongType(expected: "a text or its translations", found: field.node.typeName), at: field)
      return nil
    }
  }

  /// A list of texts.
  mutating func texts(_ field: Field?, of what: String, owner: Int? = nil) -> [LocalizedText] {
    guard let field, let list = list(field, of: what) else { return [] }
    return list.compactMap { text($0, owner: owner) }
  }

  private mutating func translations(
    _ members: [JSONMember], of field: Field, limit: Int, owner: Int?
  ) -> LocalizedText? {
    if members.isEmpty {
      report(.empty("the text"), at: field)
      return nil
    }
    var variants: [(language: String, template: TextTemplate)] = []
    for member in members {
      let translation = Field(member.value, at: .member(field.path, member.key))
      if !TextShapes.isLanguageTag(member.key) {
        report(.badLanguage(member.key), range: member.keyRange, path: translation.path)
      }
      guard case .string(let text) = member.value.kind else {
        report(.wrongType(expected: "a text", found: member.value.typeName), at: translation)
        continue
      }
      guard let template = template(text, at: translation, limit: limit, owner: owner) else { continue }
      variants.append((member.key, template))
    }
    return variants.isEmpty ? nil : LocalizedText(variants: variants)
  }

  private mutating func template(_ text: JSONText, at field: Field, limit: Int, owner: Int?) -> TextTemplate? {
    guard checkLength(text.value, limit: limit, at: field) else { return nil }
    guard text.value.utf8.contains(UInt8(ascii: "{")) else { return TextTemplate(segments: [.literal(text.value)]) }
    var scanner = TemplateScanner(text.value)
    var segments: [TextTemplate.Segment] = []
    while let piece = scanner.next() {
      switch piece {
      case .literal(let literal): segments.append(.literal(literal))
      case .unclosed(let range):
        report(
          .badPlaceholder("this '{' has no '}'"), range: text.sourceRange(ofUTF8: range), path: field.path,
          notes: [Diagnostic.Note("write '{{' for a brace")]
        )
      case .placeholder(let content, let range):
        if let segment = segment(content, range: range, in: text, at: field, owner: owner) { segments.append(segment) }
      }
    }
    return TextTemplate(segments: segments)
  }

  /// What a placeholder stands for.
  /// - Parameter range: the bytes between the braces in the text's value.
  private mutating func segment(
    _ content: String, range: Range<Int>, in text: JSONText, at field: Field, owner: Int?
  ) -> TextTemplate.Segment? {
    let parts = content.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let format = parts.count > 1 ? String(parts[1]) : nil
    let formatRange = min(range.lowerBound + parts[0].utf8.count + 1, range.upperBound)..<range.upperBound
    if isRow { return rowSegment(path, range: range, in: text, at: field, owner: owner) }
    let record = path[0]
    let nameStart = range.lowerBound + record.utf8.count + 1
    guard path.count == 2, ["answers", "computed", "client"].contains(record) else {
      let meant = nearestPlaceholder(path)
      report(
        .badPlaceholder(
          "\(QuestionnaireDiagnostic.quoted(content)) cannot be piped in, expected 'answers.ITEM', 'computed.ID' or "
            + "'client.name'"
        ),
        range: text.sourceRange(ofUTF8: range), path: field.path, suggestion: meant,
        notes: [Diagnostic.Note("write '{{' for a brace")]
      )
      return nil
    }
    let name = path[1]
    let nameRange = text.sourceRange(ofUTF8: nameStart..<nameStart + name.utf8.count)
    if format != nil, record != "computed" {
      report(
        .badPlaceholder("only computed values can have a format"), range: text.sourceRange(ofUTF8: formatRange),
        path: field.path
      )
      return nil
    }
    switch record {
    case "answers":
      guard let index = questionIndex(name, range: nameRange, path: field.path) else { return nil }
      if index == owner {
        report(.selfReference(name, place: "the text"), range: nameRange, path: field.path)
        return nil
      }
      return .answer(item: index)
    case "computed":
      guard let index = names.computed[name] else {
        let known = names.computed.ordered
        report(
          .unknownName(name, kind: "computed value"), range: nameRange, path: field.path,
          suggestion: Suggestion.nearest(to: name, in: known)
        )
        return nil
      }
      guard let format else { return .computed(index: index, format: nil) }
      if let known = ValueFormat(rawValue: format) { return .computed(index: index, format: known) }
      let formats = ValueFormat.allCases.map(\.rawValue)
      report(
        .unknownValue(format, kind: "format", known: formats), range: text.sourceRange(ofUTF8: formatRange),
        path: field.path, suggestion: Suggestion.nearest(to: format, in: formats)
      )
      return nil
    default:
      if name == "name" { return .clientName }
      report(
        .badPlaceholder("only the client's name can be piped in, as 'client.name'"), range: nameRange, path: field.path)
      return nil
    }
  }

  /// What a placeholder stands for in the texts of a row: another field of it.
  private mutating func rowSegment(
    _ path: [String], range: Range<Int>, in text: JSONText, at field: Field, owner: Int?
  ) -> TextTemplate.Segment? {
    let bytes = text.sourceRange(ofUTF8: range)
    guard path.count == 2, path[0] == ExpressionScope.rowRecord else {
      let known = names.items.ordered
      report(
        .badPlaceholder("only the fields of the same row can be piped in here, as 'row.FIELD'"), range: bytes,
        path: field.path,
        suggestion: path.last.flatMap { Suggestion.nearest(to: $0, in: known) }.map { "row.\($0)" })
      return nil
    }
    guard let index = questionIndex(path[1], range: bytes, path: field.path) else { return nil }
    if index == owner {
      report(.selfReference(path[1], place: "the text"), range: bytes, path: field.path)
      return nil
    }
    return .answer(item: index)
  }

  /// What was probably meant by a placeholder without a known beginning, such as `answer.x` or only `x`.
  private func nearestPlaceholder(_ path: [String]) -> String? {
    if path.count == 2 {
      return Suggestion.nearest(to: path[0], in: ["answers", "computed", "client"]).map { "\($0).\(path[1])" }
    }
    if names.items[path[0]] != nil { return "answers.\(path[0])" }
    if names.computed[path[0]] != nil { return "computed.\(path[0])" }
    return nil
  }
}

/// Cuts a text at its placeholders.
struct TemplateScanner {
  /// One stretch of a text; ranges are offsets in its UTF-8.
  enum Piece: Equatable {
    case literal(String)
    /// What stands between braces, and where.
    case placeholder(String, Range<Int>)
    /// A brace that is not closed.
    case unclosed(Range<Int>)
  }

  private let bytes: [UInt8]
  private var offset = 0

  /// Creates a scanner over a text.
  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// The next stretch; `nil` at the end.
  mutating func next() -> Piece? {
    guard offset < bytes.count else { return nil }
    var literal: [UInt8] = []
    while offset < bytes.count {
      guard bytes[offset] == UInt8(ascii: "{") else {
        literal.append(bytes[offset])
        offset += 1
        continue
      }
      if offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "{") {
        literal.append(bytes[offset])
        offset += 2
        continue
      }
      if !literal.isEmpty { break }
      return placeholder()
    }
    return .literal(String(decoding: literal, as: UTF8.self))
  }

  private mutating func placeholder() -> Piece {
    let start = offset + 1
    let rest = bytes[start...]
    guard let end = rest.firstIndex(where: { $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "{") }),
      bytes[end] == UInt8(ascii: "}")
    else {
      offset = start
      return .unclosed(start - 1..<start)
    }
    offset = end + 1
    return .placeholder(String(decoding: bytes[start..<end], as: UTF8.self), start..<end)
  }
}
