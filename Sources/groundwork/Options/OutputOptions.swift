import ArgumentParser
import Diagnostics
import Reports
import Shell

/// How results look.
struct OutputOptions: ParsableArguments {
  /// When to colour.
  enum Color: String, ExpressibleByArgument, CaseIterable {
    case auto
    case always
    case never
  }

  @Flag(name: .long, help: "Write the result as JSON.")
  var json = false

  @OptionGroup var screen: ScreenOptions
}

/// How the screen is used.
struct ScreenOptions: ParsableArguments {
  @Flag(name: .long, help: "Plain lines: no colour, no bars, no line editing. Suits screen readers and logs.")
  var plain = false

  @Option(name: .long, help: "When to use colour: auto, always or never.")
  var color: OutputOptions.Color = .auto

  /// Whether somebody asks for lines that can be read aloud.
  func isReadAloud(_ environment: [String: String]) -> Bool {
    if plain { return true }
    guard let accessible = environment["ACCESSIBLE"]?.lowercased() else { return false }
    return !["", "0", "false"].contains(accessible)
  }

  /// Whether the environment or the flag asks for plain lines.
  func isPlain(_ environment: [String: String]) -> Bool {
    if isReadAloud(environment) { return true }
    let terminal = environment["TERM"] ?? ""
    if terminal.isEmpty || terminal == "dumb" { return true }
    return (StandardStreams.isTerminal(1) || StandardStreams.isTerminal(2)) && !Terminal.isKnown
  }

  /// The style for text on a descriptor.
  func style(for descriptor: Int32, environment: [String: String], isUTF8: Bool) -> TerminalStyle {
    let isTerminal = StandardStreams.isTerminal(descriptor)
    let isPlain = self.isPlain(environment) || (!isTerminal && color != .always)
    let columns = isTerminal ? Terminal.columns(at: descriptor) ?? 80 : 80
    return TerminalStyle(
      width: min(max(columns, 20), 100), usesColor: usesColor(isTerminal: isTerminal, isPlain: isPlain, environment),
      usesBlocks: isUTF8 && !isPlain, isPlain: isPlain, breaksAddresses: isTerminal)
  }

  /// What shows the problems of definitions as results, on standard output.
  func diagnosticRenderer(for library: Library) -> DiagnosticRenderer {
    let style = style(for: 1, environment: library.surroundings.environment, isUTF8: false)
    return DiagnosticRenderer(style: style.usesColor ? .colored : .plain)
  }

  /// `--color`, then `FORCE_COLOR` and `CLICOLOR_FORCE`, then `NO_COLOR`, then `CLICOLOR` and whether it is a terminal.
  private func usesColor(isTerminal: Bool, isPlain: Bool, _ environment: [String: String]) -> Bool {
    switch color {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    if isPlain { return false }
    func isOn(_ name: String) -> Bool { environment[name].map { !$0.isEmpty && $0 != "0" } ?? false }
    if isOn("FORCE_COLOR") || isOn("CLICOLOR_FORCE") { return true }
    if let none = environment["NO_COLOR"], !none.isEmpty { return false }
    return isTerminal && environment["CLICOLOR"] != "0"
  }
}
