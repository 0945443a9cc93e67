import Diagnostics
import Foundation
import JSONDocuments
import Questionnaires
import TestSupport
import Testing

/// The program's `batch` gives what its `take --answers` gives for the same answers.
///
/// `GROUNDWORK_BATCH_RESPONDENTS=10000` tries so many, over all questionnaires that ship.
@Suite struct TakeEqualityTests {
  private static let respondents =
    Int(ProcessInfo.processInfo.environment["GROUNDWORK_BATCH_RESPONDENTS"] ?? "").map { $0 / 8 } ?? 4

  @Test(.timeLimit(.minutes(30)), arguments: BatchSupport.shipped.map(\.id))
  func `random respondents come out as take scores them`(id: String) throws {
    let questionnaire = try #require(BatchSupport.shipped.first { $0.id == id })
    var respondents = RandomRespondents(questionnaire, seed: 7)
    let all = (0..<Self.respondents).map { _ in respondents.next() }
    let input = all.map { $0.serialized() + "\n" }.joined()
    let batch = try run("batch", id, "--answers", "-", input: input)
    let lines = batch.output.split(separator: "\n")
    #expect(lines.count == all.count)
    for (answers, line) in zip(all, lines) {
      let taken = try run("take", id, "--dry-run", "--json", "--answers", "-", input: answers.serialized())
      let result = try JSONDocument(parsing: SourceText(name: "batch", text: String(line))).root
      if taken.status == .exited(65) {
        #expect(result[name: "error"]?.isNull == false, "\(taken.errors)")
        continue
      }
      let report = try JSONDocument(parsing: SourceText(name: "take", text: taken.output)).root
      #expect(result[name: "error"]?.isNull == true, "\(line)")
      for name in ["score", "low", "high", "coverage"] { #expect(result.text(name) == report.text(name), "\(name)") }
      #expect(result.text("level") == report[name: "level"]?.text("id"))
      #expect(result.text("next") == report[name: "nextLevel"]?.text("id"))
      #expect(result.text("shortBy") == report[name: "nextLevel"]?.text("shortBy"))
      for section in report[name: "sections"]?.elements ?? [] {
        #expect(result[name: "sections"]?.text(section.text("id") ?? "") == section.text("score"))
      }
      let missing = report[name: "nextLevel"]?[name: "missing"]?.elements.filter { $0.text("kind") != "score" } ?? []
      #expect(result[name: "held"]?.elements.map(\.plain) == missing.map { $0.text("message") })
    }
  }

  private func run(_ arguments: String..., input: String) throws -> (
    status: TestSupport.ExitStatus, output: String, errors: String
  ) {
    let result = try runProgram(
      productExecutable("groundwork"), arguments,
      environment: ["GROUNDWORK_QUESTIONNAIRES": BatchSupport.folder, "TZ": "UTC", "HOME": "/nonexistent"],
      input: Array(input.utf8), timeoutSeconds: 600)
    return (
      result.status, String(decoding: result.output, as: UTF8.self), String(decoding: result.errors, as: UTF8.self)
    )
  }
}

extension JSONNode {
  fileprivate var isNull: Bool { if case .null = kind { true } else { false } }

  fileprivate var elements: [JSONNode] { if case .array(let nodes) = kind { nodes } else { [] } }

  /// A scalar as it is written; `nil` for `null`.
  fileprivate var plain: String? {
    switch kind {
    case .string(let text): text.value
    case .number(let number): number.text
    case .bool(let truth): "\(truth)"
    case .null, .array, .object: nil
    }
  }

  fileprivate func text(_ name: String) -> String? { self[name: name]?.plain }
}
