// What the sanitizers have to be told, where the program is built with one: `swift test --sanitize=thread`.
#if defined(__has_feature)

#if __has_feature(thread_sanitizer)
#include <sanitizer/common_interface_defs.h>

// What a closure given to `Mutex.withLock` touches is behind that lock, which is the only way to it. The sanitizer does not see the
// lock being taken: libswiftSynchronization is not built for it. `YuYTXE` is how the type of such a closure is mangled; FlyingSocks
// wraps the same lock.
const char *__tsan_default_suppressions(void) { return "race:YuYTXE\nrace:FlyingSocks5Mutex\n"; }

// Names of functions come from a program that is started when the first is needed. Later it would inherit pipes that others wait
// for the end of.
__attribute__((constructor)) static void start_symbolizer(void) {
    char name[64];
    __sanitizer_symbolize_pc((void *)start_symbolizer, "%f", name, sizeof name);
}
#endif

#if __has_feature(address_sanitizer)
// TOMLKit leaks the names of keys. And how deep templates may nest is measured on the stack itself, not on a copy of it.
const char *__asan_default_options(void) { return "detect_leaks=0:detect_stack_use_after_return=0"; }
#endif

#endif
