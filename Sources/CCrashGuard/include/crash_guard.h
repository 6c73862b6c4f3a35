// Module CCrashGuard
//
// Restores the terminal when the process crashes.
//
// Used by TerminalCurses.
// Signal-safe C only.

#ifndef CRASH_GUARD_H
#define CRASH_GUARD_H

#include <stddef.h>

/// Longest reset string that is kept, in bytes.
enum { crash_guard_maximum = 512 };

/// Remembers the terminal's settings as they are now: call it before ncurses changes them.
/// 0, or -1 with errno when `terminal` is none.
int crash_guard_save(int terminal);

/// From here on a crash or `exit` writes `reset` to the terminal and puts the saved settings back.
/// Does nothing before `crash_guard_save` or with a longer string than `crash_guard_maximum`.
void crash_guard_arm(const char *reset, size_t length);

/// The terminal is as it was, or somebody else's: leave it alone.
void crash_guard_disarm(void);

#endif
