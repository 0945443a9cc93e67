package import Diagnostics

/// A named part of a questionnaire with its items.
package struct Section: Sendable {
  package var id: SectionID
  /// Its place among the sections, from 0.
  package var index: Int
  package var title: LocalizedText
  package var intro: LocalizedText?
  /// Its weight among the sections, at least 0.
  package var weight: Double
  package var visibleIf: Rule?
  /// The indices of its items, contiguous and in order.
  package var items: Range<Int>
  package var sources: [SourceID]
  package var tags: [String]
  /// How its items are combined, where that differs from the questionnaire's.
  package var model: ScoringModel?
  /// The share aimed at, 0...1.
  package var target: Double?
  /// Where it stands in the file.
  package var place: Diagnostic.Place

  /// Creates a section.
  package init(
    id: SectionID, index: Int, title: LocalizedText, intro: LocalizedText? = nil, weight: Double = 1,
    visibleIf: Rule? = nil, items: Range<Int>, sources: [SourceID] = [], tags: [String] = [],
    model: ScoringModel? = nil, target: Double? = nil, place: Diagnostic.Place
  ) {
    self.id = id
    self.index = index
    self.title = title
    self.intro = intro
    self.weight = weight
    self.visibleIf = visibleIf
    self.items = items
    self.sources = sources
    self.tags = tags
    self.model = model
    self.target = target
    self.place = place
  }
}
