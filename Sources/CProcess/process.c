#define _GNU_SOURCE
#include "process.h"

#include <malloc.h>
#include <pthread.h>
#include <sys/prctl.h>
#include <sys/resource.h>

void process_claim_stack(size_t bytes) {
    struct rlimit limit;
    // Linux grows the first thread's stack up to the limit at the time of growth.
    if (getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur < bytes) {
        limit.rlim_cur = limit.rlim_max < bytes ? limit.rlim_max : bytes;
        setrlimit(RLIMIT_STACK, &limit);
    }
    // glibc has read the limit before, and uses it for every thread created without an explicit size.
    pthread_attr_t attributes;
    size_t size;
    if (pthread_getattr_default_np(&attributes) != 0) return;
    if (pthread_attr_getstacksize(&attributes, &size) == 0 && size < bytes
        && pthread_attr_setstacksize(&attributes, bytes) == 0)
        pthread_setattr_default_np(&attributes);
    pthread_attr_destroy(&attributes);
}

void process_give_back_memory(int bytes) {
    mallopt(M_MMAP_THRESHOLD, bytes);
    mallopt(M_TRIM_THRESHOLD, bytes);
    // One for the main thread and one for all others: memory allocated on one thread is freed on another, and each arena
    // fragments.
    mallopt(M_ARENA_MAX, 2);
}

void process_trim_memory(void) { malloc_trim(0); }

int process_hide_memory(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

const char *process_commit(void) { return ONCALL_TUI_COMMIT; }
