/* SPDX-License-Identifier: MIT */
/* A link on paper leads somewhere or is no link. */

#include "layout/flow.h"

static void test_addresses(void) {
    g_autoptr(Arena) arena = arena_new();
    const char *base = "https://example.org/news/2024/a.html";
    static const struct {
        const char *href, *expected;
    } cases[] = {
        {"https://example.com/x?q=1", "https://example.com/x?q=1"},
        {"b.html", "https://example.org/news/2024/b.html"},
        {"../c.html", "https://example.org/news/c.html"},
        {"//cdn.example.net/d", "https://cdn.example.net/d"},
        {"mailto:a@example.org", "mailto:a@example.org"},
        {"#note", "#note"},
        {"#", NULL},
        {"", NULL},
        {"javascript:void(0)", NULL},
        {"file:///etc/passwd", NULL},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpstr(link_resolve(arena, base, cases[i].href), ==, cases[i].expected);
    g_assert_null(link_resolve(arena, NULL, "b.html"));
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/link/addresses", test_addresses);
    return g_test_run();
}
