import Localization

package import Diagnostics
package import Reports

/// The files that a conversation reads and writes, provided by the program around it.
package struct ConversationFiles {
  /// Why a file could not be read or written, as a sentence.
  package struct Problem: Error, Sendable {
    package var message: String
    /// Whether a file is there already that was not asked to be overwritten.
    package var isThereAlready: Bool

    /// Creates a problem.
    package init(_ message: String, isThereAlready: Bool = false) {
      self.message = message
      self.isThereAlready = isThereAlready
    }
  }

  /// Reads a file of answers whole.
  package var read: (_ path: String) throws(Problem) -> SourceText
  /// Writes a file whole or not at all; one that is there already only where `overwrites` says so.
  package var write: (_ bytes: [UInt8], _ path: String, _ overwrites: Bool) throws(Problem) -> Void

  /// Reads how HTML is to look.
  package var branding: () throws(Problem) -> Branding

  /// Creates files from what reads and what writes them.
  package init(
    read: @escaping (_ path: String) throws(Problem) -> SourceText,
    write: @escaping (_ bytes: [UInt8], _ path: String, _ overwrites: Bool) throws(Problem) -> Void,
    branding: @escaping () throws(Problem) -> Branding = { () throws(Problem) in Branding() }
  ) {
    self.read = read
    self.write = write
    self.branding = branding
  }

  /// No files at all.
  package static var none: ConversationFiles {
    ConversationFiles(
      read: { (_) throws(Problem) -> SourceText in throw Problem(localized("Files cannot be read here.")) },
      write: { (_, _, _) throws(Problem) in throw Problem(localized("Files cannot be written here.")) })
  }
}
