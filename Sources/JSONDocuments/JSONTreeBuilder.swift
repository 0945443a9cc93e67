import CJSONTokens
import Diagnostics

/// Makes the tree of values from the tokens, and finds duplicate keys on the way.
struct JSONTreeBuilder {
  /// Objects with more members than this use a hash table for their keys.
  private static let fewMembers = 16

  /// A key by its decoded bytes.
  private struct Key: Hashable {
    let bytes: UnsafeBufferPointer<UInt8>

    static func == (lhs: Key, rhs: Key) -> Bool {
      lhs.bytes.count == rhs.bytes.count && lhs.bytes.elementsEqual(rhs.bytes)
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
    }
  }

  private let source: SourceText
  private let bytes: UnsafeBufferPointer<UInt8>
  private let tokens: UnsafeBufferPointer<gw_json_token>
  private let texts: UnsafePointer<UInt8>?
  private let reports: Int
  private var cursor = 0
  private var diagnostics: [Diagnostic] = []

  /// Parses a text of at most 4 GiB into its tree and the diagnostics of its duplicate keys.
  static func tree(
    of source: SourceText, limits: JSONLimits, using parser: JSONParser
  ) throws(DiagnosticsError) -> (root: JSONNode, diagnostics: [Diagnostic]) {
    do throws(JSONFault) {
      return try source.bytes.withUnsafeBufferPointer { bytes throws(JSONFault) in
        try JSONTokens.read(bytes, limits: limits, using: parser) { tokens in
          var builder = JSONTreeBuilder(source, bytes, tokens, limits: limits)
          let root = builder.node()
          return (root, builder.diagnostics)
        }
      }
    } catch {
      throw DiagnosticsError(JSONDiagnostic.fault(error, in: source, limits: limits))
    }
  }

  private init(
    _ source: SourceText, _ bytes: UnsafeBufferPointer<UInt8>, _ tokens: JSONTokens, limits: JSONLimits
  ) {
    self.source = source
    self.bytes = bytes
    self.tokens = tokens.tokens
    self.texts = tokens.texts
    self.reports = limits.reports
  }

  /// The value at the cursor, which then stands after it. Recursion is bounded by the limit on depth.
  private mutating func node() -> JSONNode {
    let token = tokens[cursor]
    cursor += 1
    let range = Int(token.start)..<Int(token.end)
    let kind: JSONNode.Kind
    switch token.kind {
    case GW_JSON_FALSE: kind = .bool(false)
    case GW_JSON_TRUE: kind = .bool(true)
    case GW_JSON_INTEGER, GW_JSON_REAL: kind = .number(number(token))
    case GW_JSON_TEXT, GW_JSON_ESCAPED_TEXT: kind = .string(text(token))
    case GW_JSON_ARRAY: kind = .array(elements(count: Int(token.value.count)))
    case GW_JSON_OBJECT: kind = .object(members(count: Int(token.value.count)))
    default: kind = .null
    }
    return JSONNode(kind: kind, range: range)
  }

  private mutating func elements(count: Int) -> [JSONNode] {
    var elements: [JSONNode] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(node()) }
    return elements
  }

  private mutating func members(count: Int) -> [JSONMember] {
    let firstKey = cursor
    var members: [JSONMember] = []
    members.reserveCapacity(count)
    var seen: [Key: Int] = [:]
    if count > Self.fewMembers { seen.reserveCapacity(count) }
    for _ in 0..<count {
      let key = cursor
      let earlier: Int?
      if count > Self.fewMembers {
        let first = Self.value(of: &seen[self.key(key), default: key])
        earlier = first == key ? nil : first
      } else {
        earlier = sameKey(as: key, from: firstKey)
      }
      if let earlier {
        report(key, earlier: earlier)
        cursor = Int(tokens[key + 1].next)
      } else {
        cursor += 1
        let value = node()
        let token = tokens[key]
        members.append(JSONMember(key: string(token), keyRange: Int(token.start)..<Int(token.end), value: value))
      }
    }
    return members
  }

  /// Reads a dictionary's value, and puts its default there, with one look-up.
  private static func value(of slot: inout Int) -> Int { slot }

  /// The earlier key of the same object, from `first` on, that equals the one at `index`.
  private func sameKey(as index: Int, from first: Int) -> Int? {
    let key = key(index)
    var other = first
    while other < index {
      if self.key(other) == key { return other }
      other = Int(tokens[other + 1].next)
    }
    return nil
  }

  private mutating func report(_ key: Int, earlier: Int) {
    guard diagnostics.count < reports else { return }
    let name = string(tokens[key])
    let pointer = pointer(to: key)
    func place(_ index: Int) -> Diagnostic.Place {
      Diagnostic.Place(source: source, range: Int(tokens[index].start)..<Int(tokens[index].end), pointer: pointer)
    }
    diagnostics.append(JSONDiagnostic.duplicateKey(name, at: place(key), first: place(earlier)))
  }

  /// The pointer to the member whose key is the token at `target`, found from the root down.
  private func pointer(to target: Int) -> String {
    var pointer = ""
    var container = 0
    while true {
      let isObject = tokens[container].kind == GW_JSON_OBJECT
      var child = container + 1
      var index = 0
      while true {
        let value = isObject ? child + 1 : child
        if target < Int(tokens[value].next) {
          pointer =
            isObject
            ? JSONPointer.appending(string(tokens[child]), to: pointer)
            : JSONPointer.appending(index, to: pointer)
          if child == target { return pointer }
          container = value
          break
        }
        child = Int(tokens[value].next)
        index += 1
      }
    }
  }

  // MARK: - Scalars

  /// The decoded bytes of a string.
  private func contents(_ token: gw_json_token) -> UnsafeBufferPointer<UInt8> {
    if token.kind == GW_JSON_ESCAPED_TEXT {
      let text = token.value.text
      return UnsafeBufferPointer(start: texts.map { $0 + Int(text.offset) }, count: Int(text.length))
    }
    return UnsafeBufferPointer(rebasing: bytes[Int(token.start) + 1..<Int(token.end) - 1])
  }

  private func key(_ index: Int) -> Key { Key(bytes: contents(tokens[index])) }

  private func string(_ token: gw_json_token) -> String { String(decoding: contents(token), as: UTF8.self) }

  private func text(_ token: gw_json_token) -> JSONText {
    let inner = Int(token.start) + 1..<Int(token.end) - 1
    let hasEscapes = token.kind == GW_JSON_ESCAPED_TEXT
    return JSONText(
      value: string(token),
      start: inner.lowerBound,
      escapes: hasEscapes ? JSONText.escapes(in: bytes, range: inner) : []
    )
  }

  private func number(_ token: gw_json_token) -> JSONNumber {
    let written = UnsafeBufferPointer(rebasing: bytes[Int(token.start)..<Int(token.end)])
    let text = String(decoding: written, as: UTF8.self)
    return JSONNumber(
      text: text,
      value: token.kind == GW_JSON_INTEGER ? .whole(token.value.integer) : .real(token.value.real)
    )
  }
}
