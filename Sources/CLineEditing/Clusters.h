#ifndef CLUSTERS_H
#define CLUSTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <wchar.h>

// UTF-8, and characters that take no column of their own.
//
// libedit gives every character at least one column: after a combining mark its cursor is one column off, and deleting
// takes the mark apart from its letter. So a letter with its marks goes into libedit's line as one stand-in of the
// letter's width, a character that nobody types, and is turned back on its way out: to the screen and to the caller.

/// What is shown for bytes that are not UTF-8.
enum { gw_replacement = 0xFFFD };

/// The bytes of a character in UTF-8; one that cannot be encoded counts as U+FFFD.
size_t gw_encoded_length(wchar_t character);

/// Writes a character in UTF-8, at most four bytes, and gives their number.
size_t gw_encode(wchar_t character, char *out);

/// Reads one character from wherever bytes come from, a U+FFFD for each ill-formed piece (Unicode 3.9, best practice).
/// The source gives -1 at its end; a byte that does not belong to the sequence goes back through `unread`.
bool gw_decode(int (*next)(void *), void *source, int *unread, wchar_t *out);

/// The stand-ins in use, each with its text.
typedef struct gw_clusters gw_clusters;

/// Null without memory.
gw_clusters *gw_clusters_open(void);

void gw_clusters_close(gw_clusters *clusters);

/// Whether a character takes no column, so that it belongs to the one before it.
bool gw_joins(wchar_t character);

/// The character that may stand in the line for `base` (0 for none) followed by `mark`; either may be a stand-in. 0
/// where there is no room for another, or no memory.
wchar_t gw_cluster(gw_clusters *clusters, wchar_t base, wchar_t mark);

/// A character as it may stand in the line: itself, unless it is one that stands in for others.
wchar_t gw_single(gw_clusters *clusters, wchar_t character);

/// Puts stand-ins where they belong in a text and gives its new length.
size_t gw_fold(gw_clusters *clusters, wchar_t *text, size_t count);

/// The text, in UTF-8, that a character of the line stands for; null for one that stands for itself.
const char *gw_cluster_text(const gw_clusters *clusters, wchar_t character);

/// The UTF-8 in which a stand-in is shown; null for a character that is shown as it is. Marks without a letter get a
/// place holder; invisible characters, by which terminals differ, are not sent.
const char *gw_cluster_shown(const gw_clusters *clusters, wchar_t character);

/// Whether what is written to the stream is left out; the stream has to be flushed before.
void gw_clusters_mute(gw_clusters *clusters, bool is_muted);

/// A stream to a descriptor, which stays open, on which stand-ins are shown as what they stand for; null without memory.
FILE *gw_clusters_stream(const gw_clusters *clusters, int descriptor);

#endif
