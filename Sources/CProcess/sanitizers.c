// Default options of the sanitizers, for builds with one: `swift test --sanitize=thread`.
#if defined(__has_feature)

#if __has_feature(thread_sanitizer)
#include <sanitizer/common_interface_defs.h>

// Data touched in a closure of `Mutex.withLock` is only reachable through that lock. The sanitizer does not see the lock being
// taken: libswiftSynchronization is not instrumented. `YuYTXE` is how the type of such a closure is mangled; FlyingSocks wraps
// the same lock.
const char *__tsan_default_suppressions(void) { return "race:YuYTXE\nrace:FlyingSocks5Mutex\n"; }

// Function names come from a program that is started when the first one is needed. Started later, it would inherit pipes whose
// end others wait for.
__attribute__((constructor)) static void start_symbolizer(void) {
    char name[64];
    __sanitizer_symbolize_pc((void *)start_symbolizer, "%f", name, sizeof name);
}
#endif

#if __has_feature(address_sanitizer)
// TOMLKit leaks key names. Template nesting is limited by the real stack, not by a copy of it.
const char *__asan_default_options(void) { return "detect_leaks=0:detect_stack_use_after_return=0"; }
#endif

#endif
