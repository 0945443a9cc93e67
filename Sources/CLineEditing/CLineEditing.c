#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include "CLineEditing.h"

#include "Clusters.h"
#include "Sequences.h"

#include <errno.h>
#include <fcntl.h>
#include <histedit.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

// Keys that no terminal sends for a named key, bound to the functions through which libedit is made to do something at a
// moment when its own state allows it. A person who types one gets nothing.
static const wchar_t prefill_key[] = L"\x1d";
static const wchar_t list_key[] = L"\x1e";
static const wchar_t leave_key = L'\x1f';
enum { mark_key = 0x9e, replace_key = 0x9d, earlier_key = 0x81, later_key = 0x82 };

enum { longest_prompt = 250 };

typedef enum leaving {
  STAYING,
  LEAVING_INTERRUPTED,
  LEAVING_SIGNALLED,
  LEAVING_FAILED,
  LEAVING_BACK,
  LEAVING_SKIP,
} leaving;

struct gw_le_editor {
  EditLine *edit;
  History *history;
  FILE *output;
  int input;
  bool vi;
  gw_clusters *clusters;

  gw_le_completer completer;
  void *completer_context;

  // One line's state.
  char prompt[longest_prompt + 1];
  wchar_t *prefill;
  // Whether the prefill stands on the line as it was put there, so that what is typed takes its place.
  bool offered;
  // The character that waits until the prefill is gone; 0 for none.
  wchar_t held;
  // How many more characters may be read until a paste is no longer the first key; -1 where it is not.
  int paste_countdown;
  char *list;
  size_t list_cursor;
  leaving leaving;
  int leaving_number;
  bool left_text;
  bool at_end;
  int attempts;
  int unread_byte;
  // Bytes that were read ahead, in their order.
  unsigned char ahead[longest_sequence + 1];
  size_t ahead_count;
  // Whether pasted text is being read, in which nothing is a key.
  bool pasting;
  // The mark that waits to join the character before the cursor; 0 for none.
  wchar_t mark;

  // The last result's text.
  char *text;
  size_t text_capacity;
};

// MARK: Signals

// Handlers only set flags. The signals stay blocked but inside pselect, so that none is lost between looking at a flag
// and waiting, and everything that they cause runs in ordinary context. libedit's own handling (EL_SIGNAL) is off: it
// sends what it gets to the whole process group.
static volatile sig_atomic_t interrupt_flag, end_flag, stop_flag, continue_flag, window_flag;
// Read by handlers on any thread, while the one that reads lines sets it again for the next.
static _Atomic(pthread_t) reading_thread;

static void note_signal(int number) {
  // With other threads about, the kernel may pick one where the signal is not blocked.
  pthread_t reader = atomic_load_explicit(&reading_thread, memory_order_relaxed);
  if (!pthread_equal(pthread_self(), reader)) {
    int saved = errno;
    pthread_kill(reader, number);
    errno = saved;
    return;
  }
  switch (number) {
    case SIGINT: interrupt_flag = 1; break;
    case SIGTSTP: stop_flag = 1; break;
    case SIGCONT: continue_flag = 1; break;
    case SIGWINCH: window_flag = 1; break;
    default: end_flag = number; break;
  }
}

static const int editing_signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH};
static const int waiting_signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
enum { most_signals = sizeof editing_signals / sizeof editing_signals[0] };

typedef struct signal_scope {
  const int *numbers;
  size_t count;
  sigset_t blocked;
  sigset_t outside;
  struct sigaction actions[most_signals];
} signal_scope;

// What pselect waits with; one line is read at a time.
static sigset_t waiting_mask;

static void enter_signals(signal_scope *scope, const int *numbers, size_t count) {
  scope->numbers = numbers;
  scope->count = count;
  sigemptyset(&scope->blocked);
  for (size_t i = 0; i < count; i++) sigaddset(&scope->blocked, numbers[i]);
  pthread_sigmask(SIG_BLOCK, &scope->blocked, &scope->outside);
  waiting_mask = scope->outside;
  for (size_t i = 0; i < count; i++) sigdelset(&waiting_mask, numbers[i]);

  atomic_store_explicit(&reading_thread, pthread_self(), memory_order_relaxed);
  interrupt_flag = end_flag = stop_flag = continue_flag = window_flag = 0;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = note_signal;
  action.sa_mask = scope->blocked;
  for (size_t i = 0; i < count; i++) {
    sigaction(numbers[i], NULL, &scope->actions[i]);
    // nohup and shells without job control ignore signals on purpose.
    bool ignored = !(scope->actions[i].sa_flags & SA_SIGINFO) && scope->actions[i].sa_handler == SIG_IGN;
    if (!ignored) sigaction(numbers[i], &action, NULL);
  }
}

static void leave_signals(const signal_scope *scope) {
  for (size_t i = 0; i < scope->count; i++) sigaction(scope->numbers[i], &scope->actions[i], NULL);
  pthread_sigmask(SIG_SETMASK, &scope->outside, NULL);
}

// pselect looks at signals only when it has to wait: with input always at hand they would never come through.
static void take_pending_signals(const signal_scope *scope) {
  sigset_t pending;
  if (sigpending(&pending) != 0) return;
  for (size_t i = 0; i < scope->count; i++) {
    if (sigismember(&pending, scope->numbers[i]) != 1) continue;
    sigset_t mask;
    pthread_sigmask(SIG_SETMASK, &waiting_mask, &mask);
    pthread_sigmask(SIG_SETMASK, &mask, NULL);
    return;
  }
}

// 1 if readable, 0 if a signal came or the time passed, -1 with errno.
static int wait_for_input(int descriptor, const struct timespec *limit) {
  if (descriptor < 0 || descriptor >= FD_SETSIZE) {
    errno = EBADF;
    return -1;
  }
  fd_set readable;
  FD_ZERO(&readable);
  FD_SET(descriptor, &readable);
  int ready = pselect(descriptor + 1, &readable, NULL, NULL, limit, &waiting_mask);
  if (ready < 0 && errno == EINTR) return 0;
  return ready;
}

