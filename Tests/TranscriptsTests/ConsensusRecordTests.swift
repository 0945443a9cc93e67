import Assessments
import Diagnostics
import JSONDocuments
import Testing
import Transcripts

/// Records of a consensus: who is compared, who said what, who settled it.
@Suite struct ConsensusRecordTests {
  @Test func `an opening that compares reads back as it was written`() throws {
    let bytes = try Sample.transcript([.opened(Sample.consensusOpening)])
    #expect(try Sample.read(bytes).map(\.event) == [.opened(Sample.consensusOpening)])
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains(#""consensus":{"of":[{"assessment":"k3v9q0ab","respondents":["Grace"],"head":"0a0a"#))
    #expect(text.contains(#""questions":9}"#))
  }

  @Test(arguments: [
    (#""item":"gone","answers":[]"#, "the definition has no such item"),
    (#""item":"plan""#, "'answers' is missing"),
    (#""item":"plan","answers":[]"#, "'answers' is empty"),
    (#""item":"plan","answers":{}"#, "'answers' is an object, not a list"),
    (#""item":"plan","answers":[3]"#, "'answers' has a number where an object is expected"),
    (#""item":"plan","answers":[{"state":"unknown"}]"#, "'assessment' is missing"),
    (#""item":"plan","answers":[{"assessment":"x","state":"lost"}]"#, "'lost' is not a known 'state'"),
    (#""item":"plan","answers":[{"assessment":"x","state":"answered"}]"#, "'value' is missing"),
    (#""item":"plan","answers":[{"assessment":"x","state":"answered","value":3}]"#, "a number cannot answer 'plan'"),
    (
      #""item":"plan","answers":[{"assessment":"x","state":"open","value":true}]"#,
      "'value' stands where the state is 'open'"
    ),
    (#""item":"plan","answers":[{"assessment":"x","state":"unknown","notes":"n"}]"#, "'notes' is a text, not a list"),
  ])
  func `what cannot be understood names its line`(members: String, problem: String) throws {
    for type in ["compared", "settled"] {
      let bytes = try `Transcript records`.chained([
        EncodedEvent.json(of: RecordedEvent(seq: 1, milliseconds: 0, event: .opened(Sample.consensusOpening)))
          .serialized(),
        #"{"type":"\#(type)","seq":2,"time":"2026-03-02T14:05:09.123Z",\#(members)}"#,
      ])
      let error = try #require(throws: TranscriptError.self) { try Sample.read(bytes) }
      guard case .unreadable(let line, _, let text) = error else {
        Issue.record("unexpected \(error)")
        continue
      }
      #expect(line == 2)
      #expect(text.contains(problem), "\(text)")
    }
  }

  @Test(arguments: [
    (#""consensus":[]"#, "'consensus' has a list where an object is expected"),
    (#""consensus":{"questions":1}"#, "'of' is missing"), (#""consensus":{"of":[],"questions":1}"#, "'of' is empty"),
    (#""consensus":{"of":[{"assessment":"x","respondents":[]}],"questions":1}"#, "'head' is missing"),
    (#""consensus":{"of":[{"assessment":"x","respondents":[],"head":"h"}],"questions":-1}"#, "'questions' is below 0"),
  ])
  func `an opening that cannot be understood says why`(member: String, problem: String) throws {
    let plain = EncodedEvent.json(of: RecordedEvent(seq: 1, milliseconds: 0, event: .opened(Sample.opening)))
    let bytes = try `Transcript records`.chained(["\(plain.serialized().dropLast()),\(member)}"])
    let error = try #require(throws: TranscriptError.self) { try Sample.read(bytes) }
    #expect(error == .unreadable(line: 1, item: nil, problem: problem))
  }
}
