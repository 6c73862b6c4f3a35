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

/// From here on a crash or `exit` writes `reset` to the terminal and restores the saved settings. After a crash nothing that the
/// program writes reaches the terminal.
/// Does nothing before `crash_guard_save`, or if the string is longer than `crash_guard_maximum`. Call it on the thread that writes.
/// - Parameters:
///   - program: the descriptor that the program writes to.
///   - curses: the descriptor that ncurses writes to.
void crash_guard_arm(const char *reset, size_t length, int program, int curses);

/// Call this when the terminal is restored, or in use by another program, and before the descriptor of ncurses is closed. Restores
/// a terminal that was given up, as far as it can be without waiting.
void crash_guard_disarm(void);

/// What ncurses writes goes to the file `target` until `crash_guard_undivert`. After a crash, or once the terminal is given up, it goes
/// nowhere as before. On the thread that writes.
/// Returns 0, or -1 if it can't be diverted.
int crash_guard_divert(int target);

/// What ncurses writes goes to the terminal again.
void crash_guard_undivert(void);

/// The owner of the terminal begins to write to it, and may have to wait; further calls have no effect.
void crash_guard_begin_output(void);

/// The owner of the terminal has written.
void crash_guard_end_output(void);

/// A number that is different for each output; 0 if there is none. From any thread.
unsigned crash_guard_output(void);

/// Discards what the program writes to a terminal that does not read, also a write that waits. From any thread.
void crash_guard_give_up(void);

#endif
