import ExpressionLanguage
import TestSupport
import Testing

@Suite struct PropertyTests {
  @Test(arguments: 0..<40)
  func `parsing undoes printing`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      var tree = ExpressionTree()
      tree.root = tree.addRandom(depth: 4, using: &generator)
      let text = Unparser.text(of: tree)
      let (parsed, diagnostics) = Parser.parse(text)
      #expect(diagnostics.map(\.message) == [], "\(text)")
      #expect(parsed.map { $0.outline($0.root) } == tree.outline(tree.root), "\(text)")
    }
  }

  @Test(arguments: 0..<20)
  func `a value known from partial answers survives every completion`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed + 1000)
    let names = ["a", "b", "c", "d"]
    for _ in 0..<12 {
      let source = condition(depth: 4, using: &generator)
      let compilation = Program.compile(source, in: .sample, expecting: .bool)
      let program = try #require(compilation.program, "\(source)")
      // Each answer is settled as true, false or absent, or open.
      for code in 0..<256 {
        var partial: [String: Truth] = [:]
        for (place, name) in names.enumerated() { partial[name] = Truth.allCases[code >> (2 * place) & 3] }
        let early = evaluate(program, partial)
        guard early != .waits else { continue }
        for completion in completions(of: partial) {
          let late = evaluate(program, completion)
          #expect(late == early, "\(source) with \(partial), then \(completion)")
        }
      }
    }
  }

  @Test func `any text compiles or is reported`() {
    var generator = SeededGenerator(seed: 7)
    let parts = [
      "answers.", "openings", "tools", "'tested'", "(", ")", "[", "]", "{", "}", "&&", "||", "!", "-", "+", "==", "=",
      "in", "has(", ".all(x, ", ".map(", "x", "1", "2.5", "0x", "1e", "'", "\"", "\\", "r'", "b\"", "`", "?", ":", ",",
      ".", "“", "é", "\u{0}", "\u{202E}", "\n", "not ", "and", "null", "true", "size(", "//", "99999999999999999999",
    ]
    for _ in 0..<4000 {
      let count = Int.random(in: 1...14, using: &generator)
      let source = (0..<count).map { _ in parts.randomElement(using: &generator)! }.joined()
      let compilation = Program.compile(source, in: .sample, expecting: nil)
      if let program = compilation.program {
        _ = program.evaluate(ScriptedActivation())
      } else {
        #expect(!compilation.diagnostics.isEmpty, "\(source)")
      }
      for diagnostic in compilation.diagnostics {
        #expect(diagnostic.range.lowerBound >= 0 && diagnostic.range.upperBound <= source.utf8.count, "\(source)")
      }
    }
  }

  // MARK: - Helpers

  private func evaluate(_ program: Program, _ truths: [String: Truth]) -> Truth {
    var outcomes: [String: Outcome] = [:]
    for (name, truth) in truths { outcomes[name] = truth.outcome(name) }
    return Truth(program.evaluate(ScriptedActivation(outcomes: outcomes)))
  }

  private func completions(of partial: [String: Truth]) -> [[String: Truth]] {
    var all = [partial]
    for (name, truth) in partial where truth == .waits {
      all = all.flatMap { base in
        [Truth.yes, .no, .fails].map { settled in base.merging([name: settled]) { $1 } }
      }
    }
    return all
  }

  private func condition(depth: Int, using generator: inout SeededGenerator) -> String {
    let name = ["a", "b", "c", "d"].randomElement(using: &generator)!
    guard depth > 0 else { return name }
    func next() -> String { condition(depth: depth - 1, using: &generator) }
    switch Int.random(in: 0..<10, using: &generator) {
    case 0, 1: return "(\(next()) && \(next()))"
    case 2, 3: return "(\(next()) || \(next()))"
    case 4: return "!(\(next()))"
    case 5: return "(\(next()) ? \(next()) : \(next()))"
    case 6: return "(\(next()) == \(next()))"
    case 7: return "[1, 2].all(x, x == 1 ? \(next()) : \(next()))"
    case 8: return "[1, 2].exists(x, x == 1 ? \(next()) : \(next()))"
    default: return name
    }
  }
}

