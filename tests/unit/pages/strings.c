/* SPDX-License-Identifier: MIT */
#include "pages/strings.h"

static const GalleyString one = {.name = "title", .value = "一"},
                          two = {.name = "title", .value = "二"};

static Strip set(const GalleyString *string) {
    return (Strip){.kind = STRIP_MARKER, .strings = string, .n_strings = 1};
}

static const char *value_of(const PagesStrings *strings, StyleStringWhich which) {
    const GalleyString *found = pages_strings_value(strings, "title", which);
    return found ? found->value : "";
}

static void expect(const PagesStrings *strings, const char *values[4]) {
    for (int which = STRING_FIRST; which <= STRING_FIRST_EXCEPT; which++)
        g_assert_cmpstr(value_of(strings, (StyleStringWhich)which), ==, values[which]);
}

static void a_page_sees_its_strings(void) {
    g_autoptr(PagesStrings) strings = pages_strings_new();
    expect(strings, (const char *[4]){"", "", "", ""});
    Strip line = {.kind = STRIP_LINE, .height = 10};
    Strip first[] = {set(&one), line, set(&two), line};
    pages_strings_turn(strings, first, G_N_ELEMENTS(first));
    expect(strings, (const char *[4]){"一", "一", "二", ""});
    Strip second[] = {line};
    pages_strings_turn(strings, second, 1);
    expect(strings, (const char *[4]){"二", "二", "二", "二"});
    Strip third[] = {line, set(&one)};
    pages_strings_turn(strings, third, 2);
    expect(strings, (const char *[4]){"一", "二", "一", ""});
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pages/strings/a-page-sees-its-strings", a_page_sees_its_strings);
    return g_test_run();
}
