/// Validated JSON tokens with byte offsets, by way of simdjson.
///
/// simdjson's document parser runs in full, so that UTF-8, grammar, escapes, literals, the range of numbers and the
/// end of the document are all judged by it. Its stage 1 leaves the offset of every bracket, comma, colon and first
/// byte of a scalar behind; one walk pairs those offsets with the parsed values. simdjson does not say where a refused
/// text is wrong: a plain second pass over the bytes does, and runs on refusal only.
///
/// C++ is not visible here, which is why this header exists.

#ifndef GW_JSON_TOKENS_H
#define GW_JSON_TOKENS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__clang__)
#pragma clang assume_nonnull begin
#else
#define _Nullable
#endif

#ifdef __cplusplus
extern "C" {
#endif

/// What a token is.
typedef enum gw_json_kind {
  GW_JSON_NULL,
  GW_JSON_FALSE,
  GW_JSON_TRUE,
  /// A number written without fraction and exponent, within 64 bits with sign; `-0` is a real.
  GW_JSON_INTEGER,
  /// Any other number, finite.
  GW_JSON_REAL,
  /// A string without escapes: its value is the bytes between the quotes.
  GW_JSON_TEXT,
  /// A string with at least one escape: its value is in `gw_json_texts`.
  GW_JSON_ESCAPED_TEXT,
  /// An array; its elements follow.
  GW_JSON_ARRAY,
  /// An object; its members follow, each a string token and the tokens of its value.
  GW_JSON_OBJECT,
} gw_json_kind;

/// One value or one member name. Offsets count bytes from the first one given, a byte-order mark included.
typedef struct gw_json_token {
  gw_json_kind kind;
  /// The first byte; of a string its opening quote, of a container its opening bracket.
  uint32_t start;
  /// The byte after the last one.
  uint32_t end;
  /// The index of the first token that is not part of this value: one more than its own, but for containers.
  uint32_t next;
  union {
    int64_t integer;
    double real;
    /// The decoded bytes of an escaped text within `gw_json_texts`.
    struct {
      uint32_t offset;
      uint32_t length;
    } text;
    /// The number of elements or members of a container.
    uint32_t count;
  } value;
} gw_json_token;

/// What is wrong with a refused text.
typedef enum gw_json_fault_kind {
  /// simdjson refused, and the second pass found nothing: a defect of one of the two.
  GW_JSON_FAULT_UNPLACED,
  GW_JSON_FAULT_NO_MEMORY,
  /// 4 GiB or more.
  GW_JSON_FAULT_TOO_LARGE,
  GW_JSON_FAULT_TOO_DEEP,
  GW_JSON_FAULT_TOO_MANY_TOKENS,
  /// Nothing but white space.
  GW_JSON_FAULT_EMPTY,
  GW_JSON_FAULT_BAD_UTF8,
  /// A comma before a closing bracket; `related` is that bracket.
  GW_JSON_FAULT_TRAILING_COMMA,
  /// A comma where a value or name is expected.
  GW_JSON_FAULT_EXTRA_COMMA,
  /// A value or name where a comma is expected; `related` is the end of the value before.
  GW_JSON_FAULT_MISSING_COMMA,
  GW_JSON_FAULT_MISSING_COLON,
  /// A comma or bracket after a colon.
  GW_JSON_FAULT_MISSING_VALUE,
  /// The text ends within a container; `related` is its opening bracket.
  GW_JSON_FAULT_MISSING_BRACKET,
  /// A closing bracket of the other kind; `related` is the opening one.
  GW_JSON_FAULT_MISMATCHED_BRACKET,
  /// A closing bracket, and nothing is open.
  GW_JSON_FAULT_UNOPENED_BRACKET,
  /// A colon after an element of an array; `related` is its opening bracket.
  GW_JSON_FAULT_COLON_IN_ARRAY,
  GW_JSON_FAULT_SINGLE_QUOTES,
  GW_JSON_FAULT_TYPOGRAPHIC_QUOTES,
  GW_JSON_FAULT_COMMENT,
  GW_JSON_FAULT_UNQUOTED_KEY,
  /// A value that is not a string where a name is expected.
  GW_JSON_FAULT_KEY_NOT_TEXT,
  /// NaN or infinity.
  GW_JSON_FAULT_NOT_FINITE,
  /// A word other than `true`, `false` and `null`.
  GW_JSON_FAULT_BAD_WORD,
  GW_JSON_FAULT_LEADING_ZERO,
  GW_JSON_FAULT_PLUS_SIGN,
  GW_JSON_FAULT_BAD_NUMBER,
  GW_JSON_FAULT_NUMBER_OUT_OF_RANGE,
  GW_JSON_FAULT_CONTROL_CHARACTER,
  /// `related` is the opening quote.
  GW_JSON_FAULT_LINE_END_IN_TEXT,
  GW_JSON_FAULT_UNCLOSED_TEXT,
  /// Words right after a string; `related` is its opening quote.
  GW_JSON_FAULT_UNESCAPED_QUOTE,
  GW_JSON_FAULT_BAD_ESCAPE,
  GW_JSON_FAULT_LONE_SURROGATE,
  GW_JSON_FAULT_TRAILING_CONTENT,
  GW_JSON_FAULT_UNEXPECTED_CHARACTER,
} gw_json_fault_kind;

/// Where the related place of a fault is when there is none.
#define GW_JSON_NOWHERE UINT32_MAX

/// The first fault of a text, in bytes.
typedef struct gw_json_fault {
  gw_json_fault_kind kind;
  /// The offending bytes; empty at the end of the text.
  uint32_t start;
  uint32_t end;
  /// Another offset that explains the fault, or `GW_JSON_NOWHERE`.
  uint32_t related;
} gw_json_fault;

/// What is refused although it is JSON.
typedef struct gw_json_limits {
  /// Containers within containers, the outermost counted; more than 1,000 are refused in any case.
  uint32_t depth;
  /// Values and member names.
  uint32_t tokens;
} gw_json_limits;

/// A parser and the tokens of the text last parsed; reuse spares the allocation of its buffers.
typedef struct gw_json_parser gw_json_parser;

/// A new parser, or NULL when memory is short.
gw_json_parser *_Nullable gw_json_parser_create(void);

/// Ends a parser and its tokens.
void gw_json_parser_destroy(gw_json_parser *_Nullable parser);

/// Parses `count` bytes, which are copied and never read past the end. A UTF-8 byte-order mark is skipped.
///
/// Returns whether the text is valid; `fault` is written only where it is not.
bool gw_json_parse(
    gw_json_parser *parser, const uint8_t *_Nullable bytes, size_t count, gw_json_limits limits, gw_json_fault *fault);

/// The tokens of the text last parsed, in its order, until the next parse; none after a refusal.
const gw_json_token *_Nullable gw_json_tokens(const gw_json_parser *parser);

/// The number of tokens.
size_t gw_json_token_count(const gw_json_parser *parser);

/// The values of all escaped texts, in UTF-8, until the next parse.
const uint8_t *_Nullable gw_json_texts(const gw_json_parser *parser);

/// The second pass alone: finds the first fault of a text, and returns whether there is one.
///
/// Accepts and refuses the same texts as `gw_json_parse`, only slower; tests hold the one against the other.
bool gw_json_find_fault(const uint8_t *_Nullable bytes, size_t count, gw_json_limits limits, gw_json_fault *fault);

#ifdef __cplusplus
}
#endif

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#endif
