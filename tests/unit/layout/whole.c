/* SPDX-License-Identifier: MIT */
/* Whole articles: nothing is lost between text and strips, the grid holds, every mark is owned. */

#include "article/article.h"
#include "read/read.h"
#include "support/corpora.h"
#include "unit/layout/build.h"

#include <string.h>

typedef struct {
    Article *article;
    Arena *arena;
    StyleSheets *sheets;
    StyleTree *tree;
    Galley *galley;
    LayoutOptions options;
    Notices *notices;
} Whole;

static const ResourcePolicy *pictures_of(Arena *arena, const char *path) {
    ResourcePolicy *policy = arena_new0(arena, ResourcePolicy);
    g_autofree char *folder = g_path_get_dirname(path);
    policy->root = arena_strdup(arena, folder);
    return policy;
}

static void whole_open(Whole *whole, const char *path, const char *style) {
    g_autoptr(GError) error = NULL;
    g_autofree char *contents = NULL;
    gsize length = 0;
    g_file_get_contents(path, &contents, &length, &error);
    g_assert_no_error(error);
    g_autoptr(GBytes) bytes = g_bytes_new(contents, length);
    ReadOptions read = {.source_name = path, .url = "https://example.org/a/b.html"};
    *whole = (Whole){.article = read_article(bytes, &read, &error),
                     .arena = arena_new(),
                     .notices = notices_new()};
    g_assert_no_error(error);
    Node *root = article_tree(whole->article, whole->arena, whole->notices);
    g_autofree char *styles = g_build_filename(g_getenv("KANYIN_SOURCE_DIR"), "styles", NULL);
    const char *names[] = {style, NULL};
    whole->sheets = style_sheets_load(names, styles, whole->notices, &error);
    g_assert_no_error(error);
    whole->options = bench_options();
    whole->options.policy = pictures_of(whole->arena, path);
    whole->options.region = whole->article->region;
    whole->options.language = whole->article->language;
    whole->tree = style_tree_new(whole->sheets, root, whole->options.fonts, whole->notices);
    whole->options.counter_styles = style_sheets_counter_styles(whole->sheets);
    whole->galley = layout_galley(whole->tree, &whole->options, whole->notices);
}

static void whole_close(Whole *whole) {
    layout_galley_free(whole->galley);
    style_tree_free(whole->tree);
    style_sheets_free(whole->sheets);
    notices_free(whole->notices);
    arena_free(whole->arena);
    article_free(whole->article);
}

/* Without white space, which lines swallow. */
static void append_ink(GString *out, const char *text, size_t length) {
    for (const char *at = text; at < text + length; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (!g_unichar_isspace(c) && !g_unichar_iszerowidth(c))
            g_string_append_unichar(out, c);
    }
}

static void gather_source(const StyledNode *styled, GString *out) {
    if (styled->style->display == DISPLAY_NONE)
        return;
    if (styled->kind == STYLED_TEXT)
        append_ink(out, styled->text, strlen(styled->text));
    const StyleContent *content = &styled->style->content;
    bool is_generated = styled->kind == STYLED_BEFORE || styled->kind == STYLED_AFTER;
    for (size_t i = 0; is_generated && i < content->count; i++)
        if (content->items[i].kind == CONTENT_STRING)
            append_ink(out, content->items[i].text, strlen(content->items[i].text));
    for (const StyledNode *child = styled->first_child; child; child = child->next)
        gather_source(child, out);
}

typedef struct {
    const StructureTree *structure;
    GString *text;
    size_t n_marks;
} Seen;

static bool is_in(const StructureTree *tree, StructureId id, StructureKind kind) {
    for (; id; id = structure_at(tree, id)->parent)
        if (structure_at(tree, id)->kind == kind)
            return true;
    return false;
}

static void see_mark(const FrameMark *mark, Point at, void *user) {
    (void)at;
    Seen *seen = user;
    seen->n_marks++;
    if (mark->kind == MARK_LINK) {
        g_assert_cmpint(structure_at(seen->structure, mark->owner)->kind, ==, STRUCTURE_LINK);
        return;
    }
    if (mark->kind == MARK_RECT && mark->owner == STRUCTURE_ARTIFACT)
        return;
    g_assert_cmpuint(mark->owner, !=, STRUCTURE_ARTIFACT);
    g_assert_cmpint(structure_at(seen->structure, mark->owner)->kind, ==, STRUCTURE_CONTENT);
    if (mark->kind == MARK_IMAGE || mark->kind == MARK_MODULES)
        g_assert_true(is_in(seen->structure, mark->owner, STRUCTURE_FIGURE));
    if (mark->kind == MARK_GLYPHS && !is_in(seen->structure, mark->owner, STRUCTURE_LBL))
        append_ink(seen->text, mark->glyphs->text, mark->glyphs->text_length);
}

