import Questionnaires

/// Sections whose items hang on the same unsettled answers.
struct Cluster {
  /// The sections, ascending.
  var sections: [Int]
  /// The free items on which they hang, ascending.
  var controllers: [Int]
  /// Whether all assignments of the controllers are tried; otherwise the sections are only bounded.
  var isTried: Bool
}

/// Groups what hangs together, and decides what can be tried within a budget.
struct ClusterFinder {
  /// The groups: no two share a section or a controller.
  private(set) var clusters: [Cluster] = []

  /// Finds the groups of all scored items that may change.
  init(outlook: Outlook, tables: ScoringTables, budget: IntervalBudget) {
    guard !outlook.controllers.isEmpty else { return }
    let questionnaire = tables.questionnaire
    var groups = DisjointSets()
    var members = Set<Int>()
    var loose = Set<Int>()
    /// Sections have numbers from 0, items behind them.
    func node(_ item: Int) -> Int { questionnaire.sections.count + item }
    func isScored(_ item: Int) -> Bool { tables.rules[item] != nil && tables.facts[item].weight > 0 }
    for (item, controllers) in outlook.controllers.sorted(by: { $0.key < $1.key }) where isScored(item) {
      let section = tables.facts[item].section
      members.insert(section)
      guard let controllers, !controllers.isEmpty,
        controllers.allSatisfy({ tables.domains[$0].values != nil })
      else {
        loose.insert(section)
        continue
      }
      for controller in controllers {
        members.insert(node(controller))
        groups.join(section, node(controller))
        guard isScored(controller) else { continue }
        members.insert(tables.facts[controller].section)
        groups.join(node(controller), tables.facts[controller].section)
      }
    }
    // Where all items alike make the whole, what hangs on one answer cannot be told apart from the rest.
    if tables.whole.model.isFlat, let first = members.first(where: { $0 < questionnaire.sections.count }) {
      for section in questionnaire.sections.indices {
        members.insert(section)
        groups.join(first, section)
      }
    }
    let looseRoots = Set(loose.map { groups.root(of: $0) })
    var byRoot: [Int: Cluster] = [:]
    for member in members.sorted() {
      let root = groups.root(of: member)
      var cluster = byRoot[root] ?? Cluster(sections: [], controllers: [], isTried: !looseRoots.contains(root))
      if member < questionnaire.sections.count {
        cluster.sections.append(member)
      } else {
        cluster.controllers.append(member - questionnaire.sections.count)
      }
      byRoot[root] = cluster
    }
    clusters = byRoot.values.sorted { $0.sections[0] < $1.sections[0] }
    spend(budget, tables: tables)
  }

  /// Marks what is tried: clusters of one section apart from each other, the rest together, cheapest first.
  private mutating func spend(_ budget: IntervalBudget, tables: ScoringTables) {
    var left = budget
    var together = 1
    var togetherItems = 0
    let costs = clusters.map { cluster in
      (
        assignments: Self.assignments(of: cluster.controllers, tables: tables),
        items: cluster.sections.reduce(0) { $0 + tables.questionnaire.sections[$1].items.count }
      )
    }
    let order = clusters.indices.sorted { (costs[$0].assignments, $0) < (costs[$1].assignments, $1) }
    for index in order where clusters[index].isTried {
      let cost = costs[index]
      if clusters[index].sections.count == 1 {
        clusters[index].isTried = cost.assignments <= left.assignments && cost.assignments * cost.items <= left.items
        if clusters[index].isTried { left.items -= cost.assignments * cost.items }
      } else {
        let product = min(together * cost.assignments, 1 << 30)
        let items = togetherItems + cost.items
        clusters[index].isTried = product <= left.assignments && product * items <= left.items
        if clusters[index].isTried { (together, togetherItems) = (product, items) }
      }
    }
  }

  /// How many assignments the controllers have, cut off at 2^30.
  private static func assignments(of controllers: [Int], tables: ScoringTables) -> Int {
    controllers.reduce(1) { product, item in
      let options = (tables.domains[item].values?.count ?? 0) + 1
      return min(1 << 30, product * (options + (tables.facts[item].allowsNotApplicable ? 1 : 0)))
    }
  }
}

/// Disjoint sets of numbers with path halving.
private struct DisjointSets {
  private var parents: [Int: Int] = [:]

  mutating func root(of member: Int) -> Int {
    var member = member
    while let parent = parents[member], parent != member {
      let above = parents[parent] ?? parent
      parents[member] = above
      member = above
    }
    return member
  }

  mutating func join(_ first: Int, _ second: Int) {
    let (first, second) = (root(of: first), root(of: second))
    if first != second { parents[second] = first }
  }
}
