#define _GNU_SOURCE
#include "CCurl.h"

#include <dlfcn.h>
#include <stddef.h>

// The functions of libcurl that are used. Each has a pointer, and a function of the same name below that calls it, so that its callers are
// written as if libcurl were linked.
#define FUNCTIONS(EACH) \
    EACH(curl_global_init) EACH(curl_easy_init) EACH(curl_easy_cleanup) EACH(curl_easy_strerror) EACH(curl_easy_setopt) \
    EACH(curl_easy_getinfo) EACH(curl_easy_perform) EACH(curl_slist_append) EACH(curl_slist_free_all) EACH(curl_multi_init) \
    EACH(curl_multi_cleanup) EACH(curl_multi_add_handle) EACH(curl_multi_remove_handle) EACH(curl_multi_perform) \
    EACH(curl_multi_info_read) EACH(curl_multi_poll) EACH(curl_multi_wakeup) EACH(curl_multi_setopt)

#define POINTER(name) static __typeof__(name) *name##_loaded;
FUNCTIONS(POINTER)

static int is_loaded;

const char *cc_load(void) {
    if (is_loaded) return NULL;
    // By its stable name; programs link to the same.
    void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    if (!library) return dlerror();
#define LOAD(name) \
    if (!(name##_loaded = (__typeof__(name) *)dlsym(library, #name))) return dlerror();
    FUNCTIONS(LOAD)
    is_loaded = 1;
    return NULL;
}

CURLcode curl_global_init(long flags) { return curl_global_init_loaded(flags); }
CURL *curl_easy_init(void) { return curl_easy_init_loaded(); }
void curl_easy_cleanup(CURL *easy) { curl_easy_cleanup_loaded(easy); }
const char *curl_easy_strerror(CURLcode code) { return curl_easy_strerror_loaded(code); }
CURLcode curl_easy_perform(CURL *easy) { return curl_easy_perform_loaded(easy); }
struct curl_slist *curl_slist_append(struct curl_slist *list, const char *text) {
    return curl_slist_append_loaded(list, text);
}
void curl_slist_free_all(struct curl_slist *list) { curl_slist_free_all_loaded(list); }
CURLM *curl_multi_init(void) { return curl_multi_init_loaded(); }
CURLMcode curl_multi_cleanup(CURLM *multi) { return curl_multi_cleanup_loaded(multi); }
CURLMcode curl_multi_add_handle(CURLM *multi, CURL *easy) { return curl_multi_add_handle_loaded(multi, easy); }
CURLMcode curl_multi_remove_handle(CURLM *multi, CURL *easy) { return curl_multi_remove_handle_loaded(multi, easy); }
CURLMcode curl_multi_perform(CURLM *multi, int *running) { return curl_multi_perform_loaded(multi, running); }
CURLMsg *curl_multi_info_read(CURLM *multi, int *left) { return curl_multi_info_read_loaded(multi, left); }
CURLMcode curl_multi_poll(CURLM *multi, struct curl_waitfd fds[], unsigned count, int milliseconds, int *ready) {
    return curl_multi_poll_loaded(multi, fds, count, milliseconds, ready);
}
CURLMcode curl_multi_wakeup(CURLM *multi) { return curl_multi_wakeup_loaded(multi); }

CURLcode cc_set_long(CURL *easy, CURLoption option, long value) { return curl_easy_setopt_loaded(easy, option, value); }
CURLcode cc_set_size(CURL *easy, CURLoption option, curl_off_t value) {
    return curl_easy_setopt_loaded(easy, option, value);
}
CURLcode cc_set_text(CURL *easy, CURLoption option, const char *value) {
    return curl_easy_setopt_loaded(easy, option, value);
}
CURLcode cc_set_pointer(CURL *easy, CURLoption option, void *value) {
    return curl_easy_setopt_loaded(easy, option, value);
}
CURLcode cc_set_receiver(CURL *easy, CURLoption option, curl_write_callback value) {
    return curl_easy_setopt_loaded(easy, option, value);
}
CURLcode cc_set_prerequest(CURL *easy, curl_prereq_callback value) {
    return curl_easy_setopt_loaded(easy, CURLOPT_PREREQFUNCTION, value);
}
CURLcode cc_set_opener(CURL *easy, curl_opensocket_callback value) {
    return curl_easy_setopt_loaded(easy, CURLOPT_OPENSOCKETFUNCTION, value);
}
CURLcode cc_get_long(CURL *easy, CURLINFO fact, long *value) { return curl_easy_getinfo_loaded(easy, fact, value); }
CURLcode cc_get_size(CURL *easy, CURLINFO fact, curl_off_t *value) {
    return curl_easy_getinfo_loaded(easy, fact, value);
}
CURLcode cc_get_pointer(CURL *easy, CURLINFO fact, void **value) { return curl_easy_getinfo_loaded(easy, fact, value); }
CURLMcode cc_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt_loaded(multi, option, value);
}
