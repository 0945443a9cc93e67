package import Questionnaires

/// Something that happened in an assessment; the list of events is the assessment.
package enum AssessmentEvent: Sendable, Equatable {
  /// The first event of every assessment, and only that.
  case opened(Opening)
  /// A question was shown. Carries no answer; the last one says where to go on.
  case asked(item: String)
  /// A person set the state of an item, with its value where the state is `answered`.
  case answered(item: String, answer: Answer)
  /// The effect of an earlier `answered` event was taken back; the answer before it counts again.
  case undone(seq: Int)
  /// A remark, to an item or to the whole assessment.
  case noted(item: String?, text: String, author: String?)
  /// A pointer to what shows that an answer holds: a text or a path, never opened.
  case evidenceAdded(item: String, text: String, author: String?)
  /// A question was put aside for someone to answer; always after the `answered` event that defers it.
  case parked(item: String, with: String?)
  /// A section's answers were read back and confirmed.
  case sectionConfirmed(section: String, by: String?)
  /// A program took the assessment up again.
  case resumed(tool: String)
  /// A program left the assessment unfinished.
  case paused(reason: PauseReason)
  /// A torn end of the file was set aside when it was opened.
  case recovered(bytes: Int, sha256: String)
  /// Nothing asked is left open or deferred.
  case completed
  /// A completed assessment was reopened by a change.
  case amended
  /// Someone took on an action, or gave it back where neither owner nor day is named.
  case actionAssigned(action: String, owner: String?, due: CalendarDate?)
  /// The answers were moved to another version of the definition.
  case definitionChanged(DefinitionChange)
  /// What several respondents said to an item, before anything is settled; one event for each item that somebody was
  /// asked, at the beginning of a consensus.
  case compared(item: String, answers: [ComparedAnswer])
  /// Somebody settled an item; always after the `answered` event with the answer that counts from then on. The answers are
  /// those that were compared.
  case settled(item: String, by: String?, answers: [ComparedAnswer])

  /// The facts with which an assessment begins.
  package struct Opening: Sendable, Equatable {
    /// The version of the transcript format: 1.
    package var format: Int
    /// The program and its version, such as `groundwork 0.1.0`.
    package var tool: String
    /// A name for the assessment that no other in the store has.
    package var assessment: String
    package var questionnaire: String
    package var version: String
    /// SHA-256 of the definition's bytes, in lower-case hex.
    package var definition: String
    package var client: Client
    package var facilitator: String?
    package var respondents: [String]
    /// Whether a facilitator leads a session with several people: sections are then read back and confirmed.
    package var isGuided: Bool
    package var language: String
    /// The time zone, as an IANA name or as an offset such as `+02:00`.
    package var timeZone: String
    /// The calendar day of opening in that zone: the value of `today`.
    package var today: CalendarDate
    /// What is compared, where the assessment settles what several respondents said differently.
    package var consensus: Consensus?

    /// The assessments that a consensus compares.
    package struct Consensus: Sendable, Equatable {
      /// At least one, in the order named.
      package var sources: [Source]
      /// How many `compared` events belong to it.
      package var questions: Int

      /// Creates a consensus.
      package init(sources: [Source], questions: Int) {
        self.sources = sources
        self.questions = questions
      }
    }

    /// One assessment that is compared.
    package struct Source: Sendable, Equatable {
      /// Its name in the store.
      package var assessment: String
      /// Who answered it; may be empty.
      package var respondents: [String]
      /// The hash of its last event when it was compared.
      package var head: String

      /// Creates a source.
      package init(assessment: String, respondents: [String], head: String) {
        self.assessment = assessment
        self.respondents = respondents
        self.head = head
      }
    }

    /// Creates an opening.
    package init(
      format: Int = 1, tool: String, assessment: String, questionnaire: String, version: String, definition: String,
      client: Client, facilitator: String? = nil, respondents: [String] = [], isGuided: Bool = false, language: String,
      timeZone: String, today: CalendarDate, consensus: Consensus? = nil
    ) {
      self.format = format
      self.tool = tool
      self.assessment = assessment
      self.questionnaire = questionnaire
      self.version = version
      self.definition = definition
      self.client = client
      self.facilitator = facilitator
      self.respondents = respondents
      self.isGuided = isGuided
      self.language = language
      self.timeZone = timeZone
      self.today = today
      self.consensus = consensus
    }
  }

  /// Why a program left an assessment.
  package enum PauseReason: String, Sendable, CaseIterable {
    case quit
    case endOfInput
    case interrupted
    case terminated
    case failed
  }

  /// What became of the answers when the definition changed.
  package struct DefinitionChange: Sendable, Equatable {
    /// SHA-256 of the definition left.
    package var from: String
    /// SHA-256 of the definition taken up.
    package var to: String
    package var version: String
    /// Items whose answers still count, in definition order.
    package var kept: [String]
    /// Items whose answers no longer count, in the old definition's order.
    package var dropped: [String]

    /// Creates a change.
    package init(from: String, to: String, version: String, kept: [String], dropped: [String]) {
      self.from = from
      self.to = to
      self.version = version
      self.kept = kept
      self.dropped = dropped
    }
  }
}

/// An event with its place in the transcript and its time.
package struct RecordedEvent: Sendable, Equatable {
  /// From 1, without gaps.
  package var seq: Int
  /// Milliseconds since 1 January 1970 UTC. Order is `seq`: clocks may go backwards.
  package var milliseconds: Int64
  package var event: AssessmentEvent

  /// Creates a recorded event.
  package init(seq: Int, milliseconds: Int64, event: AssessmentEvent) {
    self.seq = seq
    self.milliseconds = milliseconds
    self.event = event
  }
}