int gw_le_open_again(int terminal) {
  char name[256];
  struct stat given, opened;
  if (ttyname_r(terminal, name, sizeof name) != 0 || fstat(terminal, &given) != 0) return -1;
  int again = open(name, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (again < 0) return -1;
  bool same = fstat(again, &opened) == 0 && S_ISCHR(opened.st_mode) && opened.st_rdev == given.st_rdev;
  if (same && again < FD_SETSIZE) return again;
  close(again);
  return -1;
}

ptrdiff_t gw_le_take(int descriptor, void *buffer, size_t size) {
  sigset_t mask;
  pthread_sigmask(SIG_SETMASK, &waiting_mask, &mask);
  ssize_t count = read(descriptor, buffer, size);
  int number = errno;
  pthread_sigmask(SIG_SETMASK, &mask, NULL);
  return count < 0 ? -number : count;
}

static bool has_hung_up(int terminal) {
  struct pollfd entry = {.fd = terminal, .events = 0};
  struct termios settings;
  return (poll(&entry, 1, 0) > 0 && (entry.revents & POLLHUP)) || (tcgetattr(terminal, &settings) != 0 && errno == EIO);
}

// A terminal that hangs up ends a read a moment before the signal arrives.
static void wait_for_hangup_signal(void) {
  struct timespec moment = {0, 100 * 1000 * 1000};
  pselect(0, NULL, NULL, NULL, &moment, &waiting_mask);
}

static signal_scope waiting_scope;

void gw_le_start_waiting(void) {
  enter_signals(&waiting_scope, waiting_signals, sizeof waiting_signals / sizeof waiting_signals[0]);
}

void gw_le_stop_waiting(void) { leave_signals(&waiting_scope); }

int gw_le_wait_readable(int descriptor, bool is_terminal) {
  for (;;) {
    take_pending_signals(&waiting_scope);
    if (end_flag) return end_flag;
    if (interrupt_flag) {
      interrupt_flag = 0;
      return SIGINT;
    }
    int ready = wait_for_input(descriptor, NULL);
    if (ready == 0) continue;
    if (ready > 0 && is_terminal && has_hung_up(descriptor)) {
      is_terminal = false;
      wait_for_hangup_signal();
      continue;
    }
    return ready > 0 ? 0 : -errno;
  }
}

// MARK: Text

static int next_of_string(void *source) {
  const unsigned char **cursor = source;
  return **cursor == 0 ? -1 : *(*cursor)++;
}

// A text as it may stand in the line.
static wchar_t *widen(gw_le_editor *editor, const char *text) {
  wchar_t *wide = malloc((strlen(text) + 1) * sizeof *wide);
  if (wide == NULL) return NULL;
  const unsigned char *cursor = (const unsigned char *)text;
  int unread = -1;
  size_t count = 0;
  while (gw_decode(next_of_string, &cursor, &unread, &wide[count])) count++;
  wide[gw_fold(editor->clusters, wide, count)] = 0;
  return wide;
}

static size_t text_length(const gw_le_editor *editor, wchar_t character) {
  const char *text = gw_cluster_text(editor->clusters, character);
  return text == NULL ? gw_encoded_length(character) : strlen(text);
}

// Puts what the characters stand for into the editor's text buffer; -1 without memory.
static ptrdiff_t narrow(gw_le_editor *editor, const wchar_t *wide, size_t count) {
  size_t needed = 1;
  for (size_t i = 0; i < count; i++) needed += text_length(editor, wide[i]);
  if (needed > editor->text_capacity) {
    char *larger = realloc(editor->text, needed);
    if (larger == NULL) return -1;
    editor->text = larger;
    editor->text_capacity = needed;
  }
  size_t length = 0;
  for (size_t i = 0; i < count; i++) {
    const char *text = gw_cluster_text(editor->clusters, wide[i]);
    if (text == NULL) {
      length += gw_encode(wide[i], editor->text + length);
    } else {
      memcpy(editor->text + length, text, strlen(text));
      length += strlen(text);
    }
  }
  editor->text[length] = 0;
  return (ptrdiff_t)length;
}

// MARK: libedit's line

static gw_le_editor *editor_of(EditLine *edit) {
  void *data = NULL;
  el_get(edit, EL_CLIENTDATA, &data);
  return data;
}

// el_wline gives libedit's own record; Apple's library has no el_cursor to set it with.
static void set_cursor(EditLine *edit, size_t offset) {
  LineInfoW *line = (LineInfoW *)(void *)el_wline(edit);
  line->cursor = line->buffer + offset;
}

static size_t line_count(EditLine *edit) {
  const LineInfoW *line = el_wline(edit);
  return (size_t)(line->lastchar - line->buffer);
}

static size_t cursor_offset(EditLine *edit) {
  const LineInfoW *line = el_wline(edit);
  return (size_t)(line->cursor - line->buffer);
}

// libedit's vi keys can leave the cursor before the beginning of an empty line, and would then write there.
static void keep_cursor_on_line(EditLine *edit) {
  const LineInfoW *line = el_wline(edit);
  if (line->cursor < line->buffer) set_cursor(edit, 0);
  if (line->cursor > line->lastchar) set_cursor(edit, line_count(edit));
}

// MARK: Reading characters

// A line is left in two steps, because only libedit can move the screen's cursor off the upper rows of a long line: a
// key whose function puts the cursor at the end, then, when libedit has drawn that, the failing read. Something that
// swallows the key (a quoted insert, the rest of an escape sequence) gets it again.
static int leave(gw_le_editor *editor, wchar_t *out) {
  if (!editor->at_end && editor->attempts++ < 8) {
    *out = leave_key;
    return 1;
  }
  fputs(editor->leaving == LEAVING_INTERRUPTED ? "^C\n" : "\n", editor->output);
  fflush(editor->output);
  *out = 0;
  errno = EINTR;
  return -1;
}

static void start_leaving(gw_le_editor *editor, leaving how, int number) {
  editor->leaving = how;
  editor->leaving_number = number;
  // What was only offered is not text of the person's.
  editor->left_text = line_count(editor->edit) > 0 && !editor->offered;
}

static void set_paste_marks(gw_le_editor *editor, bool on) {
  fputs(on ? "\033[?2004h" : "\033[?2004l", editor->output);
  fflush(editor->output);
}

static signal_scope editing_scope;

// libedit keeps every cell of the window twice, four bytes each: the largest that can be told would take 34 GB.
enum { widest_window = 4096 };

static bool has_sane_window(int terminal) {
  struct winsize size;
  return ioctl(terminal, TIOCGWINSZ, &size) != 0 || (size.ws_col <= widest_window && size.ws_row <= widest_window);
}

// Where a window does not tell its size, these two count.
static void drop_absurd_size(void) {
  static const char *const names[] = {"LINES", "COLUMNS"};
  for (size_t i = 0; i < 2; i++) {
    const char *value = getenv(names[i]);
    if (value != NULL && strtol(value, NULL, 10) > widest_window) unsetenv(names[i]);
  }
}

bool gw_le_has_room(void) {
  return has_sane_window(STDIN_FILENO) && has_sane_window(STDOUT_FILENO) && has_sane_window(STDERR_FILENO);
}

typedef struct place {
  int row, column;
} place;

// The columns that libedit gives a character at a column.
static int width_of(wchar_t character, int column) {
  if (character == L'\t') return 8 - column % 8;
  if (character < 0x20 || character == 0x7F) return 2;
  int width = wcwidth(character);
  if (width < 0) return character > 0xFFFF ? 8 : 7;
  return width == 0 ? 1 : width;
}

static void advance(place *place, int width, int columns) {
  // Only a wide character goes to the next row whole; what stands for one that cannot be shown is cut.
  if (width == 2 && place->column + width > columns) *place = (struct place){place->row + 1, 0};
  place->column += width;
  for (; place->column >= columns; place->column -= columns) place->row++;
}

// Where a character of the line stands, from its first row, in a window of so many columns.
static place place_of(gw_le_editor *editor, const wchar_t *end, int columns) {
  place place = {0, 0};
  for (const char *byte = editor->prompt; *byte != 0; byte++) advance(&place, 1, columns);
  for (const wchar_t *character = el_wline(editor->edit)->buffer; character < end; character++) {
    if (*character == L'\n') place = (struct place){place.row + 1, 0};
    else advance(&place, width_of(*character, place.column), columns);
  }
  return place;
}

// A capability without the pauses, "$<5>", that terminals of old needed.
static void put_times(gw_le_editor *editor, const char *capability, int times) {
  for (; times > 0; times--) {
    for (const char *byte = capability; *byte != 0; byte++) {
      const char *end = byte[0] == '$' && byte[1] == '<' ? strchr(byte, '>') : NULL;
      if (end == NULL) fputc(*byte, editor->output);
      else byte = end;
    }
  }
}

// Draws the line so that only the terminal breaks its rows: it then joins them when the window grows.
static void draw_line(gw_le_editor *editor) {
  const LineInfoW *line = el_wline(editor->edit);
  fputs(editor->prompt, editor->output);
  for (const wchar_t *character = line->buffer; character < line->lastchar; character++) {
    char text[8];
    if (*character == L'\n') fputs("\r\n", editor->output);
    else if (*character < 0x20 || *character == 0x7F) fprintf(editor->output, "^%c", (char)(*character ^ 0x40));
    else if (wcwidth(*character) < 0) fprintf(editor->output, "\\U+%X", (unsigned)*character);
    else fwrite(text, 1, gw_encode(*character, text), editor->output);
  }
}

// Terminals lay rows out anew when their window changes. libedit does not: it would go on where its cursor stood, perhaps
// outside of its own buffers. So the line is drawn here, and libedit told that it has drawn it.
static void redraw_after_resize(gw_le_editor *editor) {
  EditLine *edit = editor->edit;
  el_resize(edit);
  int columns = gw_le_columns(STDOUT_FILENO);
  const char *up = NULL, *right = NULL, *clear = NULL;
  el_get(edit, EL_GETTC, "up", &up);
  el_get(edit, EL_GETTC, "nd", &right);
  el_get(edit, EL_GETTC, "cd", &clear);
  bool can_move = up != NULL && *up != 0 && right != NULL && *right != 0 && clear != NULL && *clear != 0;
  fputc('\r', editor->output);
  if (columns < 2 || !can_move) {
    fputc('\n', editor->output);
    el_set(edit, EL_REFRESH);
    return;
  }
  const LineInfoW *line = el_wline(edit);
  place cursor = place_of(editor, line->cursor, columns), end = place_of(editor, line->lastchar, columns);
  put_times(editor, up, cursor.row);
  put_times(editor, clear, 1);
  draw_line(editor);
  // In the last column terminals wait for the next character before they go to the next row.
  if (end.column == 0 && line->lastchar > line->buffer && line->lastchar[-1] != L'\n') fputs(" \b", editor->output);
  if (line->cursor < line->lastchar) {
    put_times(editor, up, end.row - cursor.row);
    fputc('\r', editor->output);
    put_times(editor, right, cursor.column);
  }
  fflush(editor->output);
  gw_clusters_mute(editor->clusters, true);
  el_set(edit, EL_REFRESH);
  fflush(editor->output);
  gw_clusters_mute(editor->clusters, false);
}

static void redraw_after_stop(gw_le_editor *editor) {
  EditLine *edit = editor->edit;
  el_set(edit, EL_PREP_TERM, 0);
  el_set(edit, EL_PREP_TERM, 1);
  set_paste_marks(editor, true);
  fputc('\r', editor->output);
  if (has_sane_window(editor->input)) el_resize(edit);
  el_set(edit, EL_REFRESH);
  take_pending_signals(&editing_scope);
  continue_flag = 0;
}

static void stop_process(gw_le_editor *editor) {
  el_set(editor->edit, EL_PREP_TERM, 0);
  set_paste_marks(editor, false);
  sigset_t stop;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTSTP);
  struct sigaction ours, outside;
  for (size_t i = 0; i < editing_scope.count; i++) {
    if (editing_scope.numbers[i] == SIGTSTP) outside = editing_scope.actions[i];
  }
  sigaction(SIGTSTP, &outside, &ours);
  raise(SIGTSTP);
  pthread_sigmask(SIG_UNBLOCK, &stop, NULL);  // Stops here.
  pthread_sigmask(SIG_BLOCK, &stop, NULL);
  sigaction(SIGTSTP, &ours, NULL);
  redraw_after_stop(editor);
}

