import Diagnostics
import ExpressionLanguage
import Questionnaires

/// Tells what an expression came to: its value and type, what it waits for, or why it failed.
package struct EvaluationRenderer: Sendable {
  /// The most lines of a value that are shown, about.
  private static let valueLines = 6
  /// The most items whose questions are shown.
  private static let questionLimit = 6
  /// The most items that are named.
  private static let nameLimit = 20

  /// Width and colour.
  package var style: TerminalStyle

  /// Creates a renderer.
  package init(_ style: TerminalStyle) {
    self.style = style
  }

  /// The outcome for people, each line ended by a line feed.
  package func render(_ evaluated: EvaluatedExpression) -> String {
    switch evaluated.outcome {
    case .value(let value): render(value, evaluated.type)
    case .unknown(let unknowns): render(unknowns, evaluated)
    case .error: render(evaluated.diagnostic)
    }
  }

  private func render(_ value: Value, _ type: ValueType) -> String {
    let (text, isWhole) = value.text(atMost: Self.valueLines * style.width - 8)
    var screen = ScreenText(style)
    screen.exact(text, as: .heading)
    screen.paragraph("type: \(type)" + (isWhole ? "" : size(of: value)), hang: 6)
    if !isWhole { screen.paragraph("Only the beginning is shown; --json writes all of it.", as: .secondary) }
    return screen.text
  }

  /// How much there is of a value that is not shown whole.
  private func size(of value: Value) -> String {
    switch value {
    case .string(let text): ", \(NumberText.whole(Int64(text.unicodeScalars.count))) characters"
    case .bytes(let bytes): ", \(NumberText.whole(Int64(bytes.count))) bytes"
    case .list(let elements): ", \(count(elements.count, "element", "elements"))"
    case .map(let map): ", \(count(map.count, "entry", "entries"))"
    default: ""
    }
  }

  private func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(NumberText.whole(Int64(number))) \(number == 1 ? one : many)"
  }

  private func render(_ unknowns: Unknowns, _ evaluated: EvaluatedExpression) -> String {
    let waitsFor = evaluated.waitsFor
    var names = waitsFor.prefix(Self.nameLimit).map(\.name).joined(separator: ", ")
    if waitsFor.count > Self.nameLimit { names += " and \(waitsFor.count - Self.nameLimit) more" }
    var screen = ScreenText(style)
    screen.paragraph("waits for: \(names)", hang: 2, as: .heading)
    screen.paragraph("type: \(evaluated.type)", hang: 6)
    if let interval = unknowns.interval {
      screen.paragraph("It lies between \(interval.lowerBound) and \(interval.upperBound).")
    }
    for waiting in waitsFor.prefix(Self.questionLimit) {
      guard let item = waiting.item else { continue }
      screen.paragraph("\(waiting.name)\(remark(item.state)): \(item.question)", indent: 2, hang: 2)
    }
    let more = waitsFor.count - Self.questionLimit
    if more > 0 { screen.paragraph("and \(count(more, "more question", "more questions"))", indent: 2) }
    return screen.text
  }

  private func remark(_ state: Answer.State) -> String {
    switch state {
    case .unknown: " (answered \"don't know\")"
    case .deferred: " (put off)"
    case .open, .answered, .notApplicable, .notAsked: ""
    }
  }

  private func render(_ diagnostic: Diagnostic?) -> String {
    guard let diagnostic else { return "" }
    return DiagnosticRenderer(style: style.usesColor ? .colored : .plain, width: style.width).render(diagnostic)
  }
}
