#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include "CPseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

static void say(const char *text) {
  ssize_t ignored = write(STDERR_FILENO, text, strlen(text));
  (void)ignored;
}

// Between fork and execve only what is safe in a signal handler: the parent has other threads.
static void become(
    const char *path, char *const *arguments, char *const *environment, const char *folder, int terminal,
    int descriptors) {
  setsid();
  ioctl(terminal, TIOCSCTTY, 0);
  for (int i = 0; i < 3; i++) dup2(terminal, i);
  for (int i = 3; i < descriptors; i++) close(i);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_DFL;
  for (int i = 1; i < NSIG; i++) sigaction(i, &action, NULL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  if (folder != NULL && chdir(folder) != 0) {
    say("cannot enter the working directory\n");
    _exit(127);
  }
  execve(path, arguments, environment);
  say("cannot start ");
  say(path);
  say("\n");
  _exit(127);
}

int gw_pty_spawn(
    const char *path, char *const *arguments, char *const *environment, const char *folder, int columns, int rows,
    int *master) {
  // forkpty would leave the master open in programs that another thread starts at the same moment.
  int outer = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (outer < 0) return -errno;
  fcntl(outer, F_SETFD, FD_CLOEXEC);
  char name[128];
  int inner = -1;
  if (grantpt(outer) == 0 && unlockpt(outer) == 0 && ptsname_r(outer, name, sizeof name) == 0) {
    inner = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
  }
  if (inner < 0) {
    int number = errno;
    close(outer);
    return -number;
  }
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  ioctl(inner, TIOCSWINSZ, &size);
  long limit = sysconf(_SC_OPEN_MAX);
  int descriptors = limit > 0 && limit < 4096 ? (int)limit : 4096;
  pid_t child = fork();
  if (child == 0) become(path, arguments, environment, folder, inner, descriptors);
  int number = errno;
  close(inner);
  if (child < 0) {
    close(outer);
    return -number;
  }
  *master = outer;
  return child;
}

int gw_pty_pipe(int *reader, int *writer) {
  int ends[2];
#ifdef __linux__
  if (pipe2(ends, O_CLOEXEC) != 0) return errno;
#else
  if (pipe(ends) != 0) return errno;
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  fcntl(ends[1], F_SETFD, FD_CLOEXEC);
#endif
  *reader = ends[0];
  *writer = ends[1];
  return 0;
}

int gw_pty_spawn_piped(
    const char *path, char *const *arguments, char *const *environment, const char *folder, int input, int output,
    int errors) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_adddup2(&actions, input, 0);
  posix_spawn_file_actions_adddup2(&actions, output, 1);
  posix_spawn_file_actions_adddup2(&actions, errors, 2);
  if (folder != NULL) posix_spawn_file_actions_addchdir_np(&actions, folder);

  sigset_t all, none;
  sigfillset(&all);
  sigdelset(&all, SIGKILL);
  sigdelset(&all, SIGSTOP);
  sigemptyset(&none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setpgroup(&attributes, 0);
  short flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP;
#ifdef POSIX_SPAWN_CLOEXEC_DEFAULT
  flags |= POSIX_SPAWN_CLOEXEC_DEFAULT;
#endif
  posix_spawnattr_setflags(&attributes, flags);

  pid_t child = 0;
  int number = posix_spawn(&child, path, &actions, &attributes, arguments, environment);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return number == 0 ? child : -number;
}

int gw_pty_resize(int master, int columns, int rows) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return ioctl(master, TIOCSWINSZ, &size) == 0 ? 0 : errno;
}

static bool has_local_mode(int master, tcflag_t mode) {
  struct termios settings;
  return tcgetattr(master, &settings) == 0 && (settings.c_lflag & mode) != 0;
}

bool gw_pty_is_canonical(int master) { return has_local_mode(master, ICANON); }

bool gw_pty_echoes(int master) { return has_local_mode(master, ECHO); }

bool gw_pty_exited(int status, int *number) {
  bool exited = WIFEXITED(status);
  *number = exited ? WEXITSTATUS(status) : WTERMSIG(status);
  return exited;
}
