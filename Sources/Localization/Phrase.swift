/// Something the program says, in English, with the values in it kept apart.
///
/// The literal is its own key: `"\(met) of \(count) steps met"` is looked up as `%1 of %2 steps met`, and what is found may
/// put the values in another order. A percent sign in the literal stands for itself.
package struct Phrase: Sendable, Equatable, ExpressibleByStringInterpolation {
  /// The literal with `%1`, `%2` for its values, in order.
  package let key: String
  /// The values, in order.
  package let values: [String]

  package init(stringLiteral value: String) {
    key = value
    values = []
  }

  package init(stringInterpolation: Interpolation) {
    key = stringInterpolation.key
    values = stringInterpolation.values
  }

  /// Takes the literal apart.
  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var key = ""
    fileprivate var values: [String] = []

    package init(literalCapacity: Int, interpolationCount: Int) {
      key.reserveCapacity(literalCapacity + 2 * interpolationCount)
      values.reserveCapacity(interpolationCount)
    }

    package mutating func appendLiteral(_ literal: String) {
      key += literal
    }

    package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      values.append(value.description)
      key += "%\(values.count)"
    }
  }

  /// The phrase in a language: English where that has no words for it.
  package func text(in language: Language) -> String {
    text(language.phrases?[key])
  }

  /// The phrase for exactly one thing.
  fileprivate func singular(in language: Language) -> String {
    text(language.phrases.flatMap { $0[Self.singularMark + key] ?? $0[key] })
  }

  /// What stands before the key of a singular that English does not tell from the plural: `1 skipped`, `2 skipped`.
  package static let singularMark = "1|"

  private func text(_ pattern: String?) -> String {
    values.isEmpty ? pattern ?? key : filled(pattern ?? key)
  }

  /// A pattern with the values in place of `%1` ... `%9`; every other percent sign is one.
  private func filled(_ pattern: String) -> String {
    var result = String.UnicodeScalarView()
    var isMark = false
    for scalar in pattern.unicodeScalars {
      if isMark {
        isMark = false
        if "1"..."9" ~= scalar, Int(scalar.value) - 0x31 < values.count {
          result.append(contentsOf: values[Int(scalar.value) - 0x31].unicodeScalars)
          continue
        }
        result.append("%")
      }
      if scalar == "%" {
        isMark = true
      } else {
        result.append(scalar)
      }
    }
    if isMark { result.append("%") }
    return String(result)
  }
}

/// A phrase in the current language.
package func localized(_ phrase: Phrase) -> String {
  phrase.text(in: Language.current)
}

/// A phrase for one thing or for several, in the current language.
///
/// English and Spanish have these two forms, and use the first for exactly one (CLDR 44, plural rules for cardinals; the
/// third form of Spanish, for whole millions, is not needed here).
package func localized(_ count: Int, one: Phrase, other: Phrase) -> String {
  count == 1 ? one.singular(in: Language.current) : other.text(in: Language.current)
}
