import ExpressionLanguage

/// What has to be evaluated again after an answer, and in which order.
///
/// Its nodes are the sections, the items and the computed values of a questionnaire. A node is *read* by the nodes
/// whose rules mention it; a section is read by its items.
package struct DependencyGraph: Sendable {
  /// One thing whose state follows from rules.
  package enum Node: Hashable, Sendable {
    case section(Int)
    case item(Int)
    case computed(Int)
  }

  /// The nodes in an order in which each stands after all that it reads; those of a cycle are left out.
  package let order: [Node]
  /// One loop of every group of nodes that wait for each other: each reads the next, and the last reads the first.
  package let cycles: [[Node]]

  private let sectionCount: Int
  private let itemCount: Int
  private let readersByNode: [[Int32]]
  private let ranks: [Int32]

  /// Creates a graph without nodes.
  package init() {
    self.init(sections: [], items: [], computed: [])
  }

  /// Creates the graph of a definition, whose references are by index.
  package init(sections: [Section], items: [Item], computed: [ComputedValue]) {
    sectionCount = sections.count
    itemCount = items.count
    let nodeCount = sections.count + items.count + computed.count
    var readers = [[Int32]](repeating: [], count: nodeCount)
    var pending = [Int32](repeating: 0, count: nodeCount)
    func index(_ node: Node) -> Int {
      switch node {
      case .section(let section): section
      case .item(let item): sections.count + item
      case .computed(let value): sections.count + items.count + value
      }
    }
    // By index throughout: an item is large, and copying ten thousand takes longer than all the rest.
    let itemIndices = Dictionary(items.indices.map { (items[$0].id.text, $0) }) { first, _ in first }
    func connect(_ reader: Node, to rule: Rule?) {
      guard let rule else { return }
      var read = Set<Int>()
      for reference in rule.program.references {
        switch ExpressionScope.Record(rawValue: reference.slot.record) {
        case .answers: read.insert(index(.item(reference.slot.index)))
        case .computed: read.insert(index(.computed(reference.slot.index)))
        case .client, nil: break
        }
      }
      for call in rule.program.hostCalls {
        guard let literal = call.literals.first, let name = literal, let item = itemIndices[name] else { continue }
        read.insert(index(.item(item)))
      }
      for node in read {
        readers[node].append(Int32(index(reader)))
        pending[index(reader)] += 1
      }
    }
    for section in sections {
      connect(.section(section.index), to: section.visibleIf)
      guard section.visibleIf != nil else { continue }
      for item in section.items {
        readers[section.index].append(Int32(index(.item(item))))
        pending[index(.item(item))] += 1
      }
    }
    for item in items.indices { connect(.item(item), to: items[item].visibleIf) }
    for value in computed { connect(.computed(value.index), to: value.rule) }

    func node(_ index: Int) -> Node {
      if index < sections.count { return .section(index) }
      if index < sections.count + items.count { return .item(index - sections.count) }
      return .computed(index - sections.count - items.count)
    }
    // Kahn's algorithm; what is left over after it lies on or behind a cycle.
    var order: [Int] = (0..<nodeCount).filter { pending[$0] == 0 }
    var next = 0
    while next < order.count {
      for reader in readers[order[next]] {
        pending[Int(reader)] -= 1
        if pending[Int(reader)] == 0 { order.append(Int(reader)) }
      }
      next += 1
    }
    var ranks = [Int32](repeating: 0, count: nodeCount)
    for (rank, index) in order.enumerated() { ranks[index] = Int32(rank) }
    self.order = order.map(node)
    self.ranks = ranks
    self.readersByNode = readers
    cycles = Self.findCycles(readers: readers, pending: pending).map { $0.map(node) }
  }

  /// The nodes whose rules read this one.
  func readers(of node: Int) -> [Int32] { readersByNode[node] }

  /// The nodes whose rules read this one, each once.
  package func readers(of node: Node) -> [Node] { readers(of: index(of: node)).map { self.node(at: Int($0)) } }

  /// The place of a node in ``order``.
  func rank(of node: Int) -> Int32 { ranks[node] }

  func index(of node: Node) -> Int {
    switch node {
    case .section(let section): section
    case .item(let item): sectionCount + item
    case .computed(let value): sectionCount + itemCount + value
    }
  }

  func node(at index: Int) -> Node {
    if index < sectionCount { return .section(index) }
    if index < sectionCount + itemCount { return .item(index - sectionCount) }
    return .computed(index - sectionCount - itemCount)
  }

  private static func findCycles(readers: [[Int32]], pending: [Int32]) -> [[Int]] {
    guard pending.contains(where: { $0 > 0 }) else { return [] }
    var readBy = [[Int]](repeating: [], count: readers.count)
    for (node, nodeReaders) in readers.enumerated() where pending[node] > 0 {
      for reader in nodeReaders { readBy[Int(reader)].append(node) }
    }
    return CycleFinder.cycles(in: readBy)
  }
}
