import ExpressionLanguage
import Foundation

/// One way to call a standard function, with the types that it takes and gives.
struct FunctionForm {
  /// The name, with its namespace.
  var name: String
  /// What it is called on; `nil` for a plain call.
  var target: ValueType?
  var parameters: [ValueType]
  var result: ValueType

  /// Reads a form as it is written below: `string.charAt(int) string`, `size(string) int`.
  private init(_ text: String) throws {
    let opening = text.firstIndex(of: "(")!
    // A member's target may have parameters of its own, in which case it stands before the first `).`.
    let call: Substring
    let rest: Substring
    if let end = text.range(of: ").") {
      target = try ValueType(written: String(text[...end.lowerBound]))
      call = text[end.upperBound...].prefix { $0 != "(" }
      rest = text[end.upperBound...].drop { $0 != "(" }
    } else {
      call = text[..<opening]
      rest = text[opening...]
    }
    let closing = rest.lastIndex(of: " ")!
    let inner = rest[..<closing].dropFirst().dropLast()
    parameters = try inner.isEmpty ? [] : FunctionForm.split(inner).map { try ValueType(written: $0) }
    result = try ValueType(written: String(rest[rest.index(after: closing)...]))
    let parts = call.split(separator: ".").map(String.init)
    if target == nil, parts.count == 2, let type = try? ValueType(written: parts[0]) {
      target = type
      name = parts[1]
    } else {
      name = String(call)
    }
  }

  private static func split(_ text: Substring) -> [String] {
    var parts = [""]
    var depth = 0
    for character in text {
      if character == ",", depth == 0 {
        parts.append("")
      } else {
        depth += character == "(" ? 1 : character == ")" ? -1 : 0
        parts[parts.count - 1].append(character)
      }
    }
    return parts
  }

  /// Every form, by what it gives; each function of `StandardFunctions.all` is among them.
  ///
  /// A space separates the result. What depends on a list being empty, such as the `sum` of none, is only called on
  /// ints, since a sum of nothing has the type that was declared.
  static let all: [FunctionForm] = texts.split(separator: "\n").map { line in
    guard let form = try? FunctionForm(String(line)) else { fatalError("there is no form '\(line)'") }
    return form
  }

  private static let texts = """
    size(string) int
    size(list(int)) int
    bytes.size() int
    map(string,int).size() int
    list(string).size() int
    string.contains(string) bool
    string.startsWith(string) bool
    string.endsWith(string) bool
    string.matches(string) bool
    matches(string,string) bool
    string.charAt(int) string
    string.substring(int) string
    string.substring(int,int) string
    string.trim() string
    string.lowerAscii() string
    string.upperAscii() string
    string.reverse() string
    list(string).join() string
    list(string).join(string) string
    string.format(list(dyn)) string
    strings.quote(string) string
    string.indexOf(string) int
    string.indexOf(string,int) int
    string.lastIndexOf(string) int
    string.lastIndexOf(string,int) int
    string.replace(string,string) string
    string.replace(string,string,int) string
    string.split(string) list(string)
    string.split(string,int) list(string)
    int(uint) int
    int(double) int
    int(string) int
    int(timestamp) int
    uint(int) uint
    uint(double) uint
    uint(string) uint
    double(int) double
    double(uint) double
    double(string) double
    string(int) string
    string(double) string
    string(bool) string
    string(bytes) string
    string(timestamp) string
    string(duration) string
    bytes(string) bytes
    bool(string) bool
    timestamp(int) timestamp
    timestamp(string) timestamp
    duration(string) duration
    type(dyn) type
    dyn(int) dyn
    dyn(list(string)) dyn
    timestamp.getFullYear() int
    timestamp.getMonth(string) int
    timestamp.getDate() int
    timestamp.getDayOfMonth() int
    timestamp.getDayOfWeek(string) int
    timestamp.getDayOfYear() int
    timestamp.getHours(string) int
    duration.getHours() int
    duration.getMinutes() int
    duration.getSeconds() int
    timestamp.getMilliseconds() int
    duration.getMilliseconds() int
    optional.of(int) optional_type(int)
    optional.of(string) optional_type(string)
    optional.of(list(int)) optional_type(list(int))
    optional.none() optional_type(int)
    optional.ofNonZeroValue(int) optional_type(int)
    optional.ofNonZeroValue(string) optional_type(string)
    optional_type(int).hasValue() bool
    optional_type(string).value() string
    optional_type(list(int)).value() list(int)
    optional_type(int).or(optional_type(int)) optional_type(int)
    optional_type(int).orValue(int) int
    optional_type(string).orValue(string) string
    optional.unwrap(list(optional_type(int))) list(int)
    list(optional_type(int)).unwrapOpt() list(int)
    list(int).first() optional_type(int)
    list(string).last() optional_type(string)
    math.greatest(int,int) int
    math.greatest(double,double,double) double
    math.greatest(list(int)) int
    math.least(double,double) double
    math.least(list(double)) double
    math.ceil(double) double
    math.floor(double) double
    math.round(double) double
    math.trunc(double) double
    math.isNaN(double) bool
    math.isInf(double) bool
    math.isFinite(double) bool
    math.abs(int) int
    math.abs(double) double
    math.sign(int) int
    math.sign(double) double
    math.sqrt(int) double
    math.sqrt(double) double
    math.bitAnd(int,int) int
    math.bitAnd(uint,uint) uint
    math.bitOr(int,int) int
    math.bitXor(uint,uint) uint
    math.bitNot(int) int
    math.bitShiftLeft(int,int) int
    math.bitShiftRight(uint,int) uint
    base64.encode(bytes) string
    base64.decode(string) bytes
    sum(list(int)) int
    mean(list(int)) double
    mean(list(double)) double
    min(list(int)) int
    min(list(double)) double
    min(int,int,int) int
    min(double,int) double
    max(list(string)) string
    max(int,int) int
    max(double,double,double) double
    round(double) double
    round(double,int) double
    ceil(double) double
    floor(int) int
    abs(int) int
    abs(double) double
    pow(int,int) double
    pow(double,double) double
    range(int) list(int)
    range(int,int) list(int)
    daysBetween(timestamp,timestamp) int
    """
}
