#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include "Clusters.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wctype.h>

// MARK: UTF-8

size_t gw_encoded_length(wchar_t character) {
  unsigned long value = (unsigned long)character;
  if (value < 0x80) return 1;
  if (value < 0x800) return 2;
  return value < 0x10000 || value > 0x10FFFF ? 3 : 4;
}

size_t gw_encode(wchar_t character, char *out) {
  unsigned long value = (unsigned long)character;
  if (value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) value = gw_replacement;
  size_t length = gw_encoded_length((wchar_t)value);
  switch (length) {
    case 1:
      out[0] = (char)value;
      break;
    case 2:
      out[0] = (char)(0xC0 | value >> 6);
      out[1] = (char)(0x80 | (value & 0x3F));
      break;
    case 3:
      out[0] = (char)(0xE0 | value >> 12);
      out[1] = (char)(0x80 | (value >> 6 & 0x3F));
      out[2] = (char)(0x80 | (value & 0x3F));
      break;
    default:
      out[0] = (char)(0xF0 | value >> 18);
      out[1] = (char)(0x80 | (value >> 12 & 0x3F));
      out[2] = (char)(0x80 | (value >> 6 & 0x3F));
      out[3] = (char)(0x80 | (value & 0x3F));
      break;
  }
  return length;
}

bool gw_decode(int (*next)(void *), void *source, int *unread, wchar_t *out) {
  int first = *unread;
  *unread = -1;
  if (first < 0) first = next(source);
  if (first < 0) return false;
  if (first < 0x80) {
    *out = (wchar_t)first;
    return true;
  }
  int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
  if (first < 0xC2 || first > 0xF4) {
    *out = gw_replacement;
    return true;
  }
  unsigned long value = (unsigned long)first & (0x3FUL >> more);
  int low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  int high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  for (; more > 0; more--, low = 0x80, high = 0xBF) {
    int byte = next(source);
    if (byte < low || byte > high) {
      *unread = byte;
      *out = gw_replacement;
      return true;
    }
    value = value << 6 | ((unsigned long)byte & 0x3F);
  }
  *out = (wchar_t)value;
  return true;
}

// MARK: Stand-ins

// Letters, since libedit moves by words: Egyptian hieroglyphs for one column, Tangut for two.
static const wchar_t pool_start[2] = {0x13000, 0x17000};
enum { pool_size = 1024, most_shown_marks = 6 };

typedef struct pool {
  // 0 where the locale does not know the stand-ins as what they have to be.
  size_t room, count;
  char *texts[pool_size];
  char *shown[pool_size];
} pool;

struct gw_clusters {
  pool pools[2];
  bool is_muted;
};

gw_clusters *gw_clusters_open(void) {
  gw_clusters *clusters = calloc(1, sizeof *clusters);
  if (clusters == NULL) return NULL;
  for (int i = 0; i < 2; i++) {
    wchar_t first = pool_start[i], last = first + pool_size - 1;
    bool fit = iswprint((wint_t)first) && iswprint((wint_t)last) && wcwidth(first) == i + 1 && wcwidth(last) == i + 1;
    clusters->pools[i].room = fit ? pool_size : 0;
  }
  return clusters;
}

void gw_clusters_close(gw_clusters *clusters) {
  if (clusters == NULL) return;
  for (int i = 0; i < 2; i++) {
    for (size_t j = 0; j < clusters->pools[i].count; j++) {
      free(clusters->pools[i].texts[j]);
      free(clusters->pools[i].shown[j]);
    }
  }
  free(clusters);
}

static const pool *pool_of(const gw_clusters *clusters, wchar_t character, size_t *place) {
  for (int i = 0; i < 2; i++) {
    if (character < pool_start[i] || character >= pool_start[i] + pool_size || clusters->pools[i].room == 0) continue;
    *place = (size_t)(character - pool_start[i]);
    return &clusters->pools[i];
  }
  return NULL;
}

const char *gw_cluster_text(const gw_clusters *clusters, wchar_t character) {
  size_t place;
  const pool *pool = pool_of(clusters, character, &place);
  return pool != NULL && place < pool->count ? pool->texts[place] : NULL;
}

