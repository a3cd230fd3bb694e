/* SPDX-License-Identifier: MIT */
/* Blocks, lists, rows, tables and links, laid from trees made by hand. */

#include "unit/layout/build.h"

#include <string.h>

static void check_structure(const Bench *bench, const char *expected) {
    g_autofree char *structure = bench_structure(bench);
    g_assert_cmpstr(structure, ==, expected);
}

static void check_text(const Strip *strip, const char *expected) {
    g_autofree char *text = bench_text_of(strip->frame);
    g_assert_cmpstr(text, ==, expected);
}

static void test_paragraphs_stand_on_the_grid(void) {
    Bench bench;
    bench_open(&bench);
    StyledNode *root = bench_element(&bench, "article", bench_style(&bench, DISPLAY_BLOCK), NULL);
    bench_p(&bench, 100, root);
    bench_text(&bench, "\n  ", root); /* blank between blocks: nothing */
    bench_p(&bench, 60, root);
    block_add(&bench.flow, root);
    g_assert_cmpuint(bench.flow.pieces->len, ==, 5);
    for (size_t i = 0; i < 5; i++)
        g_assert_cmpint(bench_strip(&bench, i)->height, ==, GRID);
    g_assert_cmpint(bench_strip(&bench, 1)->penalty, ==, PENALTY_NEVER);
    g_assert_cmpint(bench_strip(&bench, 3)->penalty, ==, 0);
    check_structure(&bench, "Document(Art(P(·) P(·)))");
    bench_close(&bench);
}

static void test_heading_stays_with_its_text(void) {
    Bench bench;
    bench_open(&bench);
    StyledNode *root = bench_element(&bench, "div", bench_style(&bench, DISPLAY_BLOCK), NULL);
    bench_p(&bench, 10, root);
    Style *style = bench_style(&bench, DISPLAY_BLOCK);
    style->break_after = BREAK_AVOID;
    style->bookmark_level = 1;
    style->block_step_size = GRID;
    style->font_size = 14 * LENGTH_PT;
    style->line_height = 21 * LENGTH_PT;
    style->margin[SIDE_TOP] = (StyleLength){.kind = VALUE_LENGTH, .length = GRID};
    StyledNode *heading = bench_element(&bench, "h3", style, root);
    bench_text(&bench, "标\n题", heading);
    bench_p(&bench, 90, root);
    block_add(&bench.flow, root);
    const Strip *title = bench_strip(&bench, 2);
    g_assert_cmpint(bench_strip(&bench, 1)->kind, ==, STRIP_SPACE);
    g_assert_cmpint(bench_strip(&bench, 1)->height, ==, GRID);
    g_assert_cmpint(title->height, ==, 2 * GRID); /* 21 pt and the rest of two lines */
    g_assert_cmpuint(title->n_outline, ==, 1);
    g_assert_cmpstr(title->outline[0].title, ==, "标题");
    g_assert_cmpint(bench_strip(&bench, 3)->penalty, ==, PENALTY_NEVER);
    g_assert_cmpint(bench_strip(&bench, 4)->penalty, ==, PENALTY_NEVER);
    check_structure(&bench, "Document(Div(P(·) H1(·) P(·)))"); /* no level is skipped */
    bench_close(&bench);
}

static void test_text_among_blocks(void) {
    Bench bench;
    bench_open(&bench);
    StyledNode *root = bench_element(&bench, "div", bench_style(&bench, DISPLAY_BLOCK), NULL);
    bench_text(&bench, "前", root);
    bench_p(&bench, 3, root);
    StyledNode *strong = bench_element(&bench, "strong", bench_style(&bench, DISPLAY_INLINE), root);
    bench_text(&bench, "后", strong);
    bench_element(&bench, "p", bench_style(&bench, DISPLAY_BLOCK), root); /* empty: no trace */
    block_add(&bench.flow, root);
    g_assert_cmpuint(bench.flow.pieces->len, ==, 3);
    check_text(bench_strip(&bench, 0), "前");
    check_text(bench_strip(&bench, 2), "后");
    check_structure(&bench, "Document(Div(P(·) P(·) P(·)))");
    bench_close(&bench);
}

static void test_a_link_has_its_element(void) {
    Bench bench;
    bench_open(&bench);
    StyledNode *p = bench_element(&bench, "p", bench_style(&bench, DISPLAY_BLOCK), NULL);
    bench_text(&bench, "见", p);
    StyledNode *a = bench_element(&bench, "a", bench_style(&bench, DISPLAY_INLINE), p);
    node_set_attribute(bench.arena, (Node *)a->node, "href", "c.html");
    bench_text(&bench, "此处", a);
    bench_text(&bench, "文", p);
    StyledNode *dead = bench_element(&bench, "a", bench_style(&bench, DISPLAY_INLINE), p);
    node_set_attribute(bench.arena, (Node *)dead->node, "href", "javascript:x");
    bench_text(&bench, "字", dead);
    block_add(&bench.flow, p);
    check_structure(&bench, "Document(P(· Link(·) ·))");
    const StructureNode *link = structure_at(bench.layout.structure, 4);
    g_assert_cmpint(link->kind, ==, STRUCTURE_LINK);
    g_assert_cmpstr(link->href, ==, "https://example.org/a/c.html");
    g_assert_cmpstr(link->alt, ==, "此处");
    bench_close(&bench);
}

