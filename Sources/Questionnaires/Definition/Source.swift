/// Where a question, a rule or an advice comes from.
package struct Source: Sendable {
  package var id: SourceID
  package var title: LocalizedText
  package var publisher: String?
  package var year: Int?
  /// An `https` or `http` address.
  package var url: String?
  /// The day it was read, `YYYY-MM-DD`.
  package var accessed: String?
  package var note: LocalizedText?

  /// Creates a source.
  package init(
    id: SourceID, title: LocalizedText, publisher: String? = nil, year: Int? = nil, url: String? = nil,
    accessed: String? = nil, note: LocalizedText? = nil
  ) {
    self.id = id
    self.title = title
    self.publisher = publisher
    self.year = year
    self.url = url
    self.accessed = accessed
    self.note = note
  }
}
