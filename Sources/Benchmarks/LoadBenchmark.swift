import ArgumentParser
import CJSONTokens
import Diagnostics
import Questionnaires
import TestSupport

/// Reading and checking a definition: those that ship, and made-up ones of growing length.
///
/// The peer makes tokens of the same bytes, which is simdjson with what it leaves to do, and nothing else.
struct LoadBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "load", abstract: "Milliseconds to read and check a questionnaire, beside its tokens alone.")

  @Option(help: "The folder of the questionnaires.")
  var folder = "questionnaires"

  func run() throws {
    print("definition                        KB  questions  median ms  tokens ms  ratio  us a question")
    let catalog = QuestionnaireCatalog(folders: [.init(path: folder, origin: .flag)])
    for entry in catalog.entries {
      let bytes = try TemporaryDirectory.readBytes(entry.path)
      measure(SourceText(name: entry.path, bytes: bytes), name: String(entry.name))
    }
    for count in [10, 100, 1_000, 10_000] {
      measure(SourceText(name: "case.json", text: BatchCase(itemCount: count).definition), name: "\(count) questions")
    }
  }

  private func measure(_ source: SourceText, name: String) {
    let clock = ContinuousClock()
    var times: [Double] = []
    var tokens: [Double] = []
    var questions = 0
    let parser = gw_json_parser_create()!
    defer { gw_json_parser_destroy(parser) }
    for _ in 0..<(source.bytes.count > 1 << 20 ? 7 : 41) {
      let time = clock.measure {
        questions = DefinitionReader.read(source).questionnaire?.items.count { $0.isQuestion } ?? 0
      }
      times.append(time / .milliseconds(1))
      let alone = clock.measure {
        var fault = gw_json_fault()
        source.bytes.withUnsafeBufferPointer { bytes in
          _ = gw_json_parse(
            parser, bytes.baseAddress, bytes.count, gw_json_limits(depth: 64, tokens: 10_000_000), &fault)
        }
      }
      tokens.append(alone / .milliseconds(1))
    }
    let (median, alone) = (times.sorted()[times.count / 2], tokens.sorted()[tokens.count / 2])
    print(
      name.padded(to: 28), (Double(source.bytes.count) / 1e3).text.padded(leading: 7),
      "\(questions)".padded(leading: 10), median.text.padded(leading: 10), alone.text.padded(leading: 10),
      (median / alone).text.padded(leading: 6), (median * 1000 / Double(questions)).text.padded(leading: 14))
  }
}
