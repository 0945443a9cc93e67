package import Localization

package import Diagnostics

/// A checked definition: everything in it resolves, every expression is compiled.
///
/// Items and sections are addressed by index in definition order; the maps find an index by name.
package final class Questionnaire: Sendable {
  /// The parts of a questionnaire before the tables derived from them.
  package struct Parts: Sendable {
    package var id = ""
    package var version = ""
    package var title = LocalizedText("")
    package var summary: LocalizedText?
    package var audience: LocalizedText?
    package var minutes: Int?
    package var language = "en"
    package var notes: LocalizedText?
    package var sources: [Source] = []
    package var sections: [Section] = []
    package var items: [Item] = []
    package var computed: [ComputedValue] = []
    package var scoring = ScoringRules()
    package var levels: [Level] = []
    package var actions: [Action] = []
    package var examples: [Example] = []
    package var dependencies = DependencyGraph()

    /// Creates empty parts.
    package init() {}
  }

  /// The name of the definition, which is also its file's.
  package let id: String
  /// The semantic version of the definition.
  package let version: String
  package let title: LocalizedText
  package let summary: LocalizedText?
  package let audience: LocalizedText?
  /// How long it takes, in minutes, where the author says.
  package let minutes: Int?
  /// The language of plain texts, a BCP 47 tag.
  package let language: String
  package let notes: LocalizedText?
  package let sources: [Source]
  package let sections: [Section]
  /// All items of all sections, in order.
  package let items: [Item]
  package let computed: [ComputedValue]
  package let scoring: ScoringRules
  /// The levels, ascending; empty where the questionnaire has none.
  package let levels: [Level]
  package let actions: [Action]
  package let examples: [Example]
  /// What has to be evaluated again after an answer.
  package let dependencies: DependencyGraph
  /// The file it was read from.
  package let source: SourceText

  private let itemIndices: [ItemID: Int]
  private let sectionIndices: [SectionID: Int]
  private let sourceIndices: [SourceID: Int]
  private let actionIndices: [ActionID: Int]

  /// The languages that it can be taken in, as tags: its own, then those of translations in the order of the file.
  package var languages: [String] {
    let texts = [title] + sections.map(\.title) + items.map(\.text) + items.flatMap { $0.choices.map(\.text) }
    var result = [language]
    for tag in texts.flatMap({ $0.variants.map(\.language) }) where !tag.isEmpty && !result.contains(tag) {
      result.append(tag)
    }
    return result
  }

  /// The language in which it is taken where this one is wanted; `nil` where it has no texts in it.
  ///
  /// A region that no text is written for keeps its numbers and dates: of `es`, `es-MX` gives `es-MX`.
  package func language(for wanted: Language) -> String? {
    let isKnown = languages.contains { Language($0).primary == wanted.primary }
    return isKnown ? wanted.canonicalTag : nil
  }

  /// Creates a questionnaire from checked parts, whose identifiers are unique.
  package init(_ parts: Parts, source: SourceText) {
    id = parts.id
    version = parts.version
    title = parts.title
    summary = parts.summary
    audience = parts.audience
    minutes = parts.minutes
    language = parts.language
    notes = parts.notes
    sources = parts.sources
    sections = parts.sections
    items = parts.items
    computed = parts.computed
    scoring = parts.scoring
    levels = parts.levels
    actions = parts.actions
    examples = parts.examples
    dependencies = parts.dependencies
    self.source = source
    itemIndices = Dictionary(parts.items.indices.map { (parts.items[$0].id, $0) }) { first, _ in first }
    sectionIndices = Dictionary(parts.sections.map { ($0.id, $0.index) }) { first, _ in first }
    sourceIndices = Dictionary(parts.sources.enumerated().map { ($1.id, $0) }) { first, _ in first }
    actionIndices = Dictionary(parts.actions.enumerated().map { ($1.id, $0) }) { first, _ in first }
  }

  /// The index of the item with this name, exactly spelt.
  package func itemIndex(_ id: ItemID) -> Int? { itemIndices[id] }

  /// The index of the section with this name, exactly spelt.
  package func sectionIndex(_ id: SectionID) -> Int? { sectionIndices[id] }

  /// The source with this name.
  package func source(_ id: SourceID) -> Source? { sourceIndices[id].map { sources[$0] } }

  /// The index of the action with this name.
  package func actionIndex(_ id: ActionID) -> Int? { actionIndices[id] }
}
