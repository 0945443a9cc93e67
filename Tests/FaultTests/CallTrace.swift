import TestSupport

/// What one run of the program did to its transcript and said meanwhile, as the preloaded library wrote it down.
///
/// After "All File Systems Are Not Created Equal" (Pillai and others, OSDI 2014): the states that a power cut may leave
/// follow from the recorded calls and what file systems promise.
struct CallTrace {
  /// A step that matters to what is on the disk, or to what was promised.
  enum Step {
    /// The file came into being.
    case created
    /// Bytes were added.
    case written([UInt8])
    /// All bytes so far are on the disk.
    case synchronized
    /// The name of the file is on the disk.
    case named
    /// This answer was said to be recorded.
    case acknowledged(String)
  }

  /// What the disk may hold after a power cut, and what was acknowledged by then.
  struct State: Hashable {
    /// The bytes of the transcript; `nil` where there is no such file.
    var bytes: [UInt8]?
    var acknowledged: [String]
  }

  private(set) var steps: [Step] = []

  /// Reads a trace of calls on a transcript and its folder.
  init(_ text: String) {
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 4, fields[1] != "-1" else { continue }
      let isTranscript = fields[2].hasSuffix(".jsonl")
      switch fields[0] {
      case "open" where isTranscript && fields[3] == "create": steps.append(.created)
      case "write" where isTranscript: steps.append(.written(Self.bytes(fields[3])))
      case "sync" where isTranscript: steps.append(.synchronized)
      case "sync" where fields[2].hasSuffix("/self"): steps.append(.named)
      case "say":
        let said = String(decoding: Self.bytes(fields[3]), as: UTF8.self)
        steps += FaultStore.acknowledged(in: said).map { .acknowledged($0) }
      default: break
      }
    }
  }

  private static func bytes(_ hex: Substring) -> [UInt8] {
    var result: [UInt8] = []
    var rest = hex[...]
    while let byte = UInt8(rest.prefix(2), radix: 16) {
      result.append(byte)
      rest = rest.dropFirst(2)
    }
    return result
  }

  /// Every state that a power cut after any step may leave: what was synchronized, with any beginning of what was not,
  /// with zeros for it, or with zeros for either half; and no file as long as its name was not on the disk.
  /// - Parameter ignoringSynchronization: the control, in which nothing is ever synchronized.
  func crashStates(ignoringSynchronization: Bool = false) -> Set<State> {
    var states: Set<State> = []
    var safe: [UInt8] = []
    var pending: [UInt8] = []
    var acknowledged: [String] = []
    var isNamed = false
    for step in steps {
      switch step {
      case .created: break
      case .written(let bytes): pending += bytes
      case .synchronized where !ignoringSynchronization:
        safe += pending
        pending = []
      case .named where !ignoringSynchronization: isNamed = true
      case .synchronized, .named: break
      case .acknowledged(let answer): acknowledged.append(answer)
      }
      var possible: [[UInt8]?] = isNamed ? [] : [nil]
      possible += (0...pending.count).map { safe + pending[..<$0] }
      let half = pending.count / 2
      let zeros = [UInt8](repeating: 0, count: pending.count)
      possible += [safe + zeros, safe + zeros[..<half] + pending[half...], safe + pending[..<half] + zeros[half...]]
      states.formUnion(possible.map { State(bytes: $0, acknowledged: acknowledged) })
    }
    return states
  }
}
