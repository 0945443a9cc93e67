import Diagnostics
import ExpressionLanguage
import Questionnaires

/// Every function and macro that expressions can use, as authors look them up.
package struct FunctionReference: Sendable {
  /// One function or macro.
  package struct Entry: Sendable {
    package var name: String
    /// Each way to write it, with types where those are fixed.
    package var forms: [String]
    /// What it gives: one sentence without a full stop.
    package var summary: String
    /// An expression that shows it.
    package var example: String
    /// Whether CEL does not have it.
    package var isAddition: Bool
  }

  /// Functions of a kind.
  package struct Group: Sendable {
    package var title: String
    package var entries: [Entry]
  }

  /// All of them, in the order shown; names are unique.
  package static let all = FunctionReference(groups: [engine, macros] + standard)

  package var groups: [Group]

  /// The part about one name; `nil` where nothing is called so.
  package func only(_ name: String) -> FunctionReference? {
    for group in groups {
      let found = group.entries.filter { $0.name.utf8.elementsEqual(name.utf8) }
      if !found.isEmpty { return FunctionReference(groups: [Group(title: group.title, entries: found)]) }
    }
    return nil
  }

  /// The name that was probably meant.
  package func suggestion(for name: String) -> String? {
    let names = groups.flatMap { $0.entries.map(\.name) }
    let bare = names.first { $0.split(separator: ".").last.map(String.init) == name }
    return bare ?? Suggestion.nearest(to: name, in: names)
  }

  // MARK: - Where they come from

  private static let engine = Group(
    title: "Of a questionnaire",
    entries: ExpressionScope.Function.allCases.map {
      Entry(
        name: $0.name, forms: [$0.signature], summary: $0.summary, example: $0.example, isAddition: true)
    })

  private static let macros = Group(
    title: "Macros",
    entries: MacroDescription.all.map {
      Entry(name: $0.name, forms: $0.forms, summary: $0.summary, example: $0.example, isAddition: false)
    })

  private static let standard = StandardFunctions.groups.map { title, functions in
    Group(
      title: title,
      entries: functions.map {
        Entry(
          name: $0.name, forms: $0.signatures, summary: $0.summary, example: $0.example, isAddition: $0.isAddition)
      })
  }
}
