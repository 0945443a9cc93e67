import ArgumentParser
import ExpressionLanguage

/// Twelve conditions of the kinds that questionnaires have, compiled once and evaluated over answers that are known.
///
/// The peer is the same condition written by hand in Swift over the same answers.
struct ExpressionBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "expressions", abstract: "Nanoseconds and allocations to evaluate a condition, compiled once.")

  @Option(help: "Measure only the conditions whose name contains this.")
  var only: String?

  func run() throws {
    let answers = Answers.sample
    let cases = ExpressionCase.all.filter { row in only.map { row.name.contains($0) } ?? true }
    print("condition                          ns  quickest  allocations  by hand  ratio")
    var logarithms = 0.0
    for row in cases {
      let compilation = Program.compile(row.source, in: Answers.environment, expecting: nil)
      guard let program = compilation.program else {
        throw ValidationError("'\(row.source)': \(compilation.diagnostics.map(\.message))")
      }
      guard program.evaluate(answers) == row.byHand(answers) else {
        throw ValidationError("'\(row.source)' is \(program.evaluate(answers)), not \(row.byHand(answers))")
      }
      let measured = Measurement { consume(program.evaluate(answers)) }
      let peer = Measurement { consume(row.byHand(answers)) }
      logarithms += measured.median.logarithm
      print(
        row.name.padded(to: 30), measured.median.text.padded(leading: 6), measured.least.text.padded(leading: 9),
        measured.allocations.text.padded(leading: 12), peer.median.text.padded(leading: 8),
        (measured.median / peer.median).text.padded(leading: 6))
    }
    let mean = (logarithms / Double(max(1, cases.count))).exponential
    print("geometric mean: \(mean.text) ns")
  }
}
