import Testing

@Suite struct ReadingGradeTests {
  @Test(arguments: [
    ("time", 1), ("times", 1), ("whole", 1), ("table", 2), ("tables", 2), ("boxes", 2), ("changes", 2), ("planned", 1),
    ("needed", 2), ("the", 1), ("be", 1), ("paper", 2), ("schedule", 2), ("people", 2), ("nurse", 1), ("144", 1),
    ("15%", 1), ("hands-on", 2), ("apprenticeship", 2), ("Apprenticeships,", 2), ("mentor\u{2019}s", 2),
    ("development", 4), ("\u{201C}ready\u{201D}", 2),
  ])
  func `syllables are counted as they are spoken, near enough`(word: String, syllables: Int) {
    #expect(ReadingGrade.syllables(word) == syllables)
  }

  @Test(arguments: [
    ("One. Two? Three!", 3), ("Two: here; and there", 3), ("No end", 1), ("At 1.5 hours", 1),
    ("He said \"yes.\" Then", 2),
    ("", 0),
  ])
  func `sentences end where a stop is followed by a space`(text: String, count: Int) {
    #expect(ReadingGrade.sentences(text).count == count)
  }

  @Test func `the grade is the formula's`() {
    // 6 words in a sentence, 6 syllables: 0.39 * 6 + 11.8 - 15.59.
    #expect(abs(ReadingGrade(["The cat sat on the mat."]).value - -1.45) < 1e-9)
    // 7 words in 2 sentences, 25 syllables.
    let hard = ReadingGrade(["Organizational capability", "Determine the institutional capacity, please."])
    #expect(abs(hard.value - (0.39 * 3.5 + 11.8 * 25 / 7 - 15.59)) < 1e-9)
    #expect(ReadingGrade(["", "-"]).value == 0)
  }
}
