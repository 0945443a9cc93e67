import Diagnostics

/// The first place where a transcript is not what a program wrote.
package struct TranscriptDamage: Sendable, Equatable, CustomStringConvertible {
  /// What probably happened.
  package enum Kind: Sendable, Equatable {
    /// The end was cut off or only partly written.
    case torn
    /// The bytes of a line were changed.
    case edited
    /// Lines before this one are missing; their number where `seq` tells.
    case removed(Int?)
    /// A line stands a second time; the first time on line `of`.
    case repeated(of: Int)
    /// A line belongs after another line.
    case moved(after: Int)
    /// A line that belongs to no record was put in.
    case foreign
    /// A line is not UTF-8.
    case notText
    /// A line is not the JSON of a record, although its hash is right.
    case malformed
    /// A line is too long.
    case tooLong
    /// There is no record.
    case empty
  }

  /// What probably happened.
  package var kind: Kind
  /// The line, from 1.
  package var line: Int
  /// The offset in the file of the first byte in doubt, from 0.
  package var offset: Int
  /// What is wrong, as a clause without a full stop.
  package var problem: String

  /// Creates a damage.
  package init(_ kind: Kind, line: Int, offset: Int, problem: String) {
    self.kind = kind
    self.line = line
    self.offset = offset
    self.problem = problem
  }

  /// The place and the problem.
  package var description: String { "line \(line), byte \(offset): \(VisibleText.oneLine(problem))" }
}
