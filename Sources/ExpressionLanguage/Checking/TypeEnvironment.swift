package import Diagnostics

/// The names that an expression may use, with their types and slots.
package struct TypeEnvironment: Sendable {
  /// A value that can be read: a member of a record or a plain variable.
  package struct Field: Sendable {
    /// The name, without its record's.
    package var name: String
    package var type: ValueType
    /// What the activation finds the value by within its record; chosen by the caller.
    package var slot: Int
    /// Whether reading it can be an error, so that a read should be guarded by `has()`.
    package var mayBeAbsent: Bool
    /// The strings it can hold (or its elements, where it is a list), such as choice ids; `nil` where any.
    package var vocabulary: [String]?
    /// Where the number lies that it can hold; `nil` where anywhere.
    package var range: ClosedRange<Double>?
    /// Whether the number is a share, of which 1 is the whole.
    package var isShare: Bool

    /// Creates a field.
    package init(
      name: String, type: ValueType, slot: Int, mayBeAbsent: Bool = false, vocabulary: [String]? = nil,
      range: ClosedRange<Double>? = nil, isShare: Bool = false
    ) {
      self.name = name
      self.type = type
      self.slot = slot
      self.mayBeAbsent = mayBeAbsent
      self.vocabulary = vocabulary
      self.range = range
      self.isShare = isShare
    }
  }

  /// The fields of one record by name.
  struct Record: Sendable {
    /// What the activation finds the record by.
    var number: Int
    var fields: [String: Field]
    /// The names as declared, for suggestions.
    var names: [String]
  }

  /// The namespace that names are resolved in, innermost first (langdef.md, "Name Resolution"); empty for none.
  package var container = ""
  /// Whether the fields of records are searched for what an unknown name was meant to be; that takes a while where there
  /// are thousands.
  package var suggestsFields = true
  private(set) var records: [String: Record] = [:]
  private(set) var recordNames: [String] = []
  private(set) var variables: [String: Field] = [:]
  private(set) var variableNames: [String] = []
  /// Whether a variable's name has a dot in it, so that it can be mistaken for a record's field.
  private(set) var hasQualifiedVariables = false
  private(set) var functions: [String: HostFunction] = [:]
  private(set) var functionNames: [String] = []

  /// Creates an environment that knows no names.
  package init() {}

  /// Declares a record and its fields, read as `name.field`; a second declaration replaces the first.
  /// - Parameter number: what the activation finds the record by, see ``Slot/record``; from 0.
  package mutating func declareRecord(_ name: String, number: Int, fields: [Field]) {
    if records[name] == nil { recordNames.append(name) }
    records[name] = Record(
      number: number, fields: Dictionary(fields.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first }),
      names: fields.map(\.name)
    )
  }

  /// Declares a plain variable, whose name may be qualified (`a.b`); a second declaration replaces the first.
  package mutating func declareVariable(_ field: Field) {
    if variables[field.name] == nil { variableNames.append(field.name) }
    variables[field.name] = field
    if field.name.utf8.contains(UInt8(ascii: ".")) { hasQualifiedVariables = true }
  }

  /// Declares a function that the activation answers; it hides a standard function of the same name.
  package mutating func declareFunction(_ function: HostFunction) {
    if functions[function.name] == nil { functionNames.append(function.name) }
    functions[function.name] = function
  }
}

/// A function whose value the activation knows, such as `state(item)`.
package struct HostFunction: Sendable {
  /// A problem with a literal argument, found when compiling.
  package struct Problem: Sendable {
    /// The argument meant, from 0.
    package var argument: Int
    /// The stable identifier of the kind of problem.
    package var identifier: String
    /// What was found and what was expected.
    package var message: String
    /// The likely intent, if one is near.
    package var suggestion: String?
    package var severity: Diagnostic.Severity

    /// Creates a problem.
    package init(
      argument: Int, identifier: String, message: String, suggestion: String? = nil,
      severity: Diagnostic.Severity = .error
    ) {
      self.argument = argument
      self.identifier = identifier
      self.message = message
      self.suggestion = suggestion
      self.severity = severity
    }
  }

  package var name: String
  /// What the activation finds the function by.
  package var number: Int
  /// The types of its arguments, all required, in order.
  package var parameters: [ValueType]
  package var result: ValueType
  /// Checks literal arguments when compiling: `nil` where an argument is not a literal string.
  package var check: @Sendable (_ literals: [String?]) -> [Problem]
  /// Resolves literal arguments once, when compiling, to a number that each call hands to the activation; `nil` where
  /// an argument is not a literal string.
  package var bind: @Sendable (_ literals: [String?]) -> Int

  /// Creates a function.
  package init(
    name: String, number: Int, parameters: [ValueType], result: ValueType,
    check: @escaping @Sendable (_ literals: [String?]) -> [Problem] = { _ in [] },
    bind: @escaping @Sendable (_ literals: [String?]) -> Int = { _ in 0 }
  ) {
    self.name = name
    self.number = number
    self.parameters = parameters
    self.result = result
    self.bind = bind
    self.check = check
  }
}
