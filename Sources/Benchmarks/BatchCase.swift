import Assessments
import Batch
import Diagnostics
import Questionnaires
import TestSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A questionnaire of choices in sections of ten, and rows of answers to it, the same in every run.
struct BatchCase {
  let itemCount: Int
  /// How many of a hundred answers are left out or unknown.
  var gaps = 0
  /// The name of the definition, which is also its file's.
  var id = "batch_case"

  private static let choices = ["a", "b", "c", "d", "e"]

  /// The definition as JSON. The weights of items go round 1, 2 and 3; one question in ten hangs on the one before it.
  var definition: String {
    var sections: [String] = []
    for start in stride(from: 0, to: itemCount, by: 10) {
      let items = (start..<min(start + 10, itemCount)).map { item in
        let choices = Self.choices.enumerated().map { place, id in
          "{ \"id\": \"\(id)\", \"text\": \"\(id)\", \"points\": \(place) }"
        }
        let condition = item % 10 == 9 ? ", \"visibleIf\": \"answers.q\(item - 1) != 'a'\"" : ""
        return """
          { "id": "q\(item)", "type": "choice", "text": "Question \(item)?", "weight": \(1 + item % 3)\(condition),
            "allow": ["unknown"], "choices": [\(choices.joined(separator: ", "))] }
          """
      }
      sections.append(
        "{ \"id\": \"s\(start / 10)\", \"title\": \"Section\", \"items\": [\(items.joined(separator: ",\n"))] }")
    }
    return """
      { "formatVersion": 1, "id": "\(id)", "version": "1.0.0", "title": "Batch",
        "sections": [\(sections.joined(separator: ",\n"))],
        "levels": [ { "id": "low", "title": "Low", "from": 0 },
          { "id": "middle", "title": "Middle", "from": 0.45,
            "requires": [ { "item": "q0", "atLeast": 0.25, "message": "the first question is at the bottom" } ] },
          { "id": "high", "title": "High", "from": 0.6 } ] }
      """
  }

  /// The definition, checked.
  func questionnaire() throws -> Questionnaire {
    let result = DefinitionReader.read(SourceText(name: "batch_case.json", text: definition))
    guard let questionnaire = result.questionnaire else { throw DiagnosticsError(result.diagnostics) }
    return questionnaire
  }

  /// Writes so many rows to a file.
  /// - Returns: how many bytes they have.
  func write(rows: Int, to path: String) throws -> Int {
    guard let file = fopen(path, "w") else { throw CannotWrite(path: path) }
    defer { fclose(file) }
    var generator = SeededGenerator(seed: 11)
    var total = 0
    var row: [UInt8] = []
    for number in 0..<rows {
      row.removeAll(keepingCapacity: true)
      row += "{\"id\":\"r\(number)\",\"answers\":{".utf8
      var isFirst = true
      for item in 0..<itemCount {
        let random = generator.next()
        let gap = gaps > 0 && Int(random >> 32 % 100) < gaps
        if gap, random & 1 == 0 { continue }
        row += "\(isFirst ? "" : ",")\"q\(item)\":".utf8
        isFirst = false
        row += (gap ? "{\"state\":\"unknown\"}" : "\"\(Self.choices[Int(random % 5)])\"").utf8
      }
      row += "}}\n".utf8
      total += row.count
      guard fwrite(row, 1, row.count, file) == row.count else { throw CannotWrite(path: path) }
    }
    return total
  }

  struct CannotWrite: Error {
    var path: String
  }
}

/// A file that is read in pieces.
///
/// Read by one thread at a time, as the batch does.
final class PiecewiseFile: @unchecked Sendable {
  private let descriptor: Int32

  init(_ path: String) {
    descriptor = open(path, O_RDONLY)
  }

  deinit { close(descriptor) }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    #if canImport(Glibc)
      max(0, Glibc.read(descriptor, buffer.baseAddress, buffer.count))
    #elseif canImport(Musl)
      max(0, Musl.read(descriptor, buffer.baseAddress, buffer.count))
    #else
      max(0, Darwin.read(descriptor, buffer.baseAddress, buffer.count))
    #endif
  }

  var batchInput: BatchInput {
    BatchInput(name: "rows", read: { self.read(into: $0) }, isReady: { true }, interrupt: {})
  }
}

/// The most memory that the process has had, in MiB.
func peakMemory() -> Double {
  var usage = rusage()
  #if canImport(Glibc)
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) / 1024
  #else
    getrusage(RUSAGE_SELF, &usage)
    return Double(usage.ru_maxrss) / 1024 / 1024
  #endif
}
