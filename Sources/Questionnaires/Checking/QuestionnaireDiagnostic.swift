import Diagnostics

/// Everything that can be wrong with a definition, with its wording.
///
/// Problems inside expressions are worded by the expression language.
enum QuestionnaireDiagnostic {
  // Shape
  case unknownKey(String, owner: String)
  case missingKey(String, owner: String)
  case wrongType(expected: String, found: String)
  case keyNotForType(String, type: String, types: [String])
  case keyNotForModel(String, model: String)
  case notInRows(String)
  case exactlyOneOf([String], found: [String])
  case unsupportedVersion(String)
  case unknownValue(String, kind: String, known: [String])
  case empty(String)
  case tooMany(String, count: Int, limit: Int)
  case tooLong(String, count: Int, limit: Int)
  // Names
  case badID(String, reason: String)
  case reservedID(String, reason: String)
  case duplicateID(String, kind: String)
  case idNotFileName(String, file: String)
  case unknownName(String, kind: String)
  case unused(String, kind: String)
  // Values
  case outOfRange(String, found: String, expected: String)
  case notAscending(String, found: String, before: String)
  case badText(identifier: String, found: String, expected: String)
  case percentNotShare(String, percent: String)
  case notAccepted(AnswerProblem)
  case repeated(String, kind: String)
  // Texts
  case badPlaceholder(String)
  case selfReference(String, place: String)
  case noAnswer(String)
  // Logic
  case notBoolean(String)
  case notNumeric(String)
  case cycle([String])
  case noEffect(String, reason: String)
  case noPoints(String)
  case missingPoints(String)
  case noScoring(String)
  // Levels and actions
  case firstLevel(String)
  case unreachableLevel(String, reason: String)
  case unscoredGate(String)
  case worstAnswer(item: String, isScored: Bool)
  case neverApplies(String)
  // Examples
  case resultType(String, found: String, expected: String)

  /// The stable identifier of this kind of problem.
  var identifier: String {
    switch self {
    case .unknownKey: "unknown-key"
    case .missingKey: "missing-key"
    case .wrongType: "wrong-type"
    case .keyNotForType: "key-not-for-type"
    case .notInRows: "not-in-rows"
    case .keyNotForModel: "key-not-for-model"
    case .exactlyOneOf: "exactly-one-of"
    case .unsupportedVersion: "unsupported-version"
    case .unknownValue: "unknown-value"
    case .empty: "empty"
    case .tooMany: "too-many"
    case .tooLong: "too-long"
    case .badID: "bad-id"
    case .reservedID: "reserved-id"
    case .duplicateID: "duplicate-id"
    case .idNotFileName: "id-not-file-name"
    case .unknownName(_, let kind): "unknown-" + kind.split(separator: " ").joined(separator: "-")
    case .unused(_, let kind): "unused-" + kind
    case .outOfRange: "out-of-range"
    case .notAscending: "not-ascending"
    case .badText(let identifier, _, _): identifier
    case .percentNotShare: "percent-not-share"
    case .notAccepted: "not-accepted"
    case .repeated: "repeated"
    case .badPlaceholder: "bad-placeholder"
    case .selfReference: "self-reference"
    case .noAnswer: "no-answer"
    case .notBoolean, .notNumeric, .resultType: "type-mismatch"
    case .cycle: "cycle"
    case .noEffect: "no-effect"
    case .noPoints: "no-points"
    case .missingPoints: "missing-points"
    case .noScoring: "no-scoring"
    case .firstLevel: "first-level"
    case .unreachableLevel: "unreachable-level"
    case .unscoredGate: "unscored-gate"
    case .worstAnswer: "worst-answer"
    case .neverApplies: "never-applies"
    }
  }

  /// Whether the definition can be used all the same.
  var severity: Diagnostic.Severity {
    switch self {
    case .unused, .percentNotShare, .noEffect, .noPoints, .missingPoints, .noScoring, .unreachableLevel, .unscoredGate,
      .worstAnswer, .neverApplies:
      .warning
    default: .error
    }
  }

