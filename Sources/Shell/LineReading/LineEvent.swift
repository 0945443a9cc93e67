/// What a reader met where a line was asked for.
///
/// Whatever it is, a terminal's cursor stands at the beginning of a fresh row afterwards.
package enum LineEvent: Sendable, Equatable {
  /// A line without its end; bytes that are not UTF-8 have become U+FFFD. May hold U+0000 and, from Alt-Enter, `\n`.
  case line(String)
  /// A line of more than the limit's number of bytes, which was read to its end and dropped.
  case tooLong(limit: Int)
  /// The end of the input, or Ctrl-D on an empty line.
  case endOfInput
  /// Ctrl-C; the text that was on the line is dropped.
  case interrupted(lineHadText: Bool)
  /// A signal that asks the process to end: SIGTERM, SIGHUP or SIGQUIT.
  case terminated(signal: Int32)
  /// A key that answers without a line; text that was on the line is dropped.
  case key(Key)
  /// Reading failed; a lost terminal whose SIGHUP went elsewhere is EIO.
  case failed(errno: Int32)

  /// A key that stands for a command on any line.
  package enum Key: Sendable {
    /// PageUp: the question before.
    case back
    /// PageDown: leave the question for now.
    case skip
  }
}
