import ExpressionLanguage
import Foundation
import JSONDocuments

extension Value {
  /// Reads a typed value, `{"t": "int", "v": "1"}`.
  init(typed node: JSONNode) throws {
    let name = try node.text("t")
    guard name != "null" else {
      self = .null
      return
    }
    guard let content = node[name: "v"] else { throw UnreadableCase("the value of type '\(name)' has no 'v'") }
    switch name {
    case "bool": self = .bool(try node.flag("v"))
    case "list": self = .list(try content.elements(of: "a list's 'v'").map { try Value(typed: $0) })
    case "map": self = .map(try MapValue(typed: content))
    default:
      let text = try content.text(of: "'v'")
      guard let value = Value(type: name, text: text) else {
        throw UnreadableCase("there is no value '\(text)' of type '\(name)'")
      }
      self = value
    }
  }

  /// A value whose content is text; `nil` where there is no such value.
  private init?(type: String, text: String) {
    let value: Value? =
      switch type {
      case "int": Int64(text).map(Value.int)
      case "uint": UInt64(text).map(Value.uint)
      case "double": Double(text).map(Value.double)
      case "string": .string(text)
      case "bytes": Data(base64Encoded: text).map { .bytes(Array($0)) }
      case "timestamp": Timestamp(text: text).map(Value.timestamp)
      case "duration": TimeSpan(text: text).map(Value.duration)
      case "type": (try? ValueType(written: text)).map(Value.type)
      default: nil
      }
    guard let value else { return nil }
    self = value
  }

  /// Whether both have the same type and content throughout, NaN as NaN, -0.0 unlike 0.0, maps without order.
  func isSame(as other: Value) -> Bool {
    switch (self, other) {
    case (.double(let left), .double(let right)):
      (left.isNaN && right.isNaN) || left.bitPattern == right.bitPattern
    case (.list(let left), .list(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1) }
    case (.map(let left), .map(let right)):
      left.count == right.count
        && left.entries.allSatisfy { entry in
          right.entries.contains { $0.key.isSame(as: entry.key) && $0.value.isSame(as: entry.value) }
        }
    case (.optional(let left?), .optional(let right?)): left.isSame(as: right)
    default: self == other
    }
  }

  /// The value with its type, for reports: `int 1`, `list [int 1, string "a"]`.
  var typedText: String {
    let content =
      switch self {
      case .null: ""
      case .bool(let truth): " \(truth)"
      case .int(let number): " \(number)"
      case .uint(let number): " \(number)"
      case .double(let number): " \(number)"
      case .string(let text): " \(text.debugDescription)"
      case .bytes(let bytes): " \(bytes)"
      case .list(let elements): " [\(elements.map(\.typedText).joined(separator: ", "))]"
      case .map(let map):
        " {\(map.entries.map { "\($0.key.typedText): \($0.value.typedText)" }.joined(separator: ", "))}"
      case .timestamp(let moment): " \(moment.text)"
      case .duration(let span): " \(span.text)"
      case .type(let type): " \(type.name)"
      case .optional(let value): value.map { " of \($0.typedText)" } ?? " none"
      }
    return type.name.split(separator: ".").last! + content
  }
}

extension MapValue {
  /// Reads the pairs of a typed map.
  fileprivate init(typed node: JSONNode) throws {
    let entries = try node.elements(of: "a map's 'v'").map { pair -> Entry in
      let parts = try pair.elements(of: "an entry")
      guard parts.count == 2 else { throw UnreadableCase("an entry has \(parts.count) parts, not 2") }
      return (try Value(typed: parts[0]), try Value(typed: parts[1]))
    }
    guard let map = MapValue(entries) else { throw UnreadableCase("a map has a key that repeats or can be none") }
    self = map
  }
}

extension ValueType {
  private static let plainTypes: [String: ValueType] = [
    "null": .null, "null_type": .null, "bool": .bool, "int": .int, "uint": .uint, "double": .double,
    "string": .string, "bytes": .bytes, "list": .list(.dyn), "map": .map(.dyn, .dyn), "timestamp": .timestamp,
    "google.protobuf.Timestamp": .timestamp, "duration": .duration, "google.protobuf.Duration": .duration,
    "type": .type, "optional_type": .optional(.dyn), "dyn": .dyn,
  ]

  /// Reads a type as CEL writes it: `int`, `list(string)`, `map(string, list(int))`, `dyn`.
  init(written text: String) throws {
    let text = text.trimmingCharacters(in: .whitespaces)
    guard let opening = text.firstIndex(of: "("), text.hasSuffix(")") else {
      guard let type = ValueType.plainTypes[text] else { throw UnreadableCase("there is no type '\(text)'") }
      self = type
      return
    }
    let parameters = try ValueType.parameters(of: text[text.index(after: opening)...].dropLast())
    switch (text[..<opening], parameters.count) {
    case ("list", 1): self = .list(parameters[0])
    case ("optional_type", 1): self = .optional(parameters[0])
    case ("map", 2): self = .map(parameters[0], parameters[1])
    default: throw UnreadableCase("there is no type '\(text)'")
    }
  }

  /// The types between commas that stand in no brackets.
  private static func parameters(of text: Substring) throws -> [ValueType] {
    var parts: [String] = [""]
    var depth = 0
    for character in text {
      if character == ",", depth == 0 {
        parts.append("")
        continue
      }
      depth += character == "(" ? 1 : character == ")" ? -1 : 0
      parts[parts.count - 1].append(character)
    }
    return try parts.map { try ValueType(written: $0) }
  }
}
