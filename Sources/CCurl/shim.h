// Module CCurl
//
// libcurl for Swift.
//
// Used by HTTPCurl.
// Only what Swift can't import itself.

#include <curl/curl.h>

// Variadic, which Swift can't call: one function per value type.
static inline CURLcode cc_set_long(CURL *easy, CURLoption option, long value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode cc_set_size(CURL *easy, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode cc_set_text(CURL *easy, CURLoption option, const char *value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode cc_set_pointer(CURL *easy, CURLoption option, void *value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode cc_set_receiver(CURL *easy, CURLoption option, curl_write_callback value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode cc_set_prerequest(CURL *easy, curl_prereq_callback value) {
    return curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, value);
}

static inline CURLcode cc_set_opener(CURL *easy, curl_opensocket_callback value) {
    return curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, value);
}

static inline CURLcode cc_get_long(CURL *easy, CURLINFO fact, long *value) {
    return curl_easy_getinfo(easy, fact, value);
}

static inline CURLcode cc_get_size(CURL *easy, CURLINFO fact, curl_off_t *value) {
    return curl_easy_getinfo(easy, fact, value);
}

static inline CURLcode cc_get_pointer(CURL *easy, CURLINFO fact, void **value) {
    return curl_easy_getinfo(easy, fact, value);
}

static inline CURLMcode cc_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}

// A union, whose members Swift can't tell apart.
static inline CURLcode cc_result(const CURLMsg *message) { return message->data.result; }