  /// What was found and what was expected.
  var message: String {
    switch self {
    case .unknownKey(let key, let owner): "\(owner) has no key \(Self.quoted(key))"
    case .missingKey(let key, let owner): "\(owner) needs the key '\(key)'"
    case .wrongType(let expected, let found): "expected \(expected), found \(found)"
    case .notInRows(let what): "\(what) cannot stand in the rows of a list"
    case .keyNotForType(let key, let type, let types):
      "'\(key)' does not belong to the type '\(type)', only to \(Self.listed(types))"
    case .keyNotForModel(let key, let model): "'\(key)' belongs to the model '\(model)' only"
    case .exactlyOneOf(let keys, let found):
      "expected exactly one of \(Self.listed(keys, "or")), found \(found.isEmpty ? "none" : Self.listed(found))"
    case .unsupportedVersion(let found): "format version \(found) is not supported, only version 1 is"
    case .unknownValue(let value, let kind, let known):
      "unknown \(kind) \(Self.quoted(value)), expected \(Self.listed(known, "or"))"
    case .empty(let what): "\(what) is empty"
    case .tooMany(let what, let count, let limit):
      "too many \(what): \(NumberText.whole(Int64(count))), at most \(NumberText.whole(Int64(limit))) are supported"
    case .tooLong(let what, let count, let limit):
      "\(what) is too long: \(NumberText.whole(Int64(count))) characters, at most "
        + "\(NumberText.whole(Int64(limit))) are supported"
    case .badID(let id, let reason): "\(Self.quoted(id)) cannot be an id: \(reason)"
    case .reservedID(let id, let reason): "\(Self.quoted(id)) cannot be an id: it is \(reason)"
    case .duplicateID(let id, let kind): "the id \(Self.quoted(id)) is already taken by another \(kind)"
    case .idNotFileName(let id, let file):
      "the id \(Self.quoted(id)) is not the name of the file, \(Self.quoted(file))"
    case .unknownName(let name, let kind): "unknown \(kind) \(Self.quoted(name))"
    case .unused(let name, let kind): "\(kind) \(Self.quoted(name)) is never used"
    case .outOfRange(let what, let found, let expected): "\(what) is \(found), expected \(expected)"
    case .notAscending(let what, let found, let before): "\(what) \(found) does not come after \(before)"
    case .badText(_, let found, let expected): "\(Self.quoted(found)) is not \(expected)"
    case .percentNotShare(let number, let percent):
      "percentages are written as shares, so \(number) is \(percent)"
    case .notAccepted(let problem): problem.message
    case .repeated(let name, let kind): "\(kind) \(Self.quoted(name)) is listed twice"
    case .badPlaceholder(let problem): problem
    case .selfReference(let item, let place): "\(place) of item \(Self.quoted(item)) reads its own answer"
    case .noAnswer(let item): "item \(Self.quoted(item)) is only shown and has no answer"
    case .notBoolean(let type): "expected a condition that is true or false, found \(type)"
    case .notNumeric(let type): "expected a number from 0 to 1, found \(type)"
    case .cycle(let names): Self.loop(names)
    case .noEffect(let key, let reason): "'\(key)' has no effect: \(reason)"
    case .noPoints(let item): "no answer to item \(Self.quoted(item)) earns points, so it is never scored"
    case .missingPoints(let choice): "choice \(Self.quoted(choice)) has no points although others have; it earns 0"
    case .noScoring(let item): "item \(Self.quoted(item)) has a weight but no answer to it earns points"
    case .firstLevel(let problem): problem
    case .unreachableLevel(let level, let reason): "level \(Self.quoted(level)) cannot be reached: \(reason)"
    case .unscoredGate(let name): "\(Self.quoted(name)) is not scored, so this always holds"
    case .worstAnswer(let item, let isScored):
      isScored
        ? "this is the answer to \(Self.quoted(item)) that earns least, so the action never applies to it"
        : "item \(Self.quoted(item)) is not scored, so the action gains nothing by it"
    case .neverApplies(let action): "action \(Self.quoted(action)) addresses nothing, so it never applies"
    case .resultType(let what, let found, let expected): "\(what) is \(expected), found \(found)"
    }
  }

  /// A name from the file in quotes, cut where it is very long.
  static func quoted(_ name: String) -> String {
    let scalars = name.unicodeScalars.prefix(61)
    guard scalars.count > 60 else { return "'\(name)'" }
    return "'\(String(String.UnicodeScalarView(scalars.dropLast())))...'"
  }

  private static func listed(_ names: [String], _ conjunction: String = "and") -> String {
    let quoted = names.map { "'\($0)'" }
    guard quoted.count > 1 else { return quoted.first ?? "none" }
    return quoted.dropLast().joined(separator: ", ") + " \(conjunction) " + quoted.last!
  }

  private static func loop(_ names: [String]) -> String {
    let shown = names.prefix(8)
    let steps = shown.indices.map { "\(shown[$0]) waits for \(names[($0 + 1) % names.count])" }
    return steps.joined(separator: ", ") + (names.count > shown.count ? ", and so on" : "")
  }
}
