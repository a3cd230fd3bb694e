/* SPDX-License-Identifier: MIT */
/* Margins collapse, boxes hold what they were given, borders follow a block over its strips. */

#include "layout/flow.h"

static Arena *arena;
static LayoutOptions options;
static Layout layout = {.options = &options};

static void open_flow(Flow *flow) {
    layout.arena = layout.home = arena;
    flow_open(flow, &(Flow){.layout = &layout}, 0, 1000);
}

static Piece line(Length height) {
    return (Piece){
        .baseline = height / 2,
        .strip = {.kind = STRIP_LINE, .height = height, .frame = frame_new(arena, 1000, height)}};
}

static void test_margins_collapse(void) {
    Flow flow;
    open_flow(&flow);
    flow_push(&flow, line(10));
    flow_add_margin(&flow, 20);
    flow_add_margin(&flow, 30);
    flow_add_margin(&flow, -4);
    flow_push(&flow, line(10));
    g_assert_cmpuint(flow.pieces->len, ==, 3);
    g_assert_cmpint(flow_piece(&flow, 1)->strip.kind, ==, STRIP_SPACE);
    g_assert_cmpint(flow_piece(&flow, 1)->strip.height, ==, 26);
    flow_add_margin(&flow, -5);
    flow_push(&flow, line(10));
    g_assert_cmpint(flow_piece(&flow, 3)->strip.height, ==, -5); /* pulled over what stands … */
    flow_add_margin(&flow, -500);
    flow_push(&flow, line(10));
    g_assert_cmpint(flow_piece(&flow, 5)->strip.height, ==, -10); /* … and never above it */
    flow_close(&flow);
}

static void test_a_leading_margin_is_the_block_s(void) {
    Flow flow;
    open_flow(&flow);
    flow.leads = true;
    flow_add_margin(&flow, 20);
    flow_add_margin(&flow, -4);
    flow_push(&flow, line(10));
    g_assert_cmpuint(flow.pieces->len, ==, 1);
    g_assert_cmpint(flow.lead_up, ==, 20);
    g_assert_cmpint(flow.lead_down, ==, -4);
    flow_close(&flow);
}

static void test_flattening_keeps_height_and_baseline(void) {
    Flow flow;
    open_flow(&flow);
    flow_add_margin(&flow, 7);
    flow_push(&flow, line(10));
    flow_push(&flow, line(20));
    flow_add_margin(&flow, 3);
    Piece box = flow_flatten(&flow, 1000);
    g_assert_cmpint(box.strip.height, ==, 40);
    g_assert_cmpint(box.baseline, ==, 12);
    g_assert_cmpuint(box.strip.frame->n_marks, ==, 2);
    g_assert_cmpuint(flow.pieces->len, ==, 0);
    flow_close(&flow);
}

static void count_rects(const FrameMark *mark, Point at, void *user) {
    (void)at;
    g_assert_cmpuint(mark->owner, ==, STRUCTURE_ARTIFACT);
    ++*(int *)user;
}

static int rects_of(const Flow *flow, size_t index) {
    int count = 0;
    frame_walk(flow_piece(flow, index)->strip.frame, count_rects, &count);
    return count;
}

static void test_borders_follow_the_strips(void) {
    Flow flow;
    open_flow(&flow);
    flow_add_margin(&flow, 4); /* space at the ends belongs to the box */
    for (int i = 0; i < 3; i++)
        flow_push(&flow, line(10));
    StyleBorder rule = {100, BORDER_SOLID, color_gray(0)};
    Style style = {.border = {rule, rule, rule, rule}, .background = color_gray(0.9F)};
    BlockBox box = box_of(&style, (BlockRoom){0, 1000, 0}, BOX_FILLS);
    g_assert_cmpint(box.content_width, ==, 800);
    box_decorate(&flow, &style, &box);
    g_assert_cmpuint(flow.pieces->len, ==, 3);
    g_assert_cmpint(flow_height(&flow), ==, 4 + 30 + 200);
    g_assert_cmpint(rects_of(&flow, 0), ==, 4); /* ground, left, right, top */
    g_assert_cmpint(rects_of(&flow, 1), ==, 3);
    g_assert_cmpint(rects_of(&flow, 2), ==, 4);
    flow_close(&flow);
}

