internal import CPseudoTerminal

/// How a program ended.
package enum ExitStatus: Sendable, Equatable {
  /// It exited with this code.
  case exited(Int32)
  /// This signal ended it.
  case signalled(Int32)

  /// What `waitpid` told.
  package init(waitStatus: Int32) {
    var number: Int32 = 0
    self = gw_pty_exited(waitStatus, &number) ? .exited(number) : .signalled(number)
  }
}
