// swift-tools-version: 6.2

import PackageDescription

/// The settings every Swift target shares.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

/// A library target of ours: what it may see is what it names.
func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The suite of one library; `fixtures` are folders that its tests read where they stand.
func suite(_ name: String, _ dependencies: [Target.Dependency] = [], fixtures: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests",
    dependencies: [.byName(name: name), "TestSupport"] + dependencies,
    exclude: fixtures,
    swiftSettings: settings
  )
}

// Homebrew's folders are found through pkg-config; Debian's are searched anyway, and the flags that its description adds
// are ones that the package manager refuses with a warning.
#if os(macOS)
  let simdjsonPackage: String? = "simdjson"
  let re2Package: String? = "re2"
#else
  let simdjsonPackage: String? = nil
  let re2Package: String? = nil
#endif

let package = Package(
  name: "groundwork",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "groundwork", targets: ["groundwork"]),
    // For LD_PRELOAD: the fault tests put it between the program and its file calls.
    .library(name: "CFaultShim", type: .dynamic, targets: ["CFaultShim"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
  ],
  targets: [
    // Base
    library("Diagnostics"),
    library("Localization"),
    library("Tables", ["Diagnostics"]),

    // Definition files
    .systemLibrary(
      name: "CSimdjson",
      pkgConfig: simdjsonPackage,
      providers: [.apt(["libsimdjson-dev"]), .brew(["simdjson"])]
    ),
    .target(
      name: "CJSONTokens",
      dependencies: ["CSimdjson"],
      linkerSettings: [.linkedLibrary("simdjson")]
    ),
    library("JSONDocuments", ["CJSONTokens", "Diagnostics", "Localization"]),

    // Language and definition
    .systemLibrary(
      name: "CRE2",
      pkgConfig: re2Package,
      providers: [.apt(["libre2-dev"]), .brew(["re2"])]
    ),
    .target(
      name: "CRegularExpressions",
      dependencies: ["CRE2"],
      linkerSettings: [.linkedLibrary("re2")]
    ),
    library("ExpressionLanguage", ["Diagnostics", "CRegularExpressions"]),
    library("Questionnaires", ["Diagnostics", "ExpressionLanguage", "JSONDocuments", "Localization"]),

    // Core
    library("Assessments", ["Diagnostics", "ExpressionLanguage", "Localization", "Questionnaires"]),
    library(
      "AnswerFiles",
      ["Assessments", "Diagnostics", "ExpressionLanguage", "JSONDocuments", "Localization", "Questionnaires", "Tables"]
    ),
    library("Scoring", ["Diagnostics", "ExpressionLanguage", "Questionnaires"]),
    library(
      "Batch",
      [
        "AnswerFiles", "Assessments", "Diagnostics", "ExpressionLanguage", "JSONDocuments", "Localization",
        "Questionnaires", "Scoring", "Tables",
      ]
    ),

    // Edge
    library(
      "Transcripts",
      [
        "Assessments", "Diagnostics", "JSONDocuments", "Questionnaires",
        .product(name: "Crypto", package: "swift-crypto"),
      ]
    ),
    library(
      "Reports",
      [
        "Assessments", "Diagnostics", "ExpressionLanguage", "JSONDocuments", "Localization", "Questionnaires",
        "Scoring", "Tables",
      ]
    ),
    .target(
      name: "CLineEditing",
      linkerSettings: [.linkedLibrary("edit")]
    ),
    library(
      "Shell",
      [
        "AnswerFiles", "Assessments", "CLineEditing", "Diagnostics", "ExpressionLanguage",
        "JSONDocuments", "Localization", "Questionnaires", "Reports", "Scoring",
      ]
    ),
    .executableTarget(
      name: "groundwork",
      dependencies: [
        "AnswerFiles", "Assessments", "Batch", "Diagnostics", "ExpressionLanguage", "JSONDocuments", "Localization",
        "Questionnaires", "Reports", "Scoring", "Shell", "Transcripts",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Completions", "Manual"],
      swiftSettings: settings
    ),

    // Benchmarks
    .target(name: "CAllocationCount"),
    .executableTarget(
      name: "LineEditingBaseline",
      linkerSettings: [.linkedLibrary("edit")]
    ),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "Assessments", "Batch", "CAllocationCount", "CJSONTokens", "Diagnostics", "ExpressionLanguage",
        "Questionnaires", "Reports", "Scoring", "Shell", "TestSupport", "Transcripts",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Peers"],
      swiftSettings: settings
    ),

    // Tests
    .target(
      name: "CPseudoTerminal",
      path: "Tests/CPseudoTerminal"
    ),
    .target(
      name: "CFaultShim",
      path: "Tests/CFaultShim",
      linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]
    ),
    .executableTarget(
      name: "LineReadingProbe",
      dependencies: ["Shell"],
      path: "Tests/LineReadingProbe",
      swiftSettings: settings
    ),
    .target(
      name: "TestSupport",
      dependencies: ["CPseudoTerminal", "Diagnostics"],
      path: "Tests/TestSupport",
      swiftSettings: settings
    ),
    .target(
      name: "FuzzEntries",
      dependencies: [
        "AnswerFiles", "Assessments", "Diagnostics", "ExpressionLanguage", "JSONDocuments", "Questionnaires", "Reports",
        "Scoring", "Shell", "Tables", "Transcripts",
      ],
      path: "Tests/Fuzzers/Entries",
      swiftSettings: settings
    ),
    .testTarget(
      name: "FuzzerTests",
      dependencies: ["Diagnostics", "FuzzEntries", "JSONDocuments", "TestSupport"],
      exclude: ["ParseBack"],
      swiftSettings: settings
    ),
    suite("Diagnostics"),
    suite("Localization"),
    suite("Tables", ["Diagnostics"]),
    suite("JSONDocuments", ["CJSONTokens", "Diagnostics"]),
    suite("ExpressionLanguage", ["Diagnostics", "JSONDocuments"], fixtures: ["Conformance"]),
    suite("Questionnaires", ["Diagnostics", "ExpressionLanguage", "JSONDocuments"]),
    suite("Assessments", ["Diagnostics", "JSONDocuments", "Questionnaires"]),
    suite("AnswerFiles", ["Assessments", "Diagnostics", "JSONDocuments", "Localization", "Questionnaires"]),
    suite("Scoring", ["Diagnostics", "ExpressionLanguage", "JSONDocuments", "Questionnaires"]),
    suite(
      "Batch",
      ["Assessments", "Diagnostics", "JSONDocuments", "Localization", "Questionnaires", "Scoring", "groundwork"]),
    suite("Transcripts", ["Assessments", "Diagnostics", "JSONDocuments", "Questionnaires"]),
    suite(
      "Reports",
      [
        "Assessments", "Diagnostics", "ExpressionLanguage", "JSONDocuments", "Localization", "Questionnaires",
        "Scoring", "Tables",
      ],
      fixtures: ["Goldens", "ParseBack"]
    ),
    suite(
      "Shell",
      [
        "AnswerFiles", "Assessments", "Diagnostics", "JSONDocuments", "LineReadingProbe", "Questionnaires", "Reports",
        "Scoring", "Tables",
      ]
    ),
    .testTarget(
      name: "ContentTests",
      dependencies: ["Diagnostics", "JSONDocuments", "Questionnaires", "Scoring"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["Diagnostics", "JSONDocuments", "Questionnaires", "Tables", "TestSupport", "groundwork"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "FaultTests",
      dependencies: ["CPseudoTerminal", "TestSupport", "Transcripts", "groundwork"],
      swiftSettings: settings
    ),
  ],
  cxxLanguageStandard: .cxx17
)

// libFuzzer brings a main function of its own, which nothing else here can be built with.
if Context.environment["GROUNDWORK_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzzer",
      dependencies: ["FuzzEntries"],
      path: "Tests/Fuzzers/LibFuzzer",
      swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])]
    ))
}
