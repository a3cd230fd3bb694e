/* SPDX-License-Identifier: MIT */
/* Unicode's own LineBreakTest (Debian package unicode-data) against the base of our breaks. */
#include "text/uax14.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#define TEST_FILE "/usr/share/unicode/auxiliary/LineBreakTest.txt"

/* One line of the test: "× 0023 ÷ 0020 ÷ # comment". */
static bool agrees(const char *line) {
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GArray) wanted = g_array_new(FALSE, TRUE, 1);
    g_auto(GStrv) words = g_strsplit_set(line, " \t", -1);
    guint8 may = 0;
    for (size_t i = 0; words[i] && words[i][0] != '#'; i++) {
        if (strcmp(words[i], "÷") == 0 || strcmp(words[i], "×") == 0) {
            may = strcmp(words[i], "÷") == 0;
        } else if (words[i][0]) {
            guint at = (guint)text->len;
            g_string_append_unichar(text, (gunichar)g_ascii_strtoull(words[i], NULL, 16));
            g_array_set_size(wanted, (guint)text->len);
            g_array_index(wanted, guint8, at) = may;
        }
    }
    g_autofree guint8 *found = g_malloc0(text->len);
    text_uax14(text->str, text->len, found);
    for (const char *at = text->str; at < text->str + text->len; at = g_utf8_next_char(at))
        if ((found[at - text->str] != UAX14_PROHIBITED) !=
            g_array_index(wanted, guint8, at - text->str))
            return false;
    return true;
}

static void unicode_agrees(void) {
    g_autofree char *content = NULL;
    if (!g_file_get_contents(TEST_FILE, &content, NULL, NULL)) {
        g_assert_cmpstr(g_getenv("CI"), !=, "true");
        g_test_skip("no LineBreakTest.txt: install unicode-data");
        return;
    }
    g_auto(GStrv) lines = g_strsplit(content, "\n", -1);
    unsigned n = 0, differ = 0;
    for (size_t i = 0; lines[i]; i++) {
        if (lines[i][0] == '#' || lines[i][0] == '\0')
            continue;
        n++;
        if (agrees(lines[i]))
            continue;
        differ++;
        g_test_message("differs: %s", lines[i]);
    }
    g_test_message("%u lines, %u differ", n, differ);
    g_assert_cmpuint(n, >, 7000);
    g_assert_cmpuint(differ, ==, 0);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/uax14/unicode", unicode_agrees);
    return g_test_run();
}
