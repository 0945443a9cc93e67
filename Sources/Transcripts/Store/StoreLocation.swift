/// Where the store is.
package enum StoreLocation {
  /// The kinds of systems that keep data in different places.
  package enum Platform: Sendable {
    case linux
    case macOS

    /// The one that this program was built for.
    package static var current: Platform {
      #if os(macOS)
        .macOS
      #else
        .linux
      #endif
    }
  }

  /// The folder of the store: the option, else `GROUNDWORK_HOME`, else the data folder that the platform's rules name.
  ///
  /// On Linux that is `$XDG_DATA_HOME/groundwork` where it is an absolute path, as the XDG Base Directory Specification
  /// asks, else `$HOME/.local/share/groundwork`; on macOS `$HOME/Library/Application Support/Groundwork`. Empty
  /// variables count as not set. The folder need not exist.
  /// - Throws: ``TranscriptError/noStore`` where nothing says where it is, or `HOME` is not an absolute path.
  package static func root(
    option: String?, environment: [String: String], platform: Platform = .current
  ) throws(TranscriptError) -> String {
    if let option, !option.isEmpty { return option }
    if let home = environment["GROUNDWORK_HOME"], !home.isEmpty { return home }
    if platform == .linux, let data = environment["XDG_DATA_HOME"], isAbsolute(data) {
      return FilePath.joining(data, "groundwork")
    }
    guard let home = environment["HOME"], isAbsolute(home) else { throw .noStore }
    let folder = platform == .macOS ? "Library/Application Support/Groundwork" : ".local/share/groundwork"
    return FilePath.joining(home, folder)
  }

  private static func isAbsolute(_ path: String) -> Bool { path.utf8.first == UInt8(ascii: "/") }
}
