/// One record of a table: its fields as bytes, with the place of each in the source.
package struct CSVRecord: Sendable {
  /// One field.
  struct Field: Sendable {
    /// Its bytes among those of the record.
    var range: Range<Int>
    /// Its bytes in the source, with the quotes around it.
    var source: Range<Int>
    var isQuoted: Bool
  }

  /// The fields' bytes one after the other, without quotes around them.
  var bytes: [UInt8] = []
  private(set) var fields: [Field] = []
  /// Where the record begins in the source, in bytes.
  package private(set) var offset = 0
  private var fieldStart = 0
  private var fieldOffset = 0

  /// Creates an empty record, to be read into.
  package init() {}

  /// How many fields it has; at least one once it was read.
  package var count: Int { fields.count }

  /// Whether it is an empty line.
  package var isBlank: Bool { fields.count == 1 && bytes.isEmpty && !fields[0].isQuoted }

  /// The bytes of a field; empty where the record has no such field.
  package subscript(_ index: Int) -> ArraySlice<UInt8> {
    fields.indices.contains(index) ? bytes[fields[index].range] : []
  }

  /// The text of a field; `nil` where it is not UTF-8. Empty where the record has no such field.
  package func text(_ index: Int) -> String? { String(validating: self[index], as: UTF8.self) }

  /// The bytes of the source in which a field stands, with its quotes; the end of the record where it has no such field.
  package func sourceRange(_ index: Int) -> Range<Int> {
    if fields.indices.contains(index) { return fields[index].source }
    let end = fields.last?.source.upperBound ?? offset
    return end..<end
  }

  mutating func begin(at offset: Int) {
    bytes.removeAll(keepingCapacity: true)
    fields.removeAll(keepingCapacity: true)
    self.offset = offset
    beginField(at: offset)
  }

  mutating func beginField(at offset: Int) {
    fieldStart = bytes.count
    fieldOffset = offset
  }

  mutating func endField(at end: Int, isQuoted: Bool) {
    fields.append(Field(range: fieldStart..<bytes.count, source: fieldOffset..<end, isQuoted: isQuoted))
  }
}
