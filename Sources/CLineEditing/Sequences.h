#ifndef SEQUENCES_H
#define SEQUENCES_H

#include <stddef.h>

// Keys that a terminal sends as Escape and more (ECMA-48 5.4; xterm's control sequences).

enum { longest_sequence = 24 };

/// A key, as the code that stands for it: of the C1 controls, which no keyboard sends.
typedef enum gw_sequence_key {
  /// No key: Escape by itself, and bytes that came behind it.
  GW_SEQUENCE_NONE = 0,
  /// A key that means nothing here.
  GW_SEQUENCE_UNKNOWN = 0x90,
  GW_SEQUENCE_PASTE,
  GW_SEQUENCE_PAGE_UP,
  GW_SEQUENCE_PAGE_DOWN,
  GW_SEQUENCE_NEW_ROW,
  GW_SEQUENCE_UP,
  GW_SEQUENCE_DOWN,
  GW_SEQUENCE_RIGHT,
  GW_SEQUENCE_LEFT,
  GW_SEQUENCE_HOME,
  GW_SEQUENCE_END,
  GW_SEQUENCE_DELETE,
  GW_SEQUENCE_WORD_RIGHT,
  GW_SEQUENCE_WORD_LEFT,
} gw_sequence_key;

/// What came behind an Escape.
typedef struct gw_sequence {
  gw_sequence_key key;
  /// The bytes read, which are still to be taken as they are where there is no key.
  unsigned char bytes[longest_sequence];
  size_t count;
} gw_sequence;

/// Reads what comes behind an Escape; `next` gives -1 where nothing comes at once.
void gw_sequence_read(gw_sequence *sequence, int (*next)(void *), void *source);

#endif
