extension UnsafeMutablePointer {
  /// Memory that holds these elements, for its owner to deallocate: rows are read and scored over it without checks of
  /// bounds or exclusive access.
  package static func holding(_ elements: [Pointee]) -> Self {
    let memory = allocate(capacity: Swift.max(1, elements.count))
    memory.initialize(from: elements, count: elements.count)
    return memory
  }
}
