import ArgumentParser
import Diagnostics
import Questionnaires

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes a starter questionnaire.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a small questionnaire to start from, which explains itself.",
    discussion: "The name of the file, without .json, becomes the questionnaire's id.")

  @Argument(
    help: ArgumentHelp("The file to write; one that is there already is not touched.", valueName: "file"),
    completion: .file())
  var file: String

  func run() throws {
    let path = file.utf8.suffix(5).elementsEqual(".json".utf8) ? file : file + ".json"
    let text = StarterQuestionnaire.text(forFile: path)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      let reason = errno
      if reason == EEXIST {
        throw CommandFailure("there is a file '\(path)' already, and nothing is overwritten.", .cannotCreate)
      }
      throw CommandFailure(
        "'\(path)' cannot be created: \(String(cString: strerror(reason))).",
        code: reason == EACCES || reason == EPERM ? 77 : ExitStatus.cannotCreate.rawValue)
    }
    let bytes = Array(text.utf8)
    let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    guard written == bytes.count, fsync(descriptor) == 0 || errno == EINVAL, close(descriptor) == 0 else {
      let reason = String(cString: strerror(errno))
      unlink(path)
      throw CommandFailure("'\(path)' cannot be written: \(reason).", .inputOutput)
    }
    let lines = [
      "Wrote \(path).", "Check it with: groundwork check \(path)",
      "Take it with: groundwork take \(path.contains("/") ? path : "./" + path)",
    ]
    StandardStreams.write(lines.map { VisibleText.oneLine($0) + "\n" }.joined(), to: .output)
  }
}
