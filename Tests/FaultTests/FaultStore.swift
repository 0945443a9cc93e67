import TestSupport
import Transcripts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The built program with a store of its own, and a questionnaire of texts that are told apart.
final class FaultStore {
  /// What a run left.
  struct Run {
    var status: ExitStatus
    var output: String
    var errors: String

    /// The answers that the program said it had recorded.
    var acknowledged: [String] { FaultStore.acknowledged(in: errors) }
  }

  /// A transcript as the program wrote it: its file's name and bytes.
  struct Sample {
    var name: String
    var bytes: [UInt8]
  }

  static let program = productExecutable("groundwork")
  /// How many questions there are.
  static let questions = 30

  let folder: TemporaryDirectory
  /// The folder of the store.
  let root: String
  var environment: [String: String]

  /// Makes a store with no assessment, or with one.
  /// - Parameters:
  ///   - isOnDisk: whether it is where temporary files go, not in memory where there is a place for that.
  ///   - root: where the store is; in the instance's own folder where `nil`.
  init(_ sample: Sample? = nil, isOnDisk: Bool = false, root: String? = nil) throws {
    folder = try TemporaryDirectory(inMemory: !isOnDisk)
    self.root = root ?? folder.path(of: "store")
    environment = [
      "HOME": folder.path, "GROUNDWORK_HOME": self.root, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "dumb",
      "TZ": "UTC", "SWIFT_BACKTRACE": "enable=no",
    ]
    try folder.write(Self.questionnaire, to: "faults.json")
    guard let sample else { return }
    for name in ["store", "store/definitions", "store/assessments", "store/assessments/self"] {
      mkdir(folder.path(of: name), 0o700)
    }
    let digest = Digest.sha256Hex(of: Array(Self.questionnaire.utf8))
    try folder.write(Self.questionnaire, to: "store/definitions/\(digest).json")
    try folder.write(sample.bytes, to: "store/assessments/self/" + sample.name)
  }

  /// The questionnaire.
  var questionnairePath: String { folder.path(of: "faults.json") }

  /// Texts to answer with, one to a line.
  static func answers(_ numbers: ClosedRange<Int>) -> String { numbers.map { "answer-\($0)\n" }.joined() }

  /// A transcript with so many answers that was left, not finished.
  static func sample(answers count: Int) throws -> Sample {
    let store = try FaultStore()
    let run = try store.run(["take", store.questionnairePath], input: answers(1...count))
    guard run.status == .exited(0), let path = try store.transcripts().first else {
      throw ProgramError.missing(text: "a transcript", transcript: run.errors)
    }
    return Sample(
      name: path.split(separator: "/").last.map(String.init) ?? "", bytes: try TemporaryDirectory.readBytes(path))
  }

  /// Runs the program to its end.
  func run(_ arguments: [String], input: String = "", fault: Fault? = nil, sizeLimit: Int? = nil) throws -> Run {
    let result = try runProgram(
      Self.program, arguments, environment: environment(fault, sizeLimit), input: Array(input.utf8))
    return Run(
      status: result.status, output: String(decoding: result.output, as: UTF8.self),
      errors: String(decoding: result.errors, as: UTF8.self))
  }

  /// Runs the program through the system's shell, where `"$@"` stands for it and its arguments.
  func run(shell script: String, _ arguments: [String], input: String = "") throws -> Run {
    let result = try runProgram(
      "/bin/sh", ["-c", script, "sh", Self.program] + arguments, environment: environment, input: Array(input.utf8))
    return Run(
      status: result.status, output: String(decoding: result.output, as: UTF8.self),
      errors: String(decoding: result.errors, as: UTF8.self))
  }

  /// Starts the program with an input that is given bit by bit.
  func start(_ arguments: [String], fault: Fault? = nil) throws -> PipedProgram {
    try PipedProgram(Self.program, arguments, environment: environment(fault, nil))
  }

  private func environment(_ fault: Fault?, _ sizeLimit: Int?) -> [String: String] {
    var result = environment.merging(fault?.environment ?? [:]) { $1 }
    if let sizeLimit {
      result["LD_PRELOAD"] = Fault.library
      result["FAULT_SIZE"] = "\(sizeLimit)"
    }
    return result
  }

  /// The answers that a program said it had recorded.
  static func acknowledged(in errors: String) -> [String] {
    errors.split(separator: "\n").compactMap { line in
      guard line.hasSuffix("."), let mark = line.split(separator: "Recorded: ", omittingEmptySubsequences: false).last,
        mark.count < line.count
      else { return nil }
      return String(mark.dropLast())
    }
  }

  // MARK: - What is kept

  /// The paths of all transcripts.
  func transcripts() throws -> [String] {
    let folder = root + "/assessments/self"
    guard let names = try? TemporaryDirectory.names(in: folder) else { return [] }
    return names.filter { $0.hasSuffix(".jsonl") }.map { folder + "/" + $0 }
  }

  /// The answers in the only transcript, after its end was put right where that had to be.
  ///
  /// - Throws: where the transcript is damaged, or is still not sound.
  func keptAnswers() throws -> [String] {
    guard let path = try transcripts().first else { return [] }
    return try Self.keptAnswers(path)
  }

  /// The same for a transcript anywhere.
  static func keptAnswers(_ path: String) throws -> [String] {
    let (writer, records) = try TranscriptWriter.open(path: path, holder: "test", files: HastyFiles()) { 0 }
    writer.close()
    let verification = try TranscriptVerification(path: path)
    guard records.isEmpty || verification.isSound else {
      throw ProgramError.missing(text: "a sound transcript", transcript: "\(String(describing: verification.damage))")
    }
    return records.filter { $0.type == "answered" }.compactMap { $0.text(at: "value") }
  }

  private static let questionnaire: String = {
    let items = (1...questions).map {
      #"{"id": "q\#($0)", "type": "text", "text": "Question \#($0)?", "required": false}"#
    }
    return """
      {"formatVersion": 1, "id": "faults", "version": "1.0.0", "title": "Faults",
       "sections": [{"id": "s", "title": "S", "items": [\(items.joined(separator: ",\n"))]}]}
      """
  }()
}
