import Diagnostics
import ExpressionLanguage
import JSONDocuments
import Questionnaires

/// Finds the words of a comparison: which of several texts stands for all, and what must not be said.
struct ComparisonTexts {
  let language: String
  let isAnonymous: Bool
  /// Empty unless the comparison is anonymous.
  private let names: HiddenNames
  /// How many reports have to give a text for it to stand for all.
  private let tellers: Int

  init(
    _ sources: [ComparisonSource], order: ComparisonReport.Order, language: String, isAnonymous: Bool
  ) {
    // What one client was told is not said of the others.
    tellers = order == .clients ? sources.count : 1
    self.language = language
    self.isAnonymous = isAnonymous
    names = isAnonymous ? HiddenNames(in: sources.map(\.report)) : HiddenNames()
  }

  /// A text of a definition with nothing piped in.
  func plain(_ text: LocalizedText) -> String {
    names.removed(from: text.template(in: language).filled { _ in "..." })
  }

  /// What stands for a text that several reports give, each with its answers piped in: theirs where they give the same,
  /// else the text with nothing piped in.
  /// - Parameter told: what the reports say; empty where none of them shows it.
  func shared(_ text: LocalizedText, told: [String]) -> String {
    guard !isAnonymous, told.count >= tellers, let first = told.first, told.allSatisfy({ $0 == first }) else {
      return plain(text)
    }
    return first
  }

  /// An answer in words that do not depend on the assessment in which it was given.
  func words(for value: AnswerValue, to item: Item) -> String {
    switch value {
    case .choice(let id): return chosen(id, of: item)
    case .choices(let ids): return ids.map { chosen($0, of: item) }.joined(separator: "; ")
    case .rows where isAnonymous, .text where isAnonymous: return ""
    default: return names.removed(from: item.text(of: value, in: language))
    }
  }

  private func chosen(_ id: String, of item: Item) -> String { item.choice(id).map { plain($0.text) } ?? id }

  /// A computed value without texts that came from answers; `nil` where it is one.
  func anonymous(_ result: Report.ComputedResult, _ definition: ComputedValue) -> ComparisonReport.ComputedCell? {
    let value: Value
    switch result.value {
    case .integer(let number)?: value = .int(number)
    case .number(let number)?: value = .double(number)
    case .bool(let truth)?: value = .bool(truth)
    case .string(let name)?:
      // A text for which the definition has words is one of the definition.
      guard let label = definition.labels[name] else { return nil }
      return ComparisonReport.ComputedCell(text: plain(label), value: result.value)
    case nil: return ComparisonReport.ComputedCell(text: result.text, value: nil)
    default: return nil
    }
    var text = Responses.text(of: value, definition.format)
    if let unit = definition.unit, value.isNumber { text += " " + plain(unit) }
    return ComparisonReport.ComputedCell(text: text, value: result.value)
  }
}

extension Value {
  fileprivate var isNumber: Bool {
    switch self {
    case .int, .double: true
    default: false
    }
  }
}
