import TestSupport

/// A source taken apart into words, numbers, texts and marks, to be put together wrongly.
struct ExpressionMutation {
  private var pieces: [Substring]

  /// Takes a source apart; the pieces in a row are the source again.
  init(_ source: String) {
    pieces = []
    var rest = source[...]
    while let first = rest.first {
      var piece: Substring
      if first.isLetter || first.isNumber || first == "_" {
        piece = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      } else if first == "'" || first == "\"" {
        let end = rest.dropFirst().firstIndex(of: first)
        piece = end.map { rest[...$0] } ?? rest
      } else if first.isWhitespace {
        piece = rest.prefix { $0.isWhitespace }
      } else {
        let isPair = ["&&", "||", "==", "!=", "<=", ">=", ".?", "[?"].contains(String(rest.prefix(2)))
        piece = rest.prefix(isPair ? 2 : 1)
      }
      pieces.append(piece)
      rest = rest.dropFirst(piece.count)
    }
  }

  /// The source.
  var source: String { pieces.joined() }

  /// Deletes, doubles, exchanges or replaces a few pieces, or puts in a run of another source's.
  mutating func mutate(with other: ExpressionMutation, using generator: inout SeededGenerator) {
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      guard let place = pieces.indices.randomElement(using: &generator) else { return }
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: pieces.remove(at: place)
      case 1: pieces.insert(pieces[place], at: place)
      case 2: pieces.swapAt(place, pieces.indices.randomElement(using: &generator)!)
      case 3: pieces[place] = other.pieces.randomElement(using: &generator) ?? ""
      case 4: pieces[place] = pieces[place].prefix(Int.random(in: 0...pieces[place].count, using: &generator))
      default:
        guard let start = other.pieces.indices.randomElement(using: &generator) else { continue }
        pieces.insert(contentsOf: other.pieces[start...].prefix(12), at: place)
      }
    }
  }
}
