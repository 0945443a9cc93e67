import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Standard input, output and errors in every state that a caller can leave them in.
@Suite struct StreamTests {
  private func installation() throws -> Installation {
    let installation = try Installation()
    try installation.folder.write(CommandTests.mini, to: "mini.json")
    return installation
  }

  // MARK: - Output

  static let writers = [
    "--help", "--version", "help take", "list", "list --json", "assessments", "assessments --json", "show", "score",
    "score --json", "plan", "whatif latest paid=n", "export --format script latest", "export --format json latest",
    "sheet ./mini.json", "eval '1 + 1'", "verify latest", "doctor", "take ./mini.json --dry-run --answers answers.txt",
    "--generate-completion-script bash",
  ]

  @Test func `a full device is not passed over by any command`() throws {
    let installation = try installation()
    try installation.folder.write("y\n", to: "answers.txt")
    _ = try installation.run("take", "./mini.json", "--answers", "answers.txt")
    let script = Self.writers.map { "$GW \($0) >/dev/full 2>errors; echo \"$? $(tail -n 1 errors)\"" }
    guard access("/dev/full", W_OK) == 0 else { return }
    let lines = try installation.bash(script.joined(separator: "\n")).output.split(separator: "\n")
    try #require(lines.count == Self.writers.count)
    for (writer, line) in zip(Self.writers, lines) {
      // Completion scripts are written by the library that makes them.
      if writer.hasPrefix("--generate") { continue }
      #expect(line == "74 groundwork: standard output cannot be written: No space left on device", "\(writer)")
    }
  }

