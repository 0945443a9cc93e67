/// What a window shows after some output: a small terminal, enough for what line editing sends.
///
/// Each scalar takes one cell; wide and combining characters are beyond it. Rows that scroll off the top are kept.
package struct TerminalScreen {
  private var cells: [[Unicode.Scalar]] = [[]]
  private var row = 0
  private var column = 0
  private let columns: Int
  private let height: Int

  /// Escape sequences that it does not know, which it skipped.
  package private(set) var unknownSequences: [String] = []

  /// The screen after the output.
  package init(_ output: String, columns: Int = 80, rows: Int = 24) {
    self.columns = columns
    height = rows
    var rest = output.unicodeScalars[...]
    while let scalar = rest.popFirst() { show(scalar, &rest) }
  }

  /// The rows from the first that was ever shown, without trailing spaces; the last ones are the window.
  package var rows: [String] {
    cells.map { row in
      var row = row
      while row.last == " " { row.removeLast() }
      return String(String.UnicodeScalarView(row))
    }
  }

  /// The last row that is not empty.
  package var lastRow: String { rows.last { !$0.isEmpty } ?? "" }

  private var top: Int { max(cells.count - height, 0) }

  private mutating func show(_ scalar: Unicode.Scalar, _ rest: inout Substring.UnicodeScalarView) {
    switch scalar {
    case "\r": column = 0
    case "\n": moveDown(1)
    case "\u{8}": column = max(min(column, columns - 1) - 1, 0)
    case "\u{7}", "\0": break
    case "\u{1B}": escape(&rest)
    default:
      if column >= columns {
        column = 0
        moveDown(1)
      }
      put(scalar)
      column += 1
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    pad(to: column + 1)
    cells[row][column] = scalar
  }

  private mutating func pad(to count: Int) {
    while cells[row].count < count { cells[row].append(" ") }
  }

  private mutating func moveDown(_ count: Int) {
    row += count
    while cells.count <= row { cells.append([]) }
  }

  private mutating func escape(_ rest: inout Substring.UnicodeScalarView) {
    guard let kind = rest.popFirst() else { return }
    guard kind == "[" else {
      if kind != "=" && kind != ">" { unknownSequences.append("ESC \(kind)") }
      return
    }
    var text = ""
    while let scalar = rest.popFirst() {
      text.unicodeScalars.append(scalar)
      if ("@"..."~").contains(scalar) { break }
    }
    control(text)
  }

  private mutating func control(_ text: String) {
    let number = Int(text.dropLast().prefix { $0.isNumber }) ?? 0
    let count = max(number, 1)
    let current = min(column, columns - 1)
    switch text.last {
    case "A": row = max(row - count, top)
    case "B": moveDown(count)
    case "C": column = min(current + count, columns - 1)
    case "D": column = max(current - count, 0)
    case "G": column = count - 1
    case "H":
      row = top
      column = 0
    case "K" where number == 0: cells[row].removeLast(max(cells[row].count - current, 0))
    case "J" where number == 0:
      cells[row].removeLast(max(cells[row].count - current, 0))
      for below in cells.indices.dropFirst(row + 1) { cells[below] = [] }
    case "J" where number == 2: for index in top..<cells.count { cells[index] = [] }
    case "P":
      pad(to: current)
      cells[row].removeSubrange(current..<min(current + count, cells[row].count))
    case "@":
      pad(to: current)
      cells[row].insert(contentsOf: Array(repeating: " ", count: count), at: current)
    case "m", "h", "l": break
    default: unknownSequences.append("ESC [" + text)
    }
  }
}
