import Questionnaires
import Scoring
import TestSupport
import Testing

/// Scores as others have published how to work them out, from definitions of ours.
@Suite struct PublishedScoreTests {
  // MARK: - XCCDF 1.2

  /// The four models of XCCDF 1.2 (NISTIR 7275 revision 4, section 7.3.3), each with the definition that gives it.
  enum Model: String, CaseIterable, Sendable, CustomTestStringConvertible {
    /// Ours is `weightedMean`, with groups as sections; a rule outside any group is a section of its own.
    case `default` = "urn:xccdf:scoring:default"
    /// Ours is `sum`, every rule worth at most one point.
    case flat = "urn:xccdf:scoring:flat"
    /// The same with every weight that is not 0 set to 1.
    case flatUnweighted = "urn:xccdf:scoring:flat-unweighted"
    /// Ours is `allOrNothing`.
    case absolute = "urn:xccdf:scoring:absolute"

    var testDescription: String { rawValue }
  }

  /// How a rule came out for each of its instances.
  enum RuleResult: String, CaseIterable, Sendable {
    case pass
    case fail
    case unknown
    case notapplicable
    case notselected
  }

  struct Rule: Sendable {
    var id: String
    var weight: Double
    /// One for each instance; with several, all pass or fail.
    var results: [RuleResult]
  }

  struct Group: Sendable {
    var id: String
    var weight: Double
    var isSelected = true
    var rules: [Rule]
  }

  /// The algorithms of the specification, step by step, on the scale of the specification.
  enum Specification {
    /// Score.Default.Rule: the count of a rule and its score of 100.
    private static func score(_ rule: Rule) -> (count: Int, score: Double) {
      let counted = rule.results.filter { $0 != .notapplicable && $0 != .notselected }
      let passed = counted.count { $0 == .pass }
      return counted.isEmpty ? (0, 0) : (1, 100 * Double(passed) / Double(counted.count))
    }

    /// Table 40: a normalized weighted sum at each node; `nil` where nothing counts.
    static func `default`(_ benchmark: [Group]) -> Double? {
      func normalized(_ children: [(count: Int, score: Double, weight: Double)]) -> (count: Int, score: Double) {
        var (count, s, a) = (0, 0.0, 0.0)
        for child in children where child.count != 0 {
          s += child.score * child.weight
          a += child.weight
          count += 1
        }
        return a > 0 ? (count, s / a) : (0, 0)
      }
      let groups = benchmark.filter(\.isSelected).map { group in
        let node = normalized(
          group.rules.map { rule in
            let (count, score) = score(rule)
            return (count, score, rule.weight)
          })
        return (node.count, node.score, group.weight)
      }
      let root = normalized(groups)
      return root.count == 0 ? nil : root.score
    }

    /// Table 41: the score and the greatest score possible.
    static func flat(_ benchmark: [Group], weight: (Double) -> Double = { $0 }) -> (s: Double, m: Double) {
      var (s, m) = (0.0, 0.0)
      for group in benchmark where group.isSelected {
        for rule in group.rules {
          let (count, score) = score(rule)
          guard count != 0 else { continue }
          m += weight(rule.weight)
          s += weight(rule.weight) * score / 100
        }
      }
      return (s, m)
    }

    /// The score by a model as a share of the most that it can be; `nil` where nothing counts.
    static func share(_ benchmark: [Group], by model: Model) -> Double? {
      let (s, m) = flat(benchmark, weight: { model == .flatUnweighted && $0 != 0 ? 1 : $0 })
      guard m > 0 else { return nil }
      return switch model {
      case .default: `default`(benchmark).map { $0 / 100 }
      case .flat, .flatUnweighted: s / m
      case .absolute: (s - m).magnitude < 1e-9 ? 1 : 0
      }
    }
  }

  /// A benchmark as a questionnaire: groups are sections, rules yes-or-no questions, or the count of the instances that
  /// pass; what is not selected is not asked.
  private static func scored(_ benchmark: [Group], by model: Model) -> ScoreSheet {
    var draft = Draft(sections: [
      Draft.section("profile", weight: 0, Draft.ItemDraft.yesNo("selected").unscored)
    ])
    for group in benchmark {
      var section = Draft.SectionDraft(
        id: group.id, weight: group.weight, visibleIf: group.isSelected ? nil : "answers.selected", items: [])
      for rule in group.rules {
        var item =
          rule.results.count == 1
          ? Draft.ItemDraft.yesNo(rule.id)
          : Draft.ItemDraft.scored(
            rule.id, 0...Int64(rule.results.count), by: "answers.\(rule.id) / \(rule.results.count).0")
        item.weight = model == .flatUnweighted && rule.weight != 0 ? 1 : rule.weight
        item.allowsNotApplicable = true
        if rule.results == [.notselected] { item.visibleIf = "answers.selected" }
        section.items.append(item)
      }
      draft.sections.append(section)
    }
    draft.model =
      switch model {
      case .default: .weightedMean
      case .flat, .flatUnweighted: .sum
      case .absolute: .allOrNothing
      }
    let questionnaire = draft.questionnaire()
    let answers = benchmark.flatMap(\.rules).compactMap { rule -> String? in
      guard rule.results.count == 1 else { return "\(rule.id)=\(rule.results.count { $0 == .pass })" }
      return switch rule.results[0] {
      case .pass: "\(rule.id)=y"
      case .fail: "\(rule.id)=n"
      case .unknown: "\(rule.id)=?"
      case .notapplicable: "\(rule.id)=na"
      case .notselected: nil
      }
    }
    return Scorer(questionnaire).score(questionnaire.responses("selected=n " + answers.joined(separator: " ")))
  }

