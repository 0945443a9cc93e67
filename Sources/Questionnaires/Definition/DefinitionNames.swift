import JSONDocuments

/// Every name that a definition declares, found before anything else is read, so that parts can refer to later ones.
struct DefinitionNames {
  /// The names of one kind of part: the first of each spelling counts.
  struct Table {
    private(set) var ordered: [String] = []
    private var indices: [String: Int] = [:]

    /// The index of the part with this name.
    subscript(name: String) -> Int? { indices[name] }

    /// Adds the name of the next part; the index is `index`.
    mutating func add(_ name: String, index: Int) {
      ordered.append(name)
      if indices[name] == nil { indices[name] = index }
    }
  }

  var sources = Table()
  var scales = Table()
  var sections = Table()
  var items = Table()
  /// By item index, whether it is only shown.
  var isDisplay: [Bool] = []
  var computed = Table()
  var levels = Table()
  var actions = Table()

  /// No names.
  init() {}

  /// Collects the names of a definition.
  init(_ top: ObjectReader<TopKey>) {
    Self.add(top.field(.sources)?.node, to: &sources)
    Self.add(top.field(.computed)?.node, to: &computed)
    Self.add(top.field(.levels)?.node, to: &levels)
    Self.add(top.field(.actions)?.node, to: &actions)
    if case .object(let members)? = top.field(.scales)?.node.kind {
      for (index, member) in members.enumerated() { scales.add(member.key, index: index) }
    }
    guard case .array(let sectionNodes)? = top.field(.sections)?.node.kind else { return }
    for (index, section) in sectionNodes.enumerated() {
      guard case .object(let members) = section.kind else { continue }
      for member in members {
        switch (member.key, member.value.kind) {
        case ("id", .string(let text)): sections.add(text.value, index: index)
        case ("items", .array(let nodes)): nodes.forEach { addItem($0) }
        default: break
        }
      }
    }
  }

  /// Adds the name of the next item.
  mutating func addItem(_ node: JSONNode) {
    let index = isDisplay.count
    isDisplay.append(false)
    guard case .object(let members) = node.kind else { return }
    for member in members {
      guard case .string(let text) = member.value.kind else { continue }
      if member.key == "id" { items.add(text.value, index: index) }
      if member.key == "type" { isDisplay[index] = text.value == "display" }
    }
  }

  private static func add(_ node: JSONNode?, to table: inout Table) {
    guard case .array(let nodes)? = node?.kind else { return }
    for (index, node) in nodes.enumerated() {
      guard case .string(let text)? = node[name: "id"]?.kind else { continue }
      table.add(text.value, index: index)
    }
  }
}
