package import Diagnostics
package import ExpressionLanguage
package import Questionnaires

/// One number of a result with what it is made of, down to the answers.
///
/// A tree: each part is explained in turn until answers, facts about the client and constants of the definition are
/// left. What several numbers rest on is expanded where it first stands.
package struct Explanation: Sendable {
  /// What is explained.
  package var subject: Subject
  /// What it comes to.
  package var figure: Figure
  /// What it can still become; `nil` where it is no share, or one that nothing can move.
  package var interval: Interval?
  /// How it is made of its parts.
  package var method: Method
  /// What was said to an item; `nil` where nothing was, and for everything else.
  package var answer: Answer?
  /// What it is made of, in definition order; empty where it is not expanded.
  package var parts: [Part] = []
  /// Whether its parts are here.
  package var extent: Extent
  /// The weight of a section or item as a share of the whole, 0...1; `nil` for everything else.
  package var effectiveWeight: Double?
  /// Where the definition says so; `nil` where no single place does.
  package var place: Diagnostic.Place?
  /// What the definition cites for it.
  package var sources: [SourceID] = []
}

extension Explanation {
  /// A number, and the answers for which it is worked out.
  package struct Subject: Hashable, Sendable {
    package var topic: Topic
    package var scenario: Scenario

    /// Names a number.
    package init(_ topic: Topic, in scenario: Scenario = .now) {
      self.topic = topic
      self.scenario = scenario
    }
  }

  /// What can be explained; sections, items and all else by index.
  package enum Topic: Hashable, Sendable {
    /// The headline.
    case total
    /// The least or greatest share that the headline, or the share of a section, can still become.
    case end(End, section: Int?)
    /// Settled weight over applicable weight.
    case coverage
    /// The weight in a bucket.
    case bucket(Bucket)
    case section(Int)
    case item(Int)
    /// The answer to an item: what is left where everything is expanded.
    case answer(Int)
    /// The level reached.
    case standing
    /// One level with its conditions.
    case level(Int)
    /// One gate of a level, by its place among the level's gates.
    case gate(level: Int, gate: Int)
    case computed(Int)
    /// What an action brings.
    case action(Int)
    /// A fact about the client.
    case client(ExpressionScope.ClientSlot)
    /// The day of the assessment.
    case today
  }

  /// For which answers a number is worked out.
  package enum Scenario: Hashable, Sendable {
    /// Those given.
    case now
    /// Those given, with what an action leads to.
    case after(action: Int)
    /// Those given, with what leads to the least or greatest share of the whole or of a section.
    case end(End, section: Int?)
  }

  /// One end of an interval.
  package enum End: Hashable, Sendable, CaseIterable {
    case least
    case greatest
  }

  /// How much is expanded.
  package enum Extent: Sendable {
    /// There is nothing behind it: an answer, a fact, or something that nothing made.
    case leaf
    /// Its parts are left out; asking for it shows them.
    case folded
    /// Its parts are here.
    case expanded
    /// Its parts stand further up in the same tree.
    case repeated
  }

  /// What a number comes to.
  package enum Figure: Sendable, Equatable {
    /// A share, unrounded, 0...1. What is not settled counts 0.
    case share(Double)
    /// It is left out, or nothing in it counts: neither 0 nor 1.
    case notCounted
    /// Whether a gate or level holds: `nil` where it does.
    case condition(FailingGate.State?)
    /// The level reached, by index; `nil` where there is none.
    case level(Int?)
    /// A value, unknown or error.
    case outcome(Outcome)
    /// What was said to an item.
    case answer(Answer.State, Answer?)
    /// What an action adds to the headline, a share that may be below 0; `nil` where the action does not apply.
    case gain(Double?)
  }

  /// What a share can still become.
  package struct Interval: Sendable, Equatable {
    package var low: Double
    package var high: Double
    /// Whether both ends are reached by some completion; otherwise they are outer bounds.
    package var isExact: Bool
  }

