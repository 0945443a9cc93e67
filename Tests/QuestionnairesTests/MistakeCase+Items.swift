extension MistakeCase {
  private static func item(_ rest: String) -> String {
    SampleDefinition.items("{ \"id\": \"a\", \"text\": \"A\", \(rest) }")
  }

  /// Items: types, limits, points and states.
  static let items: [MistakeCase] = [
    MistakeCase("unknown-value", note: "did you mean 'boolean'?", in: item(#""type": «"bolean"»"#)),
    MistakeCase(
      "key-not-for-type",
      says: "'unit' does not belong to the type 'choice', only to 'integer', 'number', 'money' and 'percent'",
      in: item(#""type": "choice", "choices": [{ "id": "x", "text": "X" }], «"unit"»: "km""#)),
    MistakeCase("key-not-for-type", in: item(#""type": "display", «"required"»: true"#)),
    MistakeCase("key-not-for-type", in: item(#""type": "text", «"rowTitle"»: "x""#)),
    MistakeCase(
      "exactly-one-of", says: "found none",
      in: SampleDefinition.items(
        #"«{» "id": "a", "type": "choice", "text": "A" }"#)),
    MistakeCase(
      "exactly-one-of",
      in: SampleDefinition.items(
        #"{ "id": "a", "type": "choice", "text": "A", "choices": [{ "id": "x", "text": "X" }], «"scale"»: "agree" }"#,
        top: #""scales": { "agree": [{ "id": "yes", "text": "Yes" }] }"#)),
    MistakeCase(
      "missing-key", "missing-key",
      in: SampleDefinition.items(
        #"««{»» "id": "a", "type": "rating", "text": "A" }"#)),
    MistakeCase("out-of-range", says: "more than 'min' (5)", in: item(#""type": "rating", "min": 5, "max": «5»"#)),
    MistakeCase("too-many", says: "too many steps: 102", in: item(#""type": "rating", "min": 0, "max": «101»"#)),
    MistakeCase("bad-label", in: item(#""type": "rating", "min": 1, "max": 5, "labels": { «"6"»: "x" }"#)),
    MistakeCase("bad-label", in: item(#""type": "rating", "min": 1, "max": 5, "labels": { «"01"»: "x" }"#)),
    MistakeCase("wrong-type", in: item(#""type": "integer", "min": «0.5»"#)),
    MistakeCase("out-of-range", in: item(#""type": "number", "min": 2, "max": «1»"#)),
    MistakeCase("out-of-range", in: item(#""type": "number", "decimals": «7»"#)),
    MistakeCase("out-of-range", in: item(#""type": "date", "min": "2026-01-02", "max": «"2026-01-01"»"#)),
    MistakeCase("bad-date", in: item(#""type": "date", "min": «"1/2/2026"»"#)),
    MistakeCase("bad-currency", note: "did you mean 'EUR'?", in: item(#""type": "money", "currency": «"eur"»"#)),
    MistakeCase("percent-not-share", note: "did you mean '1'?", in: item(#""type": "percent", "max": «100»"#)),
    MistakeCase("out-of-range", in: item(#""type": "boolean", "weight": «-1»"#)),
    MistakeCase("out-of-range", says: "more than 0", in: item(#""type": "boolean", "maximum": «0»"#)),
    MistakeCase("no-scoring", in: item(#""type": "integer", «"weight"»: 2"#)),
    MistakeCase(
      "not-ascending", says: "'from' 5 does not come after 5",
      in: item(
        #""type": "integer", "score": [{ "from": 5, "points": 1 }, { "from": «5», "points": 2 }]"#)),
    MistakeCase("wrong-type", in: item(#""type": "integer", "score": «3»"#)),
    MistakeCase(
      "no-points",
      in: SampleDefinition.items(
        #"«{» "id": "a", "type": "integer", "text": "A", "score": [{ "from": 5, "points": 0 }] }"#)),
    MistakeCase("unknown-value", says: "unknown state 'unknwon'", in: item(#""type": "text", "allow": [«"unknwon"»]"#)),
    MistakeCase("no-effect", in: item(#""type": "text", «"reasonRequired"»: true"#)),
    MistakeCase("no-effect", in: item(#""type": "text", "required": true, «"requiredIf"»: "client.staff > 1""#)),
    MistakeCase(
      "unknown-value",
      in: item(
        #""type": "text", "validators": [{ "expr": "answers.a != 'x'", "message": "x", "severity": «"fatal"» }]"#)),
    MistakeCase(
      "not-accepted", says: "12 is out of range; expected a whole number from 0 to 10",
      in: item(
        #""type": "integer", "min": 0, "max": 10, "default": «12»"#)),
    MistakeCase(
      "not-accepted", note: "did you mean 'yes'?",
      in: item(
        #""type": "choice", "choices": [{ "id": "yes", "text": "X" }], "default": «"yse"»"#)),
    MistakeCase("not-accepted", says: "a number cannot answer 'a'", in: item(#""type": "text", "default": «3»"#)),
  ]

  /// Choices and scales.
  static let choices: [MistakeCase] = [
    MistakeCase("empty", in: item(#""type": "choice", "choices": «[]»"#)),
    MistakeCase(
      "too-many",
      in: item(
        "\"type\": \"choice\", \"choices\": «[»\((0...200).map { _ in "{}" }.joined(separator: ","))]")),
    MistakeCase("missing-key", in: SampleDefinition.choices(#"«{» "id": "a" }"#)),
    MistakeCase("out-of-range", in: SampleDefinition.choices(#"{ "id": "a", "text": "A", "points": «-0.5» }"#)),
    MistakeCase(
      "unknown-value", note: "did you mean 'inPlace'?",
      in: SampleDefinition.choices(
        #"{ "id": "a", "text": "A", "bucket": «"inplace"» }"#)),
    MistakeCase("unknown-value", in: SampleDefinition.choices(#"{ "id": "a", "text": "A", "bucket": «"notKnown"» }"#)),
    MistakeCase("key-not-for-type", in: SampleDefinition.choices(#"{ "id": "a", "text": "A", «"exclusive"»: true }"#)),
    MistakeCase(
      "missing-points",
      in: SampleDefinition.choices(
        #"{ "id": "a", "text": "A", "points": 1 }, «{» "id": "b", "text": "B" }"#)),
    MistakeCase(
      "no-points",
      in: SampleDefinition.items(
        #"«{» "id": "a", "type": "choice", "text": "A", "choices": [{ "id": "x", "text": "X", "points": 0 }] }"#)),
  ]

  /// Texts with values piped in.
  static let texts: [MistakeCase] = [
    MistakeCase("bad-placeholder", says: "this '{' has no '}'", in: item(#""type": "text", "help": "a «{» b""#)),
    MistakeCase(
      "bad-placeholder", note: "did you mean 'answers.a'?",
      in: item(
        #""type": "text", "help": "\t\u00e9 {«answer.a»}""#)),
    MistakeCase("bad-placeholder", note: "did you mean 'answers.a'?", in: item(#""type": "text", "help": "{«a»}""#)),
    MistakeCase(
      "bad-placeholder", says: "only computed values",
      in: SampleDefinition.top(
        #""notes": "{answers.ready:«money»}""#)),
    MistakeCase(
      "bad-placeholder", says: "only the client's name",
      in: SampleDefinition.top(
        #""notes": "{client.«state»}""#)),
    MistakeCase(
      "unknown-item", note: "did you mean 'ready'?",
      in: SampleDefinition.top(
        #""notes": "\"\\ {answers.«redy»}""#)),
    MistakeCase("unknown-computed-value", in: SampleDefinition.top(#""notes": "{computed.«cost»}""#)),
    MistakeCase(
      "unknown-value", note: "did you mean 'money'?",
      in: SampleDefinition.top(
        #""notes": "{computed.cost:«mony»}", "computed": [{ "id": "cost", "title": "C", "expr": "1" }]"#)),
    MistakeCase("no-answer", in: SampleDefinition.top(#""notes": "{answers.«intro»}""#)),
    MistakeCase("self-reference", in: item(#""type": "text", "help": "{answers.«a»}""#)),
  ]
}
