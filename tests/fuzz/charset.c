/* SPDX-License-Identifier: MIT */
/* Any bytes: the character set is told by each rule, and each decoder gives sound UTF-8. */
#include "read/charset.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char *const labels[] = {"utf-8",     "utf-16le", "utf-16be", "windows-1252",
                                         "gbk",       "big5",     "euc-kr",   "iso-2022-jp",
                                         "shift_jis", "euc-jp",   "koi8-u",   "x-user-defined"};
    for (int rule = CHARSET_RULE_FILE; rule <= CHARSET_RULE_NETWORK; rule++) {
        g_auto(CharsetReading) reading = {0};
        if (charset_read(&reading, (const char *)data, size, &(CharsetHints){.rule = rule}))
            g_assert_nonnull(reading.text);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(labels); i++) {
        CharsetFaults faults;
        GString *text = charset_decode(charset_from_label(labels[i], strlen(labels[i])),
                                       (const char *)data, size, &faults);
        for (const char *at = text->str, *end = at + text->len; at < end; at++) /* NUL is sound */
            g_assert_true(g_utf8_validate(at, -1, &at));
        g_string_free(text, TRUE);
    }
    return 0;
}
