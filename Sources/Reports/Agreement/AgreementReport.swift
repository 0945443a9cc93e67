package import Assessments
package import Localization
package import Questionnaires

/// How far several respondents agree, item by item and in all, ready to be shown.
///
/// Texts are as they are; each renderer makes them safe for its own format.
package struct AgreementReport: Sendable, Equatable {
  /// One of those who are compared.
  package struct Person: Sendable, Equatable {
    /// The assessment in which the person answered.
    package var assessment: String
    /// What the person is called: the name, else the assessment's id.
    package var name: String
  }

  /// What one person said to an item.
  package struct Statement: Sendable, Equatable {
    /// What the person is called.
    package var name: String
    /// The assessment in which it was said.
    package var assessment: String
    /// Who said it, where that is known.
    package var respondent: String?
    package var state: Answer.State
    /// The value, exactly where the state is `answered`.
    package var value: AnswerValue?
    /// What was said, in words, whatever the state.
    package var text: String
    /// Why the item does not apply, where said.
    package var reason: String?
    package var notes: [String]
    package var evidence: [String]
  }

  /// How far apart ordered answers are.
  package struct Spread: Sendable, Equatable {
    package var measure: Agreement.Spread.Measure
    package var low: Double
    package var high: Double
    /// The answers at the two ends, in words.
    package var lowest: String
    package var highest: String
    /// The scale of a rating, such as `1 to 5`.
    package var scale: String?
    /// The range.
    package var apart: Double
  }

  /// One item that somebody was asked.
  package struct ItemResult: Sendable, Equatable {
    package var id: ItemID
    package var question: String
    package var agreement: Agreement
    /// What each person said, in the order of ``AgreementReport/people``.
    package var statements: [Statement]
    package var spread: Spread?
  }

  /// One section in which somebody was asked something.
  package struct SectionResult: Sendable, Equatable {
    package var id: SectionID
    package var title: String
    package var count: AgreementCount
    package var items: [ItemResult]
  }

  /// The language of the texts.
  package var language: Language
  package var definition: Report.Definition
  package var client: Client
  package var people: [Person]
  package var count: AgreementCount
  /// In definition order.
  package var sections: [SectionResult]

  /// Gathers what a consensus compares; `nil` where the assessment compares nothing.
  package init?(_ session: AssessmentSession) {
    guard let consensus = session.opening.consensus else { return nil }
    self = Language(session.opening.language).speaking { AgreementReport(session, consensus) }
  }

  private init(_ session: AssessmentSession, _ consensus: AssessmentEvent.Opening.Consensus) {
    let language = session.opening.language
    self.language = Language(language)
    func text(_ text: LocalizedText) -> String { session.responses.text(text, in: language) }
    let questionnaire = session.questionnaire
    definition = Report.Definition(
      id: questionnaire.id, version: questionnaire.version, title: text(questionnaire.title),
      summary: questionnaire.summary.map(text))
    client = session.opening.client
    people = Self.people(consensus.sources)
    count = AgreementCount()
    sections = []
    for section in questionnaire.sections {
      var result = SectionResult(id: section.id, title: text(section.title), count: AgreementCount(), items: [])
      for index in section.items {
        guard let agreement = session.agreement(on: index) else { continue }
        let item = ItemResult(
          id: questionnaire.items[index].id, question: text(questionnaire.items[index].text), agreement: agreement,
          statements: session.statements(of: index), spread: session.spread(agreement, of: index))
        let first = agreement.groups.first.map { item.statements[$0[0]].state }
        let isUnknownToAll = agreement.verdict == .agreed && first == .unknown
        result.count.add(agreement, isUnknownToAll: isUnknownToAll)
        count.add(agreement, isUnknownToAll: isUnknownToAll)
        result.items.append(item)
      }
      if !result.items.isEmpty { sections.append(result) }
    }
  }

  private static func people(_ sources: [AssessmentEvent.Opening.Source]) -> [Person] {
    let named = sources.map { source in
      ComparedAnswer(
        assessment: source.assessment,
        respondent: source.respondents.isEmpty ? nil : source.respondents.joined(separator: ", "), state: .open)
    }
    return zip(sources, named.names).map { Person(assessment: $0.assessment, name: $1) }
  }
}

extension AssessmentSession {
  /// What those who are compared said to an item, in words; empty where nobody was asked.
  package func statements(of index: Int) -> [AgreementReport.Statement] {
    let answers = said(of: index)
    return zip(answers, answers.names).map { answer, name in
      AgreementReport.Statement(
        name: name, assessment: answer.assessment, respondent: answer.respondent, state: answer.state,
        value: answer.value, text: words(for: answer, to: index), reason: answer.reason, notes: answer.notes,
        evidence: answer.evidence)
    }
  }

  fileprivate func spread(_ agreement: Agreement, of index: Int) -> AgreementReport.Spread? {
    guard let spread = agreement.spread else { return nil }
    var scale: String?
    if case .rating(let range, _) = questionnaire.items[index].kind {
      scale = localized("\(range.lowerBound) to \(range.upperBound)")
    }
    return AgreementReport.Spread(
      measure: spread.measure, low: spread.low, high: spread.high, lowest: words(for: spread.lowest, to: index),
      highest: words(for: spread.highest, to: index), scale: scale, apart: spread.apart)
  }

  private func words(for answer: ComparedAnswer, to index: Int) -> String {
    switch answer.state {
    case .answered: answer.value.map { words(for: $0, to: index) } ?? ""
    case .unknown: localized("not known")
    case .notApplicable: localized("not applicable") + (answer.reason.map { ": \($0)" } ?? "")
    case .deferred: localized("skipped, no answer yet")
    case .open: localized("no answer yet")
    case .notAsked: localized("was not asked")
    }
  }

  private func words(for value: AnswerValue, to index: Int) -> String {
    let item = questionnaire.items[index]
    func chosen(_ id: String) -> String {
      item.choice(id).map { responses.text($0.text, in: opening.language) } ?? id
    }
    switch value {
    case .choice(let id): return chosen(id)
    case .choices(let ids): return ids.map(chosen).joined(separator: "; ")
    case .rows(let rows):
      guard let form = item.rowForm, !rows.isEmpty else { return item.text(of: value, in: opening.language) }
      // The title of a row alone would not show in what two people differ.
      let texts = rows.map { row in
        form.fields.filter { row[$0.id.text] != nil }
          .map { form.text(of: row[$0.id.text], for: $0, in: opening.language) }.joined(separator: ", ")
      }
      return "\(Item.count(rows: rows.count)): \(texts.joined(separator: "; "))"
    default: return item.text(of: value, in: opening.language)
    }
  }
}
