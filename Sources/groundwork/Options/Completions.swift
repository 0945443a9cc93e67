import ArgumentParser
import Diagnostics
import Questionnaires
import Transcripts

extension CompletionKind {
  /// The ids of the questionnaires in reach.
  static var questionnaires: CompletionKind {
    .custom { _, _, prefix in
      let entries = (try? Library(QuestionnaireOptions.parse([])))?.catalog.entries ?? []
      return fitting(entries.map(\.name), prefix)
    }
  }

  /// The ids of the assessments in the store, the one last worked on first, and `latest`.
  static var assessments: CompletionKind {
    .custom { _, _, prefix in
      let listed = (try? Archive(StoreOptions.parse([])).store.assessments().listed) ?? []
      return fitting(["latest"] + listed.map(\.id), prefix)
    }
  }

  /// The words that begin as typed, without those that a shell would have to quote: a name of a file comes from anywhere.
  private static func fitting(_ words: [String], _ prefix: String) -> [String] {
    words.filter { word in
      word.unicodeScalars.starts(with: prefix.unicodeScalars)
        && word.utf8.allSatisfy { byte in
          switch byte {
          case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."):
            true
          default: false
          }
        }
    }
  }
}