static void test_lists(void) {
    Bench bench;
    bench_open(&bench);
    Style *list_style = bench_style(&bench, DISPLAY_BLOCK);
    list_style->padding[SIDE_LEFT] = (StyleLength){.kind = VALUE_LENGTH, .length = 22 * LENGTH_PT};
    StyledNode *list = bench_element(&bench, "ol", list_style, NULL);
    for (int i = 0; i < 2; i++) {
        Style *style = bench_style(&bench, DISPLAY_LIST_ITEM);
        style->list_style_type = "cjk-ideographic";
        StyledNode *item = bench_element(&bench, "li", style, list);
        bench_text(&bench, i ? "乙" : "甲", item);
    }
    block_add(&bench.flow, list);
    g_assert_cmpuint(bench.flow.pieces->len, ==, 2);
    check_text(bench_strip(&bench, 0), "一、甲");
    check_text(bench_strip(&bench, 1), "二、乙");
    check_structure(&bench, "Document(L(LI(Lbl(·) LBody(·)) LI(Lbl(·) LBody(·))))");
    bench_close(&bench);
}

static void find_rule(const FrameMark *mark, Point at, void *user) {
    if (mark->kind == MARK_RECT)
        *(Point *)user = at;
}

static void test_rows_share_a_baseline(void) {
    Bench bench;
    bench_open(&bench);
    Style *row_style = bench_style(&bench, DISPLAY_FLEX);
    row_style->align_items = ITEMS_BASELINE;
    row_style->justify_content = JUSTIFY_SPACE_BETWEEN;
    row_style->border[SIDE_BOTTOM] = (StyleBorder){1638, BORDER_SOLID, color_gray(0)};
    row_style->block_step_size = GRID;
    StyledNode *row = bench_element(&bench, "header", row_style, NULL);
    StyledNode *site = bench_p(&bench, 4, row);
    ((Style *)site->style)->font_size = 21 * LENGTH_PT;
    ((Style *)site->style)->line_height = 30 * LENGTH_PT;
    bench_text(&bench, "\n", row);
    StyledNode *crumbs = bench_p(&bench, 6, row);
    ((Style *)crumbs->style)->font_size = 8 * LENGTH_PT;
    block_add(&bench.flow, row);
    g_assert_cmpuint(bench.flow.pieces->len, ==, 1);
    const Strip *strip = bench_strip(&bench, 0);
    g_assert_cmpint(strip->kind, ==, STRIP_BOX);
    g_assert_cmpint(strip->height, ==, 2 * GRID);
    Point rule = {0, 0};
    frame_walk(strip->frame, find_rule, &rule);
    g_assert_cmpint(rule.y, >=, 30 * LENGTH_PT);
    check_structure(&bench, "Document(Div(P(·) P(·)))");
    bench_close(&bench);
}

static StyledNode *add_cell(Bench *bench, StyledNode *row, const char *name, size_t n) {
    StyledNode *cell = bench_element(bench, name, bench_style(bench, DISPLAY_TABLE_CELL), row);
    bench_text(bench, bench_words(bench, n), cell);
    return cell;
}

static void test_tables(void) {
    Bench bench;
    bench_open(&bench);
    StyledNode *table = bench_element(&bench, "table", bench_style(&bench, DISPLAY_TABLE), NULL);
    Style *head_style = bench_style(&bench, DISPLAY_TABLE_HEADER_GROUP);
    StyledNode *head = bench_element(&bench, "thead", head_style, table);
    Style *row_style = bench_style(&bench, DISPLAY_TABLE_ROW);
    StyledNode *first = bench_element(&bench, "tr", row_style, head);
    add_cell(&bench, first, "th", 2);
    add_cell(&bench, first, "th", 3);
    StyledNode *second = bench_element(&bench, "tr", row_style, table);
    StyledNode *tall = add_cell(&bench, second, "td", 2);
    node_set_attribute(bench.arena, (Node *)tall->node, "rowspan", "2");
    add_cell(&bench, second, "td", 60);
    StyledNode *third = bench_element(&bench, "tr", row_style, table);
    add_cell(&bench, third, "td", 5);
    StyledNode *fourth = bench_element(&bench, "tr", row_style, table);
    add_cell(&bench, fourth, "td", 0); /* and no second cell at all */
    block_add(&bench.flow, table);
    g_assert_cmpuint(bench.flow.pieces->len, ==, 4);
    g_assert_cmpint(bench_strip(&bench, 0)->height, ==, GRID);
    g_assert_cmpint(bench_strip(&bench, 1)->height, ==, 2 * GRID);
    g_assert_cmpint(bench_strip(&bench, 1)->penalty, ==, PENALTY_NEVER); /* head with a row */
    g_assert_cmpint(bench_strip(&bench, 2)->penalty, >, 0); /* rows under one cell, at a price */
    g_assert_cmpint(bench_strip(&bench, 2)->penalty, <, PENALTY_NEVER);
    g_assert_nonnull(bench_strip(&bench, 2)->head);
    g_assert_cmpint(bench_strip(&bench, 2)->head->height, ==, GRID);
    g_assert_null(bench_strip(&bench, 0)->head);
    g_assert_null(bench_strip(&bench, 2)->foot); /* nothing to close the table with */
    check_structure(&bench,
                    "Document(Table(THead(TR(TH(·) TH(·))) TR(TD(·) TD(·)) TR(TD(·)) TR(TD TD)))");
    bench_close(&bench);
}

