import Localization

/// The commands that can be typed at a question, and what each is for.
package enum ShellCommand: String, CaseIterable, Sendable {
  case help
  case why
  case example
  case back
  case skip
  case unknown
  case na
  case keep
  case note
  case evidence
  case park
  case goto
  case list
  case review
  case change
  case undo
  case next
  case score
  case explain
  case plan
  case path
  case assign
  case whatif
  case respondent
  case minutes
  case settle
  case add
  case remove
  case done
  case export
  case `import`
  case save
  case restart
  case take
  case quit

  /// What is said about a command.
  package struct Manual: Sendable {
    /// The command as it is typed, such as `/note TEXT`.
    package var usage: String
    /// What it does, in one sentence.
    package var summary: String
    /// A line to try.
    package var example: String
  }

  /// Short forms; a command has no other abbreviation, so that a typing slip never runs one.
  package static let aliases: [String: ShellCommand] = [
    "?": .help, "h": .help, "b": .back, "s": .skip, "q": .quit, "exit": .quit, "dunno": .unknown, "dk": .unknown,
    "n/a": .na,
    "print": .export, "email": .export, "send": .export,
    "jump": .goto, "show": .list, "stop": .quit,
  ]

  /// The command with this name or short form; letter case does not matter.
  package init?(word: String) {
    let word = word.lowercased()
    guard let command = ShellCommand(rawValue: word) ?? Self.aliases[word] else { return nil }
    self = command
  }

  /// Whether what follows the command is text of a person, which history must not keep.
  package var carriesText: Bool {
    switch self {
    case .note, .evidence, .park, .na, .respondent, .settle, .assign, .whatif, .export: true
    default: false
    }
  }

  /// Whether the command is something only if words follow it.
  package var needsArgument: Bool {
    switch self {
    case .note, .evidence, .goto, .change, .respondent, .settle, .assign, .whatif, .export, .import: true
    default: false
    }
  }

  /// The command's manual.
  package var manual: Manual {
    switch self {
    case .help:
      Manual(
        usage: localized("/help [COMMAND|all]"),
        summary: localized("Says what can be typed here, explains a command, or lists all."), example: "/help note")
    case .why:
      Manual(
        usage: "/why", summary: localized("Says why this is asked, how it counts, and where it comes from."),
        example: "/why")
    case .example: Manual(usage: "/example", summary: localized("Shows an example of an answer."), example: "/example")
    case .back: Manual(usage: "/back", summary: localized("Goes to the question before this one."), example: "/back")
    case .skip:
      Manual(
        usage: "/skip", summary: localized("Leaves this question for later; /review lists what was left."),
        example: "/skip")
    case .unknown:
      Manual(
        usage: "/unknown", summary: localized("Answers that you do not know; the plan then says to find out."),
        example: "/unknown"
      )
    case .na:
      Manual(
        usage: localized("/na [REASON]"), summary: localized("Says that the question does not concern you, and why."),
        example: localized("/na we have no union"))
    case .keep:
      Manual(usage: "/keep", summary: localized("Keeps the answer that is shown, as Enter does."), example: "/keep")
    case .note:
      Manual(
        usage: localized("/note [ITEM:] [WHO:] TEXT"),
        summary: localized(
          """
          Adds a remark to this question, or to the one named; in a guided session, of the person named.
          """),
        example: localized("/note HR keeps the list of mentors"))
    case .evidence:
      Manual(
        usage: localized("/evidence TEXT|PATH"),
        summary: localized("Records what shows that the answer holds; a file is not opened."),
        example: "/evidence mentor-roster.xlsx")
    case .park:
      Manual(
        usage: localized("/park [WHO]"), summary: localized("Leaves this question for someone else to answer."),
        example: localized("/park Maria in payroll"))
    case .goto:
      Manual(
        usage: localized("/goto ITEM|SECTION|NUMBER"),
        summary: localized("Goes to a question by its name or number, or to a section."),
        example: "/goto 12")
    case .list: Manual(usage: "/list", summary: localized("Lists all questions with their answers."), example: "/list")
    case .review:
      Manual(
        usage: localized("/review [SECTION]"),
        summary: localized(
          "Lists the questions that still wait for an answer, or reads the answers of a section back."),
        example: "/review")
    case .change:
      Manual(
        usage: localized("/change ITEM|NUMBER"),
        summary: localized("Goes to an answered question to change it; says first what that affects."),
        example: "/change 3")
    case .undo: Manual(usage: "/undo", summary: localized("Takes the last answer back."), example: "/undo")
    case .next:
      Manual(usage: "/next", summary: localized("Goes to the open question that would settle most."), example: "/next")
    case .score: Manual(usage: "/score", summary: localized("Shows where you stand so far."), example: "/score")
    case .explain:
      Manual(
        usage: localized("/explain [NAME]"),
        summary: localized(
          "Says what a number is made of: of a question, section, level, value or step, or of the score."),
        example: "/explain score")
    case .plan: Manual(usage: "/plan", summary: localized("Lists what to do next, with sources."), example: "/plan")
    case .path:
      Manual(
        usage: localized("/path [LEVEL]"),
        summary: localized("Finds the least work that reaches the next level, or the one named."),
        example: "/path"
      )
    case .assign:
      Manual(
        usage: localized("/assign STEP [WHO] [DAY]"),
        summary: localized("Says who does a step of the plan, and by when; none takes it back."),
        example: "/assign 2 Dana Ortiz 2027-03-01")
    case .whatif:
      Manual(
        usage: localized("/whatif ITEM=ANSWER ..."),
        summary: localized("Shows what other answers would change; nothing is recorded."),
        example: "/whatif mentor_time=in_place")
    case .respondent:
      Manual(
        usage: localized("/respondent NAME"), summary: localized("Says who gives the answers from here on."),
        example: "/respondent Dana Ortiz")
    case .minutes:
      Manual(
        usage: "/minutes", summary: localized("Shows how long each section takes by the plan, and has taken."),
        example: "/minutes"
      )
    case .settle:
      Manual(
        usage: localized("/settle LETTER|NAME"),
        summary: localized("Where several respondents are compared: settles the question with what this person said."),
        example: "/settle a")
    case .add: Manual(usage: "/add", summary: localized("At a list: begins another row."), example: "/add")
    case .remove:
      Manual(usage: localized("/remove ROW"), summary: localized("At a list: takes a row out."), example: "/remove 2")
    case .done: Manual(usage: "/done", summary: localized("At a list: says that all rows are there."), example: "/done")
    case .export:
      Manual(
        usage: localized("/export FORMAT FILE"),
        summary:
          localized(
            """
            Writes a file. Of the result: html, text, md, json, answers-csv, plan-csv, scores-csv, or ics for a calendar. \
            Of the open questions to send: sheet (.md, .csv or .html). Of the answers: script. The end of the file's name \
            is enough; .md and .csv alone are sheets. Of a sheet, --for NAME has one person's questions, and --no-notes \
            leaves the notes out. A calendar gets to-dos with --todos.
            """),
        example: "/export sheet questions.csv --for Maria")
    case .import:
      Manual(
        usage: localized("/import FILE"),
        summary:
          localized(
            """
            Takes answers from a file: a sheet that was filled in, a script, or JSON; changes none that you have.
            """),
        example: "/import questions.csv")
    case .save:
      Manual(
        usage: "/save", summary: localized("Says where the answers are kept; every answer is saved at once."),
        example: "/save")
    case .restart:
      Manual(
        usage: "/restart", summary: localized("Begins a new assessment; this one stays saved as it is."),
        example: "/restart")
    case .take:
      Manual(
        usage: localized("/take [QUESTIONNAIRE]"),
        summary: localized("Goes on with another questionnaire, or lists them; this one stays saved as it is."),
        example: "/take quick_check")
    case .quit:
      Manual(
        usage: "/quit", summary: localized("Leaves. Everything is saved; next time you go on here."), example: "/quit")
    }
  }
}