static void check_text_and_owners(const Whole *whole) {
    g_autoptr(GString) source = g_string_new(NULL);
    g_autoptr(GString) set = g_string_new(NULL);
    gather_source(style_tree_root(whole->tree), source);
    Seen seen = {whole->galley->structure, set, 0};
    for (size_t i = 0; i < whole->galley->n_strips; i++)
        if (whole->galley->strips[i].frame)
            frame_walk(whole->galley->strips[i].frame, see_mark, &seen);
    g_assert_cmpuint(seen.n_marks, >, 0);
    g_assert_cmpstr(set->str, ==, source->str);
}

/* Body lines stand on the grid, however the strips before them came to their heights. */
static void check_grid(const Whole *whole) {
    Length y = 0;
    size_t n_lines = 0;
    for (size_t i = 0; i < whole->galley->n_strips; i++) {
        const Strip *strip = &whole->galley->strips[i];
        if (strip->kind == STRIP_LINE && strip->height == GRID) {
            g_assert_cmpint(y % GRID, ==, 0);
            n_lines++;
        }
        g_assert_cmpint(strip->height, >=, 0);
        y += strip->height;
    }
    g_assert_cmpuint(n_lines, >, 0);
    g_assert_cmpint(y % GRID, ==, 0);
}

static void check_structure(const StructureTree *tree) {
    int level = 0;
    for (StructureId id = STRUCTURE_ROOT; id < structure_count(tree); id++) {
        const StructureNode *node = structure_at(tree, id);
        if (node->kind >= STRUCTURE_H1 && node->kind <= STRUCTURE_H6) {
            int next = node->kind - STRUCTURE_H1 + 1;
            g_assert_cmpint(next, <=, level + 1);
            level = next;
        }
        if (node->kind == STRUCTURE_FIGURE)
            g_assert_true(node->alt && *node->alt);
        if (node->kind == STRUCTURE_LINK)
            g_assert_true(node->alt && *node->alt && node->href);
        bool is_cell = node->kind == STRUCTURE_TD || node->kind == STRUCTURE_TH;
        g_assert_true(node->kind == STRUCTURE_CONTENT || is_cell || node->first_child);
    }
}

static void check_heights(const Whole *whole) {
    for (size_t i = 0; i < whole->galley->n_strips; i++)
        g_assert_cmpint(whole->galley->strips[i].height, <=, whole->options.page_height);
}

/* Headings and captions never stand at a page's foot, by the penalties of what stays behind them.
 */
static void check_keeps(const Galley *galley) {
    for (size_t i = 0; i + 1 < galley->n_strips; i++) {
        const Strip *strip = &galley->strips[i];
        bool is_heading = strip->n_outline > 0 && strip->kind == STRIP_LINE;
        size_t next = i + 1;
        while (next + 1 < galley->n_strips && galley->strips[next].place != STRIP_STAYS)
            next++;
        if (is_heading)
            g_assert_cmpint(galley->strips[next].penalty, ==, PENALTY_NEVER);
    }
}

static void check_article(const char *path, const char *style) {
    g_test_message("%s in %s", path, style);
    Whole whole;
    whole_open(&whole, path, style);
    check_text_and_owners(&whole);
    check_grid(&whole);
    check_structure(whole.galley->structure);
    check_keeps(whole.galley);
    check_heights(&whole);
    g_autofree char *dump = layout_galley_dump(whole.galley);
    g_assert_true(g_utf8_validate(dump, -1, NULL));
    whole_close(&whole);
}

static void test_examples(void) {
    static const char *const styles[] = {"article", "academy"};
    g_autofree char *folder = g_build_filename(g_getenv("KANYIN_SOURCE_DIR"), "examples", NULL);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    g_assert_nonnull(dir);
    size_t n_articles = 0;
    for (const char *name = g_dir_read_name(dir); name; name = g_dir_read_name(dir)) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (!g_str_has_suffix(name, ".txt") && !g_str_has_suffix(name, ".json"))
            continue;
        for (size_t i = 0; i < G_N_ELEMENTS(styles); i++)
            check_article(path, styles[i]);
        n_articles++;
    }
    g_assert_cmpuint(n_articles, >, 2);
}

/* Lists, tables with spans, quotes, code, a tall picture, links: what examples have little of. */
static void test_mixed_blocks(void) {
    g_autofree char *path = g_test_build_filename(G_TEST_DIST, "mixed.json", NULL);
    check_article(path, "article");
    check_article(path, "academy");
}

static void test_first_input(void) {
    g_autofree char *path = corpora_path("../inputs/cas-cnrs.txt");
    if (!path) {
        g_test_skip("KANYIN_CORPORA does not lead to the inputs");
        g_assert_cmpstr(g_getenv("CI"), !=, "true");
        return;
    }
    check_article(path, "academy");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/whole/examples", test_examples);
    g_test_add_func("/layout/whole/mixed", test_mixed_blocks);
    g_test_add_func("/layout/whole/first-input", test_first_input);
    int status = g_test_run();
    bench_finish();
    return status;
}
