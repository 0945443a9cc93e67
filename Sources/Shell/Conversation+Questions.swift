import AnswerFiles
import Assessments
import Diagnostics
import Localization
import Questionnaires
import Reports

extension Conversation {
  /// Shows the question to answer next, or the end, and notes that it was asked.
  func present() throws {
    if let change = pendingChange {
      tellEffects(change)
      return
    }
    if let section = sectionToConfirm {
      showReadBack(section)
      return
    }
    guard let item = upcoming else {
      try presentEnd()
      return
    }
    if shownCount == 0 { tellRespondent() }
    let isNew = session.current != item
    if isNew { try commit([.asked(item: questionnaire.items[item].id.text)]) }
    shownCount += 1
    guard !isQuiet else { return }
    if isNew { tellSectionDone(before: item) }
    lastShownSection = questionnaire.items[item].section
    if let form = questionnaire.items[item].rowForm {
      if isNew || rowPosition == nil { show(item, withSection: isNew) }
      showRows(item, form)
    } else {
      show(item, withSection: isNew)
    }
  }

  /// The prompt for the next line: ASCII, with no text of a person in it.
  package var prompt: String {
    if pendingChange != nil { return localized("change it? [y/n] > ") }
    if sectionToConfirm != nil { return localized("confirm? [y, or a number] > ") }
    guard let item = session.current else { return upcoming == nil ? localized("done > ") : "> " }
    let progress = session.progress(at: item)
    let number =
      progress.questionNumber.map { number in
        progress.isAbout
          ? localized("Q\(number) of about \(progress.applicable)")
          : localized("Q\(number) of \(progress.questionCount)")
      } ?? localized("Q")
    if let form = questionnaire.items[item].rowForm { return rowPrompt(number, item, form) }
    guard let standing = standingAnswer(to: item), let short = shortText(of: standing, questionnaire.items[item]) else {
      return number + " > "
    }
    return "\(number) [\(short)] > "
  }

  /// What stands on the line ready to edit: what was not accepted, else an earlier or proposed text.
  package var prefill: String? { refusedLine ?? standingText }

  /// An earlier or proposed text that stands on the line ready to edit.
  var standingText: String? {
    guard pendingChange == nil, let item = session.current else { return nil }
    let standing: AnswerValue?
    if let (field, row, _) = fieldOnScreen {
      standing = row[field.id.text]?.value
    } else {
      standing = standingAnswer(to: item)?.value
    }
    // What cannot be seen on the line cannot be edited there; the rows of a text of several are.
    guard case .text(let text)? = standing,
      !text.unicodeScalars.contains(where: { $0 != "\n" && VisibleText.isHidden($0) })
    else { return nil }
    // A line that looks like a command is edited behind the sign that forces an answer.
    let isCommandLike = text.unicodeScalars.first.map { "/:=".unicodeScalars.contains($0) } ?? false
    return isCommandLike ? "=" + text : text
  }

  /// The answer that Enter keeps: the one given, else the one proposed.
  func standingAnswer(to item: Int) -> Answer? {
    if let given = session.responses.answer(to: item) {
      return given.state == .deferred || given.state == .open ? nil : given
    }
    if let earlier = session.responses.givenAnswer(to: item), earlier.state == .answered { return earlier }
    return proposals[item].map { Answer($0.value, origin: $0.origin, respondent: respondent) }
  }

  /// An answer in a few ASCII characters, or nothing where it has no such form.
  func shortText(of answer: Answer, _ item: Item) -> String? {
    switch answer.value {
    case .choice(let id):
      return item.choices.firstIndex { $0.id.text == id }.map { "\($0 + 1) \(id)" }
    case .choices(let ids):
      let numbers = ids.compactMap { id in item.choices.firstIndex { $0.id.text == id } }
      return numbers.map { String($0 + 1) }.joined(separator: ", ")
    case .boolean(let truth): return Self.ascii(YesNo.text(truth))
    case .integer(let number): return String(number)
    case .number, .date:
      let text = Self.ascii(answer.value.map { item.text(of: $0, in: language) } ?? "")
      let isShort = text.utf8.allSatisfy { 0x20..<0x7F ~= $0 } && text.utf8.count <= 24
      if !isShort, case .number(let number)? = answer.value { return NumberText.decimal(number) }
      return isShort ? text : nil
    case .text, .rows: return nil
    case nil: return answer.state == .unknown ? "unknown" : answer.state == .notApplicable ? "na" : nil
    }
  }

