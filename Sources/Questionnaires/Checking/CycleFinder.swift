/// Finds loops in what waits for what.
enum CycleFinder {
  /// One loop of every group of nodes that wait for each other: each node waits for the next, and the last for the
  /// first. Each loop begins with its least node; loops are ordered by it. Nodes that wait only for themselves are
  /// loops of one.
  ///
  /// The groups are strongly connected components (R. Tarjan, "Depth-First Search and Linear Graph Algorithms", 1972),
  /// found without recursion.
  /// - Parameter edges: for each node, the nodes that it waits for.
  static func cycles(in edges: [[Int]]) -> [[Int]] {
    var loops: [[Int]] = []
    for group in components(of: edges) {
      if group.count == 1 {
        if edges[group[0]].contains(group[0]) { loops.append(group) }
      } else {
        loops.append(loop(within: Set(group), from: group.min()!, edges: edges))
      }
    }
    return loops.sorted { $0[0] < $1[0] }
  }

  /// The shortest way from a node back to itself within its group.
  private static func loop(within group: Set<Int>, from start: Int, edges: [[Int]]) -> [Int] {
    var cameFrom: [Int: Int] = [:]
    var queue = [start]
    var next = 0
    while next < queue.count {
      let node = queue[next]
      next += 1
      for other in edges[node] where group.contains(other) {
        if other == start {
          var path = [node]
          while path.last! != start { path.append(cameFrom[path.last!]!) }
          return path.reversed()
        }
        if cameFrom[other] == nil {
          cameFrom[other] = node
          queue.append(other)
        }
      }
    }
    return [start]
  }

  private static func components(of edges: [[Int]]) -> [[Int]] {
    var indices = [Int](repeating: -1, count: edges.count)
    var lowest = [Int](repeating: 0, count: edges.count)
    var isOnStack = [Bool](repeating: false, count: edges.count)
    var stack: [Int] = []
    var result: [[Int]] = []
    var counter = 0
    for root in edges.indices where indices[root] < 0 {
      var work = [(node: root, edge: 0)]
      while let (node, edge) = work.last {
        if edge == 0 {
          indices[node] = counter
          lowest[node] = counter
          counter += 1
          stack.append(node)
          isOnStack[node] = true
        }
        if edge < edges[node].count {
          work[work.count - 1].edge += 1
          let other = edges[node][edge]
          if indices[other] < 0 {
            work.append((other, 0))
          } else if isOnStack[other] {
            lowest[node] = min(lowest[node], indices[other])
          }
          continue
        }
        work.removeLast()
        if let parent = work.last?.node { lowest[parent] = min(lowest[parent], lowest[node]) }
        guard lowest[node] == indices[node] else { continue }
        var group: [Int] = []
        repeat {
          group.append(stack.removeLast())
          isOnStack[group.last!] = false
        } while group.last! != node
        result.append(group)
      }
    }
    return result
  }
}
