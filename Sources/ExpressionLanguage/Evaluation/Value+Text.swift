import Diagnostics

extension Value {
  /// The value as an expression that gives it: texts in quotes, lists and maps written out, moments and durations as
  /// `timestamp('...')` and `duration('...')`, values that may be missing as `optional.of(...)` and `optional.none()`.
  ///
  /// What `VisibleText` would not show as it is stands as an escape, so that the text is the same on a screen.
  package var text: String { text(atMost: .max).text }

  /// The same within a number of characters.
  ///
  /// What does not fit is replaced by `...` behind the last piece that does; closing brackets and quotes come on top of
  /// the limit. Takes no longer than a text of that length needs, however large the value.
  package func text(atMost limit: Int) -> (text: String, isWhole: Bool) {
    var writer = ValueText(room: limit)
    writer.write(self)
    return (writer.text, !writer.isCut)
  }

  /// The beginning of ``text`` for a message.
  var excerpt: String { text(atMost: 60).text }
}

/// The text of a value as it is written, up to a number of characters.
private struct ValueText {
  private(set) var text = ""
  private(set) var isCut = false
  private var room: Int

  init(room: Int) {
    self.room = room
  }

  mutating func write(_ value: Value) {
    switch value {
    case .null: append("null")
    case .bool(let truth): append(truth ? "true" : "false")
    case .int(let number): append(String(number))
    case .uint(let number): append("\(number)u")
    case .double(let number): append(number.isFinite ? number.description : "double('\(number.plainText)')")
    case .string(let text): write(quoted: text)
    case .bytes(let bytes): write(quoted: bytes)
    case .list(let elements): write(elements, "[", "]") { $0.write($1) }
    case .map(let map):
      write(map.entries, "{", "}") { writer, entry in
        writer.write(entry.key)
        writer.append(": ")
        writer.write(entry.value)
      }
    case .timestamp(let moment): append("timestamp('\(moment.text)')")
    case .duration(let span): append("duration('\(span.text)')")
    case .type(let type): append(type.name)
    case .optional(nil): append("optional.none()")
    case .optional(let value?): write([value], "optional.of(", ")") { $0.write($1) }
    }
  }

  private mutating func write<Element>(
    _ elements: [Element], _ opening: String, _ closing: String, each: (inout ValueText, Element) -> Void
  ) {
    append(opening)
    guard !isCut else { return }
    for (place, element) in elements.enumerated() {
      if place > 0 {
        // Without a check, so that dots stand for the next element whole.
        text += ", "
        room -= 2
      }
      each(&self, element)
      if isCut { break }
    }
    text += closing
    room -= closing.utf8.count
  }

  // MARK: - Quotes

  private mutating func write(quoted text: String) {
    // Most texts have nothing to escape.
    let isPlain = text.utf8.allSatisfy {
      $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "'") && $0 != UInt8(ascii: "\\")
    }
    if isPlain, text.utf8.count <= room - 2 { return append("'\(text)'") }
    write(text.unicodeScalars, "'", ValueText.append)
  }

  private mutating func write(quoted bytes: [UInt8]) {
    write(bytes, "b'") { byte, text in
      if byte < 0x80 {
        ValueText.append(Unicode.Scalar(byte), to: &text)
      } else {
        text += "\\x" + hexadecimal(UInt32(byte), digits: 2)
      }
    }
  }

  private mutating func write<Elements: Sequence>(
    _ elements: Elements, _ opening: String, _ escape: (Elements.Element, inout String) -> Void
  ) {
    append(opening)
    guard !isCut else { return }
    var piece = ""
    for element in elements {
      piece.removeAll(keepingCapacity: true)
      escape(element, &piece)
      let size = piece.unicodeScalars.count
      guard size <= room else {
        isCut = true
        break
      }
      text += piece
      room -= size
    }
    text += isCut ? "'..." : "'"
    room -= 1
  }

  /// Appends a code point, as an escape where it would end the text or not be seen (langdef.md, "String and Bytes
  /// Values").
  private static func append(_ scalar: Unicode.Scalar, to text: inout String) {
    switch scalar {
    case "'": text += "\\'"
    case "\\": text += "\\\\"
    case "\n": text += "\\n"
    case "\r": text += "\\r"
    case "\t": text += "\\t"
    case _ where !VisibleText.isHidden(scalar): text.unicodeScalars.append(scalar)
    case _ where scalar.value < 0x80: text += "\\x" + hexadecimal(scalar.value, digits: 2)
    case _ where scalar.value < 0x1_0000: text += "\\u" + hexadecimal(scalar.value, digits: 4)
    default: text += "\\U" + hexadecimal(scalar.value, digits: 8)
    }
  }

  // MARK: - Room

  /// Appends a piece that is never cut; one that does not fit is left out.
  private mutating func append(_ piece: String) {
    guard !isCut else { return }
    guard piece.utf8.count <= room else {
      isCut = true
      text += "..."
      return
    }
    text += piece
    room -= piece.utf8.count
  }
}

private func hexadecimal(_ number: UInt32, digits: Int) -> String {
  let text = String(number, radix: 16)
  return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}
