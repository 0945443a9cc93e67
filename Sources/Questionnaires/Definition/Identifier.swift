/// The name of a part of a definition, of one kind of part: an item's is not a section's.
///
/// Written as a CEL identifier (`[A-Za-z_][A-Za-z0-9_]*`); compared exactly.
package struct Identifier<Subject>: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The name as the definition spells it.
  package let text: String

  /// Creates an identifier from its spelling.
  package init(_ text: String) {
    self.text = text
  }

  package var description: String { text }

  package static func < (lhs: Self, rhs: Self) -> Bool { lhs.text < rhs.text }
}

/// Names an item.
package typealias ItemID = Identifier<Item>
/// Names a section.
package typealias SectionID = Identifier<Section>
/// Names a choice within its item.
package typealias ChoiceID = Identifier<Choice>
/// Names a source.
package typealias SourceID = Identifier<Source>
/// Names a level.
package typealias LevelID = Identifier<Level>
/// Names an action.
package typealias ActionID = Identifier<Action>
/// Names a computed value.
package typealias ComputedID = Identifier<ComputedValue>