// A byte of standard input, or -1 with the editor leaving.
static int next_byte(void *source) {
  gw_le_editor *editor = source;
  if (editor->ahead_count > 0) {
    unsigned char byte = editor->ahead[0];
    memmove(editor->ahead, editor->ahead + 1, --editor->ahead_count);
    return byte;
  }
  for (;;) {
    take_pending_signals(&editing_scope);
    if (end_flag) {
      start_leaving(editor, LEAVING_SIGNALLED, end_flag);
      return -1;
    }
    if (interrupt_flag) {
      interrupt_flag = 0;
      start_leaving(editor, LEAVING_INTERRUPTED, SIGINT);
      return -1;
    }
    if (stop_flag) {
      stop_flag = 0;
      stop_process(editor);
      continue;
    }
    if (continue_flag) {
      redraw_after_stop(editor);
      continue;
    }
    if (window_flag) {
      window_flag = 0;
      if (has_sane_window(editor->input)) redraw_after_resize(editor);
      continue;
    }
    int ready = wait_for_input(editor->input, NULL);
    if (ready == 0) continue;
    unsigned char byte;
    ptrdiff_t count = ready < 0 ? -errno : gw_le_take(editor->input, &byte, 1);
    if (count == 1) return byte;
    if (count == -EINTR || count == -EAGAIN) continue;
    int number = count == 0 ? EIO : (int)-count;
    if (number == EIO && !end_flag) wait_for_hangup_signal();
    if (end_flag) continue;
    start_leaving(editor, LEAVING_FAILED, number);
    editor->at_end = true;
    return -1;
  }
}

