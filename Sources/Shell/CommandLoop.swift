import AnswerFiles
import Assessments
import Diagnostics
import Localization
import Questionnaires

/// Reads lines from a person and hands them to a conversation until it ends.
package struct CommandLoop {
  /// How a person left.
  package enum End: Sendable, Equatable {
    case quit
    case endOfInput
    /// Ctrl-C, twice.
    case interrupted
    /// A signal that ends programs, such as a hang-up.
    case terminated(signal: Int32)
    /// The terminal could not be read.
    case failed(errno: Int32)
    /// A new assessment is wanted.
    case restart
    /// The questionnaire of this id is wanted.
    case take(String)
  }

  private let conversation: Conversation
  private let reader: any LineReader

  /// Creates a loop over a reader.
  package init(_ conversation: Conversation, reader: any LineReader) {
    self.conversation = conversation
    self.reader = reader
  }

  /// Asks and answers until the person leaves.
  /// - Throws: what recording an event throws where the person cannot try again; the answer that could not be kept is
  ///   shown first.
  package func run() throws -> End {
    try conversation.speaking { try ask() }
  }

  private func ask() throws -> End {
    reader.completer = { [weak conversation] line, cursor in
      conversation?.completion(of: line, at: cursor) ?? Completion(start: cursor, candidates: [])
    }
    if conversation.pagesText { conversation.pause = { [reader] in reader.readLine(prompt: $0, prefill: nil) } }
    defer {
      reader.completer = nil
      conversation.pause = nil
    }
    var wasInterrupted = false
    var offer: PastedAnswers?
    while true {
      conversation.fit(columns: reader.columns, rows: reader.rows)
      if let end = try present() { return end }
      let event =
        offer != nil
        ? reader.readLine(prompt: PastedAnswers.prompt, prefill: nil)
        : conversation.takeHeldEvent() ?? reader.readLine(prompt: conversation.prompt, prefill: conversation.prefill)
      // The window may have changed while the line was typed.
      conversation.fit(columns: reader.columns, rows: reader.rows)
      if case .interrupted(let hadText) = event {
        if !hadText, wasInterrupted { return .interrupted }
        conversation.refusedLine = nil
        let hadText = hadText || offer != nil
        offer = nil
        wasInterrupted = !hadText
        conversation.tell(
          hadText
            ? localized("(line dropped; nothing recorded)")
            : localized("Everything is saved. Type quit or press Ctrl-C again to leave."))
        continue
      }
      wasInterrupted = false
      let outcome: Conversation.Outcome
      switch event {
      case .line(let line): outcome = try receive(line, &offer)
      case .key(let key):
        offer = nil
        outcome = try receive(key == .back ? "/back" : "/skip")
      case .tooLong(let limit):
        conversation.tell(localized("That line is too long; at most \(limit) bytes are read. Nothing was recorded."))
        continue
      case .endOfInput: return .endOfInput
      case .terminated(let signal): return .terminated(signal: signal)
      case .failed(let errno): return .failed(errno: errno)
      case .interrupted: continue
      }
      switch outcome {
      case .done: break
      case .refused(let refusal): conversation.tellRefusal(refusal)
      case .quit: return .quit
      case .restart: return .restart
      case .take(let id): return .take(id)
      }
    }
  }

  /// Shows what is to be answered now; where that could not be noted for want of room, waits until there is.
  /// - Returns: how the person left instead of waiting.
  private func present() throws -> End? {
    while true {
      do {
        try conversation.presentIfNeeded()
        return nil
      } catch {
        guard let reason = conversation.reasonToTryAgain(error) else { throw error }
        conversation.tell(reason)
        conversation.tell(localized("Press Enter to try again, or type quit to leave."))
      }
      switch reader.readLine(prompt: localized("try again > "), prefill: nil) {
      case .line(let line) where ["quit", "/quit", "q"].contains(line.trimmingSpaces().lowercased()): return .quit
      case .endOfInput: return .endOfInput
      case .interrupted(let hadText) where !hadText: return .interrupted
      case .terminated(let signal): return .terminated(signal: signal)
      case .failed(let errno): return .failed(errno: errno)
      case .line, .interrupted, .tooLong, .key: continue
      }
    }
  }

  /// Takes a line, or several that came at once, or what was said to the offer to take those.
  private func receive(_ line: String, _ offer: inout PastedAnswers?) throws -> Conversation.Outcome {
    if let pasted = offer {
      switch pasted.reply(line) {
      case .run:
        offer = nil
        return try run(pasted)
      case .take(let answer):
        offer = nil
        return try receive(answer)
      case .drop:
        offer = nil
        conversation.tell(pasted.sayingDropped)
        return .done
      case .unclear:
        conversation.tell(pasted.sayingExpected)
        return .done
      case .other: offer = nil
      }
    }
    switch conversation.reading(pasted: line) {
    case .line(let line): return try receive(line)
    case .answers(let pasted):
      offer = pasted
      conversation.refusedLine = nil
      conversation.tell(pasted.sayingOffer)
      return .done
    case .document:
      conversation.tell(PastedAnswers.sayingDocument)
      return .done
    }
  }

  private func receive(_ line: String) throws -> Conversation.Outcome {
    let standing = conversation.prefill
    guard let outcome = try saving(line, { try conversation.receive(line) }) else { return .done }
    if let command = conversation.takeLastCommand(), !command.carriesText {
      // What stood on the line is an answer, and a command may be typed behind it.
      let readings = [line, standing.flatMap { line.rest(behind: $0)?.trimmingSpaces() }].compactMap { $0 }
      let typed = readings.first { reading in
        if case .command(command, _) = InputParser.parse(reading, at: nil) { return true }
        return false
      }
      if let typed, typed.unicodeScalars.first != " " { reader.remember(command: typed.trimmingSpaces()) }
    }
    return outcome
  }

  private func run(_ pasted: PastedAnswers) throws -> Conversation.Outcome {
    let run = PasteRun(pasted, in: conversation)
    defer { _ = conversation.takeLastCommand() }
    return try saving(run.line) { try run.run() } ?? .done
  }

  /// What a line led to; `nil` where it could not be kept and can be given again, which is then said.
  private func saving(
    _ line: @autoclosure () -> String, _ body: () throws -> Conversation.Outcome
  ) throws -> Conversation.Outcome? {
    do {
      return try body()
    } catch {
      _ = conversation.takeLastCommand()
      conversation.tell(localized("This was not saved: \(line())"))
      guard let reason = conversation.reasonToTryAgain(error) else { throw error }
      conversation.tell(reason)
      return nil
    }
  }
}

extension Conversation {
  /// Says why a line was not accepted and, at a question, what may be typed.
  package func tellRefusal(_ refusal: Refusal) {
    var sentence = Self.sentence(refusal.message)
    if let suggestion = refusal.suggestion { sentence += " " + localized("Did you mean \"\(suggestion)\"?") }
    if let remark = refusal.remark { sentence += " " + remark }
    tell(sentence)
  }

  /// A phrase in lower case without a full stop, as a sentence.
  static func sentence(_ phrase: String) -> String {
    guard let first = phrase.unicodeScalars.first else { return phrase }
    let rest = String(String.UnicodeScalarView(phrase.unicodeScalars.dropFirst()))
    let capital = first.properties.isLowercase ? String(first).uppercased() : String(first)
    let end = phrase.unicodeScalars.last.map { ".?!".unicodeScalars.contains($0) } ?? false
    return capital + rest + (end ? "" : ".")
  }
}
