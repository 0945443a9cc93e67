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
