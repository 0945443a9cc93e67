/// Why an event cannot follow the events before it: the record is not of an assessment that took place.
package enum ReplayError: Error, Sendable, Equatable {
  /// The first event is not `opened`, or a later one is.
  case misplacedOpening
  /// The event names an item that the definition does not have.
  case noSuchItem(String)
  /// The event takes back something that is not there or was taken back already.
  case nothingToUndo(seq: Int)
  /// The definition that the event names is not at hand.
  case definitionMissing(digest: String)
  /// Answers are compared in an assessment that is no consensus.
  case nothingToCompare(String)
  /// Answers to the same item are compared a second time.
  case comparedTwice(String)
  /// The event says who settled an item that has no answer.
  case nothingSettled(String)

  /// What happened, in lower case without a full stop.
  package var message: String {
    switch self {
    case .misplacedOpening: "the event that opens an assessment is not the first, or is there twice"
    case .noSuchItem(let item): "the definition has no item '\(item)'"
    case .nothingToUndo(let seq): "there is no answer with number \(seq) to take back"
    case .definitionMissing(let digest): "the definition \(digest.prefix(12)) is not in the store"
    case .nothingToCompare(let item): "answers to '\(item)' are compared in an assessment that compares nothing"
    case .comparedTwice(let item): "answers to '\(item)' are compared a second time"
    case .nothingSettled(let item): "'\(item)' is said to be settled and has no answer"
    }
  }
}
