/// A map of CEL: keys are bool, int, uint or string, and `1`, `1u` and `1.0` name the same entry.
///
/// Entries keep the order they were written in; order does not matter to equality.
package struct MapValue: Sendable {
  /// One key with its value.
  package typealias Entry = (key: Value, value: Value)

  /// The entries in order, keys unique.
  package var entries: [Entry] { storage.entries }
  /// The number of entries.
  package var count: Int { storage.entries.count }

  private let storage: Storage

  /// Creates a map; `nil` where a key has another type than a key may have, or is repeated.
  package init?(_ entries: [Entry]) {
    var places: [Key: Int] = [:]
    places.reserveCapacity(entries.count)
    for (index, entry) in entries.enumerated() {
      guard let key = Key(stored: entry.key), places.updateValue(index, forKey: key) == nil else { return nil }
    }
    storage = Storage(entries: entries, places: places)
  }

  /// Creates a map of keys and values in turn, under the same conditions.
  init?(alternating values: [Value]) {
    var pairs: [Entry] = []
    pairs.reserveCapacity(values.count / 2)
    for place in stride(from: 0, to: values.count, by: 2) { pairs.append((values[place], values[place + 1])) }
    self.init(pairs)
  }

  /// The value for a key; `nil` where there is none, also for keys of other types.
  package subscript(_ key: Value) -> Value? {
    guard let key = Key(lookedUp: key), let place = storage.places[key] else { return nil }
    return storage.entries[place].value
  }

  /// Whether a value may be a key.
  package static func isKey(_ value: Value) -> Bool { Key(stored: value) != nil }

  private final class Storage: Sendable {
    let entries: [Entry]
    let places: [Key: Int]

    init(entries: [Entry], places: [Key: Int]) {
      self.entries = entries
      self.places = places
    }
  }

  /// A key in the form that makes equal numbers the same.
  private enum Key: Hashable {
    case bool(Bool)
    case int(Int64)
    /// Beyond the greatest `int`.
    case uint(UInt64)
    case string(ExactString)

    init?(stored value: Value) {
      if case .double = value { return nil }
      self.init(lookedUp: value)
    }

    init?(lookedUp value: Value) {
      switch value {
      case .bool(let truth): self = .bool(truth)
      case .int(let number): self = .int(number)
      case .uint(let number): self = Int64(exactly: number).map(Key.int) ?? .uint(number)
      case .double(let number):
        if let whole = Int64(exactly: number) {
          self = .int(whole)
        } else if let whole = UInt64(exactly: number) {
          self = .uint(whole)
        } else {
          return nil
        }
      case .string(let text): self = .string(ExactString(text: text))
      default: return nil
      }
    }
  }

  /// A string compared by code points.
  private struct ExactString: Hashable {
    let text: String

    static func == (lhs: ExactString, rhs: ExactString) -> Bool { lhs.text.hasSameScalars(as: rhs.text) }

    func hash(into hasher: inout Hasher) {
      var text = text
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
      hasher.combine(UInt8(0xFF))
    }
  }
}

extension MapValue: Equatable {
  package static func == (lhs: MapValue, rhs: MapValue) -> Bool {
    guard lhs.count == rhs.count else { return false }
    return lhs.entries.allSatisfy { entry in rhs[entry.key] == entry.value }
  }
}
