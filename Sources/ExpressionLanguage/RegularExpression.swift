import CRegularExpressions

/// A regular expression, compiled once, that is looked for anywhere in a text (langdef.md, "Regular Expressions").
///
/// Matching is RE2's, in time linear in the text whatever the pattern, so that a pattern from a stranger cannot stop the
/// program. Swift's own engine backtracks and would need exponential time for some.
final class RegularExpression: Sendable {
  /// Why a text is no regular expression.
  struct Problem: Error {
    /// What was found, in lower case without a full stop.
    var message: String
  }

  /// The pattern as written.
  let source: String
  // RE2 objects are immutable and safe to match with from any thread (re2/re2.h, "thread-safe").
  private nonisolated(unsafe) let pattern: OpaquePointer

  /// Compiles a pattern.
  /// - Throws: ``Problem`` where it is none, or is larger than ``ExpressionBounds/pattern`` or its program than RE2 is
  ///   allowed to make.
  init(_ source: String) throws(Problem) {
    let length = source.utf8.count
    guard length <= ExpressionBounds.pattern else {
      throw Problem(
        message: "the regular expression has \(length) bytes, more than \(ExpressionBounds.pattern)")
    }
    var source = source
    var problem = [CChar](repeating: 0, count: 256)
    let pattern = source.withUTF8 { bytes in
      gw_regex_create(bytes.baseAddress, bytes.count, &problem, problem.count)
    }
    guard let pattern else {
      let reason = problem.withUnsafeBufferPointer {
        String(decoding: $0.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      }
      throw Problem(message: "not a regular expression (RE2): \(reason)")
    }
    self.source = source
    self.pattern = pattern
  }

  deinit { gw_regex_destroy(pattern) }

  /// The instructions that RE2 compiled it to.
  var size: Int { gw_regex_size(pattern) }

  /// The steps for looking through a text of so many bytes: where a pattern does not fit into few states, RE2 goes
  /// through all of its instructions at each byte.
  func steps(bytes: Int) -> Int { bytes * (1 + size / 8) / 16 }

  /// Whether the pattern fits some part of a text.
  func occurs(in text: String) -> Bool {
    var text = text
    return text.withUTF8 { gw_regex_occurs(pattern, $0.baseAddress, $0.count) }
  }
}
