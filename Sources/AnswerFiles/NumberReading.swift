import Localization
import Questionnaires

/// What a number can mean as people type it in a language.
///
/// English groups thousands with commas. Where decimals stand behind a comma, `1.200` and `1,200` can be twelve hundred or
/// one and a fifth: then there are two readings, and nobody guesses. Both signs together, a sign that is repeated, and a
/// sign that cannot stand between thousands are clear in Spanish wherever it is spoken: `1.234,5`, `1234.5`, `1234,5`.
struct NumberReading {
  /// The numbers that it can be, the larger first: none where it is no number, two where it is not clear.
  let numbers: [PlainNumber]
  private let decimal: String

  /// Reads a number as scripts have it, the same in every language.
  init(script text: String) {
    numbers = [PlainNumber(text)].compactMap { $0 }
    decimal = "."
  }

  /// Reads a number as people type it.
  init(_ text: String, in language: Language) {
    let style = language.numbers
    decimal = style.decimal
    let text = text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
    let withPoint = PlainNumber(text)
    guard language.primary == "es" else {
      numbers = [withPoint].compactMap { $0 }
      return
    }
    let withComma = PlainNumber(Self.swapped(text))
    // A group of thousands does not begin with 0: what does has decimals.
    let beginsWithZero = text.unicodeScalars.first { "0"..."9" ~= $0 } == "0"
    switch (withPoint, withComma) {
    case (let point?, let comma?) where point.value != comma.value:
      if beginsWithZero {
        numbers = [point.value.magnitude < comma.value.magnitude ? point : comma]
      } else if style.decimal == "." {
        numbers = [point]
      } else {
        numbers = point.value.magnitude > comma.value.magnitude ? [point, comma] : [comma, point]
      }
    default: numbers = [withPoint ?? withComma].compactMap { $0 }
    }
  }

  /// The two readings as they can be typed so that each is clear.
  var forms: [String] {
    numbers.map { number in
      let text = number.whole.map(String.init) ?? "\(number.value)"
      let halves = text.split(separator: ".")
      guard halves.count == 2 else { return text }
      // Three decimals would look like thousands again.
      return halves[0] + decimal + halves[1] + (halves[1].utf8.count == 3 ? "0" : "")
    }
  }

  /// The text with point and comma in each other's place.
  private static func swapped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(scalar == "." ? "," : scalar == "," ? "." : scalar) }
    return String(result)
  }
}
