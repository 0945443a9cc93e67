/// Which questions are asked, and how many stand before any place: both change and are read in time logarithmic in the
/// number of questions.
struct AskedQuestions: Sendable {
  /// By item, whether it is a question that is asked.
  private(set) var isAsked: [Bool]
  private var items: RunningCount
  /// By section, how many of its questions are asked.
  private var inSection: [Int32]
  /// The sections with at least one.
  private var sections: RunningCount

  /// Begins with every question asked.
  init(of questionnaire: Questionnaire) {
    isAsked = questionnaire.items.map(\.isQuestion)
    items = RunningCount(isAsked)
    inSection = Array(repeating: 0, count: questionnaire.sections.count)
    for item in questionnaire.items where item.isQuestion { inSection[item.section] += 1 }
    sections = RunningCount(inSection.map { $0 > 0 })
  }

  /// Records whether a question of a section is asked.
  mutating func set(_ item: Int, in section: Int, isAsked now: Bool) {
    guard isAsked[item] != now else { return }
    isAsked[item] = now
    items.add(now ? 1 : -1, at: item)
    let before = inSection[section]
    inSection[section] += now ? 1 : -1
    if (before == 0) != (inSection[section] == 0) { sections.add(now ? 1 : -1, at: section) }
  }

  var count: Int { items.total }

  func count(before item: Int) -> Int { items.count(before: item) }

  var sectionCount: Int { sections.total }

  func sectionCount(before section: Int) -> Int { sections.count(before: section) }

  func isAsked(section: Int) -> Bool { inSection[section] > 0 }
}

/// Counts with their sums up to any place: a binary indexed tree (Fenwick, "A new data structure for cumulative frequency
/// tables", Software: Practice and Experience 24, 1994).
private struct RunningCount: Sendable {
  /// At place i, from 1: the sum over the i & -i places that end there.
  private var sums: [Int32]
  private(set) var total: Int

  init(_ flags: [Bool]) {
    total = flags.count { $0 }
    sums = [0] + flags.map { $0 ? 1 : 0 }
    for place in 1..<max(1, sums.count) {
      let next = place + (place & -place)
      if next < sums.count { sums[next] += sums[place] }
    }
  }

  mutating func add(_ change: Int32, at index: Int) {
    total += Int(change)
    var place = index + 1
    while place < sums.count {
      sums[place] += change
      place += place & -place
    }
  }

  func count(before index: Int) -> Int {
    var sum: Int32 = 0
    var place = index
    while place > 0 {
      sum += sums[place]
      place &= place - 1
    }
    return Int(sum)
  }
}
