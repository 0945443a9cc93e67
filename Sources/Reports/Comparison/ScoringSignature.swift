import Diagnostics
import Questionnaires

/// What a number is made of, as a text: two definitions with the same text make the same number of the same answers.
enum ScoringSignature {
  /// Everything that goes into the headline and the levels' shares.
  static func whole(_ questionnaire: Questionnaire) -> String {
    let rules = questionnaire.scoring
    let sections = questionnaire.sections.map { "\($0.weight) \(section($0, of: questionnaire))" }
    return "\(rules.model.rawValue) \(rules.total ?? -1)|" + sections.joined(separator: "|")
  }

  /// Everything that goes into the score of a section.
  static func section(_ section: Section, of questionnaire: Questionnaire) -> String {
    let model = section.model ?? questionnaire.scoring.model.modelOfSections
    let items = questionnaire.items[section.items].filter { $0.scoring != nil && $0.weight > 0 }.map { item in
      "\(item.id.text) \(item.weight) \(points(of: item)) \(rule(item.visibleIf))"
    }
    return "\(section.id.text) \(model.rawValue) \(rule(section.visibleIf)): " + items.joined(separator: ",")
  }

  /// What the answers to an item earn.
  static func points(of item: Item) -> String {
    let points =
      switch item.scoring {
      case .choicePoints?: item.choices.map { "\($0.id.text)=\($0.points ?? 0)" }.joined(separator: "/")
      case .boolean?: "boolean"
      case .bands(let bands)?: bands.map { "\($0.from)=\($0.points)" }.joined(separator: "/")
      case .expression(let rule)?: self.rule(rule)
      case nil: ""
      }
    return "\(points) of \(item.maximum)"
  }

  /// An expression as it is written.
  private static func rule(_ rule: Rule?) -> String {
    guard let place = rule?.place else { return "" }
    return String(decoding: place.source.bytes[place.range.clamped(to: 0..<place.source.bytes.count)], as: UTF8.self)
  }
}
