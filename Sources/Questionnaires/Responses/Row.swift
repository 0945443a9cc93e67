/// One row of the answer to a list: what was said to each of its fields, in the order of the definition.
///
/// A field that nobody has reached has no entry.
package struct Row: Sendable, Equatable {
  /// What was said to a field.
  package enum Entry: Sendable, Equatable {
    case value(AnswerValue)
    /// The person does not know.
    case unknown
    /// The field does not concern this row, with the reason where one was given.
    case notApplicable(reason: String?)

    /// The value, where there is one.
    package var value: AnswerValue? {
      if case .value(let value) = self { return value }
      return nil
    }
  }

  /// The entries by field, each field at most once.
  package private(set) var entries: [(field: String, entry: Entry)] = []

  /// Creates a row of which nothing is known.
  package init() {}

  /// What was said to a field; setting `nil` takes it away, setting a new one puts it at the end.
  package subscript(_ field: String) -> Entry? {
    get { entries.first { $0.field == field }?.entry }
    set {
      let place = entries.firstIndex { $0.field == field }
      switch (place, newValue) {
      case (let place?, let entry?): entries[place].entry = entry
      case (let place?, nil): entries.remove(at: place)
      case (nil, let entry?): entries.append((field, entry))
      case (nil, nil): break
      }
    }
  }

  package static func == (lhs: Row, rhs: Row) -> Bool {
    guard lhs.entries.count == rhs.entries.count else { return false }
    // Nearly always the fields stand in the same order.
    return zip(lhs.entries, rhs.entries).allSatisfy { $0 == $1 }
      || lhs.entries.allSatisfy { rhs[$0.field] == $0.entry }
  }
}
