import Localization

package import JSONDocuments
package import Questionnaires
package import Scoring

/// What one assessment comes to, ready to be shown: the one input of every renderer.
///
/// Texts of the definition stand in the assessment's language with answers piped in. Nothing is escaped: each renderer
/// makes text safe for its own format. Shares are unrounded, 0...1; lists may be empty; order is what the reader wants
/// to see first, definition order where nothing else is said.
package struct Report: Sendable, Equatable {
  /// The questionnaire that was answered.
  package struct Definition: Sendable, Equatable {
    /// The name of the definition, which is also its file's.
    package var id: String
    /// Its semantic version.
    package var version: String
    /// What it is called.
    package var title: String
    /// What it is for, where the author says.
    package var summary: String?
  }

  /// The last event of the transcript that the report was made from.
  package struct LastEvent: Sendable, Equatable {
    /// Its number, from 1: how many events there are.
    package var seq: Int
    /// Its time, in milliseconds since 1970.
    package var milliseconds: Int64
  }

  /// Names one assessment.
  package var assessment: String
  /// The questionnaire that was answered.
  package var definition: Definition
  /// The language of the texts, a BCP 47 tag.
  package var language: String
  /// Facts about the employer.
  package var client: Client
  /// The day the assessment was opened.
  package var opened: CalendarDate
  /// Whether it is completed.
  package var isComplete: Bool
  /// Who led the session, where somebody did.
  package var facilitator: String?
  /// Who answered; may be empty.
  package var respondents: [String]
  /// How far they agree, where the assessment is a consensus of several.
  package var agreement: AgreementReport?
  /// How the scores are made.
  package var scoring: ScoringModel
  /// Score, level and counts.
  package var standing: Standing
  /// The levels that can be reached, the lowest first.
  package var levels: [LevelSummary]
  /// The sections of which something is asked or may be.
  package var sections: [SectionResult]
  /// Whether the order of the sections survives other weights; `nil` where fewer than two have a score.
  package var sturdiness: SturdinessResult?
  /// The computed values that results show.
  package var computed: [ComputedResult]
  /// The items in place that weigh most, heaviest first, at most five.
  package var strengths: [AnswerEntry]
  /// What to do, in an order that can be followed.
  package var actions: [PlanEntry]
  /// The day from which the dates of the actions count.
  package var planned: CalendarDate
  /// The asked questions whose answer someone has to find out: not known, or put aside.
  package var findOut: [Waiting]
  /// The questions put aside or not reached, those that are asked only perhaps included; not those in ``findOut``.
  package var open: [Waiting]
  /// Remarks, in the order made.
  package var notes: [Remark]
  /// Pointers to what shows an answer, in the order given.
  package var evidence: [Remark]
  /// Every question that is asked or may be.
  package var answers: [AnswerEntry]
  /// Rules of the definition that could not be worked out, by their place.
  package var failures: [RuleFailure]
  /// The sources cited by what is asked, shown or advised.
  package var sources: [Citation]
  /// How scores come about, in a sentence or two.
  package var method: String
  /// The program that opened the assessment, with its version.
  package var tool: String
  /// The SHA-256 of the definition's bytes, in lower-case hex; empty where the answers were moved to another version
  /// that is not kept.
  package var definitionDigest: String
  /// The last event of the transcript.
  package var lastEvent: LastEvent
  /// The head of the transcript, in hex, where one is kept.
  package var head: String?
}

extension Report {
  /// Does everything in `body` in the language of the report: every renderer begins so.
  package func speaking<Result>(_ body: () throws -> Result) rethrows -> Result {
    try Language(language).speaking(body)
  }

  /// A question by name and number.
  package struct ItemReference: Sendable, Equatable {
    /// Its name in the definition.
    package var id: ItemID
    /// Its place among the questions asked, from 1; `nil` where it is asked only perhaps.
    package var number: Int?
    /// What is asked.
    package var question: String
  }

