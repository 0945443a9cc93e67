import ArgumentParser
import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The root command.
struct Groundwork: ParsableCommand {
  /// The version of the program.
  static let version = "0.1.0"
  /// The program and its version, as transcripts name it.
  static let toolName = "groundwork \(version)"

  static let configuration = CommandConfiguration(
    commandName: "groundwork",
    abstract: "Find out how ready you are for an apprenticeship program, and what to do next.",
    discussion: """
      With no arguments, groundwork opens its shell. Answers are saved as they are given; leave whenever you \
      like and go on later.
      """,
    version: version,
    subcommands: [
      ShellCommandLine.self, Take.self, Resume.self, List.self, Assessments.self, Show.self, Score.self,
      PlanCommand.self, WhatIf.self, ConsensusCommand.self, Export.self, Sheet.self, Check.self,
      TestExamples.self, Eval.self, New.self, Verify.self, Salvage.self, Doctor.self,
    ],
    defaultSubcommand: ShellCommandLine.self
  )
}

/// The program.
@main
enum Program {
  static func main() {
    ProcessSetup.prepare()
    do {
      try refuseUnknownCommand(CommandLine.arguments.dropFirst().first)
      var command = try Groundwork.parseAsRoot()
      try command.run()
    } catch let failure as CommandFailure {
      failure.report()
      exit(failure.code)
    } catch {
      end(error)
    }
  }

  /// Ends as the argument parser would, but an argument that is quoted in a complaint passes the last gate before the
  /// terminal.
  private static func end(_ error: any Error) -> Never {
    let code = Groundwork.exitCode(for: error)
    guard code != .success else { Groundwork.exit(withError: error) }
    let message = Groundwork.fullMessage(for: error)
    if !message.isEmpty { StandardStreams.write(message + "\n", to: .errors) }
    exit(code.rawValue)
  }

  /// A misspelt command would be taken as an argument of the default one.
  private static func refuseUnknownCommand(_ word: String?) throws {
    guard let word, word.utf8.first != UInt8(ascii: "-") else { return }
    let names =
      Groundwork.configuration.subcommands.map { $0.configuration.commandName ?? "\($0)".lowercased() } + ["help"]
    guard !names.contains(word) else { return }
    let near = Suggestion.nearest(to: word, in: names).map { "Did you mean '\($0)'?" }
    throw CommandFailure(
      "there is no command '\(word)'.",
      hints: [near, "'groundwork --help' lists the commands."].compactMap { $0 }, code: 64)
  }
}
