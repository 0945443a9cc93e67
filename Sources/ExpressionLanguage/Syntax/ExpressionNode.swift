/// One node of an expression's tree, with its place.
///
/// Nodes name their operands by index into ``ExpressionTree/nodes``, so that copying, dropping and walking a tree
/// never follows a chain of references.
package struct ExpressionNode: Sendable {
  /// The index of a node in its tree.
  package typealias ID = Int

  /// What a node says; a closed family.
  package enum Kind: Sendable {
    case literal(Value)
    /// A name; absolute where a dot stands before it (langdef.md, "Name Resolution").
    case identifier(String, isAbsolute: Bool)
    /// `operand.field`; `has(operand.field)` where only its presence is asked.
    case select(ID, field: String, isTest: Bool)
    /// `function(arguments)` or `target.function(arguments)`.
    case call(target: ID?, function: String, arguments: [ID], isAbsolute: Bool)
    case index(ID, ID)
    /// `operand.?field` (cel-go, ext/README.md, "Optional").
    case optionalSelect(ID, field: String)
    /// `operand[?key]`.
    case optionalIndex(ID, ID)
    case unary(UnaryOperator, ID)
    case binary(BinaryOperator, ID, ID)
    /// A chain of `&&` or `||`, flat since both are associative; two or more terms.
    case logic(LogicOperator, [ID])
    case conditional(ID, ID, ID)
    /// The places of elements written `?element` are `optionals`, ascending.
    case list([ID], optionals: [Int] = [])
    /// The places of entries written `?key: value` are `optionals`, ascending.
    case map([(key: ID, value: ID)], optionals: [Int] = [])
    /// `range.macro(variable, arguments)`; one argument, or two for `map` with a condition.
    case comprehension(Macro, range: ID, variable: String, arguments: [ID])
    /// What could not be parsed; already reported.
    case invalid
  }

  package var kind: Kind
  /// The node in UTF-8 offsets.
  package var range: Range<Int>
  /// The word that names it: the field, function or operator, in UTF-8 offsets.
  package var nameRange: Range<Int>

  /// Creates a node.
  package init(kind: Kind, range: Range<Int>, nameRange: Range<Int>) {
    self.kind = kind
    self.range = range
    self.nameRange = nameRange
  }
}

/// An operator before its operand.
package enum UnaryOperator: String, Sendable {
  case not = "!"
  case negate = "-"
}

/// An operator between two operands that always evaluates both.
package enum BinaryOperator: String, Sendable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case modulo = "%"
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case `in` = "in"
}

/// An operator that one side can decide.
package enum LogicOperator: String, Sendable {
  case and = "&&"
  case or = "||"
}

/// The macros that go through a list or the keys of a map (langdef.md, "Macros"), or look into an optional.
package enum Macro: String, Sendable, CaseIterable {
  case all
  case exists
  case existsOne = "exists_one"
  case map
  case filter
  case optMap
  case optFlatMap
}

/// A parsed expression.
package struct ExpressionTree: Sendable {
  /// The nodes, operands before what uses them.
  package private(set) var nodes: [ExpressionNode] = []
  /// How many levels stand below and including each node.
  private var heights: [Int] = []
  /// The node that stands for the whole expression.
  package var root: ExpressionNode.ID = 0

  /// Creates a tree without nodes.
  package init() {}

  /// The node of an index.
  package subscript(_ id: ExpressionNode.ID) -> ExpressionNode {
    nodes[id]
  }

  /// The levels of a node.
  package func height(of id: ExpressionNode.ID) -> Int { heights[id] }

  /// Adds a node whose operands are in the tree.
  package mutating func add(_ node: ExpressionNode) -> ExpressionNode.ID {
    var height = 0
    node.kind.forEachOperand { height = max(height, heights[$0]) }
    nodes.append(node)
    heights.append(height + 1)
    return nodes.count - 1
  }
}

extension ExpressionNode.Kind {
  /// The nodes this one is made of, in source order.
  package var operands: [ExpressionNode.ID] {
    var operands: [ExpressionNode.ID] = []
    forEachOperand { operands.append($0) }
    return operands
  }

  /// Hands over the nodes this one is made of, in source order.
  package func forEachOperand(_ body: (ExpressionNode.ID) -> Void) {
    switch self {
    case .literal, .identifier, .invalid: break
    case .select(let operand, _, _), .unary(_, let operand), .optionalSelect(let operand, _): body(operand)
    case .call(let target, _, let arguments, _):
      if let target { body(target) }
      arguments.forEach(body)
    case .index(let left, let right), .binary(_, let left, let right), .optionalIndex(let left, let right):
      body(left)
      body(right)
    case .logic(_, let terms): terms.forEach(body)
    case .conditional(let condition, let first, let second):
      body(condition)
      body(first)
      body(second)
    case .list(let elements, _): elements.forEach(body)
    case .map(let entries, _):
      for entry in entries {
        body(entry.key)
        body(entry.value)
      }
    case .comprehension(_, let range, _, let arguments):
      body(range)
      arguments.forEach(body)
    }
  }
}
