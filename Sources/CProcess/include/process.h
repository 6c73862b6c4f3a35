// Module CProcess
//
// Process-wide settings: stack size, memory, core dumps, options of the sanitizers.
//
// Used by the executable.
// C only.

#ifndef PROCESS_H
#define PROCESS_H

#include <stddef.h>

/// Raises the stack size to `bytes` if `ulimit -s` gives less: for the first thread up to the hard limit, and for every thread
/// started later. Call it while there is only one thread.
void process_claim_stack(size_t bytes);

/// Makes malloc return freed blocks of `bytes` or more to the system, and limits it to two arenas. By default glibc may keep up
/// to 64 MiB for each of many threads, after one response of that size.
void process_give_back_memory(int bytes);

/// Gives free memory inside malloc's arenas back to the system. It takes some milliseconds: call it when much was freed.
void process_trim_memory(void);

/// Protects the process's memory, which holds secrets, from everybody but the administrator: no core dump is written or passed to
/// a collector, and other programs of the same user can't read the memory. Children are not affected.
/// Returns 0, or -1 with errno.
int process_hide_memory(void);

/// The commit that the program was built from, as set in ONCALL_TUI_COMMIT at build time; empty if unset.
const char *process_commit(void);

#endif
