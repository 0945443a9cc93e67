import Diagnostics
import Localization

package import Questionnaires

/// One answer that is only supposed: `mentor_time=in_place`, `turnover=15%`, `budget=/unknown`.
package struct Hypothesis: Sendable {
  /// The index of the item.
  package var item: Int
  package var answer: Answer

  /// Why a text supposes nothing.
  package struct Problem: Error, Sendable {
    /// The kind of problem, in kebab case.
    package var identifier: String
    /// What was found and what would be accepted, in lower case without a full stop.
    package var message: String
    /// The likely intent.
    package var suggestion: String?
    /// The item concerned, by index.
    package var item: Int?
  }

  /// Reads what a text supposes: items, each with `=` and its answer, which goes on to the next item with `=`.
  /// - Parameter reader: the reader of answers to an item.
  /// - Throws: ``Problem`` at the first that cannot be read.
  package static func read(
    _ text: String, for questionnaire: Questionnaire, reader: (Int) -> AnswerText
  ) throws(Problem) -> [Hypothesis] {
    var parts: [(item: Int, text: String)] = []
    for word in text.split(separator: " ", omittingEmptySubsequences: true) {
      if let (name, value) = cut(word) {
        if let item = questionnaire.itemIndex(ItemID(name)), questionnaire.items[item].isQuestion {
          parts.append((item, value))
          continue
        }
        guard !parts.isEmpty else { throw unknownItem(name, questionnaire) }
      }
      guard !parts.isEmpty else {
        throw Problem(
          identifier: "no-item",
          message: localized(
            "'\(word)' names no question; expected an item with its answer, such as \(example(questionnaire))"))
      }
      parts[parts.count - 1].text += " " + word
    }
    var result: [Hypothesis] = []
    for part in parts { result.append(try read(part.text.trimmingSpaces(), for: part.item, reader(part.item))) }
    return result
  }

  private static func read(_ text: String, for index: Int, _ reader: AnswerText) throws(Problem) -> Hypothesis {
    let item = reader.item
    switch text.lowercased() {
    case "/unknown", "unknown":
      guard item.allowsUnknown else { break }
      return Hypothesis(item: index, answer: Answer(.unknown, origin: .typed))
    case "/na", "na":
      guard item.allowsNotApplicable else { break }
      return Hypothesis(item: index, answer: Answer(.notApplicable, reason: "supposed", origin: .typed))
    default: break
    }
    do throws(AnswerProblem) {
      return Hypothesis(item: index, answer: Answer(try reader.read(text), origin: .typed))
    } catch {
      throw Problem(
        identifier: "not-accepted", message: "\(item.id): \(error.message)", suggestion: error.suggestion, item: index)
    }
  }

  /// The name before `=` and what follows, where a word has that form.
  private static func cut(_ word: Substring) -> (name: String, value: String)? {
    guard let sign = word.utf8.firstIndex(of: UInt8(ascii: "=")), sign != word.startIndex else { return nil }
    let name = word[..<sign]
    guard name.utf8.allSatisfy({ 0x30...0x39 ~= $0 || 0x41...0x5A ~= $0 || 0x61...0x7A ~= $0 || $0 == 0x5F }) else {
      return nil
    }
    return (String(name), String(word[word.utf8.index(after: sign)...]))
  }

  private static func unknownItem(_ name: String, _ questionnaire: Questionnaire) -> Problem {
    Problem(
      identifier: "unknown-item",
      message: localized("there is no question '\(name)'; expected an item of '\(questionnaire.id)'"),
      suggestion: Suggestion.nearest(to: name, in: questionnaire.items.filter(\.isQuestion).map(\.id.text)))
  }

  private static func example(_ questionnaire: Questionnaire) -> String {
    let item = questionnaire.items.last { !$0.choices.isEmpty }
    return item.map { "\($0.id)=\($0.choices[$0.choices.count - 1].id)" } ?? "item=answer"
  }
}
