import ArgumentParser
import ExpressionLanguage

/// The same twelve conditions, compiled: parsed, checked against the names of their questionnaire, and planned.
///
/// The peer is the parser alone.
struct CompileBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile", abstract: "Microseconds and allocations to compile a condition.")

  func run() throws {
    print("condition                          us  quickest  allocations  parse us  ratio")
    var sum = 0.0
    for row in ExpressionCase.all {
      let measured = Measurement {
        consume(Program.compile(row.source, in: Answers.environment, expecting: nil))
      }
      let parser = Measurement { consume(Parser.parse(row.source)) }
      sum += measured.median / 1000
      print(
        row.name.padded(to: 30), (measured.median / 1000).text.padded(leading: 6),
        (measured.least / 1000).text.padded(leading: 9), measured.allocations.text.padded(leading: 12),
        (parser.median / 1000).text.padded(leading: 9), (measured.median / parser.median).text.padded(leading: 6))
    }
    print("mean: \((sum / Double(ExpressionCase.all.count)).text) us")
  }
}
