import AnswerFiles

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

  /// The completion of all that was typed before the cursor, whatever spaces it has: of a name out of a list, such as a
  /// client's. Letter case does not matter.
  package static func ofLine(_ typed: String, among candidates: [CompletionCandidate]) -> Completion {
    Completion(start: 0, candidates: candidates.filter { starts($0.text, with: typed) })
  }

  /// Whether a text begins with what was typed; letter case does not matter.
  package static func starts(_ text: String, with typed: String) -> Bool {
    text.lowercased().hasScalarPrefix(typed.lowercased())
  }

  /// The same completion of a word that stands so many bytes further on.
  package func shifted(by bytes: Int) -> Completion {
    Completion(start: start + bytes, candidates: candidates)
  }
}

/// One way to complete a word.
package struct CompletionCandidate: Sendable, Equatable {
  /// The whole word, which takes the place of what was typed of it.
  package var text: String

  /// A few words on what it means; may be empty.
  package var meaning: String

  /// Whether the word is gone on with, so that no space follows it, such as a folder.
  package var isOpen: Bool

  /// A candidate and its meaning.
  /// - Parameter isOpen: Whether the word is gone on with; without it, where it ends in "/" or "=".
  package init(text: String, meaning: String = "", isOpen: Bool? = nil) {
    self.text = text
    self.meaning = meaning
    self.isOpen = isOpen ?? (text.utf8.last == UInt8(ascii: "/") || text.utf8.last == UInt8(ascii: "="))
  }
}