const char *gw_cluster_shown(const gw_clusters *clusters, wchar_t character) {
  size_t place;
  const pool *pool = pool_of(clusters, character, &place);
  return pool != NULL && place < pool->count ? pool->shown[place] : NULL;
}

bool gw_joins(wchar_t character) { return character >= 0x300 && wcwidth(character) == 0; }

// Format characters and variation selectors: nothing is seen of them, but some terminals join or turn what is around.
static bool is_invisible(wchar_t character) {
  return character == 0x34F || character == 0x61C || character == 0x180E || (character >= 0x180B && character <= 0x180F)
      || (character >= 0x200B && character <= 0x200F) || (character >= 0x202A && character <= 0x202E)
      || (character >= 0x2060 && character <= 0x206F) || (character >= 0xFE00 && character <= 0xFE0F)
      || character == 0xFEFF || (character >= 0xFFF9 && character <= 0xFFFB) || character >= 0xE0000;
}

static int next_of_text(void *source) {
  const unsigned char **cursor = source;
  return **cursor == 0 ? -1 : *(*cursor)++;
}

static char *make_shown(const char *text) {
  char *shown = malloc(strlen(text) + 4);
  if (shown == NULL) return NULL;
  const unsigned char *cursor = (const unsigned char *)text;
  int unread = -1;
  size_t length = 0, marks = 0;
  wchar_t character;
  for (bool first = true; gw_decode(next_of_text, &cursor, &unread, &character); first = false) {
    if (first && gw_joins(character)) length += gw_encode(is_invisible(character) ? gw_replacement : 0x25CC, shown);
    if (is_invisible(character)) continue;
    if (gw_joins(character) && marks++ >= most_shown_marks) continue;
    length += gw_encode(character, shown + length);
  }
  shown[length] = 0;
  return shown;
}

static wchar_t stand_in(gw_clusters *clusters, const char *text, int width) {
  int index = width == 2 ? 1 : 0;
  pool *pool = &clusters->pools[index];
  for (size_t i = 0; i < pool->count; i++) {
    if (strcmp(pool->texts[i], text) == 0) return pool_start[index] + (wchar_t)i;
  }
  if (pool->count >= pool->room) return 0;
  char *kept = strdup(text), *shown = make_shown(text);
  if (kept == NULL || shown == NULL) {
    free(kept);
    free(shown);
    return 0;
  }
  pool->texts[pool->count] = kept;
  pool->shown[pool->count] = shown;
  return pool_start[index] + (wchar_t)pool->count++;
}

enum { longest_cluster = 1024 };

static size_t append(const gw_clusters *clusters, wchar_t character, char *out) {
  const char *text = gw_cluster_text(clusters, character);
  if (text == NULL) return gw_encode(character, out);
  size_t length = strlen(text);
  memcpy(out, text, length);
  return length;
}

static size_t text_length(const gw_clusters *clusters, wchar_t character) {
  const char *text = gw_cluster_text(clusters, character);
  return text == NULL ? gw_encoded_length(character) : strlen(text);
}

wchar_t gw_cluster(gw_clusters *clusters, wchar_t base, wchar_t mark) {
  char text[longest_cluster];
  size_t length = 0;
  int width = 1;
  if (base != 0) {
    width = wcwidth(base);
    if (width < 1) return 0;
    if (text_length(clusters, base) + 4 >= sizeof text) return 0;
    length = append(clusters, base, text);
  }
  length += gw_encode(mark, text + length);
  text[length] = 0;
  return stand_in(clusters, text, width);
}

wchar_t gw_single(gw_clusters *clusters, wchar_t character) {
  size_t place;
  if (pool_of(clusters, character, &place) == NULL) return character;
  char text[5];
  text[gw_encode(character, text)] = 0;
  wchar_t found = stand_in(clusters, text, wcwidth(character));
  return found == 0 ? gw_replacement : found;
}

size_t gw_fold(gw_clusters *clusters, wchar_t *text, size_t count) {
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    if (!gw_joins(text[i])) {
      text[kept++] = gw_single(clusters, text[i]);
      continue;
    }
    bool has_base = kept > 0 && text[kept - 1] >= 0x20;
    wchar_t cluster = gw_cluster(clusters, has_base ? text[kept - 1] : 0, text[i]);
    if (cluster != 0 && has_base) {
      text[kept - 1] = cluster;
    } else {
      text[kept++] = cluster == 0 ? text[i] : cluster;
    }
  }
  return kept;
}

