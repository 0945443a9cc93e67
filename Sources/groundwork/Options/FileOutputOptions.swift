import ArgumentParser
import Diagnostics

/// Where what is written goes.
struct FileOutputOptions: ParsableArguments {
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      "The file to write; one that is there already is not touched without --force. - is standard output, the default.",
      valueName: "file"), completion: .file())
  var path: String?

  @Flag(name: .long, help: "Overwrite a file that is there already.")
  var force = false

  /// The file; `nil` where standard output is meant.
  var file: String? { path == "-" ? nil : path }

  /// Writes bytes, and says what went into a file.
  /// - Parameters:
  ///   - content: what it is, for a sentence.
  ///   - choice: what is said where it goes to standard output, such as why this format; `nil` for nothing.
  func write(_ bytes: [UInt8], content: String, choice: String? = nil) throws {
    guard let file else {
      StandardStreams.write(bytes, to: .output)
      if let choice { StandardStreams.write("groundwork: \(choice)\n", to: .errors) }
      return
    }
    do throws(OutputFile.Problem) {
      try OutputFile.write(bytes, to: file, overwrites: force)
    } catch {
      throw CommandFailure(error)
    }
    StandardStreams.tell(["Wrote \(file): \(content)."])
  }
}
