import Diagnostics
import JSONDocuments
import TestSupport
import Testing

/// The completion scripts and the manual page that ship are those of this program.
@Suite struct ManualTests {
  private static var folder: String {
    let parts = Installation.questionnaires.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return parts.joined(separator: "/") + "/Sources/groundwork"
  }

  private static let advice: Comment = "out of date; README says how it is made anew"

  @Test(arguments: [("bash", "groundwork.bash"), ("zsh", "_groundwork"), ("fish", "groundwork.fish")])
  func `completion scripts are current`(shell: String, file: String) throws {
    let made = try Installation().run("--generate-completion-script", shell)
    #expect(made.status == .exited(0))
    #expect(made.output == (try TemporaryDirectory.readFile("\(Self.folder)/Completions/\(file)")), Self.advice)
  }

  @Test func `the manual page has every command and option in order`() throws {
    let dump = try Installation().run("--experimental-dump-help")
    let root = try JSONDocument(parsing: SourceText(name: "help", text: dump.output)).root
    var expected: [String] = []
    collect(try #require(root[name: "command"]), into: &expected)
    let page = try TemporaryDirectory.readFile("\(Self.folder)/Manual/groundwork.1")
    let found = page.split(separator: "\n").filter { $0.hasPrefix(".It ") }.map(String.init)
    #expect(found.count == expected.count, Self.advice)
    for (line, start) in zip(found, expected) { #expect(line.hasPrefix(start), Self.advice) }
    var said: [String] = []
    collectTexts(root, into: &said)
    let lines = Set(page.split(separator: "\n").map { String($0) })
    for text in said.flatMap({ $0.split(separator: "\n") }) {
      #expect(lines.contains(String(text)) || lines.contains(".Nd \"\(text)\""), Self.advice)
    }
  }

  /// What is said of commands, options and arguments, wherever it stands.
  private func collectTexts(_ node: JSONNode, into texts: inout [String]) {
    if case .bool(false)? = node[name: "shouldDisplay"]?.kind { return }
    for name in ["abstract", "discussion"] { if let text = text(node[name: name]) { texts.append(text) } }
    for name in ["command", "subcommands", "arguments"] {
      guard let child = node[name: name] else { continue }
      let isCommand = name == "command"
      for element in isCommand ? [child] : elements(child) { collectTexts(element, into: &texts) }
    }
  }

  /// The items of a command's list in the page, as far as they must be there: names of options, arguments and commands.
  private func collect(_ command: JSONNode, into lines: inout [String]) {
    for argument in elements(command[name: "arguments"]) {
      if case .bool(false)? = argument[name: "shouldDisplay"]?.kind { continue }
      let names = elements(argument[name: "names"]).compactMap { name in
        text(name[name: "name"]).map { text(name[name: "kind"]) == "short" ? $0 : "-" + $0 }
      }
      lines.append(names.isEmpty ? ".It Ar " : ".It Fl " + names.sorted { $0.utf8.count < $1.utf8.count }[0])
    }
    for subcommand in elements(command[name: "subcommands"]) {
      if case .bool(false)? = subcommand[name: "shouldDisplay"]?.kind { continue }
      lines.append(".It Em " + (text(subcommand[name: "commandName"]) ?? "?"))
      collect(subcommand, into: &lines)
    }
  }

  private func elements(_ node: JSONNode?) -> [JSONNode] {
    if case .array(let elements)? = node?.kind { elements } else { [] }
  }

  private func text(_ node: JSONNode?) -> String? {
    if case .string(let text)? = node?.kind { text.value } else { nil }
  }

  @Test func `bash completes commands, questionnaires and assessments`() throws {
    let installation = try Installation()
    #expect(try installation.run("take", "quick_check", "--answers", "-", input: "aim: 1\n").status == .exited(3))
    let programs = Installation.program.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    installation.environment["PATH"] = programs.joined(separator: "/") + ":/usr/bin:/bin"
    func completed(_ words: String...) throws -> [Substring] {
      let script = """
        source '\(Self.folder)/Completions/groundwork.bash'
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}; COMP_TYPE=9
        _groundwork groundwork "${!#}" "${@: -2:1}"
        printf '%s\\n' "${COMPREPLY[@]}"
        """
      let run = try runProgram(
        "/bin/bash", ["--norc", "-c", script, "bash"] + words, environment: installation.environment,
        workingDirectory: installation.folder.path)
      return String(decoding: run.output, as: UTF8.self).split(separator: "\n")
    }
    #expect(try completed("groundwork", "ta") == ["take"])
    #expect(try completed("groundwork", "take", "quick") == ["quick_check"])
    #expect(try completed("groundwork", "show", "").first == "latest")
    #expect(try completed("groundwork", "show", "").count == 2)
  }
}
