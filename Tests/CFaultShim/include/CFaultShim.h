#ifndef CFAULTSHIM_H
#define CFAULTSHIM_H

// A library for LD_PRELOAD that stands between a program and its file calls, and makes some of them go wrong. The program
// is told nothing; the environment says what happens. On systems without LD_PRELOAD the library is empty.
//
//   FAULT_FILE   the calls that count: on files whose path ends in this text; with a star at its end, contains it
//   FAULT_CALLS  which of them: a comma-separated list of open, write, sync, cut, lock, rename, link, remove; all if unset
//   FAULT_AT     the first of those that goes wrong, from 1
//   FAULT_FOR    how many go wrong from there on; 1 if unset, 0 for all
//   FAULT_DO     what happens:
//                  errno:N   the call fails with this error and does nothing
//                  short:N   a write takes N bytes
//                  torn:N    a write takes N bytes, then the program is killed
//                  before    the program is killed before the call
//                  after     the program is killed after the call
//                  lie       the call says that it was done, and was not
//   FAULT_TRACE  a file to which each call that counts is added, done or not, and everything that is said:
//                CALL TAB RESULT TAB PATH TAB DETAIL LF; detail is the bytes of a write in hex, the size of a cut, or the
//                old path of a rename or link; a write to standard output or error is the call "say"
//   FAULT_SIZE   the largest file, in bytes, that the program may write (RLIMIT_FSIZE)

#endif
