import Diagnostics
import Shell

extension ConversationFiles {
  /// The files of this machine; `~/` is the home folder of the environment.
  static func onDisk(_ environment: [String: String]) -> ConversationFiles {
    func expanded(_ path: String) -> String {
      guard path.utf8.starts(with: "~/".utf8), let home = environment["HOME"], home.utf8.first == UInt8(ascii: "/")
      else {
        return path
      }
      return home + path.dropFirst()
    }
    return ConversationFiles(
      read: { path throws(Problem) in
        do {
          return try InputFile.read(expanded(path))
        } catch let failure as CommandFailure {
          throw Problem(failure.message)
        } catch {
          throw Problem("'\(path)' cannot be read.")
        }
      },
      write: { bytes, path, overwrites throws(Problem) in
        do throws(OutputFile.Problem) {
          try OutputFile.write(bytes, to: expanded(path), overwrites: overwrites)
        } catch {
          throw Problem(error.message, isThereAlready: error.isThereAlready)
        }
      },
      branding: { () throws(Problem) in
        do {
          return try BrandingOptions.configured()
        } catch let failure as CommandFailure {
          throw Problem(failure.message)
        } catch {
          throw Problem("The settings of how reports look cannot be read.")
        }
      })
  }
}
