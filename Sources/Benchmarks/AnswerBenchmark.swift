import ArgumentParser
import Assessments
import Questionnaires
import Reports
import Shell
import Transcripts

/// From an answer to the next question, as a person goes through a questionnaire: reading the line, checking the answer,
/// keeping it, and everything that is then said and shown. Synchronizing with the disk is left out, writing is not.
///
/// The peer is the same among 60 questions.
struct AnswerBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answers", abstract: "Microseconds from an answer to the next question, by the number of questions.")

  func run() throws {
    print("questions  median us  slowest us  to 60 questions")
    var small = 0.0
    for count in [60, 1_000, 10_000] {
      let times = try Self.times(count)
      let median = times[times.count / 2]
      if count == 60 { small = median }
      print(
        "\(count)".padded(leading: 9), median.text.padded(leading: 10), times[times.count - 1].text.padded(leading: 11),
        (median / small).text.padded(leading: 16))
    }
  }

  /// Microseconds for each answer, ascending.
  private static func times(_ count: Int) throws -> [Double] {
    let questionnaire = try BatchCase(itemCount: count).questionnaire()
    let scratch = try ScratchTranscript(of: questionnaire)
    var shown = 0
    let conversation = Conversation(
      session: scratch.session, output: ShellOutput(style: .plain, talk: { shown += $0.utf8.count }, result: { _ in }),
      mode: .person
    ) { event in try scratch.writer.append(event, durability: .written) }
    try conversation.presentIfNeeded()
    let clock = ContinuousClock()
    var times: [Double] = []
    // Behind the last one comes the result, not a question.
    for index in 0..<min(count - 1, 2_000) {
      let time = try clock.measure {
        _ = try conversation.receive("\(2 + index % 4)")
        try conversation.presentIfNeeded()
      }
      times.append(time / .microseconds(1))
    }
    consume(shown)
    return times.sorted()
  }
}
