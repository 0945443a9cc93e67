package import Questionnaires

/// One assessment as its events made it: requests become events, events become state. Does no input or output.
///
/// Replaying the events of a transcript gives the state that the session had when it wrote them.
package struct AssessmentSession: Sendable {
  /// Where an assessment stands.
  package enum Status: String, Sendable {
    case inProgress
    case completed
  }

  /// A remark of a person.
  package struct Note: Sendable, Equatable {
    /// The `seq` of its event.
    package var seq: Int
    /// The index of the item; `nil` where the whole assessment is meant.
    package var item: Int?
    package var text: String
    package var author: String?

    /// Creates a remark.
    package init(seq: Int, item: Int?, text: String, author: String?) {
      self.seq = seq
      self.item = item
      self.text = text
      self.author = author
    }
  }

  /// A pointer to what shows an answer.
  package struct Evidence: Sendable, Equatable {
    /// The `seq` of its event.
    package var seq: Int
    package var item: Int
    package var text: String
    package var author: String?

    /// Creates a pointer.
    package init(seq: Int, item: Int, text: String, author: String?) {
      self.seq = seq
      self.item = item
      self.text = text
      self.author = author
    }
  }

  /// Who does an action, and by when.
  package struct Assignment: Sendable, Equatable {
    package var owner: String?
    package var due: CalendarDate?
  }

  package private(set) var questionnaire: Questionnaire
  /// The SHA-256 of the definition that the answers stand under, in lower-case hex; empty where none is known.
  package private(set) var definitionDigest: String
  package private(set) var responses: Responses
  package let opening: AssessmentEvent.Opening
  package private(set) var status = Status.inProgress
  /// The `seq` of the last event.
  package private(set) var lastSeq = 0
  /// The time of the last event, in milliseconds since 1970.
  package private(set) var lastMilliseconds: Int64 = 0
  /// The question on screen, by index, as long as it was not answered.
  package private(set) var current: Int?
  /// The question last shown or answered.
  package private(set) var lastVisited: Int?
  package private(set) var notes: [Note] = []
  package private(set) var evidence: [Evidence] = []
  /// Whom a deferred item waits for, by item index; an empty text where nobody was named.
  package private(set) var parked: [Int: String] = [:]
  /// Who confirmed the sections that were read back and have not changed since, by index; an empty text where nobody is
  /// named.
  package private(set) var confirmations: [Int: String] = [:]
  /// How long each section has taken, by index, in milliseconds; see ``time(addedBy:)``.
  package private(set) var timeTaken: [Int: Int64] = [:]

  /// Who does an action, and by when, by the action's name.
  package private(set) var assignments: [String: Assignment] = [:]

  /// What the respondents of a consensus said, by item index.
  package private(set) var comparisons: [Int: [ComparedAnswer]] = [:]
  /// How many items were compared.
  private(set) var comparedCount = 0
  /// The answers on which all of them who were asked agree, by item index.
  private(set) var agreedAnswers: [Int: Answer] = [:]
  /// Who settled an item, by the `seq` of the answer; an empty text where nobody is named.
  private var settlers: [Int: String] = [:]

  /// The answers to an item in the order given, without those taken back.
  private var history: [Int: [(seq: Int, answer: Answer)]] = [:]
  /// The items of the answers that can be taken back, in the order given.
  private var undoable: [(seq: Int, item: Int)] = []

  /// Creates the session that an `opened` event begins.
  package init(opening: AssessmentEvent.Opening, questionnaire: Questionnaire) {
    self.opening = opening
    self.questionnaire = questionnaire
    definitionDigest = opening.definition
    responses = Responses(to: questionnaire, client: opening.client, today: opening.today)
  }

  /// The latest answer that can be taken back.
  package var lastUndoable: (seq: Int, item: Int)? { undoable.last }

  /// Every answer that was given and not taken back, in the order given, with the item's index.
  package var answersGiven: [(item: Int, answer: Answer)] {
    history.flatMap { item, answers in answers.map { (seq: $0.seq, item: item, answer: $0.answer) } }
      .sorted { $0.seq < $1.seq }
      .map { ($0.item, $0.answer) }
  }

  /// Who settled an item by the answer that counts, an empty text where nobody is named; `nil` where it was not settled.
  package func settler(of item: Int) -> String? { history[item]?.last.flatMap { settlers[$0.seq] } }

  // MARK: - Events to state

  /// Lets an event take effect.
  /// - Parameter definition: finds a definition by its digest, for events that change it.
  /// - Throws: ``ReplayError`` where the event cannot follow; the session is then unchanged.
  package mutating func apply(
    _ recorded: RecordedEvent, definition: (String) -> Questionnaire? = { _ in nil }
  ) throws(ReplayError) {
    let taken = time(addedBy: recorded)
    switch recorded.event {
    case .opened:
      guard lastSeq == 0 else { throw .misplacedOpening }
    case .asked(let name):
      current = try index(of: name)
      lastVisited = current
    case .answered(let name, let answer):
      let item = try index(of: name)
      history[item, default: []].append((recorded.seq, answer))
      if answer.state != .deferred { parked[item] = nil }
      responses.set(answer, for: item)
      confirmations[questionnaire.items[item].section] = nil
      // What the respondents of a consensus agree on was not given here: nobody was at that question.
      if !isConsensus || answer.origin != .carriedOver {
        undoable.append((recorded.seq, item))
        lastVisited = item
      }
      // A list of which rows are still to come stays on screen.
      if answer.state == .open { current = item } else if current == item { current = nil }
      leaveWhatIsNotAsked()
    case .undone(let seq):
      try undo(seq)
    case .noted(let name, let text, let author):
      notes.append(
        Note(
          seq: recorded.seq, item: try name.map { name throws(ReplayError) in try index(of: name) }, text: text,
          author: author))
    case .evidenceAdded(let name, let text, let author):
      evidence.append(Evidence(seq: recorded.seq, item: try index(of: name), text: text, author: author))
    case .parked(let name, let who):
      parked[try index(of: name)] = who ?? ""
    case .sectionConfirmed(let name, let who):
      if let section = questionnaire.sectionIndex(SectionID(name)) { confirmations[section] = who ?? "" }
    case .resumed, .paused, .recovered: break
    case .completed: status = .completed
    case .amended: status = .inProgress
    case .actionAssigned(let name, let owner, let due):
      assignments[name] = owner == nil && due == nil ? nil : Assignment(owner: owner, due: due)
    case .definitionChanged(let change):
      guard let new = definition(change.to) else { throw .definitionMissing(digest: change.to) }
      move(to: new, keeping: Set(change.kept))
      definitionDigest = change.to
    case .compared(let name, let answers):
      guard isConsensus else { throw .nothingToCompare(name) }
      let item = try index(of: name)
      guard comparisons[item] == nil else { throw .comparedTwice(name) }
      compare(item, answers)
      comparedCount += 1
    case .settled(let name, let by, _):
      guard let seq = history[try index(of: name)]?.last?.seq else { throw .nothingSettled(name) }
      settlers[seq] = by ?? ""
    }
    if let taken { timeTaken[taken.section, default: 0] += taken.milliseconds }
    lastSeq = recorded.seq
    lastMilliseconds = recorded.milliseconds
  }

  /// What an event adds to the time taken: the time since the event before it, for the section in which the person was.
  ///
  /// Nothing for the time in which no program was at work, which ends with `resumed`; nothing once the assessment was
  /// complete; nothing where the clock went backwards.
  private func time(addedBy recorded: RecordedEvent) -> (section: Int, milliseconds: Int64)? {
    switch recorded.event {
    case .opened, .resumed, .recovered, .definitionChanged: return nil
    default: break
    }
    guard status == .inProgress, let item = current ?? lastVisited else { return nil }
    return (questionnaire.items[item].section, max(0, recorded.milliseconds - lastMilliseconds))
  }

  /// Leaves the question on screen as it is, so that the next open one follows.
  ///
  /// Makes no event: the `asked` event of the question shown next says the same.
  package mutating func leaveCurrent() {
    current = nil
  }

  private func index(of name: String) throws(ReplayError) -> Int {
    guard let index = questionnaire.itemIndex(ItemID(name)) else { throw .noSuchItem(name) }
    return index
  }

  private mutating func compare(_ item: Int, _ answers: [ComparedAnswer]) {
    comparisons[item] = answers
    agreedAnswers[item] = Self.agreedAnswer(answers, to: questionnaire.items[item])
  }

  private mutating func undo(_ seq: Int) throws(ReplayError) {
    if let place = notes.lastIndex(where: { $0.seq == seq }) {
      notes.remove(at: place)
      return
    }
    if let place = evidence.lastIndex(where: { $0.seq == seq }) {
      evidence.remove(at: place)
      return
    }
    guard let position = undoable.lastIndex(where: { $0.seq == seq }) else { throw .nothingToUndo(seq: seq) }
    let item = undoable.remove(at: position).item
    history[item]?.removeAll { $0.seq == seq }
    let earlier = history[item]?.last?.answer
    if earlier?.state != .deferred { parked[item] = nil }
    responses.set(earlier, for: item)
    confirmations[questionnaire.items[item].section] = nil
    current = item
    lastVisited = item
    leaveWhatIsNotAsked()
  }

  /// A change can hide the very question that is on screen.
  private mutating func leaveWhatIsNotAsked() {
    if let shown = current, responses.applicability(of: shown) != .asked { current = nil }
  }

  /// Takes up another version of the definition with the answers that still count.
  private mutating func move(to new: Questionnaire, keeping kept: Set<String>) {
    let old = questionnaire
    var moved = Responses(to: new, client: opening.client, today: opening.today)
    func newIndex(_ item: Int) -> Int? {
      let id = old.items[item].id
      return kept.contains(id.text) ? new.itemIndex(id) : nil
    }
    func fitting(_ answer: Answer, _ item: Int) -> Answer {
      DefinitionComparison.answer(answer, to: new.items[item], opening.language) ?? answer
    }
    for item in old.items.indices {
      guard let answer = responses.givenAnswer(to: item), let target = newIndex(item) else { continue }
      moved.set(fitting(answer, target), for: target)
    }
    history = Dictionary(
      history.compactMap { item, answers in
        newIndex(item).map { index in (index, answers.map { ($0.seq, fitting($0.answer, index)) }) }
      },
      uniquingKeysWith: { first, _ in first })
    undoable = undoable.compactMap { entry in newIndex(entry.item).map { (entry.seq, $0) } }
    parked = Dictionary(
      parked.compactMap { item, who in newIndex(item).map { ($0, who) } }, uniquingKeysWith: { first, _ in first })
    func anyIndex(_ item: Int) -> Int? { new.itemIndex(old.items[item].id) }
    notes = notes.map { Note(seq: $0.seq, item: $0.item.flatMap(anyIndex), text: $0.text, author: $0.author) }
    evidence = evidence.compactMap { entry in
      anyIndex(entry.item).map { Evidence(seq: entry.seq, item: $0, text: entry.text, author: entry.author) }
    }
    func newSection(_ section: Int) -> Int? { new.sectionIndex(old.sections[section].id) }
    confirmations = Dictionary(
      confirmations.compactMap { section, who in newSection(section).map { ($0, who) } },
      uniquingKeysWith: { first, _ in first })
    timeTaken = Dictionary(
      timeTaken.compactMap { section, time in newSection(section).map { ($0, time) } }, uniquingKeysWith: +)
    let compared = comparisons
    (comparisons, agreedAnswers) = ([:], [:])
    current = current.flatMap(anyIndex)
    lastVisited = lastVisited.flatMap(anyIndex)
    questionnaire = new
    responses = moved
    status = .inProgress
    // What was said counts on where the new version accepts all of it; elsewhere the question is asked afresh.
    for (item, answers) in compared {
      guard let target = anyIndex(item) else { continue }
      let definition = new.items[target]
      let fits = answers.allSatisfy { answer in
        guard let value = answer.value else { return true }
        return definition.problem(with: value, language: opening.language) == nil
      }
      if fits { compare(target, answers) }
    }
  }
}