// What follows Escape at once, as the rest of a key that a terminal sends as several bytes does: nobody types as fast.
static int next_byte_soon(void *source) {
  gw_le_editor *editor = source;
  struct timespec moment = {0, 30 * 1000 * 1000};
  unsigned char byte;
  if (wait_for_input(editor->input, &moment) <= 0 || gw_le_take(editor->input, &byte, 1) != 1) return -1;
  return byte;
}

// In vi's insert mode Escape is a key of its own, so that libedit cannot tell it from the beginning of another key.
static wchar_t read_escape(gw_le_editor *editor) {
  gw_sequence sequence;
  gw_sequence_read(&sequence, next_byte_soon, editor);
  if (sequence.key != GW_SEQUENCE_NONE) return sequence.key;
  memcpy(editor->ahead, sequence.bytes, sequence.count);
  editor->ahead_count = sequence.count;
  return L'\x1b';
}

static bool next_character(gw_le_editor *editor, wchar_t *out) {
  for (;;) {
    if (!gw_decode(next_byte, editor, &editor->unread_byte, out) || editor->leaving != STAYING) return false;
    if (editor->pasting) return true;
    if (*out == L'\x1b' && editor->vi && editor->ahead_count == 0) {
      *out = read_escape(editor);
      if (*out == GW_SEQUENCE_UNKNOWN) continue;
      return true;
    }
    // Codes of our own keys; as text they are no key on any keyboard.
    if (*out >= 0x80 && *out < 0xA0) continue;
    if (!gw_joins(*out)) {
      *out = gw_single(editor->clusters, *out);
      return true;
    }
    editor->mark = *out;
    *out = mark_key;
    return true;
  }
}

// Text that is typed first takes the place of what was offered on the line, as it does of a selection; any other key goes on
// with it. A paste is text as well, though it comes as a key.
static void replace_offered(gw_le_editor *editor, wchar_t *out) {
  if (editor->paste_countdown >= 0) editor->paste_countdown--;
  if (!editor->offered) return;
  editor->offered = false;
  if (*out == L'\x1b') {
    editor->paste_countdown = (int)strlen("[200~");
  } else if (*out == GW_SEQUENCE_PASTE) {
    editor->paste_countdown = 0;
  } else if (*out >= 0x20 && *out != 0x7F && !(*out >= 0x80 && *out < 0xA0)) {
    editor->held = *out;
    *out = replace_key;
  }
}

static int read_character(EditLine *edit, wchar_t *out) {
  gw_le_editor *editor = editor_of(edit);
  keep_cursor_on_line(edit);
  if (editor->held != 0) {
    *out = editor->held;
    editor->held = 0;
    return 1;
  }
  if (editor->leaving == STAYING && next_character(editor, out)) {
    if (!editor->pasting) replace_offered(editor, out);
    return 1;
  }
  return leave(editor, out);
}

// MARK: Keys

static unsigned char go_to_end(gw_le_editor *editor) {
  editor->at_end = true;
  set_cursor(editor->edit, line_count(editor->edit));
  return CC_REFRESH;
}

static unsigned char on_leave(EditLine *edit, int key) {
  (void)key;
  gw_le_editor *editor = editor_of(edit);
  return editor->leaving == STAYING ? CC_NORM : go_to_end(editor);
}

static unsigned char on_back(EditLine *edit, int key) {
  (void)key;
  gw_le_editor *editor = editor_of(edit);
  start_leaving(editor, LEAVING_BACK, 0);
  return go_to_end(editor);
}

