package import Questionnaires

extension ComparisonReport {
  /// One question.
  package struct ItemRow: Sendable, Equatable {
    /// Its name in the latest definition that has it.
    package var id: ItemID
    package var concept: String?
    package var section: SectionID
    package var question: String
    /// The name of its type as definitions spell it.
    package var type: String
    package var cells: [ItemCell]
    /// What of it differs between definitions, so that its answers do not mean quite the same; empty where nothing does.
    package var definitionChanges: Set<DefinitionChange>
    package var difference: ItemDifference
    /// The last share less the first, -1...1; `nil` where one of them is missing.
    package var change: Double?

    /// Whether it is asked in some assessments and not in others.
    package var isAskedInSome: Bool {
      cells.contains { $0.isAsked } && cells.contains { !$0.isAsked }
    }
  }

  /// A question in one assessment.
  package struct ItemCell: Sendable, Equatable {
    /// Whether it is asked at all.
    package enum Presence: String, Sendable, CaseIterable {
      case asked
      /// Depending on answers still missing.
      case mayBeAsked
      case notAsked
      /// The definition does not have it.
      case absent
    }

    package var presence: Presence
    package var state: Answer.State
    /// Exactly where the state is `answered`; `nil` for what an anonymous comparison leaves out.
    package var value: AnswerValue?
    /// The answer in words; empty unless the state is `answered`, and for what an anonymous comparison leaves out.
    package var text: String
    /// How many rows a list has, where it is answered.
    package var rowCount: Int?
    /// Why the question does not apply, where said.
    package var reason: String?
    /// The share of its maximum that it earns; `nil` where it does not count or is not settled.
    package var share: Double?
    package var isCounted: Bool
    package var effectiveWeight: Double

    /// Whether it is asked or may be.
    package var isAsked: Bool { presence == .asked || presence == .mayBeAsked }
  }

  /// What of a question differs between definitions.
  package enum DefinitionChange: String, Sendable, CaseIterable {
    /// What is asked.
    case wording
    /// The type of the answer.
    case type
    /// The choices on offer or their texts.
    case choices
    /// What answers earn.
    case points
    case weight
  }

  /// How the answers to a question differ.
  package enum ItemDifference: String, Sendable, CaseIterable {
    /// The same in all columns.
    case same
    /// Settled in the first and the last, and earning more, less, or as much with another answer.
    case more
    case less
    case other
    /// Open in the first and settled in the last: known now, which is no change of what there is.
    case answeredSince
    /// Settled in the first and open in the last.
    case reopened
    /// Open in both, in different ways.
    case open
    /// Asked in the last only.
    case appeared
    /// Asked in the first only.
    case vanished
    /// The same in the first and the last, and different between them.
    case between
  }

  /// The questions whose answers differ, in order; not those that are asked in some assessments only.
  package var differingItems: [ItemRow] {
    items.filter { $0.difference != .same && !$0.isAskedInSome }
  }

  /// How many questions are asked in all, settled, and answered the same.
  package var sameItemCount: Int {
    items.count { $0.difference == .same && !$0.isAskedInSome && !$0.cells[0].state.isUnsettled }
  }

  /// How many questions are asked in all, and open in all in the same way.
  package var openItemCount: Int {
    items.count { $0.difference == .same && !$0.isAskedInSome && $0.cells[0].state.isUnsettled }
  }

  /// The questions that are asked in some assessments only.
  package var itemsAskedInSome: [ItemRow] { items.filter(\.isAskedInSome) }
}
