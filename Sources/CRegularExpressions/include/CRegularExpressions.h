#ifndef GW_REGULAR_EXPRESSIONS_H
#define GW_REGULAR_EXPRESSIONS_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A compiled regular expression: RE2's, which is a C++ class that Swift would otherwise have to see.
typedef struct gw_regex gw_regex;

/// Compiles a pattern in UTF-8, which need not end in NUL and may be NULL where its length is 0.
///
/// @param problem Receives why the pattern is none, cut to `capacity` bytes with a NUL.
/// @return NULL where the pattern is none, is too large, or memory is short. To be given to `gw_regex_destroy`.
gw_regex *_Nullable gw_regex_create(
    const unsigned char *_Nullable pattern, size_t length, char *_Nonnull problem, size_t capacity);

/// The number of instructions that a pattern was compiled to.
size_t gw_regex_size(const gw_regex *_Nonnull regex);

/// Whether the pattern fits some part of a text in UTF-8. Takes time linear in the text, for each byte at most in
/// proportion to the pattern's size; may be called from several threads at once.
bool gw_regex_occurs(
    const gw_regex *_Nonnull regex, const unsigned char *_Nullable text, size_t length);

/// Frees a pattern.
void gw_regex_destroy(gw_regex *_Nonnull regex);

#ifdef __cplusplus
}
#endif

#endif