static unsigned char on_skip(EditLine *edit, int key) {
  (void)key;
  gw_le_editor *editor = editor_of(edit);
  start_leaving(editor, LEAVING_SKIP, 0);
  return go_to_end(editor);
}

static unsigned char on_prefill(EditLine *edit, int key) {
  (void)key;
  gw_le_editor *editor = editor_of(edit);
  if (editor->prefill == NULL) return CC_NORM;
  el_winsertstr(edit, editor->prefill);
  free(editor->prefill);
  editor->prefill = NULL;
  editor->offered = true;
  return CC_REFRESH;
}

static void clear_line(EditLine *edit) {
  size_t count = line_count(edit);
  set_cursor(edit, count);
  el_deletestr(edit, (int)count);
}

static unsigned char on_replace(EditLine *edit, int key) {
  (void)key;
  clear_line(edit);
  return CC_REFRESH;
}

static unsigned char on_new_row(EditLine *edit, int key) {
  (void)key;
  return el_winsertstr(edit, L"\n") == 0 ? CC_REFRESH : CC_ERROR;
}

// A mark goes into one character with the one before it.
static unsigned char on_mark(EditLine *edit, int key) {
  (void)key;
  gw_le_editor *editor = editor_of(edit);
  wchar_t mark = editor->mark;
  editor->mark = 0;
  if (mark == 0) return CC_NORM;
  const LineInfoW *line = el_wline(edit);
  size_t offset = cursor_offset(edit);
  wchar_t base = offset > 0 && line->buffer[offset - 1] >= 0x20 ? line->buffer[offset - 1] : 0;
  wchar_t text[2] = {gw_cluster(editor->clusters, base, mark), 0};
  if (text[0] == 0) {
    text[0] = mark;
  } else if (base != 0) {
    el_deletestr(edit, 1);
  }
  return el_winsertstr(edit, text) == 0 ? CC_REFRESH : CC_ERROR;
}

// Pasted text as it may stand in the line: rows end in one newline each, and none is left at the end; what else would
// move, submit or escape becomes a space.
static size_t clean_paste(gw_le_editor *editor, wchar_t *text, size_t count) {
  size_t kept = 0;
  wchar_t before = 0;
  for (size_t i = 0; i < count; i++) {
    wchar_t character = text[i];
    bool is_rest_of_pair = character == L'\n' && before == L'\r';
    before = character;
    if (is_rest_of_pair) continue;
    bool ends_row = character == L'\n' || character == L'\r' || character == 0x85 || character == 0x2028
        || character == 0x2029;
    bool control = character < 0x20 || (character >= 0x7F && character < 0xA0);
    text[kept++] = ends_row ? L'\n' : control ? L' ' : character;
  }
  while (kept > 0 && text[kept - 1] == L'\n') kept--;
  return gw_fold(editor->clusters, text, kept);
}

// Pasted text is text, never keys.
static unsigned char on_paste(EditLine *edit, int key) {
  (void)key;
  static const wchar_t end_mark[] = L"\x1b[201~";
  enum { end_length = 6 };
  gw_le_editor *editor = editor_of(edit);
  size_t count = 0, capacity = 0;
  wchar_t *text = NULL;
  bool ended = false;
  if (editor->paste_countdown == 0) clear_line(edit);
  editor->paste_countdown = -1;
  editor->pasting = true;
  while (!ended) {
    if (count + 2 > capacity) {
      size_t larger = capacity * 2 + 256;
      wchar_t *grown = realloc(text, larger * sizeof *text);
      if (grown == NULL) break;
      text = grown;
      capacity = larger;
    }
    if (el_wgetc(edit, &text[count]) != 1 || editor->leaving != STAYING) break;
    count++;
    ended = count >= end_length && wmemcmp(text + count - end_length, end_mark, end_length) == 0;
  }
  editor->pasting = false;
  if (editor->leaving != STAYING) {
    free(text);
    return go_to_end(editor);
  }
  if (ended) count -= end_length;
  count = clean_paste(editor, text, count);
  int inserted = 0;
  if (text != NULL && count > 0) {
    text[count] = 0;
    inserted = el_winsertstr(edit, text);
  }
  free(text);
  return inserted == 0 ? CC_REFRESH : CC_ERROR;
}

// In vi's command mode the cursor stands on a character, and what is pasted goes behind it.
static unsigned char on_paste_behind(EditLine *edit, int key) {
  size_t offset = cursor_offset(edit);
  if (offset < line_count(edit)) set_cursor(edit, offset + 1);
  return on_paste(edit, key);
}

// In vi's insert mode libedit's own functions leave the cursor where command mode has it.

static unsigned char on_end(EditLine *edit, int key) {
  (void)key;
  set_cursor(edit, line_count(edit));
  return CC_REFRESH;
}

static unsigned char on_delete(EditLine *edit, int key) {
  (void)key;
  size_t offset = cursor_offset(edit);
  if (offset >= line_count(edit)) return CC_NORM;
  set_cursor(edit, offset + 1);
  el_deletestr(edit, 1);
  return CC_REFRESH;
}

static unsigned char on_up(EditLine *edit, int key) {
  (void)key;
  static const wchar_t keys[] = {earlier_key, GW_SEQUENCE_END, 0};
  el_wpush(edit, keys);
  return CC_NORM;
}

static unsigned char on_down(EditLine *edit, int key) {
  (void)key;
  static const wchar_t keys[] = {later_key, GW_SEQUENCE_END, 0};
  el_wpush(edit, keys);
  return CC_NORM;
}

