/* SPDX-License-Identifier: MIT */
/* html5lib's cases of encoding sniffing: bytes and the character set a browser takes them for. */

#include "read/charset.h"
#include "support/corpora.h"

#include <string.h>

static char *folder;

/* The end of the text before a line that is `mark`. */
static const char *find_mark(const char *at, const char *end, const char *mark) {
    for (size_t size = strlen(mark); at + size <= end; at++)
        if (memcmp(at, mark, size) == 0)
            return at;
    return end;
}

static bool judge(const char *bytes, size_t length, const char *expected) {
    g_auto(CharsetReading) reading = {0};
    charset_read(&reading, bytes, length, &(CharsetHints){.rule = CHARSET_RULE_NETWORK});
    const Charset *wanted = charset_from_label(expected, strlen(expected));
    g_assert_nonnull(wanted);
    if (reading.used == wanted)
        return true;
    g_test_message("'%.200s': %s, not %s", bytes, reading.used ? reading.used->name : "nothing",
                   wanted->name);
    return false;
}

static size_t run_file(const char *name, size_t *count) {
    static const char data[] = "#data\n", encoding[] = "\n#encoding\n";
    g_autofree char *path = g_build_filename(folder, name, NULL), *bytes = NULL;
    gsize length;
    g_autoptr(GError) error = NULL;
    g_file_get_contents(path, &bytes, &length, &error);
    g_assert_no_error(error);
    const char *end = bytes + length;
    size_t failures = 0;
    for (const char *at = find_mark(bytes, end, data); at < end; at = find_mark(at, end, data)) {
        at += strlen(data);
        const char *stop = find_mark(at, end, encoding);
        const char *name_at = MIN(stop + strlen(encoding), end);
        g_autofree char *expected = g_strndup(name_at, strcspn(name_at, "\n"));
        failures += !judge(at, (size_t)(stop - at), expected);
        (*count)++;
        at = name_at;
    }
    return failures;
}

static void test_suite(void) {
    static const char *const files[] = {"tests1.dat", "tests2.dat", "test-yahoo-jp.dat"};
    size_t count = 0, failures = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++)
        failures += run_file(files[i], &count);
    g_test_message("%zu cases", count);
    g_assert_cmpuint(count, ==, 82);
    g_assert_cmpuint(failures, ==, 0);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    folder = corpora_path("html-encoding");
    if (!folder)
        return corpora_absent();
    g_test_add_func("/html-encoding/suite", test_suite);
    int result = g_test_run();
    g_free(folder);
    return result;
}
