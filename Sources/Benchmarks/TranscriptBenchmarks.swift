import ArgumentParser
import Assessments
import Questionnaires
import TestSupport
import Transcripts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A transcript in a folder of its own, which is removed with it.
final class ScratchTranscript {
  let path: String
  let writer: TranscriptWriter
  /// The session that has been opened.
  let session: AssessmentSession
  let questionnaire: Questionnaire
  private let folder: TemporaryDirectory

  init(of questionnaire: Questionnaire) throws {
    self.questionnaire = questionnaire
    folder = try TemporaryDirectory()
    path = folder.path(of: "2026-03-02-benchmark-aaaaaaaa.jsonl")
    writer = try TranscriptWriter.create(path: path, holder: "benchmark", clock: { 1_770_000_000_000 })
    let opening = AssessmentEvent.Opening(
      tool: "benchmark", assessment: "aaaaaaaa", questionnaire: questionnaire.id, version: questionnaire.version,
      definition: "", client: Client(), language: questionnaire.language, timeZone: "+00:00",
      today: CalendarDate("2026-03-02")!)
    var session = AssessmentSession(opening: opening, questionnaire: questionnaire)
    try session.apply(try writer.append(.opened(opening), durability: .written))
    self.session = session
  }

  /// An answer to each question in turn.
  func answer(_ number: Int) -> AssessmentEvent {
    let item = questionnaire.items[number % questionnaire.items.count]
    return .answered(item: item.id.text, answer: Answer(.choice(item.choices[number % 5].id.text), origin: .typed))
  }
}

/// Keeping an answer: a record behind the last one, on the disk.
///
/// The peer writes the same number of bytes to a file beside it and calls `fdatasync`, in turn with the transcript, since
/// the speed of a disk changes from second to second.
struct AppendBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "append", abstract: "Microseconds to keep an answer, beside a bare write and fdatasync.")

  @Option(help: "How many answers.")
  var count = 2_000

  func run() throws {
    let scratch = try ScratchTranscript(of: BatchCase(itemCount: 60).questionnaire())
    let bare = open(scratch.path + ".bare", O_CREAT | O_WRONLY | O_APPEND, 0o600)
    defer { close(bare) }
    let clock = ContinuousClock()
    let line = [UInt8](repeating: UInt8(ascii: "x"), count: try size(of: scratch.path))
    var ours: [Double] = []
    var theirs: [Double] = []
    for number in 0..<count {
      let event = scratch.answer(number)
      ours.append(try clock.measure { try scratch.writer.append(event, durability: .synced) } / .microseconds(1))
      let time = clock.measure {
        _ = write(bare, line, line.count)
        #if canImport(Darwin)
          fcntl(bare, F_FULLFSYNC)
        #else
          fdatasync(bare)
        #endif
      }
      theirs.append(time / .microseconds(1))
    }
    let (median, peer) = (ours.sorted()[count / 2], theirs.sorted()[count / 2])
    print("answers  median us  bare us  ratio")
    print(
      "\(count)".padded(leading: 7), median.text.padded(leading: 10), peer.text.padded(leading: 8),
      (median / peer).text.padded(leading: 6))
  }

  /// The bytes of a file, which holds one record.
  private func size(of path: String) throws -> Int { try TemporaryDirectory.readBytes(path).count }
}

/// Taking up an assessment of many events: every line checked and every event replayed.
///
/// The peer reads the bytes alone.
struct OpenBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Milliseconds to take up an assessment, by the number of events.")

  func run() throws {
    print("events     MB  median ms  bytes alone ms  us an event")
    for count in [100, 1_000, 10_000, 100_000] {
      let scratch = try ScratchTranscript(of: BatchCase(itemCount: 60).questionnaire())
      for number in 1..<count { try scratch.writer.append(scratch.answer(number), durability: .written) }
      scratch.writer.close()
      let clock = ContinuousClock()
      var times: [Double] = []
      var alone: [Double] = []
      var size = 0
      for _ in 0..<(count > 10_000 ? 5 : 15) {
        alone.append(
          try clock.measure { size = try TemporaryDirectory.readBytes(scratch.path).count } / .milliseconds(1))
        let time = try clock.measure {
          let (writer, records) = try TranscriptWriter.open(
            path: scratch.path, holder: "benchmark", clock: { 1_770_000_000_000 })
          var session = AssessmentSession(opening: try records.opening(), questionnaire: scratch.questionnaire)
          for event in try records.events(questionnaire: { _ in scratch.questionnaire }) { try session.apply(event) }
          writer.close()
          consume(session)
        }
        times.append(time / .milliseconds(1))
      }
      let median = times.sorted()[times.count / 2]
      print(
        "\(count)".padded(leading: 6), (Double(size) / 1e6).text.padded(leading: 6), median.text.padded(leading: 10),
        alone.sorted()[alone.count / 2].text.padded(leading: 15),
        (median * 1000 / Double(count)).text.padded(leading: 12))
    }
  }
}
