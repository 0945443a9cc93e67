import Assessments
import Diagnostics
import Localization
import Questionnaires

/// What a sheet says of itself in the rows whose id begins with `#`: whose answers it asks for, and who fills it in.
struct AnswerSheetFacts {
  /// The row with the name of who fills the sheet in.
  static let nameRow = "#name"
  /// The row whose answer is the id of the questionnaire.
  static let questionnaireRow = "#questionnaire"
  /// The row whose answer is the name of the client.
  static let clientRow = "#client"
  /// The row whose answer is the id of the assessment.
  static let assessmentRow = "#assessment"
  /// How the text begins that asks for the name, in the languages of sheets.
  static let nameLabels = ["your name", "su nombre"]

  typealias Cell = (text: String, place: Diagnostic.Place)

  /// Who fills the sheet in; `nil` where nobody is named.
  private(set) var name: Cell?
  private var questionnaire: Cell?
  private var client: Cell?
  private var assessment: Cell?

  /// Reads a row.
  /// - Parameters:
  ///   - id: the id of the row, in lower case.
  ///   - cells: the other cells, that of the answer first.
  mutating func read(_ id: String, _ cells: [Cell]) {
    func answer() -> Cell? { cells.first.flatMap { $0.text.isEmpty ? nil : $0 } }
    switch id {
    case Self.nameRow: name = name ?? Self.name(in: cells)
    case Self.questionnaireRow: questionnaire = questionnaire ?? answer()
    case Self.clientRow: client = client ?? answer()
    case Self.assessmentRow: assessment = assessment ?? answer()
    default: break
    }
  }

  /// The name in any cell of its row, also behind the words that ask for it.
  private static func name(in cells: [Cell]) -> Cell? {
    for cell in cells {
      var text = cell.text
      let lower = text.lowercased()
      if nameLabels.contains(where: lower.hasScalarPrefix) {
        let scalars = text.unicodeScalars
        text = scalars.lastIndex(of: ":").map { String(scalars[$0...].dropFirst()) } ?? ""
      }
      text = AnswerCell.trimmed(text)
      if !text.isEmpty { return (text, cell.place) }
    }
    return nil
  }

  // MARK: - Whose it is

  /// Why the sheet does not belong to a session; `nil` where it may.
  func problem(in session: AssessmentSession) -> Diagnostic? {
    let id = session.questionnaire.id
    if let questionnaire, questionnaire.text != id {
      return Diagnostic(
        .error, "other-questionnaire",
        localized("this sheet asks for '\(questionnaire.text)'; expected answers to '\(id)'"), at: questionnaire.place)
    }
    guard let place = client?.place ?? otherPlace(in: session), !isSameClient(in: session) else { return nil }
    let found =
      switch (client?.text, assessment?.text) {
      case (let client?, let id?): localized("this sheet is about '\(client)' and belongs to assessment '\(id)'")
      case (let client?, nil): localized("this sheet is about '\(client)'")
      case (nil, let id?): localized("this sheet names no client and belongs to assessment '\(id)'")
      case (nil, nil): localized("this sheet names no client")
      }
    let message =
      session.opening.client.name.map { localized("\(found); expected one about '\($0)'") }
      ?? localized("\(found); expected one of an assessment that names no client")
    var notes: [Diagnostic.Note] = []
    if let command = commandElsewhere {
      notes = [Diagnostic.Note(localized("nothing was taken; to take it there: \(command)"))]
    }
    return Diagnostic(.error, "other-client", message, at: place, notes: notes)
  }

  /// The assessment that the sheet was written from, where that is not the session's.
  func otherAssessment(in session: AssessmentSession) -> String? {
    otherPlace(in: session) == nil ? nil : assessment?.text
  }

  private func otherPlace(in session: AssessmentSession) -> Diagnostic.Place? {
    guard let assessment, Self.folded(assessment.text) != Self.folded(session.opening.assessment) else { return nil }
    return assessment.place
  }

  private func isSameClient(in session: AssessmentSession) -> Bool {
    client.map { Self.folded($0.text) } == session.opening.client.name.map { Self.folded(VisibleText.multiline($0)) }
  }

  /// Letter case and spaces do not tell clients apart.
  private static func folded(_ name: String) -> String {
    name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// What reads the sheet in where it belongs; `nil` where that is not known in words that a shell takes as they are.
  private var commandElsewhere: String? {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    guard let id = assessment?.text, id.utf8.allSatisfy({ letters.contains($0 | 0x20) || 0x30...0x39 ~= $0 }) else {
      return nil
    }
    return "groundwork resume \(id) --answers FILE"
  }
}
