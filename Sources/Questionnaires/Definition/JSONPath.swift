import JSONDocuments

/// The way to a value of a JSON document; written out as a JSON Pointer only where something is said about the value.
indirect enum JSONPath: Sendable {
  case root
  case member(JSONPath, String)
  case element(JSONPath, Int)

  /// The way as a JSON Pointer (RFC 6901).
  var pointer: String {
    switch self {
    case .root: ""
    case .member(let path, let key): JSONPointer.appending(key, to: path.pointer)
    case .element(let path, let index): JSONPointer.appending(index, to: path.pointer)
    }
  }
}
