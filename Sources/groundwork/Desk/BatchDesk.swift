import Assessments
import Batch
import Diagnostics
import JSONDocuments
import Localization
import Questionnaires
import Reports

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How the cohort of a batch is shown.
enum BatchSummaryForm: String, CaseIterable {
  case terminal
  case json
  case html
}

/// Where the results and problems of a batch go.
///
/// Everything in it is touched by one thread at a time: by `run`, or by the thread whose turn the batch says it is.
final class BatchDesk: @unchecked Sendable {
  /// How many problems are shown on standard error; a file takes them all.
  static let shownProblems = 100

  private let renderer: DiagnosticRenderer
  private let output: StreamedOutputFile?
  private let errors: StreamedOutputFile?
  private let progress: BatchProgressLine?
  private let names: (output: String?, errors: String?)
  private let summary: BatchSummaryForm?
  private let branding: Branding
  private let transcripts: BatchTranscripts?
  private let style: TerminalStyle
  private var problemCount = 0
  /// The batch that runs, and the signal that ended it.
  private let ending = Guarded((run: BatchRun?.none, signal: Int32?.none, since: ContinuousClock.now))
  /// Since when standard output takes what it is given; `nil` where it was given nothing, or has taken it.
  private let writing = Guarded(ContinuousClock.Instant?.none)
  /// How soon after the first a signal is the same one: `timeout` sends it to the program and to its process group.
  private static let echo = Duration.milliseconds(200)

