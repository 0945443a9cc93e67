import AnswerFiles
import Assessments
import Diagnostics
import Localization
import Questionnaires
import Reports

extension Conversation {
  /// What can be typed here, or the manual of a command.
  func help(_ topic: String) -> Outcome {
    if topic.lowercased() == "all" { return listCommands() }
    guard topic.isEmpty else { return explain(topic) }
    let item = fieldOnScreen?.field ?? session.current.map { questionnaire.items[$0] }
    if let item {
      tell(localized("To answer: \(accepted(for: item))."))
      for choice in item.choices {
        guard let help = choice.help else { continue }
        tell(
          "\(session.responses.text(choice.text, in: language)): \(session.responses.text(help, in: language))",
          indent: 2)
      }
    }
    var rows: [(String, String)] = []
    if let item {
      rows.append(("/why", localized("why it is asked, sources")))
      if item.allowsUnknown { rows.append(("/unknown", localized("you do not know"))) }
      if item.allowsNotApplicable { rows.append((localized("/na REASON"), localized("it does not apply"))) }
      if session.isConsensus { rows.append((localized("/settle a"), localized("settle it as a said"))) }
      rows.append(("/skip", localized("leave it for later")))
      if listOnScreen != nil {
        rows += [(localized("/remove N"), localized("take a row out")), ("/done", localized("all rows are there"))]
      }
    }
    if isGuided {
      rows += [
        (localized("@NAME 2"), localized("answer for somebody")),
        (localized("/park WHO"), localized("leave it for somebody")), ("/minutes", localized("time used, planned")),
      ]
    }
    rows += [
      ("/back", localized("the question before")), (localized("/note TEXT"), localized("add a remark")),
      ("/undo", localized("take the last answer back")),
      (localized("/change N"), localized("change an earlier answer")),
      ("/list", localized("all questions, answers")), ("/score", localized("where you stand")),
      ("/explain", localized("how a number comes about")),
      ("/plan", localized("what to do next")), ("/quit", localized("leave, all is saved")),
    ]
    let lines = rows.map { usage, meaning in
      usage + String(repeating: " ", count: max(1, 12 - DisplayWidth.of(usage))) + meaning
    }
    let column = (lines.map { DisplayWidth.of($0) }.max() ?? 0) + 2
    if style.width >= 2 * column + 2 {
      let half = (lines.count + 1) / 2
      for index in 0..<half {
        let left = lines[index] + String(repeating: " ", count: column - DisplayWidth.of(lines[index]))
        output.talk("  " + left + (index + half < lines.count ? lines[index + half] : "") + "\n")
      }
    } else {
      for line in lines { tell(line, indent: 2) }
    }
    tell(
      localized(
        """
        Common commands work without the slash too. /help all lists every command, /help note explains one.
        """))
    return .done
  }

  private func listCommands() -> Outcome {
    let lines = ShellCommand.allCases.flatMap { command in
      TextWrapping.lines(
        "\(command.manual.usage): \(command.manual.summary)", width: style.width, indent: 4, firstIndent: 2)
    }
    page(lines.map { $0 + "\n" }.joined())
    return .done
  }

  private func explain(_ topic: String) -> Outcome {
    let word = topic.unicodeScalars.first == "/" ? String(topic.dropFirst()) : topic
    guard let command = ShellCommand(word: word) else {
      return .refused(
        Refusal(
          identifier: "unknown-command", message: localized("there is no command '\(word)'; ? lists what can be typed"),
          suggestion: InputParser.suggestion(word), item: session.current))
    }
    let manual = command.manual
    tell(manual.usage)
    tell(manual.summary, indent: 2)
    if manual.example != manual.usage { tell(localized("For example: \(manual.example)"), indent: 2) }
    let others = ShellCommand.aliases.filter { $0.value == command }.map(\.key).sorted()
    if !others.isEmpty { tell("Also: \(others.joined(separator: ", "))", indent: 2) }
    return .done
  }

  /// Why a question is asked, what shows the answer, how it counts, where it comes from.
  func tellWhy(_ item: Item) {
    output.talk("\n")
    if let why = item.why {
      tell(session.responses.text(why, in: language))
    } else {
      tell(localized("The questionnaire does not say why this is asked."))
    }
    if !item.evidence.isEmpty {
      tell(localized("What would show it:"))
      for text in item.evidence { tell(session.responses.text(text, in: language), label: "  - ") }
    }
    tell(weightSentence(item))
    tellSources(item.sources.isEmpty ? questionnaire.sections[item.section].sources : item.sources)
  }

  private func weightSentence(_ item: Item) -> String {
    guard item.scoring != nil, item.weight > 0 else {
      return localized("This is for orientation; it does not count in the score.")
    }
    let section = questionnaire.sections[item.section]
    let title = session.responses.text(section.title, in: language)
    let inSection = section.items.reduce(0.0) { sum, index in
      let other = questionnaire.items[index]
      return sum + (other.scoring == nil || session.responses.state(of: index) == .notAsked ? 0 : other.weight)
    }
    let share = inSection > 0 ? NumberText.percent(item.weight / inSection, decimals: 0) : localized("a part")
    return localized("It makes up \(share) of the section \"\(title)\".")
  }

  /// Names sources with their addresses.
  func tellSources(_ ids: [SourceID]) {
    let sources = ids.compactMap(questionnaire.source)
    guard !sources.isEmpty else { return }
    tell(localized(sources.count, one: "Source:", other: "Sources:"))
    for source in sources {
      let title = session.responses.text(source.title, in: language)
      let details = [source.publisher, source.year.map(String.init)].compactMap { $0 }.joined(separator: ", ")
      tell("\(title)\(details.isEmpty ? "" : " (\(details))")", label: "  - ")
      if let url = source.url { tell(url, indent: 4) }
    }
  }

  /// An example of an answer, from the definition or from the item's type.
  func tellExample(_ item: Item) {
    if let example = item.example {
      tell(localized("For example: \(session.responses.text(example, in: language))"))
    } else {
      tell(localized("An answer here is \(item.acceptedAnswers(in: language))."))
    }
  }
}