static void test_missing_picture_leaves_a_labelled_frame(void) {
    Bench bench;
    bench_open(&bench);
    Style *figure_style = bench_style(&bench, DISPLAY_BLOCK);
    figure_style->block_step_size = GRID;
    StyledNode *figure = bench_element(&bench, "figure", figure_style, NULL);
    StyledNode *img = bench_element(&bench, "img", bench_style(&bench, DISPLAY_INLINE), figure);
    node_set_attribute(bench.arena, (Node *)img->node, "src", "nowhere.png");
    StyledNode *caption =
        bench_element(&bench, "figcaption", bench_style(&bench, DISPLAY_BLOCK), figure);
    bench_text(&bench, "会见", caption);
    block_add(&bench.flow, figure);
    g_assert_cmpuint(bench.flow.pieces->len, ==, 1);
    g_assert_cmpint(bench_strip(&bench, 0)->height % GRID, ==, 0);
    check_text(bench_strip(&bench, 0), "nowhere.png会见");
    check_structure(&bench, "Document(Figure(· Caption(·)))");
    g_assert_cmpstr(structure_at(bench.layout.structure, 2)->alt, ==, "会见");
    g_assert_cmpuint(notices_count(bench.notices), ==, 1);
    g_assert_cmpstr(notices_at(bench.notices, 0)->code, ==, "missing-picture");
    bench_close(&bench);
}

/* A picture that is all of a paragraph: a line of space above it, whole lines with what is below.
 */
static void test_picture_in_a_paragraph(void) {
    Bench bench;
    bench_open(&bench);
    for (int i = 0; i < 2; i++) {
        StyledNode *p = bench_element(&bench, "p", bench_style(&bench, DISPLAY_BLOCK), NULL);
        if (i == 0) {
            bench_text(&bench, "文", p);
        } else {
            StyledNode *picture =
                bench_element(&bench, "img", bench_style(&bench, DISPLAY_INLINE), p);
            node_set_attribute(bench.arena, (Node *)picture->node, "src", "nowhere.png");
            node_set_attribute(bench.arena, (Node *)picture->node, "alt", "畫");
        }
        block_add(&bench.flow, p);
    }
    g_assert_cmpuint(bench.flow.pieces->len, ==, 3);
    g_assert_cmpint(bench_strip(&bench, 1)->kind, ==, STRIP_SPACE);
    g_assert_cmpint(bench_strip(&bench, 1)->height, ==, GRID);
    const Strip *strip = bench_strip(&bench, 2);
    g_assert_cmpint(strip->height % GRID, ==, 0);
    g_assert_cmpint(strip->height, >, strip->frame->marks[0].frame->height);
    bench_close(&bench);
}

static void test_codes_are_large_enough(void) {
    Bench bench;
    bench_open(&bench);
    Style *style = bench_style(&bench, DISPLAY_BLOCK);
    style->width = (StyleLength){.kind = VALUE_LENGTH, .length = 10 * LENGTH_PT};
    StyledNode *code = bench_element(&bench, "img", style, NULL);
    node_add_class(bench.arena, (Node *)code->node, "qr-code");
    node_set_attribute(bench.arena, (Node *)code->node, "data-qr", "https://example.org/");
    node_set_attribute(bench.arena, (Node *)code->node, "alt", "QR");
    block_add(&bench.flow, code);
    const Strip *strip = bench_strip(&bench, 0);
    g_assert_cmpint(strip->height, >=, (Length)(20 * 72 / 25.4 * LENGTH_PT));
    check_structure(&bench, "Document(Figure(·))");
    bench_close(&bench);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/block/grid", test_paragraphs_stand_on_the_grid);
    g_test_add_func("/layout/block/heading", test_heading_stays_with_its_text);
    g_test_add_func("/layout/block/anonymous", test_text_among_blocks);
    g_test_add_func("/layout/inline/link", test_a_link_has_its_element);
    g_test_add_func("/layout/list/markers", test_lists);
    g_test_add_func("/layout/flex/baseline", test_rows_share_a_baseline);
    g_test_add_func("/layout/table/rows", test_tables);
    g_test_add_func("/layout/picture/missing", test_missing_picture_leaves_a_labelled_frame);
    g_test_add_func("/layout/picture/paragraph", test_picture_in_a_paragraph);
    g_test_add_func("/layout/picture/code", test_codes_are_large_enough);
    int status = g_test_run();
    bench_finish();
    return status;
}
