internal import CPseudoTerminal

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A window of a real terminal emulator, tmux, with a program in it: what it shows is what a person sees.
///
/// Each window has a server of its own, which ends with it, and takes nothing of the environment.
package final class TerminalWindow {
  /// The window as it is at a moment.
  package struct Screen: Sendable {
    /// Its rows from the top, without trailing spaces; empty ones at the end are left out.
    package var rows: [String]
    /// The cursor's row and column, from 0.
    package var cursor: (row: Int, column: Int)
    /// The status that the program has ended with; nil while it runs.
    package var exitStatus: Int?

    /// The last row.
    package var lastRow: String { rows.last ?? "" }

    /// The rows from the last one that begins with the text; none where there is none.
    package func rows(from start: String) -> [String] {
      rows.lastIndex { $0.hasPrefix(start) }.map { Array(rows[$0...]) } ?? []
    }

    /// Whether a row contains the text.
    package func shows(_ text: String) -> Bool { rows.contains { $0.contains(text) } }
  }

  private let folder: TemporaryDirectory
  private let environment: [String: String]
  private let owner: AnyObject?
  private var isOpen = true

  /// The path of tmux, where it is installed.
  package static let emulator: String? = ["/usr/bin/tmux", "/usr/local/bin/tmux", "/opt/homebrew/bin/tmux"].first {
    access($0, X_OK) == 0
  }

  /// Whether there is an emulator to open windows with.
  package static var isAvailable: Bool { emulator != nil }

  /// Opens a window and starts a program in it.
  ///
  /// - Parameters:
  ///   - environment: All of it; without `TERM`, the emulator's own.
  ///   - owner: What has to be there as long as the window.
  /// - Throws: ``ProgramError`` when the emulator does not start.
  package init(
    executable: String, arguments: [String] = [], environment: [String: String], columns: Int = 80, rows: Int = 24,
    workingDirectory: String? = nil, keeping owner: AnyObject? = nil
  ) throws {
    self.owner = owner
    folder = try TemporaryDirectory()
    self.environment = environment.filter { $0.key != "TERM" }
    try folder.write(
      "set -g status off\nset -g remain-on-exit on\nset -g default-terminal screen\n",
      to: "settings")
    let term = environment["TERM"].map { ["TERM=\($0)"] } ?? []
    // The emulator itself may miss the end of its program.
    let keepingStatus = ["/bin/sh", "-c", #"trap : INT; "$@"; echo $? >"$0""#, folder.path(of: "status")]
    try tmux(
      ["-f", folder.path(of: "settings"), "new-session", "-d", "-x", String(columns), "-y", String(rows)]
        + (workingDirectory.map { ["-c", $0] } ?? []) + ["/usr/bin/env"] + term + keepingStatus + [executable]
        + arguments)
  }

  deinit { close() }

  /// Closes the window: the terminal hangs up.
  package func close() {
    guard isOpen else { return }
    isOpen = false
    _ = try? tmux(["kill-server"])
  }

  /// Types the text, control characters and all.
  package func type(_ text: String) throws {
    let bytes = text.utf8.map { String($0, radix: 16) }
    // No more at a time than a command may be long.
    for start in stride(from: 0, to: bytes.count, by: 500) {
      try tmux(["send-keys", "-H"] + bytes[start..<min(start + 500, bytes.count)])
    }
  }

  /// Pastes the text, marked as pasted where the program asks for that.
  package func paste(_ text: String) throws {
    try tmux(["load-buffer", "-", ";", "paste-buffer", "-p", "-d"], input: Array(text.utf8))
  }

  /// Changes the window's size; the emulator lays its rows out anew.
  package func resize(columns: Int, rows: Int) throws {
    try tmux(["resize-window", "-x", String(columns), "-y", String(rows)])
  }

  /// What the window shows now.
  ///
  /// - Throws: ``ProgramError`` when the emulator does not answer.
  package func screen() throws -> Screen {
    // Before the rows, which then are those that the program has left.
    let status = try? folder.read("status").split(separator: "\n").first
    let shown = try tmux([
      "capture-pane", "-p", ";", "display-message", "-p", "#{cursor_y} #{cursor_x}",
    ])
    var rows = shown.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if rows.last == "" { rows.removeLast() }
    let state = (rows.popLast() ?? "").split(separator: " ").compactMap { Int($0) }
    while let last = rows.last, last.allSatisfy({ $0 == " " }) { rows.removeLast() }
    return Screen(
      rows: rows.map { row in String(row.reversed().drop { $0 == " " }.reversed()) },
      cursor: (row: state.first ?? 0, column: state.count > 1 ? state[1] : 0),
      exitStatus: status.flatMap { Int($0) })
  }

  /// All that the window has shown, what scrolled off too, with rows that the emulator broke joined again.
  package func history() throws -> [String] {
    try tmux(["capture-pane", "-p", "-J", "-S", "-"]).split(separator: "\n", omittingEmptySubsequences: false).map {
      String($0.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// Looks at the window until it is as wanted.
  ///
  /// - Returns: The screen that is.
  /// - Throws: ``ProgramError`` when the time is over, with the last screen.
  @discardableResult
  package func wait(
    for wanted: String, timeoutSeconds: Int = 15, until isWanted: (Screen) -> Bool
  ) throws -> Screen {
    let deadline = Deadline(seconds: timeoutSeconds)
    while true {
      let screen = try screen()
      if isWanted(screen) { return screen }
      guard deadline.milliseconds > 0, screen.exitStatus == nil else {
        throw ProgramError.missing(text: wanted, transcript: "\n" + screen.rows.joined(separator: "\n"))
      }
      _ = poll(nil, 0, 10)
    }
  }

  /// Looks at the window until its last row is this one.
  @discardableResult
  package func wait(forLastRow row: String) throws -> Screen {
    try wait(for: row) { $0.lastRow == row }
  }

  /// Looks at the window until a row contains the text.
  @discardableResult
  package func wait(forText text: String) throws -> Screen {
    try wait(for: text) { $0.shows(text) }
  }

  @discardableResult
  private func tmux(_ arguments: [String], input: [UInt8] = []) throws -> String {
    guard let emulator = Self.emulator else { throw ProgramError.notStarted(path: "tmux", errno: ENOENT) }
    let result = try runProgram(
      emulator, ["-u", "-S", folder.path(of: "socket")] + arguments, environment: environment, input: input,
      timeoutSeconds: 20)
    guard result.status == .exited(0) else {
      throw ProgramError.stillRunning(transcript: String(decoding: result.errors, as: UTF8.self))
    }
    return String(decoding: result.output, as: UTF8.self)
  }
}
