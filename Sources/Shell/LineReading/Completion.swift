/// The ways to go on with the word at the cursor.
package struct Completion: Sendable, Equatable {
  /// The byte offset in the line where the word starts, at most the cursor's.
  package var start: Int

  /// The words that may stand there, in the order to show them; may be empty.
  package var candidates: [CompletionCandidate]

  /// The completion of the word from `start` to the cursor.
  package init(start: Int, candidates: [CompletionCandidate]) {
    self.start = start
    self.candidates = candidates
  }
}

/// One way to complete a word.
package struct CompletionCandidate: Sendable, Equatable {
  /// The whole word, which takes the place of what was typed of it. One that ends in "/" is gone on with: no space
  /// follows it.
  package var text: String

  /// A few words on what it means; may be empty.
  package var meaning: String

  /// A candidate and its meaning.
  package init(text: String, meaning: String = "") {
    self.text = text
    self.meaning = meaning
  }
}
