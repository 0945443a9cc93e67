/// A checked expression in the form that is evaluated: nodes in one array, operands by index, names by slot (cel-go,
/// interpreter/planner.go).
///
/// Where the checker knows the types, an operation is chosen that works on plain numbers; elsewhere a general one
/// works on values.
///
/// Nodes and what they name stand in memory of the plan's own, so that an evaluation reads them without asking arrays.
/// That memory is written by `init` alone and freed by `deinit`, which is why a plan can be shared.
final class Plan: @unchecked Sendable {
  /// The index of a node.
  typealias Index = Int32

  /// A run of ``operands``.
  struct Run: Sendable {
    var start: Int32
    var count: Int32

    /// The places in ``operands``.
    var places: Range<Int> { Int(start)..<Int(start + count) }
  }

  /// How a function of a text and a part of it relates the two.
  enum TextTest: UInt8, Sendable {
    case contains
    case startsWith
    case endsWith
  }

  /// What a node does; every payload is a plain number, so that nodes are read without reference counting.
  enum Operation: Sendable {
    // Values

    /// One of ``constants``.
    case constant(Int32)
    case wholeConstant(Int64)
    case realConstant(Double)
    /// One of ``slots``.
    case reference(Int32)
    case presence(Int32)
    /// The variable of the macro so many levels deep.
    case local(Int32)
    /// One of ``failures``.
    case failure(Int32)

    // Conditions

    case not(Index)
    case and(Run)
    case or(Run)
    /// Two conditions; chains of two are the most frequent.
    case both(Index, Index)
    case either(Index, Index)
    case conditional(Index, Index, Index)
    /// Operands of any types.
    case equal(Index, Index)
    case notEqual(Index, Index)
    case relation(BinaryOperator, Index, Index)
    /// Two ints, by any comparison.
    case wholeComparison(BinaryOperator, Index, Index)
    /// Two numbers that are not both ints, none a uint, by any comparison.
    case realComparison(BinaryOperator, Index, Index)
    /// Two strings.
    case textEqual(Index, Index)
    case textNotEqual(Index, Index)
    /// A string and one of ``shortTexts``.
    case textIs(Index, Int32)
    case textIsNot(Index, Int32)
    case textTest(TextTest, Index, Index)
    case contained(Index, Index)
    /// A string among one of ``vocabularies``.
    case among(Index, Int32)
    /// A text that one of ``patterns`` is looked for in.
    case pattern(Index, Int32)
    /// `all`, `exists` or `exists_one`; one of ``comprehensions``.
    case quantifier(Int32)

    // Numbers

    /// Operands of any types.
    case negate(Index)
    case arithmetic(BinaryOperator, Index, Index)
    /// Two ints.
    case wholeArithmetic(BinaryOperator, Index, Index)
    /// Two doubles, or an int and a double.
    case realArithmetic(BinaryOperator, Index, Index)
    /// Turns an int or uint into a double.
    case widen(Index)
    case size(Index)
    /// `size(x.filter(...))`, for which no list is made; one of ``comprehensions``.
    case count(Int32)

    // Containers

    case element(Index, Index)
    /// The value of a map for one of ``constants``.
    case field(Index, key: Int32)
    case hasField(Index, key: Int32)
    /// The elements at one of ``optionalPlaces`` are optionals, left out where they have no value; -1 for none.
    case list(Run, optionals: Int32)
    /// Keys and values in turn; likewise.
    case map(Run, optionals: Int32)
    /// `operand.?field`, the field one of ``constants``, and `operand[?key]`.
    case optionalField(Index, key: Int32)
    case optionalElement(Index, Index)
    /// `a.or(b)` and `a.orValue(b)`, which evaluate `b` only where `a` has no value.
    case optionalOr(Index, Index)
    case optionalOrValue(Index, Index)

    // Calls

    /// One of ``calls``.
    case function(Int32, Run)
    /// One of ``hostCalls``; the arguments are literals.
    case hostCall(Int32)
    /// One of ``hostCalls``.
    case hostFunction(Int32, Run)
    /// `filter` or `map`; one of ``comprehensions``.
    case comprehension(Int32)
    /// `optMap` or `optFlatMap`; one of ``comprehensions``.
    case optionalMacro(Int32)
    /// Lets only values of one of ``expectations`` through.
    case expect(Index, Int32)
  }

  /// One node.
  struct Node: Sendable {
    var operation: Operation
    /// The node's place in the source, in UTF-8 offsets.
    var start: UInt16
    var end: UInt16

    /// The node's place in the source, in UTF-8 offsets.
    var range: Range<Int> { Int(start)..<Int(end) }
  }

  /// A standard function with the type deduced for its result.
  struct Call: Sendable {
    var declaration: FunctionDeclaration
    var resultType: ValueType
  }

  /// A function of the activation, as called.
  struct HostSite: Sendable {
    var function: Int
    var binding: Int
    /// The arguments where all of them are literals.
    var arguments: [Value]
  }

  /// A macro over a list, the keys of a map, or an optional.
  struct Comprehension: Sendable {
    var macro: Macro
    var range: Index
    /// The condition of an element; -1 where there is none.
    var condition: Index
    /// What is made of an element; -1 where it is kept as it is.
    var body: Index
    /// The steps that one element takes.
    var cost: Int32
    /// The place of the element among the variables.
    var variable: Int32
  }

  let nodes: UnsafeMutableBufferPointer<Node>
  let operands: UnsafeMutableBufferPointer<Index>
  let constants: UnsafeMutableBufferPointer<Value>
  let slots: UnsafeMutableBufferPointer<Slot>
  let calls: [Call]
  let hostCalls: [HostSite]
  let comprehensions: UnsafeMutableBufferPointer<Comprehension>
  let failures: [EvaluationError]
  let expectations: [ValueType]
  let shortTexts: UnsafeMutableBufferPointer<ShortText>
  let vocabularies: [TextSet]
  let patterns: [RegularExpression]
  let optionalPlaces: [[Int]]
  /// How many variables of macros there are at once.
  let variableCount: Int
  /// The node evaluated last.
  let root: Index

  /// Creates a plan from what was built.
  init(_ builder: consuming PlanBuilder, root: Index) {
    nodes = .allocated(for: builder.nodes)
    operands = .allocated(for: builder.operands)
    constants = .allocated(for: builder.constants)
    slots = .allocated(for: builder.slots)
    calls = builder.calls
    hostCalls = builder.hostCalls
    comprehensions = .allocated(for: builder.comprehensions)
    failures = builder.failures
    expectations = builder.expectations
    shortTexts = .allocated(for: builder.shortTexts)
    vocabularies = builder.vocabularies
    patterns = builder.patterns
    optionalPlaces = builder.optionalPlaces
    variableCount = builder.variableCount
    self.root = root
  }

  deinit {
    nodes.release()
    operands.release()
    constants.release()
    slots.release()
    shortTexts.release()
    comprehensions.release()
  }
}

extension UnsafeMutableBufferPointer {
  /// Memory with the elements of an array.
  fileprivate static func allocated(for elements: [Element]) -> UnsafeMutableBufferPointer {
    let memory = UnsafeMutableBufferPointer.allocate(capacity: elements.count)
    _ = memory.initialize(from: elements)
    return memory
  }

  /// Frees the memory with its elements.
  fileprivate func release() {
    deinitialize()
    deallocate()
  }
}
