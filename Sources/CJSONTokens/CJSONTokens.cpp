#include "CJSONTokens.h"

#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <string_view>
#include <vector>

namespace {

/// simdjson's own limit is 1,024; this one is reached first.
constexpr uint32_t deepest = 1000;

constexpr uint32_t byteOrderMark = 3;

uint32_t contentStart(const uint8_t *bytes, size_t count) {
  return count >= byteOrderMark && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? byteOrderMark : 0;
}

bool isSpace(uint8_t byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r'; }
bool isDigit(uint8_t byte) { return byte >= '0' && byte <= '9'; }
bool isLetter(uint8_t byte) { return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z'; }
bool isWordStart(uint8_t byte) { return isLetter(byte) || byte == '_' || byte == '$'; }
bool isWordPart(uint8_t byte) { return isWordStart(byte) || isDigit(byte) || byte == '.' || byte == '-' || byte == '+'; }

bool isHexDigit(uint8_t byte) { return isDigit(byte) || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'f'); }

/// The length of the UTF-8 sequence that begins at `bytes`, or 0 where it is not well formed (Unicode, table 3-7).
uint32_t sequenceLength(const uint8_t *bytes, size_t available) {
  const uint8_t first = bytes[0];
  if (first < 0x80) return 1;
  auto follows = [&](size_t index, uint8_t low = 0x80, uint8_t high = 0xBF) {
    return index < available && bytes[index] >= low && bytes[index] <= high;
  };
  if (first >= 0xC2 && first <= 0xDF) return follows(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const uint8_t low = first == 0xE0 ? 0xA0 : 0x80;
    const uint8_t high = first == 0xED ? 0x9F : 0xBF;
    return follows(1, low, high) && follows(2) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const uint8_t low = first == 0xF0 ? 0x90 : 0x80;
    const uint8_t high = first == 0xF4 ? 0x8F : 0xBF;
    return follows(1, low, high) && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}

/// Whether simdjson finds a value for a number of correct form, so that both passes draw the line at the same place.
bool isInRange(const uint8_t *bytes, size_t count) {
  simdjson::dom::parser parser;
  simdjson::dom::element number;
  if (parser.parse(bytes, count).get(number)) return false;
  return !number.is_uint64() || number.is_int64();
}

// The second pass: a strict parser (RFC 8259) that keeps nothing but its place.

class FaultFinder {
public:
  FaultFinder(const uint8_t *bytes, uint32_t count, gw_json_limits limits)
      : bytes(bytes), count(count), depth(std::min(limits.depth, deepest)), tokens(limits.tokens) {}

  /// Whether there is a fault; `fault` then holds it.
  bool run() {
    at = contentStart(bytes, count);
    lastEnd = at;
    while (!failed) {
      while (at < count && isSpace(bytes[at])) at++;
      if (at == count) {
        atEnd();
        break;
      }
      step();
    }
    return failed;
  }

  gw_json_fault fault{GW_JSON_FAULT_UNPLACED, 0, 0, GW_JSON_NOWHERE};

private:
  enum class Expected { value, valueOrClose, name, nameOrClose, colon, commaOrClose, end };

  struct Opening {
    uint32_t offset;
    bool isObject;
  };

  const uint8_t *bytes;
  const uint32_t count;
  const uint32_t depth;
  const uint32_t tokens;
  uint32_t at = 0;
  uint32_t seen = 0;
  /// The end of the token before, and its start where it is a string.
  uint32_t lastEnd = 0;
  uint32_t lastText = GW_JSON_NOWHERE;
  uint32_t comma = GW_JSON_NOWHERE;
  Expected expected = Expected::value;
  std::vector<Opening> open;
  bool failed = false;

  void fail(gw_json_fault_kind kind, uint32_t start, uint32_t end, uint32_t related = GW_JSON_NOWHERE) {
    fault = {kind, start, std::min(end, count), related};
    failed = true;
  }

  bool sees(const char *text, uint32_t offset) const {
    const size_t length = std::strlen(text);
    return count - offset >= length && std::memcmp(bytes + offset, text, length) == 0;
  }

  uint32_t wordEnd(uint32_t offset) const {
    while (offset < count && isWordPart(bytes[offset])) offset++;
    return offset;
  }

  /// The end of whatever stands at `offset`: a word, a string on one line, or one character.
  uint32_t thingEnd(uint32_t offset) const {
    if (isWordPart(bytes[offset])) return wordEnd(offset);
    if (bytes[offset] == '"' || bytes[offset] == '\'') {
      for (uint32_t end = offset + 1; end < count && bytes[end] >= 0x20; end++) {
        if (bytes[end] == '\\') {
          end++;
        } else if (bytes[end] == bytes[offset]) {
          return end + 1;
        }
      }
      return offset + 1;
    }
    return offset + std::max(1u, sequenceLength(bytes + offset, count - offset));
  }

  void atEnd() {
    if (!open.empty()) {
      fail(GW_JSON_FAULT_MISSING_BRACKET, lastEnd, lastEnd, open.back().offset);
    } else if (expected != Expected::end) {
      fail(GW_JSON_FAULT_EMPTY, count, count);
    }
  }

  void step() {
    const uint8_t byte = bytes[at];
    if (byte >= 0x80 && sequenceLength(bytes + at, count - at) == 0) {
      fail(GW_JSON_FAULT_BAD_UTF8, at, at + 1);
    } else if (byte == '#' || sees("//", at) || sees("/*", at)) {
      comment();
    } else if (expected == Expected::end) {
      const bool closes = byte == ']' || byte == '}';
      fail(closes ? GW_JSON_FAULT_UNOPENED_BRACKET : GW_JSON_FAULT_TRAILING_CONTENT, at, thingEnd(at));
    } else if (byte == ']' || byte == '}') {
      close(byte == '}');
    } else {
      switch (expected) {
      case Expected::colon:
        if (byte != ':') return fail(GW_JSON_FAULT_MISSING_COLON, at, thingEnd(at));
        pass(Expected::value);
        break;
      case Expected::commaOrClose:
        afterValue(byte);
        break;
      case Expected::name:
      case Expected::nameOrClose:
        name(byte);
        break;
      default:
        value(byte);
        break;
      }
    }
  }

  /// Goes past one byte of punctuation.
  void pass(Expected next) {
    at++;
    lastEnd = at;
    lastText = GW_JSON_NOWHERE;
    expected = next;
  }

  /// Goes past a scalar.
  void finish(uint32_t end) {
    at = end;
    lastEnd = end;
    lastText = GW_JSON_NOWHERE;
    expected = open.empty() ? Expected::end : Expected::commaOrClose;
  }

  void comment() {
    uint32_t end = at + 1;
    if (sees("/*", at)) {
      for (end = at + 2; end < count && !sees("*/", end);) end++;
      end += 2;
    } else {
      while (end < count && bytes[end] != '\n' && bytes[end] != '\r') end++;
    }
    fail(GW_JSON_FAULT_COMMENT, at, end);
  }

  void close(bool isObject) {
    if (open.empty()) return fail(GW_JSON_FAULT_UNOPENED_BRACKET, at, at + 1);
    if (open.back().isObject != isObject) {
      return fail(GW_JSON_FAULT_MISMATCHED_BRACKET, at, at + 1, open.back().offset);
    }
    switch (expected) {
    case Expected::colon:
      return fail(GW_JSON_FAULT_MISSING_COLON, at, at + 1);
    case Expected::name:
      return fail(GW_JSON_FAULT_TRAILING_COMMA, comma, comma + 1, at);
    case Expected::value:
      if (isObject) return fail(GW_JSON_FAULT_MISSING_VALUE, at, at + 1);
      return fail(GW_JSON_FAULT_TRAILING_COMMA, comma, comma + 1, at);
    default:
      open.pop_back();
      pass(open.empty() ? Expected::end : Expected::commaOrClose);
    }
  }

  void afterValue(uint8_t byte) {
    const Opening opening = open.back();
    if (byte == ',') {
      comma = at;
      return pass(opening.isObject ? Expected::name : Expected::value);
    }
    const bool opensValue = byte == '"' || byte == '{' || byte == '[' || byte == '-' || isDigit(byte);
    if (byte == ':' && !opening.isObject) {
      fail(GW_JSON_FAULT_COLON_IN_ARRAY, at, at + 1, opening.offset);
    } else if (lastText != GW_JSON_NOWHERE && !opensValue && byte != ':' && byte != ';' && isSameLine()) {
      fail(GW_JSON_FAULT_UNESCAPED_QUOTE, at, thingEnd(at), lastText);
    } else if (opensValue || isWordStart(byte) || byte == '\'') {
      fail(GW_JSON_FAULT_MISSING_COMMA, at, thingEnd(at), lastEnd);
    } else {
      fail(GW_JSON_FAULT_UNEXPECTED_CHARACTER, at, thingEnd(at));
    }
  }

  bool isSameLine() const { return std::memchr(bytes + lastEnd, '\n', at - lastEnd) == nullptr; }

  bool quotes() {
    if (bytes[at] == '\'') {
      fail(GW_JSON_FAULT_SINGLE_QUOTES, at, thingEnd(at));
    } else if (sees("\xE2\x80\x98", at) || sees("\xE2\x80\x99", at) || sees("\xE2\x80\x9C", at) ||
               sees("\xE2\x80\x9D", at) || sees("\xE2\x80\x9E", at)) {
      fail(GW_JSON_FAULT_TYPOGRAPHIC_QUOTES, at, at + 3);
    }
    return failed;
  }

  void name(uint8_t byte) {
    if (byte == '"') {
      string();
      if (!failed) expected = Expected::colon;
    } else if (byte == ',') {
      fail(GW_JSON_FAULT_EXTRA_COMMA, at, at + 1);
    } else if (quotes()) {
    } else if (isWordStart(byte)) {
      fail(GW_JSON_FAULT_UNQUOTED_KEY, at, wordEnd(at));
    } else if (byte == '{' || byte == '[' || isWordPart(byte)) {
      fail(GW_JSON_FAULT_KEY_NOT_TEXT, at, thingEnd(at));
    } else {
      fail(GW_JSON_FAULT_UNEXPECTED_CHARACTER, at, thingEnd(at));
    }
  }

  void value(uint8_t byte) {
    if (byte == '{' || byte == '[') {
      if (!take(at + 1)) return;
      if (open.size() >= depth) return fail(GW_JSON_FAULT_TOO_DEEP, at, at + 1);
      open.push_back({at, byte == '{'});
      pass(byte == '{' ? Expected::nameOrClose : Expected::valueOrClose);
    } else if (byte == '"') {
      string();
    } else if (byte == ',') {
      const bool afterColon = !open.empty() && open.back().isObject;
      fail(afterColon ? GW_JSON_FAULT_MISSING_VALUE : GW_JSON_FAULT_EXTRA_COMMA, at, at + 1);
    } else if (quotes()) {
    } else if (isDigit(byte) || byte == '-' || byte == '+' || byte == '.') {
      number();
    } else if (isWordStart(byte)) {
      word();
    } else {
      fail(GW_JSON_FAULT_UNEXPECTED_CHARACTER, at, thingEnd(at));
    }
  }

  /// Counts a token.
  bool take(uint32_t end) {
    if (seen == tokens) {
      fail(GW_JSON_FAULT_TOO_MANY_TOKENS, at, end);
      return false;
    }
    seen++;
    return true;
  }

  static bool isNotFinite(std::string_view word) {
    if (!word.empty() && (word[0] == '-' || word[0] == '+')) word.remove_prefix(1);
    char lower[9];
    if (word.size() > sizeof lower) return false;
    for (size_t index = 0; index < word.size(); index++) lower[index] = static_cast<char>(word[index] | 0x20);
    const std::string_view folded(lower, word.size());
    return folded == "nan" || folded == "inf" || folded == "infinity";
  }

  std::string_view wordAt(uint32_t end) const {
    return std::string_view(reinterpret_cast<const char *>(bytes + at), end - at);
  }

  void word() {
    const uint32_t end = wordEnd(at);
    const std::string_view word = wordAt(end);
    if (word == "true" || word == "false" || word == "null") {
      if (take(end)) finish(end);
    } else {
      fail(isNotFinite(word) ? GW_JSON_FAULT_NOT_FINITE : GW_JSON_FAULT_BAD_WORD, at, end);
    }
  }

  void number() {
    const uint32_t end = wordEnd(at);
    if (isNotFinite(wordAt(end))) return fail(GW_JSON_FAULT_NOT_FINITE, at, end);
    if (bytes[at] == '+') return fail(GW_JSON_FAULT_PLUS_SIGN, at, end);
    uint32_t here = at + (bytes[at] == '-' ? 1 : 0);
    auto digits = [&] {
      const uint32_t first = here;
      while (here < end && isDigit(bytes[here])) here++;
      return here - first;
    };
    const uint32_t firstDigit = here;
    const uint32_t whole = digits();
    if (whole > 1 && bytes[firstDigit] == '0') return fail(GW_JSON_FAULT_LEADING_ZERO, at, end);
    bool correct = whole > 0;
    bool hasExponent = false;
    if (correct && here < end && bytes[here] == '.') {
      here++;
      correct = digits() > 0;
    }
    if (correct && here < end && (bytes[here] | 0x20) == 'e') {
      hasExponent = true;
      here++;
      if (here < end && (bytes[here] == '+' || bytes[here] == '-')) here++;
      correct = digits() > 0;
    }
    if (!correct || here != end) return fail(GW_JSON_FAULT_BAD_NUMBER, at, end);
    if ((hasExponent || end - at > 18) && !isInRange(bytes + at, end - at)) {
      return fail(GW_JSON_FAULT_NUMBER_OUT_OF_RANGE, at, end);
    }
    if (take(end)) finish(end);
  }

  /// The four hexadecimal digits at `offset`, or -1.
  int32_t hexadecimal(uint32_t offset) const {
    int32_t value = 0;
    for (uint32_t index = offset; index < offset + 4; index++) {
      if (index >= count || !isHexDigit(bytes[index])) return -1;
      value = value * 16 + (isDigit(bytes[index]) ? bytes[index] - '0' : (bytes[index] | 0x20) - 'a' + 10);
    }
    return value;
  }

  /// The end of a correct escape at `offset`; fails otherwise.
  uint32_t escapeEnd(uint32_t offset) {
    if (offset + 1 >= count) {
      fail(GW_JSON_FAULT_UNCLOSED_TEXT, at, count);
      return count;
    }
    const uint8_t letter = bytes[offset + 1];
    if (std::strchr("\"\\/bfnrt", letter) && letter != 0) return offset + 2;
    if (letter != 'u') {
      const uint32_t length = letter < 0x20 ? 0 : sequenceLength(bytes + offset + 1, count - offset - 1);
      fail(GW_JSON_FAULT_BAD_ESCAPE, offset, offset + 1 + length);
      return offset;
    }
    const int32_t unit = hexadecimal(offset + 2);
    uint32_t end = offset + 6;
    if (unit < 0) {
      for (end = offset + 2; end < count && isHexDigit(bytes[end]);) end++;
      fail(GW_JSON_FAULT_BAD_ESCAPE, offset, end);
    } else if (unit >= 0xDC00 && unit <= 0xDFFF) {
      fail(GW_JSON_FAULT_LONE_SURROGATE, offset, end);
    } else if (unit >= 0xD800 && unit <= 0xDBFF) {
      const int32_t low = count > end && sees("\\u", end) ? hexadecimal(end + 2) : -1;
      if (low < 0xDC00 || low > 0xDFFF) {
        fail(GW_JSON_FAULT_LONE_SURROGATE, offset, end);
      } else {
        end += 6;
      }
    }
    return end;
  }

  void string() {
    const uint32_t start = at;
    uint32_t here = at + 1;
    while (here < count) {
      const uint8_t byte = bytes[here];
      if (byte == '"') {
        if (!take(here + 1)) return;
        finish(here + 1);
        lastText = start;
        return;
      }
      if (byte == '\\') {
        here = escapeEnd(here);
        if (failed) return;
      } else if (byte == '\n' || byte == '\r') {
        return fail(GW_JSON_FAULT_LINE_END_IN_TEXT, here, here + 1, start);
      } else if (byte < 0x20) {
        return fail(GW_JSON_FAULT_CONTROL_CHARACTER, here, here + 1);
      } else {
        const uint32_t length = sequenceLength(bytes + here, count - here);
        if (length == 0) return fail(GW_JSON_FAULT_BAD_UTF8, here, here + 1);
        here += length;
      }
    }
    fail(GW_JSON_FAULT_UNCLOSED_TEXT, start, count);
  }
};

}  // namespace

// The first pass: simdjson's values with simdjson's offsets.

struct gw_json_parser {
  simdjson::dom::parser simd;
  std::vector<gw_json_token> tokens;
  std::vector<uint8_t> texts;

  bool parse(const uint8_t *bytes, uint32_t count, gw_json_limits limits) {
    tokens.clear();
    texts.clear();
    base = contentStart(bytes, count);
    source = bytes;
    end = count;
    simdjson::dom::element root;
    const simdjson::error_code error = simd.parse(bytes + base, count - base).get(root);
    if (error == simdjson::MEMALLOC) throw std::bad_alloc();
    if (error) return false;
    structure = simd.implementation->structural_indexes.get();
    structureCount = simd.implementation->n_structural_indexes;
    cursor = 0;
    depth = std::min(limits.depth, deepest);
    tokenLimit = limits.tokens;
    tokens.reserve(std::min(structureCount, tokenLimit));
    if (walk(root, 0)) return true;
    tokens.clear();
    return false;
  }

private:
  const uint8_t *source = nullptr;
  uint32_t base = 0;
  uint32_t end = 0;
  const uint32_t *structure = nullptr;
  uint32_t structureCount = 0;
  uint32_t cursor = 0;
  uint32_t depth = 0;
  uint32_t tokenLimit = 0;

  /// The offset of the next bracket, comma, colon or scalar.
  uint32_t take() { return base + structure[cursor++]; }

  /// The end of the scalar taken last: the white space before the next structural byte does not belong to it.
  uint32_t scalarEnd() const {
    uint32_t after = cursor < structureCount ? base + structure[cursor] : end;
    while (isSpace(source[after - 1])) after--;
    return after;
  }

  bool push(gw_json_kind kind, uint32_t start, uint32_t end) {
    if (tokens.size() >= tokenLimit) return false;
    gw_json_token token{};
    token.kind = kind;
    token.start = start;
    token.end = end;
    token.next = static_cast<uint32_t>(tokens.size()) + 1;
    tokens.push_back(token);
    return true;
  }

  bool pushText(std::string_view text) {
    const uint32_t start = take();
    const uint32_t stop = scalarEnd();
    // Every escape is longer than what it stands for.
    if (text.size() == stop - start - 2) return push(GW_JSON_TEXT, start, stop);
    if (!simdjson::validate_utf8(text.data(), text.size())) return false;
    if (!push(GW_JSON_ESCAPED_TEXT, start, stop)) return false;
    tokens.back().value.text.offset = static_cast<uint32_t>(texts.size());
    tokens.back().value.text.length = static_cast<uint32_t>(text.size());
    texts.insert(texts.end(), text.begin(), text.end());
    return true;
  }

  bool pushScalar(gw_json_kind kind) {
    const uint32_t start = take();
    return push(kind, start, scalarEnd());
  }

  void finish(size_t index, uint32_t count, uint32_t end) {
    tokens[index].end = end;
    tokens[index].next = static_cast<uint32_t>(tokens.size());
    tokens[index].value.count = count;
  }

  bool walk(simdjson::dom::element element, uint32_t open) {
    using simdjson::dom::element_type;
    switch (element.type()) {
    case element_type::ARRAY: {
      const size_t index = tokens.size();
      if (open >= depth || !push(GW_JSON_ARRAY, take(), 0)) return false;
      uint32_t count = 0;
      uint32_t last = 0;
      for (const simdjson::dom::element child : simdjson::dom::array(element)) {
        if (!walk(child, open + 1)) return false;
        last = take();
        count++;
      }
      if (count == 0) last = take();
      finish(index, count, last + 1);
      return true;
    }
    case element_type::OBJECT: {
      const size_t index = tokens.size();
      if (open >= depth || !push(GW_JSON_OBJECT, take(), 0)) return false;
      uint32_t count = 0;
      uint32_t last = 0;
      for (const simdjson::dom::key_value_pair member : simdjson::dom::object(element)) {
        if (!pushText(member.key)) return false;
        take();
        if (!walk(member.value, open + 1)) return false;
        last = take();
        count++;
      }
      if (count == 0) last = take();
      finish(index, count, last + 1);
      return true;
    }
    case element_type::STRING:
      return pushText(std::string_view(element));
    case element_type::INT64: {
      const int64_t integer = int64_t(element);
      const bool isNegative = source[base + structure[cursor]] == '-';
      if (!pushScalar(integer == 0 && isNegative ? GW_JSON_REAL : GW_JSON_INTEGER)) return false;
      if (integer == 0 && isNegative) {
        tokens.back().value.real = -0.0;
      } else {
        tokens.back().value.integer = integer;
      }
      return true;
    }
    case element_type::UINT64:
      return false;  // simdjson uses this only for what 64 bits with sign do not hold
    case element_type::DOUBLE:
      if (!pushScalar(GW_JSON_REAL)) return false;
      tokens.back().value.real = double(element);
      return true;
    case element_type::BOOL:
      return pushScalar(bool(element) ? GW_JSON_TRUE : GW_JSON_FALSE);
    case element_type::NULL_VALUE:
      return pushScalar(GW_JSON_NULL);
    default:
      return false;
    }
  }
};

extern "C" {

gw_json_parser *_Nullable gw_json_parser_create(void) { return new (std::nothrow) gw_json_parser; }

void gw_json_parser_destroy(gw_json_parser *_Nullable parser) { delete parser; }

bool gw_json_find_fault(const uint8_t *_Nullable bytes, size_t count, gw_json_limits limits, gw_json_fault *fault) {
  static const uint8_t nothing = 0;
  if (count >= GW_JSON_NOWHERE) {
    *fault = {GW_JSON_FAULT_TOO_LARGE, 0, 0, GW_JSON_NOWHERE};
    return true;
  }
  try {
    FaultFinder finder(bytes ? bytes : &nothing, static_cast<uint32_t>(count), limits);
    const bool found = finder.run();
    *fault = finder.fault;
    return found;
  } catch (const std::bad_alloc &) {
    *fault = {GW_JSON_FAULT_NO_MEMORY, 0, 0, GW_JSON_NOWHERE};
    return true;
  }
}

bool gw_json_parse(
    gw_json_parser *parser, const uint8_t *_Nullable bytes, size_t count, gw_json_limits limits, gw_json_fault *fault) {
  static const uint8_t nothing = 0;
  try {
    // simdjson keeps its padding to itself: it parses a copy that has some.
    if (count < GW_JSON_NOWHERE && parser->parse(bytes ? bytes : &nothing, static_cast<uint32_t>(count), limits)) {
      return true;
    }
  } catch (const std::bad_alloc &) {
    parser->tokens.clear();
    *fault = {GW_JSON_FAULT_NO_MEMORY, 0, 0, GW_JSON_NOWHERE};
    return false;
  }
  gw_json_find_fault(bytes, count, limits, fault);
  return false;
}

const gw_json_token *_Nullable gw_json_tokens(const gw_json_parser *parser) { return parser->tokens.data(); }

size_t gw_json_token_count(const gw_json_parser *parser) { return parser->tokens.size(); }

const uint8_t *_Nullable gw_json_texts(const gw_json_parser *parser) { return parser->texts.data(); }

}
