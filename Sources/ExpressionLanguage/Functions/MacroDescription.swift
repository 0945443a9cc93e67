/// What help says of a macro (langdef.md, "Macros"; cel-go, ext/README.md, "Optional").
package struct MacroDescription: Sendable {
  /// The name it is called by.
  package let name: String
  /// Each way to write it.
  package let forms: [String]
  /// What it gives: one sentence without a full stop.
  package let summary: String
  /// An expression that shows it.
  package let example: String

  private init(_ name: String, _ forms: [String], _ summary: String, example: String) {
    self.name = name
    self.forms = forms
    self.summary = summary
    self.example = example
  }

  /// `has` and every ``Macro``, in the order help shows them.
  package static let all: [MacroDescription] = [
    MacroDescription(
      "has", ["has(answers.item)", "has(map.key)"],
      "whether an item has been answered or a map has a key, without an error where not",
      example: "has(answers.openings) && answers.openings > 2"),
    MacroDescription(
      "all", ["list.all(x, condition)"], "whether a condition holds for every element of a list or key of a map",
      example: "[1, 2, 3].all(x, x > 0)"),
    MacroDescription(
      "exists", ["list.exists(x, condition)"], "whether a condition holds for an element of a list or key of a map",
      example: "answers.goals.exists(x, x.startsWith('c'))"),
    MacroDescription(
      "exists_one", ["list.exists_one(x, condition)"], "whether a condition holds for exactly one element or key",
      example: "[1, 2, 3].exists_one(x, x > 2)"),
    MacroDescription(
      "map", ["list.map(x, value)", "list.map(x, condition, value)"],
      "the list of what each element or key gives, of those alone that a condition holds for where there is one",
      example: "[1, 2, 3].map(x, x * 2) == [2, 4, 6]"),
    MacroDescription(
      "filter", ["list.filter(x, condition)"], "the list of the elements or keys that a condition holds for",
      example: "[1, 2, 3].filter(x, x != 2) == [1, 3]"),
    MacroDescription(
      "optMap", ["optional.optMap(x, value)"],
      "what a value that may be missing gives, missing where it is",
      example: "{'a': 1}[?'a'].optMap(x, x + 1).orValue(0) == 2"),
    MacroDescription(
      "optFlatMap", ["optional.optFlatMap(x, optional)"],
      "what a value that may be missing gives, where that may be missing itself",
      example: "optional.of([1]).optFlatMap(x, x[?5]).orValue(0) == 0"),
  ]
}
