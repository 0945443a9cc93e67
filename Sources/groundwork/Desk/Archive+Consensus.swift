import Assessments
import Questionnaires
import Transcripts

/// The beginning of a consensus: who said what, and what all agree on.
extension Archive {
  /// Records who said what and takes over what all agree on.
  ///
  /// Nothing was acknowledged before, so that synchronizing the last event is enough for all of them.
  func record(_ comparison: Comparison, in session: inout AssessmentSession, _ writer: TranscriptWriter) throws {
    // Supposed first, so that it is known which event is the last.
    let events = try comparison.beginning(of: session)
    for (place, event) in events.enumerated() {
      let isLast = place == events.count - 1
      let recorded = try attempt { () throws(TranscriptError) in
        try writer.append(event, durability: isLast ? .synced : .written)
      }
      try session.apply(recorded)
    }
  }
}
