#ifndef CLINEEDITING_H
#define CLINEEDITING_H

#include <stdbool.h>
#include <stddef.h>

// libedit behind plain functions. Swift cannot call it directly: el_set, el_get and history are variadic, and strict
// concurrency checking refuses Glibc's stdin and stdout. What a line means is the caller's affair.
//
// All text is UTF-8. One line at a time is read in a process: signal handlers belong to the whole of it.

#pragma clang assume_nonnull begin

/// An editor on the process's standard input and output.
typedef struct gw_le_editor gw_le_editor;

/// How reading a line ended.
typedef enum gw_le_kind {
  /// Enter; the text is the line without its end.
  GW_LE_LINE,
  /// Ctrl-D on an empty line.
  GW_LE_EOF,
  /// SIGINT; `had_text` tells whether there was anything on the line.
  GW_LE_INTERRUPT,
  /// SIGTERM, SIGHUP or SIGQUIT; `number` is the signal.
  GW_LE_SIGNAL,
  /// `number` is the errno.
  GW_LE_ERROR,
  /// PageUp.
  GW_LE_KEY_BACK,
  /// PageDown.
  GW_LE_KEY_SKIP,
} gw_le_kind;

/// What came of reading a line. In every case the terminal is as it was before, its cursor on a fresh row.
typedef struct gw_le_result {
  gw_le_kind kind;
  /// Valid until the next call with the same editor; may hold NUL.
  const char *_Nullable text;
  size_t length;
  int number;
  bool had_text;
} gw_le_result;

/// Called on Tab with the whole line and the cursor's byte offset in it; answers through gw_le_replace and gw_le_list.
typedef void (*gw_le_completer)(
    void *_Nullable context, gw_le_editor *editor, const char *line, size_t length, size_t cursor);

/// Takes LC_CTYPE, and nothing else, from the environment, or from the first UTF-8 locale installed where the
/// environment's is not UTF-8 (in another, libedit drops typed characters); true if the environment's own was UTF-8.
bool gw_le_set_locale(void);

/// Whether TERM names a terminal that is known here and moves its cursor.
bool gw_le_knows_terminal(void);

/// Whether the window is of a size that there is, so that ``gw_le_read`` can be called: memory goes with its cells.
bool gw_le_has_room(void);

/// Whether lines can be edited: standard input and output are a terminal of a size that there is, which TERM names and
/// which moves its cursor.
bool gw_le_can_edit(void);

/// The window's width in columns, or 0 where the descriptor has none.
int gw_le_columns(int descriptor);

/// The window's height in rows, or 0 where the descriptor has none.
int gw_le_rows(int descriptor);

/// The columns a scalar takes on screen; 1 for one that the locale does not know.
int gw_le_width(unsigned int scalar);

/// Keeps SIGINT, SIGTERM and SIGHUP for gw_le_wait_readable from here to gw_le_stop_waiting, so that none of them falls
/// between a prompt, the wait and the read.
void gw_le_start_waiting(void);

/// Gives the signals the dispositions that they had; one that came too late for the wait takes effect now.
void gw_le_stop_waiting(void);

/// A second, non-blocking descriptor of the same terminal, or -1 where it cannot be opened.
///
/// Ctrl-C makes the kernel drop unread input, also between a wait that found some and the read, which would then block;
/// and a descriptor from elsewhere is not for us to make non-blocking.
int gw_le_open_again(int terminal);

/// Reads what there is, like read(2), with the kept signals let through meanwhile: the count of bytes, 0 at the end of
/// the input, or minus the errno.
ptrdiff_t gw_le_take(int descriptor, void *buffer, size_t size);

/// Waits until the descriptor can be read: 0, or the number of the SIGINT, SIGTERM or SIGHUP that came first, or minus
/// the errno. A signal that the process ignores stays ignored. At a terminal that has hung up, its SIGHUP comes first.
int gw_le_wait_readable(int descriptor, bool is_terminal);

/// An editor that reads ~/.editrc under the program's name if asked to; null where libedit finds no memory.
gw_le_editor *_Nullable gw_le_open(const char *program, bool reads_editrc);

/// Frees the editor and gives the terminal the settings that it had at gw_le_open.
void gw_le_close(gw_le_editor *editor);

/// Sets what Tab does; the context is passed on and not kept alive.
void gw_le_on_complete(gw_le_editor *editor, gw_le_completer _Nullable completer, void *_Nullable context);

/// Reads a line. In the prompt, anything but printable ASCII is shown as '?': libedit crashes on text that it cannot
/// decode. The prefill is put on the line as text, whatever characters it holds.
gw_le_result gw_le_read(gw_le_editor *editor, const char *prompt, const char *_Nullable prefill);

/// From the completer only: replaces the bytes before the cursor by the text; false, and nothing done, if they do not
/// begin at a character.
bool gw_le_replace(gw_le_editor *editor, size_t bytes, const char *text);

/// From the completer only: shows the text, whole rows each with its end, under the line, which is then drawn again.
void gw_le_list(gw_le_editor *editor, const char *text);

/// Adds a line to those that Up and Ctrl-R bring back.
void gw_le_history_add(gw_le_editor *editor, const char *line);

#pragma clang assume_nonnull end

#endif
