#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H

#include <stdbool.h>
#include <stddef.h>

// Programs under a terminal of their own, or with pipes. Swift on macOS has no fork, posix_spawn cannot give its child a
// controlling terminal, and Swift on Linux sees neither pipe2 nor posix_spawn's working directory.

#pragma clang assume_nonnull begin

/// Starts a program in a session of its own whose controlling terminal is a new one.
///
/// The program gets default signal dispositions, no blocked signals and no descriptors but the terminal's; where it cannot
/// be started, the child says why on the terminal and exits with 127.
/// - Parameters:
///   - arguments: Null-terminated, the program's name first.
///   - environment: Null-terminated, "NAME=value" each.
///   - folder: The working directory, or null for the caller's.
///   - master: Set to the terminal's other end, which is not passed on to programs.
/// - Returns: The child, or minus the errno.
int gw_pty_spawn(
    const char *path, char *_Nullable const *_Nonnull arguments, char *_Nullable const *_Nonnull environment,
    const char *_Nullable folder, int columns, int rows, int *master);

/// Changes the window's size, which signals SIGWINCH to the program; 0 or the errno.
int gw_pty_resize(int master, int columns, int rows);

/// Whether the terminal gathers lines itself (ICANON); false where that cannot be told.
bool gw_pty_is_canonical(int master);

/// Whether the terminal echoes what is typed (ECHO); false where that cannot be told.
bool gw_pty_echoes(int master);

/// Makes a pipe that is not passed on to programs by itself: 0 or the errno.
int gw_pty_pipe(int *reader, int *writer);

/// Starts a program with these three descriptors, in a group of its own and with default signals, through posix_spawn.
///
/// The arguments are those of gw_pty_spawn.
/// - Returns: The child, or minus the errno.
int gw_pty_spawn_piped(
    const char *path, char *_Nullable const *_Nonnull arguments, char *_Nullable const *_Nonnull environment,
    const char *_Nullable folder, int input, int output, int errors);

/// Splits what waitpid told: true and the exit code, or false and the signal.
bool gw_pty_exited(int status, int *number);

#pragma clang assume_nonnull end

#endif
