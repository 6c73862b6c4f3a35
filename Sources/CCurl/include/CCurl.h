// Module CCurl
//
// libcurl for Swift, loaded once it is needed.
//
// With all the libraries that it needs itself it takes longer to load than the rest of the program.
// Used by HTTPCurl.
// Only what is needed to call libcurl.

#ifndef CCURL_H
#define CCURL_H

#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

/// Loads libcurl; call it before any other function, from one thread at a time. Further calls do nothing.
/// Returns null, or why it can't be loaded. Functions that are not in `curl.c` do not link.
const char *cc_load(void);

// Variadic, which Swift can't call: one function per value type.
CURLcode cc_set_long(CURL *easy, CURLoption option, long value);
CURLcode cc_set_size(CURL *easy, CURLoption option, curl_off_t value);
CURLcode cc_set_text(CURL *easy, CURLoption option, const char *value);
CURLcode cc_set_pointer(CURL *easy, CURLoption option, void *value);
CURLcode cc_set_receiver(CURL *easy, CURLoption option, curl_write_callback value);
CURLcode cc_set_prerequest(CURL *easy, curl_prereq_callback value);
CURLcode cc_set_opener(CURL *easy, curl_opensocket_callback value);
CURLcode cc_get_long(CURL *easy, CURLINFO fact, long *value);
CURLcode cc_get_size(CURL *easy, CURLINFO fact, curl_off_t *value);
CURLcode cc_get_pointer(CURL *easy, CURLINFO fact, void **value);
CURLMcode cc_multi_set_long(CURLM *multi, CURLMoption option, long value);

// A union, whose members Swift can't tell apart.
static inline CURLcode cc_result(const CURLMsg *message) { return message->data.result; }

#endif
