import Assessments
import Diagnostics
import Localization
import Questionnaires
import Reports
import Scoring

/// What a number is made of.
extension Conversation {
  /// Explains the number with a name; without one, what the question on screen earns where it has an answer, else the
  /// score.
  func explainNumber(_ name: String) -> Outcome {
    let names = ExplanationNames(session)
    let subject: Explanation.Subject
    if name.isEmpty {
      subject = Explanation.Subject(answeredQuestion.map { .item($0) } ?? .total)
    } else if let named = names.subject(named: name) {
      subject = named
    } else {
      return .refused(
        Refusal(
          identifier: "unknown-name",
          message: localized(
            "there is nothing to explain under the name '\(name)'; expected \(ExplanationNames.expected)"),
          suggestion: names.suggestion(for: name), item: session.current))
    }
    let sheet = scoreSheet()
    let report = ExplanationReport(
      of: subject, session: session, scorer: scorer, sheet: sheet,
      plan: Planner(scorer).plan(session.responses, from: sheet))
    output.talk("\n" + ExplanationRenderer(style).render(report) { "/explain \($0)" } + "\n")
    return .done
  }

  /// The question on screen, where it has an answer.
  private var answeredQuestion: Int? {
    guard let item = session.current, session.responses.state(of: item) == .answered else { return nil }
    return item
  }

  /// The names that can be explained, with what they name.
  var namesToExplain: [CompletionCandidate] {
    let names = ExplanationNames(session)
    return names.all.map { name in
      CompletionCandidate(text: name, meaning: names.subject(named: name).map(title) ?? "")
    }
  }

  private func title(of subject: Explanation.Subject) -> String {
    func shown(_ text: LocalizedText) -> String { session.responses.text(text, in: language) }
    switch subject.topic {
    case .item(let index): return shown(questionnaire.items[index].text)
    case .section(let index): return shown(questionnaire.sections[index].title)
    case .level(let index): return shown(questionnaire.levels[index].title)
    case .computed(let index): return shown(questionnaire.computed[index].title)
    case .action(let index): return shown(questionnaire.actions[index].title)
    case .total: return localized("the score")
    case .end(.least, _): return localized("the least that it can still become")
    case .end(.greatest, _): return localized("the most that it can still become")
    case .coverage: return localized("what is settled")
    case .standing: return localized("the level")
    default: return ""
    }
  }
}
