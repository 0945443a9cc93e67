/// A small questionnaire to begin with, which shows each part of the format once.
package enum StarterQuestionnaire {
  /// The text of a definition for a file of this name, with or without `.json` and folders.
  ///
  /// It loads without a diagnostic, and its example holds. Characters that ids cannot have become underscores.
  package static func text(forFile path: String) -> String {
    let id = IdentifierRules.repaired(QuestionnaireCatalog.id(ofPath: path))
    return template.replacing("ID_OF_THE_FILE", with: id ?? "my_questionnaire")
  }

  private static let template = """
    {
      "$schema": "schema/questionnaire-1.schema.json",
      "formatVersion": 1,
      "id": "ID_OF_THE_FILE",
      "version": "0.1.0",
      "title": "Ready for a first apprentice?",
      "summary": "Five questions about the work, the people and the plan.",
      "audience": "Small employers that have never had an apprentice",
      "minutes": 5,
      "language": "en",
      "notes": "A starter: replace every text. 'groundwork check' names what is wrong, 'groundwork test --coverage' runs the examples below and tells what they leave out. JSON has no comments, so 'notes' and 'help' explain.",
      "sources": [
        {
          "id": "handbook",
          "title": "A handbook that your questions rest on",
          "publisher": "Its publisher",
          "year": 2024,
          "url": "https://example.org/handbook",
          "accessed": "2026-01-15",
          "note": "Name a source here once, then cite it by its id."
        }
      ],
      "scales": {
        "progress": [
          { "id": "no", "text": "Not yet", "points": 0, "bucket": "notInPlace" },
          { "id": "started", "text": "Started", "points": 1, "bucket": "partly" },
          { "id": "done", "text": "In place", "points": 2, "bucket": "inPlace" }
        ]
      },
      "sections": [
        {
          "id": "people",
          "title": "People",
          "intro": "Who does the work, and who can teach it.",
          "weight": 2,
          "items": [
            {
              "id": "occupation",
              "type": "text",
              "text": "Which occupation do you want to train?",
              "help": "A text earns no points. Later questions can show it, as mentor_time does.",
              "example": "Industrial maintenance technician"
            },
            {
              "id": "mentor_named",
              "type": "boolean",
              "text": "Is there a person who will teach the apprentice?",
              "why": "Learning at work needs a name behind it.",
              "help": "'yes' earns the full share of its weight.",
              "evidence": ["The name, agreed with the person"],
              "sources": ["handbook"]
            },
            {
              "id": "mentor_time",
              "type": "choice",
              "scale": "progress",
              "text": "Does that person have time set aside for teaching as {answers.occupation}?",
              "help": "Asked only where there is a mentor: 'visibleIf' is an expression over earlier answers.",
              "visibleIf": "answers.mentor_named",
              "probes": ["How many hours a week? Who covers the work meanwhile?"]
            }
          ]
        },
        {
          "id": "planning",
          "title": "Planning",
          "items": [
            {
              "id": "training_plan",
              "type": "choice",
              "scale": "progress",
              "text": "Is it written down what the apprentice will learn, and when?",
              "sources": ["handbook"]
            },
            {
              "id": "hours_per_week",
              "type": "integer",
              "text": "How many hours a week can the apprentice work with you?",
              "unit": "hours",
              "min": 0,
              "max": 60,
              "help": "The bands of 'score' turn a number into points; below the first it earns none.",
              "score": [
                { "from": 15, "points": 1 },
                { "from": 30, "points": 2 }
              ]
            }
          ]
        }
      ],
      "levels": [
        { "id": "exploring", "title": "Exploring", "from": 0 },
        {
          "id": "ready",
          "title": "Ready",
          "summary": "An apprentice can start.",
          "from": 0.6,
          "requires": [
            { "item": "mentor_named", "atLeast": 1, "message": "nobody is named to teach the apprentice" }
          ]
        }
      ],
      "actions": [
        {
          "id": "name_mentor",
          "title": "Name a mentor and set time aside",
          "steps": ["Ask who would like to teach", "Agree on hours, and on who covers"],
          "addresses": [
            { "item": "mentor_named", "answer": true },
            { "item": "mentor_time", "answer": "done" }
          ],
          "effortDays": 1,
          "weeks": 2,
          "owner": "Head of operations"
        },
        {
          "id": "write_plan",
          "title": "Write the training plan",
          "steps": ["List what the apprentice will learn", "Put it in an order, with dates"],
          "addresses": [{ "item": "training_plan", "answer": "done" }],
          "effortDays": 2.5,
          "after": ["name_mentor"],
          "resources": ["handbook"]
        }
      ],
      "examples": [
        {
          "title": "A mentor, but no plan yet",
          "notes": "People: both in full, so 1. Planning: 0 and 1 in full, so 0.5. Weighted 2 to 1: 2.5 of 3.",
          "answers": {
            "occupation": "Baker",
            "mentor_named": true,
            "mentor_time": "done",
            "training_plan": "no",
            "hours_per_week": 32
          },
          "expect": { "score": 0.83333, "level": "ready", "asked": 5 }
        },
        {
          "title": "Nobody to teach yet",
          "notes": "People: 0, mentor_time is not asked. Planning: a half and 0, so 0.25. Weighted 2 to 1: 0.25 of 3.",
          "answers": {
            "occupation": "Baker",
            "mentor_named": false,
            "training_plan": "started",
            "hours_per_week": 10
          },
          "expect": { "score": 0.08333, "level": "exploring", "asked": 4, "refused": { "hours_per_week": 61 } }
        }
      ]
    }

    """
}
