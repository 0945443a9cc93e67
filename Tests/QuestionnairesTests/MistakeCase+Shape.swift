extension MistakeCase {
  /// Keys, types of values, the header and what is not supported.
  static let shape: [MistakeCase] = [
    MistakeCase(
      "unknown-key", note: "did you mean 'summary'?", in: SampleDefinition.top(#"«"sumary"»: "x""#)),
    MistakeCase(
      "unknown-key", says: "a questionnaire has no key 'elsewhere'", in: SampleDefinition.top(#"«"elsewhere"»: 1"#)),
    MistakeCase(
      "missing-key", says: "an action needs the key 'title'",
      in: SampleDefinition.top(
        #"""
        "actions": [«{» "id": "a", "steps": ["S"], "addresses": [{ "item": "ready", "answer": "yes" }] }]
        """#
      )),
    MistakeCase("wrong-type", says: "expected a text, found a number", in: SampleDefinition.top(#""language": «12»"#)),
    MistakeCase("wrong-type", says: "expected a text or its translations", in: SampleDefinition.top(#""notes": «[]»"#)),
    MistakeCase("wrong-type", says: "expected a whole number", in: SampleDefinition.top(#""minutes": «2.5»"#)),
    MistakeCase("wrong-type", says: "expected a list, found an object", in: SampleDefinition.top(#""levels": «{}»"#)),
    MistakeCase("wrong-type", says: "expected an object, found a list", in: SampleDefinition.top(#""scoring": «[]»"#)),
    MistakeCase(
      "unsupported-version", says: "format version 2 is not supported, only version 1 is",
      in: #"{ "formatVersion": «2», "id": 7 }"#),
    MistakeCase(
      "out-of-range", says: "more than 0",
      in: SampleDefinition.top(#""scoring": { "model": "deduct", "total": «0» }"#)),
    MistakeCase(
      "key-not-for-model", says: "'total' belongs to the model 'deduct' only",
      in: SampleDefinition.top(#""scoring": { «"total"»: 10 }"#)),
    MistakeCase(
      "unknown-value", says: "unknown model 'weightedMaen'", note: "did you mean 'weightedMean'?",
      in: SampleDefinition.top(#""scoring": { "model": «"weightedMaen"» }"#)),
    MistakeCase("out-of-range", in: SampleDefinition.top(#""scoring": { "minAnswered": «1.5» }"#)),
    MistakeCase("empty", says: "the text is empty", in: SampleDefinition.top(#""summary": «""»"#)),
    MistakeCase("empty", says: "the text is empty", in: SampleDefinition.top(#""summary": «{}»"#)),
    MistakeCase(
      "empty", says: "the list of items is empty",
      in: SampleDefinition.items("", section: #""items": «[]»"#)
        .replacing("\"items\": [\n    \n  ]", with: "\"tags\": []")),
    MistakeCase(
      "empty", says: "the list of sections is empty",
      in: #"{ "formatVersion": 1, "id": "sample", "version": "1.0.0", "title": "T", "sections": «[]» }"#),
    MistakeCase(
      "too-long", says: "the text is too long: 2,001 characters",
      in: SampleDefinition.items(
        "{ \"id\": \"a\", \"type\": \"text\", \"text\": «\"»\(String(repeating: "é", count: 2_001))\" }")),
    MistakeCase(
      "too-many", says: "too many levels: 101",
      in: SampleDefinition.top(
        "\"levels\": «[»\((0...100).map { _ in "{}" }.joined(separator: ","))]")),
    MistakeCase(
      "bad-language", says: "'eng_US' is not a language tag", in: SampleDefinition.top(#""language": «"eng_US"»"#)),
    MistakeCase("bad-language", in: SampleDefinition.top(#""summary": { «"e"»: "x" }"#)),
    MistakeCase(
      "bad-version",
      in: #"""
        { "formatVersion": 1, "id": "sample", "version": «"1.02.0"», "title": "T",
          "sections": [{ "id": "s", "title": "S", "items": [{ "id": "a", "type": "text", "text": "A" }] }] }
        """#),
    MistakeCase(
      "bad-url",
      in: SampleDefinition.top(
        #""sources": [{ "id": "law", "title": "L", "url": «"javascript:alert(1)"» }]"#
      ).replacing(#""text": "Name?""#, with: #""text": "Name?", "sources": ["law"]"#)),
    MistakeCase(
      "bad-date",
      in: SampleDefinition.top(
        #""sources": [{ "id": "law", "title": "L", "accessed": «"2026-02-30"» }]"#
      ).replacing(#""text": "Name?""#, with: #""text": "Name?", "sources": ["law"]"#)),
    MistakeCase("duplicate-key", in: SampleDefinition.top(#""notes": "a", «"notes"»: "b""#)),
  ]

  /// Ids and what refers to them.
  static let names: [MistakeCase] = [
    MistakeCase(
      "bad-id", says: "only letters", note: "did you mean 'mentor_time'?",
      in: SampleDefinition.items(#"{ "id": «"mentor-time"», "type": "text", "text": "A" }"#)),
    MistakeCase(
      "bad-id", says: "begins with a digit",
      in: SampleDefinition.items(#"{ "id": «"1st"», "type": "text", "text": "A" }"#)),
    MistakeCase("empty", in: SampleDefinition.items(#"{ "id": «""», "type": "text", "text": "A" }"#)),
    MistakeCase(
      "reserved-id", says: "a word of the expression language",
      in: SampleDefinition.items(
        #"{ "id": «"in"», "type": "text", "text": "A" }"#)),
    MistakeCase(
      "reserved-id", says: "the name of a command",
      in: SampleDefinition.items(
        #"{ "id": «"Plan"», "type": "text", "text": "A" }"#)),
    MistakeCase("duplicate-id", in: SampleDefinition.items(#"{ "id": «"ONLY"», "type": "text", "text": "A" }"#)),
    MistakeCase(
      "duplicate-id",
      in: SampleDefinition.choices(
        #"{ "id": "a", "text": "A" }, { "id": «"A"», "text": "A" }"#)),
    MistakeCase(
      "id-not-file-name",
      in: #"""
        { "formatVersion": 1, "id": «"other"», "version": "1.0.0", "title": "T",
          "sections": [{ "id": "s", "title": "S", "items": [{ "id": "a", "type": "text", "text": "A" }] }] }
        """#),
    MistakeCase(
      "unknown-source",
      in: SampleDefinition.items(
        #"{ "id": "a", "type": "text", "text": "A", "sources": [«"law"»] }"#)),
    MistakeCase(
      "unknown-scale", note: "did you mean 'agree'?",
      in: SampleDefinition.items(
        #"""
        { "id": "a", "type": "choice", "text": "A", "scale": «"agre"» }, { "id": "b", "type": "choice",
        "text": "B", "scale": "agree" }
        """#,
        top: #""scales": { "agree": [{ "id": "yes", "text": "Yes" }] }"#)),
    MistakeCase(
      "unknown-action",
      in: SampleDefinition.choices(
        #"{ "id": "a", "text": "A", "actions": [«"hire"»] }"#)),
    MistakeCase("unused-source", in: SampleDefinition.top(#""sources": [{ "id": «"law"», "title": "L" }]"#)),
    MistakeCase(
      "unused-scale",
      in: SampleDefinition.top(
        #""scales": { «"agree"»: [{ "id": "yes", "text": "Yes" }] }"#)),
    MistakeCase(
      "duplicate-id",
      in: SampleDefinition.items(
        #"""
        { "id": "a", "type": "choice", "text": "A", "scale": "agree" }, { "id": "b", "type": "choice",
        "text": "B", "scale": "Agree" }
        """#,
        top: #""scales": { "agree": [{ "id": "yes", "text": "Yes" }], «"Agree"»: [{ "id": "yes", "text": "Yes" }] }"#)),
    MistakeCase(
      "repeated",
      in: SampleDefinition.items(
        #"{ "id": "a", "type": "text", "text": "A", "tags": ["x", «"x"»] }"#)),
  ]
}
