import Assessments
import Diagnostics
import Questionnaires
import Reports
import Transcripts

/// Finds the assessments that are put beside each other.
struct ComparedAssessments {
  let archive: Archive
  let desk: AssessmentDesk

  /// The assessments with these ids, starts of ids, or paths, in the order given.
  func named(_ ids: [String]) throws -> [ComparisonSource] {
    var seen = Set<String>()
    return try ids.map { id in
      let kept = try archive.read(archive.path(of: id))
      let assessment = kept.session.opening.assessment
      guard seen.insert(assessment).inserted else {
        throw CommandFailure(
          "'\(id)' names the assessment \(assessment), which is named twice.",
          hints: ["A comparison is of different assessments; 'groundwork assessments' lists them."], code: 64)
      }
      return kept.compared
    }
  }

  /// All assessments of a client that answer one questionnaire, in the order in which they began.
  /// - Parameter questionnaire: an id; where `nil`, the client's assessments have to answer one only.
  func all(ofClient client: String, questionnaire: String?) throws -> [ComparisonSource] {
    let all = try archive.attempt { () throws(TranscriptError) in try archive.store.assessments() }
    for unreadable in all.unreadable { CommandFailure(unreadable.error).report() }
    let ofClient = all.listed.filter { $0.opening?.client.name == client }
    var wanted = ofClient
    if let questionnaire {
      wanted = ofClient.filter { listing in
        listing.opening.map { QuestionnaireCatalog.isSameID($0.questionnaire, questionnaire) } ?? false
      }
    } else {
      let ids = Array(Set(ofClient.compactMap { $0.opening?.questionnaire })).sorted()
      guard ids.count <= 1 else {
        throw CommandFailure(
          "the assessments of '\(client)' answer \(ids.count) questionnaires: \(ids.joined(separator: ", ")).",
          hints: ["Say which is meant with --questionnaire, such as --questionnaire \(ids[0])."], code: 64)
      }
    }
    guard wanted.count >= 2 else {
      let which = questionnaire.map { " with '\($0)'" } ?? ""
      throw CommandFailure(
        "a comparison takes at least two assessments; of '\(client)'\(which) there "
          + (wanted.isEmpty ? "are none." : "is only \(wanted[0].id)."),
        hints: hints(ofClient, all.listed, client: client, questionnaire: questionnaire), .noInput)
    }
    wanted.sort { ($0.firstTime ?? 0, $0.id) < ($1.firstTime ?? 0, $1.id) }
    return try wanted.map { try archive.read($0.path).compared }
  }

  private func hints(
    _ ofClient: [AssessmentListing], _ all: [AssessmentListing], client: String, questionnaire: String?
  ) -> [String] {
    var near: String?
    if ofClient.isEmpty {
      let clients = Array(Set(all.compactMap { $0.opening?.client.name })).sorted()
      near = clients.first { $0.lowercased() == client.lowercased() } ?? Suggestion.nearest(to: client, in: clients)
    } else if let questionnaire {
      let ids = Array(Set(ofClient.compactMap { $0.opening?.questionnaire })).sorted()
      near = Suggestion.nearest(to: questionnaire, in: ids).flatMap { $0 == questionnaire ? nil : $0 }
    }
    return [near.map { "Did you mean '\($0)'?" }, "'groundwork assessments' lists all."].compactMap { $0 }
  }
}

extension Archive.Kept {
  /// The assessment as one of several that are compared.
  fileprivate var compared: ComparisonSource { ComparisonSource(report, questionnaire: session.questionnaire) }
}
