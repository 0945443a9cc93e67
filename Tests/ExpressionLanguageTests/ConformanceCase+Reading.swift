import Diagnostics
import ExpressionLanguage
import Foundation
import JSONDocuments

/// A line of a file of cases that cannot be read.
struct UnreadableCase: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) {
    self.description = description
  }
}

extension ConformanceCase {
  /// The cases of a file in order, and a sentence with file and line for each line that is none.
  static func read(contentsOfFile path: String) throws -> (cases: [ConformanceCase], problems: [String]) {
    var cases: [ConformanceCase] = []
    var problems: [String] = []
    for line in try JSONLine.read(contentsOfFile: path) {
      do {
        cases.append(try ConformanceCase(line))
      } catch {
        problems.append("\(line.place): \(error)")
      }
    }
    return (cases, problems)
  }

  private static let keys: Set<String> = [
    "suite", "section", "name", "expr", "bindings", "container", "disable_macros", "disable_check", "check_only",
    "type_env", "ext", "expect", "departure",
  ]

  /// Reads one line.
  private init(_ line: JSONLine) throws {
    let object = try line.object()
    for key in try object.members(of: "the case").map(\.key) where !Self.keys.contains(key) {
      throw UnreadableCase("there is no field '\(key)'")
    }
    identity = try Identity(object)
    place = line.place
    expression = try object.text("expr")
    container = try object.optionalText("container") ?? ""
    disablesMacros = try object.flag("disable_macros")
    disablesCheck = try object.flag("disable_check")
    isCheckOnly = try object.flag("check_only")
    departure = try object.optionalText("departure")
    // The language has every extension library always.
    for name in try object[name: "ext"]?.elements(of: "ext") ?? [] { _ = try name.text(of: "ext") }
    for member in try object[name: "bindings"]?.members(of: "bindings") ?? [] {
      bindings.append((member.key, try Value(typed: member.value)))
    }
    bindings.sort { $0.name < $1.name }
    for member in try object[name: "type_env"]?.members(of: "type_env") ?? [] {
      types[member.key] = try ValueType(written: try member.value.text(of: member.key))
    }
    try readExpectation(of: object)
  }

  private mutating func readExpectation(of object: JSONNode) throws {
    guard let expected = object[name: "expect"] else { throw UnreadableCase("there is no field 'expect'") }
    for key in try expected.members(of: "expect").map(\.key) where !["value", "error", "type"].contains(key) {
      throw UnreadableCase("'expect' has no field '\(key)'")
    }
    // Both names of the type of a moment, and of a length of time, are accepted.
    type = try expected.optionalText("type")?
      .replacingOccurrences(of: ValueType.timestamp.name, with: ValueType.timestamp.description)
      .replacingOccurrences(of: ValueType.duration.name, with: ValueType.duration.description)
    let error = try expected.optionalText("error")
    switch (expected[name: "value"], error) {
    case (nil, nil) where type == nil: throw UnreadableCase("'expect' is empty")
    case (nil, nil): ending = nil
    case (nil, _): ending = .error
    case (let value?, nil): ending = .value(try Value(typed: value))
    default: throw UnreadableCase("'expect' has both a value and an error")
    }
  }
}

extension ConformanceCase.Identity {
  /// Reads the three fields that make up an identity.
  init(_ object: JSONNode) throws {
    self.init(
      suite: try object.text("suite"), section: try object.text("section"), name: try object.text("name"))
  }
}

/// One line of a JSON Lines file.
struct JSONLine {
  /// The file's name and the line's number, from 1: `parse.jsonl:12`.
  var place: String
  private var source: SourceText

  /// The lines of a file, without the empty one that the last line feed leaves behind.
  static func read(contentsOfFile path: String) throws -> [JSONLine] {
    let data = try Data(contentsOf: URL(filePath: path))
    let name = path.split(separator: "/").last.map(String.init) ?? path
    var lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.enumerated().map { index, line in
      JSONLine(
        place: "\(name):\(index + 1)", source: SourceText(name: name, bytes: Array(line), firstLine: index + 1))
    }
  }

  /// The line's value.
  func object() throws -> JSONNode {
    do {
      let document = try JSONDocument(parsing: source)
      if let diagnostic = document.diagnostics.first { throw UnreadableCase(diagnostic.message) }
      return document.root
    } catch let error as DiagnosticsError {
      throw UnreadableCase(error.diagnostics[0].message)
    }
  }
}

// MARK: - Fields

extension JSONNode {
  /// The members of an object; the name is for the message.
  func members(of name: String) throws -> [JSONMember] {
    guard case .object(let members) = kind else { throw UnreadableCase("\(name) is \(typeName), not an object") }
    return members
  }

  /// The elements of an array; the name is for the message.
  func elements(of name: String) throws -> [JSONNode] {
    guard case .array(let elements) = kind else { throw UnreadableCase("\(name) is \(typeName), not a list") }
    return elements
  }

  /// The text of a string; the name is for the message.
  func text(of name: String) throws -> String {
    guard case .string(let text) = kind else { throw UnreadableCase("\(name) is \(typeName), not a text") }
    return text.value
  }

  /// The text of a member that must be there.
  func text(_ name: String) throws -> String {
    guard let text = try optionalText(name) else { throw UnreadableCase("there is no field '\(name)'") }
    return text
  }

  /// The text of a member; `nil` where there is none.
  func optionalText(_ name: String) throws -> String? { try self[name: name]?.text(of: name) }

  /// The truth of a member; false where there is none.
  func flag(_ name: String) throws -> Bool {
    guard let node = self[name: name] else { return false }
    guard case .bool(let truth) = node.kind else {
      throw UnreadableCase("\(name) is \(node.typeName), not true or false")
    }
    return truth
  }
}
