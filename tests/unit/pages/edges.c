/* SPDX-License-Identifier: MIT */
#include "pages/edges.h"

#include <glib.h>

static PagesEdgeBox box(Length least, Length most) {
    return (PagesEdgeBox){.is_there = true, .least = least, .most = most};
}

static void expect(const PagesEdgeBox *found, Length at, Length extent) {
    g_assert_cmpint(found->at, ==, at);
    g_assert_cmpint(found->extent, ==, extent);
}

static void one_alone_has_the_edge(void) {
    PagesEdgeBox start[3] = {box(10, 50)}, end[3] = {{0}, {0}, box(10, 50)};
    pages_edge_share(start, 400);
    expect(&start[0], 0, 400);
    pages_edge_share(end, 400);
    expect(&end[2], 0, 400);
}

static void two_share_by_their_widths(void) {
    PagesEdgeBox boxes[3] = {box(10, 100), {0}, box(10, 300)};
    pages_edge_share(boxes, 800);
    expect(&boxes[0], 0, 200);
    expect(&boxes[2], 200, 600);
}

static void two_too_wide_give_way_by_what_they_can(void) {
    PagesEdgeBox boxes[3] = {box(100, 100), {0}, box(0, 900)};
    pages_edge_share(boxes, 500);
    expect(&boxes[0], 0, 100);
    expect(&boxes[2], 100, 400);
}

static void the_centre_stays_in_the_middle(void) {
    PagesEdgeBox boxes[3] = {box(40, 40), box(0, 700), box(60, 60)};
    pages_edge_share(boxes, 440);
    g_assert_cmpint(boxes[1].at * 2 + boxes[1].extent, ==, 440);
    g_assert_cmpint(boxes[0].extent, ==, boxes[2].extent);
    g_assert_cmpint(boxes[2].extent, >=, 60);
    g_assert_cmpint(boxes[1].extent, ==, 320);
}

/* Else the rule through all three has a gap. */
static void no_odd_unit_is_lost(void) {
    for (Length available = 440; available < 444; available++) {
        PagesEdgeBox boxes[3] = {box(40, 41), box(0, 101), box(60, 63)};
        pages_edge_share(boxes, available);
        g_assert_cmpint(boxes[0].extent, ==, boxes[1].at);
        g_assert_cmpint(boxes[1].at + boxes[1].extent, ==, boxes[2].at);
    }
}

static void the_centre_without_sides_has_it_all(void) {
    PagesEdgeBox boxes[3] = {{0}, box(10, 100), {0}};
    pages_edge_share(boxes, 400);
    expect(&boxes[1], 0, 400);
}

static void a_declared_width_stands(void) {
    PagesEdgeBox boxes[3] = {box(10, 10), {0}, box(10, 100)};
    boxes[2].is_fixed = true;
    pages_edge_share(boxes, 400);
    expect(&boxes[0], 0, 300);
    expect(&boxes[2], 300, 100);
}

static void nothing_is_nothing(void) {
    PagesEdgeBox boxes[3] = {box(0, 0), {0}, box(0, 0)};
    pages_edge_share(boxes, 400);
    g_assert_cmpint(boxes[0].extent + boxes[2].extent, ==, 400);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
#define CASE(name) g_test_add_func("/pages/edges/" #name, name)
    CASE(one_alone_has_the_edge);
    CASE(two_share_by_their_widths);
    CASE(two_too_wide_give_way_by_what_they_can);
    CASE(the_centre_stays_in_the_middle);
    CASE(no_odd_unit_is_lost);
    CASE(the_centre_without_sides_has_it_all);
    CASE(a_declared_width_stands);
    CASE(nothing_is_nothing);
    return g_test_run();
}