  /// A number or a yes in the ASCII characters of a prompt.
  private static func ascii(_ text: String) -> String {
    text.replacing("\u{A0}", with: " ").replacing("\u{ED}", with: "i")
  }

  // MARK: - Layout

  private func show(_ index: Int, withSection: Bool) {
    let item = questionnaire.items[index]
    let progress = session.progress(at: index)
    blankLine()
    output.talk(style.dim(header(progress)) + "\n")
    let section = questionnaire.sections[item.section]
    if withSection, isNew(section: item.section), let intro = section.intro {
      blankLine()
      say(session.responses.text(intro, in: language))
    }
    showTexts(before: index)
    blankLine()
    for line in TextWrapping.lines(shown(item.text), width: style.width) { output.talk(style.bold(line) + "\n") }
    if let help = item.help {
      for line in TextWrapping.lines(shown(help), width: style.width, indent: 2) { output.talk(style.dim(line) + "\n") }
    }
    showChoices(of: item, words: shown)
    if isGuided { showGuide(item, words: shown) }
    showStatements(of: index)
    if item.rowForm != nil { return }
    if let proposal = proposals[index], session.responses.givenAnswer(to: index) == nil {
      let text = item.text(of: proposal.value, in: language)
      say(proposal.remark.map { localized("Enter takes \(text), \($0).") } ?? localized("Enter takes \(text)."))
    } else if let answer = session.responses.answer(to: index), answer.state != .deferred, answer.state != .open {
      say(
        standingText == nil || style.isPlain
          ? localized("Your answer: \(text(of: answer, item)). Enter keeps it.")
          : localized("Your answer stands on the line: Enter keeps it, typing replaces it, the arrow keys edit it."))
    }
    let isNewType = hintedTypes.insert(item.typeName).inserted
    if shownCount <= 3 || needsHint || isNewType { say(hint(for: item)) }
    needsHint = false
  }

  /// The minutes that the questions still open take by the author's estimate, at least 1; `nil` where there is none.
  ///
  /// Shared out among the questions that apply, so that it falls when answers hide some and never runs out before them.
  private func minutesLeft(_ progress: Progress) -> Int? {
    guard let minutes = questionnaire.minutes, progress.applicable > progress.done else { return nil }
    let left = Double(minutes) * Double(progress.applicable - progress.done) / Double(progress.applicable)
    return max(1, Int(left.rounded(.up)))
  }

  /// `3 of 8 - Partners - 41% - about 9 min left`.
  private func header(_ progress: Progress) -> String {
    let title = progress.section.map { shown(questionnaire.sections[$0].title) } ?? ""
    let share = NumberText.percent(whole: progress.percent)
    let parts = [
      progress.sectionNumber.map { localized("\($0) of \(progress.sectionCount)") }, title,
      progress.isAbout ? localized("about \(share)") : share,
      mode == .person ? minutesLeft(progress).map { localized("about \($0) min left") } : nil,
    ]
    return TextWrapping.lines(parts.compactMap { $0 }.joined(separator: " - "), width: style.width).joined(
      separator: "\n")
  }

  /// The texts that stand directly before a question in its section.
  private func showTexts(before index: Int) {
    let section = questionnaire.sections[questionnaire.items[index].section]
    let before = questionnaire.items[section.items.lowerBound..<index].reversed().prefix { !$0.isQuestion }
    for item in before.reversed() where session.responses.applicability(of: item.index) == .asked {
      blankLine()
      say(session.responses.text(item.text, in: language))
    }
  }