// A list is shown in two steps, the second by a key of its own: libedit draws the cursor at the end of the line first,
// so that the list starts under its last row.
static unsigned char on_complete(EditLine *edit, int key) {
  (void)key;
  gw_le_editor *editor = editor_of(edit);
  if (editor->completer == NULL) return CC_NORM;
  const LineInfoW *line = el_wline(edit);
  size_t count = line_count(edit), offset = cursor_offset(edit);
  size_t cursor = 0;
  for (size_t i = 0; i < offset; i++) cursor += text_length(editor, line->buffer[i]);
  ptrdiff_t length = narrow(editor, line->buffer, count);
  if (length < 0) return CC_ERROR;
  editor->completer(editor->completer_context, editor, editor->text, (size_t)length, cursor);
  if (editor->list != NULL) {
    editor->list_cursor = cursor_offset(edit);
    set_cursor(edit, line_count(edit));
    el_wpush(edit, list_key);
  }
  return CC_REFRESH;
}

static unsigned char on_list(EditLine *edit, int key) {
  (void)key;
  gw_le_editor *editor = editor_of(edit);
  if (editor->list == NULL) return CC_NORM;
  fputc('\n', editor->output);
  fputs(editor->list, editor->output);
  free(editor->list);
  editor->list = NULL;
  set_cursor(edit, editor->list_cursor);
  el_set(edit, EL_REFRESH);
  return CC_NORM;
}

bool gw_le_replace(gw_le_editor *editor, size_t bytes, const char *text) {
  const LineInfoW *line = el_wline(editor->edit);
  size_t offset = cursor_offset(editor->edit), start = offset;
  while (bytes > 0 && start > 0) {
    size_t length = text_length(editor, line->buffer[start - 1]);
    if (length > bytes) return false;
    bytes -= length;
    start--;
  }
  wchar_t *wide = bytes == 0 ? widen(editor, text) : NULL;
  if (wide == NULL) return false;
  if (offset > start) el_deletestr(editor->edit, (int)(offset - start));
  bool inserted = *wide == 0 || el_winsertstr(editor->edit, wide) == 0;
  free(wide);
  return inserted;
}

void gw_le_list(gw_le_editor *editor, const char *text) {
  free(editor->list);
  editor->list = strdup(text);
}

void gw_le_on_complete(gw_le_editor *editor, gw_le_completer completer, void *context) {
  editor->completer = completer;
  editor->completer_context = context;
}

void gw_le_history_add(gw_le_editor *editor, const char *line) {
  HistEvent event;
  wchar_t *wide = widen(editor, line);
  if (wide == NULL) return;
  char *shown = malloc(wcslen(wide) * 4 + 1);
  size_t length = 0;
  if (shown != NULL) {
    for (const wchar_t *character = wide; *character != 0; character++) length += gw_encode(*character, shown + length);
    shown[length] = 0;
    history(editor->history, &event, H_ENTER, shown);
  }
  free(shown);
  free(wide);
}

// MARK: Opening and closing

static char *show_prompt(EditLine *edit) { return editor_of(edit)->prompt; }

static void bind_soft_keys(EditLine *edit) {
  static const char *const keys[][2] = {
      {"^R", "em-inc-search-prev"},
      {"^W", "ed-delete-prev-word"},
      {"\\e[3~", "ed-delete-next-char"},
      {"\\e[1~", "ed-move-to-beg"},
      {"\\e[4~", "ed-move-to-end"},
      {"\\e[H", "ed-move-to-beg"},
      {"\\e[F", "ed-move-to-end"},
      {"\\eOH", "ed-move-to-beg"},
      {"\\eOF", "ed-move-to-end"},
      {"\\e[1;5C", "em-next-word"},
      {"\\e[1;5D", "ed-prev-word"},
      {"\\e[1;3C", "em-next-word"},
      {"\\e[1;3D", "ed-prev-word"},
      {"\\e[3;5~", "em-delete-next-word"},
  };
  for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
    el_set(edit, EL_BIND, keys[i][0], keys[i][1], NULL);
  }
  // Of a key that it does not know, libedit would take the rest as text.
  static const char *const unused[] = {
      "\\eOP",    "\\eOQ",    "\\eOR",    "\\eOS",    "\\e[11~",  "\\e[12~",  "\\e[13~",  "\\e[14~",  "\\e[15~",
      "\\e[17~",  "\\e[18~",  "\\e[19~",  "\\e[20~",  "\\e[21~",  "\\e[23~",  "\\e[24~",  "\\e[2~",   "\\e[Z",
      "\\e[I",    "\\e[O",    "\\e[1;2A", "\\e[1;2B", "\\e[1;2C", "\\e[1;2D", "\\e[1;3A", "\\e[1;3B", "\\e[1;5A",
      "\\e[1;5B", "\\e[1;5H", "\\e[1;5F", "\\e[1;2H", "\\e[1;2F", "\\e[5;5~", "\\e[6;5~", "\\e[5;2~", "\\e[6;2~",
      "\\e[2;2~",
  };
  for (size_t i = 0; i < sizeof unused / sizeof unused[0]; i++) {
    el_set(edit, EL_BIND, unused[i], "ed-ignore", NULL);
  }
}

typedef unsigned char (*key_function)(EditLine *, int);

static void add_functions(EditLine *edit) {
  static const struct {
    const char *name, *help;
    key_function function;
  } functions[] = {
      {"gw-complete", "complete the word", on_complete},
      {"gw-prefill", "put the earlier text on the line", on_prefill},
      {"gw-replace", "take away what was offered", on_replace},
      {"gw-list", "show the completions", on_list},
      {"gw-leave", "leave the line", on_leave},
      {"gw-mark", "join a mark to its letter", on_mark},
      {"gw-back", "go back", on_back},
      {"gw-skip", "skip", on_skip},
      {"gw-paste", "insert pasted text", on_paste},
      {"gw-paste-behind", "insert pasted text behind the cursor", on_paste_behind},
      {"gw-new-row", "start a new row", on_new_row},
      {"gw-end", "go to the end", on_end},
      {"gw-delete", "delete the character at the cursor", on_delete},
      {"gw-up", "the command before", on_up},
      {"gw-down", "the command after", on_down},
  };
  for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++) {
    el_set(edit, EL_ADDFN, functions[i].name, functions[i].help, functions[i].function);
  }
}

