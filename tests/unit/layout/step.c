/* SPDX-License-Identifier: MIT */
/* A block's margin box is whole steps, whatever stands in it. */

#include "layout/flow.h"

#define STEP (19 * LENGTH_PT)

static Style stepped(StyleStepAlign align, StyleStepRound round) {
    return (Style){.block_step_size = STEP, .block_step_align = align, .block_step_round = round};
}

static Length outer(const BlockBox *box, Length content, StepSpace rest) {
    return box->margin_top + rest.above + box->above + content + box->below + rest.below +
           box->margin_bottom;
}

static void test_every_height_is_whole_steps(void) {
    for (int align = STEP_ALIGN_AUTO; align <= STEP_ALIGN_END; align++)
        for (int insert = STEP_INSERT_MARGIN; insert <= STEP_INSERT_PADDING; insert++)
            for (Length content = 1; content < 3 * STEP; content += 613) {
                Style style = stepped((StyleStepAlign)align, STEP_ROUND_UP);
                style.block_step_insert = (StyleStepInsert)insert;
                BlockBox box = {.margin_top = 700, .margin_bottom = STEP + 5, .above = 33};
                Length before = outer(&box, content, (StepSpace){0, 0});
                StepSpace rest = step_block(&style, content, &box);
                Length after = outer(&box, content, rest);
                g_assert_cmpint(after % STEP, ==, 0);
                g_assert_cmpint(after, >=, before);
                g_assert_cmpint(after - before, <, STEP);
                /* what may vanish at a page's edge is whole steps too */
                g_assert_cmpint(box.margin_top % STEP, ==, 0);
                g_assert_cmpint(box.margin_bottom % STEP, ==, 0);
            }
}

static void test_where_the_space_goes(void) {
    Style center = stepped(STEP_ALIGN_CENTER, STEP_ROUND_UP);
    StepSpace space = step_space(&center, STEP + 4096);
    g_assert_cmpint(space.above + space.below, ==, STEP - 4096);
    g_assert_cmpint(ABS(space.above - space.below), <=, 1);
    Style start = stepped(STEP_ALIGN_START, STEP_ROUND_UP);
    g_assert_cmpint(step_space(&start, STEP - 1).below, ==, 1);
    Style end = stepped(STEP_ALIGN_END, STEP_ROUND_UP);
    g_assert_cmpint(step_space(&end, STEP - 1).above, ==, 1);
}

static void test_rounding_never_cuts_the_block(void) {
    Style down = stepped(STEP_ALIGN_START, STEP_ROUND_DOWN);
    BlockBox box = {.margin_bottom = 2048};
    StepSpace rest = step_block(&down, STEP, &box);
    g_assert_cmpint(outer(&box, STEP, rest), ==, STEP);
    Style nearest = stepped(STEP_ALIGN_START, STEP_ROUND_NEAREST);
    g_assert_cmpint(step_space(&nearest, STEP / 2 + 1).below, ==, STEP - STEP / 2 - 1);
    g_assert_cmpint(step_space(&nearest, STEP + 1).below, ==, -1);
}

static void test_no_step_changes_nothing(void) {
    Style plain = {0};
    BlockBox box = {.margin_top = 7, .margin_bottom = 9};
    StepSpace rest = step_block(&plain, 1000, &box);
    g_assert_cmpint(rest.above + rest.below, ==, 0);
    g_assert_cmpint(box.margin_top, ==, 7);
    g_assert_cmpint(box.margin_bottom, ==, 9);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/step/whole", test_every_height_is_whole_steps);
    g_test_add_func("/layout/step/align", test_where_the_space_goes);
    g_test_add_func("/layout/step/round", test_rounding_never_cuts_the_block);
    g_test_add_func("/layout/step/none", test_no_step_changes_nothing);
    return g_test_run();
}
