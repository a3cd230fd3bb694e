/* SPDX-License-Identifier: MIT */
/* What a run without a legal break falls back to, level by level, and what is told of it. */
#include "fixture.h"

static Fixture *f;
static Style style;

typedef struct {
    const char *text;
    StyleLineBreak level;
    double ems;
    const char *lines;
    const char *code; /* of the notice; NULL none */
    const char *words;
} Case;

static void check(const Case *c) {
    g_autoptr(Notices) own = notices_new();
    Notices *shared = f->notices;
    f->notices = own;
    Style level = style;
    level.line_break = c->level;
    g_assert_cmpstr(broken(f, &level, c->text, c->ems), ==, c->lines);
    f->notices = shared;
    g_assert_cmpuint(notices_count(own), ==, c->code ? 1 : 0);
    if (!c->code)
        return;
    g_assert_cmpstr(notices_at(own, 0)->code, ==, c->code);
    g_assert_nonnull(strstr(notices_at(own, 0)->message, c->words));
}

static void each_level_comes_before_the_next(void) {
    static const Case cases[] = {
        /* …… may not begin a line at the strict level, nor 々 at that of GB */
        {"天地玄黄……宇宙", LINE_BREAK_STRICT, 6.2, "天地玄黄……|宇宙", NULL, NULL},
        {"）））））……））", LINE_BREAK_STRICT, 4, "）））））|……））", "looser-break",
         "line-break: normal"},
        {"一々々々々々々々", LINE_BREAK_STRICT, 4.2, "一々々々|々々々々", "looser-break",
         "line-break: loose"},
        {"一々々々々々々々", LINE_BREAK_NORMAL, 4.2, "一々々々|々々々々", "looser-break",
         "line-break: loose"},
        {"一々々々々々々々", LINE_BREAK_LOOSE, 4.2, "一々々々|々々々々", NULL, NULL},
        {"abcdefghijklmnop", LINE_BREAK_NORMAL, 5, "abcdefghi|jklmnop", "emergency-break",
         "inside a word"},
        {"一，，，，，，，", LINE_BREAK_NORMAL, 3, "一，，，，|，，，", "emergency-break",
         "must not stand there"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        check(&cases[i]);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    f = fixture_new();
    style = plain_style();
    g_test_add_func("/levels/order", each_level_comes_before_the_next);
    int status = g_test_run();
    fixture_free(f);
    return status;
}
