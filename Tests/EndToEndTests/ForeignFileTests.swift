import Diagnostics
import JSONDocuments
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files of kinds that nothing here reads: refused where they stand in for one that is read, and nothing comes of them.
@Suite struct ForeignFileTests {
  /// A file and a part of what is said when it stands in for a questionnaire.
  struct Row: Sendable, CustomTestStringConvertible {
    var name: String
    var says: String
    var bytes: [UInt8]
    var testDescription: String { name }

    init(_ name: String, _ says: String, _ bytes: [UInt8]) {
      self.name = name
      self.says = says
      self.bytes = bytes
    }
  }

  /// Each alias of a text in YAML names the one before ten times.
  private static let aliases = (1...9).reduce("a0: &a0 [no, no]\n") { text, level in
    text + "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ") + "]\n"
  }

  /// The first block of an archive of `tar`, and of a link in one.
  private static func tarred(_ name: String, kind: String, linkedTo target: String = "") -> [UInt8] {
    func field(_ text: String, _ length: Int) -> [UInt8] {
      Array(text.utf8) + Array(repeating: 0, count: length - text.utf8.count)
    }
    let before = field(name, 100) + field("0000644", 8) + field("0000000", 8) + field("0000000", 8)
    let size = field("00000000000", 12) + field("00000000000", 12)
    let rest = Array(kind.utf8) + field(target, 100) + field("ustar", 6) + Array("00".utf8) + field("", 247)
    let sum = (before + size + rest).reduce(8 * 0x20) { $0 + Int($1) }
    let digits = String(sum, radix: 8)
    let padded = String(repeating: "0", count: 6 - digits.count) + digits
    return before + size + field(padded, 7) + [0x20] + rest + Array(repeating: 0, count: 1024)
  }

  /// An archive of `zip` with one stored file of one letter whose name leads out of its folder.
  private static let zipped: [UInt8] = {
    let name = Array("../planted".utf8)
    let shared: [UInt8] =
      [20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0, 0x83, 0x16, 0xDC, 0x8C, 1, 0, 0, 0, 1, 0, 0, 0, UInt8(name.count), 0, 0, 0]
    let local = Array("PK\u{3}\u{4}".utf8) + shared + name + Array("x".utf8)
    let central = Array("PK\u{1}\u{2}".utf8) + [20, 3] + shared + Array(repeating: 0, count: 12) + name
    let counts: [UInt8] = [0, 0, 0, 0, 1, 0, 1, 0, UInt8(central.count), 0, 0, 0, UInt8(local.count), 0, 0, 0, 0, 0]
    return local + central + Array("PK\u{5}\u{6}".utf8) + counts
  }()

  static let rows: [Row] = [
    Row("YAML", "error: 'id' is neither true, false nor null", Array("id: no\nversion: 1.0\ntitle: No\n".utf8)),
    Row("aliases in YAML that name each other", "error: 'a0' is neither true", Array(aliases.utf8)),
    Row("zip", "error: 'PK' is neither true, false nor null", zipped),
    Row("tar with a name that leads out", "error: ", tarred("../planted", kind: "0")),
    Row("tar with a link", "error: ", tarred("planted", kind: "2", linkedTo: "/etc/passwd")),
    Row("tar with a device", "error: ", tarred("planted", kind: "3")),
    // What gzip makes of an empty object.
    Row(
      "gzip", "error: ",
      [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 0xFF, 0xAB, 0xAE, 5, 0, 0x43, 0xBF, 0xA6, 0xA3, 2, 0, 0, 0]),
  ]

  @Test(arguments: rows) func `a file of another kind is refused and nothing comes of it`(row: Row) throws {
    let installation = try Installation()
    try installation.folder.write(CommandTests.mini, to: "mini.json")
    for name in ["h.json", "h.jsonl", "h"] { try installation.folder.write(row.bytes, to: name) }
    let asked: [(arguments: [String], status: Int32, says: String)] = [
      (["check", "h.json"], 1, row.says), (["take", "./h.json"], 65, row.says), (["take", "./h"], 65, row.says),
      (["sheet", "./h.json"], 65, row.says), (["take", "./mini.json", "--dry-run", "--answers", "h"], 65, "error: "),
      (["verify", "./h.jsonl"], 1, "damaged at line 1"), (["show", "./h.jsonl"], 65, "h.jsonl"),
      (["salvage", "./h.jsonl", "out.jsonl"], 65, "h.jsonl"),
    ]
    for (arguments, status, says) in asked {
      let run = try runProgram(
        Installation.program, arguments, environment: installation.environment,
        workingDirectory: installation.folder.path)
      let text = String(decoding: run.output + run.errors, as: UTF8.self)
      #expect(run.status == .exited(status), "\(arguments): \(text)")
      #expect(text.contains(says), "\(arguments): \(text)")
      #expect(HostileText.isHarmless(text), "\(arguments)")
    }
    #expect(Set(try installation.folder.names()).subtracting(["store"]) == ["h", "h.json", "h.jsonl", "mini.json"])
    #expect(access(installation.folder.path(of: "../planted"), F_OK) != 0)
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness))) func `four gigabytes of zeros are refused in little memory`()
    throws
  {
    let installation = try Installation()
    try installation.folder.write(CommandTests.mini, to: "mini.json")
    // They take no room on the disk.
    for name in ["z.json", "z.jsonl"] {
      try installation.folder.write("", to: name)
      try #require(truncate(installation.folder.path(of: name), 4 << 30) == 0)
    }
    for (command, status, says) in [
      ("take ./z.json", 65, "is larger than 32 MiB"), ("check z.json", 65, "is larger than 32 MiB"),
      ("take ./mini.json --answers z.json", 65, "is larger than 32 MiB"), ("verify ./z.jsonl", 1, "longer than"),
      ("show ./z.jsonl", 65, "longer than"), ("salvage ./z.jsonl out", 65, "has no whole record"),
    ] {
      let run = try installation.bash("\(Sanitizer.memoryLimit(megabytes: 1_500))exec $GW \(command)")
      #expect(run.status == .exited(Int32(status)), "\(command): \(run.errors)")
      #expect((run.output + run.errors).contains(says), "\(command): \(run.output)\(run.errors)")
    }
  }

  @Test func `words that YAML takes for truth values stay texts`() throws {
    let installation = try Installation()
    try installation.folder.write(CommandTests.mini, to: "mini.json")
    for word in ["no", "off", "NO", "~", "null", "1_000", "12:30:45"] {
      let run = try installation.run(
        "take", "./mini.json", "--dry-run", "--json", "--answers", "-", input: "y\n\(word)\n")
      let root = try JSONDocument(parsing: SourceText(name: "result", text: run.output)).root
      guard case .string(let text)? = root[name: "answers"]?[name: "extra"]?[name: "value"]?.kind else {
        Issue.record("\(word): \(run.output)\(run.errors)")
        continue
      }
      #expect(text.value == word)
    }
  }

  // MARK: - Paths and addresses

  static let paths = ["../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "http://127.0.0.1:9/x.json", "//host/x"]

  @Test(arguments: paths) func `a definition reaches for no file and no address`(path: String) throws {
    let installation = try Installation()
    for key in ["include", "$ref", "extends", "import", "$schema"] {
      let text = CommandTests.mini.replacing(#""title": "Mini","#, with: #""title": "Mini", "\#(key)": "\#(path)","#)
      try installation.folder.write(text, to: "mini.json")
      let run = try installation.run("check", "mini.json")
      // The name of a schema is for editors; it is not read.
      if key == "$schema" {
        #expect(run.status == .exited(0), "\(run.output)")
      } else {
        #expect(run.status == .exited(1), "\(key)")
        #expect(run.output.contains("a questionnaire has no key '\(key)'"), "\(run.output)")
      }
      #expect(!run.output.contains("root:"))
    }
    // As an argument an address is the name of a file that is not there.
    if path.contains("http:") {
      let run = try installation.run("take", path)
      #expect(run.status == .exited(66))
      #expect(run.errors.contains("there is no file '\(path)'"))
    }
  }
}
