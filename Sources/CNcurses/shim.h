// Module CNcurses
//
// ncurses for Swift.
//
// Used by TerminalCurses.
// Only what Swift can't import itself.

// Enables the wide-character API; a module map's pkgConfig would drop the flag (and warn on every build).
#define NCURSES_WIDECHAR 1
#include <ncurses.h>

#include <langinfo.h>
#include <pty.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <wchar.h>

// Macros, which Swift can't import.
static const attr_t cn_bold = A_BOLD;
static const attr_t cn_dim = A_DIM;
static const attr_t cn_italic = A_ITALIC;
static const attr_t cn_underline = A_UNDERLINE;
static const attr_t cn_reverse = A_REVERSE;

// Global variables, which Swift's concurrency checking rejects; they belong to the thread that owns the screen.
static inline WINDOW *cn_stdscr(void) { return stdscr; }
static inline WINDOW *cn_curscr(void) { return curscr; }
static inline int cn_colors(void) { return COLORS; }
static inline int cn_color_pairs(void) { return COLOR_PAIRS; }

// The pair is passed through the extension argument: the short parameter ends at 32767.
static inline void cn_set_cell(cchar_t *cell, const wchar_t *text, attr_t attributes, int pair) {
    setcchar(cell, text, attributes, 0, &pair);
}

static inline void cn_set_single(cchar_t *cell, wchar_t character, attr_t attributes, int pair) {
    wchar_t text[2] = {character, 0};
    cn_set_cell(cell, text, attributes, pair);
}

// Hidden by POSIX in the Glibc module; ncurses computes widths with it.
static inline int cn_wcwidth(wchar_t character) {
    extern int wcwidth(wchar_t);
    return wcwidth(character);
}

// Variadic, which Swift can't call. From term.h, whose macros have names like `lines` and `bell`.
extern char *tiparm(const char *, ...);
static inline char *cn_tiparm(const char *string, int first, int second) { return tiparm(string, first, second); }

// A file in memory; -1 if there can be none. Hidden by POSIX in the Glibc module.
static inline int cn_memory_file(void) {
    extern int memfd_create(const char *, unsigned);
    return memfd_create("frame", 1 /* MFD_CLOEXEC */);
}
// The capabilities of terminfo by their place in a compiled entry; NULL after the last one. From term.h too.
extern char *const boolnames[], *const numnames[], *const strnames[];
static inline const char *cn_flag_name(int index) { return boolnames[index]; }
static inline const char *cn_number_name(int index) { return numnames[index]; }
static inline const char *cn_string_name(int index) { return strnames[index]; }

// Reads the terminfo entry of a terminal without starting ncurses; 0, or -1 if there is none.
extern int setupterm(const char *, int, int *);
extern int del_curterm(void *);
extern void *set_curterm(void *);
static inline int cn_read_terminal(const char *name, int terminal) {
    int error;
    return setupterm(name, terminal, &error) == OK ? 0 : -1;
}
static inline void cn_forget_terminal(void) { del_curterm(set_curterm(NULL)); }

// 0 if the terminal reported its size, else -1.
static inline int cn_window_size(int terminal, int *columns, int *rows) {
    struct winsize size;
    if (ioctl(terminal, TIOCGWINSZ, &size) != 0) return -1;
    *columns = size.ws_col;
    *rows = size.ws_row;
    return 0;
}

// Sets the size of a terminal, as an emulator does; for tests.
static inline int cn_set_window_size(int terminal, int columns, int rows) {
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    return ioctl(terminal, TIOCSWINSZ, &size);
}
