/// A text in which the places expected of diagnostics are marked: `«` begins one and `»` ends it.
package struct MarkedSource {
  /// The text without its marks.
  package let text: String
  /// The marked bytes, in order of their beginnings.
  package let ranges: [Range<Int>]

  /// Takes the marks out of a text.
  package init(_ marked: String) {
    var text = ""
    var open: [Int] = []
    var ranges: [Range<Int>] = []
    for character in marked {
      switch character {
      case "«": open.append(text.utf8.count)
      case "»": ranges.append(open.removeLast()..<text.utf8.count)
      default: text.append(character)
      }
    }
    precondition(open.isEmpty, "a mark is not closed")
    self.text = text
    self.ranges = ranges.sorted { $0.lowerBound < $1.lowerBound }
  }
}
