import ArgumentParser
import Questionnaires

/// Where questionnaires are found.
struct QuestionnaireOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "A folder of questionnaires, looked into first.",
      discussion: "Then GROUNDWORK_QUESTIONNAIRES, ./questionnaires, and the folder installed with the program.",
      valueName: "dir"), completion: .directory)
  var questionnaires: String?
}