  /// How a number is made of its parts.
  package enum Method: Sendable {
    /// The parts that count, combined by a scoring model.
    case combination(ScoringModel, total: Double?)
    /// What the answer earns of a maximum.
    case points(Points)
    /// It counts and is not settled, so it counts 0.
    case unsettled(Unsettled)
    /// It does not count.
    case leftOut(Reason)
    /// The sum of the parts.
    case sum
    /// The share that the parts come to where what is not settled is answered as the parts say.
    case completion
    /// What each part can become, taken together; no set of answers is named that leads there.
    case bound
    /// The highest level of which all lower ones hold too; a coverage below `minAnswered` gives none.
    case levels(minAnswered: Double)
    /// All parts must hold.
    case allRequired
    /// A share that must be reached.
    case threshold(Double)
    /// An expression, over the parts that it reads.
    case expression(source: String)
    /// The headline with the action done less the headline now.
    case gain(Application)
    /// As it was given.
    case given
  }

  /// How an answer earns its share: points over maximum, cut to 0...1.
  package struct Points: Sendable, Equatable {
    /// What turns the answer into points.
    package enum Rule: Sendable, Equatable {
      /// Those of the choices made, each with its points.
      case choices([Earned])
      /// The maximum for yes, 0 for no.
      case boolean
      /// Those of the band from a number up to the next; `nil` where there is none.
      case band(from: Double?, below: Double?)
      /// What an expression says, a share of the maximum.
      case expression(source: String)
    }

    /// A choice with what it earns.
    package struct Earned: Sendable, Equatable {
      package var choice: ChoiceID
      package var points: Double
    }

    package var rule: Rule
    /// The points before they are cut; may be above the maximum.
    package var earned: Double
    /// More than 0.
    package var maximum: Double
  }

  /// Why an item that counts has no share, and what it could bring.
  package struct Unsettled: Sendable, Equatable {
    package enum Reason: Sendable, Equatable {
      /// There is no answer, in one of the states that wait.
      case answer(Answer.State)
      /// It is not known whether it is asked.
      case undecided(waitsFor: [Int])
      /// It is answered, and its score waits for other answers.
      case expression(waitsFor: [Int])
      /// It is answered, and its score could not be worked out.
      case failed(String)
    }

    package var reason: Reason
    /// What the headline gains where this item alone reaches its greatest share; `nil` where that is not worked out.
    package var couldAdd: Double?
  }

  /// Why something does not count.
  package enum Reason: Sendable {
    /// It is for orientation: nothing in it earns points.
    case notScored
    /// The person said that it does not apply, and perhaps why.
    case notApplicable(reason: String?)
    /// Its own condition or that of its section is false.
    case notAsked(bySection: Bool, condition: Rule)
  }

  /// Whether an action applies.
  package enum Application: Sendable {
    /// Something falls short of what it leads to, or a choice calls for it. `waitsFor` are the items that decide whether
    /// it applies at all.
    case applies(waitsFor: [Int])
    /// Its condition is false.
    case isExcluded(Rule)
    /// Nothing that it addresses falls short.
    case isDone
  }

  /// A part with what it is in the whole.
  package struct Part: Sendable {
    package var role: Role
    package var explanation: Explanation
  }

  /// What a part is in the whole.
  package enum Role: Sendable, Equatable {
    /// It enters the combination: its weight there, by the model, and what of the whole that is, 0...1, where the model
    /// adds up. `target` meets it where it is a rung.
    case counted(weight: Double, percentage: Double?, target: Double)
    /// It is named but does not enter.
    case leftOut
    /// It is summed with this amount, 0...1.
    case summand(Double)
    /// It must hold or, where a share is given, reach that.
    case required(atLeast: Double?)
    /// An expression reads it.
    case read
    /// Its answer is assumed, not given.
    case assumed
    /// It lies in an interval of its own.
    case ranging
    /// The headline with the action done.
    case done
    /// The headline as it is.
    case now
  }
}
