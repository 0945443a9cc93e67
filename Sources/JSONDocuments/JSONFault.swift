import CJSONTokens

/// The first fault of a text that is not valid JSON.
struct JSONFault: Error {
  /// What is wrong.
  var kind: gw_json_fault_kind
  /// The offending bytes; empty at the end of the text.
  var range: Range<Int>
  /// Another offset that explains the fault, as `gw_json_fault_kind` tells.
  var related: Int?

  /// A fault that has no place.
  init(_ kind: gw_json_fault_kind) {
    self.kind = kind
    self.range = 0..<0
  }

  /// A fault as the parser tells it.
  init(_ fault: gw_json_fault) {
    self.kind = fault.kind
    self.range = Int(fault.start)..<Int(fault.end)
    self.related = fault.related == UInt32.max ? nil : Int(fault.related)
  }
}
