/// How many years of school a text asks of its reader.
///
/// The Flesch-Kincaid grade: 0.39 · words / sentences + 11.8 · syllables / words - 15.59 (J. P. Kincaid, R. P. Fishburne,
/// R. L. Rogers and B. S. Chissom, *Derivation of New Readability Formulas for Navy Enlisted Personnel*, Research Branch
/// Report 8-75, Naval Technical Training Command, 1975).
///
/// A sentence also ends at a colon or a semicolon. A number is a word of one syllable. Words of the trade, which the
/// people asked say every day, count as two syllables: with their five, *apprenticeship* would weigh more than all that
/// makes a sentence hard.
struct ReadingGrade {
  /// The grade, which may be below 0; 0 where there is no word.
  let value: Double

  /// Grades texts as if they stood one after the other, each at least one sentence.
  init(_ texts: [String]) {
    let sentences = texts.flatMap(Self.sentences).filter { !Self.words($0).isEmpty }
    let words = sentences.flatMap(Self.words)
    guard !words.isEmpty else {
      value = 0
      return
    }
    let syllables = words.reduce(0) { $0 + Self.syllables($1) }
    value =
      0.39 * Double(words.count) / Double(sentences.count) + 11.8 * Double(syllables) / Double(words.count) - 15.59
  }

  /// Stretches that end with `.`, `!`, `?`, `:` or `;` before a space or the end.
  static func sentences(_ text: String) -> [String] {
    var result: [String] = []
    var sentence = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      sentence += sentence.isEmpty ? String(word) : " " + word
      // What closes a quotation or a parenthesis may follow.
      if let last = word.last(where: { !"\"')\u{2019}\u{201D}".contains($0) }), ".!?:;".contains(last) {
        result.append(sentence)
        sentence = ""
      }
    }
    return sentence.isEmpty ? result : result + [sentence]
  }

  /// Words and numbers; what has neither a letter nor a digit is none.
  static func words(_ text: String) -> [String] {
    text.split { $0.isWhitespace || $0 == "/" }.map(String.init)
      .filter { $0.contains { $0.isLetter || $0.isNumber } }
  }

  /// The syllables of a word, counted by its groups of vowels without those that are silent at the end; each part of a
  /// word with hyphens by itself.
  static func syllables(_ word: String) -> Int {
    let word = word.lowercased().drop { !$0.isLetter && !$0.isNumber }
    if tradeWords.contains(String(word.prefix { $0.isLetter || $0 == "'" || $0 == "\u{2019}" })) { return 2 }
    return word.split(separator: "-").reduce(0) { $0 + syllablesOfPart($1) }
  }

  private static func syllablesOfPart(_ part: Substring) -> Int {
    let letters = part.filter(\.isLetter)
    var groups = 0
    var isInGroup = false
    for letter in letters {
      let isVowel = "aeiouy".contains(letter)
      if isVowel, !isInGroup { groups += 1 }
      isInGroup = isVowel
    }
    return max(1, groups > 1 && hasSilentEnding(letters) ? groups - 1 : groups)
  }

  /// Whether the last vowel is silent, as in *time*, *times* and *planned*, but not in *table*, *boxes* and *needed*.
  private static func hasSilentEnding(_ word: String) -> Bool {
    func endsInConsonantAndL(_ stem: Substring) -> Bool {
      guard stem.last == "l", let before = stem.dropLast().last else { return false }
      return !"aeiouyl".contains(before)
    }
    if word.hasSuffix("es") {
      let stem = word.dropLast(2)
      let isSpoken = ["s", "x", "z", "ch", "sh", "c", "g"].contains { stem.hasSuffix($0) }
      return !isSpoken && !endsInConsonantAndL(stem)
    }
    if word.hasSuffix("ed") { return !"td".contains(word.dropLast(2).last ?? "t") }
    if word.hasSuffix("e") { return !endsInConsonantAndL(word.dropLast()) }
    return false
  }

  private static let tradeWords: Set<String> = [
    "agencies", "agency", "apprentice", "apprentices", "apprenticeship", "apprenticeships", "competencies",
    "competency",
    "credential", "credentials", "employed", "employee", "employees", "employer", "employers", "federal", "hospital",
    "hospitals", "instruction", "medical", "mentor", "mentors", "occupation", "occupations", "probation", "program",
    "programs", "registered", "registration", "technician", "technicians", "university",
  ]
}
