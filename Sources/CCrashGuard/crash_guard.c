#define _GNU_SOURCE
#include "crash_guard.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static const int signals[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGSYS};
enum { count = sizeof signals / sizeof signals[0] };

// A copy of the terminal's descriptor, which nothing else writes to.
static int terminal = -1;
static char path[128];
static struct termios settings;
static char reset[crash_guard_maximum];
static size_t reset_length;
static struct sigaction before[count];
static volatile sig_atomic_t is_armed;
static int is_installed;

// What the program and ncurses write to.
static volatile sig_atomic_t outputs[2] = {-1, -1};
static int null_device = -1;
static pthread_t owner;
// Between the thread that gives the terminal up and the one that owns it: a descriptor that is closed may become that of a file.
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int is_given_up;
// Odd while the owner writes.
static atomic_uint writes;

// On a stack overflow there is no room for a handler, so it has a stack of its own.
static char stack[1 << 16];

// From here on the output of the program goes nowhere.
static void mute(void) {
    if (null_device < 0) return;
    for (int i = 0; i < 2; i++)
        if (outputs[i] >= 0) dup3(null_device, outputs[i], outputs[i] > 2 ? O_CLOEXEC : 0);
}

static void write_reset(int descriptor) {
    for (size_t done = 0; done < reset_length;) {
        ssize_t written = write(descriptor, reset + done, reset_length - done);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) break;
        done += (size_t)written;
    }
}

// Async-signal-safe calls only. Runs once: a crash in here must not recurse.
static void restore(void) {
    if (!is_armed) return;
    is_armed = 0;
    int saved_errno = errno;
    write_reset(terminal);
    tcsetattr(terminal, TCSANOW, &settings);
    errno = saved_errno;
}

// Puts the old handler back and returns: the instruction faults again, now for Swift's backtrace or the kernel. A signal sent by
// a process, or a breakpoint, does not recur by itself: the old handler is called, and then the signal ends the process when this
// returns. Meanwhile other threads run on, and must not draw over the report.
static void crashed(int number, siginfo_t *info, void *context) {
    if (is_armed) mute();
    restore();
    for (int i = 0; i < count; i++) {
        if (signals[i] != number) continue;
        if (info->si_code > 0 && number != SIGTRAP) {
            sigaction(number, &before[i], NULL);
            return;
        }
        // Sent by another process: a backtrace would tell nothing, and takes long.
        if (info->si_code <= 0 && info->si_pid != getpid()) break;
        if (before[i].sa_flags & SA_SIGINFO)
            before[i].sa_sigaction(number, info, context);
        else if (before[i].sa_handler != SIG_DFL && before[i].sa_handler != SIG_IGN)
            before[i].sa_handler(number);
    }
    signal(number, SIG_DFL);
    raise(number);
}

static void interrupted(int number) { (void)number; }

static void install(void) {
    if (is_installed) return;
    is_installed = 1;
    null_device = open("/dev/null", O_WRONLY | O_CLOEXEC);
    stack_t current;
    if (sigaltstack(NULL, &current) == 0 && (current.ss_flags & SS_DISABLE)) {
        stack_t mine = {.ss_sp = stack, .ss_size = sizeof stack};
        sigaltstack(&mine, NULL);
    }
    struct sigaction action = {.sa_sigaction = crashed, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < count; i++) sigaction(signals[i], &action, &before[i]);
    // Interrupts a write that waits for the terminal. Without SA_RESTART; ignored by default, so that nothing else depends on it.
    struct sigaction interrupt = {.sa_handler = interrupted};
    sigemptyset(&interrupt.sa_mask);
    sigaction(SIGURG, &interrupt, NULL);
    atexit(restore);
}

int crash_guard_save(int fd) {
    is_armed = 0;
    if (tcgetattr(fd, &settings) != 0) return -1;
    if (terminal >= 0) close(terminal);
    terminal = fcntl(fd, F_DUPFD_CLOEXEC, 3);
    if (terminal < 0) return -1;
    if (ttyname_r(fd, path, sizeof path) != 0) path[0] = 0;
    return 0;
}

void crash_guard_arm(const char *text, size_t length, int program, int curses) {
    if (terminal < 0 || length > crash_guard_maximum) return;
    is_armed = 0;
    memcpy(reset, text, length);
    reset_length = length;
    install();
    pthread_mutex_lock(&lock);
    owner = pthread_self();
    outputs[0] = program;
    outputs[1] = curses;
    pthread_mutex_unlock(&lock);
    is_armed = 1;
}

void crash_guard_disarm(void) {
    is_armed = 0;
    pthread_mutex_lock(&lock);
    outputs[1] = -1;
    int is_muted = is_given_up;
    pthread_mutex_unlock(&lock);
    if (!is_muted) return;
    // As much as the terminal takes without waiting.
    int descriptor = path[0] ? open(path, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC) : -1;
    if (descriptor >= 0) {
        write_reset(descriptor);
        close(descriptor);
    }
    tcsetattr(terminal, TCSANOW, &settings);
}

int crash_guard_divert(int target) {
    pthread_mutex_lock(&lock);
    int result = is_armed && !is_given_up && outputs[1] >= 0 ? dup3(target, outputs[1], O_CLOEXEC) : -1;
    pthread_mutex_unlock(&lock);
    return result < 0 ? -1 : 0;
}

void crash_guard_undivert(void) {
    pthread_mutex_lock(&lock);
    if (is_armed && !is_given_up && outputs[1] >= 0) dup3(terminal, outputs[1], O_CLOEXEC);
    pthread_mutex_unlock(&lock);
}

void crash_guard_begin_output(void) { atomic_fetch_or(&writes, 1); }

void crash_guard_end_output(void) {
    if (atomic_load(&writes) & 1) atomic_fetch_add(&writes, 1);
}

unsigned crash_guard_output(void) {
    unsigned now = atomic_load(&writes);
    return now & 1 ? now : 0;
}

void crash_guard_give_up(void) {
    pthread_mutex_lock(&lock);
    if (outputs[0] >= 0 && null_device >= 0) {
        is_given_up = 1;
        mute();
        pthread_kill(owner, SIGURG);
    }
    pthread_mutex_unlock(&lock);
}
