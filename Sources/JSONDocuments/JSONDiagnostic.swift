import CJSONTokens
import Diagnostics
import Localization

/// The wording of everything that can be wrong with a JSON file as such, in the current language.
enum JSONDiagnostic {
  /// A text past the limit on bytes.
  static func tooLarge(_ source: SourceText, limit: Int) -> Diagnostic {
    Diagnostic(
      .error, "too-large", localized("the file has \(source.bytes.count) bytes; at most \(limit) are read"),
      at: Diagnostic.Place(source: source, range: 0..<0)
    )
  }

  /// A text that is not UTF-8.
  static func foreignEncoding(_ encoding: String, in source: SourceText) -> Diagnostic {
    Diagnostic(
      .error, "not-utf8",
      localized("the file is \(encoding), and JSON files are UTF-8; save it again in that encoding"),
      at: Diagnostic.Place(source: source, range: 0..<0)
    )
  }

  /// A key that its object already has.
  static func duplicateKey(_ key: String, at place: Diagnostic.Place, first: Diagnostic.Place) -> Diagnostic {
    Diagnostic(
      .error, "duplicate-key", localized("the key \(quoted(key)) stands twice in this object"), at: place,
      notes: [Diagnostic.Note(localized("the first \(quoted(key)) is here"), at: first)]
    )
  }

  /// A text that is not JSON.
  static func fault(_ fault: JSONFault, in source: SourceText, limits: JSONLimits) -> Diagnostic {
    let (identifier, message) = wording(fault, source, limits)
    var notes: [Diagnostic.Note] = []
    if let related = fault.related, let remark = remark(fault, source) {
      let length = fault.kind == GW_JSON_FAULT_MISSING_COMMA ? 0 : 1
      let place = Diagnostic.Place(source: source, range: related..<related + length)
      notes.append(Diagnostic.Note(remark, at: place))
    }
    let place = Diagnostic.Place(source: source, range: fault.range)
    return Diagnostic(.error, identifier, message, at: place, notes: notes)
  }

  private static func wording(
    _ fault: JSONFault, _ source: SourceText, _ limits: JSONLimits
  ) -> (identifier: String, message: String) {
    let found = source.text(in: fault.range)
    switch fault.kind {
    case GW_JSON_FAULT_NO_MEMORY:
      return ("no-memory", localized("there is not enough memory to read this file"))
    case GW_JSON_FAULT_TOO_LARGE:
      return ("too-large", localized("the file has 4 GiB or more"))
    case GW_JSON_FAULT_TOO_DEEP:
      return ("too-deep", localized("lists and objects are nested more than \(min(limits.depth, 1000)) deep"))
    case GW_JSON_FAULT_TOO_MANY_TOKENS:
      return ("too-many-values", localized("the file has more than \(limits.tokens) values and keys"))
    case GW_JSON_FAULT_EMPTY:
      return ("empty-file", localized("there is nothing in this file; a JSON value is expected"))
    case GW_JSON_FAULT_BAD_UTF8:
      let byte = hexadecimal(UInt32(source.bytes[fault.range.lowerBound]), digits: 2)
      return ("bad-utf8", localized("the byte 0x\(byte) is not UTF-8 here; save the file again in that encoding"))
    case GW_JSON_FAULT_TRAILING_COMMA:
      let closing = fault.related.map { source.text(in: $0..<$0 + 1) } ?? ""
      return ("trailing-comma", localized("nothing follows this comma but '\(closing)'; remove it"))
    case GW_JSON_FAULT_EXTRA_COMMA:
      return ("extra-comma", localized("there is no value before this comma; remove it"))
    case GW_JSON_FAULT_MISSING_COMMA:
      return ("missing-comma", localized("expected ',' before \(quoted(found))"))
    case GW_JSON_FAULT_MISSING_COLON:
      return ("missing-colon", localized("expected ':' after the key, found \(quoted(found))"))
    case GW_JSON_FAULT_MISSING_VALUE:
      return ("missing-value", localized("expected a value after ':', found '\(found)'"))
    case GW_JSON_FAULT_MISSING_BRACKET:
      return ("missing-bracket", localized("the file ends where '\(closing(fault, source))' is expected"))
    case GW_JSON_FAULT_MISMATCHED_BRACKET:
      return ("mismatched-bracket", localized("expected '\(closing(fault, source))', found '\(found)'"))
    case GW_JSON_FAULT_UNOPENED_BRACKET:
      return (
        "unopened-bracket",
        localized("'\(found)' closes nothing; it is one too many, or its opening bracket is missing")
      )
    case GW_JSON_FAULT_COLON_IN_ARRAY:
      return ("colon-in-list", localized("found ':' in a list; keys stand in an object, between '{' and '}'"))
    case GW_JSON_FAULT_SINGLE_QUOTES:
      return ("single-quotes", localized("texts and keys are written in double quotes, not in single ones"))
    case GW_JSON_FAULT_TYPOGRAPHIC_QUOTES:
      return (
        "typographic-quotes", localized("'\(found)' is a typographic quote; texts and keys take straight ones, '\"'")
      )
    case GW_JSON_FAULT_COMMENT:
      return ("comment", localized("JSON has no comments; remove this one"))
    case GW_JSON_FAULT_UNQUOTED_KEY:
      return ("unquoted-key", localized("the key \(quoted(found)) needs double quotes"))
    case GW_JSON_FAULT_KEY_NOT_TEXT:
      return ("key-not-text", localized("expected a key in double quotes, found \(quoted(found))"))
    case GW_JSON_FAULT_NOT_FINITE:
      return ("not-finite", localized("\(quoted(found)) is no JSON number"))
    case GW_JSON_FAULT_BAD_WORD:
      return ("unknown-word", unknownWord(found))
    case GW_JSON_FAULT_LEADING_ZERO:
      return (
        "leading-zero", localized("\(quoted(found)) begins with a zero; leave the zero out, or put the text in quotes")
      )
    case GW_JSON_FAULT_PLUS_SIGN:
      return ("plus-sign", localized("\(quoted(found)) has a plus sign; write the number without it"))
    case GW_JSON_FAULT_BAD_NUMBER:
      return ("malformed-number", malformedNumber(found))
    case GW_JSON_FAULT_NUMBER_OUT_OF_RANGE:
      let isWhole = found.utf8.allSatisfy { $0 == 0x2D || (0x30...0x39).contains($0) }
      return (
        "number-out-of-range",
        isWhole
          ? localized("\(quoted(found)) does not fit a whole number of 64 bits")
          : localized("\(quoted(found)) is too large for a number")
      )
    case GW_JSON_FAULT_CONTROL_CHARACTER:
      let value = UInt32(source.bytes[fault.range.lowerBound])
      let code = hexadecimal(value, digits: 4)
      let escape = value == 9 ? "\\t" : "\\u" + code
      return ("control-character", localized("a text holds the control character U+\(code); write \(escape)"))
    case GW_JSON_FAULT_LINE_END_IN_TEXT:
      return (
        "line-end-in-text", localized("the line ends within a text; close it with '\"', or write a line end as \\n")
      )
    case GW_JSON_FAULT_UNCLOSED_TEXT:
      return ("unclosed-text", localized("the file ends within this text; close it with '\"'"))
    case GW_JSON_FAULT_UNESCAPED_QUOTE:
      return (
        "unescaped-quote", localized("found \(quoted(found)) after a text; a quote within a text is written \\\"")
      )
    case GW_JSON_FAULT_BAD_ESCAPE:
      return ("bad-escape", badEscape(found))
    case GW_JSON_FAULT_LONE_SURROGATE:
      return (
        "lone-surrogate", localized("\(quoted(found)) is one half of a surrogate pair, and the other half is missing")
      )
    case GW_JSON_FAULT_TRAILING_CONTENT:
      return (
        "text-after-end", localized("found \(quoted(found)) after the end of the JSON value; a file holds only one")
      )
    case GW_JSON_FAULT_UNEXPECTED_CHARACTER:
      return ("unexpected-character", localized("\(character(found)) has no meaning here"))
    default:
      return ("unreadable-json", localized("the file is not valid JSON"))
    }
  }