  @Test func `a reader that leaves ends it quietly`() throws {
    let installation = try installation()
    let items = (0..<1_000).map { #"{ "id": "q\#($0)", "type": "boolean", "text": "Is number \#($0) in place?" }"# }
    let definition = CommandTests.mini.replacing(
      #"{ "id": "paid", "type": "boolean", "text": "Are they paid?" }"#, with: items.joined(separator: ","))
    try installation.folder.write(definition, to: "mini.json")
    // More than a pipe holds, so that the rest meets a reader that is gone.
    let run = try installation.bash("$GW sheet ./mini.json | head -c 1; echo \" ${PIPESTATUS[0]}\"")
    #expect(run.output.hasSuffix(" 141\n"))
    #expect(run.errors.isEmpty)
  }

  @Test(arguments: ["<&-", ">&-", "2>&-", "<&- >&-", ">&- 2>&-", "<&- >&- 2>&-"])
  func `a closed descriptor is as good as the null device`(closed: String) throws {
    let installation = try installation()
    let run = try installation.bash(
      "printf 'y\\n' | ( $GW take ./mini.json \(closed); echo $? >status ); $GW verify latest; $GW export --format json latest",
      input: [])
    let hasInput = !closed.contains("<&-")
    #expect(try installation.folder.read("status") == (hasInput ? "0\n" : "3\n"))
    #expect(run.output.contains(": sound, "))
    #expect(run.output.contains("\"value\": true") == hasInput)
    #expect(try installation.folder.names().sorted() == ["mini.json", "status", "store"])
  }

  @Test func `errors that nobody reads change nothing`() throws {
    let installation = try installation()
    for target in ["/dev/full", ">(exec true)"] {
      let run = try installation.bash("printf 'y\\n/skip\\n' | $GW take ./mini.json 2> \(target); echo $?")
      #expect(run.output.hasSuffix("\n0\n"), "\(target)")
      #expect(run.output.contains("100 of 100."), "\(target)")
    }
  }

  // MARK: - Input

  @Test func `input that ends in the middle is kept and can be gone on with`() throws {
    let installation = try installation()
    let run = try installation.run("take", "apprenticeship_readiness", input: "Medical assistant\n2\n12")
    #expect(run.status == .exited(3))
    #expect(run.errors.contains("required questions have no answer"))
    #expect(try installation.run("verify", "latest").status == .exited(0))
    let listed = try installation.run("assessments").output
    #expect(listed.contains("unfinished"))
    let again = try installation.run("resume", input: "")
    #expect(again.status == .exited(3))
    #expect(again.errors.contains("Q4 of"), "the line without an end was an answer")
  }

  @Test func `under nohup it is as at the end of input`() throws {
    let installation = try installation()
    let run = try installation.bash("nohup $GW take ./mini.json </dev/null; echo $?")
    #expect(run.output.hasSuffix("\n3\n"))
    #expect(try installation.run("verify", "latest").status == .exited(0))
  }

  /// Bytes on standard input, and what comes of them as lines and as a file.
  struct BytesCase: Sendable, CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    var status: Int32
    /// Part of the answer, or of what is wrong.
    var says: String
    var testDescription: String { name }
  }

  static let bytes: [BytesCase] = [
    BytesCase(name: "CR LF", bytes: Array("y\r\ncafé\r\n".utf8), status: 0, says: "\"café\""),
    BytesCase(name: "a byte-order mark", bytes: Array("\u{FEFF}y\ncafé\n".utf8), status: 0, says: "\"café\""),
    BytesCase(name: "no line end", bytes: Array("y\ncafé".utf8), status: 0, says: "\"café\""),
    BytesCase(
      name: "Latin-1", bytes: Array("y\ncaf".utf8) + [0xE9, 0x0A], status: 65,
      says: "<standard input>:2:4: error: byte 0xE9 is not UTF-8; save the file as UTF-8 [not-utf8]"),
    BytesCase(
      name: "a scalar cut off", bytes: Array("y\ncaf".utf8) + [0xC3], status: 65,
      says: "<standard input>:2:4: error: byte 0xC3 is not UTF-8"),
    BytesCase(
      name: "a surrogate", bytes: Array("y\n".utf8) + [0xED, 0xA0, 0x80, 0x0A], status: 65,
      says: "<standard input>:2:1: error: byte 0xED is not UTF-8"),
    BytesCase(
      name: "NUL", bytes: Array("y\na\0b\n".utf8), status: 65,
      says: "<standard input>:2:2: error: the line holds a NUL byte; expected text in UTF-8 [nul-byte]"),
  ]

  @Test(arguments: bytes, [["take", "./mini.json", "--json"], ["take", "./mini.json", "--json", "--answers", "-"]])
  func `bytes are lines of UTF-8 or are refused with their place`(row: BytesCase, arguments: [String]) throws {
    let run = try installation().run(arguments, bytes: row.bytes)
    #expect(run.status == .exited(row.status), "\(run.errors)")
    #expect((row.status == 0 ? run.output : run.errors).contains(row.says), "\(run.errors)")
  }

  @Test func `a script in UTF-16 says so`() throws {
    let installation = try installation()
    let bytes: [UInt8] = [0xFF, 0xFE, 0x79, 0, 0x0A, 0]
    let run = try installation.run(["take", "./mini.json", "--answers", "-"], bytes: bytes)
    #expect(run.status == .exited(65))
    #expect(run.errors.contains("<standard input>:1:1: error: the file is UTF-16, and scripts are UTF-8"))
  }

  #if os(Linux)
    /// A line larger than the memory that the program may have. `GROUNDWORK_LONG_LINE` asks for one of so many bytes.
    @Test(.timeLimit(.minutes(10 * Sanitizer.slowness))) func `a line of any length takes the same memory`() throws {
      let installation = try installation()
      let length = getenv("GROUNDWORK_LONG_LINE").map { String(cString: $0) } ?? "268435456"
      let run = try installation.bash(
        """
        \(Sanitizer.memoryLimit(megabytes: 250))
        (echo y; head -c \(length) /dev/zero | tr '\\0' a; printf '\\n/skip\\n') | $GW take ./mini.json
        """, timeoutSeconds: 110)
      #expect(run.status == .exited(65))
      #expect(run.errors.contains("<standard input>:2:1: error: the line is longer than the 65536 bytes that are read"))
      #expect(try installation.run("score", "--json").output.contains("\"value\": true"))
    }

    @Test(
      .timeLimit(.minutes(10 * Sanitizer.slowness)),
      arguments: [("TERM", "143"), ("HUP", "129"), ("INT", "130"), ("QUIT", "131")])
    func `a signal while piped input is waited for ends it, and what came is kept`(signal: String, code: String) throws
    {
      let installation = try installation()
      // Reading up to the second prompt is waiting for it.
      let run = try installation.bash(
        """
        coproc program { exec "$GW" take ./mini.json 2>&1; }
        pid=$program_PID
        echo y >&"${program[1]}"
        read -r -d '>' <&"${program[0]}"
        read -r -d '>' <&"${program[0]}"
        kill -\(signal) "$pid"
        wait "$pid"
        echo $?
        """)
      #expect(run.output == "\(code)\n", "\(run.errors)")
      #expect(try installation.run("score", "--json").output.contains("\"value\": true"))
      #expect(try installation.run("verify", "latest").status == .exited(0))
    }

    @Test(arguments: ["-", "/dev/zero", "endless"])
    func `a file of answers without an end is refused at its limit`(source: String) throws {
      let installation = try installation()
      let name = source == "endless" ? "<(yes y)" : source
      let limit = Sanitizer.memoryLimit(megabytes: 500)
      let run = try installation.bash("\(limit)yes y | $GW take ./mini.json --answers \(name); echo $?")
      #expect(run.output == "65\n")
      #expect(run.errors.contains("is larger than 32 MiB."))
      #expect(try installation.run("assessments", "--json").output == "[]\n", "nothing was begun")
    }
  #endif

  // MARK: - Place and time

  @Test func `results are the same wherever they are made`() throws {
    let installation = try installation()
    let script = "Medical assistant\n2\n1,200\n2\n"
    var results: Set<String> = []
    for (zone, locale) in [
      ("UTC", "C.UTF-8"), ("Asia/Kolkata", "tr_TR.UTF-8"), ("Pacific/Kiritimati", "C"), ("", "de_DE"),
    ] {
      installation.environment["TZ"] = zone
      installation.environment["LC_ALL"] = locale
      let run = try installation.run(
        "take", "apprenticeship_readiness", "--json", "--dry-run", "--answers", "-", input: script)
      #expect(run.status == .exited(3))
      // Only the day that it is may differ.
      results.insert(run.output.split(separator: "\n").filter { !$0.contains("\"20") }.joined(separator: "\n"))
    }
    #expect(results.count == 1)
  }

  struct Home: Sendable, CustomTestStringConvertible {
    var variables: [String: String]
    var status: Int32
    var testDescription: String { "\(variables)" }
  }

  static let homes: [Home] = [
    Home(variables: [:], status: 73),
    Home(variables: ["HOME": ""], status: 73),
    Home(variables: ["HOME": "relative"], status: 73),
    Home(variables: ["HOME": "/nonexistent/\u{1B}[31m"], status: 73),
    Home(variables: ["XDG_DATA_HOME": "relative", "HOME": "relative"], status: 73),
    Home(variables: ["HOME": "/nonexistent", "GROUNDWORK_HOME": "here"], status: 0),
  ]

  @Test(arguments: homes) func `without a home there is a sentence, and nothing at the root`(row: Home) throws {
    let installation = try installation()
    installation.environment["HOME"] = nil
    installation.environment["GROUNDWORK_HOME"] = nil
    installation.environment.merge(row.variables) { $1 }
    guard geteuid() != 0 || row.variables["HOME"]?.hasPrefix("/nonexistent/") != true else { return }
    let run = try installation.run("take", "./mini.json", "--answers", "-", input: "y\n")
    #expect(run.status == .exited(row.status), "\(run.errors)")
    #expect(run.status == .exited(0) || run.errors.hasPrefix("groundwork: "))
    #expect(!run.errors.contains("\u{1B}"))
    #expect(access("/groundwork", F_OK) != 0 && access("/assessments", F_OK) != 0)
  }
}
