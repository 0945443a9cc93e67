import Diagnostics
import JSONDocuments

extension [Diagnostic] {
  /// The diagnostics for programs, in source order.
  var json: JSONValue { .array(inSourceOrder().map(\.json)) }
}

extension Diagnostic {
  /// The diagnostic for programs: severity, id, message, its place where it has one, and notes.
  var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init(name: "severity", value: .string(severity.rawValue)),
      .init(name: "id", value: .string(identifier)),
      .init(name: "message", value: .string(message)),
    ]
    if let place {
      let position = place.position
      members.append(.init(name: "line", value: .integer(Int64(position.line))))
      members.append(.init(name: "column", value: .integer(Int64(position.column))))
      if let pointer = place.pointer { members.append(.init(name: "pointer", value: .string(pointer))) }
    }
    members.append(.init(name: "notes", value: .array(notes.map { .string($0.message) })))
    return .object(members)
  }
}

/// A number of things: `1 error`, `2 errors`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
