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
      PlanCommand.self, ReportCommand.self, WhatIf.self, Compare.self, ConsensusCommand.self, BatchCommand.self,
      Export.self, Sheet.self, Check.self, TestExamples.self, Eval.self, New.self, Verify.self, Salvage.self,
      Backup.self, Remove.self,
      Doctor.self,
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
      leave(error)
    }
  }

  /// Ends as `Groundwork.exit(withError:)` would, but shows no word of the command line as it is, and does not pass over
  /// an output that cannot be written.
  private static func leave(_ error: any Error) -> Never {
    let code = Groundwork.exitCode(for: error)
    let message = Groundwork.fullMessage(for: visible(error))
    if !message.isEmpty {
      StandardStreams.write(VisibleText.multiline(message) + "\n", to: code.isSuccess ? .output : .errors)
    }
    exit(code.rawValue)
  }

  /// The same complaint about the same words made visible, so that a line end in one begins no line of ours.
  private static func visible(_ error: any Error) -> any Error {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.contains(where: { $0.unicodeScalars.contains(where: VisibleText.isHidden) }) else { return error }
    do {
      _ = try Groundwork.parseAsRoot(arguments.map(VisibleText.oneLine))
      return error
    } catch let visible {
      return visible
    }
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
