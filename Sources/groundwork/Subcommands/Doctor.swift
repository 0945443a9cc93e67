import ArgumentParser
import Diagnostics
import JSONDocuments
import Questionnaires
import Reports
import Shell
import Transcripts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Looks at what the program needs.
struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check what Groundwork needs here: store, locks, sync, space, locale, terminal, questionnaires.",
    discussion: "Ends with 1 where something would keep answers from being saved.")

  @OptionGroup var definitions: QuestionnaireOptions
  @OptionGroup var storage: StoreOptions
  @OptionGroup var output: OutputOptions

  /// One thing looked at.
  private struct Finding {
    var name: String
    var value: String
    var isProblem = false
  }

  func run() throws {
    let surroundings = Surroundings.current
    var findings = [Finding(name: "version", value: Groundwork.toolName)]
    findings.append(
      Finding(name: "locale", value: surroundings.isUTF8 ? "UTF-8" : "not UTF-8; bars are drawn in ASCII"))
    let terminal = surroundings.environment["TERM"] ?? "(not set)"
    let canEdit = Terminal.canEditLines && !output.screen.isPlain(surroundings.environment)
    findings.append(
      Finding(
        name: "terminal",
        value: "\(terminal); \(canEdit ? "lines can be edited" : "plain lines")"
          + (Terminal.columns(at: 1).map { "; \($0) columns" } ?? "")))
    findings += examineQuestionnaires()
    findings += try examineStore()
    if output.json {
      let rows = findings.map { finding in
        JSONValue.object([
          .init(name: "name", value: .string(finding.name)), .init(name: "value", value: .string(finding.value)),
          .init(name: "ok", value: .bool(!finding.isProblem)),
        ])
      }
      StandardStreams.write(JSONValue.array(rows).serialized(pretty: true) + "\n", to: .output)
    } else {
      let width = output.screen.style(for: 1, environment: surroundings.environment, isUTF8: false).width
      for finding in findings {
        let lead = (finding.isProblem ? "!! " : "ok ") + finding.name
        let label = lead + String(repeating: " ", count: max(1, 18 - lead.utf8.count))
        let lines = TextWrapping.lines(VisibleText.oneLine(finding.value), width: width, label: label)
        StandardStreams.write(lines.map { $0 + "\n" }.joined(), to: .output)
      }
    }
    if findings.contains(where: \.isProblem) { throw CommandFailure.silent(.failed) }
  }

  private func examineQuestionnaires() -> [Finding] {
    let library = Library(definitions)
    var findings = library.catalog.problems.map { Finding(name: "questionnaires", value: "\($0)", isProblem: true) }
    let count = library.catalog.entries.count
    findings.append(
      Finding(
        name: "questionnaires",
        value: count == 0 ? "none found in \(library.folderNames)" : "\(count) found", isProblem: count == 0))
    return findings
  }

  private func examineStore() throws -> [Finding] {
    let archive = try Archive(storage)
    var findings = [Finding(name: "store", value: archive.store.root)]
    let check = StoreCheck(root: archive.store.root)
    for result in check.run() {
      findings.append(Finding(name: result.name, value: result.value, isProblem: result.isProblem))
    }
    do throws(TranscriptError) {
      let found = try archive.store.assessments()
      let damaged = found.listed.filter { $0.damage != nil && $0.damage?.kind != .torn }
      let open = found.listed.compactMap { listing in listing.holder.map { "\(listing.id): \($0)" } }
      findings.append(Finding(name: "assessments", value: "\(found.listed.count)"))
      findings.append(Finding(name: "locks", value: open.isEmpty ? "none held" : open.joined(separator: "; ")))
      findings += damaged.map { Finding(name: "damaged", value: "\($0.id): \($0.damage!)", isProblem: true) }
      findings += found.unreadable.map { Finding(name: "unreadable", value: $0.error.message, isProblem: true) }
    } catch {
      findings.append(Finding(name: "assessments", value: error.message, isProblem: true))
    }
    return findings
  }
}