  /// Shows the choices of an item, whose texts `words` fills.
  func showChoices(of item: Item, words: (LocalizedText) -> String) {
    switch item.kind {
    case .choice(let choices), .multichoice(let choices):
      let digits = String(choices.count).utf8.count
      let labeled = choices.enumerated().map { index, choice in
        let number = String(index + 1)
        return (
          label: "  " + String(repeating: " ", count: digits - number.utf8.count) + number + "  ",
          text: words(choice.text)
        )
      }
      if let rows = columns(of: labeled.map { $0.label + $0.text }) {
        output.talk(rows.map { $0 + "\n" }.joined())
      } else {
        for (label, text) in labeled { showChoice(text, label: label) }
      }
    case .boolean:
      output.talk("  1  \(YesNo.text(true))\n  2  \(YesNo.text(false))\n")
    case .rating(let range, let labels):
      for number in range {
        guard let label = labels[number] else { continue }
        showChoice(words(label), label: "  \(number)  ")
      }
    default: break
    }
  }

  /// A long list of short choices as rows of columns that are read downwards; `nil` where one below the other is as good.
  ///
  /// Never where lines are read aloud: there a row is read across.
  private func columns(of cells: [String]) -> [String]? {
    guard cells.count > 8, !style.isPlain, !cells.contains(where: { $0.unicodeScalars.contains("\n") }) else {
      return nil
    }
    let widest = cells.map { DisplayWidth.of($0) }.max() ?? 0
    let across = (style.width + 2) / (widest + 2)
    guard across >= 2 else { return nil }
    let height = (cells.count + across - 1) / across
    return (0..<height).map { row in
      stride(from: row, to: cells.count, by: height).map { index in
        let isLast = index + height >= cells.count
        return cells[index] + (isLast ? "" : String(repeating: " ", count: widest + 2 - DisplayWidth.of(cells[index])))
      }
      .joined()
    }
  }

  private func showChoice(_ text: String, label: String) {
    let lines = TextWrapping.lines(text, width: style.width, label: label)
    output.talk(lines.map { $0 + "\n" }.joined())
  }

  /// One line of what may be typed.
  func hint(for item: Item) -> String {
    var others: [String] = []
    if item.allowsUnknown { others.append(localized("unknown")) }
    if item.allowsNotApplicable { others.append(localized("na (does not apply)")) }
    if let current = session.current, !session.said(of: current).isEmpty { others.append(localized("/settle a")) }
    others.append(localized("? for help"))
    return localized("Type \(accepted(for: item)). Also: \(others.joined(separator: ", ")).")
  }

  /// An answer as people read it, whatever its state.
  func text(of answer: Answer, _ item: Item) -> String {
    switch answer.state {
    case .answered:
      guard let value = answer.value else { return "" }
      if case .choice(let id) = value, let choice = item.choice(id) {
        return session.responses.text(choice.text, in: language)
      }
      return item.text(of: value, in: language)
    case .unknown: return localized("not known")
    case .notApplicable: return localized("not applicable") + (answer.reason.map { " (\($0))" } ?? "")
    case .deferred: return localized("skipped")
    case .open:
      if case .rows(let rows)? = answer.value {
        return localized(rows.count, one: "\(rows.count) row so far", other: "\(rows.count) rows so far")
      }
      return localized("open")
    case .notAsked: return localized("not asked")
    }
  }

  // MARK: - The end

  private func presentEnd() throws {
    if session.isComplete, session.status != .completed { try commit([.completed]) }
    guard !isQuiet else { return }
    let skipped = session.responses.count(.deferred)
    blankLine()
    if skipped > 0 {
      let waiting = session.askedItems.filter { session.responses.state(of: $0) == .deferred }
      let numbers = waiting.compactMap(number(of:)).prefix(12).map(String.init).joined(separator: ", ")
      say(
        localized(
          skipped, one: "You have seen every question; \(skipped) was skipped (\(numbers)). /next goes to it.",
          other: "You have seen every question; \(skipped) were skipped (\(numbers)). /next goes to the first."))
    } else if isQuickEnd, !hasShownResult {
      tellQuickEnd()
    } else if !hasShownResult {
      say(localized("That was the last question. Thank you."))
    }
    guard mode == .person else { return }
    if !hasShownResult {
      hasShownResult = true
      blankLine()
      page(TerminalRenderer(style).render(result: report(), closing: nil), to: output.result)
      blankLine()
    }
    say(
      localized(
        """
        \(TerminalRenderer(style).headline(of: report())) /score shows that again, /explain how it comes about, /plan \
        all steps, /list your answers, /export result.txt writes it all to a file; /change N changes one, /quit leaves.
        """))
  }
}
