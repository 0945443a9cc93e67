import Assessments
import Localization
import Synchronization

package import Diagnostics
package import Scoring

/// Scores the answers of many respondents, on several threads, in the order in which they come.
///
/// Each thread takes the next chunk of rows from the input, scores it, and waits for its turn to hand the results on. So
/// there are never more chunks about than threads, whatever the length of the input, and an output that is slow slows the
/// input down. What is wrong with the input as a whole is said in the current language, what is wrong with its rows in that
/// of the assessments; handlers are called in the latter.
///
/// ```swift
/// let run = try BatchRun(input, BatchOptions(questionnaire, opening: opening))
/// let totals = try run.run(BatchRun.Handlers(write: { standardOutput.write($0) }))
/// ```
package final class BatchRun: Sendable {
  /// Takes what comes out, one call at a time and in the order of the input.
  package struct Handlers: Sendable {
    /// Takes bytes of results, which must not outlive the call.
    package var write: @Sendable (UnsafeRawBufferPointer) throws -> Void
    package var problem: @Sendable (RowProblem) throws -> Void = { _ in }
    /// Takes the answers of a respondent who was scored, where the options ask for them.
    package var answers: @Sendable (BatchAnswers) throws -> Void = { _ in }
    /// Takes how far the batch is, after each chunk.
    package var progress: @Sendable (BatchTotals) -> Void = { _ in }

    /// Creates handlers of which only results matter.
    package init(write: @escaping @Sendable (UnsafeRawBufferPointer) throws -> Void) {
      self.write = write
    }
  }

  /// What is read by one thread at a time.
  private struct Intake {
    var source: ChunkSource
    var isOver = false
  }

  /// What is written by the thread whose turn it is.
  private struct Outcome {
    var totals = BatchTotals()
    var failure: (any Error)?
    var isOver = false
    var cohort: Cohort?
  }

  private let options: BatchOptions
  private let form: BatchHead.Form
  private let name: String
  private let interrupt: @Sendable () -> Void
  private let scorer: Scorer
  private let plan: FlatRows.Plan?
  private let intake: Guarded<Intake>
  private let outcome = Guarded(Outcome())
  private let isStopped = Atomic(false)

  /// Remarks on the table's columns; empty for JSON.
  package let warnings: [Diagnostic]

  /// Looks at the beginning of an input.
  /// - Throws: ``BatchFailure`` where it holds no answers to the questionnaire; errors of the input.
  package init(_ input: BatchInput, _ options: BatchOptions) throws {
    let head = try BatchHead(
      input, chunkSize: options.keepsAnswers ? ChunkSource.smallChunkSize : ChunkSource.chunkSize,
      for: options.questionnaire, language: options.opening.language)
    self.options = options
    name = input.name
    interrupt = input.interrupt
    form = head.form
    if case .table(let header) = head.form { warnings = header.warnings } else { warnings = [] }
    scorer = Scorer(options.questionnaire)
    // Answers that are handed on are those of the general way.
    plan = options.isQuick && !options.keepsAnswers ? FlatRows.Plan(scorer, options) : nil
    intake = Guarded(Intake(source: head.source))
    if options.summarizes { outcome.withLock { $0.cohort = Cohort(of: options.questionnaire) } }
  }

  /// What the respondents come to together, once everything is scored; `nil` where the options do not ask for it.
  package var cohort: Cohort? {
    outcome.withLock { outcome in
      outcome.cohort?.failed = outcome.totals.failed
      return outcome.cohort
    }
  }

  /// Scores everything.
  /// - Returns: how many there were.
  /// - Throws: the first error of the input or of a handler.
  package func run(_ handlers: Handlers) throws -> BatchTotals {
    var head = ByteSink()
    ResultWriter.writeHead(options.format, options.columns, options.questionnaire, to: &head)
    if head.count > 0 { try handlers.write(head.bytes) }
    let turnstile = Turnstile()
    // A task-local value is one of its thread.
    let language = Language(options.opening.language)
    WorkerThreads.run(options.jobs) { _ in language.speaking { self.work(turnstile, handlers) } }
    return try outcome.withLock { outcome in
      if let failure = outcome.failure { throw failure }
      return outcome.totals
    }
  }

  private func work(_ turnstile: Turnstile, _ handlers: Handlers) {
    let worker = BatchWorker(options, scorer, plan, form, name: name)
    while let chunk = nextChunk(worker.buffer) {
      let result = worker.process(chunk)
      turnstile.pass(chunk.number) { finish(result, worker, chunk, handlers) }
    }
    if options.summarizes { outcome.withLock { $0.cohort?.add(worker.cohort) } }
  }

  private func nextChunk(_ buffer: ChunkBuffer) -> ChunkSource.Chunk? {
    intake.withLock { intake in
      guard !intake.isOver else { return nil }
      do {
        let chunk = try intake.source.next(into: buffer)
        // What an interrupted input gave last may be half a row.
        intake.isOver = chunk == nil || isStopped.load(ordering: .relaxed)
        return intake.isOver ? nil : chunk
      } catch {
        intake.isOver = true
        outcome.withLock { $0.failure = $0.failure ?? error }
        return nil
      }
    }
  }

  private func finish(
    _ result: BatchWorker.ChunkResult, _ worker: BatchWorker, _ chunk: ChunkSource.Chunk, _ handlers: Handlers
  ) {
    guard outcome.withLock({ !$0.isOver }) else { return }
    do {
      if worker.sink.count > 0 { try handlers.write(worker.sink.bytes) }
      for problem in result.problems { try handlers.problem(problem) }
      for answers in result.answers { try handlers.answers(answers) }
      let totals = outcome.withLock { outcome in
        outcome.totals.add(result.totals)
        outcome.totals.bytes = chunk.endOffset
        outcome.isOver = options.isStrict && outcome.totals.failed > 0
        return outcome.totals
      }
      handlers.progress(totals)
    } catch {
      outcome.withLock { outcome in
        outcome.isOver = true
        outcome.failure = outcome.failure ?? error
      }
    }
    if outcome.withLock({ $0.isOver }) { stop() }
  }

  /// Lets no thread begin another chunk: ``run(_:)`` ends once those begun are done. May be called from anywhere.
  package func stop() {
    isStopped.store(true, ordering: .relaxed)
    // A thread may wait for input with the lock held.
    interrupt()
    intake.withLock { $0.isOver = true }
  }
}
