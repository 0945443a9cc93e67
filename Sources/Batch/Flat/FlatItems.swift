import Questionnaires
import Scoring

/// What the items of a questionnaire accept, laid out for scanners of bytes.
///
/// The memory is written by `init` alone and freed by `deinit`, which is why it can be shared.
final class FlatItems: @unchecked Sendable {
  /// The type of an item.
  enum Kind: UInt8 {
    case choice
    case multichoice
    case boolean
    case integer
    case number
    case date
    case text
    /// Nothing that a scanner takes.
    case other
  }

  /// A word with its closing quote, to be compared eight bytes at a time.
  struct Word {
    var first: UInt64
    var firstMask: UInt64
    var second: UInt64
    var secondMask: UInt64
    /// The bytes with the quote.
    var length: Int32
    /// The place of all bytes among ``FlatItems/letters``.
    var start: Int32

    /// Whether these bytes begin with the word; at least 64 can be read.
    @inline(__always)
    func begins(_ bytes: UnsafePointer<UInt8>, _ letters: UnsafePointer<UInt8>) -> Bool {
      let raw = UnsafeRawPointer(bytes)
      guard raw.loadUnaligned(as: UInt64.self) & firstMask == first else { return false }
      if length <= 8 { return true }
      guard (raw + 8).loadUnaligned(as: UInt64.self) & secondMask == second else { return false }
      if length <= 16 { return true }
      for offset in 16..<Int(length) where bytes[offset] != letters[Int(start) + offset] { return false }
      return true
    }
  }

  /// A perfect hash of a few words of eight bytes: each has a slot of its own, found by one multiplication (Fredman, Komlós
  /// and Szemerédi, "Storing a sparse table with O(1) worst case access time", J. ACM 31, 1984).
  struct ChoiceLookup {
    /// The most slots; where these are too few, a word may take the slot of another.
    private static let largest = 1 << 10
    private static let tries = 64

    /// Where its slots begin.
    var first: Int32 = 0
    /// How many bits of a product are left out.
    private var shift: UInt8 = 61
    private var factor: UInt64 = 1

    var size: Int { 1 << (64 - Int(shift)) }

    /// Finds a factor by which no two words have the same slot.
    init(_ words: [UInt64]) {
      var generator: UInt64 = 0x9E37_79B9_7F4A_7C15
      while size <= Self.largest {
        for _ in 0..<Self.tries {
          factor = generator | 1
          if Set(words.map { slot(of: $0) }).count == words.count { return }
          generator = generator &* 0xD129_0DDF_53E4_3D8B &+ 0x9E37_79B9_7F4A_7C15
        }
        shift -= 1
      }
    }

    @inline(__always)
    func slot(of word: UInt64) -> Int {
      Int(first) &+ Int(truncatingIfNeeded: (word &* factor) >> UInt64(shift))
    }
  }

  /// One item.
  struct Facts {
    var kind: Kind
    var allowsUnknown: Bool
    var allowsNotApplicable: Bool
    var requiresReason: Bool
    /// Whether a rule reads the value.
    var isRead: Bool
    /// The places of its choices among ``FlatItems/choices``.
    var firstChoice: Int32
    var choiceCount: Int32
    /// Where short choices are looked up.
    var lookup: ChoiceLookup
    /// The choices that stand alone, as bits.
    var exclusive: UInt64
    /// What is taken from a rating, which counts from its least value.
    var base: Int64
    var least: Double
    var greatest: Double
    /// The most digits after the point.
    var decimals: Int32
  }

  /// The longest name that is compared; others leave the questionnaire to the general way.
  private static let longestName = 60

  let count: Int
  let facts: UnsafeMutablePointer<Facts>
  /// By item, its name.
  let names: UnsafeMutablePointer<Word>
  let choices: UnsafeMutablePointer<Word>
  /// The places of ``ChoiceLookup``: choices of at most eight bytes with their quote, and zeros behind it; 0 for none.
  let shortChoices: UnsafeMutablePointer<UInt64>
  /// The place of each of them among the choices of its item.
  let shortPlaces: UnsafeMutablePointer<UInt8>
  let letters: UnsafeMutablePointer<UInt8>
  /// A table of items by hashes of their names; -1 where a place is free. Its size is a power of two.
  let table: UnsafeMutablePointer<Int32>
  let tableMask: Int

