/* SPDX-License-Identifier: MIT */
#include "read/steps.h"

#include <kanyin/error.h>
#include <string.h>

static GString *text_of(const char *bytes, size_t length, GError **error) {
    g_autoptr(GBytes) input = g_bytes_new(bytes, length);
    g_auto(CharsetReading) reading = {0};
    if (!text_from_bytes(&reading, input, &(ReadOptions){.source_name = "in"}, error))
        return NULL;
    return g_steal_pointer(&reading.text);
}

static void test_plain(void) {
    static const char bytes[] = "\xEF\xBB\xBF"
                                "a\r\nb\rc\fd\n";
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) text = text_of(bytes, sizeof bytes - 1, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(text->str, ==, "a\nb\nc\nd\n");
}

static void test_dirt(void) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) text = text_of("a\bb\x1b", 4, &error);
    g_assert_cmpstr(text->str, ==, "ab");
}

static void test_refused(void) {
    static const struct {
        const char *bytes;
        size_t length;
        const char *message;
    } cases[] = {
        {"", 0, "in: holds no text"},
        {" \r\n\t", 4, "in: holds no text"},
        {"\xEF\xBB\xBF", 3, "in: holds no text"},
        {"a\nb\0c", 5, "in:2: byte 0x00 at offset 3: not text but binary data"},
        {"a\n\n\xB8", 4,
         "in:3: byte 0xB8 at offset 3: not valid UTF-8, and no other character set is recognised"},
        {"\xFF\xFE"
         "a",
         3, "in:1: byte 0x61 at offset 2: not valid UTF-16LE"},
        {"ab\xE4\xB8", 4,
         "in:1: byte 0xE4 at offset 2: not valid UTF-8, and no other character set is recognised"},
        {"\1\2\3\4\5\6\7\10\1\2", 10, "in:1: byte 0x01 at offset 0: not text but binary data"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_null(text_of(cases[i].bytes, cases[i].length, &error));
        g_assert_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT);
        g_assert_cmpstr(error->message, ==, cases[i].message);
    }
}

static void test_too_large(void) {
    size_t length = (size_t)READ_MAX_BYTES + 1;
    g_autofree char *bytes = g_malloc(length);
    memset(bytes, 'a', length);
    g_autoptr(GError) error = NULL;
    g_assert_null(text_of(bytes, length, &error));
    g_assert_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/bytes/plain", test_plain);
    g_test_add_func("/bytes/dirt", test_dirt);
    g_test_add_func("/bytes/refused", test_refused);
    g_test_add_func("/bytes/too-large", test_too_large);
    return g_test_run();
}
