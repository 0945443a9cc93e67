import TestSupport

/// The phrases that the sources say, as the keys by which they are looked up.
///
/// Reads string literals of Swift as far as they stand in calls of `localized`: of one line and of several, with values in
/// them that may hold literals themselves.
struct SourcePhrases {
  /// The keys, each with the file that has it first.
  private(set) var files: [String: String] = [:]

  private static let root: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    return parts.joined(separator: "/")
  }()

  /// Reads all sources but those of the phrases themselves.
  init() throws {
    for path in try Self.sources(in: Self.root + "/Sources") where !path.contains("/Localization/") {
      for key in Self.keys(in: try TemporaryDirectory.readFile(path)) where files[key] == nil { files[key] = path }
    }
  }

  private static func sources(in folder: String) throws -> [String] {
    try TemporaryDirectory.names(in: folder).sorted().flatMap { name -> [String] in
      if name.hasSuffix(".swift") { return ["\(folder)/\(name)"] }
      // Anything else is a folder, or nothing of interest.
      return name.contains(".") ? [] : (try? sources(in: "\(folder)/\(name)")) ?? []
    }
  }

  /// The keys of a source; where English has one form for one thing and for several, the singular is marked.
  static func keys(in source: String) -> [String] {
    var reader = Reader(source)
    return reader.keys()
  }

  private struct Reader {
    private let text: [Unicode.Scalar]
    private var place = 0

    init(_ source: String) { text = Array(source.unicodeScalars) }

    private func begins(_ word: String, at index: Int? = nil) -> Bool {
      let index = index ?? place
      let scalars = Array(word.unicodeScalars)
      return index + scalars.count <= text.count && text[index..<index + scalars.count].elementsEqual(scalars)
    }

    mutating func keys() -> [String] {
      var result: [String] = []
      while place < text.count {
        if begins("//") {
          while place < text.count, text[place] != "\n" { place += 1 }
        } else if begins("localized("), place == 0 || !isWord(text[place - 1]) {
          place += "localized(".unicodeScalars.count
          result += call()
        } else if text[place] == "\"" {
          // What a literal says in its values is read as well.
          let start = place
          _ = literal()
          result += inner(of: start..<place)
        } else {
          place += 1
        }
      }
      return result
    }

    private func isWord(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic || scalar == "_" }

    /// Calls within the values of a literal.
    private func inner(of range: Range<Int>) -> [String] {
      var result: [String] = []
      for index in range.dropFirst() where begins("localized(", at: index) {
        var reader = self
        reader.place = index + "localized(".unicodeScalars.count
        result += reader.call()
      }
      return result
    }

    /// The keys of a call whose bracket was read: one, or those for one thing and for several.
    private mutating func call() -> [String] {
      let start = place
      var one: String?
      var other: String?
      var direct: String?
      var depth = 1
      var label = ""
      while place < text.count, depth > 0 {
        if text[place] == "\"" {
          let key = literal()
          if depth == 1 {
            switch label {
            case "one": one = key
            case "other": other = key
            default: direct = direct ?? key
            }
          }
          continue
        }
        if text[place] == "(" || text[place] == "[" || text[place] == "{" { depth += 1 }
        if text[place] == ")" || text[place] == "]" || text[place] == "}" { depth -= 1 }
        if depth == 1, begins("one:") { label = "one" }
        if depth == 1, begins("other:") { label = "other" }
        place += 1
      }
      var result = inner(of: start..<place)
      if let one, let other {
        result += [one == other ? "1|" + one : one, other]
      } else if let direct {
        result.append(direct)
      }
      return result
    }

    /// Reads the literal that begins here and gives its key.
    private mutating func literal() -> String {
      let isLong = begins("\"\"\"")
      place += isLong ? 3 : 1
      var key = String.UnicodeScalarView()
      var values = 0
      while place < text.count, isLong ? !begins("\"\"\"") : text[place] != "\"" {
        guard text[place] == "\\" else {
          key.append(text[place])
          place += 1
          continue
        }
        let next = text[place + 1]
        place += 2
        switch next {
        case "(":
          skipValue()
          values += 1
          key.append(contentsOf: "%\(values)".unicodeScalars)
        case "n": key.append("\n")
        case "\n": key.append("\u{0}")
        case "u":
          var hex = ""
          while text[place] != "}" {
            if text[place] != "{" { hex.unicodeScalars.append(text[place]) }
            place += 1
          }
          place += 1
          key.append(Unicode.Scalar(UInt32(hex, radix: 16) ?? 0xFFFD) ?? "\u{FFFD}")
        default: key.append(next)
        }
      }
      place += isLong ? 3 : 1
      return isLong ? Self.unindented(String(key)) : String(key)
    }

    private mutating func skipValue() {
      var depth = 1
      while place < text.count, depth > 0 {
        if text[place] == "\"" {
          _ = literal()
          continue
        }
        if text[place] == "(" { depth += 1 }
        if text[place] == ")" { depth -= 1 }
        place += 1
      }
    }

    /// The lines of a long literal without what they are indented by; a mark stands where a line goes on.
    private static func unindented(_ body: String) -> String {
      var lines = body.split(whereSeparator: { $0 == "\n" || $0 == "\0" }).map(String.init)
      guard let last = lines.popLast() else { return "" }
      let ends = body.unicodeScalars.filter { $0 == "\n" || $0 == "\0" }.dropFirst().dropLast()
      lines = lines.map { String($0.dropFirst(last.count)) }
      var result = lines.first ?? ""
      for (end, line) in zip(ends, lines.dropFirst()) { result += (end == "\n" ? "\n" : "") + line }
      return result
    }
  }
}