// MARK: The stream

void gw_clusters_mute(gw_clusters *clusters, bool is_muted) { clusters->is_muted = is_muted; }

// libedit writes its stand-ins in UTF-8, and a write may end in the middle of one.
typedef struct translation {
  const gw_clusters *clusters;
  int descriptor;
  char held[4];
  size_t held_count;
  char *out;
  size_t capacity, count;
} translation;

static bool put(translation *translation, const char *bytes, size_t count) {
  if (translation->count + count > translation->capacity) {
    size_t capacity = (translation->count + count) * 2 + 1024;
    char *larger = realloc(translation->out, capacity);
    if (larger == NULL) return false;
    translation->out = larger;
    translation->capacity = capacity;
  }
  memcpy(translation->out + translation->count, bytes, count);
  translation->count += count;
  return true;
}

static bool put_held(translation *translation) {
  const unsigned char *held = (const unsigned char *)translation->held;
  const char *shown = NULL;
  if (translation->held_count == 4) {
    unsigned long value = ((unsigned long)held[0] & 0x07) << 18 | ((unsigned long)held[1] & 0x3F) << 12
        | ((unsigned long)held[2] & 0x3F) << 6 | ((unsigned long)held[3] & 0x3F);
    shown = gw_cluster_shown(translation->clusters, (wchar_t)value);
  }
  bool done = shown != NULL ? put(translation, shown, strlen(shown))
                            : put(translation, translation->held, translation->held_count);
  translation->held_count = 0;
  return done;
}

static bool translate(translation *translation, const char *bytes, size_t count) {
  for (size_t i = 0; i < count; i++) {
    unsigned char byte = (unsigned char)bytes[i];
    if (translation->held_count > 0 && (byte & 0xC0) == 0x80) {
      translation->held[translation->held_count++] = bytes[i];
      if (translation->held_count == 4 && !put_held(translation)) return false;
      continue;
    }
    if (translation->held_count > 0 && !put_held(translation)) return false;
    if (byte >= 0xF0) {
      translation->held[translation->held_count++] = bytes[i];
    } else if (!put(translation, &bytes[i], 1)) {
      return false;
    }
  }
  return true;
}

static bool write_out(translation *translation) {
  size_t written = 0;
  while (written < translation->count) {
    ssize_t count = write(translation->descriptor, translation->out + written, translation->count - written);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && errno == EAGAIN) {
      struct pollfd entry = {.fd = translation->descriptor, .events = POLLOUT};
      if (poll(&entry, 1, 1000) > 0 && !(entry.revents & (POLLERR | POLLHUP))) continue;
      break;
    }
    if (count < 0) break;
    written += (size_t)count;
  }
  bool whole = written == translation->count;
  translation->count = 0;
  return whole;
}

#ifdef __linux__
typedef ssize_t write_result;
typedef size_t write_size;
#else
typedef int write_result;
typedef int write_size;
#endif

static write_result write_translated(void *cookie, const char *bytes, write_size size) {
  translation *translation = cookie;
  if (translation->clusters->is_muted) return (write_result)size;
  if (!translate(translation, bytes, (size_t)size)) errno = ENOMEM;
  else if (write_out(translation)) return (write_result)size;
#ifdef __linux__
  return 0;
#else
  return -1;
#endif
}

static int close_translation(void *cookie) {
  translation *translation = cookie;
  free(translation->out);
  free(translation);
  return 0;
}

FILE *gw_clusters_stream(const gw_clusters *clusters, int descriptor) {
  translation *translation = calloc(1, sizeof *translation);
  if (translation == NULL) return NULL;
  translation->clusters = clusters;
  translation->descriptor = descriptor;
#ifdef __linux__
  cookie_io_functions_t functions = {.write = write_translated, .close = close_translation};
  FILE *stream = fopencookie(translation, "w", functions);
#else
  FILE *stream = funopen(translation, NULL, write_translated, NULL, close_translation);
#endif
  if (stream == NULL) close_translation(translation);
  return stream;
}
