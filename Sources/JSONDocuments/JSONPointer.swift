/// Writes JSON Pointers (RFC 6901). The empty pointer is the whole document.
package enum JSONPointer {
  /// The pointer to the member `key` of the object at `pointer`.
  package static func appending(_ key: String, to pointer: String) -> String {
    pointer + "/" + escaped(key)
  }

  /// The pointer to the element at `index`, from 0, of the array at `pointer`.
  package static func appending(_ index: Int, to pointer: String) -> String {
    pointer + "/" + String(index)
  }

  /// A key as one token of a pointer: `~` becomes `~0`, and `/` becomes `~1` (section 3).
  package static func escaped(_ key: String) -> String {
    // On bytes: a slash with a combining mark is one Character that no comparison with "/" would find.
    guard key.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return key }
    var token = ""
    token.reserveCapacity(key.utf8.count + 4)
    for scalar in key.unicodeScalars {
      switch scalar {
      case "~": token += "~0"
      case "/": token += "~1"
      default: token.unicodeScalars.append(scalar)
      }
    }
    return token
  }
}
