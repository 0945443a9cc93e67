/// Fills the clauses of a format with arguments (cel-spec, doc/extensions/strings.md, "string.format").
struct TextFormatter {
  /// The arguments, of which the clauses take one each in order; those left over do not matter.
  let arguments: [Value]
  /// The steps left.
  var budget: Budget

  private var output = BoundedText()

  init(arguments: [Value], budget: Budget) {
    self.arguments = arguments
    self.budget = budget
  }

  /// The format with its clauses filled.
  /// - Throws: an error for a clause that is none, an argument that is absent or that its clause does not take, and
  ///   where a bound is exceeded.
  mutating func format(_ text: String) throws(EvaluationError) -> String {
    try budget.spend(bytes: text.utf8.count)
    var pattern = FormatPattern(text)
    var rest = arguments[...]
    while let piece = try pattern.next() {
      switch piece {
      case .text(let text): try append(text)
      case .clause(let clause):
        guard let argument = rest.popFirst() else { throw .missingFormatArgument(count: arguments.count) }
        try append(argument, clause)
      }
    }
    return output.text
  }

  private mutating func append(_ text: String) throws(EvaluationError) {
    try output.append(text, budget: &budget)
  }

  private mutating func append(_ value: Value, _ clause: FormatPattern.Clause) throws(EvaluationError) {
    switch clause.conversion {
    case .text: try append(value)
    case .decimal: try append(decimal(value))
    case .fixed:
      try append(expanded(value, clause) { $0.fixed(precision: clause.precision) })
    case .scientific:
      try append(expanded(value, clause) { $0.scientific(precision: clause.precision) })
    case .binary:
      if case .bool(let truth) = value { return try append(truth ? "1" : "0") }
      try append(digits(value, radix: 2, clause, takes: "int, uint or bool"))
    case .octal: try append(digits(value, radix: 8, clause, takes: "int or uint"))
    case .lowerHexadecimal: try appendHexadecimal(value, clause, uppercase: false)
    case .upperHexadecimal: try appendHexadecimal(value, clause, uppercase: true)
    }
  }

  // MARK: - Values as text

  private mutating func append(_ value: Value) throws(EvaluationError) {
    switch value {
    case .null: try append("null")
    case .bool(let truth): try append(truth ? "true" : "false")
    case .int, .uint, .double: try append(decimal(value))
    case .string(let text): try append(text)
    case .bytes(let bytes):
      try budget.spend(bytes: bytes.count)
      try append(String(repairing: bytes))
    case .timestamp(let moment): try append(moment.text)
    case .duration(let span): try append(span.inSeconds.fixedText + "s")
    case .type(let type): try append(type.name)
    case .list(let elements):
      try budget.enter()
      defer { budget.leave() }
      try append("[")
      for (place, element) in elements.enumerated() {
        if place > 0 { try append(", ") }
        try append(element)
      }
      try append("]")
    case .map(let map):
      try budget.enter()
      defer { budget.leave() }
      try append(map)
    case .optional: throw .badFormatArgument("s", takes: "any value but an optional one", value)
    }
  }

  /// Entries are sorted by their keys as text, code point by code point.
  private mutating func append(_ map: MapValue) throws(EvaluationError) {
    var entries: [(key: String, value: Value)] = []
    for entry in map.entries {
      var key = TextFormatter(arguments: [], budget: budget)
      defer { budget = key.budget }
      try key.append(entry.key)
      entries.append((key.output.text, entry.value))
    }
    // Each key is compared about as often as the number of entries has binary digits.
    let depth = Int.bitWidth - entries.count.leadingZeroBitCount
    for entry in entries { try budget.spend(bytes: entry.key.utf8.count * depth) }
    entries.sort { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    try append("{")
    for (place, entry) in entries.enumerated() {
      if place > 0 { try append(", ") }
      try append(entry.key)
      try append(": ")
      try append(entry.value)
    }
    try append("}")
  }

  // MARK: - Numbers

  private func decimal(_ value: Value) throws(EvaluationError) -> String {
    switch value {
    case .int(let number): return String(number)
    case .uint(let number): return String(number)
    case .double(let number): return number.fixedText
    default: throw .badFormatArgument("d", takes: "int, uint or double", value)
    }
  }

  private mutating func expanded(
    _ value: Value, _ clause: FormatPattern.Clause, _ text: (DecimalExpansion) -> String
  ) throws(EvaluationError) -> String {
    guard let number = value.asDouble else {
      throw .badFormatArgument(clause.conversion.rawValue, takes: "int, uint or double", value)
    }
    guard number.isFinite else { return number.fixedText }
    // Up to about 770 digits are worked out, several times over.
    try budget.spend(bytes: 4096)
    return (number.sign == .minus ? "-" : "") + text(DecimalExpansion(number.magnitude))
  }

  private func digits(
    _ value: Value, radix: Int, uppercase: Bool = false, _ clause: FormatPattern.Clause, takes: String
  ) throws(EvaluationError) -> String {
    switch value {
    case .int(let number): return String(number, radix: radix, uppercase: uppercase)
    case .uint(let number): return String(number, radix: radix, uppercase: uppercase)
    default: throw .badFormatArgument(clause.conversion.rawValue, takes: takes, value)
    }
  }

  private mutating func appendHexadecimal(
    _ value: Value, _ clause: FormatPattern.Clause, uppercase: Bool
  ) throws(EvaluationError) {
    switch value {
    case .string(let text): try appendHexadecimal(Array(text.utf8), uppercase: uppercase)
    case .bytes(let bytes): try appendHexadecimal(bytes, uppercase: uppercase)
    default:
      try append(digits(value, radix: 16, uppercase: uppercase, clause, takes: "int, uint, string or bytes"))
    }
  }

  private mutating func appendHexadecimal(_ bytes: [UInt8], uppercase: Bool) throws(EvaluationError) {
    // Asked before twice as much is made; asked again for the whole when it is added.
    try BoundedText.claim(bytes.count * 2, budget: &budget)
    let digits = Array((uppercase ? "0123456789ABCDEF" : "0123456789abcdef").utf8)
    try append(
      String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self))
  }
}

extension TimeSpan {
  /// The length in seconds as a double, rounded as Go's Duration.Seconds does.
  fileprivate var inSeconds: Double {
    Double(nanoseconds / 1_000_000_000) + Double(nanoseconds % 1_000_000_000) / 1e9
  }
}

extension String {
  /// The text that bytes hold in UTF-8; bytes that are none become U+FFFD, one for those in a row.
  fileprivate init(repairing bytes: [UInt8]) {
    if let text = String(validating: bytes, as: UTF8.self) {
      self = text
      return
    }
    self = ""
    var iterator = bytes.makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    var followsError = false
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let encoded):
        unicodeScalars.append(Unicode.UTF8.decode(encoded))
        followsError = false
      case .error:
        if !followsError { unicodeScalars.append("\u{FFFD}") }
        followsError = true
      case .emptyInput: return
      }
    }
  }
}
