package import Localization
package import Questionnaires

/// Questions to send to somebody: those that still wait in an assessment, or all of a questionnaire.
///
/// Texts stand in the language of the assessment with answers piped in. Nothing is escaped: each renderer makes text safe
/// for its own format.
package struct SheetReport: Sendable, Equatable {
  /// The language of the texts.
  package var language: Language
  /// What is asked.
  package var definition: Report.Definition
  /// What tells the assessment from others; `nil` where the sheet is of a questionnaire alone.
  package var assessment: String?
  /// The employer that is asked about, where known.
  package var client: String?
  /// Who asks, where known.
  package var asker: String?
  /// The day on which the questions were open.
  package var day: CalendarDate?
  /// The questions by whom they wait for, in the order in which each is first named, those for nobody in particular last.
  package var groups: [Group]

  /// How many questions it has.
  package var questionCount: Int { groups.reduce(0) { $0 + $1.questions.count } }
  /// The people named, in order.
  package var people: [String] { groups.compactMap(\.person) }
  /// How many notes made so far it shows.
  package var noteCount: Int { questions.reduce(0) { $0 + $1.notes.count } }
  /// All questions, those for each person together.
  var questions: [Question] { groups.flatMap(\.questions) }

  /// The sheet without the notes made so far.
  package func withoutNotes() -> SheetReport {
    var bare = self
    for group in bare.groups.indices {
      for question in bare.groups[group].questions.indices { bare.groups[group].questions[question].notes = [] }
    }
    return bare
  }

  /// Questions for one person.
  package struct Group: Sendable, Equatable {
    /// Who is to answer; `nil` where nobody is named.
    package var person: String?
    /// At least one, in the order of the definition.
    package var questions: [Question]
  }

  /// One question.
  package struct Question: Sendable, Equatable {
    /// Its name in the definition; of a field, `list[2].field`.
    package var id: String
    /// Its place among the questions asked, from 1; `nil` where it is asked only perhaps, or is a field.
    package var number: Int?
    /// The title of its section.
    package var section: String
    /// What is asked.
    package var text: String
    /// What helps to answer.
    package var help: String?
    /// Why it is asked, in a sentence.
    package var why: String?
    /// When it is to be answered, in words that go on after "Only if"; `nil` where always.
    package var condition: String?
    /// The choices, each with its text, in order; empty for other questions.
    package var choices: [String]
    /// Whether a choice can be given by its number among them.
    package var isNumbered: Bool
    /// Whether several choices can be given.
    package var takesSeveral: Bool
    /// Whether it is answered with yes or no.
    package var isYesNo: Bool
    /// What is accepted, such as `a whole number from 0 to 100`.
    package var accepted: String
    /// Whether "not known" is an answer.
    package var takesUnknown: Bool
    /// Whether "not applicable" is an answer.
    package var takesNotApplicable: Bool
    /// What would show that the answer holds.
    package var evidence: [String]
    /// Remarks made so far.
    package var notes: [String]
    /// Of a list, what is asked in each of the rows still to be filled in.
    package var rows: [Row]

  }

  /// A row of a list that is to be filled in.
  package struct Row: Sendable, Equatable {
    /// From 1.
    package var number: Int
    /// What names it, where something is known of it.
    package var title: String?
    /// The fields that have no answer yet.
    package var fields: [Question]
  }
}
