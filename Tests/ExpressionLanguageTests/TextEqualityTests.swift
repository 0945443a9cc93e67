import ExpressionLanguage
import Testing

/// Texts are compared by code points, short ones in a form of their own.
@Suite struct TextEqualityTests {
  /// Pairs that differ in length around the greatest of a short text, in their last byte, in nothing but zeros, or only
  /// in how the same characters are composed.
  private static let texts = [
    "", "a", "b", "\u{0}", "a\u{0}", "\u{00E9}", "e\u{0301}", "\u{212B}", "A\u{030A}", "\u{C5}",
    String(repeating: "x", count: 22), String(repeating: "x", count: 23), String(repeating: "x", count: 24),
    String(repeating: "x", count: 22) + "y", String(repeating: "x", count: 23) + "y",
    String(repeating: "é", count: 11), String(repeating: "é", count: 12), "community_college", "community_colleges",
  ]

  @Test(arguments: texts)
  func `a name is equal to a literal with the same code points and to no other`(text: String) throws {
    for other in Self.texts {
      let isSame = Array(text.unicodeScalars) == Array(other.unicodeScalars)
      let literal = Value.string(other).text
      let facts = ["answers.notes": Outcome.value(.string(text))]
      for (source, expected) in [
        ("answers.notes == \(literal)", isSame), ("\(literal) == answers.notes", isSame),
        ("answers.notes != \(literal)", !isSame), ("answers.notes in [\(literal)]", isSame),
        ("[answers.notes].exists(t, t == \(literal))", isSame),
        ("[answers.notes].all(t, t in [\(literal), 'z'])", isSame),
        ("dyn(answers.notes) == \(literal)", isSame),
      ] {
        #expect(outcome(source, facts) == .value(.bool(expected)), "\(source)")
      }
    }
  }

  @Test func `what waits or fails does so beside a literal too`() {
    #expect(
      outcome("answers.notes == 'a'", ["answers.notes": .unknown(Unknowns("notes"))]) == .unknown(Unknowns("notes")))
    #expect(
      outcome("'a' != answers.notes", ["answers.notes": .unknown(Unknowns("notes"))]) == .unknown(Unknowns("notes")))
    #expect(Truth(outcome("answers.notes == 'a'", ["answers.notes": .value(.int(1))])) == .fails)
    #expect(Truth(outcome("answers.notes in ['a']", ["answers.notes": .value(.int(1))])) == .fails)
  }
}
