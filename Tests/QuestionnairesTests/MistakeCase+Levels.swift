extension MistakeCase {
  private static func second(_ level: String) -> String {
    SampleDefinition.top(
      "\"levels\": [{ \"id\": \"one\", \"title\": \"One\", \"from\": 0 }, "
        + "{ \"id\": \"two\", \"title\": \"Two\", \(level) }]")
  }

  /// Levels and their gates.
  static let levels: [MistakeCase] = [
    MistakeCase(
      "first-level", says: "begins at 0, found 0.1",
      in: SampleDefinition.top(
        #""levels": [{ "id": "one", "title": "One", "from": «0.1» }]"#)),
    MistakeCase(
      "first-level",
      in: SampleDefinition.top(
        #"""
        "levels": [{ "id": "one", "title": "One", "from": 0, «"requires"»: [{ "item": "ready", "atLeast": 1,
        "message": "m" }] }]
        """#
      )),
    MistakeCase(
      "not-ascending",
      in: SampleDefinition.top(
        #"""
        "levels": [{ "id": "a", "title": "A", "from": 0 }, { "id": "b", "title": "B", "from": 0.5 }, {
        "id": "c", "title": "C", "from": «0.4» }]
        """#
      )),
    MistakeCase("out-of-range", in: second(#""from": «60»"#)),
    MistakeCase(
      "unreachable-level", says: "level 'one'",
      in: SampleDefinition.top(
        #""levels": [{ "id": "one", "title": "One", "from": «0» }, { "id": "two", "title": "Two", "from": 0 }]"#)),
    MistakeCase(
      "unreachable-level", says: "the best answers reach 50%",
      in: SampleDefinition.choices(
        #"{ "id": "a", "text": "A", "points": 1 }"#, item: #""maximum": 2"#
      ).replacing(
        "\n}",
        with: #"""
          , "levels": [{ "id": "one", "title": "One", "from": 0 }, { "id": "two", "title": "Two", "from": «0.6» }] }
          """#)),
    MistakeCase(
      "unreachable-level", says: "bring 'ready' to 50%",
      in: SampleDefinition.choices(
        #"{ "id": "a", "text": "A", "points": 1 }"#, item: #""maximum": 2"#
      ).replacing(
        "\n}",
        with: #"""
          , "levels": [{ "id": "one", "title": "One", "from": 0 }, { "id": "two", "title": "Two", "from": 0.4,
            "requires": [{ "item": "ready", "atLeast": «0.75», "message": "m" }] }] }
          """#)),
    MistakeCase(
      "unscored-gate",
      in: second(
        #""from": 0.5, "requires": [{ "item": «"name"», "atLeast": 1, "message": "m" }]"#)),
    MistakeCase("missing-key", in: second(#""from": 0.5, "requires": [«{» "item": "ready", "atLeast": 1 }]"#)),
    MistakeCase("missing-key", in: second(#""from": 0.5, "requires": [«{» "item": "ready", "message": "m" }]"#)),
    MistakeCase(
      "exactly-one-of", says: "found 'item' and 'section'",
      in: second(
        #""from": 0.5, "requires": [«{» "item": "ready", "section": "only", "atLeast": 1, "message": "m" }]"#)),
    MistakeCase(
      "unknown-item", note: "'only' is a section: use 'section'",
      in: second(
        #""from": 0.5, "requires": [{ "item": «"only"», "atLeast": 1, "message": "m" }]"#)),
    MistakeCase(
      "unknown-section", note: "did you mean 'only'?",
      in: second(
        #""from": 0.5, "requires": [{ "section": «"onyl"», "atLeast": 1, "message": "m" }]"#)),
    MistakeCase(
      "no-effect",
      in: second(
        #""from": 0.5, "requires": [{ "expr": "score('only') > 0.5", «"atLeast"»: 1, "message": "m" }]"#)),
  ]

  private static func action(_ rest: String) -> String {
    SampleDefinition.top("\"actions\": [{ \"id\": \"hire\", \"title\": \"Hire\", \(rest) }]")
  }

  /// Actions.
  static let actions: [MistakeCase] = [
    MistakeCase(
      "out-of-range", says: "expected a multiple of 0.5",
      in: action(
        #""steps": [], "effortDays": «0.75», "addresses": [{ "item": "ready", "answer": "yes" }]"#)),
    MistakeCase(
      "out-of-range",
      in: action(
        #""steps": [], "effortDays": «0», "addresses": [{ "item": "ready", "answer": "yes" }]"#)),
    MistakeCase(
      "worst-answer", says: "earns least",
      in: action(
        #""steps": [], "effortDays": 1, "addresses": [{ "item": "ready", "answer": «"no"» }]"#)),
    MistakeCase(
      "worst-answer", says: "is not scored",
      in: action(
        #""steps": [], "effortDays": 1, "addresses": [{ "item": "name", "answer": «"x"» }]"#)),
    MistakeCase(
      "not-accepted",
      in: action(#""steps": [], "effortDays": 1, "addresses": [{ "item": "ready", "answer": «"maybe"» }]"#)),
    MistakeCase(
      "never-applies",
      in: SampleDefinition.top(
        #""actions": [{ "id": "hire", "title": "Hire", "steps": [], "effortDays": 1, "addresses": «[]» }]"#)),
    MistakeCase(
      "unknown-action",
      in: action(
        #""steps": [], "effortDays": 1, "addresses": [{ "item": "ready", "answer": "yes" }], "after": [«"fire"»]"#)),
    MistakeCase(
      "no-answer", in: action(#""steps": [], "effortDays": 1, "addresses": [{ "item": «"intro"», "answer": "yes" }]"#)),
    MistakeCase(
      "cycle", says: "a waits for b, b waits for a",
      in: SampleDefinition.top(
        #"""
        "actions": [
          { "id": "a", "title": "A", "steps": [], "effortDays": 1, "after": «["b"]», "addresses": [{ "item": "ready", "answer": "yes" }] },
          { "id": "b", "title": "B", "steps": [], "effortDays": 1, "after": ["a"], "addresses": [{ "item": "ready", "answer": "yes" }] }
        ]
        """#)),
  ]

  private static func example(_ rest: String) -> String {
    SampleDefinition.top("\"examples\": [{ \"title\": \"E\", \(rest) }]")
  }

  /// Examples.
  static let examples: [MistakeCase] = [
    MistakeCase(
      "unknown-item", note: "did you mean 'ready'?",
      in: example(#""answers": { «"redy"»: "yes" }, "expect": { "asked": 2 }"#)),
    MistakeCase("no-answer", in: example(#""answers": { «"intro"»: "yes" }, "expect": { "asked": 2 }"#)),
    MistakeCase("not-accepted", in: example(#""answers": { "ready": «"maybe"» }, "expect": { "asked": 2 }"#)),
    MistakeCase("not-accepted", in: example(#""answers": { "ready": { "value": «1» } }, "expect": { "asked": 2 }"#)),
    MistakeCase(
      "unknown-value", in: example(#""answers": { "ready": { "state": «"open"» } }, "expect": { "asked": 2 }"#)),
    MistakeCase("exactly-one-of", in: example(#""answers": { "ready": «{» "note": "x" } }, "expect": { "asked": 2 }"#)),
    MistakeCase(
      "exactly-one-of",
      in: example(
        #""answers": { "ready": «{» "value": "yes", "state": "unknown" } }, "expect": { "asked": 2 }"#)),
    MistakeCase(
      "state-not-allowed",
      in: example(
        #""answers": { "ready": { "state": «"notApplicable"» } }, "expect": { "asked": 2 }"#)),
    MistakeCase(
      "missing-reason",
      in: SampleDefinition.items(
        #"{ "id": "a", "type": "text", "text": "A", "allow": ["notApplicable"], "reasonRequired": true }"#,
        top:
          #"""
          "examples": [{ "title": "E", "answers": { "a": «{» "state": "notApplicable" } }, "expect": {
          "asked": 1 } }]
          """#
      )),
    MistakeCase("empty", in: example(#""answers": {}, "expect": «{}»"#)),
    MistakeCase("out-of-range", in: example(#""answers": {}, "expect": { "score": «83» }"#)),
    MistakeCase("unknown-level", in: example(#""answers": {}, "expect": { "level": «"gold"» }"#)),
    MistakeCase("unknown-section", in: example(#""answers": {}, "expect": { "sections": { «"onyl"»: 1 } }"#)),
    MistakeCase("wrong-type", in: example(#""answers": {}, "expect": { "asked": «"two"» }"#)),
    MistakeCase(
      "unknown-item", note: "did you mean 'ready'?",
      in: example(#""answers": {}, "expect": { "refused": { «"redy"»: "maybe" } }"#)),
    MistakeCase("no-answer", in: example(#""answers": {}, "expect": { "refused": { «"intro"»: "x" } }"#)),
    MistakeCase("wrong-type", in: example(#""answers": {}, "expect": { "refused": { "ready": «null» } }"#)),
    MistakeCase("wrong-type", in: example(#""answers": {}, "expect": { "refused": «["ready"]» }"#)),
    MistakeCase("unknown-key", in: example(#""answers": {}, "expect": { "refused": { "ready": { «"vaule"»: 1 } } }"#)),
    MistakeCase("bad-date", in: example(#""answers": {}, "today": «"yesterday"», "expect": { "asked": 2 }"#)),
    MistakeCase("unknown-key", in: example(#""answers": {}, "client": { «"size"»: 3 }, "expect": { "asked": 2 }"#)),
    MistakeCase(
      "bad-label",
      in: SampleDefinition.top(
        #"""
        "computed": [{ "id": "next", "title": "N", "expr": "today > today ? 'a' : 'b'",
          "labels": { "a": "A", «"c"»: "C" } }]
        """#)),
    MistakeCase(
      "type-mismatch", says: "'cost' is a number, found a text",
      in: SampleDefinition.top(
        #"""
        "computed": [{ "id": "cost", "title": "C", "expr": "1 + 1" }],
        "examples": [{ "title": "E", "answers": {}, "expect": { "computed": { "cost": «"two"» } } }]
        """#)),
  ]

  /// Expressions; the wording is the expression language's, the places are the definition's.
  static let expressions: [MistakeCase] = [
    MistakeCase(
      "not-allowed-here", says: "score() cannot be used here",
      in: SampleDefinition.items(
        #"""
        { "id": "a", "type": "boolean", "text": "A" }, { "id": "b", "type": "text", "text": "B",
        "visibleIf": "«score('a')» > 0.5" }
        """#
      )),
    MistakeCase(
      "type-mismatch",
      in: SampleDefinition.items(
        #"""
        { "id": "a", "type": "integer", "text": "A" }, { "id": "b", "type": "text", "text": "B",
        "visibleIf": "«answers.a»" }
        """#
      )),
    MistakeCase(
      "unknown-item", note: "did you mean 'ready'?",
      in: SampleDefinition.top(
        #"""
        "notes": "x", "actions": [{ "id": "x", "title": "X", "steps": [], "effortDays": 1, "addresses": [{
        "item": "ready", "answer": "yes" }], "visibleIf": "\u0020selected(«'redy'», 'yes')" }]
        """#
      )),
    MistakeCase(
      "type-mismatch",
      in: SampleDefinition.items(
        #"{ "id": "a", "type": "integer", "text": "A", "score": «"'x'"» }"#)),
    MistakeCase(
      "too-long",
      in: SampleDefinition.items(
        "{ \"id\": \"a\", \"type\": \"text\", \"text\": \"A\", \"visibleIf\": «\"»\(String(repeating: "true||", count: 700))true\" }"
      )),
    MistakeCase(
      "wrong-type",
      in: SampleDefinition.items(
        #"{ "id": "a", "type": "text", "text": "A", "visibleIf": «true» }"#)),
    MistakeCase(
      "self-reference",
      in: SampleDefinition.items(
        #"{ "id": "a", "type": "text", "text": "A", "visibleIf": "true || «answers.a» == 'x'" }"#)),
    MistakeCase(
      "cycle", says: "a waits for b, b waits for a",
      in: SampleDefinition.items(
        #"""
        { "id": "a", "type": "boolean", "text": "A", "visibleIf": "«state('b') == 'answered'»" },
        { "id": "b", "type": "boolean", "text": "B", "visibleIf": "state('a') == 'answered'" }
        """#)),
    MistakeCase(
      "cycle", says: "only waits for a, a waits for only",
      in: SampleDefinition.items(
        #"{ "id": "a", "type": "boolean", "text": "A" }"#, section: #""visibleIf": "«state('a') == 'answered'»""#)),
    MistakeCase(
      "cycle", says: "x waits for y, y waits for x",
      in: SampleDefinition.top(
        #"""
        "computed": [{ "id": "x", "title": "X", "expr": "«computed.y + 1»" }, { "id": "y", "title": "Y",
        "expr": "computed.x + 1" }]
        """#
      )),
  ]
}
