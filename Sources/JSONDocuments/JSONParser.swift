import CJSONTokens

/// A parser that can be used again: its buffers are then allocated once for many texts.
///
/// Not to be used by two threads at once.
package final class JSONParser {
  /// `nil` where memory was short.
  let handle: OpaquePointer?

  /// Creates a parser without buffers.
  package init() {
    handle = gw_json_parser_create()
  }

  deinit { gw_json_parser_destroy(handle) }
}
