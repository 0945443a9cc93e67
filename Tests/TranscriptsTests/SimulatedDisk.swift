import Synchronization
import Transcripts

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A disk in memory that remembers what was synchronized, fails on command and can lose power.
///
/// Folders are not modelled: every name is in one folder, and synchronizing any folder makes all names durable.
final class SimulatedDisk: FileOperations {
  /// Which calls fail, and how. Calls are counted from 1.
  struct Plan: Sendable {
    /// What a call does instead of its work.
    enum Fault: Sendable {
      /// Nothing, with this error.
      case error(Int32)
      /// A write takes so many bytes, then the next write fails with this error.
      case short(Int, then: Int32)
    }

    var fault: Fault
    /// The first call that fails.
    var first: Int
    /// Whether all later calls fail too.
    var forEver = false
    /// Only calls of this kind are counted; all where `nil`.
    var kind: Call?
  }

  enum Call: Sendable {
    case open, status, read, append, synchronize, cut, lock, remove
  }

  private struct Node {
    var bytes: [UInt8] = []
    var synchronized: [UInt8] = []
    var links = 1
    var lockedBy: Int32?
  }

  private struct State {
    var nodes: [Int: Node] = [:]
    var names: [String: Int] = [:]
    var durableNames: [String: Int] = [:]
    var open: [Int32: Int] = [:]
    var nextNode = 1
    var nextFile: Int32 = 10
    var calls = 0
    var plan: Plan?
    var pendingError: Int32?
  }

  private static let folderNode = -1

  private let state = Mutex(State())

  init(_ files: [String: [UInt8]] = [:], plan: Plan? = nil) {
    state.withLock { state in
      for (name, bytes) in files {
        state.nodes[state.nextNode] = Node(bytes: bytes, synchronized: bytes)
        state.names[name] = state.nextNode
        state.nextNode += 1
      }
      state.durableNames = state.names
      state.plan = plan
    }
  }

  /// How many calls were made so far.
  var calls: Int { state.withLock { $0.calls } }

  func setPlan(_ plan: Plan?) {
    state.withLock {
      $0.plan = plan
      $0.calls = 0
      $0.pendingError = nil
    }
  }

  subscript(name: String) -> [UInt8]? {
    get { state.withLock { state in state.names[name].map { state.nodes[$0]!.bytes } } }
    set {
      state.withLock { state in
        if let node = state.names[name], let newValue {
          state.nodes[node]!.bytes = newValue
        } else if let newValue {
          state.nodes[state.nextNode] = Node(bytes: newValue, synchronized: newValue)
          state.names[name] = state.nextNode
          state.nextNode += 1
        } else if let node = state.names.removeValue(forKey: name) {
          state.nodes[node]!.links -= 1
        }
      }
    }
  }

  var names: [String] { state.withLock { $0.names.keys.sorted() } }

  /// What a file can be after a power cut now: what was synchronized, with any part of what was not, or zeros for it.
  ///
  /// `nil` stands for no file of that name.
  /// - Parameter step: how many sizes are passed over in between; 1 for all.
  func statesAfterPowerCut(of name: String, step: Int = 1) -> [[UInt8]?] {
    state.withLock { state in
      guard let index = state.names[name] else { return [nil] }
      let node = state.nodes[index]!
      var states: [[UInt8]?] = state.durableNames[name] == index ? [] : [nil]
      guard node.bytes.starts(with: node.synchronized) else { return states + [node.bytes, node.synchronized] }
      let rest = node.bytes[node.synchronized.count...]
      let counts = Set(stride(from: 0, through: rest.count, by: step)).union([1, rest.count - 1, rest.count])
      for count in counts.filter({ 0...rest.count ~= $0 }).sorted() {
        let zeros = [UInt8](repeating: 0, count: count)
        states.append(node.synchronized + rest.prefix(count))
        states.append(node.synchronized + zeros)
        // A single byte at the end of a block is not told from a changed one, and is refused.
        if count != 1 { states.append(node.synchronized + zeros + rest.dropFirst(count)) }
        states.append(node.synchronized + rest.dropLast(count) + zeros)
      }
      return states
    }
  }

  // MARK: - Calls

