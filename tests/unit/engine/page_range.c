/* SPDX-License-Identifier: MIT */
#include "engine.h"

/* The pages chosen of nine, as digits. */
static void expect(const char *pages, const char *digits) {
    g_autoptr(GError) error = NULL;
    g_autofree char *chosen = page_range_read(pages, 9, &error);
    g_assert_no_error(error);
    g_autoptr(GString) found = g_string_new(NULL);
    for (int page = 0; page < 9; page++)
        if (chosen[page])
            g_string_append_c(found, (char)('1' + page));
    g_assert_cmpstr(found->str, ==, digits);
}

static void expect_error(const char *pages, const char *message) {
    g_autoptr(GError) error = NULL;
    g_assert_null(page_range_read(pages, 9, &error));
    g_assert_error(error, KANYIN_ERROR, KANYIN_ERROR_OPTION);
    g_assert_cmpstr(error->message, ==, message);
}

static void ranges(void) {
    expect(NULL, "123456789");
    expect("1", "1");
    expect("1-3,5,8-", "123589");
    expect("-2", "12");
    expect("9-9", "9");
    expect("5,1", "15");
    expect("2-4,3-5", "2345");
    expect(" 2 , 4 ", "24");
}

static void what_is_no_range(void) {
    expect_error("", "'' is no range of pages such as 1-3,5,8-");
    expect_error("-", "'-' is no range of pages such as 1-3,5,8-");
    expect_error("1,", "'' is no range of pages such as 1-3,5,8-");
    expect_error("0", "'0' is no range of pages such as 1-3,5,8-");
    expect_error("3-2", "'3-2' is no range of pages such as 1-3,5,8-");
    expect_error("1-2-3", "'1-2-3' is no range of pages such as 1-3,5,8-");
    expect_error("two", "'two' is no range of pages such as 1-3,5,8-");
    expect_error("10", "page 10 is not there; the book has 9");
    expect_error("1-10", "page 10 is not there; the book has 9");
    expect_error("12-", "page 12 is not there; the book has 9");
    expect_error("99999999999999999999", "page 999999999 is not there; the book has 9");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/engine/page-range/ranges", ranges);
    g_test_add_func("/engine/page-range/what-is-no-range", what_is_no_range);
    return g_test_run();
}
