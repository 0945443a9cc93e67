import CJSONTokens

/// The tokens of one text, for as long as its parser lives.
struct JSONTokens {
  /// The tokens in the order of the text; at least one.
  let tokens: UnsafeBufferPointer<gw_json_token>
  /// The values of all escaped texts, which tokens point into.
  let texts: UnsafePointer<UInt8>?

  /// Parses a text and hands its tokens, which must not outlive the call, to `body`.
  /// - Throws: the first fault of the text.
  static func read<Result>(
    _ bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits, using parser: JSONParser, _ body: (JSONTokens) -> Result
  ) throws(JSONFault) -> Result {
    guard let parser = parser.handle else { throw JSONFault(GW_JSON_FAULT_NO_MEMORY) }
    var fault = gw_json_fault()
    let allowed = gw_json_limits(
      depth: UInt32(clamping: limits.depth), tokens: UInt32(clamping: limits.tokens)
    )
    guard gw_json_parse(parser, bytes.baseAddress, bytes.count, allowed, &fault) else { throw JSONFault(fault) }
    let tokens = UnsafeBufferPointer(start: gw_json_tokens(parser), count: gw_json_token_count(parser))
    return body(JSONTokens(tokens: tokens, texts: gw_json_texts(parser)))
  }
}