  /// Counts a call; throws or returns a limit on a write as the plan says.
  private static func enter(_ call: Call, _ state: inout State) throws(SystemFailure) -> Int? {
    if call == .append, let code = state.pendingError {
      state.pendingError = nil
      throw SystemFailure(code)
    }
    guard let plan = state.plan, plan.kind == nil || plan.kind == call else { return nil }
    state.calls += 1
    guard state.calls == plan.first || (plan.forEver && state.calls > plan.first) else { return nil }
    switch plan.fault {
    case .error(let code): throw SystemFailure(code)
    case .short(let count, let code):
      guard call == .append else { return nil }
      state.pendingError = code
      return count
    }
  }

  private func perform<Result>(
    _ call: Call, _ body: (inout State, _ limit: Int?) throws(SystemFailure) -> Result
  ) throws(SystemFailure) -> Result {
    var outcome: Swift.Result<Result, SystemFailure>?
    withoutActuallyEscaping(body) { body in
      state.withLock { state in
        do throws(SystemFailure) {
          if state.plan == nil { state.calls += 1 }
          outcome = .success(try body(&state, try Self.enter(call, &state)))
        } catch {
          outcome = .failure(error)
        }
      }
    }
    return try outcome!.get()
  }

  func openFile(_ path: String, _ purpose: FilePurpose) throws(SystemFailure) -> Int32 {
    try perform(.open) { state, _ throws(SystemFailure) in
      var node = state.names[path]
      switch purpose {
      case .folder: node = Self.folderNode
      case .create:
        guard node == nil else { throw SystemFailure(EEXIST) }
        node = state.nextNode
        state.nodes[state.nextNode] = Node()
        state.names[path] = state.nextNode
        state.nextNode += 1
      case .read, .update:
        guard node != nil else { throw SystemFailure(ENOENT) }
      }
      state.open[state.nextFile] = node
      state.nextFile += 1
      return state.nextFile - 1
    }
  }

  func closeFile(_ file: Int32) {
    state.withLock { state in
      guard let node = state.open.removeValue(forKey: file) else { fatalError("a descriptor is closed twice") }
      if state.nodes[node]?.lockedBy == file { state.nodes[node]!.lockedBy = nil }
    }
  }

  func status(of file: Int32) throws(SystemFailure) -> FileStatus {
    try perform(.status) { state, _ throws(SystemFailure) in Self.status(state.open[file]!, state) }
  }

  func status(at path: String) throws(SystemFailure) -> FileStatus {
    try perform(.status) { state, _ throws(SystemFailure) in
      guard let node = state.names[path] else { throw SystemFailure(ENOENT) }
      return Self.status(node, state)
    }
  }

  private static func status(_ index: Int, _ state: State) -> FileStatus {
    let node = state.nodes[index]!
    return FileStatus(device: 1, inode: UInt64(index), size: node.bytes.count, links: node.links, kind: .plain)
  }

  func readBytes(
    _ file: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(SystemFailure) -> Int {
    try perform(.read) { state, _ throws(SystemFailure) in
      let part = state.nodes[state.open[file]!]!.bytes.dropFirst(offset).prefix(buffer.count)
      buffer.copyBytes(from: part)
      return part.count
    }
  }

  func append(_ bytes: UnsafeRawBufferPointer, to file: Int32) throws(SystemFailure) -> Int {
    try perform(.append) { state, limit throws(SystemFailure) in
      let part = bytes.prefix(limit ?? bytes.count)
      state.nodes[state.open[file]!]!.bytes += part
      return part.count
    }
  }

  func synchronize(_ file: Int32) throws(SystemFailure) {
    try perform(.synchronize) { state, _ throws(SystemFailure) in
      let node = state.open[file]!
      if node == Self.folderNode {
        state.durableNames = state.names
      } else {
        state.nodes[node]!.synchronized = state.nodes[node]!.bytes
      }
    }
  }

  func cut(_ file: Int32, to size: Int) throws(SystemFailure) {
    try perform(.cut) { state, _ throws(SystemFailure) in
      state.nodes[state.open[file]!]!.bytes.removeSubrange(size...)
    }
  }

  func lockFile(_ file: Int32) throws(SystemFailure) -> Bool {
    try perform(.lock) { state, _ throws(SystemFailure) in
      let node = state.open[file]!
      if let holder = state.nodes[node]!.lockedBy, holder != file { return false }
      state.nodes[node]!.lockedBy = file
      return true
    }
  }

  func removeFile(_ path: String) throws(SystemFailure) {
    try perform(.remove) { state, _ throws(SystemFailure) in
      guard let node = state.names.removeValue(forKey: path) else { throw SystemFailure(ENOENT) }
      state.nodes[node]!.links -= 1
    }
  }
}