  /// By hand:
  /// - `accounts` is (10·100 + 5·0 + 3·66⅔) / 18 = 66⅔; `a3` does not apply, `a4` passes on two of three systems;
  /// - `network` is (1·100 + 1·0 + 0·0) / 2 = 50; `b2` is unknown and counts as not passed, `b3` weighs nothing;
  /// - `kernel` is not selected, nothing in `devices` applies;
  /// - `clock` is a rule outside any group, and passes.
  static let benchmark = [
    Group(
      id: "accounts", weight: 1,
      rules: [
        Rule(id: "a1", weight: 10, results: [.pass]), Rule(id: "a2", weight: 5, results: [.fail]),
        Rule(id: "a3", weight: 1, results: [.notapplicable]),
        Rule(id: "a4", weight: 3, results: [.pass, .fail, .pass]),
      ]),
    Group(
      id: "network", weight: 3,
      rules: [
        Rule(id: "b1", weight: 1, results: [.pass]), Rule(id: "b2", weight: 1, results: [.unknown]),
        Rule(id: "b3", weight: 0, results: [.fail]), Rule(id: "b4", weight: 7, results: [.notselected]),
      ]),
    Group(id: "kernel", weight: 4, isSelected: false, rules: [Rule(id: "c1", weight: 2, results: [.pass])]),
    Group(id: "devices", weight: 5, rules: [Rule(id: "d1", weight: 2, results: [.notapplicable])]),
    Group(id: "clock", weight: 1, rules: [Rule(id: "r1", weight: 1, results: [.pass])]),
  ]

  /// What the benchmark comes to by hand.
  private static func byHand(_ model: Model) -> Double {
    let twoThirds = 2.0 / 3
    return switch model {
    // (1·66⅔ + 3·50 + 1·100) / 5 of 100.
    case .default: (twoThirds + 1.5 + 1) / 5
    // a1, two thirds of a4, b1 and r1: 10 + 2 + 1 + 1 of 10 + 5 + 3 + 1 + 1 + 0 + 1.
    case .flat: 14.0 / 21
    // 1 + 2/3 + 1 + 1 of the six that apply and weigh something.
    case .flatUnweighted: (3 + twoThirds) / 6
    case .absolute: 0
    }
  }

  @Test(arguments: Model.allCases)
  func `a benchmark scores as XCCDF says`(model: Model) throws {
    let specified = try #require(Specification.share(Self.benchmark, by: model))
    let share = try #require(Self.scored(Self.benchmark, by: model).total?.share)
    #expect((specified - Self.byHand(model)).magnitude < 1e-12)
    #expect((share - Self.byHand(model)).magnitude < 1e-12)
  }

  @Test(arguments: Model.allCases)
  func `random benchmarks score as XCCDF says, and what is unknown only opens an interval`(model: Model) {
    var random = SeededGenerator(seed: 7275)
    for round in 0..<150 {
      let isStrict = round % 5 == 0
      let benchmark = (0..<Int.random(in: 1...4, using: &random)).map { group in
        Group(
          id: "g\(group)", weight: [0, 1, 2, 5].randomElement(using: &random)!,
          isSelected: Int.random(in: 0..<5, using: &random) > 0,
          rules: (0..<Int.random(in: 1...4, using: &random)).map { rule in
            func result() -> RuleResult { isStrict ? .pass : RuleResult.allCases.randomElement(using: &random)! }
            let instances = Int.random(in: 0..<4, using: &random) == 0 ? 3 : 1
            let results = (0..<instances).map { _ in
              instances == 1 ? result() : isStrict ? .pass : [.pass, .fail].randomElement(using: &random)!
            }
            return Rule(
              id: "g\(group)r\(rule)", weight: [0, 1, 3, 10].randomElement(using: &random)!, results: results)
          })
      }
      let expected = Specification.share(benchmark, by: model)
      let total = Self.scored(benchmark, by: model).total
      guard let expected else {
        #expect(total == nil, "round \(round)")
        continue
      }
      guard let total else {
        Issue.record("round \(round) has no score")
        continue
      }
      #expect((total.share - expected).magnitude < 1e-12, "round \(round)")
      #expect(total.low == total.share, "round \(round)")
    }
  }

  // MARK: - OWASP SAMM 2

  /// The answers to the question of each practice, maturity level and stream, each 0, 0.25, 0.5 or 1.
  struct Maturity: Sendable {
    /// 5 business functions of 3 practices, each of 3 maturity levels in 2 streams with one question.
    static let functions = 5
    static let practices = 15
    static let answers = [0, 0.25, 0.5, 1.0]