  /// Opens the files to write.
  /// - Parameter summary: how the cohort is shown on standard output, where only it then goes.
  init(
    renderer: DiagnosticRenderer, style: TerminalStyle, output: String?, errors: String?, overwrites: Bool,
    summary: BatchSummaryForm?, branding: Branding, transcripts: BatchTranscripts?, progress: BatchProgressLine?
  ) throws {
    self.renderer = renderer
    self.style = style
    self.summary = summary
    self.branding = branding
    self.transcripts = transcripts
    self.progress = progress
    names = (output, errors)
    do throws(OutputFile.Problem) {
      self.output = try output.map { path throws(OutputFile.Problem) in
        try StreamedOutputFile(path, overwrites: overwrites)
      }
      self.errors = try errors.map { path throws(OutputFile.Problem) in
        try StreamedOutputFile(path, overwrites: overwrites)
      }
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Scores everything, and says how many there were, in the current language.
  /// - Throws: ``CommandFailure`` 65 where a row could not be scored.
  func run(_ input: StreamedInput, _ options: BatchOptions) throws {
    var options = options
    options.summarizes = summary != nil
    options.keepsAnswers = transcripts != nil
    let totals: BatchTotals
    EndSignals.watch { self.end(by: $0) }
    do {
      let run = try BatchRun(input.batchInput, options)
      ending.withLock { $0.run = run }
      StandardStreams.write(renderer.render(run.warnings), to: .errors)
      totals = try run.run(handlers())
      progress?.clear()
      try output?.finish()
      try errors?.finish()
      if let cohort = run.cohort {
        show(CohortReport(cohort, of: options.questionnaire, language: options.opening.language))
      }
    } catch let failure as BatchFailure {
      StandardStreams.write(renderer.render(failure.diagnostics), to: .errors)
      throw CommandFailure(localized("the answers could not be read; nothing was scored."), .badData)
    } catch let problem as OutputFile.Problem {
      progress?.clear()
      throw CommandFailure(problem)
    }
    let signal = ending.withLock { $0.signal }
    conclude(totals, isStrict: options.isStrict, signal: signal)
    if let signal { throw CommandFailure("", code: 128 + signal) }
    if totals.failed > 0 { throw CommandFailure.silent(.badData) }
  }

  /// How long whoever reads standard output may take nothing once the batch is to end.
  private static let patience = Duration.seconds(2)

  /// Ends at a signal: rows that are being scored are still written. A second one ends at once, and leaves no file; so does
  /// one where nobody takes the rows.
  private func end(by number: Int32) {
    if number == SIGALRM, let signal = ending.withLock({ $0.signal }) {
      let isStuck = writing.withLock { $0.map { ContinuousClock.now - $0 > Self.patience } ?? false }
      if isStuck, StandardStreams.isFull(.output) { endAtOnce(by: signal) }
      alarm(1)
      return
    }
    let now = ContinuousClock.now
    let (run, isEcho) = ending.withLock { ending -> (BatchRun?, Bool) in
      guard ending.signal == nil else { return (nil, now - ending.since < Self.echo) }
      (ending.signal, ending.since) = (number, now)
      return (ending.run, false)
    }
    if let run {
      alarm(1)
      return run.stop()
    }
    if !isEcho { endAtOnce(by: number) }
  }

  private func endAtOnce(by number: Int32) -> Never {
    StreamedOutputFile.discardUnfinished()
    EndSignals.end(by: number)
  }

  private func handlers() -> BatchRun.Handlers {
    var handlers = BatchRun.Handlers { bytes in
      if let output = self.output {
        try output.write(bytes)
      } else if self.summary == nil {
        self.writing.withLock { $0 = .now }
        StandardStreams.write(bytes, to: .output)
        self.writing.withLock { $0 = nil }
      }
    }
    handlers.answers = { try self.transcripts?.write($0) }
    handlers.problem = { try self.tell($0) }
    handlers.progress = { self.progress?.show($0) }
    return handlers
  }

  private func show(_ report: CohortReport) {
    let renderer = CohortRenderer(style)
    switch summary {
    case .terminal: StandardStreams.write(renderer.render(report), to: .output)
    case .json: StandardStreams.write(renderer.jsonValue(report).serialized(pretty: true) + "\n", to: .output)
    case .html: StandardStreams.write(CohortHTMLRenderer(branding: branding).render(report), to: .output)
    case nil: break
    }
  }

  private func tell(_ problem: RowProblem) throws {
    problemCount += 1
    if let errors {
      var bytes: [UInt8] = []
      problem.json.write(to: &bytes)
      bytes.append(0x0A)
      try bytes.withUnsafeBytes { try errors.write($0) }
    } else if problemCount <= Self.shownProblems {
      progress?.clear()
      StandardStreams.write(renderer.render(problem.told), to: .errors)
    }
  }

  private func conclude(_ totals: BatchTotals, isStrict: Bool, signal: Int32?) {
    func whole(_ number: Int) -> String { NumberText.whole(Int64(number)) }
    var lines: [String] = []
    if errors == nil, problemCount > Self.shownProblems {
      let more = problemCount - Self.shownProblems
      lines.append(
        localized(
          more, one: "\(whole(more)) problem is not shown; --errors FILE keeps them all.",
          other: "\(whole(more)) problems are not shown; --errors FILE keeps them all."))
    }
    var counts = [
      localized(totals.rows, one: "\(whole(totals.rows)) respondent", other: "\(whole(totals.rows)) respondents"),
      localized("\(whole(totals.rows - totals.failed)) scored"),
    ]
    if totals.failed > 0 { counts.append(localized("\(whole(totals.failed)) not scored because of errors")) }
    var parts = [counts.joined(separator: ", ")]
    if totals.failed > 0, isStrict { parts.append(localized("stopped there because of --strict")) }
    if signal != nil { parts.append(localized("stopped there by a signal")) }
    lines.append(parts.joined(separator: "; ") + ".")
    let others = totals.neverAsked
    if others > 0 {
      lines.append(
        localized(
          others, one: "\(whole(others)) answer was given to questions that are not asked, and not counted.",
          other: "\(whole(others)) answers were given to questions that are not asked, and not counted."))
    }
    if let output = names.output { lines.append(localized("Results are in \(output).")) }
    if let errors = names.errors, problemCount > 0 { lines.append(localized("Errors are in \(errors).")) }
    StandardStreams.tell(lines.map { "groundwork: \($0)" })
  }
}

extension RowProblem {
  /// The problem as a line of the file of errors.
  fileprivate var json: JSONValue {
    let position = diagnostic.place?.position
    func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
    let id: JSONValue =
      switch respondent {
      case nil: .null
      case .text(let name): .string(name)
      case .number(let digits):
        Int64(digits).map { .integer($0) } ?? Double(digits).map { .number($0) } ?? .string(digits)
      }
    return [
      "line": position.map { .integer(Int64($0.line)) } ?? .null,
      "column": position.map { .integer(Int64($0.column)) } ?? .null,
      "id": id, "item": text(item), "problem": .string(diagnostic.identifier), "message": .string(message),
      "accepted": text(accepted), "note": text(diagnostic.notes.first?.message),
    ]
  }
}
