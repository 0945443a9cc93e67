import ExpressionLanguage

/// One condition with its equivalent in Swift.
struct ExpressionCase: Sendable {
  var name: String
  var source: String
  var byHand: @Sendable (Answers) -> Outcome

  static let all: [ExpressionCase] = [
    ExpressionCase(name: "two comparisons", source: "answers.openings >= 5 && answers.turnover > 0.2") { answers in
      .value(.bool(answers.int(0) >= 5 && answers.double(1) > 0.2))
    },
    ExpressionCase(
      name: "a ternary", source: "answers.remote ? answers.openings > 3 : answers.openings > 8"
    ) { answers in
      .value(.bool(answers.bool(2) ? answers.int(0) > 3 : answers.int(0) > 8))
    },
    ExpressionCase(
      name: "a weighted sum of five",
      source: """
        0.3 * answers.pay + 0.25 * answers.mentors + 0.2 * answers.partners + 0.15 * answers.space \
        + 0.1 * answers.support >= 2.5
        """
    ) { answers in
      let first = 0.3 * Double(answers.int(3)) + 0.25 * Double(answers.int(4)) + 0.2 * Double(answers.int(5))
      return .value(.bool(first + 0.15 * Double(answers.int(6)) + 0.1 * Double(answers.int(7)) >= 2.5))
    },
    ExpressionCase(
      name: "in over eight strings",
      source: """
        answers.occupation in ['medical_assistant', 'nursing_assistant', 'surgical_tech', 'pharmacy_tech', \
        'phlebotomist', 'coder', 'sterile_processing', 'community_health']
        """
    ) { answers in
      let occupation = answers.string(8)
      return .value(.bool(occupations.contains { $0 == occupation }))
    },
    ExpressionCase(
      name: "nested has guards",
      source: "has(answers.budget) && (has(answers.wage) ? answers.budget > 2.0 * answers.wage : answers.budget > 0.0)"
    ) { answers in
      .value(
        .bool(
          answers.isKnown(9)
            && (answers.isKnown(10) ? answers.double(9) > 2 * answers.double(10) : answers.double(9) > 0)
        ))
    },
    ExpressionCase(
      name: "a default for a missing value", source: "has(answers.cohort) ? answers.cohort : 10"
    ) { answers in
      .value(.int(answers.isKnown(11) ? answers.int(11) : 10))
    },
    ExpressionCase(
      name: "a rule over five answers",
      source: """
        answers.decision == 'yes' && (answers.sector == 'health' || answers.sector == 'care') \
        && answers.openings > 0 && !answers.outsourced && answers.partner != 'none'
        """
    ) { answers in
      .value(
        .bool(
          answers.string(12) == "yes" && (answers.string(13) == "health" || answers.string(13) == "care")
            && answers.int(0) > 0 && !answers.bool(14) && answers.string(15) != "none"))
    },
    ExpressionCase(
      name: "string functions",
      source: "answers.title.startsWith('Certified') && answers.title.contains('nurs') && size(answers.title) < 40"
    ) { answers in
      let title = answers.string(16)
      return .value(
        .bool(title.hasPrefix("Certified") && title.contains("nurs") && title.unicodeScalars.count < 40))
    },
    ExpressionCase(name: "a regular expression", source: "answers.zip.matches('^[0-9]{5}(-[0-9]{4})?$')") { answers in
      let bytes = Array(answers.string(17).utf8)
      let isPlain = bytes.count == 5 || (bytes.count == 10 && bytes[5] == UInt8(ascii: "-"))
      return .value(
        .bool(isPlain && bytes.enumerated().allSatisfy { $0.offset == 5 || (48...57).contains($0.element) }))
    },
    ExpressionCase(name: "all over 8 elements", source: "answers.ratings.all(r, r >= 2)") { answers in
      .value(.bool(answers.list(18).allSatisfy { if case .int(let rating) = $0 { rating >= 2 } else { false } }))
    },
    ExpressionCase(name: "filter, then size", source: "size(answers.ratings.filter(r, r >= 4)) >= 3") { answers in
      let kept = answers.list(18).filter { if case .int(let rating) = $0 { rating >= 4 } else { false } }
      return .value(.bool(kept.count >= 3))
    },
    ExpressionCase(
      name: "exists in exists, 8 by 8", source: "answers.ratings.exists(r, answers.targets.exists(t, t < r))"
    ) { answers in
      .value(
        .bool(
          answers.list(18).contains { rating in
            answers.list(19).contains { target in
              if case .int(let rating) = rating, case .int(let target) = target { target < rating } else { false }
            }
          }))
    },
  ]

  private static let occupations = [
    "medical_assistant", "nursing_assistant", "surgical_tech", "pharmacy_tech", "phlebotomist", "coder",
    "sterile_processing", "community_health",
  ]
}
