// Module CProcess
//
// Process-wide settings: stack size, memory, core dumps, options of the sanitizers.
//
// Used by the executable.
// C only.

#ifndef PROCESS_H
#define PROCESS_H

#include <stddef.h>

/// From here on every stack has room for `bytes`, where `ulimit -s` gives less: that of the first thread as far as the hard limit
/// lets it, and that of every thread that begins later. Call it while there is one thread.
void process_claim_stack(size_t bytes);

/// From here on the system gets back what is let go of in pieces of so many `bytes`, and all threads but the first share what is kept. By
/// itself glibc comes to keep up to 64 MiB for each of many threads, after one answer that was as long as that.
void process_give_back_memory(int bytes);

/// From here on nobody but the system's administrator gets at this process's memory, in which its secrets are: no core dump is written
/// or handed to a collector of such, and other programs of the same user can't look into it. Children are not concerned.
/// 0, or -1 with errno.
int process_hide_memory(void);

/// The commit that the program was built from, as the builder named it in ONCALL_TUI_COMMIT; empty where nobody did.
const char *process_commit(void);

#endif
