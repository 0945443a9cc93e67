/// Writes a tree as text that parses to the same tree, with as few parentheses as that takes.
package struct Unparser {
  private let tree: ExpressionTree

  /// The text of a tree; one space around infix operators and after commas.
  package static func text(of tree: ExpressionTree) -> String {
    Unparser(tree: tree).text(tree.root, binding: 0)
  }

  /// How tightly a node's outermost operator binds: 0 for `?:`, 1 to 5 as ``Parser`` has it, 6 for prefixes, 7 else.
  private func precedence(_ id: ExpressionNode.ID) -> Int {
    switch tree[id].kind {
    case .conditional: 0
    case .logic(.or, _): 1
    case .logic(.and, _): 2
    case .binary(let operation, _, _): Unparser.precedence(operation)
    case .unary: 6
    default: 7
    }
  }

  private static func precedence(_ operation: BinaryOperator) -> Int {
    switch operation {
    case .add, .subtract: 4
    case .multiply, .divide, .modulo: 5
    default: 3
    }
  }

  private func text(_ id: ExpressionNode.ID, binding minimum: Int) -> String {
    let text = text(id)
    return precedence(id) < minimum ? "(\(text))" : text
  }

  private func list(_ ids: [ExpressionNode.ID], _ optionals: [Int] = []) -> String {
    ids.enumerated().map { (optionals.contains($0) ? "?" : "") + text($1, binding: 0) }.joined(separator: ", ")
  }

  private func text(_ id: ExpressionNode.ID) -> String {
    switch tree[id].kind {
    case .literal(let value): return value.text
    case .identifier(let name, let isAbsolute): return (isAbsolute ? "." : "") + name
    case .select(let operand, let field, let isTest):
      let selection = "\(text(operand, binding: 7)).\(Unparser.fieldText(field))"
      return isTest ? "has(\(selection))" : selection
    case .call(let target, let function, let arguments, let isAbsolute):
      let receiver = target.map { text($0, binding: 7) + "." } ?? (isAbsolute ? "." : "")
      return "\(receiver)\(function)(\(list(arguments)))"
    case .optionalSelect(let operand, let field):
      return "\(text(operand, binding: 7)).?\(Unparser.fieldText(field))"
    case .optionalIndex(let operand, let key): return "\(text(operand, binding: 7))[?\(text(key, binding: 0))]"
    case .index(let operand, let key): return "\(text(operand, binding: 7))[\(text(key, binding: 0))]"
    case .unary(let operation, let operand): return prefixText(operation, operand)
    case .binary(let operation, let left, let right):
      let binding = Unparser.precedence(operation)
      return "\(text(left, binding: binding)) \(operation.rawValue) \(text(right, binding: binding + 1))"
    case .logic(let operation, let terms):
      let binding = operation == .or ? 1 : 2
      return terms.map { text($0, binding: binding + 1) }.joined(separator: " \(operation.rawValue) ")
    case .conditional(let condition, let first, let second):
      return "\(text(condition, binding: 1)) ? \(text(first, binding: 1)) : \(text(second, binding: 0))"
    case .list(let elements, let optionals): return "[\(list(elements, optionals))]"
    case .map(let entries, let optionals):
      let texts = entries.enumerated().map { place, entry in
        (optionals.contains(place) ? "?" : "") + "\(list([entry.key])): \(list([entry.value]))"
      }
      return "{" + texts.joined(separator: ", ") + "}"
    case .comprehension(let macro, let range, let variable, let arguments):
      return "\(text(range, binding: 7)).\(macro.rawValue)(\(variable), \(list(arguments)))"
    case .invalid: return "?"
    }
  }

  /// A prefix and its operand; parentheses keep `-(1)` from becoming a literal.
  private func prefixText(_ operation: UnaryOperator, _ operand: ExpressionNode.ID) -> String {
    let text = text(operand, binding: 7)
    let startsWithDigit = text.utf8.first.map { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") } ?? false
    return operation == .negate && startsWithDigit ? "-(\(text))" : operation.rawValue + text
  }

  private static func fieldText(_ field: String) -> String {
    let isPlain = field.utf8.allSatisfy { byte in
      byte == UInt8(ascii: "_") || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
        || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
    }
    let startsAsName = field.utf8.first.map { $0 < UInt8(ascii: "0") || $0 > UInt8(ascii: "9") } ?? false
    return isPlain && startsAsName && Token.Keyword(rawValue: field) == nil ? field : "`\(field)`"
  }
}
