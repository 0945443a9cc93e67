package import ExpressionLanguage
package import JSONDocuments

extension Value {
  /// The value for programs, close to what protobuf's JSON mapping makes of CEL's types; the module's article has the
  /// table.
  ///
  /// Whole numbers that a double cannot hold exactly and what no JSON number is are strings, so that every value has a
  /// form that any reader of JSON keeps as it is.
  package var json: JSONValue {
    switch self {
    case .null, .optional(nil): .null
    case .bool(let truth): .bool(truth)
    case .int(let number): number.magnitude <= Self.greatestExact ? .integer(number) : .string(String(number))
    case .uint(let number): number <= Self.greatestExact ? .integer(Int64(number)) : .string(String(number))
    case .double(let number): number.isFinite ? .number(number) : .string(number.plainText)
    case .string(let text): .string(text)
    case .bytes(let bytes): .string(Base64.encode(bytes))
    case .list(let elements): .array(elements.map(\.json))
    case .map(let map): Self.json(map)
    case .timestamp(let moment): .string(moment.text)
    case .duration(let span): .string(span.text)
    case .type(let type): .string(type.name)
    case .optional(let value?): value.json
    }
  }

  /// The greatest whole number up to which a double has all of them.
  private static let greatestExact: UInt64 = (1 << 53) - 1

  /// An object where every key is a string, else a list of pairs: `1` and `'1'` may be keys of the same map.
  private static func json(_ map: MapValue) -> JSONValue {
    var members: [JSONValue.Member] = []
    for entry in map.entries {
      guard case .string(let name) = entry.key else {
        return .array(map.entries.map { .array([$0.key.json, $0.value.json]) })
      }
      members.append(JSONValue.Member(name: name, value: entry.value.json))
    }
    return .object(members)
  }
}
