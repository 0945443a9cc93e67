package import Diagnostics
import ExpressionLanguage
import JSONDocuments

/// Turns the text of a definition into a questionnaire, reporting everything that is wrong with it in one run.
///
/// Reads the parts in the order in which they refer to each other: first every name, then the parts with their
/// texts, then the expressions, which need the types of all items, and last what depends on all of it.
package struct DefinitionReader {
  /// What reading a definition leads to.
  package struct ReadResult: Sendable {
    /// The questionnaire; `nil` exactly where a diagnostic is an error.
    package var questionnaire: Questionnaire?
    /// Errors and warnings in the order of the file.
    package var diagnostics: [Diagnostic]

    /// Creates a result.
    package init(questionnaire: Questionnaire?, diagnostics: [Diagnostic]) {
      self.questionnaire = questionnaire
      self.diagnostics = diagnostics
    }
  }

  /// The most problems reported for one file.
  static let reportLimit = DefinitionLimits.problems
  /// With how many of them a suggestion is made.
  static let suggestionLimit = DefinitionLimits.suggestions

  let source: SourceText
  var diagnostics: [Diagnostic] = []
  /// How many more problems were found than are reported.
  var omittedCount = 0
  /// How many of the problems reported are warnings.
  var warningCount = 0
  /// Whether an error is among the problems reported.
  var hasErrors = false
  /// Whether expressions were left unread, since there are more problems than are reported.
  var hasStoppedCompiling = false
  var names = DefinitionNames()
  var parts = Questionnaire.Parts()
  var scales: [String: [Choice]] = [:]
  var usedScales: Set<String> = []
  var usedSources: Set<String> = []
  /// Where each id of sections and items was first declared, by its lower-case form.
  var itemPlaces: [String: Declaration] = [:]
  /// Items whose type is not known because of an error.
  var brokenItems: Set<Int> = []
  var expressions: [PendingExpression] = []
  var rules: [Rule?] = []
  /// How many regular expressions the rules hold.
  var patternCount = 0
  var itemRules: [Int: ItemRules] = [:]
  var sectionRules: [Int: Int] = [:]
  var computedDrafts: [ComputedDraft] = []
  var levelDrafts: [LevelDraft] = []
  var actionRules: [Int: Int] = [:]
  /// Whether the items are the fields of the rows of a list.
  var isRow = false
  /// What the answers of actions lead to, with their places.
  var targets: [(action: Int, target: Action.Target, field: Field)] = []

  init(source: SourceText) {
    self.source = source
  }

  /// Reads a definition.
  /// - Parameter expectedID: the name of its file without `.json`, which its `id` must be; hyphens and underscores
  ///   are equal.
  package static func read(_ source: SourceText, expectedID: String? = nil) -> ReadResult {
    let document: JSONDocument
    do throws(DiagnosticsError) {
      document = try JSONDocument(parsing: source, limits: .definition)
    } catch {
      return ReadResult(questionnaire: nil, diagnostics: error.diagnostics)
    }
    var reader = DefinitionReader(source: source)
    reader.diagnostics = document.diagnostics
    reader.hasErrors = document.diagnostics.hasErrors
    reader.readAll(Field(document.root, at: .root), expectedID: expectedID)
    var diagnostics = reader.diagnostics.inSourceOrder()
    if reader.omittedCount > 0 || reader.hasStoppedCompiling {
      let count = NumberText.whole(Int64(reader.omittedCount))
      diagnostics.append(
        Diagnostic(
          .error, "too-many",
          reader.hasStoppedCompiling
            ? "there may be more problems; the expressions behind these were not looked at"
            : "\(count) more problems are not shown",
          at: Diagnostic.Place(source: source, range: 0..<0)
        )
      )
    }
    let questionnaire = diagnostics.hasErrors ? nil : Questionnaire(reader.parts, source: source)
    return ReadResult(questionnaire: questionnaire, diagnostics: diagnostics)
  }

  private mutating func readAll(_ root: Field, expectedID: String?) {
    guard let top = open(root, as: TopKey.self) else { return }
    if let version = required(.formatVersion, of: top), !readFormatVersion(version) { return }
    names = DefinitionNames(top)
    readHeader(top, expectedID: expectedID)
    readSources(top.field(.sources))
    readScales(top.field(.scales))
    readSections(top)
    readComputed(top.field(.computed))
    readScoring(top.field(.scoring))
    readLevels(top.field(.levels))
    readActions(top.field(.actions))
    compileExpressions()
    assembleRules()
    checkCycles()
    checkReachability()
    checkTargets()
    readExamples(top.field(.examples))
    reportUnused(top)
  }

  // MARK: - Header

  /// Whether the file is of a format that can be read; anything said about another would mislead.
  mutating func readFormatVersion(_ field: Field) -> Bool {
    guard case .number(let number) = field.node.kind else {
      report(.wrongType(expected: "the number 1", found: field.node.typeName), at: field)
      return true
    }
    if number.integer == 1 { return true }
    report(.unsupportedVersion(number.text), at: field)
    return false
  }

  /// The id of a whole file, which is the file's name.
  mutating func readFileID(_ field: Field?, expectedID: String?) -> String? {
    guard let field, let id = string(field) else { return nil }
    if let problem = IdentifierRules.shapeProblem(id) {
      report(.badID(id, reason: problem), at: field, suggestion: IdentifierRules.repaired(id))
    } else if let expectedID, !QuestionnaireCatalog.isSameID(id, expectedID) {
      report(.idNotFileName(id, file: expectedID), at: field)
    }
    return id
  }

  private mutating func readHeader(_ top: ObjectReader<TopKey>, expectedID: String?) {
    _ = string(top.field(.schema))
    if let id = readFileID(required(.id, of: top), expectedID: expectedID) { parts.id = id }
    if let field = required(.version, of: top), let version = string(field) {
      parts.version = version
      if !TextShapes.isSemanticVersion(version) {
        report(.badText(identifier: "bad-version", found: version, expected: "a version such as 1.0.0"), at: field)
      }
    }
    if let title = text(required(.title, of: top), limit: DefinitionLimits.label) { parts.title = title }
    parts.summary = text(top.field(.summary))
    parts.audience = text(top.field(.audience))
    parts.minutes = whole(top.field(.minutes), in: 1...100_000)
    if let field = top.field(.language), let language = string(field) {
      parts.language = language
      if !TextShapes.isLanguageTag(language) { report(.badLanguage(language), at: field) }
    }
    parts.notes = text(top.field(.notes))
  }

  // MARK: - Sources

  private mutating func readSources(_ field: Field?) {
    guard let field, let list = list(field, of: "sources", limit: DefinitionLimits.parts) else { return }
    var seen: [String: Declaration] = [:]
    for element in list {
      guard let object = open(element, as: SourceKey.self) else { continue }
      let id = declaredID(object, .id, kind: "source", seen: &seen)
      let title = text(required(.title, of: object), limit: DefinitionLimits.label)
      var source = Source(id: SourceID(id ?? ""), title: title ?? LocalizedText(""))
      source.publisher = string(object.field(.publisher))
      source.year = whole(object.field(.year), in: 1_000...2_999)
      source.url = string(object.field(.url))
      source.accessed = string(object.field(.accessed))
      source.note = text(object.field(.note))
      if let url = source.url, !TextShapes.isWebAddress(url) {
        report(
          .badText(identifier: "bad-url", found: url, expected: "a web address with http or https"),
          at: object.field(.url)!
        )
      }
      if let accessed = source.accessed, CalendarDate(accessed) == nil {
        report(.badDate(accessed), at: object.field(.accessed)!)
      }
      parts.sources.append(source)
    }
  }

  /// The sources that a list names, each of which must exist.
  mutating func sourceIDs(_ field: Field?) -> [SourceID] {
    let ids = references(field, kind: "source", known: names.sources)
    usedSources.formUnion(ids)
    return ids.map { SourceID($0) }
  }

  private mutating func reportUnused(_ top: ObjectReader<TopKey>) {
    for element in elements(of: top.field(.sources)) {
      guard case .object(let members) = element.node.kind, let id = members.first(where: { $0.key == "id" })?.value,
        case .string(let text) = id.kind, !usedSources.contains(text.value)
      else { continue }
      report(.unused(text.value, kind: "source"), at: Field(id, at: .member(element.path, "id")))
    }
    guard let field = top.field(.scales), case .object(let members) = field.node.kind else { return }
    for member in members where !usedScales.contains(member.key) {
      report(.unused(member.key, kind: "scale"), range: member.keyRange, path: .member(field.path, member.key))
    }
  }
}

extension QuestionnaireDiagnostic {
  /// A date that is none.
  static func badDate(_ text: String) -> Self {
    .badText(identifier: "bad-date", found: text, expected: "a date such as 2027-06-01")
  }

  /// A language tag that is none.
  static func badLanguage(_ text: String) -> Self {
    .badText(identifier: "bad-language", found: text, expected: "a language tag such as 'en' or 'es-MX'")
  }
}
