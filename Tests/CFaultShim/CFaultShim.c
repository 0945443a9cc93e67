#include "CFaultShim.h"

#ifdef __linux__

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

enum action { NOTHING, FAIL, SHORT, TORN, BEFORE, AFTER, LIE };

static struct {
  const char *file;
  const char *calls;
  long first;
  long count;
  enum action action;
  long number;
  int trace;
  long seen;
} plan = {.trace = -1};

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static long variable(const char *name, long otherwise) {
  const char *text = getenv(name);
  return text != NULL && *text != 0 ? strtol(text, NULL, 10) : otherwise;
}

__attribute__((constructor)) static void prepare(void) {
  plan.file = getenv("FAULT_FILE");
  plan.calls = getenv("FAULT_CALLS");
  plan.first = variable("FAULT_AT", 0);
  plan.count = variable("FAULT_FOR", 1);
  static const char *const words[] = {"", "errno:", "short:", "torn:", "before", "after", "lie"};
  const char *what = getenv("FAULT_DO");
  for (int i = FAIL; what != NULL && i <= LIE; i++) {
    size_t length = strlen(words[i]);
    if (strncmp(what, words[i], length) != 0) continue;
    plan.action = (enum action)i;
    plan.number = strtol(what + length, NULL, 10);
  }
  const char *trace = getenv("FAULT_TRACE");
  if (trace != NULL) {
    int file = (int)syscall(SYS_openat, AT_FDCWD, trace, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    // Out of the way of the descriptors that the program gets.
    plan.trace = fcntl(file, F_DUPFD_CLOEXEC, 200);
    syscall(SYS_close, file);
  }
  long size = variable("FAULT_SIZE", -1);
  if (size >= 0) {
    struct rlimit limit = {.rlim_cur = (rlim_t)size, .rlim_max = (rlim_t)size};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
}

static void die(void) {
  syscall(SYS_kill, (long)getpid(), (long)SIGKILL);
  for (;;) pause();
}

static bool is_counted(const char *path) {
  if (plan.file == NULL || path == NULL) return false;
  size_t wanted = strlen(plan.file), length = strlen(path);
  if (wanted > 0 && plan.file[wanted - 1] == '*') return memmem(path, length, plan.file, wanted - 1) != NULL;
  return length >= wanted && strcmp(path + length - wanted, plan.file) == 0;
}

static bool is_chosen(const char *call) {
  if (plan.calls == NULL) return true;
  size_t length = strlen(call);
  for (const char *at = plan.calls; (at = strstr(at, call)) != NULL; at += length) {
    bool begins = at == plan.calls || at[-1] == ',';
    if (begins && (at[length] == 0 || at[length] == ',')) return true;
  }
  return false;
}

/// What happens to a call on a path that may be null: an action, which stays the same for that one call.
static enum action enter(const char *call, const char *path) {
  if (!is_counted(path) || !is_chosen(call)) return NOTHING;
  long number = __atomic_add_fetch(&plan.seen, 1, __ATOMIC_SEQ_CST);
  if (plan.first == 0 || number < plan.first) return NOTHING;
  if (plan.count != 0 && number >= plan.first + plan.count) return NOTHING;
  if (plan.action == BEFORE) die();
  return plan.action;
}

static void leave(enum action action) {
  if (action == AFTER || action == TORN) die();
}

/// The path of an open descriptor; null where it has none.
static const char *path_of(int file, char *buffer) {
  char name[32];
  snprintf(name, sizeof name, "/proc/self/fd/%d", file);
  ssize_t length = readlink(name, buffer, PATH_MAX);
  if (length <= 0) return NULL;
  buffer[length] = 0;
  return buffer;
}

static void trace_start(const char *call, long result, const char *path) {
  char line[PATH_MAX + 64];
  int length = snprintf(line, sizeof line, "%s\t%ld\t%s\t", call, result, path == NULL ? "" : path);
  syscall(SYS_write, plan.trace, line, (size_t)length);
}

static void trace_text(const char *call, long result, const char *path, const char *detail) {
  if (plan.trace < 0 || !is_counted(path)) return;
  int number = errno;
  trace_start(call, result, path);
  syscall(SYS_write, plan.trace, detail, strlen(detail));
  syscall(SYS_write, plan.trace, "\n", (size_t)1);
  errno = number;
}

static void trace_bytes(const char *call, ssize_t result, const char *path, const unsigned char *bytes) {
  if (plan.trace < 0) return;
  int number = errno;
  trace_start(call, result, path);
  char hex[2048];
  for (ssize_t done = 0; done < result;) {
    size_t used = 0;
    for (; done < result && used + 2 < sizeof hex; done++) {
      used += (size_t)snprintf(hex + used, 3, "%02x", bytes[done]);
    }
    syscall(SYS_write, plan.trace, hex, used);
  }
  syscall(SYS_write, plan.trace, "\n", (size_t)1);
  errno = number;
}

static int failed(void) {
  errno = (int)plan.number;
  return -1;
}

// MARK: The calls

static int opened(const char *path, int flags, mode_t mode) {
  enum action action = enter("open", path);
  int file = action == FAIL ? failed() : (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
  trace_text("open", file < 0 ? -1 : 0, path, (flags & O_CREAT) != 0 ? "create" : "");
  leave(action);
  return file;
}

#define MODE(flags)                                    \
  mode_t mode = 0;                                     \
  if (((flags) & (O_CREAT | __O_TMPFILE)) != 0) {      \
    va_list list;                                      \
    va_start(list, flags);                             \
    mode = va_arg(list, mode_t);                       \
    va_end(list);                                      \
  }

int open(const char *path, int flags, ...) {
  MODE(flags)
  return opened(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  MODE(flags)
  return opened(path, flags | O_LARGEFILE, mode);
}

ssize_t write(int file, const void *bytes, size_t count) {
  char buffer[PATH_MAX + 1];
  const char *path = path_of(file, buffer);
  enum action action = enter("write", path);
  size_t part = (action == SHORT || action == TORN) && (size_t)plan.number < count ? (size_t)plan.number : count;
  ssize_t result;
  if (action == FAIL) {
    result = failed();
  } else if (action == LIE) {
    result = (ssize_t)count;
  } else {
    result = (ssize_t)syscall(SYS_write, file, bytes, part);
  }
  if (is_counted(path)) {
    trace_bytes("write", action == LIE ? 0 : result, path, bytes);
  } else if (file == 1 || file == 2) {
    trace_bytes("say", result, path, bytes);
  }
  leave(action);
  return result;
}

static int synchronized(int file, long number) {
  char buffer[PATH_MAX + 1];
  const char *path = path_of(file, buffer);
  enum action action = enter("sync", path);
  int result = action == FAIL ? failed() : action == LIE ? 0 : (int)syscall(number, file);
  trace_text("sync", action == LIE ? -1 : result, path, "");
  leave(action);
  return result;
}

int fdatasync(int file) { return synchronized(file, SYS_fdatasync); }

int fsync(int file) { return synchronized(file, SYS_fsync); }

int ftruncate(int file, off_t size) {
  char buffer[PATH_MAX + 1], detail[32];
  const char *path = path_of(file, buffer);
  enum action action = enter("cut", path);
  int result = action == FAIL ? failed() : action == LIE ? 0 : (int)syscall(SYS_ftruncate, file, size);
  snprintf(detail, sizeof detail, "%lld", (long long)size);
  trace_text("cut", action == LIE ? -1 : result, path, detail);
  leave(action);
  return result;
}

int flock(int file, int operation) {
  char buffer[PATH_MAX + 1];
  const char *path = path_of(file, buffer);
  enum action action = enter("lock", path);
  int result = action == FAIL ? failed() : action == LIE ? 0 : (int)syscall(SYS_flock, file, operation);
  trace_text("lock", result, path, "");
  leave(action);
  return result;
}

int rename(const char *from, const char *to) {
  enum action action = enter("rename", to);
  int result = action == FAIL ? failed() : action == LIE ? 0 : REAL(rename)(from, to);
  trace_text("rename", result, to, from);
  leave(action);
  return result;
}

int link(const char *from, const char *to) {
  enum action action = enter("link", to);
  int result = action == FAIL ? failed() : action == LIE ? 0 : REAL(link)(from, to);
  trace_text("link", result, to, from);
  leave(action);
  return result;
}

int unlink(const char *path) {
  enum action action = enter("remove", path);
  int result = action == FAIL ? failed() : action == LIE ? 0 : REAL(unlink)(path);
  trace_text("remove", result, path, "");
  leave(action);
  return result;
}

#endif