    /// By practice, level and stream, the place among ``answers``.
    var chosen: [[[Int]]]

    init(_ random: inout SeededGenerator) {
      chosen = (0..<Self.practices).map { _ in
        (0..<3).map { _ in (0..<2).map { _ in Int.random(in: 0..<4, using: &random) } }
      }
    }

    /// A stream's score is the sum over its levels, a practice's the mean of its streams, 0...3
    /// (owaspsamm.org, "SAMM Scoring", 2025-01-21).
    func practice(_ practice: Int) -> Double {
      let streams = (0..<2).map { stream in
        chosen[practice].reduce(0) { $0 + Self.answers[$1[stream]] }
      }
      return (streams[0] + streams[1]) / 2
    }

    /// The mean of the three practices of a business function.
    func function(_ function: Int) -> Double {
      (0..<3).reduce(0) { $0 + practice(3 * function + $1) } / 3
    }

    /// The mean of the business functions.
    var overall: Double { (0..<Self.functions).reduce(0) { $0 + function($1) } / Double(Self.functions) }

    /// What our answers to the questions are, by name.
    var text: String {
      var words: [String] = []
      for practice in 0..<Self.practices {
        for (level, streams) in chosen[practice].enumerated() {
          words += streams.enumerated().map { "\(Self.id(practice, level, $0))=\($1)" }
        }
      }
      return words.joined(separator: " ")
    }

    static func id(_ practice: Int, _ level: Int, _ stream: Int) -> String { "p\(practice)l\(level)s\(stream)" }

    /// Practices, or whole functions, as sections of questions that all weigh the same.
    static func questionnaire(practicesInSection count: Int) -> Questionnaire {
      var draft = Draft(sections: [])
      for first in stride(from: 0, to: practices, by: count) {
        var section = Draft.SectionDraft(id: "s\(first)", weight: 1, items: [])
        for practice in first..<first + count {
          for level in 0..<3 { section.items += (0..<2).map { .choice(id(practice, level, $0), answers) } }
        }
        draft.sections.append(section)
      }
      // The second level of maturity in every practice of the first function.
      draft.levels = [
        ("started", 0, []),
        (
          "second", 1.0 / 3,
          count == 1
            ? (0..<3).map { Draft.GateDraft(subject: .section("s\($0)", 2.0 / 3), message: "below 2") } : []
        ),
      ]
      return draft.questionnaire()
    }
  }

  @Test func `a maturity model of 90 questions scores as OWASP SAMM 2 says`() throws {
    let byPractice = Maturity.questionnaire(practicesInSection: 1)
    let byFunction = Maturity.questionnaire(practicesInSection: 3)
    #expect(byPractice.items.count == 90)
    var random = SeededGenerator(seed: 2020)
    for _ in 0..<20 {
      let maturity = Maturity(&random)
      let practices = Scorer(byPractice).score(byPractice.responses(maturity.text))
      let functions = Scorer(byFunction).score(byFunction.responses(maturity.text))
      // Scores of 3 are shares of 1.
      for practice in 0..<Maturity.practices {
        #expect((try #require(practices.sections[practice].share) * 3 - maturity.practice(practice)).magnitude < 1e-12)
      }
      for function in 0..<Maturity.functions {
        #expect((try #require(functions.sections[function].share) * 3 - maturity.function(function)).magnitude < 1e-12)
      }
      #expect((try #require(practices.total?.share) * 3 - maturity.overall).magnitude < 1e-12)
      #expect((try #require(functions.total?.share) * 3 - maturity.overall).magnitude < 1e-12)
      let isSecond = maturity.overall >= 1 && (0..<3).allSatisfy { maturity.practice($0) >= 2 }
      #expect((practices.level?.reached == 1) == isSecond)
    }
  }

  /// By hand: the first practice answers 1, 0.5 at the first level, 0.25, 0 at the second, and 0, 0.25 at the third:
  /// 0.75 + 0.125 + 0.125 = 1 of 3. Its function has two more at 3 and 0: (1 + 3 + 0) / 3. All else is at 1.5.
  @Test func `one practice by hand`() throws {
    var random = SeededGenerator(seed: 1)
    var maturity = Maturity(&random)
    maturity.chosen = Array(repeating: Array(repeating: [2, 2], count: 3), count: Maturity.practices)
    maturity.chosen[0] = [[3, 2], [1, 0], [0, 1]]
    maturity.chosen[1] = [[3, 3], [3, 3], [3, 3]]
    maturity.chosen[2] = [[0, 0], [0, 0], [0, 0]]
    let questionnaire = Maturity.questionnaire(practicesInSection: 1)
    let sheet = Scorer(questionnaire).score(questionnaire.responses(maturity.text))
    #expect(sheet.sections[0].share.map { $0 * 3 } == 1)
    let overall: Double = (4.0 / 3 + 4 * 1.5) / 5
    #expect((try #require(sheet.total?.share) * 3 - overall).magnitude < 1e-12)
  }
}
