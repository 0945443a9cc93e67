import ArgumentParser
import Assessments
import Diagnostics
import JSONDocuments
import Questionnaires
import Reports
import Transcripts

/// Lists assessments.
struct Assessments: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the assessments in the store, the one last worked on first.")

  @Option(name: .long, help: ArgumentHelp("Only those of this client.", valueName: "name"))
  var client: String?

  @OptionGroup var storage: StoreOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let archive = try Archive(storage)
    let found = try archive.attempt { () throws(TranscriptError) in try archive.store.assessments() }
    for unreadable in found.unreadable {
      CommandFailure(unreadable.error).report()
    }
    let listed = found.listed.filter { client == nil || $0.opening?.client.name == client }
    if output.json {
      StandardStreams.write(JSONValue.array(listed.map(json)).serialized(pretty: true) + "\n", to: .output)
      return
    }
    if listed.isEmpty {
      let names = found.listed.compactMap { $0.opening?.client.name }
      let near = client.flatMap { wanted in
        names.first { $0.lowercased() == wanted.lowercased() } ?? Suggestion.nearest(to: wanted, in: names)
      }
      let message =
        client != nil && !found.listed.isEmpty
        ? "No assessment is of a client with exactly this name; "
          + (near.map { "did you mean '\(VisibleText.oneLine($0))'?" } ?? "'groundwork assessments' lists all.")
        : "There are no assessments yet; 'groundwork take' begins one."
      StandardStreams.write(message + "\n", to: .errors)
      return
    }
    let style = output.screen.style(for: 1, environment: Surroundings.current.environment, isUTF8: false)
    for listing in listed {
      let who = listing.opening?.client.name ?? "(no client named)"
      var facts = [listing.opening?.whoAnswers, state(of: listing)].compactMap { $0 }
      if let time = listing.lastTime { facts.append("last \(Clock.localText(milliseconds: time))") }
      if let holder = listing.holder { facts.append("open in \(holder)") }
      let title = VisibleText.oneLine("\(listing.opening?.questionnaire ?? "?"), \(who)")
      let lines =
        TextWrapping.lines(title, width: style.width, label: "\(listing.id)  ")
        + TextWrapping.lines(VisibleText.oneLine(facts.joined(separator: ", ")), width: style.width, indent: 10)
      StandardStreams.write(lines.map { $0 + "\n" }.joined(), to: .output)
    }
  }

  private func state(of listing: AssessmentListing) -> String {
    if let damage = listing.damage { return "damaged at \(damage)" }
    switch listing.state {
    case .inProgress: return "unfinished"
    case .completed: return "complete"
    case .empty: return "empty"
    }
  }

  private func json(_ listing: AssessmentListing) -> JSONValue {
    let opening = listing.opening
    let state: String =
      switch listing.state {
      case .inProgress: "inProgress"
      case .completed: "completed"
      case .empty: "empty"
      }
    return .object([
      .init(name: "id", value: .string(listing.id)),
      .init(name: "questionnaire", value: opening.map { .string($0.questionnaire) } ?? .null),
      .init(name: "version", value: opening.map { .string($0.version) } ?? .null),
      .init(name: "client", value: opening?.client.name.map { .string($0) } ?? .null),
      .init(name: "respondents", value: .array((opening?.respondents ?? []).map { .string($0) })),
      .init(
        name: "consensusOf",
        value: opening?.consensus.map { .array($0.sources.map { .string($0.assessment) }) } ?? .null),
      .init(name: "state", value: .string(state)),
      .init(name: "events", value: .integer(Int64(listing.events))),
      .init(name: "opened", value: listing.firstTime.map { .string(TranscriptTime.text(of: $0)) } ?? .null),
      .init(name: "last", value: listing.lastTime.map { .string(TranscriptTime.text(of: $0)) } ?? .null),
      .init(name: "openIn", value: listing.holder.map { .string($0.description) } ?? .null),
      .init(name: "damage", value: listing.damage.map { .string($0.description) } ?? .null),
      .init(name: "head", value: .string(listing.head)),
      .init(name: "path", value: .string(listing.path)),
    ])
  }
}