  private static func remark(_ fault: JSONFault, _ source: SourceText) -> String? {
    switch fault.kind {
    case GW_JSON_FAULT_MISSING_COMMA: localized("the comma belongs here")
    case GW_JSON_FAULT_MISSING_BRACKET, GW_JSON_FAULT_MISMATCHED_BRACKET, GW_JSON_FAULT_COLON_IN_ARRAY:
      closing(fault, source) == "]" ? localized("the list begins here") : localized("the object begins here")
    case GW_JSON_FAULT_LINE_END_IN_TEXT, GW_JSON_FAULT_UNESCAPED_QUOTE: localized("the text begins here")
    default: nil
    }
  }

  /// The bracket that closes the one at the fault's related place.
  private static func closing(_ fault: JSONFault, _ source: SourceText) -> String {
    guard let related = fault.related else { return "]" }
    return source.bytes[related] == UInt8(ascii: "[") ? "]" : "}"
  }

  private static func unknownWord(_ word: String) -> String {
    switch word.lowercased() {
    case "true", "false", "null": localized("\(quoted(word)) is written '\(word.lowercased())'")
    case "none", "nil", "undefined": localized("\(quoted(word)) is written 'null'")
    default: localized("\(quoted(word)) is neither true, false nor null; a text needs double quotes")
    }
  }

  private static func malformedNumber(_ text: String) -> String {
    let digits = text.lowercased()
    if digits.hasPrefix("0x") { return localized("\(quoted(text)) is no JSON number; write it in decimal digits") }
    if digits.hasPrefix(".") || digits.hasPrefix("-.") || digits.hasSuffix(".") || digits.contains(".e") {
      return localized("\(quoted(text)) is no JSON number; the point needs a digit on both sides")
    }
    return localized("\(quoted(text)) is no JSON number; write it like 12, -0.5 or 1e6")
  }

  private static func badEscape(_ text: String) -> String {
    if text.utf8.starts(with: "\\u".utf8) {
      return localized("\(quoted(text)) is cut short; \\u takes four hexadecimal digits")
    }
    return localized("\(quoted(text)) is no escape; a backslash in a text is written \\\\")
  }

  /// A character with its code point, where it is not one that everybody recognises.
  private static func character(_ text: String) -> String {
    guard let scalar = text.unicodeScalars.first, !scalar.isASCII || scalar.value < 0x21 else { return quoted(text) }
    let code = "U+" + hexadecimal(scalar.value, digits: 4)
    return scalar.value < 0x21 || scalar.properties.isWhitespace ? code : "\(quoted(text)) (\(code))"
  }

  /// Text of a file within a message, cut after 40 characters.
  private static func quoted(_ text: String) -> String {
    text.count <= 40 ? "'\(text)'" : "'\(text.prefix(37))...'"
  }

  private static func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
