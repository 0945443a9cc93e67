import ExpressionLanguage
import Foundation
import Testing

/// CEL's own cases, read from the file that `GROUNDWORK_CEL_CASES` names; left out where it is not set.
@Suite struct ConformanceTests {
  /// The least share of the core cases (those that need no extension library) that must pass.
  static let floor = 0.98

  @Test(.enabled(if: ProcessInfo.processInfo.environment["GROUNDWORK_CEL_CASES"] != nil))
  func `the language does what the conformance cases say`() throws {
    let path = try #require(ProcessInfo.processInfo.environment["GROUNDWORK_CEL_CASES"])
    let cases = try ConformanceCase.load(path)
    var results: [String: (passed: Int, total: Int)] = [:]
    var core = (passed: 0, total: 0)
    for row in cases {
      let problem = row.problem
      results[row.suite, default: (0, 0)].total += 1
      if problem == nil { results[row.suite]!.passed += 1 }
      if row.extensions.isEmpty {
        core.total += 1
        if problem == nil { core.passed += 1 }
      }
      if let problem, ProcessInfo.processInfo.environment["GROUNDWORK_CEL_VERBOSE"] != nil {
        print("FAILED \(row.suite)/\(row.name): \(row.expression): \(problem)")
      }
    }
    print("suite             passed  cases")
    for (suite, result) in results.sorted(by: { $0.key < $1.key }) {
      let name = suite.padding(toLength: 16, withPad: " ", startingAt: 0)
      print("\(name)  \(String(repeating: " ", count: 6 - "\(result.passed)".count))\(result.passed)  \(result.total)")
    }
    print("core: \(core.passed) of \(core.total)")
    #expect(Double(core.passed) >= ConformanceTests.floor * Double(core.total))
  }
}

/// One line of the file.
private struct ConformanceCase {
  var suite: String
  var name: String
  var expression: String
  var container: String
  var isUnchecked: Bool
  var isCheckOnly: Bool
  var extensions: [String]
  var bindings: [(name: String, value: Value)]
  var types: [String: ValueType]
  var value: Value?
  var expectsError: Bool
  var type: String?

  static func load(_ path: String) throws -> [ConformanceCase] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map { line in
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      return try ConformanceCase(object)
    }
  }

  init(_ object: [String: Any]) throws {
    suite = try #require(object["suite"] as? String)
    name = "\(object["section"] ?? "")/\(object["name"] ?? "")"
    expression = try #require(object["expr"] as? String)
    container = object["container"] as? String ?? ""
    isUnchecked = object["disable_check"] as? Bool ?? false
    isCheckOnly = object["check_only"] as? Bool ?? false
    extensions = object["ext"] as? [String] ?? []
    bindings = try (object["bindings"] as? [String: Any] ?? [:]).sorted { $0.key < $1.key }.map {
      ($0.key, try Value(typed: $0.value))
    }
    types = [:]
    for (name, text) in object["type_env"] as? [String: String] ?? [:] { types[name] = try ValueType(text: text) }
    let expected = try #require(object["expect"] as? [String: Any])
    value = try expected["value"].map { try Value(typed: $0) }
    expectsError = expected["error"] != nil
    type = expected["type"] as? String
  }

  /// What differs from the case; `nil` where nothing does.
  var problem: String? {
    var environment = TypeEnvironment()
    environment.container = container
    for (slot, binding) in bindings.enumerated() {
      environment.declareVariable(
        TypeEnvironment.Field(name: binding.name, type: types[binding.name] ?? binding.value.type, slot: slot))
    }
    for (name, type) in types where !bindings.contains(where: { $0.name == name }) {
      environment.declareVariable(TypeEnvironment.Field(name: name, type: type, slot: bindings.count))
    }
    let compilation =
      isUnchecked
      ? Program.compileUnchecked(expression, in: environment)
      : Program.compile(expression, in: environment, expecting: nil)
    guard let program = compilation.program else {
      return expectsError ? nil : "does not compile: \(compilation.diagnostics.first?.message ?? "")"
    }
    if let type, program.type.description != type { return "has type \(program.type)" }
    if isCheckOnly { return nil }
    switch program.evaluate(Bindings(values: bindings.map(\.value))) {
    case .value(let found):
      if expectsError { return "is \(found)" }
      return value.map { found.isSame(as: $0) } ?? true ? nil : "is \(found)"
    case .error(let error): return expectsError ? nil : error.message
    case .unknown: return "is unknown"
    }
  }
}

private struct Bindings: Activation {
  var values: [Value]

  func read(_ slot: Slot) -> Outcome {
    values.indices.contains(slot.index)
      ? .value(values[slot.index]) : .error(EvaluationError(message: "unbound"))
  }
  func presence(_ slot: Slot) -> Outcome { .value(.bool(values.indices.contains(slot.index))) }
  func call(_ function: Int, binding: Int, _ arguments: [Value]) -> Outcome {
    .error(EvaluationError(message: "no host"))
  }
}

extension Value {
  fileprivate init(typed object: Any) throws {
    let object = try #require(object as? [String: Any])
    let text = object["v"] as? String ?? ""
    switch try #require(object["t"] as? String) {
    case "null": self = .null
    case "bool": self = .bool(try #require(object["v"] as? Bool))
    case "int": self = .int(try #require(Int64(text)))
    case "uint": self = .uint(try #require(UInt64(text)))
    case "double": self = .double(try #require(Double(text)))
    case "string": self = .string(text)
    case "bytes": self = .bytes(Array(try #require(Data(base64Encoded: text))))
    case "list": self = .list(try #require(object["v"] as? [Any]).map { try Value(typed: $0) })
    case "map":
      let pairs = try #require(object["v"] as? [[Any]])
      self = .map(try #require(MapValue(pairs.map { (try Value(typed: $0[0]), try Value(typed: $0[1])) })))
    case "timestamp": self = .timestamp(try #require(Timestamp(text: text)))
    case "duration": self = .duration(try #require(TimeSpan(text: text)))
    default: self = .type(try ValueType(text: text))
    }
  }

  /// Whether both are the same, NaN as NaN, -0.0 unlike 0.0.
  fileprivate func isSame(as other: Value) -> Bool {
    switch (self, other) {
    case (.double(let left), .double(let right)):
      (left.isNaN && right.isNaN) || left.bitPattern == right.bitPattern
    case (.list(let left), .list(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1) }
    default: self == other
    }
  }
}

extension ValueType {
  fileprivate init(text: String) throws {
    switch text {
    case "null", "null_type": self = .null
    case "bool": self = .bool
    case "int": self = .int
    case "uint": self = .uint
    case "double": self = .double
    case "string": self = .string
    case "bytes": self = .bytes
    case "dyn", "any": self = .dyn
    case "type": self = .type
    case "list": self = .list(.dyn)
    case "map": self = .map(.dyn, .dyn)
    case "timestamp", "google.protobuf.Timestamp": self = .timestamp
    case "duration", "google.protobuf.Duration": self = .duration
    case _ where text.hasPrefix("list("): self = .list(try ValueType(text: String(text.dropFirst(5).dropLast())))
    case _ where text.hasPrefix("map("):
      let inside = text.dropFirst(4).dropLast()
      let comma = try #require(inside.firstIndex(of: ","))
      self = .map(
        try ValueType(text: String(inside[..<comma])),
        try ValueType(text: inside[inside.index(after: comma)...].trimmingCharacters(in: .whitespaces)))
    default: self = .dyn
    }
  }
}
