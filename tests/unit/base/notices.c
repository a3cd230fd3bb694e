/* SPDX-License-Identifier: MIT */
#include "base/notices.h"

static void each_notice_is_kept_once(void) {
    g_autoptr(Notices) notices = notices_new();
    for (int i = 0; i < 4; i++)
        notices_add(notices, KANYIN_SEVERITY_WARNING, "missing-glyph",
                    (NoticePlace){"a.txt", 3, (unsigned)i / 2}, "no glyph for U+%04X", 0x20000);
    g_assert_cmpuint(notices_count(notices), ==, 2);
    g_assert_cmpstr(notices_at(notices, 1)->message, ==, "no glyph for U+20000");
    g_assert_cmpuint(notices_at(notices, 1)->column, ==, 1);
}

static void lists_can_be_joined(void) {
    g_autoptr(Notices) first = notices_new();
    g_autoptr(Notices) second = notices_new();
    notices_add(first, KANYIN_SEVERITY_INFO, "a", (NoticePlace){0}, "one");
    notices_add(second, KANYIN_SEVERITY_INFO, "a", (NoticePlace){0}, "one");
    notices_add(second, KANYIN_SEVERITY_INFO, "b", (NoticePlace){0}, "two");
    notices_append(first, second);
    g_assert_cmpuint(notices_count(first), ==, 2);
    notices_add(NULL, KANYIN_SEVERITY_INFO, "c", (NoticePlace){0}, "nowhere");
    g_assert_cmpuint(notices_count(NULL), ==, 0);
}

static void a_flood_is_dammed(void) {
    g_autoptr(Notices) first = notices_new();
    for (unsigned i = 0; i < 3 * NOTICES_MAX_OF_CODE; i++)
        notices_add(first, KANYIN_SEVERITY_WARNING, "flood", (NoticePlace){"a", i, 1}, "drop");
    notices_add(first, KANYIN_SEVERITY_WARNING, "other", (NoticePlace){"a", 1, 1}, "dry");
    g_assert_cmpuint(notices_count(first), ==, NOTICES_MAX_OF_CODE + 2);
    g_assert_cmpstr(notices_at(first, NOTICES_MAX_OF_CODE)->code, ==, "more-notices");
    g_autoptr(Notices) second = notices_new();
    notices_add(second, KANYIN_SEVERITY_WARNING, "flood", (NoticePlace){"b", 1, 1}, "drop");
    notices_append(second, first);
    g_assert_cmpuint(notices_count(second), ==,
                     NOTICES_MAX_OF_CODE + 2); /* both tell of the same */
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/notices/once", each_notice_is_kept_once);
    g_test_add_func("/notices/append", lists_can_be_joined);
    g_test_add_func("/notices/flood", a_flood_is_dammed);
    return g_test_run();
}