extension ExpressionTree {
  /// Adds a random node with its operands; returns its index.
  fileprivate mutating func addRandom(
    depth: Int, using generator: inout SeededGenerator
  ) -> ExpressionNode.ID {
    func add(_ kind: ExpressionNode.Kind, to tree: inout ExpressionTree) -> ExpressionNode.ID {
      tree.add(ExpressionNode(kind: kind, range: 0..<0, nameRange: 0..<0))
    }
    guard depth > 0 else { return add(randomLeaf(using: &generator), to: &self) }
    func operand(_ tree: inout ExpressionTree) -> ExpressionNode.ID {
      tree.addRandom(depth: depth - 1, using: &generator)
    }
    let kind: ExpressionNode.Kind
    switch Int.random(in: 0..<20, using: &generator) {
    case 0: kind = .select(operand(&self), field: randomField(using: &generator), isTest: false)
    case 1: kind = .select(operand(&self), field: randomField(using: &generator), isTest: true)
    case 2: kind = .call(target: nil, function: "g", arguments: [operand(&self), operand(&self)], isAbsolute: false)
    case 3: kind = .call(target: operand(&self), function: "g", arguments: [operand(&self)], isAbsolute: false)
    case 4: kind = .index(operand(&self), operand(&self))
    case 5: kind = .unary(Bool.random(using: &generator) ? .not : .negate, operand(&self))
    case 6, 7:
      kind = .binary(BinaryOperator.allCases.randomElement(using: &generator)!, operand(&self), operand(&self))
    case 8:
      let terms = (0..<Int.random(in: 2...4, using: &generator)).map { _ in operand(&self) }
      kind = .logic(Bool.random(using: &generator) ? .and : .or, terms)
    case 9: kind = .conditional(operand(&self), operand(&self), operand(&self))
    case 10: kind = .list([operand(&self), operand(&self)])
    case 11: kind = .map([(operand(&self), operand(&self))])
    case 12: kind = .optionalSelect(operand(&self), field: randomField(using: &generator))
    case 13: kind = .optionalIndex(operand(&self), operand(&self))
    case 14: kind = .list([operand(&self), operand(&self), operand(&self)], optionals: randomPlaces(3, &generator))
    case 15:
      kind = .map(
        [(operand(&self), operand(&self)), (operand(&self), operand(&self))], optionals: randomPlaces(2, &generator))
    case 16:
      kind = .comprehension(.map, range: operand(&self), variable: "y", arguments: [operand(&self), operand(&self)])
    case 17: kind = .call(target: nil, function: "as_", arguments: [operand(&self)], isAbsolute: true)
    default:
      kind = .comprehension(
        Macro.allCases.randomElement(using: &generator)!, range: operand(&self), variable: "x",
        arguments: [operand(&self)])
    }
    return add(kind, to: &self)
  }

  private func randomField(using generator: inout SeededGenerator) -> String {
    ["f", "a-b", "in", "as", "true", "null", "x y", "a.b/c", "7", "_", "all"].randomElement(using: &generator)!
  }

  private func randomPlaces(_ count: Int, _ generator: inout SeededGenerator) -> [Int] {
    (0..<count).filter { _ in Bool.random(using: &generator) }
  }

  private func randomLeaf(using generator: inout SeededGenerator) -> ExpressionNode.Kind {
    let leaves: [ExpressionNode.Kind] = [
      .literal(.null), .literal(.bool(true)), .literal(.int(0)), .literal(.int(-7)), .literal(.int(.min)),
      .literal(.uint(.max)), .literal(.double(-1.5)), .literal(.double(1e300)), .literal(.double(2)),
      .literal(.string("it's \\ \n\u{7}é")), .literal(.bytes([0, 39, 92, 255])), .literal(.bool(false)),
      .literal(.int(.max)), .literal(.uint(0)), .literal(.double(-0.0)), .literal(.double(0.1)),
      .literal(.double(.leastNonzeroMagnitude)), .literal(.double(-.greatestFiniteMagnitude)), .literal(.string("")),
      .literal(.string("\u{0}\t\r\u{B}\u{7F}\u{85}\"`?\u{2028}\u{FEFF}")),
      .literal(.string("e\u{301}😀\u{10FFFF}'''")), .literal(.bytes(Array(0...255))), .literal(.bytes([])),
      .identifier("x", isAbsolute: false), .identifier("y", isAbsolute: true), .list([]), .map([]),
      .call(target: nil, function: "h", arguments: [], isAbsolute: true),
    ]
    return leaves.randomElement(using: &generator)!
  }

  /// The tree as nested words, without places.
  fileprivate func outline(_ id: ExpressionNode.ID) -> String {
    let operands = self[id].kind.operands.map { outline($0) }.joined(separator: " ")
    let name: String =
      switch self[id].kind {
      case .literal(let value): "\(value)"
      case .identifier(let name, let isAbsolute): "\(isAbsolute ? "." : "")\(name)"
      case .select(_, let field, let isTest): "\(isTest ? "has" : "select") \(field)"
      case .call(let target, let name, _, let isAbsolute): "\(target != nil) \(isAbsolute) \(name)"
      case .index: "index"
      case .optionalSelect(_, let field): "select? \(field)"
      case .optionalIndex: "index?"
      case .unary(let operation, _): operation.rawValue
      case .binary(let operation, _, _): operation.rawValue
      case .logic(let operation, _): operation.rawValue
      case .conditional: "?:"
      case .list(_, let optionals): "list \(optionals)"
      case .map(_, let optionals): "map \(optionals)"
      case .comprehension(let macro, _, let variable, _): "\(macro.rawValue) \(variable)"
      case .invalid: "invalid"
      }
    return "(\(name) \(operands))"
  }
}
