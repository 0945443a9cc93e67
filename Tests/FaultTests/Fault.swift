import TestSupport
import Testing

/// What goes wrong in a run of the program, and where: what the preloaded library is told in the environment.
struct Fault: Sendable {
  /// What happens to a call.
  enum Kind: Sendable, CustomTestStringConvertible {
    /// It fails with this error and does nothing.
    case error(Int32)
    /// A write takes so many bytes.
    case short(Int)
    /// A write takes so many bytes, then the program is killed.
    case torn(Int)
    /// The program is killed before the call.
    case killedBefore
    /// The program is killed after the call.
    case killedAfter
    /// The call says that it was done, and was not.
    case lie

    var text: String {
      switch self {
      case .error(let number): "errno:\(number)"
      case .short(let count): "short:\(count)"
      case .torn(let count): "torn:\(count)"
      case .killedBefore: "before"
      case .killedAfter: "after"
      case .lie: "lie"
      }
    }

    var testDescription: String { text }
  }

  /// The calls that are counted.
  enum Call: String, Sendable {
    case open, write, sync, cut, lock, rename, link, remove
  }

  /// Calls on files whose path ends so are counted; with a star at its end, on those whose path contains it.
  var file = ".jsonl"
  /// The calls that are counted; all where empty.
  var calls: [Call] = []
  /// The first of them that goes wrong, from 1.
  var first: Int
  /// Whether all after it go wrong too.
  var forEver = false
  var kind: Kind

  /// A run of every call on some files in which one goes wrong.
  init(_ kind: Kind, _ calls: Call..., first: Int, forEver: Bool = false, file: String = ".jsonl") {
    self.kind = kind
    self.calls = calls
    self.first = first
    self.forEver = forEver
    self.file = file
  }

  /// What the library is told.
  var environment: [String: String] {
    [
      "LD_PRELOAD": Self.library, "FAULT_FILE": file, "FAULT_AT": "\(first)", "FAULT_FOR": forEver ? "0" : "1",
      "FAULT_DO": kind.text, "FAULT_CALLS": calls.map(\.rawValue).joined(separator: ","),
    ].filter { !$0.value.isEmpty }
  }

  /// Where the preloaded library was built.
  static let library = productExecutable("libCFaultShim.so")
}
