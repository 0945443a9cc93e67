/// Finds what a person probably meant by a word that is not known.
package enum Suggestion {
  /// The most candidates looked at for one word: a file full of wrong names would cost too much otherwise.
  package static let candidateLimit = 2_000

  /// The candidate nearest to `word`, if one is near enough: at most two edits and at most a third of its length,
  /// or one edit for words of three letters or more; letter case and `-` against `_` cost nothing.
  ///
  /// Only the first ``candidateLimit`` candidates are looked at.
  ///
  /// Edits are insertions, deletions, replacements and swaps of neighbours (optimal string alignment distance).
  /// Ties go to the earlier candidate.
  package static func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
    let folded = fold(word)
    guard !folded.isEmpty, folded.count <= 200 else { return nil }
    let isPlain = word.utf8.allSatisfy { $0 < 0x80 }
    var best: (candidate: String, distance: Int)?
    for candidate in candidates.prefix(candidateLimit) {
      // Folding keeps the number of bytes of ASCII words, and two edits change it by two at most.
      if isPlain, abs(candidate.utf8.count - folded.count) > 2, candidate.utf8.allSatisfy({ $0 < 0x80 }) { continue }
      let other = fold(candidate)
      let limit = max(other.count >= 3 ? 1 : 0, min(2, max(folded.count, other.count) / 3))
      guard abs(other.count - folded.count) <= limit else { continue }
      let (a, b) = differing(folded, other)
      let distance = distance(a, b, limit: limit)
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    if let best { return best.candidate }
    guard folded.count >= 4 else { return nil }
    return candidates.prefix(candidateLimit).first { candidate in
      let other = fold(candidate)
      return other.count > folded.count && other.starts(with: folded)
    }
  }

  private static func fold(_ word: String) -> [Unicode.Scalar] {
    func joined(_ scalar: Unicode.Scalar) -> Unicode.Scalar { scalar == "-" || scalar == " " ? "_" : scalar }
    // A definition may have thousands of names, nearly all of them ASCII.
    if word.utf8.allSatisfy({ $0 < 0x80 }) {
      return word.utf8.map { byte in joined(Unicode.Scalar(0x41...0x5A ~= byte ? byte | 0x20 : byte)) }
    }
    return word.lowercased().unicodeScalars.map(joined)
  }

  /// The words without what both begin and end with, which costs no edits.
  private static func differing(
    _ a: [Unicode.Scalar], _ b: [Unicode.Scalar]
  ) -> (a: [Unicode.Scalar], b: [Unicode.Scalar]) {
    var start = 0
    while start < a.count, start < b.count, a[start] == b[start] { start += 1 }
    var end = 0
    while end < min(a.count, b.count) - start, a[a.count - 1 - end] == b[b.count - 1 - end] { end += 1 }
    return (Array(a[start..<a.count - end]), Array(b[start..<b.count - end]))
  }

  /// The edits from one word to another; some number above `limit` where they are more than that.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], limit: Int) -> Int {
    var last = Array(0...b.count)
    var beforeLast = last
    var row = last
    var lastLeast = 0
    for i in 0..<a.count {
      row[0] = i + 1
      var least = i + 1
      for j in 0..<b.count {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
        row[j + 1] = cost
        least = min(least, cost)
      }
      // A row is made from the two before it, and never falls below the lesser of them.
      if least > limit, lastLeast > limit { return least }
      lastLeast = least
      swap(&beforeLast, &last)
      swap(&last, &row)
    }
    return last[b.count]
  }
}