  /// One section's result.
  package struct SectionResult: Sendable, Equatable {
    /// Its name in the definition.
    package var id: SectionID
    /// What it is called.
    package var title: String
    /// Whether any of its items is scored.
    package var isScored: Bool
    /// `nil` where nothing in it counts.
    package var score: Score?
    /// Whether the interval is reached by some completion; otherwise it is a true outer bound.
    package var isExact: Bool
    /// The share aimed at.
    package var target: Double?
    /// Settled weight over applicable weight.
    package var coverage: Double
    /// Its weight as a share of the whole.
    package var effectiveWeight: Double
    /// The weight in each bucket as a share of the section, every bucket present.
    package var buckets: [Bucket: Double]
    /// How many of its questions are open or put aside, those that may still be asked included.
    package var openCount: Int
    /// How many of its questions have "not known" for an answer.
    package var unknownCount: Int
    /// Who confirmed its answers when they were read back, an empty text where nobody is named; `nil` where they were not,
    /// or have changed since.
    package var confirmedBy: String? = nil

    /// What is unsettled in it, such as `2 open, 1 not known` or `not answered yet`; empty where nothing is.
    package var note: String {
      if openCount > 0, unknownCount == 0, coverage == 0 { return localized("not answered yet") }
      let parts = [
        openCount > 0 ? localized(openCount, one: "\(openCount) open", other: "\(openCount) open") : nil,
        unknownCount > 0 ? Wording.notKnown(unknownCount) : nil,
      ]
      return parts.compactMap { $0 }.joined(separator: ", ")
    }
  }

  /// Whether the order of the sections survives weights moved by a fifth either way.
  package struct SturdinessResult: Sendable, Equatable {
    /// Two sections that could change places.
    package struct Pair: Sendable, Equatable {
      /// The name and title of the section that is ahead.
      package var ahead: SectionID
      package var aheadTitle: String
      /// The name and title of the section that is behind.
      package var behind: SectionID
      package var behindTitle: String
    }

    /// Those nearest to each other first; empty where the order holds.
    package var closeCalls: [Pair]
  }

  /// One value made from answers.
  package struct ComputedResult: Sendable, Equatable {
    /// Its name in the definition.
    package var id: ComputedID
    /// What it is called.
    package var title: String
    /// The value as people read it, with its unit; a list has a line for each element.
    package var text: String
    /// The value; `nil` where it is not known or could not be worked out.
    package var value: JSONValue?
  }

  /// One action that applies now.
  package struct PlanEntry: Sendable, Equatable {
    /// Its name in the definition.
    package var id: ActionID
    /// What it is called.
    package var title: String
    /// What to do, the first step first.
    package var steps: [String]
    /// What it adds to the headline by itself, a share; may be below 0.
    package var gain: Double
    /// The work in days, a multiple of 0.5.
    package var effortDays: Double
    /// How long it takes from start to finish, in weeks, where the author says.
    package var weeks: Double?
    /// Who usually does it.
    package var owner: String?
    /// Who took it on, where somebody did.
    package var assignee: String?
    /// The day by which it was promised.
    package var due: CalendarDate?
    /// The first day on which it can start, and the day on which it can be done.
    package var schedule: Schedule.Entry
    /// The answers that call for it.
    package var because: [Cause]
    /// The messages of the gates of the next level that it closes by itself.
    package var closes: [String]
    /// The step of a ladder that it helps to meet, where the questionnaire is scored as one.
    package var towards: Rung?
    /// Whether it closes such a gate or brings one nearer.
    package var servesNextLevel: Bool
    /// What shows that it is done.
    package var evidence: [String]
    /// What helps to do it.
    package var resources: [Citation]
    /// What the advice rests on.
    package var sources: [Citation]
    /// The questions that decide whether it applies at all; empty where it is known to apply.
    package var waitsFor: [ItemReference]

    /// The resources that are not among the sources.
    package var furtherReading: [Citation] {
      resources.filter { resource in !sources.contains { $0.id == resource.id } }
    }

    /// A section as a step of a ladder.
    package struct Rung: Sendable, Equatable {
      /// Its place among the steps that count, from 1.
      package var number: Int
      /// What it is called.
      package var title: String
    }
  }

