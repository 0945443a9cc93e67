extension Desk {
  static let definition = """
    {
      "formatVersion": 1, "id": "small", "version": "1.0.0", "title": "Small", "language": "en",
      "sections": [
        { "id": "people", "title": "People", "items": [
          { "id": "union", "type": "boolean", "weight": 0, "text": "Is there a union?" },
          { "id": "letter", "type": "boolean", "text": "Has it agreed?", "visibleIf": "answers.union" },
          { "id": "lead", "type": "choice", "text": "Who leads?", "allow": ["unknown", "notApplicable"],
            "reasonRequired": true,
            "choices": [ { "id": "nobody", "text": "Nobody", "points": 0 },
                         { "id": "named", "text": "A named person", "points": 2 } ] },
          { "id": "tools", "type": "multichoice", "text": "Which tools?",
            "choices": [ { "id": "saw", "text": "A saw", "points": 1 }, { "id": "drill", "text": "A drill; big", "points": 1 },
                         { "id": "none", "text": "None", "points": 0, "exclusive": true } ] } ] },
        { "id": "numbers", "title": "Numbers", "items": [
          { "id": "staff", "type": "integer", "min": 1, "max": 1000, "text": "How many staff?" },
          { "id": "mentors", "type": "integer", "min": 0, "text": "How many mentors?",
            "validators": [
              { "expr": "!has(answers.staff) || answers.mentors <= answers.staff",
                "message": "there cannot be more mentors than staff", "severity": "error" } ] },
          { "id": "wage", "type": "money", "currency": "USD", "min": 0, "text": "What is the wage of a {answers.job}?" },
          { "id": "share", "type": "percent", "text": "Which share?" },
          { "id": "hours", "type": "number", "min": -10, "max": 80, "text": "How many hours?" },
          { "id": "begin", "type": "date", "text": "When does it start?" },
          { "id": "rating", "type": "rating", "min": 1, "max": 5, "text": "How sure are you?" },
          { "id": "job", "type": "text", "text": "Which job?", "allow": [] },
          { "id": "jobs", "type": "list", "text": "Which jobs?", "rowTitle": "{row.name}", "minRows": 1, "maxRows": 3,
            "items": [
              { "id": "name", "type": "text", "text": "What is it called?" },
              { "id": "openings", "type": "integer", "min": 0, "text": "How many openings?" } ] } ] } ],
      "levels": [ { "id": "low", "title": "Low", "from": 0 }, { "id": "high", "title": "High", "from": 0.5 } ],
      "actions": [ { "id": "name_lead", "title": "Name a lead", "steps": ["Ask"], "effortDays": 1,
                     "addresses": [ { "item": "lead", "answer": "named" } ] } ]
    }
    """
}
