/// A function of the language with its overloads, as cel-go's common/stdlib/standard.go declares them.
package struct FunctionDeclaration: Sendable {
  /// What the result's type is.
  enum Result: Sendable {
    case fixed(ValueType)
    /// The type of the first argument.
    case first
    /// The element type of the first argument, a list.
    case element
    /// What a function makes of the arguments' types.
    case deduced(@Sendable ([ValueType]) -> ValueType)
  }

  /// The functions that evaluation has an operation of its own for.
  enum Intrinsic: Sendable {
    case size
    case textTest(Plan.TextTest)
    case matches
    /// `or` and `orValue` evaluate their argument only where it is needed.
    case or
    case orValue
  }

  /// One way to call the function.
  struct Overload: Sendable {
    /// Whether it is called on its first parameter: `text.size()`.
    var isMember: Bool
    /// The types taken; `dyn` takes any.
    var parameters: [ValueType]
    var result: Result
    /// Whether the last parameter may be given any number of times, at least once.
    var isVariadic = false
    /// What help calls each parameter, where `dyn` would say too much.
    var parameterName: String?
    /// What the arguments' types must be besides fitting the parameters.
    var accepts: @Sendable ([ValueType]) -> Bool = { _ in true }

    /// `name(parameters)`.
    static func function(_ parameters: ValueType..., result: Result) -> Overload {
      Overload(isMember: false, parameters: parameters, result: result)
    }

    /// `first.name(rest)`.
    static func member(
      _ parameters: ValueType..., result: Result, accepts: @escaping @Sendable ([ValueType]) -> Bool = { _ in true }
    ) -> Overload {
      Overload(isMember: true, parameters: parameters, result: result, accepts: accepts)
    }

    /// `name(parameters...)`, the last one any number of times.
    static func variadic(_ parameters: ValueType..., result: Result) -> Overload {
      Overload(isMember: false, parameters: parameters, result: result, isVariadic: true)
    }

    /// `name(number...)`, numbers of any types, at least one.
    static func numbers(result: Result) -> Overload {
      Overload(
        isMember: false, parameters: [.dyn], result: result, isVariadic: true, parameterName: "number",
        accepts: { types in types.allSatisfy { $0.isNumeric || $0.isDynamic } })
    }

    /// Whether it takes so many arguments, the value called on included.
    func takes(count: Int) -> Bool {
      isVariadic ? count >= parameters.count : count == parameters.count
    }

    /// Whether it takes arguments of these types, as many as ``takes(count:)`` allows.
    func takes(_ arguments: [ValueType]) -> Bool {
      arguments.indices.allSatisfy { arguments[$0].fits(parameters[min($0, parameters.count - 1)]) }
        && accepts(arguments)
    }

    /// The result's type where it does not depend on the arguments'.
    var fixedResult: ValueType? { if case .fixed(let type) = result { type } else { nil } }

    /// The result's type for given arguments, which the overload takes.
    func resultType(for arguments: [ValueType]) -> ValueType {
      switch result {
      case .fixed(let type): type
      case .first: arguments.first ?? .dyn
      case .deduced(let deduce): deduce(arguments)
      case .element: if case .list(let element) = arguments.first { element } else { .dyn }
      }
    }
  }

  /// What a call may know besides its arguments.
  struct Context {
    /// The type deduced for the result; `dyn` where nothing is known.
    var resultType: ValueType
    /// The steps left.
    var budget: Budget
  }

  /// Computes the result from arguments that are all known, the value called on first.
  typealias Body = @Sendable (_ arguments: [Value], _ context: inout Context) throws(EvaluationError) -> Value

  /// The name it is called by.
  package let name: String
  /// What it does, for help: one sentence without a full stop.
  package let summary: String
  /// An expression that shows it.
  package let example: String
  /// Whether CEL does not have it; such departures are listed in the module's article.
  package let isAddition: Bool
  let overloads: [Overload]
  let intrinsic: Intrinsic?
  /// Whether a call with literal arguments is worked out when compiling.
  let isFoldable: Bool
  let body: Body

  init(
    _ name: String, _ summary: String, example: String, isAddition: Bool = false,
    intrinsic: Intrinsic? = nil, isFoldable: Bool = false, _ overloads: [Overload],
    body: @escaping Body
  ) {
    self.name = name
    self.summary = summary
    self.example = example
    self.isAddition = isAddition
    self.overloads = overloads
    self.intrinsic = intrinsic
    self.isFoldable = isFoldable
    self.body = body
  }

  /// Declares a function every call of which is an operation of its own, so that it needs no body.
  init(
    _ name: String, _ summary: String, example: String, evaluatedAs intrinsic: Intrinsic, _ overloads: [Overload]
  ) {
    self.init(name, summary, example: example, intrinsic: intrinsic, overloads) {
      arguments, _ throws(EvaluationError) in throw .noOverload(name, arguments)
    }
  }
}

// MARK: - Help

extension FunctionDeclaration {
  /// Each way to call it with the types taken and given: `size(string) -> int`, `string.size() -> int`.
  package var signatures: [String] { overloads.map { $0.signature(of: name) } }
}

extension FunctionDeclaration.Overload {
  /// The call with its types; what is called any number of times is followed by dots.
  fileprivate func signature(of name: String) -> String {
    var names = parameters.map { parameterName ?? $0.description }
    let receiver = isMember ? names.removeFirst() + "." : ""
    if isVariadic { names.append("...") }
    let type = resultType(for: parameters).determined
    let result = type == .dyn ? parameterName ?? "dyn" : type.description
    return "\(receiver)\(name)(\(names.joined(separator: ", "))) -> \(result)"
  }
}
