import AnswerFiles
import ArgumentParser
import Assessments
import Diagnostics
import JSONDocuments
import Questionnaires
import Reports
import Scoring

/// Shows what other answers would change.
struct WhatIf: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "whatif",
    abstract: "Show what other answers would change: score, level, steps, questions. Nothing is recorded.",
    discussion: """
      Answers are written as in scripts: a choice's id, y or n, 1200, 15%, 2027-06-01, /unknown, /na.

      For example: groundwork whatif latest mentor_time=in_place budget=approved
      """)

  @Argument(
    help: ArgumentHelp("An id, the start of one, a path, or 'latest'.", valueName: "id"), completion: .assessments)
  var id: String

  @Argument(help: ArgumentHelp("An item, an equals sign and its answer.", valueName: "item=answer"))
  var answers: [String]

  @OptionGroup var storage: StoreOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let archive = try Archive(storage)
    let kept = try archive.read(archive.path(of: id))
    var after = kept
    let supposed = try read(for: kept.session)
    do throws(RequestProblem) {
      after.session = try kept.session.supposing(supposed.map { ($0.item, $0.answer) })
    } catch {
      throw failure(error, kept.session)
    }
    let difference = Difference(from: kept.report, to: after.report)
    let desk = AssessmentDesk(screen: output.screen, isJSON: output.json)
    let names = Set(supposed.map { kept.session.questionnaire.items[$0.item].id.text })
    StandardStreams.write(
      output.json
        ? JSONRenderer().jsonValue(difference).serialized(pretty: true) + "\n"
        : TerminalRenderer(desk.resultStyle).render(difference: difference, supposed: names), to: .output)
  }

  private func read(for session: AssessmentSession) throws -> [Hypothesis] {
    let (responses, language) = (session.responses, session.opening.language)
    return try answers.flatMap { text in
      do throws(Hypothesis.Problem) {
        return try Hypothesis.read(text, for: session.questionnaire) { item in
          AnswerText(
            item: session.questionnaire.items[item], language: language, isScript: true, today: session.opening.today
          ) {
            responses.text($0, in: language)
          }
        }
      } catch {
        throw CommandFailure(
          error.message + ".", hints: error.suggestion.map { ["Did you mean '\($0)'?"] } ?? [], .badData)
      }
    }
  }

  /// Why something cannot be supposed.
  private func failure(_ problem: RequestProblem, _ session: AssessmentSession) -> CommandFailure {
    func id(_ item: Int) -> String { "'\(session.questionnaire.items[item].id)'" }
    var message = problem.message(in: session, subject: id)
    if let item = problem.item, !message.contains(id(item)) { message = "\(id(item)): \(message)" }
    return CommandFailure(
      message + (message.hasScalarSuffix(".") ? "" : "."),
      hints: problem.suggestion.map { ["Did you mean '\($0)'?"] } ?? [], .badData)
  }
}
