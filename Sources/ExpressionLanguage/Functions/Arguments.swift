extension [Value] {
  /// The text at a place.
  /// - Throws: an error that names the function where something else is there.
  func text(at place: Int, for name: String) throws(EvaluationError) -> String {
    guard case .string(let text) = self[place] else { throw .noOverload(name, self) }
    return text
  }

  /// The whole number at a place.
  /// - Throws: an error that names the function where something else is there.
  func integer(at place: Int, for name: String) throws(EvaluationError) -> Int64 {
    guard case .int(let number) = self[place] else { throw .noOverload(name, self) }
    return number
  }

  /// The list at a place.
  /// - Throws: an error that names the function where something else is there.
  func list(at place: Int, for name: String) throws(EvaluationError) -> [Value] {
    guard case .list(let elements) = self[place] else { throw .noOverload(name, self) }
    return elements
  }
}
