// Module CCrashGuard
//
// Restores the terminal when the process crashes.
//
// Used by TerminalCurses.
// Signal-safe C only.

#ifndef CRASH_GUARD_H
#define CRASH_GUARD_H

#include <stddef.h>

/// The maximum length of the reset string, in bytes.
enum { crash_guard_maximum = 512 };

/// Saves the terminal's current settings; call it before ncurses changes them.
/// Returns 0, or -1 with errno if `terminal` is not a terminal.
int crash_guard_save(int terminal);

/// From here on a crash or `exit` writes `reset` to the terminal and restores the saved settings.
/// Does nothing before `crash_guard_save`, or if the string is longer than `crash_guard_maximum`.
void crash_guard_arm(const char *reset, size_t length);

/// Call this when the terminal is restored, or in use by another program.
void crash_guard_disarm(void);

#endif
