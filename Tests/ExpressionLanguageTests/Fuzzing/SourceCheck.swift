import Diagnostics
import ExpressionLanguage
import TestSupport
import Testing

/// What holds of every source, however wrong it is.
enum SourceCheck {
  /// Words of the implementation that no message to an author contains.
  private static let foreignWords = [
    "Int64", "UInt64", "Optional(", "ExpressionLanguage", "EvaluationError", "ValueType", "Swift.", "Array<",
    "MapValue",
    "TimeSpan", "Timestamp(", "nil", "(Function)", "fatal",
  ]
  /// The most bytes of a message besides those of the source.
  private static let longestMessage = 2_000

  /// Compiles a source in every way, evaluates what compiles, and checks every diagnostic and error.
  static func check(_ source: String, _ activation: FuzzActivation, seed: UInt64) {
    let start = ContinuousClock.now
    for compilation in compilations(of: source) {
      for diagnostic in compilation.diagnostics {
        check(diagnostic.message, diagnostic.range, in: source, seed: seed)
        for note in diagnostic.notes { #expect(!note.isEmpty, "\(source) [seed \(seed)]") }
      }
      guard let program = compilation.program else {
        #expect(compilation.diagnostics.contains { $0.severity == .error }, "\(source) [seed \(seed)]")
        continue
      }
      if case .error(let error) = program.evaluate(activation) {
        #expect(error.range != nil, "\(error.message): \(source) [seed \(seed)]")
        check(error.message, error.range ?? 0..<0, in: source, seed: seed)
      }
    }
    // A bound is only asked for where it cannot make the suite fail on a busy machine.
    guard FuzzRun.seconds != nil else { return }
    let taken = ContinuousClock.now - start
    #expect(taken < .seconds(20), "took \(taken): \(source) [seed \(seed)]")
  }

  private static func compilations(of source: String) -> [Compilation] {
    let environments = FuzzEnvironment.Typing.allCases.map(FuzzEnvironment.environment)
    return environments.map { Program.compile(source, in: $0, expecting: nil) }
      + [
        Program.compile(source, in: environments[0], expecting: .bool),
        Program.compile(source, in: environments[1], expecting: .double),
        Program.compileUnchecked(source, in: environments[0]),
        Program.compileUnchecked(source, in: environments[1], expandsMacros: false),
      ]
  }

  private static func check(_ message: String, _ range: Range<Int>, in source: String, seed: UInt64) {
    let utf8 = source.utf8
    #expect(!message.isEmpty && !message.hasSuffix("."), "\(message): \(source) [seed \(seed)]")
    #expect(message.utf8.count <= longestMessage + 4 * utf8.count, "\(source) [seed \(seed)]")
    #expect(range.lowerBound >= 0 && range.upperBound <= utf8.count, "\(message) at \(range): \(source) [seed \(seed)]")
    for word in foreignWords where message.contains(word) && !source.contains(word) {
      Issue.record("'\(word)' in '\(message)': \(source) [seed \(seed)]")
    }
    for offset in [range.lowerBound, range.upperBound] where offset < utf8.count {
      let byte = utf8[utf8.index(utf8.startIndex, offsetBy: offset)]
      #expect(byte & 0xC0 != 0x80, "\(message) at \(range) is within a character: \(source) [seed \(seed)]")
    }
  }
}
