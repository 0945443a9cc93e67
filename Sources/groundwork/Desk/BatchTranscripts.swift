import AnswerFiles
import ArgumentParser
import Assessments
import Batch
import Localization
import Questionnaires
import Transcripts

/// A store with a transcript for each respondent of a batch.
///
/// Written by one thread at a time, as ``BatchDesk`` is.
final class BatchTranscripts {
  private let archive: Archive
  private let questionnaire: Questionnaire
  /// What all have in common; `nil` until there is one to keep.
  private var beginnings: Archive.Beginnings?
  private let language: Language?

  /// Opens a store in a folder.
  /// - Parameter language: the one in which the respondents answer; `nil` for the questionnaire's own.
  init(_ folder: String, _ questionnaire: Questionnaire, language: Language?) throws {
    self.language = language
    archive = try Archive(StoreOptions.parse(["--store", folder]))
    self.questionnaire = questionnaire
  }

  /// Writes the transcript of a respondent who was scored, whose answers stand in the order in which they were taken.
  ///
  /// The client is who answers, as the batch has it: a row is an employer.
  func write(_ answers: BatchAnswers) throws {
    let given = answers.respondent?.name ?? ""
    let name = given.isEmpty ? localized("line \(answers.line)") : given
    // Taken out while it changes: it would be copied for each respondent otherwise.
    var beginnings = try beginnings.take() ?? archive.beginnings(of: questionnaire)
    defer { self.beginnings = beginnings }
    let (kept, writer) = try archive.begin(
      &beginnings, OpeningFacts(client: Client(name: name), respondents: [], language: language))
    defer { writer.close() }
    var session = kept.session
    func keep(_ event: AssessmentEvent, _ durability: TranscriptWriter.Durability = .written) throws {
      let recorded = try archive.attempt { () throws(TranscriptError) in
        try writer.append(event, durability: durability)
      }
      try session.apply(recorded)
    }
    for entry in answers.entries {
      let id = questionnaire.items[entry.item].id.text
      if let answer = entry.answer { try keep(.answered(item: id, answer: answer)) }
      if let note = entry.note { try keep(.noted(item: id, text: note, author: entry.author)) }
    }
    try keep(session.isComplete ? .completed : .paused(reason: .endOfInput), .synced)
  }
}
