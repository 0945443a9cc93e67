import ArgumentParser
import Transcripts

/// Where assessments are kept.
struct StoreOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The folder that holds assessments.",
      discussion: "Otherwise GROUNDWORK_HOME, else the XDG data folder.", valueName: "dir"), completion: .directory)
  var store: String?
}
