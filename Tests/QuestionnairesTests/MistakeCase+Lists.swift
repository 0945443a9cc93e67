extension MistakeCase {
  private static func list(_ rest: String, rows: String, top: String = "") -> String {
    SampleDefinition.items(
      "{ \"id\": \"a\", \"type\": \"list\", \"text\": \"A\"\(rest), \"items\": [\(rows)] }", top: top)
  }

  private static let job = #"{ "id": "job", "type": "text", "text": "J", "allow": [] }"#

  /// Lists and what stands in their rows.
  static let lists: [MistakeCase] = [
    MistakeCase(
      "missing-key", says: "'items'", in: SampleDefinition.items(#"«{» "id": "a", "type": "list", "text": "A" }"#)),
    MistakeCase(
      "empty", says: "the list of items is empty",
      in: SampleDefinition.items(#"{ "id": "a", "type": "list", "text": "A", "items": «[]» }"#)),
    MistakeCase("out-of-range", says: "'maxRows' (2) or less", in: list(#", "minRows": «3», "maxRows": 2"#, rows: job)),
    MistakeCase("out-of-range", in: list(#", "maxRows": «101»"#, rows: job)),
    MistakeCase(
      "not-in-rows", says: "the type 'list' cannot stand in the rows of a list",
      in: list("", rows: job + #", { "id": "b", "type": «"list"», "text": "B", "items": [] }"#)),
    MistakeCase("not-in-rows", in: list("", rows: job + #", { "id": "b", "type": «"display"», "text": "B" }"#)),
    MistakeCase(
      "not-in-rows", says: "'weight'",
      in: list("", rows: #"{ "id": "job", "type": "boolean", "text": "J", «"weight"»: 2 }"#)),
    MistakeCase(
      "not-in-rows", says: "'concept'",
      in: list("", rows: #"{ "id": "job", "type": "text", "text": "J", «"concept"»: "x" }"#)
    ),
    MistakeCase("key-not-for-type", in: list(#", «"default"»: []"#, rows: job)),
    MistakeCase(
      "duplicate-id", in: list("", rows: job + #", { "id": «"Job"», "type": "text", "text": "J" }"#)),
    MistakeCase(
      "unknown-name", says: "a row of 'a' has no 'jbo'", note: "did you mean 'job'?",
      in: SampleDefinition.items(
        "{ \"id\": \"a\", \"type\": \"list\", \"text\": \"A\", \"items\": [\(job)] }, "
          + #"{ "id": "b", "type": "text", "text": "B", "visibleIf": "answers.a.exists(r, r.«jbo» == 'x')" }"#)),
    MistakeCase(
      "unknown-name", says: "a row of 'a' has no 'jbo'", note: "did you mean 'job'?",
      in: SampleDefinition.items(
        "{ \"id\": \"a\", \"type\": \"list\", \"text\": \"A\", \"items\": [\(job)] }, "
          + #"{ "id": "b", "type": "text", "text": "B", "visibleIf": "answers.a.exists(r, r[«'jbo'»] == 'x')" }"#)),
    MistakeCase(
      "type-mismatch",
      in: SampleDefinition.items(
        "{ \"id\": \"a\", \"type\": \"list\", \"text\": \"A\", \"items\": [\(job)] }, "
          + #"{ "id": "b", "type": "text", "text": "B", "visibleIf": "answers.a.exists(r, «r['job'] > 3»)" }"#)),
    MistakeCase(
      "unknown-choice", note: "did you mean 'yes'?",
      in: SampleDefinition.items(
        #"{ "id": "a", "type": "list", "text": "A", "items": [{ "id": "k", "type": "choice", "text": "K", "allow": [], "#
          + #""choices": [{ "id": "yes", "text": "Y" }] }] }, "#
          + #"{ "id": "b", "type": "text", "text": "B", "visibleIf": "answers.a.exists(r, r.k == «'yse'»)" }"#)),
    MistakeCase(
      "type-mismatch",
      in: SampleDefinition.items(
        "{ \"id\": \"a\", \"type\": \"list\", \"text\": \"A\", \"items\": [\(job)] }, "
          + #"{ "id": "b", "type": "text", "text": "B", "visibleIf": "answers.a.exists(r, «r.job > 3»)" }"#)),
    MistakeCase(
      "unknown-name", says: "'row' has no 'jbo'", note: "did you mean 'job'?",
      in: list("", rows: job + #", { "id": "b", "type": "text", "text": "B", "visibleIf": "row.«jbo» == 'x'" }"#)),
    MistakeCase(
      "unknown-name", says: "unknown name 'answers'",
      in: list("", rows: job + #", { "id": "b", "type": "text", "text": "B", "visibleIf": "«answers».c == 'x'" }"#)),
    MistakeCase(
      "bad-placeholder", note: "did you mean 'row.job'?",
      in: list("", rows: job + #", { "id": "b", "type": "text", "text": "For {«answers.jobb»}" }"#)),
    MistakeCase("self-reference", in: list("", rows: #"{ "id": "job", "type": "text", "text": "For {«row.job»}" }"#)),
    MistakeCase(
      "not-accepted", says: "a number cannot answer 'job'",
      in: SampleDefinition.items(
        "{ \"id\": \"a\", \"type\": \"list\", \"text\": \"A\", \"items\": [\(job)] }",
        top: #""examples": [{ "title": "E", "answers": { "a": [{ "job": «3» }] }, "expect": { "asked": 1 } }]"#)),
    MistakeCase(
      "unknown-key", says: "a row of 'a'", note: "did you mean 'job'?",
      in: SampleDefinition.items(
        "{ \"id\": \"a\", \"type\": \"list\", \"text\": \"A\", \"items\": [\(job)] }",
        top: #""examples": [{ "title": "E", "answers": { "a": [{ «"jbo"»: "x" }] }, "expect": { "asked": 1 } }]"#)),
  ]
}
