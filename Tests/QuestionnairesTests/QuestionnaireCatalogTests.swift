import Diagnostics
import Questionnaires
import TestSupport
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

struct QuestionnaireCatalogTests {
  /// A folder of one test's own, with definitions.
  private struct Folder {
    let directory: TemporaryDirectory
    var path: String { directory.path }

    init() throws { directory = try TemporaryDirectory() }

    func write(_ name: String, _ text: String = "{}") throws {
      let file = try #require(fopen(path + "/" + name, "w"))
      fputs(text, file)
      fclose(file)
    }

    func catalogFolder(_ origin: QuestionnaireCatalog.Folder.Origin = .flag) -> QuestionnaireCatalog.Folder {
      QuestionnaireCatalog.Folder(path: path, origin: origin)
    }
  }

  @Test func `only JSON files directly in a folder are definitions`() throws {
    let folder = try Folder()
    for name in ["b.json", "a-one.json", "notes.txt", ".hidden.json", ".json"] { try folder.write(name) }
    mkdir(folder.path + "/folder.json", 0o755)
    mkfifo(folder.path + "/pipe.json", 0o644)
    symlink("b.json", folder.path + "/link.json")
    symlink("nowhere", folder.path + "/dangling.json")
    let catalog = QuestionnaireCatalog(folders: [folder.catalogFolder()])
    #expect(catalog.entries.map(\.name) == ["a-one", "b", "link"])
    #expect(catalog.problems.isEmpty)
  }

  @Test func `an earlier folder hides the same id in a later one`() throws {
    let (first, second) = (try Folder(), try Folder())
    try first.write("my-check.json")
    try second.write("My_Check.json")
    try second.write("other.json")
    let catalog = QuestionnaireCatalog(folders: [first.catalogFolder(), second.catalogFolder(.installed)])
    #expect(catalog.entries.map(\.name) == ["my-check", "other"])
    #expect(catalog.hidden.map(\.path) == [second.path + "/My_Check.json"])
  }

  @Test func `ids are found whatever their case and hyphens, and paths are left alone`() throws {
    let folder = try Folder()
    try folder.write("cloud_readiness.json")
    let catalog = QuestionnaireCatalog(folders: [folder.catalogFolder()])
    let found = QuestionnaireCatalog.Lookup.found(
      path: folder.path + "/cloud_readiness.json", expectedID: "cloud_readiness")
    #expect(catalog.find("Cloud-Readiness") == found)
    #expect(catalog.find("cloud_raediness") == .notFound(suggestions: ["cloud_readiness"]))
    #expect(catalog.find("zebra") == .notFound(suggestions: []))
    #expect(catalog.find("./x/y.json") == .found(path: "./x/y.json", expectedID: "y"))
    #expect(catalog.find("y.json") == .found(path: "y.json", expectedID: "y"))
  }

  @Test func `a missing folder matters only where a person named it`() {
    let missing = "/nonexistent/questionnaires"
    let installed = QuestionnaireCatalog(folders: [.init(path: missing, origin: .installed)])
    #expect(installed.problems.isEmpty)
    let named = QuestionnaireCatalog(folders: [.init(path: missing, origin: .flag)])
    #expect(named.problems.map(\.isMissing) == [true])
  }

  @Test func `what is not a file is refused without waiting`() throws {
    let folder = try Folder()
    mkfifo(folder.path + "/pipe.json", 0o644)
    for path in [folder.path, folder.path + "/pipe.json", "/dev/null"] {
      #expect(throws: DefinitionFile.Problem(path: path, reason: .notAFile)) { try DefinitionFile.read(path) }
    }
    #expect(throws: DefinitionFile.Problem(path: "/nonexistent", reason: .system(ENOENT))) {
      try DefinitionFile.read("/nonexistent")
    }
    try folder.write("large.json")
    truncate(folder.path + "/large.json", off_t(DefinitionFile.sizeLimit) + 1)
    #expect(throws: DefinitionFile.Problem(path: folder.path + "/large.json", reason: .tooLarge)) {
      try DefinitionFile.read(folder.path + "/large.json")
    }
  }

  @Test func `a file is read whole and named by its path`() throws {
    let folder = try Folder()
    let text = String(repeating: "grün\n", count: 40_000)
    try folder.write("long.json", text)
    let source = try DefinitionFile.read(folder.path + "/long.json")
    #expect(source.bytes == Array(text.utf8))
    #expect(source.name == folder.path + "/long.json")
  }

  @Test func `folders are searched from the nearest wish to the source checkout`() {
    let folders = QuestionnaireCatalog.standardFolders(
      flag: "mine/../ours", environment: ["GROUNDWORK_QUESTIONNAIRES": "/a:b/./c::/a"], currentDirectory: "/home/w",
      executable: "/src/gw/.build/debug/groundwork",
      exists: { ["/src/gw/Package.swift", "/src/gw/questionnaires"].contains($0) }
    )
    #expect(
      folders.map { "\($0.origin.rawValue) \($0.path)" } == [
        "flag /home/w/ours", "environment /a", "environment /home/w/b/c", "currentFolder /home/w/questionnaires",
        "installed /src/gw/.build/share/groundwork/questionnaires", "checkout /src/gw/questionnaires",
      ]
    )
  }

  @Test func `a folder that comes twice is searched once`() {
    let folders = QuestionnaireCatalog.standardFolders(
      flag: nil, environment: [:], currentDirectory: "/src/gw", executable: "/src/gw/bin/groundwork",
      exists: { _ in true })
    #expect(folders.map(\.origin) == [.currentFolder, .installed, .checkout])
    #expect(folders.last?.path == "/src/gw/bin/questionnaires")
  }
}
