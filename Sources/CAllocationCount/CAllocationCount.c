#include "CAllocationCount.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>

static _Thread_local uint64_t count;

#if defined(__GLIBC__)

// glibc's own allocator under its other names (glibc manual, "Replacing malloc").
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t number, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);
extern void __libc_free(void *block);

void *malloc(size_t size) {
  count += 1;
  return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
  count += 1;
  return __libc_calloc(number, size);
}

void *realloc(void *block, size_t size) {
  count += 1;
  return __libc_realloc(block, size);
}

void *memalign(size_t alignment, size_t size) {
  count += 1;
  return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void **block, size_t alignment, size_t size) {
  void *found = memalign(alignment, size);
  if (found == NULL) { return ENOMEM; }
  *block = found;
  return 0;
}

void free(void *block) { __libc_free(block); }

uint64_t gw_allocation_count(void) { return count; }

#elif defined(__APPLE__)

// Declared by libmalloc's private header; called for every allocation while it is set.
typedef void(gw_malloc_logger)(
    uint32_t type, uintptr_t zone, uintptr_t first, uintptr_t second, uintptr_t result, uint32_t skipped);
extern gw_malloc_logger *malloc_logger;

static void note(
    uint32_t type, uintptr_t zone, uintptr_t first, uintptr_t second, uintptr_t result, uint32_t skipped) {
  (void)zone, (void)first, (void)second, (void)result, (void)skipped;
  // Bit 1 marks an allocation.
  if (type & 2) { count += 1; }
}

uint64_t gw_allocation_count(void) {
  malloc_logger = note;
  return count;
}

#else

uint64_t gw_allocation_count(void) { return 0; }

#endif
