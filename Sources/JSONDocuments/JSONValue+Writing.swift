import Diagnostics

extension JSONValue {
  /// The value as JSON text: on one line without spaces, or with one member or element to a line, indented by two
  /// spaces. No line feed at the end.
  package func serialized(pretty: Bool = false) -> String {
    var bytes: [UInt8] = []
    if pretty { writePretty(to: &bytes, indent: 0) } else { write(to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the value as JSON text in UTF-8, on one line and without spaces.
  ///
  /// Doubles take their shortest form that reads back as the same double, whole ones with `.0`. In strings, everything
  /// that ``VisibleText/isHidden(_:)`` names is written as an escape, so that the text can be shown as it is.
  package func write(to bytes: inout [UInt8]) {
    switch self {
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        element.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.write(member.name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    case .null, .bool, .integer, .number, .string:
      writeScalar(to: &bytes)
    }
  }

  private func writeScalar(to bytes: inout [UInt8]) {
    switch self {
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let value): bytes.append(contentsOf: value.description.utf8)
    case .number(let value) where value.isFinite: bytes.append(contentsOf: value.description.utf8)
    case .string(let value): Self.write(value, to: &bytes)
    case .null, .number, .array, .object: bytes.append(contentsOf: "null".utf8)
    }
  }

  private func writePretty(to bytes: inout [UInt8], indent: Int) {
    switch self {
    case .array(let elements) where !elements.isEmpty:
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        Self.startLine(to: &bytes, indent: indent + 1, first: index == 0)
        element.writePretty(to: &bytes, indent: indent + 1)
      }
      Self.startLine(to: &bytes, indent: indent, first: true)
      bytes.append(UInt8(ascii: "]"))
    case .object(let members) where !members.isEmpty:
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        Self.startLine(to: &bytes, indent: indent + 1, first: index == 0)
        Self.write(member.name, to: &bytes)
        bytes.append(contentsOf: ": ".utf8)
        member.value.writePretty(to: &bytes, indent: indent + 1)
      }
      Self.startLine(to: &bytes, indent: indent, first: true)
      bytes.append(UInt8(ascii: "}"))
    default:
      write(to: &bytes)
    }
  }

  private static func startLine(to bytes: inout [UInt8], indent: Int, first: Bool) {
    if !first { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent * 2))
  }

  /// Writes a string with its quotes. What needs no escape is copied in runs of bytes.
  private static func write(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { source in
      var copied = 0
      var index = 0
      while index < source.count {
        let byte = source[index]
        let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        let isPlain = byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
        if !isPlain {
          let scalar = scalar(in: source, at: index, length: length)
          if byte < 0x7F || VisibleText.isHidden(scalar) {
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[copied..<index]))
            writeEscape(of: scalar, to: &bytes)
            copied = index + length
          }
        }
        index += length
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[copied...]))
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Decodes one scalar of valid UTF-8.
  private static func scalar(
    in source: UnsafeBufferPointer<UInt8>, at index: Int, length: Int
  ) -> Unicode.Scalar {
    var value = UInt32(source[index])
    if length > 1 {
      value &= 0xFF >> UInt32(length + 1)
      for offset in 1..<length { value = value << 6 | UInt32(source[index + offset] & 0x3F) }
    }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private static func writeEscape(of scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    switch scalar {
    case "\"": bytes.append(contentsOf: #"\""#.utf8)
    case "\\": bytes.append(contentsOf: #"\\"#.utf8)
    case "\n": bytes.append(contentsOf: #"\n"#.utf8)
    case "\r": bytes.append(contentsOf: #"\r"#.utf8)
    case "\t": bytes.append(contentsOf: #"\t"#.utf8)
    case "\u{08}": bytes.append(contentsOf: #"\b"#.utf8)
    case "\u{0C}": bytes.append(contentsOf: #"\f"#.utf8)
    default:
      for unit in UTF16.encode(scalar)! {
        bytes.append(contentsOf: #"\u"#.utf8)
        for shift in [12, 8, 4, 0] as [UInt16] {
          let digit = UInt8(truncatingIfNeeded: unit >> shift & 0xF)
          bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
      }
    }
  }
}
