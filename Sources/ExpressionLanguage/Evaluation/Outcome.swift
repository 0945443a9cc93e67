/// What evaluating an expression comes to.
package enum Outcome: Sendable, Equatable {
  /// A value that no further answer can change.
  case value(Value)
  /// Not decided: it waits for the items named.
  case unknown(Unknowns)
  /// There is no value.
  case error(EvaluationError)
}

/// The items that an undecided outcome waits for (cel-go, "Partial State").
package struct Unknowns: Sendable, Hashable {
  /// The items' ids: at least one, sorted, unique.
  package private(set) var items: [String]
  /// Where the value lies whatever the items turn out to be, where that is known of a number.
  ///
  /// It belongs to what a host function gave; a comparison of that with a number is decided where the whole interval
  /// decides it.
  package private(set) var interval: ClosedRange<Double>?

  /// Creates the unknowns of one item.
  package init(_ item: String) {
    items = [item]
  }

  /// Creates the unknowns of several items, in any order; `nil` where there is none.
  package init?(_ items: some Sequence<String>) {
    let sorted = Set(items).sorted()
    guard !sorted.isEmpty else { return nil }
    self.items = sorted
  }

  /// The same items, with where the value lies.
  package func within(_ interval: ClosedRange<Double>) -> Unknowns {
    var result = self
    result.interval = interval
    return result
  }

  /// The items of both.
  package func union(_ other: Unknowns) -> Unknowns {
    if self == other, interval == nil { return self }
    var merged: [String] = []
    merged.reserveCapacity(items.count + other.items.count)
    var left = items[...]
    var right = other.items[...]
    while let first = left.first, let second = right.first {
      if first == second {
        merged.append(first)
        left.removeFirst()
        right.removeFirst()
      } else if first < second {
        merged.append(left.removeFirst())
      } else {
        merged.append(right.removeFirst())
      }
    }
    merged += left
    merged += right
    var result = self
    result.items = merged
    result.interval = nil
    return result
  }
}

/// Why an expression has no value.
package struct EvaluationError: Error, Sendable, Hashable {
  /// What went wrong, in lower case without a full stop.
  package var message: String
  /// The part of the expression that failed, in UTF-8 offsets; `nil` where it is not known yet.
  package var range: Range<Int>?

  /// Creates an error.
  package init(message: String, range: Range<Int>? = nil) {
    self.message = message
    self.range = range
  }
}
