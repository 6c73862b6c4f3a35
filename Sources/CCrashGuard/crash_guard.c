#define _GNU_SOURCE
#include "crash_guard.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static const int signals[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT};
enum { count = sizeof signals / sizeof signals[0] };

static int terminal = -1;
static struct termios settings;
static char reset[crash_guard_maximum];
static size_t reset_length;
static struct sigaction before[count];
static volatile sig_atomic_t is_armed;
static int is_installed;

// On a stack overflow there is no room for a handler, so it has a stack of its own.
static char stack[1 << 16];

// Async-signal-safe calls only. Runs once: a crash in here must not recurse.
static void restore(void) {
    if (!is_armed) return;
    is_armed = 0;
    int saved_errno = errno;
    for (size_t done = 0; done < reset_length;) {
        ssize_t written = write(terminal, reset + done, reset_length - done);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) break;
        done += (size_t)written;
    }
    tcsetattr(terminal, TCSANOW, &settings);
    errno = saved_errno;
}

// Puts the old handler back and returns: the instruction faults again, now for Swift's backtrace or the kernel. A signal sent by
// a process, or a breakpoint, does not recur by itself: it is raised again, and stays pending until this returns.
static void crashed(int number, siginfo_t *info, void *context) {
    (void)context;
    restore();
    for (int i = 0; i < count; i++)
        if (signals[i] == number) sigaction(number, &before[i], NULL);
    if (info->si_code <= 0 || number == SIGTRAP) raise(number);
}

static void install(void) {
    if (is_installed) return;
    is_installed = 1;
    stack_t current;
    if (sigaltstack(NULL, &current) == 0 && (current.ss_flags & SS_DISABLE)) {
        stack_t mine = {.ss_sp = stack, .ss_size = sizeof stack};
        sigaltstack(&mine, NULL);
    }
    struct sigaction action = {.sa_sigaction = crashed, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < count; i++) sigaction(signals[i], &action, &before[i]);
    atexit(restore);
}

int crash_guard_save(int fd) {
    is_armed = 0;
    if (tcgetattr(fd, &settings) != 0) return -1;
    terminal = fd;
    return 0;
}

void crash_guard_arm(const char *text, size_t length) {
    if (terminal < 0 || length > crash_guard_maximum) return;
    is_armed = 0;
    memcpy(reset, text, length);
    reset_length = length;
    install();
    is_armed = 1;
}

void crash_guard_disarm(void) { is_armed = 0; }
