import Diagnostics
import JSONDocuments
import Localization
import Questionnaires
import Scoring

/// Shows an explanation as an indented tree.
///
/// ```
/// Mentors and safety: 0 of 100, could be 0 to 50.
/// It makes up 33% of the score.
/// The mean of its questions, each by its weight.
///   (0 + 0) / 2 = 0 / 2 = 0
///
///   50%  Question 4, "Do mentors have protected time each week?": counts 0. The answer is not known; it could be up to
///        100 of 100, which by itself adds 17 points to the score. [mentor_time]
/// ```
///
/// Every part ends with the name by which it can be asked for. No line is wider than the style.
package struct ExplanationRenderer: Sendable {
  /// The most parts of one number that are shown where not everything is.
  private static let partLimit = 40
  /// The most names in one list.
  private static let nameLimit = 12

  /// Width and colour.
  package let style: TerminalStyle

  /// Creates a renderer.
  package init(_ style: TerminalStyle) {
    self.style = style
  }

  /// The explanation, ended by a line feed.
  /// - Parameter goesOn: how to ask for one of the parts, given its name; left out where `nil`.
  package func render(_ report: ExplanationReport, goesOn: ((String) -> String)? = nil) -> String {
    report.language.speaking { text(of: report, goesOn) }
  }

  private func text(of report: ExplanationReport, _ goesOn: ((String) -> String)?) -> String {
    var screen = ScreenText(style)
    let root = report.root
    screen.paragraph(VisibleText.oneLine("\(root.title): \(Wording.sentence(root.text))"), as: .heading)
    if let scenario = root.scenario { screen.paragraph(VisibleText.oneLine(localized("That is \(scenario.text)."))) }
    if !root.weightText.isEmpty { screen.paragraph(root.weightText) }
    writeRule(of: root, indent: 0, to: &screen)
    writeParts(of: root, indent: 2, isRoot: true, to: &screen)
    if root.kind == .score, !root.waitsFor.isEmpty {
      let names = root.waitsFor.map(Wording.name)
      screen.blank()
      screen.paragraph(VisibleText.oneLine(localized("Open: \(Wording.list(names, limit: Self.nameLimit)).")))
    }
    writeGround(of: root, to: &screen)
    writeFurther(from: root, goesOn, to: &screen)
    return screen.text
  }

  /// How more can be asked for.
  private func writeFurther(
    from root: ExplanationReport.Node, _ goesOn: ((String) -> String)?, to screen: inout ScreenText
  ) {
    guard let goesOn else { return }
    let folded = root.parts.filter { $0.node.extent == .folded }
    let first = folded.first { $0.role != .leftOut } ?? folded.first
    guard first != nil || !root.related.isEmpty else { return }
    screen.blank()
    if let first {
      let command = goesOn(first.node.name)
      screen.paragraph(
        VisibleText.oneLine(
          folded.count > 1
            ? localized("\(command) goes on from here, as does any name in brackets.")
            : localized("\(command) goes on from here.")))
    }
    if !root.related.isEmpty {
      screen.paragraph(VisibleText.oneLine(localized("See also: \(root.related.joined(separator: ", ")).")))
    }
  }

  // MARK: - Parts

  private func writeRule(of node: ExplanationReport.Node, indent: Int, to screen: inout ScreenText) {
    if !node.rule.isEmpty { screen.paragraph(VisibleText.oneLine(node.rule), indent: indent) }
    if let expression = node.expression { screen.exact(expression, indent: indent + 2, as: .secondary) }
    if let formula = node.formula { screen.paragraph(formula, indent: indent + 2, hang: 2) }
  }

  private func writeParts(
    of node: ExplanationReport.Node, indent: Int, isRoot: Bool, to screen: inout ScreenText
  ) {
    let parts = node.parts.filter { !isTold($0, in: node) }
    guard !parts.isEmpty else { return }
    let entering = parts.filter { $0.role != .leftOut }
    let leftOut = parts.filter { $0.role == .leftOut }
    if isRoot, !entering.isEmpty { screen.blank() }
    write(entering, indent: indent, isRoot: isRoot, to: &screen)
    guard !leftOut.isEmpty else { return }
    if isRoot { screen.blank() }
    screen.paragraph(localized("Left out:"), indent: indent - 2)
    // What was never to count is named, no more.
    let unscored = leftOut.filter { $0.node.state == "notScored" }
    write(leftOut.filter { $0.node.state != "notScored" }, indent: indent, isRoot: isRoot, to: &screen)
    guard !unscored.isEmpty else { return }
    let names = unscored.map { "[\($0.node.name)]" }
    let shown =
      names.count > Self.nameLimit
      ? names.prefix(Self.nameLimit - 1) + [localized("\(names.count - Self.nameLimit + 1) more")] : names[...]
    screen.paragraph(
      VisibleText.oneLine(localized("For orientation, without points: \(shown.joined(separator: ", ")).")),
      indent: indent, lead: "- ", as: .secondary)
  }

  private func write(
    _ parts: [ExplanationReport.Part], indent: Int, isRoot: Bool, to screen: inout ScreenText
  ) {
    let isCut = isRoot && parts.count > Self.partLimit && parts.allSatisfy { $0.node.extent != .expanded }
    for part in isCut ? parts.prefix(Self.partLimit - 1) : parts[...] { write(part, indent: indent, to: &screen) }
    if isCut { screen.paragraph(localized("and \(parts.count - Self.partLimit + 1) more."), indent: indent) }
  }

  private func write(_ part: ExplanationReport.Part, indent: Int, to screen: inout ScreenText) {
    let node = part.node
    let lead = lead(of: part)
    let role: TerminalStyle.Role =
      part.role == .leftOut ? .secondary : node.state == "fails" || node.state == "undecided" ? .attention : .body
    screen.paragraph(VisibleText.oneLine(line(of: part)), indent: indent, lead: lead, as: role)
    guard node.extent == .expanded else { return }
    let inner = indent + DisplayWidth.of(lead)
    if !isBrief(node) { writeRule(of: node, indent: inner, to: &screen) }
    if isBrief(node), let expression = node.expression { screen.exact(expression, indent: inner + 2, as: .secondary) }
    writeParts(of: node, indent: inner + (isBrief(node) ? 0 : 2), isRoot: false, to: &screen)
  }

  /// `Question 4, "...": 50 of 100. "Partly": 1 of 2 points. [mentor_time]`
  private func line(of part: ExplanationReport.Part) -> String {
    let node = part.node
    var text =
      switch (part.role, node.kind) {
      case (.leftOut, .item), (.leftOut, .section): "\(node.title): \(leftOutRule(of: node))"
      case (.summand, .bucket): node.title
      default: "\(node.title): \(node.text)"
      }
    if part.role != .leftOut, isBrief(node), !node.rule.isEmpty { text = "\(Wording.sentence(text)) \(node.rule)" }
    if !part.note.isEmpty { text = "\(Wording.clause(text)); \(part.note)" }
    text = Wording.sentence(text)
    switch node.extent {
    case .leaf: return text
    case .repeated: return localized("\(text) [\(node.name), above]")
    case .folded, .expanded: return "\(text) [\(node.name)]"
    }
  }

  private func leftOutRule(of node: ExplanationReport.Node) -> String {
    node.rule.isEmpty || node.kind == .section && node.text != localized("left out")
      ? node.text : Self.lowercased(node.rule)
  }

  private static func lowercased(_ text: String) -> String {
    text.first.map { $0.lowercased() + text.dropFirst() } ?? text
  }

  /// The percentage that a part makes up, or a dash.
  private func lead(of part: ExplanationReport.Part) -> String {
    guard let percentage = part.percentage, part.role == .counted || part.role == .summand else { return "- " }
    let text = ExplanationWords.percent(percentage)
    return String(repeating: " ", count: max(0, 4 - DisplayWidth.of(text))) + text + "  "
  }

  /// Whether a rule is short enough to stand behind the value.
  private func isBrief(_ node: ExplanationReport.Node) -> Bool {
    switch node.kind {
    case .item, .answer, .gate: true
    default: false
    }
  }

  /// Whether a part was told already: the answer of an item stands in its rule, an empty bucket says nothing.
  private func isTold(_ part: ExplanationReport.Part, in node: ExplanationReport.Node) -> Bool {
    switch part.node.kind {
    case .answer: node.kind == .item && part.node.name == node.name && node.expression == nil
    case .bucket: part.node.value == .number(0)
    default: false
    }
  }

  // MARK: - Where it comes from

  private func writeGround(of node: ExplanationReport.Node, to screen: inout ScreenText) {
    guard node.place != nil || !node.sources.isEmpty else { return }
    screen.blank()
    for citation in node.sources {
      screen.paragraph(VisibleText.oneLine(localized("Source: \(Wording.citation(citation))")), hang: 2, as: .secondary)
      if let url = citation.url { screen.address(url, indent: 2) }
    }
    guard let place = node.place else { return }
    let origin =
      place.pointer.map { localized("In the questionnaire: line \(place.line), column \(place.column) (\($0)).") }
      ?? localized("In the questionnaire: line \(place.line), column \(place.column).")
    screen.paragraph(VisibleText.oneLine(origin), hang: 2, as: .secondary)
  }
}