// Binds a code, which has no name on any keyboard, in both of vi's modes or in emacs's only one.
static void bind_code(EditLine *edit, wchar_t code, const char *insert, const char *command) {
  char name[8];
  snprintf(name, sizeof name, "\\%03o", (unsigned)code);
  el_set(edit, EL_BIND, name, insert, NULL);
  if (command != NULL) el_set(edit, EL_BIND, "-a", name, command, NULL);
}

static void bind_required_keys(EditLine *edit, bool vi) {
  el_set(edit, EL_BIND, "^I", "gw-complete", NULL);
  el_set(edit, EL_BIND, "^]", "gw-prefill", NULL);
  el_set(edit, EL_BIND, "^^", "gw-list", NULL);
  el_set(edit, EL_BIND, "^_", "gw-leave", NULL);
  bind_code(edit, mark_key, "gw-mark", vi ? "gw-mark" : NULL);
  bind_code(edit, replace_key, "gw-replace", vi ? "gw-replace" : NULL);
  if (!vi) {
    el_set(edit, EL_BIND, "\\e[5~", "gw-back", NULL);
    el_set(edit, EL_BIND, "\\e[6~", "gw-skip", NULL);
    el_set(edit, EL_BIND, "\\e[200~", "gw-paste", NULL);
    el_set(edit, EL_BIND, "\\e\\r", "gw-new-row", NULL);
    el_set(edit, EL_BIND, "\\e\\n", "gw-new-row", NULL);
    return;
  }
  el_set(edit, EL_BIND, "-a", "^_", "gw-leave", NULL);
  // Escape in command mode would make the next key another one.
  el_set(edit, EL_BIND, "-a", "\\e", "ed-ignore", NULL);
  bind_code(edit, earlier_key, "ed-prev-history", NULL);
  bind_code(edit, later_key, "ed-next-history", NULL);
  static const struct {
    gw_sequence_key key;
    const char *insert, *command;
  } keys[] = {
      {GW_SEQUENCE_PASTE, "gw-paste", "gw-paste-behind"},
      {GW_SEQUENCE_PAGE_UP, "gw-back", "gw-back"},
      {GW_SEQUENCE_PAGE_DOWN, "gw-skip", "gw-skip"},
      {GW_SEQUENCE_NEW_ROW, "gw-new-row", "gw-new-row"},
      {GW_SEQUENCE_UP, "gw-up", "ed-prev-history"},
      {GW_SEQUENCE_DOWN, "gw-down", "ed-next-history"},
      {GW_SEQUENCE_RIGHT, "ed-next-char", "ed-next-char"},
      {GW_SEQUENCE_LEFT, "ed-prev-char", "ed-prev-char"},
      {GW_SEQUENCE_HOME, "ed-move-to-beg", "ed-move-to-beg"},
      {GW_SEQUENCE_END, "gw-end", "ed-move-to-end"},
      {GW_SEQUENCE_DELETE, "gw-delete", "ed-delete-next-char"},
      {GW_SEQUENCE_WORD_RIGHT, "em-next-word", "em-next-word"},
      {GW_SEQUENCE_WORD_LEFT, "ed-prev-word", "ed-prev-word"},
  };
  for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
    bind_code(edit, (wchar_t)keys[i].key, keys[i].insert, keys[i].command);
  }
}

gw_le_editor *gw_le_open(const char *program, bool reads_editrc) {
  gw_le_editor *editor = calloc(1, sizeof *editor);
  if (editor == NULL) return NULL;
  drop_absurd_size();
  editor->clusters = gw_clusters_open();
  if (editor->clusters != NULL) editor->output = gw_clusters_stream(editor->clusters, STDOUT_FILENO);
  editor->input = gw_le_open_again(STDIN_FILENO);
  if (editor->input < 0) editor->input = STDIN_FILENO;
  editor->unread_byte = -1;
  if (editor->output != NULL) {
    fflush(stdout);
    editor->edit =
        el_init_fd(program, stdin, editor->output, stderr, STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO);
  }
  editor->history = history_init();
  if (editor->edit == NULL || editor->history == NULL) {
    gw_le_close(editor);
    return NULL;
  }
  EditLine *edit = editor->edit;
  HistEvent event;
  el_set(edit, EL_CLIENTDATA, editor);
  history(editor->history, &event, H_SETSIZE, 500);
  history(editor->history, &event, H_SETUNIQUE, 1);
  el_set(edit, EL_HIST, history, editor->history);
  el_set(edit, EL_EDITOR, "emacs");
  el_set(edit, EL_SIGNAL, 0);
  el_set(edit, EL_PROMPT, show_prompt);
  add_functions(edit);
  bind_soft_keys(edit);
  if (reads_editrc) el_source(edit, NULL);

  // What a user's file may not take away.
  const char *name = NULL;
  editor->vi = el_get(edit, EL_EDITOR, &name) == 0 && name != NULL && strcmp(name, "vi") == 0;
  bind_required_keys(edit, editor->vi);
  el_set(edit, EL_SIGNAL, 0);
  el_set(edit, EL_EDITMODE, 1);
  // Were one made the other, the pair that ends a pasted row would be two ends.
  el_set(edit, EL_SETTY, "-d", "-icrnl", "-inlcr", NULL);
  // Inserting characters in place leaves garbage on a line that wraps; without the capability libedit draws the rest.
  static const char *const insert_capabilities[] = {"im", "ei", "ic", "IC"};
  for (size_t i = 0; i < sizeof insert_capabilities / sizeof insert_capabilities[0]; i++) {
    el_set(edit, EL_SETTC, insert_capabilities[i], "", NULL);
  }
  // Through el_wset: set by el_set, Apple's library takes it for a function that reads bytes.
  el_wset(edit, EL_GETCFN, read_character);
  return editor;
}

