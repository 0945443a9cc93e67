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
  /// One item needs no storage of its own: it is what nearly all reads give.
  private enum Storage: Sendable, Hashable {
    case one(String)
    case several(Several)
  }

  private final class Several: Sendable, Hashable {
    let items: [String]
    let interval: ClosedRange<Double>?

    init(items: [String], interval: ClosedRange<Double>?) {
      self.items = items
      self.interval = interval
    }

    static func == (lhs: Several, rhs: Several) -> Bool {
      lhs === rhs || (lhs.items == rhs.items && lhs.interval == rhs.interval)
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(items)
      hasher.combine(interval)
    }
  }

  private var storage: Storage

  /// The items' ids: at least one, sorted, unique.
  package var items: [String] {
    switch storage {
    case .one(let item): [item]
    case .several(let several): several.items
    }
  }

  /// Where the value lies whatever the items turn out to be, where that is known of a number.
  ///
  /// It belongs to what a host function gave; a comparison of that with a number is decided where the whole interval
  /// decides it.
  package var interval: ClosedRange<Double>? {
    if case .several(let several) = storage { several.interval } else { nil }
  }

  /// Creates the unknowns of one item.
  package init(_ item: String) {
    storage = .one(item)
  }

  /// Creates the unknowns of several items, in any order; `nil` where there is none.
  package init?(_ items: some Sequence<String>) {
    let sorted = Set(items).sorted()
    guard let first = sorted.first else { return nil }
    storage = sorted.count == 1 ? .one(first) : .several(Several(items: sorted, interval: nil))
  }

  /// The same items, with where the value lies.
  package func within(_ interval: ClosedRange<Double>) -> Unknowns {
    var result = self
    result.storage = .several(Several(items: items, interval: interval))
    return result
  }

  /// The same items, without where the value lies.
  var withoutInterval: Unknowns { Unknowns(items) ?? self }

  /// The items of both.
  package func union(_ other: Unknowns) -> Unknowns {
    if self == other, interval == nil { return self }
    var merged: [String] = []
    let first = items
    let second = other.items
    merged.reserveCapacity(first.count + second.count)
    var left = first[...]
    var right = second[...]
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
    result.storage = merged.count == 1 ? .one(merged[0]) : .several(Several(items: merged, interval: nil))
    return result
  }
}

/// Why an expression has no value.
package struct EvaluationError: Error, Sendable, Hashable {
  /// Kept apart, so that an ``Outcome`` stays small.
  private final class Storage: Sendable {
    let message: String
    let range: Range<Int>?

    init(message: String, range: Range<Int>?) {
      self.message = message
      self.range = range
    }
  }

  private let storage: Storage

  /// What went wrong, in lower case without a full stop.
  package var message: String { storage.message }
  /// The part of the expression that failed, in UTF-8 offsets; `nil` where it is not known yet.
  package var range: Range<Int>? { storage.range }

  /// Creates an error.
  package init(message: String, range: Range<Int>? = nil) {
    storage = Storage(message: message, range: range)
  }

  /// The same error with a place, unless it has one.
  func placed(at range: Range<Int>) -> EvaluationError {
    storage.range == nil ? EvaluationError(message: message, range: range) : self
  }

  package static func == (lhs: EvaluationError, rhs: EvaluationError) -> Bool {
    lhs.storage === rhs.storage || (lhs.message == rhs.message && lhs.range == rhs.range)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(message)
    hasher.combine(range)
  }
}
