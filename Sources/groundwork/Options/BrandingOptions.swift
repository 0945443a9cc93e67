import ArgumentParser
import Diagnostics
import JSONDocuments
import Reports

/// Whose reports and sheets in HTML are to look like.
struct BrandingOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "For HTML: a file with \"organization\", \"logo\" (a picture's path) and \"accent\" (a colour such as #12436D).",
      discussion: "Otherwise groundwork/branding.json in the XDG configuration folder, where there is one.",
      valueName: "file"), completion: .file(extensions: ["json"]))
  var branding: String?

  /// The brand that is asked for, that of the configuration folder, or none.
  /// - Throws: ``CommandFailure`` where a file cannot be read or is wrong.
  func read() throws -> Branding {
    guard let branding else { return try Self.configured() }
    return try BrandingFile(path: branding).branding
  }

  /// The brand of the configuration folder, or none.
  static func configured() throws -> Branding {
    guard let path = configuredPath else { return Branding() }
    return try BrandingFile(path: path).branding
  }

  /// The file in the configuration folder (XDG Base Directory Specification: relative values are ignored).
  private static var configuredPath: String? {
    let environment = Surroundings.current.environment
    func folder(_ name: String) -> String? { environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil } }
    guard let base = folder("XDG_CONFIG_HOME") ?? folder("HOME").map({ $0 + "/.config" }) else { return nil }
    let path = base + "/groundwork/branding.json"
    return InputFile.exists(path) ? path : nil
  }
}

/// A file that says how reports look.
///
/// ```json
/// { "organization": "Chu Consulting", "logo": "logo.png", "accent": "#12436D" }
/// ```
struct BrandingFile {
  private static let keys = ["organization", "logo", "accent"]

  let branding: Branding

  /// Reads a file.
  /// - Throws: ``CommandFailure``: 66 where there is none, 65 with the place where something in it is wrong.
  init(path: String) throws {
    let source = try InputFile.read(path)
    let document: JSONDocument
    do throws(DiagnosticsError) {
      document = try JSONDocument(parsing: source)
    } catch {
      throw Self.failure(error.diagnostics)
    }
    guard case .object(let members) = document.root.kind else {
      throw Self.failure("expected an object with \(Self.expected)", source, document.root.range)
    }
    var branding = Branding()
    for member in members {
      let value = try Self.text(member, source)
      switch member.key {
      case "organization": branding.organization = value.isEmpty ? nil : value
      case "accent":
        guard let colour = Colour(hex: value) else {
          throw Self.failure(
            "'\(value)' is no colour; expected six hexadecimal digits, such as \"#12436D\"", source, member.value.range)
        }
        branding.accent = colour
      default: branding.logo = try Self.picture(value, beside: path, source, member.value.range)
      }
    }
    self.branding = branding
  }

  private static let expected = "\"organization\", \"logo\" and \"accent\""

  private static func text(_ member: JSONMember, _ source: SourceText) throws -> String {
    guard keys.contains(member.key) else {
      let near = Suggestion.nearest(to: member.key, in: keys).map { "; perhaps you mean \"\($0)\"" } ?? ""
      throw failure("there is no key \"\(member.key)\"; expected \(expected)\(near)", source, member.keyRange)
    }
    guard case .string(let text) = member.value.kind else {
      throw failure("expected a text for \"\(member.key)\", found \(member.value.typeName)", source, member.value.range)
    }
    return text.value
  }

  /// A picture, its path taken from the folder of the file that names it.
  private static func picture(
    _ name: String, beside path: String, _ source: SourceText, _ range: Range<Int>
  ) throws -> Branding.Picture {
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? ""
    let bytes: [UInt8]
    do {
      bytes = try InputFile.read(name.hasPrefix("/") ? name : folder + name).bytes
    } catch let error as CommandFailure {
      throw failure(error.message.hasSuffix(".") ? String(error.message.dropLast()) : error.message, source, range)
    }
    guard bytes.count <= Branding.Picture.limit else {
      throw failure(
        "the logo '\(name)' has \(bytes.count >> 10) KiB; at most \(Branding.Picture.limit >> 10) fit into a report",
        source, range)
    }
    guard let picture = Branding.Picture(bytes) else {
      throw failure("the logo '\(name)' is no picture; expected PNG, JPEG, GIF, WebP or SVG", source, range)
    }
    return picture
  }

  private static func failure(_ message: String, _ source: SourceText, _ range: Range<Int>) -> CommandFailure {
    failure([Diagnostic(.error, "bad-branding", message, at: Diagnostic.Place(source: source, range: range))])
  }

  private static func failure(_ diagnostics: [Diagnostic]) -> CommandFailure {
    let first = diagnostics.first
    let position = first?.place.map { "\($0.source.name):\($0.position.line):\($0.position.column): " } ?? ""
    return CommandFailure("\(position)\(first?.message ?? "the file cannot be read").", .badData)
  }
}