void gw_le_close(gw_le_editor *editor) {
  if (editor->input != STDIN_FILENO) close(editor->input);
  if (editor->edit != NULL) el_end(editor->edit);
  if (editor->history != NULL) history_end(editor->history);
  if (editor->output != NULL) fclose(editor->output);
  gw_clusters_close(editor->clusters);
  free(editor->prefill);
  free(editor->list);
  free(editor->text);
  free(editor);
}

// MARK: Reading a line

static void set_prompt(gw_le_editor *editor, const char *prompt) {
  size_t length = 0;
  for (; prompt[length] != 0 && length < longest_prompt; length++) {
    unsigned char byte = (unsigned char)prompt[length];
    editor->prompt[length] = byte >= 0x20 && byte < 0x7F ? (char)byte : '?';
  }
  editor->prompt[length] = 0;
}

static void restore_terminal(gw_le_editor *editor, const struct termios *before) {
  el_set(editor->edit, EL_PREP_TERM, 0);
  struct termios now;
  tcflag_t cooked = ICANON | ECHO | ISIG;
  if (tcgetattr(editor->input, &now) != 0 || (before->c_lflag & cooked) == (now.c_lflag & cooked)) return;
  while (tcsetattr(editor->input, TCSADRAIN, before) != 0 && errno == EINTR) {}
}

gw_le_result gw_le_read(gw_le_editor *editor, const char *prompt, const char *prefill) {
  gw_le_result result = {GW_LE_ERROR, NULL, 0, EIO, false};
  EditLine *edit = editor->edit;
  struct termios before;
  if (tcgetattr(editor->input, &before) != 0) {
    result.number = errno;
    return result;
  }
  set_prompt(editor, prompt);
  free(editor->prefill);
  editor->prefill = prefill == NULL || *prefill == 0 ? NULL : widen(editor, prefill);
  free(editor->list);
  editor->list = NULL;
  editor->leaving = STAYING;
  editor->at_end = false;
  editor->attempts = 0;
  editor->unread_byte = -1;
  editor->ahead_count = 0;
  editor->pasting = false;
  editor->mark = 0;
  editor->offered = false;
  editor->held = 0;
  editor->paste_countdown = -1;
  fflush(editor->output);

  enter_signals(&editing_scope, editing_signals, most_signals);
  if (editor->prefill != NULL) el_wpush(edit, prefill_key);
  // libedit shows the prompt before it leaves cooked mode; a key sent between the two would go to the kernel.
  el_set(edit, EL_PREP_TERM, 1);
  set_paste_marks(editor, true);
  el_resize(edit);
  int count = 0;
  errno = 0;
  const wchar_t *line = el_wgets(edit, &count);
  int number = errno;
  set_paste_marks(editor, false);
  restore_terminal(editor, &before);

  switch (editor->leaving) {
    case LEAVING_INTERRUPTED:
      result.kind = GW_LE_INTERRUPT;
      result.number = SIGINT;
      break;
    case LEAVING_SIGNALLED:
      result.kind = GW_LE_SIGNAL;
      result.number = editor->leaving_number;
      break;
    case LEAVING_FAILED:
      result.number = editor->leaving_number;
      break;
    case LEAVING_BACK:
      result.kind = GW_LE_KEY_BACK;
      break;
    case LEAVING_SKIP:
      result.kind = GW_LE_KEY_SKIP;
      break;
    case STAYING:
      if (line != NULL && count > 0) {
        size_t kept = (size_t)count;
        if (line[kept - 1] == L'\n' || line[kept - 1] == L'\r') kept--;
        ptrdiff_t length = narrow(editor, line, kept);
        if (length < 0) {
          result.number = ENOMEM;
          break;
        }
        result.kind = GW_LE_LINE;
        result.text = editor->text;
        result.length = (size_t)length;
      } else if (count == 0) {
        result.kind = GW_LE_EOF;
        fputc('\n', editor->output);
      } else if (number != 0) {
        result.number = number;
      }
      break;
  }
  if (editor->leaving != STAYING) {
    result.had_text = editor->left_text;
    el_reset(edit);
  }
  fflush(editor->output);
  clearerr(editor->output);
  leave_signals(&editing_scope);
  return result;
}

// MARK: Surroundings

bool gw_le_set_locale(void) {
  bool found = setlocale(LC_CTYPE, "") != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
  static const char *const others[] = {"C.UTF-8", "en_US.UTF-8", "UTF-8"};
  for (size_t i = 0; !found && i < sizeof others / sizeof others[0]; i++) {
    if (setlocale(LC_CTYPE, others[i]) != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return false;
  }
  return found;
}

bool gw_le_knows_terminal(void) {
  const char *terminal = getenv("TERM");
  if (terminal == NULL || *terminal == 0) return false;
  // libedit itself refuses to edit in "emacs".
  if (strcmp(terminal, "dumb") == 0 || strcmp(terminal, "emacs") == 0) return false;
  // The size of the window is looked up along with the name.
  if (!gw_le_has_room()) return false;
  drop_absurd_size();
  // Asked of libedit, which looks the name up anyway. On the null device it neither changes the terminal nor shows the
  // name, which may hold anything.
  FILE *nowhere = fopen("/dev/null", "r+");
  if (nowhere == NULL) return false;
  EditLine *edit = el_init("groundwork", nowhere, nowhere, nowhere);
  char *up = NULL;
  bool moves = edit != NULL && el_get(edit, EL_GETTC, "up", &up) == 0 && up != NULL && *up != 0;
  if (edit != NULL) el_end(edit);
  fclose(nowhere);
  return moves;
}

bool gw_le_can_edit(void) {
  return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && gw_le_knows_terminal();
}

int gw_le_columns(int descriptor) {
  struct winsize size;
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

int gw_le_rows(int descriptor) {
  struct winsize size;
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_row : 0;
}

int gw_le_width(unsigned int scalar) {
  int width = wcwidth((wchar_t)scalar);
  return width < 0 ? 1 : width;
}
