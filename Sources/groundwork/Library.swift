import Diagnostics
import Questionnaires

/// The questionnaires in reach, read and checked.
struct Library {
  let surroundings: Surroundings
  let catalog: QuestionnaireCatalog

  init(_ options: QuestionnaireOptions, surroundings: Surroundings = .current) {
    self.surroundings = surroundings
    catalog = QuestionnaireCatalog(
      folders: QuestionnaireCatalog.standardFolders(
        flag: options.questionnaires, environment: surroundings.environment,
        currentDirectory: surroundings.currentDirectory, executable: surroundings.executable))
  }

  /// The folders looked into, for messages.
  var folderNames: String { catalog.folders.map(\.path).joined(separator: ", ") }

  /// The path and id of a definition named by id or path.
  /// - Throws: ``CommandFailure`` 66 where there is none.
  func locate(_ name: String) throws -> (path: String, expectedID: String) {
    switch catalog.find(name) {
    case .found(let path, let expectedID): return (path, expectedID)
    case .notFound(let suggestions):
      var hints =
        suggestions.isEmpty ? [] : ["Did you mean \(suggestions.map { "'\($0)'" }.joined(separator: " or "))?"]
      hints.append("'groundwork list' shows the questionnaires there are. Looked in: \(folderNames).")
      throw CommandFailure("there is no questionnaire '\(name)'.", hints: hints, .noInput)
    }
  }

  /// Reads and checks a definition, whatever is wrong in it.
  /// - Throws: ``CommandFailure`` where the file cannot be read.
  func read(path: String, expectedID: String?) throws -> DefinitionReader.ReadResult {
    do throws(DefinitionFile.Problem) {
      return try QuestionnaireCatalog.load(path: path, expectedID: expectedID)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Reads and checks definitions one after the other, whatever is wrong in them.
  ///
  /// One that cannot be found or read is told of at once, and the rest goes on.
  /// - Parameters:
  ///   - names: ids or paths; where there are none, every questionnaire in reach is meant.
  ///   - use: takes the path of each file and what reading it led to.
  /// - Returns: why the first of those that could not be read was not.
  /// - Throws: ``CommandFailure`` 66 where none is named and none is in reach.
  func readAll(
    _ names: [String], _ use: (String, DefinitionReader.ReadResult) -> Void
  ) throws -> CommandFailure? {
    var unread: CommandFailure?
    for name in names.isEmpty ? try allPaths() : names {
      do {
        let place = try locate(name)
        use(place.path, try read(path: place.path, expectedID: place.expectedID))
      } catch let failure as CommandFailure {
        failure.report()
        unread = unread ?? failure
      }
    }
    return unread
  }

  /// What lists show of every questionnaire in reach that can be read so far: checking them all would take longer than
  /// anybody should wait for a prompt.
  var summaries: [DefinitionSummary] { catalog.entries.compactMap { DefinitionSummary.read(path: $0.path) } }

  /// The paths of every questionnaire in reach.
  /// - Throws: ``CommandFailure`` 66 where there is none.
  private func allPaths() throws -> [String] {
    sayProblems()
    guard !catalog.entries.isEmpty else { throw noneFound }
    return catalog.entries.map(\.path)
  }

  /// Says which folders could not be read.
  func sayProblems() {
    for problem in catalog.problems {
      StandardStreams.tell(["groundwork: \(problem)"])
    }
  }

  /// Why nothing can be done where no questionnaire is in reach.
  var noneFound: CommandFailure {
    CommandFailure(
      "no questionnaires were found.",
      hints: ["Looked in: \(folderNames). Name a folder with --questionnaires."], .noInput)
  }

  /// The files of coverage maps, which stand in a folder beside questionnaires.
  var coverageFiles: [QuestionnaireCatalog.Entry] {
    QuestionnaireCatalog(
      folders: catalog.folders.map { folder in
        .init(path: "\(folder.path)/\(CoverageMap.folderName)", origin: folder.origin)
      }
    ).entries
  }

  /// Reads a coverage map.
  /// - Throws: ``CommandFailure``: 65 where it has errors, which are then shown.
  func coverageMap(_ entry: QuestionnaireCatalog.Entry, renderer: DiagnosticRenderer) throws -> CoverageMap {
    let source: SourceText
    do throws(DefinitionFile.Problem) {
      source = try DefinitionFile.read(entry.path)
    } catch {
      throw CommandFailure(error)
    }
    let result = CoverageMap.read(source, expectedID: entry.name)
    guard let map = result.map else {
      StandardStreams.write(renderer.render(result.diagnostics), to: .errors)
      throw CommandFailure("the coverage map '\(entry.path)' cannot be used until that is mended.", .badData)
    }
    return map
  }

  /// The questionnaire with this id or path.
  /// - Throws: ``CommandFailure``: 66 where there is none, 65 where it has errors, which are then shown.
  func questionnaire(_ name: String, renderer: DiagnosticRenderer) throws -> Questionnaire {
    let (path, expectedID) = try locate(name)
    let result = try read(path: path, expectedID: expectedID)
    guard let questionnaire = result.questionnaire else {
      StandardStreams.write(renderer.render(result.diagnostics), to: .errors)
      throw CommandFailure("the questionnaire '\(path)' cannot be used until that is mended.", .badData)
    }
    return questionnaire
  }
}

extension Questionnaire {
  /// The title in the questionnaire's own language, for lists.
  var plainTitle: String { title.template(in: language).filled { _ in "..." } }

  /// How many questions it has.
  var questionCount: Int { items.count { $0.isQuestion } }
}

extension CommandFailure {
  /// Why a file could not be read.
  init(_ problem: DefinitionFile.Problem) {
    let status: ExitStatus = problem.isMissing || problem.reason == .notAFile ? .noInput : .inputOutput
    let isRefused = problem.description.utf8.starts(with: "no permission".utf8)
    self.init("\(problem).", code: isRefused ? 77 : problem.reason == .tooLarge ? 65 : status.rawValue)
  }
}
