/* The least that a list with a detail pane can be: ncurses, a file of lines in memory, keys j, k, / and q. The lines have fields that are
   separated by tabs. "Benchmarks scale" compiles it, and compares oncall-tui with it. */
#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include <ctype.h>
#include <locale.h>
#include <ncurses.h>
#include <stdlib.h>
#include <string.h>

static char **lines, **folded;
static size_t *sizes;
static int *rows, count, found, selected, top;
static char typed[256];

static void read_lines(const char *path) {
    FILE *file = fopen(path, "r");
    if (!file) exit(1);
    char *line = NULL;
    size_t room = 0;
    ssize_t size;
    int capacity = 0;
    while ((size = getline(&line, &room, file)) > 0) {
        if (line[size - 1] == '\n') line[--size] = 0;
        if (count == capacity) {
            capacity = capacity ? 2 * capacity : 1024;
            lines = realloc(lines, capacity * sizeof *lines);
            folded = realloc(folded, capacity * sizeof *folded);
            sizes = realloc(sizes, capacity * sizeof *sizes);
            rows = realloc(rows, capacity * sizeof *rows);
        }
        lines[count] = strdup(line);
        folded[count] = strdup(line);
        for (char *at = folded[count]; *at; at++) *at = tolower((unsigned char)*at);
        sizes[count++] = size;
    }
    free(line);
    fclose(file);
}

static void search(void) {
    size_t size = strlen(typed);
    found = 0;
    for (int i = 0; i < count; i++)
        if (memmem(folded[i], sizes[i], typed, size)) rows[found++] = i;
    if (selected >= found) selected = found ? found - 1 : 0;
}

static void draw(int is_typing) {
    int height = LINES - 2, half = COLS / 2;
    if (selected < top) top = selected;
    if (selected >= top + height) top = selected - height + 1;
    erase();
    mvprintw(0, 0, "%d/%d", found, count);
    for (int y = 0; y < height && top + y < found; y++) {
        if (top + y == selected) attron(A_REVERSE);
        mvaddnstr(y + 1, 0, lines[rows[top + y]], half - 2);
        attroff(A_REVERSE);
    }
    if (found) {
        char *copy = strdup(lines[rows[selected]]), *rest = copy, *field;
        for (int y = 1; (field = strsep(&rest, "\t")); y++) mvaddnstr(y, half, field, COLS - half);
        free(copy);
    }
    if (is_typing) mvprintw(LINES - 1, 0, "/%s", typed);
    refresh();
}

int main(int argc, char **argv) {
    if (argc != 2) return 1;
    setlocale(LC_ALL, "");
    read_lines(argv[1]);
    search();
    initscr();
    raw();
    noecho();
    nonl();
    set_escdelay(25);
    keypad(stdscr, TRUE);
    int is_typing = 0;
    for (;;) {
        draw(is_typing);
        int key = getch();
        /* All keys that are there are handled before the next frame. */
        nodelay(stdscr, TRUE);
        int changed = 0;
        for (; key != ERR; key = getch()) {
            size_t size = strlen(typed);
            if (key == KEY_RESIZE) continue;
            if (is_typing && (key == '\r' || key == 27)) {
                is_typing = 0;
                if (key == 27) typed[0] = 0, changed = 1;
            } else if (is_typing && (key == KEY_BACKSPACE || key == 127)) {
                if (size) typed[size - 1] = 0;
                changed = 1;
            } else if (is_typing && key < 256) {
                if (size + 1 < sizeof typed) typed[size] = key, typed[size + 1] = 0;
                changed = 1;
            } else if (key == 'q') {
                endwin();
                return 0;
            } else if (key == '/') {
                is_typing = 1;
            } else if (key == 'j' && selected + 1 < found) {
                selected++;
            } else if (key == 'k' && selected > 0) {
                selected--;
            }
        }
        nodelay(stdscr, FALSE);
        if (changed) search();
    }
}