static void test_an_empty_box_with_borders_is_a_rule(void) {
    Flow flow;
    open_flow(&flow);
    Style style = {.border[SIDE_TOP] = {512, BORDER_SOLID, color_gray(0)}};
    BlockBox box = box_of(&style, (BlockRoom){0, 1000, 0}, BOX_FILLS);
    box_decorate(&flow, &style, &box);
    g_assert_cmpuint(flow.pieces->len, ==, 1);
    g_assert_cmpint(flow_piece(&flow, 0)->strip.height, ==, 512);
    g_assert_cmpint(rects_of(&flow, 0), ==, 1);
    flow_close(&flow);
}

static void test_widths(void) {
    Style style = {.width = {.kind = VALUE_LENGTH, .length = 400}}; /* margins auto: centred */
    BlockBox box = box_of(&style, (BlockRoom){50, 1000, 0}, BOX_FILLS);
    g_assert_cmpint(box.left, ==, 350);
    g_assert_cmpint(box.width, ==, 400);
    style.max_width = (StyleLength){.kind = VALUE_LENGTH, .length = 0, .percent = 25 * 1024};
    g_assert_cmpint(box_of(&style, (BlockRoom){0, 1000, 0}, BOX_FILLS).content_width, ==, 250);
    style.margin[SIDE_RIGHT] = (StyleLength){.kind = VALUE_LENGTH};
    g_assert_cmpint(box_of(&style, (BlockRoom){0, 1000, 0}, BOX_FILLS).left, ==, 750);
}

static void test_indents_leave_a_measure(void) {
    StyleLength indent = {.kind = VALUE_LENGTH, .length = 150};
    Style style = {.width = {.kind = VALUE_AUTO}, .margin = {[SIDE_LEFT] = indent}};
    style.padding[SIDE_RIGHT] = indent;
    BlockBox box = box_of(&style, (BlockRoom){0, 1000, 700}, BOX_FILLS);
    g_assert_false(box.is_limited);
    g_assert_cmpint(box.content_width, ==, 700);
    box = box_of(&style, (BlockRoom){0, 800, 700}, BOX_FILLS);
    g_assert_true(box.is_limited);
    g_assert_cmpint(box.content_left, ==, 50);
    g_assert_cmpint(box.content_width, ==, 700);
    box = box_of(&style, (BlockRoom){100, 600, 700}, BOX_FILLS);
    g_assert_cmpint(box.content_left, ==, 100);
    g_assert_cmpint(box.content_width, ==, 600);
    style = (Style){.width = {.kind = VALUE_LENGTH,
                              .length = 2000,
                              .percent = 0}}; /* asked for, and still on the page */
    g_assert_cmpint(box_of(&style, (BlockRoom){0, 1000, 0}, BOX_FILLS).content_width, ==, 1000);
}

static void test_anchors_travel_to_the_next_strip(void) {
    Flow flow, inner;
    open_flow(&flow);
    open_flow(&inner);
    static const char *const ids[] = {"a", "b"};
    anchors_take(&flow.anchors, &(Strip){.destinations = &ids[0], .n_destinations = 1});
    anchors_take(&inner.anchors, &(Strip){.destinations = &ids[1], .n_destinations = 1});
    flow_push(&inner, line(10));
    flow_splice(&flow, &inner);
    const Strip *strip = &flow_piece(&flow, 0)->strip;
    g_assert_cmpuint(strip->n_destinations, ==, 2);
    g_assert_cmpstr(strip->destinations[0], ==, "a");
    g_assert_cmpstr(strip->destinations[1], ==, "b");
    g_assert_true(anchors_are_empty(&flow.anchors));
    flow_close(&inner);
    flow_close(&flow);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    arena = arena_new();
    g_test_add_func("/layout/flow/margins", test_margins_collapse);
    g_test_add_func("/layout/flow/leads", test_a_leading_margin_is_the_block_s);
    g_test_add_func("/layout/flow/flatten", test_flattening_keeps_height_and_baseline);
    g_test_add_func("/layout/box/strips", test_borders_follow_the_strips);
    g_test_add_func("/layout/box/rule", test_an_empty_box_with_borders_is_a_rule);
    g_test_add_func("/layout/box/widths", test_widths);
    g_test_add_func("/layout/box/indents", test_indents_leave_a_measure);
    g_test_add_func("/layout/anchors/travel", test_anchors_travel_to_the_next_strip);
    int status = g_test_run();
    arena_free(arena);
    return status;
}
