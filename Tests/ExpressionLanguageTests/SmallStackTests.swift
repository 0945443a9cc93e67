import ExpressionLanguage
import Foundation
import TestSupport
import Testing

/// The deepest expressions that the bounds allow, on a stack of 512 KB, as threads other than the first have it.
///
/// A stack that overflows ends the process.
@Suite struct SmallStackTests {
  /// What is repeated as often as the bounds allow.
  struct DeepCase: Sendable, CustomTestStringConvertible {
    var opening: String
    var core: String
    var closing: String
    var testDescription: String { opening + core + closing }

    init(_ opening: String, _ core: String, _ closing: String) {
      self.opening = opening
      self.core = core
      self.closing = closing
    }

    /// The source with so many levels.
    func source(_ count: Int) -> String {
      String(repeating: opening, count: count) + core + String(repeating: closing, count: count)
    }
  }

  @Test(arguments: [
    DeepCase("(", "a", ")"), DeepCase("[", "1", "]"), DeepCase("{'a': ", "m", "}"), DeepCase("!(", "a", ")"),
    DeepCase("-(", "m", ")"), DeepCase("a && (b || ", "c", ")"), DeepCase("a ? b : (", "c", ")"),
    DeepCase("(", "a", " ? b : c)"), DeepCase("", "m", " + n"), DeepCase("m - (", "n", ")"),
    DeepCase("", "l", " + l"), DeepCase("", "'a'", " + 'b'"), DeepCase("", "l", ".map(x, x)"),
    DeepCase("l.map(x, ", "x", ")"), DeepCase("[1].all(x, ", "a", ")"), DeepCase("[1].filter(x, ", "a", ").size() > 0"),
    DeepCase("[1].filter(x, a && ", "b", ").size() > 0"), DeepCase("a || b && m == n + m * [1].map(x, ", "1", ")[0]"),
    DeepCase("a || b && 1 == 1 + 1 * -has(f.f(1, ", "1", ").f)"),
    DeepCase("a ? b : a || b && 1 == 1 + 1 * -l[?", "1", "]"),
    DeepCase("size([1].filter(x, ", "a", ")) == 1"), DeepCase("", "dyn({})", ".a"), DeepCase("", "dyn({})", ".?a"),
    DeepCase("", "dyn([[]])", "[0]"), DeepCase("", "dyn([])", "[?0]"), DeepCase("l[", "m", "]"),
    DeepCase("optional.of(", "m", ")"), DeepCase("optional.of(", "m", ").value()"),
    DeepCase("optional.none().or(", "optional.of(m)", ")"), DeepCase("optional.none().orValue(", "m", ")"),
    DeepCase("optional.of(1).optMap(x, ", "x", ")"), DeepCase("optional.of(1).optFlatMap(x, ", "optional.of(x)", ")"),
    DeepCase("[?optional.of(", "m", ")]"), DeepCase("{?'a': optional.of(", "m", ")}"),
    DeepCase("has({'a': ", "m", "}.a) ? 1 : 2"),
    DeepCase("max(m, ", "n", ")"), DeepCase("string(", "m", ")"), DeepCase("dyn(", "m", ")"),
    DeepCase("type(", "m", ")"),
    DeepCase("m in [", "n", "] ? 1 : 0"), DeepCase("m == (", "n", ") ? 1 : 0"),
    DeepCase("'a'.matches(string(", "a", "))"),
    DeepCase("state(", "'a'", ")"), DeepCase("'%s'.format([", "m", "])"), DeepCase("a && !(", "a && !a", ")"),
  ])
  func `the deepest of what repeats itself fits`(row: DeepCase) async {
    await Self.onSmallStack {
      var deepest = 0
      for count in (1...64).reversed() {
        let source = row.source(count)
        let compilation = Program.compile(source, in: .sample, expecting: nil)
        if compilation.diagnostics.contains(where: { $0.identifier == "expression-too-deep" }) { continue }
        deepest = count
        for program in [compilation.program, Program.compileUnchecked(source, in: .sample).program] {
          _ = program?.evaluate(ScriptedActivation(outcomes: Self.facts))
        }
        break
      }
      #expect(deepest > 5, "\(row.source(deepest + 1))")
    }
  }

  @Test(arguments: [
    // Values that are much deeper than the expression: each `map` puts its brackets around what the one before made.
    "SOURCE == SOURCE", "size(SOURCE) == 1", "'%s'.format([SOURCE]) == ''", "SOURCE in [SOURCE]", "SOURCE == [1]",
    "optional.of(SOURCE) != optional.of(SOURCE)", "type(SOURCE) == list", "SOURCE < SOURCE", "SOURCE + 1",
  ])
  func `values deeper than their expression fit`(form: String) async {
    await Self.onSmallStack {
      for (links, brackets) in [(10, 10), (20, 25), (30, 28)] {
        let body = String(repeating: "[", count: brackets) + "x" + String(repeating: "]", count: brackets)
        let value = "[1]" + String(repeating: ".map(x,\(body))", count: links)
        let source = form.replacingOccurrences(of: "SOURCE", with: value)
        for compilation in [
          Program.compile(source, in: .sample, expecting: nil), Program.compileUnchecked(source, in: .sample),
        ] {
          _ = compilation.program?.evaluate(ScriptedActivation(outcomes: Self.facts))
        }
      }
    }
  }

  /// What is known of the names of `TypeEnvironment.sample`.
  private static let facts: [String: Outcome] = [
    "a": .value(.bool(true)), "b": .value(.bool(false)), "m": .value(.int(0)), "n": .value(.int(1)),
    "c": .unknown(Unknowns("c")), "l": .value(.list([.int(0), .int(0)])),
  ]

  /// Runs on a thread with a stack of 512 KB.
  private static func onSmallStack(_ body: @escaping @Sendable () -> Void) async {
    await withCheckedContinuation { continuation in
      let thread = Thread {
        body()
        continuation.resume()
      }
      thread.stackSize = 512 * 1024 * Sanitizer.stackGrowth
      thread.start()
    }
  }
}
