import Diagnostics
import JSONDocuments

/// Texts that do harm where they are let through: to a terminal, a table, a page, or a reader's eye.
enum HostileText {
  static let all: [String] = [
    "\u{1B}[2J\u{1B}[31mred", "\u{1B}]0;title\u{7}", "\u{1B}]52;c;cm0gLXJm\u{1B}\\", "\u{1B}[21t\u{1B}P+q\u{1B}\\",
    "\u{9B}31m\u{9D}0;x\u{9C}\u{90}q\u{85}", "\u{7}\u{8}\u{8}\u{7F}", "\u{1B}\u{301}[31m", "\"\u{301} onmouseover=x",
    "<\u{338}b>", "=\u{301}1+1", "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "\u{FF1D}1+1", "a\rb", "a\r\nb",
    "\u{202E}txt.exe\u{202C}", "\u{2066}x\u{2069}\u{61C}\u{200F}", "a\u{200B}b\u{FEFF}c", "\u{E0041}\u{E007F}tag",
    "line\nbreak", "para\u{2028}graph\u{2029}", "e\u{301}\u{327}\u{301}",
    "a" + String(repeating: "\u{301}", count: 100),
    "<script>alert(1)</script>", "</style><b onclick=x>", "![x](http://x/y.png)", "[x](javascript:alert(1))",
    "| a | b |", "---\ntitle: x\n---", "# heading", "'; DROP TABLE answers; --", "../../etc/passwd", "%s%n%x",
    "$(id) `id`",
    "/quit", "# comment", "expect false", "=text", "id: 1", "\\u{1B}", "日本語 العربية עברית", "👩🏽‍⚕️👨‍👩‍👧‍👦",
  ]

  /// A definition that says one of these in every text that it has, each with a mark of its own.
  ///
  /// Every text of the corpus stands in a question, with the corpus going round in the other places.
  static var definition: String {
    var turn = 0
    func next() -> JSONValue {
      turn += 1
      return .string("T\(turn) " + all[turn % all.count].doublingBraces)
    }
    let choices = (0..<3).map { index in
      JSONValue.object([
        .init(name: "id", value: .string("c\(index)")), .init(name: "text", value: next()),
        .init(name: "points", value: .integer(Int64(index))), .init(name: "help", value: next()),
        .init(name: "finding", value: next()), .init(name: "actions", value: ["act"]),
      ])
    }
    let pick: JSONValue = [
      "id": "pick", "type": "choice", "text": next(), "help": next(), "why": next(), "example": next(),
      "choices": .array(choices),
    ]
    let count: JSONValue = [
      "id": "count", "type": "integer", "text": next(), "unit": next(), "required": false,
      "validators": [["expr": "answers.count < 10", "message": next()]],
    ]
    let questions: [JSONValue] = all.indices.map { index in
      [
        "id": .string("q\(index)"), "type": "text", "text": .string(all[index].doublingBraces), "help": next(),
        "why": next(), "example": next(), "required": false,
      ]
    }
    let root: JSONValue = [
      "formatVersion": 1, "id": "hostile", "version": "1.0.0", "title": next(), "summary": next(), "audience": next(),
      "sources": [["id": "src", "title": next(), "publisher": next(), "note": next()]],
      "sections": [
        [
          "id": "all", "title": next(), "intro": next(), "sources": ["src"],
          "items": .array([pick, count] + questions),
        ]
      ],
      "computed": [["id": "sum", "title": next(), "expr": "1 + 1", "unit": next()]],
      "levels": [
        ["id": "low", "title": next(), "summary": next(), "from": 0], ["id": "high", "title": next(), "from": 0.9],
      ],
      "actions": [
        [
          "id": "act", "title": next(), "steps": [next()], "owner": next(),
          "addresses": [["item": "pick", "answer": "c2"]],
        ]
      ],
    ]
    return root.serialized()
  }

  /// Whether a terminal shows the text and does nothing: nothing in it but line feeds is a control or hides.
  static func isHarmless(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0 == "\n" || !VisibleText.isHidden($0) }
  }
}

extension String {
  /// The text with its braces doubled, so that it pipes nothing in.
  fileprivate var doublingBraces: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar == "{" || scalar == "}" { result.append(scalar) }
      result.append(scalar)
    }
    return String(result)
  }
}