  /// Lays out the items; `nil` where a name is too long.
  init?(_ plan: FlatPlan) {
    let items = plan.questionnaire.items
    var bytes: [UInt8] = []
    func word(_ text: String) -> Word? {
      guard text.utf8.count <= Self.longestName else { return nil }
      let all = Array(text.utf8) + [UInt8(ascii: "\"")]
      func half(_ start: Int) -> (word: UInt64, mask: UInt64) {
        var result: (word: UInt64, mask: UInt64) = (0, 0)
        for (place, byte) in all.dropFirst(start).prefix(8).enumerated() {
          result.word |= UInt64(byte) << UInt64(place * 8)
          result.mask |= 0xFF << UInt64(place * 8)
        }
        return result
      }
      let start = Int32(bytes.count)
      bytes += all
      let (first, second) = (half(0), half(8))
      return Word(
        first: first.word, firstMask: first.mask, second: second.word, secondMask: second.mask,
        length: Int32(all.count), start: start)
    }
    var names: [Word] = []
    var choices: [Word] = []
    var shortChoices: [UInt64] = []
    var shortPlaces: [UInt8] = []
    var facts: [Facts] = []
    for item in items {
      guard let name = word(item.id.text) else { return nil }
      names.append(name)
      let first = Int32(choices.count)
      for choice in item.choices {
        guard let name = word(choice.id.text) else { return nil }
        choices.append(name)
      }
      var lookup = ChoiceLookup(choices[Int(first)...].filter { $0.length <= 8 }.map(\.first))
      lookup.first = Int32(shortChoices.count)
      shortChoices += [UInt64](repeating: 0, count: lookup.size)
      shortPlaces += [UInt8](repeating: 0, count: lookup.size)
      for (place, choice) in choices[Int(first)...].enumerated() where choice.length <= 8 && place < 256 {
        shortChoices[lookup.slot(of: choice.first)] = choice.first
        shortPlaces[lookup.slot(of: choice.first)] = UInt8(place)
      }
      facts.append(Self.facts(of: item, firstChoice: first, lookup: lookup, isRead: plan.isRead[item.index]))
    }
    count = items.count
    self.facts = .holding(facts)
    self.names = .holding(names)
    self.choices = .holding(choices)
    self.shortChoices = .holding(shortChoices)
    self.shortPlaces = .holding(shortPlaces)
    letters = .holding(bytes)
    var size = 16
    while size < items.count * 4 { size *= 2 }
    tableMask = size - 1
    table = .holding([Int32](repeating: -1, count: size))
    for item in items where item.isQuestion {
      var place = Array(item.id.text.utf8).withUnsafeBufferPointer { Self.hash($0.baseAddress!, $0.count) } & tableMask
      while table[place] >= 0 { place = (place + 1) & tableMask }
      table[place] = Int32(item.index)
    }
  }

  deinit {
    facts.deallocate()
    names.deallocate()
    choices.deallocate()
    shortChoices.deallocate()
    shortPlaces.deallocate()
    letters.deallocate()
    table.deallocate()
  }

  /// The item of a name that ends with a quote; -1 where there is none.
  func item(named bytes: UnsafePointer<UInt8>, length: Int) -> Int {
    var place = Self.hash(bytes, length) & tableMask
    while table[place] >= 0 {
      let item = Int(table[place])
      if Int(names[item].length) == length + 1, names[item].begins(bytes, letters) { return item }
      place = (place + 1) & tableMask
    }
    return -1
  }

  private static func hash(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in 0..<count { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: hash ^ hash >> 29) & .max
  }

  private static func facts(of item: Item, firstChoice: Int32, lookup: ChoiceLookup, isRead: Bool) -> Facts {
    var facts = Facts(
      kind: .other, allowsUnknown: item.allowsUnknown, allowsNotApplicable: item.allowsNotApplicable,
      requiresReason: item.requiresReason, isRead: isRead, firstChoice: firstChoice,
      choiceCount: Int32(item.choices.count), lookup: lookup, exclusive: 0, base: 0, least: -.infinity,
      greatest: .infinity,
      decimals: 15)
    func take(_ bounds: Item.Bounds) {
      facts.least = bounds.least ?? -.infinity
      facts.greatest = bounds.greatest ?? .infinity
    }
    switch item.kind {
    case .choice: facts.kind = .choice
    case .multichoice(let choices):
      facts.kind = choices.count <= 60 ? .multichoice : .other
      for (place, choice) in choices.enumerated() where choice.isExclusive && place < 60 {
        facts.exclusive |= 1 << UInt64(place)
      }
    case .boolean: facts.kind = .boolean
    case .rating(let range, _):
      facts.kind = .integer
      facts.base = range.lowerBound
      facts.least = Double(range.lowerBound)
      facts.greatest = Double(range.upperBound)
    case .integer(let bounds):
      facts.kind = .integer
      take(bounds)
    case .number(let bounds, let decimals):
      facts.kind = .number
      take(bounds)
      if let decimals { facts.decimals = Int32(min(decimals, 12)) }
    case .money(let bounds, _, let decimals):
      facts.kind = .number
      take(bounds)
      facts.decimals = Int32(min(decimals, 12))
    case .percent(let bounds, let decimals):
      facts.kind = .number
      take(bounds)
      if let decimals { facts.decimals = Int32(min(decimals, 12) + 2) }
    case .date(let earliest, let latest):
      facts.kind = .date
      facts.least = earliest.map { Double($0.daysSince1970) } ?? -.infinity
      facts.greatest = latest.map { Double($0.daysSince1970) } ?? .infinity
    case .text: facts.kind = .text
    case .list, .display: facts.kind = .other
    }
    return facts
  }
}
