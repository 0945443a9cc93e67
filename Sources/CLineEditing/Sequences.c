#include "Sequences.h"

#include <stdbool.h>
#include <string.h>

static const struct {
  const char *bytes;
  gw_sequence_key key;
} known[] = {
    {"[200~", GW_SEQUENCE_PASTE},      {"[5~", GW_SEQUENCE_PAGE_UP},      {"[6~", GW_SEQUENCE_PAGE_DOWN},
    {"\r", GW_SEQUENCE_NEW_ROW},       {"\n", GW_SEQUENCE_NEW_ROW},       {"[A", GW_SEQUENCE_UP},
    {"[B", GW_SEQUENCE_DOWN},          {"[C", GW_SEQUENCE_RIGHT},         {"[D", GW_SEQUENCE_LEFT},
    {"OA", GW_SEQUENCE_UP},            {"OB", GW_SEQUENCE_DOWN},          {"OC", GW_SEQUENCE_RIGHT},
    {"OD", GW_SEQUENCE_LEFT},          {"[H", GW_SEQUENCE_HOME},          {"[F", GW_SEQUENCE_END},
    {"OH", GW_SEQUENCE_HOME},          {"OF", GW_SEQUENCE_END},           {"[1~", GW_SEQUENCE_HOME},
    {"[4~", GW_SEQUENCE_END},          {"[7~", GW_SEQUENCE_HOME},         {"[8~", GW_SEQUENCE_END},
    {"[3~", GW_SEQUENCE_DELETE},       {"[1;5C", GW_SEQUENCE_WORD_RIGHT}, {"[1;5D", GW_SEQUENCE_WORD_LEFT},
    {"[1;3C", GW_SEQUENCE_WORD_RIGHT}, {"[1;3D", GW_SEQUENCE_WORD_LEFT},
};

static bool take(gw_sequence *sequence, int (*next)(void *), void *source) {
  int byte = next(source);
  if (byte < 0) return false;
  sequence->bytes[sequence->count++] = (unsigned char)byte;
  return true;
}

// Reads on to the end of a key; false where what came is none, or not all of one.
static bool read_whole(gw_sequence *sequence, int (*next)(void *), void *source) {
  if (!take(sequence, next, source)) return false;
  switch (sequence->bytes[0]) {
    case '\r':
    case '\n': return true;
    case 'O': return take(sequence, next, source);
    case '[': break;
    default: return false;
  }
  while (sequence->count < longest_sequence && take(sequence, next, source)) {
    unsigned char byte = sequence->bytes[sequence->count - 1];
    // The function keys of the Linux console are the one exception to how a sequence ends.
    bool is_console = sequence->count == 2 && byte == '[';
    if (byte >= 0x40 && byte <= 0x7E && !is_console) return true;
    if (byte < 0x20 || byte > 0x7E) return false;
  }
  return sequence->count == longest_sequence;
}

void gw_sequence_read(gw_sequence *sequence, int (*next)(void *), void *source) {
  sequence->count = 0;
  sequence->key = GW_SEQUENCE_NONE;
  if (!read_whole(sequence, next, source)) return;
  sequence->key = GW_SEQUENCE_UNKNOWN;
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
    if (strlen(known[i].bytes) == sequence->count && memcmp(known[i].bytes, sequence->bytes, sequence->count) == 0) {
      sequence->key = known[i].key;
      return;
    }
  }
}
