/// Counts the process's heap allocations.
///
/// On Linux this replaces `malloc` and its kin in the executable that links it, each handing on to glibc's own; on macOS
/// it listens through the system's `malloc_logger` hook. Swift can do neither, which is why this exists.

#ifndef GW_ALLOCATION_COUNT_H
#define GW_ALLOCATION_COUNT_H

#include <stdint.h>

/// The allocations of the calling thread since it began to count.
///
/// Call it once before what is measured, and again after: the difference is what lies between. Always 0 where the
/// platform offers no way to count.
uint64_t gw_allocation_count(void);

#endif
