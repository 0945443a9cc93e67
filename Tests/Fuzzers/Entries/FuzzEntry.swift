/// What holds of any bytes whatever: a way into the program that takes them, and checks what came of it.
///
/// libFuzzer and the ordinary tests go in by the same ways.
package struct FuzzEntry: Sendable {
  /// The name of the entry and of the folders of its seeds and regressions.
  package let name: String
  /// Words of its language, for changes that make sense.
  package let words: [String]
  /// Takes bytes in; throws where a property does not hold. A crash is a find too.
  package let check: @Sendable ([UInt8]) throws -> Void

  /// Every entry.
  package static let all: [FuzzEntry] = [
    json, definitions, expressions, scripts, tables, transcripts, terminal, escapes,
  ]

  /// The entry of this name.
  package static func named(_ name: String) -> FuzzEntry? { all.first { $0.name == name } }
}

/// A property that does not hold.
package struct Violation: Error, CustomStringConvertible {
  package var description: String

  init(_ description: String) {
    self.description = description
  }

  /// Throws unless something holds.
  static func unless(_ holds: Bool, _ description: @autoclosure () -> String) throws {
    if !holds { throw Violation(description()) }
  }
}
