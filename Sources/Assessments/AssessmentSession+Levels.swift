import Questionnaires

extension AssessmentSession {
  /// The index of the level with this identifier, or this title in the language of the assessment; `nil` where there is
  /// none. Letter case costs nothing, nor does a hyphen or a space for an underscore.
  package func levelIndex(named name: String) -> Int? {
    let wanted = name.lowercased()
    func isWanted(_ id: LevelID) -> Bool {
      id.text.lowercased() == String(wanted.map { $0 == "-" || $0 == " " ? "_" : $0 })
    }
    return questionnaire.levels.firstIndex { isWanted($0.id) }
      ?? questionnaire.levels.firstIndex { responses.text($0.title, in: opening.language).lowercased() == wanted }
  }
}
