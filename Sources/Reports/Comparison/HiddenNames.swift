import Questionnaires

/// The names that must not stand in a text: of clients and of people.
struct HiddenNames {
  private struct Name {
    var scalars: [Unicode.Scalar]
    /// Whether small and capital letters are the same, as for clients. People may be called as things are: `Will`.
    var ignoresCase: Bool
  }

  /// By their first letter, small; the longest first.
  private var names: [Unicode.Scalar: [Name]] = [:]

  /// Hides nothing.
  init() {}

  /// Gathers what clients and people are called in reports.
  init(in reports: [Report]) {
    var clients = Set<String>()
    var people = Set<String>()
    for report in reports {
      if let name = report.client.name { clients.insert(name) }
      if let name = report.facilitator { people.insert(name) }
      people.formUnion(report.respondents)
      people.formUnion(report.agreement?.people.map(\.name) ?? [])
      people.formUnion(report.answers.compactMap(\.respondent))
      people.formUnion(report.actions.compactMap(\.assignee))
    }
    for name in clients { add(name, ignoresCase: true) }
    for name in people { add(name, ignoresCase: false) }
    names = names.mapValues { $0.sorted { $0.scalars.count > $1.scalars.count } }
  }

  private mutating func add(_ name: String, ignoresCase: Bool) {
    let all = Array(name.unicodeScalars)
    guard let first = all.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = all.lastIndex(where: { !$0.properties.isWhitespace }),
      // Shorter ones would be found in every other text.
      last - first >= 2
    else { return }
    let scalars = all[first...last].map { ignoresCase ? Self.small($0) : $0 }
    names[Self.small(scalars[0]), default: []].append(Name(scalars: scalars, ignoresCase: ignoresCase))
  }

  /// The text with dots for every name that stands in it as words of its own.
  func removed(from text: String) -> String {
    guard !names.isEmpty else { return text }
    let all = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var start = 0
    while start < all.count {
      if let length = lengthOfName(at: start, in: all) {
        result.append(contentsOf: "...".unicodeScalars)
        start += length
      } else {
        result.append(all[start])
        start += 1
      }
    }
    return String(result)
  }

  private func lengthOfName(at start: Int, in text: [Unicode.Scalar]) -> Int? {
    guard let found = names[Self.small(text[start])], start == 0 || !Self.isWord(text[start - 1]) else { return nil }
    return found.first { name in
      let end = start + name.scalars.count
      guard end <= text.count, end == text.count || !Self.isWord(text[end]) else { return false }
      return name.scalars.indices.allSatisfy { offset in
        let scalar = text[start + offset]
        return name.scalars[offset] == (name.ignoresCase ? Self.small(scalar) : scalar)
      }
    }?.scalars.count
  }

  private static func small(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard scalar.isASCII else { return scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar }
    return 0x41...0x5A ~= scalar.value ? Unicode.Scalar(UInt8(scalar.value) + 0x20) : scalar
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}
