import Batch
import Diagnostics
import Localization
import Questionnaires

/// One line of a terminal that says how far a batch is: rows, rows a second, what is left, errors so far.
///
/// Used by one thread at a time, as ``BatchDesk`` is.
final class BatchProgressLine: @unchecked Sendable {
  /// How often it may be drawn.
  private static let interval = Duration.milliseconds(100)

  private let size: Int?
  private let clock = ContinuousClock()
  private let begin: ContinuousClock.Instant
  private var drawn: ContinuousClock.Instant
  private var width = 0

  /// - Parameter size: how many bytes the input has; `nil` where that is not known.
  init(size: Int?) {
    self.size = size
    begin = clock.now
    drawn = begin
  }

  /// Draws the line, unless it was drawn just now.
  func show(_ totals: BatchTotals) {
    let now = clock.now
    guard now - drawn >= Self.interval else { return }
    drawn = now
    let seconds = (now - begin) / .seconds(1)
    draw(Self.text(totals, seconds: seconds, size: size))
  }

  /// Takes the line away.
  func clear() {
    guard width > 0 else { return }
    write("\r" + String(repeating: " ", count: width) + "\r")
    width = 0
  }

  /// What the line says: `120,000 rows, 410,000 a second, 1:20 left, 3 with errors`.
  static func text(_ totals: BatchTotals, seconds: Double, size: Int?) -> String {
    func whole(_ number: Double) -> String { NumberText.whole(Int64(number)) }
    let rows = NumberText.whole(Int64(totals.rows))
    var parts = [localized(totals.rows, one: "\(rows) rows", other: "\(rows) rows")]
    if seconds > 0 { parts.append(localized("\(whole((Double(totals.rows) / seconds).rounded())) a second")) }
    if let size, totals.bytes > 0, seconds > 0.5 {
      let left = seconds * Double(max(0, size - totals.bytes)) / Double(totals.bytes)
      let whole = Int(left.rounded(.up))
      let rest = whole % 60
      let time = "\(whole / 60):\(rest < 10 ? "0" : "")\(rest)"
      parts.append(localized("\(time) left"))
    }
    if totals.failed > 0 { parts.append(localized("\(whole(Double(totals.failed))) with errors")) }
    return parts.joined(separator: ", ")
  }

  private func draw(_ text: String) {
    let cells = DisplayWidth.of(text)
    write("\r" + text + String(repeating: " ", count: max(0, width - cells)))
    width = cells
  }

  private func write(_ text: String) { StandardStreams.write(Array(text.utf8), to: .errors) }
}