  /// An answer that calls for an action.
  package struct Cause: Sendable, Equatable {
    /// The question answered.
    package var item: ItemReference
    /// The state of the answer now.
    package var state: Answer.State
    /// The answer now, in words.
    package var answer: String
    /// The answer to which the action leads, in words; `nil` where the choice made calls for the action.
    package var target: String?
  }

  /// A question that waits.
  package struct Waiting: Sendable, Equatable {
    /// The question that waits.
    package var item: ItemReference
    /// `unknown`, `deferred` or `open`.
    package var state: Answer.State
    /// Whether somebody is to be asked; ``with`` says whom.
    package var isParked: Bool
    /// Whom it waits for, where named.
    package var with: String?
    /// The questions that decide whether it is asked; empty where it is.
    package var waitsFor: [ItemReference]
  }

  /// A note or a piece of evidence.
  package struct Remark: Sendable, Equatable {
    /// `nil` where the whole assessment is meant.
    package var item: ItemReference?
    /// What was said.
    package var text: String
    /// Who said it, where known.
    package var author: String?
  }

  /// One question with its answer.
  package struct AnswerEntry: Sendable, Equatable {
    /// The question.
    package var item: ItemReference
    /// The section it stands in.
    package var section: SectionID
    /// The state of its answer.
    package var state: Answer.State
    /// The value, exactly where the state is `answered`.
    package var value: AnswerValue?
    /// The answer in words, whatever the state.
    package var text: String
    /// Why the question does not apply, where said.
    package var reason: String?
    /// How the answer came about; `nil` where there is none.
    package var origin: Answer.Origin?
    /// Who said it, where several people answer.
    package var respondent: String?
    /// What the choices made say about the employer.
    package var findings: [String]
    /// Whether it enters the score.
    package var isCounted: Bool
    /// The share of its maximum that it earns; `nil` where it does not count or is not settled.
    package var share: Double?
    /// Its weight as a share of the whole.
    package var effectiveWeight: Double
    /// Where it falls in a summary; `nil` where it does not count.
    package var bucket: Bucket?
    /// Remarks to this question, in the order made.
    package var notes: [String]
    /// The sources that the question rests on, by name; each is in ``Report/sources``.
    package var sources: [SourceID]
    /// Whom it waits for, where it was put aside for somebody; empty where nobody was named.
    package var parkedWith: String?
    /// What the respondents of a consensus said to it; empty elsewhere.
    package var statements: [AgreementReport.Statement]
    /// Whether all of them who were asked said the same.
    package var isAgreed: Bool
    /// Who settled it, where what they said was settled.
    package var settlement: Settlement?

    /// That somebody settled what several respondents said.
    package struct Settlement: Sendable, Equatable {
      /// Who did, where named.
      package var by: String?
    }
  }

  /// A rule that could not be worked out.
  package struct RuleFailure: Sendable, Equatable {
    /// What went wrong, in lower case without a full stop.
    package var message: String
    /// The file of the definition, as it was named.
    package var file: String
    /// From 1.
    package var line: Int
    /// From 1, in characters.
    package var column: Int
    /// The JSON Pointer of the rule.
    package var pointer: String?
  }

  /// A source as it is cited.
  package struct Citation: Sendable, Equatable {
    /// Its name in the definition.
    package var id: SourceID
    /// What it is called.
    package var title: String
    /// Who published it, where known.
    package var publisher: String?
    /// When it was published, where known.
    package var year: Int?
    /// An `https` or `http` address, where there is one.
    package var url: String?
    /// The day it was read, `YYYY-MM-DD`.
    package var accessed: String?
    /// What the author of the definition says about it.
    package var note: String?
  }
}
