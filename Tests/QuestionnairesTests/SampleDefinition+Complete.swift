extension SampleDefinition {
  /// A definition that uses every key of the format that is supported.
  static let complete = """
    {
      "$schema": "schema/questionnaire-1.schema.json",
      "formatVersion": 1, "id": "complete", "version": "1.2.0-draft.1+5", "title": { "en": "All", "es": "Todo" },
      "summary": "Everything", "audience": "Tests", "minutes": 3, "language": "en", "notes": "Braces: {{answers.x}",
      "sources": [{ "id": "law", "title": "Law", "publisher": "State", "year": 2024, "url": "https://example.org/a?b#c",
                    "accessed": "2026-02-28", "note": "Read" }],
      "scales": { "agree": [{ "id": "no", "text": "No", "points": 0 }, { "id": "yes", "text": "Yes", "points": 2 }] },
      "sections": [
        { "id": "main", "title": "Main", "intro": "Hello {client.name}", "weight": 2, "sources": ["law"],
          "tags": ["core"], "model": "weightedMean", "target": 0.8, "items": [
            { "id": "agreed", "type": "choice", "scale": "agree", "text": "Agreed?", "weight": 2, "help": "Help",
              "why": "Why", "example": "Example", "probes": ["Who?"], "evidence": ["Minutes"], "concept": "agreement",
              "sources": ["law"], "tags": ["a", "b"], "default": "yes" },
            { "id": "supports", "type": "multichoice", "text": "Which?", "choices": [
                { "id": "coach", "text": "Coach", "points": 1, "bucket": "inPlace", "help": "H", "finding": "F" },
                { "id": "tools", "text": "Tools", "points": 2 },
                { "id": "none", "text": "None", "points": 0, "exclusive": true, "actions": ["buy"] }] },
            { "id": "paid", "type": "boolean", "text": "Paid?" },
            { "id": "culture", "type": "rating", "text": "Culture?", "min": 1, "max": 5,
              "labels": { "1": "Poor", "5": { "en": "Great" } }, "score": [{ "from": 3, "points": 1 }] },
            { "id": "openings", "type": "integer", "text": "Openings?", "unit": "people", "min": 0, "max": 500 },
            { "id": "ratio", "type": "number", "text": "Ratio?", "decimals": 2, "min": 0, "score": "answers.ratio / 2.0" },
            { "id": "wage", "type": "money", "text": "Wage?", "currency": "EUR", "decimals": 2, "min": 7.25 },
            { "id": "turnover", "type": "percent", "text": "Turnover?", "min": 0, "max": 1,
              "requiredIf": "answers.openings > 3",
              "validators": [{ "expr": "answers.turnover < 0.9", "message": "Really?", "severity": "warning" }] },
            { "id": "begin", "type": "date", "text": "Start?", "min": "2020-01-01", "max": "2030-12-31",
              "required": true, "allow": ["notApplicable"], "reasonRequired": true },
            { "id": "story", "type": "text", "text": "Story of {computed.cost:money}?", "multiline": true },
            { "id": "jobs", "type": "list", "text": "Jobs?", "rowTitle": "{row.job}", "minRows": 0, "maxRows": 9,
              "concept": "jobs", "items": [
                { "id": "job", "type": "text", "text": "Job?", "allow": [] },
                { "id": "level", "type": "choice", "scale": "agree", "text": "Agreed for {row.job}?", "default": "no" },
                { "id": "board", "type": "text", "text": "Board?", "visibleIf": "row.level == 'yes'",
                  "validators": [{ "expr": "has(row.job) && row.board != row.job", "message": "Same as {row.job}" }] }] },
            { "id": "thanks", "type": "display", "text": "Thanks, {answers.agreed}" }
        ] },
        { "id": "more", "title": "More", "visibleIf": "answers.paid", "items": [
            { "id": "detail", "type": "text", "text": "Detail?", "visibleIf": "answers.openings > 1" }
        ] }
      ],
      "computed": [
        { "id": "doubled", "title": "Doubled", "expr": "computed.cost * 2.0", "shown": false },
        { "id": "cost", "title": "Cost", "expr": "answers.wage * 40.0", "unit": "a week", "format": "money",
          "sources": ["law"] }
      ],
      "scoring": { "model": "weightedMean", "minAnswered": 0.5 },
      "levels": [
        { "id": "first", "title": "First", "from": 0 },
        { "id": "second", "title": "Second", "summary": "S", "from": 0.5, "requires": [
            { "item": "agreed", "atLeast": 1, "message": "not agreed" },
            { "expr": "score('main') >= 0.5", "message": "main is low" }] }
      ],
      "actions": [
        { "id": "buy", "title": "Buy", "steps": ["Order"], "addresses": [{ "item": "supports", "answer": ["tools"] }],
          "effortDays": 0.5, "weeks": 1.5, "owner": "Buyer", "evidence": ["Bill"], "resources": ["law"],
          "sources": ["law"], "visibleIf": "level() == 'first'" },
        { "id": "agree_all", "title": "Agree", "steps": [], "addresses": [{ "item": "agreed", "answer": "yes" }], "effortDays": 2,
          "after": ["buy"] }
      ],
      "examples": [
        { "title": "One", "answers": { "agreed": "yes", "paid": { "state": "unknown" }, "openings": null,
            "wage": { "value": 20.5, "note": "gross" } },
          "client": { "name": "Acme", "state": "NH", "sector": "health", "staff": 40 }, "today": "2026-03-01",
          "notes": "By hand", "expect": { "score": 0.4, "low": 0, "high": 1, "coverage": 0.2, "level": "first",
            "asked": 10, "sections": { "main": 0.4 }, "computed": { "cost": 820, "doubled": 1640 },
            "refused": { "openings": 501, "begin": { "state": "unknown" } } } }
      ]
    }
    """
}
