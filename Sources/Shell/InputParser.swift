import Diagnostics
import Localization

package import AnswerFiles
package import Questionnaires

/// What a typed line means at a question.
package enum ShellInput: Sendable, Equatable {
  /// Nothing but spaces.
  case empty
  /// An answer to the question on screen.
  case answer(AnswerValue)
  /// An answer that the question does not accept.
  case refused(AnswerProblem)
  /// A command with what follows it.
  case command(ShellCommand, argument: String)
  /// A word behind `/` that is no command.
  case unknownCommand(String, suggestion: String?)
}

/// Tells answers from commands.
///
/// What begins with `/` or `:` is a command everywhere, `=text` is an answer everywhere. Otherwise an answer comes
/// first: a bare word is a command only where it cannot be an answer, and at a text question only if it stands alone.
package enum InputParser {
  private static let wordsForUnknown: Set<String> = [
    "don't know", "dont know", "i don't know", "i dont know", "don’t know", "i don’t know", "not sure", "no idea",
    "no se sabe", "no sé", "no se", "no lo sé", "no lo se", "no sabemos", "no lo sabemos", "ni idea",
  ]

  /// Reads a line; `reader` is that of the question on screen, `nil` where none is.
  package static func parse(_ line: String, at reader: AnswerText?) -> ShellInput {
    let text = line.trimmingSpaces()
    guard let first = text.unicodeScalars.first else { return .empty }
    if first == "/" || first == ":" {
      return command(String(String.UnicodeScalarView(text.unicodeScalars.dropFirst())))
    }
    guard let reader else { return bareCommand(text) ?? .unknownCommand(firstWord(text), suggestion: suggestion(text)) }
    if first == "=" {
      return answer(String(String.UnicodeScalarView(text.unicodeScalars.dropFirst())).trimmingSpaces(), reader)
    }
    if case .text = reader.item.kind {
      if Language.current.primary == "es", text.lowercased() == "no se sabe" {
        return .command(.unknown, argument: "")
      }
      let isAlone = !text.unicodeScalars.contains(" ")
      if isAlone, let command = ShellCommand(word: text), text == "?" || text.utf8.count > 2, !command.needsArgument {
        return .command(command, argument: "")
      }
      return answer(text, reader)
    }
    let read = answer(text, reader)
    guard case .refused(let problem) = read else { return read }
    if wordsForUnknown.contains(text.lowercased()) { return .command(.unknown, argument: "") }
    if problem.isAmbiguous { return read }
    return bareCommand(text) ?? read
  }

  private static func answer(_ text: String, _ reader: AnswerText) -> ShellInput {
    do throws(AnswerProblem) {
      return .answer(try reader.read(text))
    } catch {
      return .refused(error)
    }
  }

  private static func command(_ text: String) -> ShellInput {
    let word = firstWord(text)
    guard let command = ShellCommand(word: word) else {
      return .unknownCommand(word, suggestion: suggestion(text))
    }
    return .command(command, argument: rest(text))
  }

  /// A line without a slash that is a command: one that takes words after it takes them, another stands alone.
  private static func bareCommand(_ text: String) -> ShellInput? {
    // What results advise to type at the system's prompt means the same here.
    if firstWord(text).lowercased() == "groundwork", case .command(.take, let name)? = bareCommand(rest(text)) {
      return .command(.take, argument: name)
    }
    guard let command = ShellCommand(word: firstWord(text)) else { return nil }
    let argument = rest(text)
    switch command {
    case .help, .goto, .change, .note, .evidence, .park, .na, .respondent, .settle, .remove, .assign, .path, .take,
      .whatif, .explain, .review, .export, .import:
      break
    default: guard argument.isEmpty else { return nil }
    }
    return .command(command, argument: argument)
  }

  /// The command that stands first in a line although it takes nothing after it, as in `save result`.
  package static func commandWithExcess(_ text: String) -> ShellCommand? {
    let words = text.trimmingSpaces()
    guard let command = ShellCommand(word: firstWord(words)), !rest(words).isEmpty, bareCommand(words) == nil else {
      return nil
    }
    return command
  }

  /// The command that a mistyped word is near to.
  package static func suggestion(_ text: String) -> String? {
    Suggestion.nearest(to: firstWord(text), in: ShellCommand.allCases.map(\.rawValue))
  }

  private static func firstWord(_ text: String) -> String {
    let scalars = text.unicodeScalars.prefix { $0 != " " && $0 != "\t" }
    return String(String.UnicodeScalarView(scalars))
  }

  private static func rest(_ text: String) -> String {
    let scalars = text.unicodeScalars.drop { $0 != " " && $0 != "\t" }
    return String(String.UnicodeScalarView(scalars)).trimmingSpaces()
  }
}
