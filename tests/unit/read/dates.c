/* SPDX-License-Identifier: MIT */
#include "read/dates.h"

#include "reading.h"

static void expect(const char *text, const char *date, const char *time) {
    Line line = line_of(text);
    Date found;
    g_assert_true(date_find(&line, line_span(&line), &found));
    g_autoptr(Arena) arena = arena_new();
    g_assert_cmpstr(date_text(arena, &found), ==, date);
    g_assert_cmpstr(date_time_text(arena, &found), ==, time);
}

static void test_forms(void) {
    expect("2024-06-27 国际合作局", "2024-06-27", NULL);
    expect("2024年6月27日 10:30", "2024-06-27", "10:30");
    expect("发布时间：2024/6/7 08:05:09", "2024-06-07", "08:05:09");
    expect("2024.12.01", "2024-12-01", NULL);
    expect("2024-06-27T10:30:00", "2024-06-27", "10:30:00");
    expect("2024年06月27日10时30分", "2024-06-27", "10:30");
    expect("2024 年 1 月 2 日", "2024-01-02", NULL);
    expect("7.1-2 版 2024-06-27 99:30", "2024-06-27", NULL);
}

static void test_none(void) {
    static const char *const none[] = {"2024-13-01", "2024-06",    "12024-06-27",
                                       "6月27日",    "1024-06-27", "2024-06-32",
                                       "",           "v1.2.3",     "68597114"};
    for (size_t i = 0; i < G_N_ELEMENTS(none); i++) {
        Line line = line_of(none[i]);
        Date found;
        g_assert_false(date_find(&line, line_span(&line), &found));
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/dates/forms", test_forms);
    g_test_add_func("/dates/none", test_none);
    return g_test_run();
}
