/// What the program ends with; the numbers are those of `sysexits.h` where it has one.
enum ExitStatus: Int32 {
  case done = 0
  /// A check, test, expectation or verification failed.
  case failed = 1
  /// The input ended with required questions that have neither an answer nor "don't know".
  case incomplete = 3
  /// EX_DATAERR
  case badData = 65
  /// EX_NOINPUT
  case noInput = 66
  /// EX_CANTCREAT
  case cannotCreate = 73
  /// EX_IOERR
  case inputOutput = 74
  /// EX_TEMPFAIL
  case locked = 75
}
