import Localization

package import ExpressionLanguage

/// The two answers to a yes-or-no question.
package enum YesNo {
  /// `yes` or `no` in the current ``Language``.
  package static func text(_ truth: Bool) -> String { truth ? localized("yes") : localized("no") }

  /// Which of them a reply is, a word in lower case: in English everywhere, in Spanish where that is spoken.
  package static func value(of word: String) -> Bool? {
    switch word {
    case "y", "yes": return true
    case "n", "no": return false
    default: return Language.current.primary == "es" && ["s", "s\u{ED}", "si"].contains(word) ? true : nil
    }
  }
}

extension Item {
  /// The answer as people read it: the chosen text, `15%`, `$18.50 per hour`, `1,240 people`.
  package func text(of value: AnswerValue, in language: String) -> String {
    switch (kind, value) {
    case (_, .choice(let id)):
      return choice(id)?.text.template(in: language).filled { _ in "..." } ?? id
    case (_, .choices(let ids)):
      return ids.map { choice($0)?.text.template(in: language).filled { _ in "..." } ?? $0 }.joined(separator: "; ")
    case (_, .boolean(let truth)): return YesNo.text(truth)
    case (.money(_, let currency, let decimals), .number(let amount)):
      return NumberText.money(amount, currency: currency, decimals: decimals) + unitText(in: language)
    case (.percent, .number(let share)): return NumberText.percent(share) + unitText(in: language)
    case (.rating(_, let labels), .integer(let number)):
      guard let label = labels[number] else { return String(number) }
      return "\(number) (\(label.template(in: language).filled { _ in "..." }))"
    case (_, .integer(let number)): return NumberText.whole(number) + unitText(in: language)
    case (_, .number(let number)): return NumberText.decimal(number) + unitText(in: language)
    case (_, .date(let date)): return date.shown
    case (_, .text(let text)): return text
    case (.list(let form), .rows(let rows)):
      let titles = rows.enumerated().map { form.title(of: $1, number: $0 + 1, in: language) }
      let count = Self.count(rows: rows.count)
      return rows.isEmpty ? count : "\(count): \(titles.joined(separator: "; "))"
    case (_, .rows(let rows)): return Self.count(rows: rows.count)
    }
  }

  /// `1 row`, `3 rows`.
  package static func count(rows count: Int) -> String {
    localized(count, one: "\(count) row", other: "\(count) rows")
  }

  private func unitText(in language: String) -> String {
    guard let unit else { return "" }
    return " " + unit.template(in: language).filled { _ in "" }
  }
}

extension Responses {
  /// What stands where a piped value is not known.
  package static var notAnsweredText: String { localized("(not answered)") }

  /// A text of the definition with the answers piped in.
  package func text(_ text: LocalizedText, in language: String) -> String {
    text.template(in: language).filled { segment in
      switch segment {
      case .literal(let literal): literal
      case .answer(let item):
        // The rows of a list that is not finished do not count yet.
        answer(to: item).flatMap { $0.state == .answered ? $0.value : nil }
          .map { questionnaire.items[item].text(of: $0, in: language) } ?? Self.notAnsweredText
      case .computed(let index, let format): computedText(index, format: format, in: language)
      case .clientName: client.name ?? localized("your organization")
      }
    }
  }

  /// A computed value as people read it.
  package func computedText(_ index: Int, format: ValueFormat? = nil, in language: String) -> String {
    guard case .value(let value) = computed(index) else { return Self.notAnsweredText }
    return words(for: value, of: questionnaire.computed[index], format: format, in: language)
  }

  /// A value of a computed value as people read it: its label, where the definition has one.
  package func words(
    for value: Value, of definition: ComputedValue, format: ValueFormat? = nil, in language: String
  ) -> String {
    if case .string(let text) = value, let label = definition.labels[text] {
      return label.template(in: language).filled { _ in "..." }
    }
    return Self.text(of: value, format ?? definition.format)
  }

  /// A value in words; a list has one line for each element.
  package static func text(of value: Value, _ format: ValueFormat? = nil) -> String {
    switch value {
    case .int(let number): return self.format(Double(number), format, whole: number)
    case .double(let number): return self.format(number, format, whole: nil)
    case .bool(let truth): return YesNo.text(truth)
    case .string(let text): return text
    case .list(let elements): return elements.map { text(of: $0, format) }.joined(separator: "\n")
    case .timestamp(let moment): return CalendarDate(moment)?.shown ?? notAnsweredText
    default: return notAnsweredText
    }
  }

  private static func format(_ number: Double, _ format: ValueFormat?, whole: Int64?) -> String {
    switch format {
    case .money: NumberText.money(number, currency: "USD", decimals: 2)
    case .percent: NumberText.percent(number, decimals: 1)
    case .integer: NumberText.decimal(number, decimals: 0)
    case .number, .date, nil: whole.map(NumberText.whole) ?? NumberText.decimal(number)
    }
  }
}
