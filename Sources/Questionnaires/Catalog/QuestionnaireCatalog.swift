import Diagnostics

/// The questionnaires found in a list of folders, the first folder first.
///
/// Looks at names only; a definition is read when it is asked for. A definition whose id was found in an earlier
/// folder is *hidden*.
package struct QuestionnaireCatalog: Sendable {
  /// A folder with definitions.
  package struct Folder: Sendable, Equatable {
    /// How a folder came to be searched.
    package enum Origin: String, Sendable, CaseIterable {
      /// Given on the command line.
      case flag
      /// Named by `GROUNDWORK_QUESTIONNAIRES`.
      case environment
      /// `questionnaires` in the current folder.
      case currentFolder
      /// Installed with the program.
      case installed
      /// The source checkout that the program was built in.
      case checkout
    }

    package var path: String
    package var origin: Origin

    /// Creates a folder.
    package init(path: String, origin: Origin) {
      self.path = path
      self.origin = origin
    }
  }

  /// A definition that was found.
  package struct Entry: Sendable, Equatable {
    /// The name of the file without `.json`, which is the id up to hyphens and underscores.
    package var name: String
    package var path: String
    package var folder: Folder
  }

  /// Where a definition is, or what else could have been meant.
  package enum Lookup: Sendable, Equatable {
    /// The path, and the id that the definition must have.
    case found(path: String, expectedID: String)
    /// Nothing has this name; the suggestions are names, nearest first, at most three.
    case notFound(suggestions: [String])
  }

  /// The folders searched, in order.
  package let folders: [Folder]
  /// The definitions that can be named, sorted by name.
  package let entries: [Entry]
  /// The definitions hidden by others of the same id in earlier folders, in the order found.
  package let hidden: [Entry]
  /// Folders that could not be read. One that does not exist is only listed where a person named it.
  package let problems: [DefinitionFile.Problem]

  /// Looks into the folders.
  package init(folders: [Folder]) {
    var entries: [Entry] = []
    var hidden: [Entry] = []
    var problems: [DefinitionFile.Problem] = []
    var taken: Set<String> = []
    for folder in folders {
      do throws(DefinitionFile.Problem) {
        for name in try DefinitionFile.definitionNames(inFolder: folder.path) {
          let entry = Entry(
            name: String(name.dropLast(5)), path: Self.joined(folder.path, name), folder: folder)
          if taken.insert(Self.folded(entry.name)).inserted { entries.append(entry) } else { hidden.append(entry) }
        }
      } catch {
        if !error.isMissing || folder.origin == .flag || folder.origin == .environment { problems.append(error) }
      }
    }
    self.folders = folders
    self.entries = entries.sorted { $0.name < $1.name }
    self.hidden = hidden
    self.problems = problems
  }

  // MARK: - Finding

  /// Finds a definition by id, where case, hyphens and underscores make no difference, or by path.
  ///
  /// What contains `/` or ends in `.json` is a path, and is not looked at here.
  package func find(_ name: String) -> Lookup {
    if name.contains("/") || name.lowercased().hasSuffix(".json") {
      return .found(path: name, expectedID: Self.id(ofPath: name))
    }
    let folded = Self.folded(name)
    if let entry = entries.first(where: { Self.folded($0.name) == folded }) {
      return .found(path: entry.path, expectedID: entry.name)
    }
    var names = entries.map(\.name)
    var suggestions: [String] = []
    while suggestions.count < 3, let near = Suggestion.nearest(to: name, in: names) {
      suggestions.append(near)
      names.removeAll { $0 == near }
    }
    return .notFound(suggestions: suggestions)
  }

  /// Reads and checks the definition at a path.
  /// - Throws: ``DefinitionFile/Problem`` where the file cannot be read; what is wrong *in* it is in the result.
  package static func load(
    path: String, expectedID: String? = nil
  ) throws(DefinitionFile.Problem) -> DefinitionReader.ReadResult {
    DefinitionReader.read(try DefinitionFile.read(path), expectedID: expectedID ?? id(ofPath: path))
  }

  /// Whether two ids name the same questionnaire: ignoring case, and with hyphens, underscores and blanks equal.
  package static func isSameID(_ lhs: String, _ rhs: String) -> Bool { folded(lhs) == folded(rhs) }

  /// The id that a definition at a path must have: the name of its file without `.json`.
  package static func id(ofPath path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.lowercased().hasSuffix(".json") ? String(name.dropLast(5)) : name
  }

  private static func folded(_ id: String) -> String {
    String(id.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 })
  }

  private static func joined(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  // MARK: - Where to look

  /// The folders that are searched, in order; those that do not exist are harmless.
  /// - Parameters:
  ///   - flag: the value of `--questionnaires`.
  ///   - environment: the environment; `GROUNDWORK_QUESTIONNAIRES` holds folders separated by colons.
  ///   - executable: the absolute path of the program, symbolic links resolved.
  ///   - exists: whether there is something at a path.
  package static func standardFolders(
    flag: String?, environment: [String: String], currentDirectory: String, executable: String,
    exists: (String) -> Bool = DefinitionFile.exists
  ) -> [Folder] {
    var folders: [Folder] = []
    func add(_ path: String, _ origin: Folder.Origin) {
      let absolute = normalized(path.hasPrefix("/") ? path : currentDirectory + "/" + path)
      if !folders.contains(where: { $0.path == absolute }) { folders.append(Folder(path: absolute, origin: origin)) }
    }
    if let flag, !flag.isEmpty { add(flag, .flag) }
    for path in (environment["GROUNDWORK_QUESTIONNAIRES"] ?? "").split(separator: ":") {
      add(String(path), .environment)
    }
    add("questionnaires", .currentFolder)
    guard executable.hasPrefix("/") else { return folders }
    var steps = normalized(executable).split(separator: "/").dropLast().map(String.init)
    add("/" + (steps + ["..", "share", "groundwork", "questionnaires"]).joined(separator: "/"), .installed)
    while !steps.isEmpty {
      let folder = "/" + steps.joined(separator: "/")
      if exists(folder + "/Package.swift"), exists(folder + "/questionnaires") {
        add(folder + "/questionnaires", .checkout)
        break
      }
      steps.removeLast()
    }
    return folders
  }

  /// An absolute path without `.`, `..` and doubled slashes, by its text alone.
  private static func normalized(_ path: String) -> String {
    var steps: [Substring] = []
    for step in path.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return "/" + steps.joined(separator: "/")
  }
}
