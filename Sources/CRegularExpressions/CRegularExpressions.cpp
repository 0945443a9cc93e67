#include "CRegularExpressions.h"

#include <cstring>
#include <new>
#include <string>

#include <re2/re2.h>

struct gw_regex {
  RE2 expression;

  gw_regex(const re2::StringPiece &pattern, const RE2::Options &options) : expression(pattern, options) {}
};

namespace {

/// The bytes as RE2 takes them; an empty text has no address in Swift.
re2::StringPiece piece(const unsigned char *bytes, size_t length) {
  return length == 0 ? re2::StringPiece("", 0)
                     : re2::StringPiece(reinterpret_cast<const char *>(bytes), length);
}

}  // namespace

gw_regex *gw_regex_create(
    const unsigned char *pattern, size_t length, char *problem, size_t capacity) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_never_capture(true);
  // For the program, and for states that are made while matching and dropped when it is full (re2/re2.h, max_mem). A
  // definition may hold many patterns; a large one matches more slowly, but never in more than linear time.
  options.set_max_mem(1 << 18);
  auto *regex = new (std::nothrow) gw_regex(piece(pattern, length), options);
  std::string reason;
  if (regex == nullptr) {
    reason = "out of memory";
  } else if (regex->expression.ok()) {
    return regex;
  } else {
    reason = regex->expression.error();
  }
  delete regex;
  if (capacity > 0) {
    size_t count = reason.size() < capacity - 1 ? reason.size() : capacity - 1;
    std::memcpy(problem, reason.data(), count);
    problem[count] = 0;
  }
  return nullptr;
}

size_t gw_regex_size(const gw_regex *regex) {
  int size = regex->expression.ProgramSize();
  return size > 0 ? static_cast<size_t>(size) : 0;
}

bool gw_regex_occurs(const gw_regex *regex, const unsigned char *text, size_t length) {
  re2::StringPiece whole = piece(text, length);
  return regex->expression.Match(whole, 0, length, RE2::UNANCHORED, nullptr, 0);
}

void gw_regex_destroy(gw_regex *regex) { delete regex; }
