/* SPDX-License-Identifier: MIT */
/* Makes styled trees by hand. */

#include "unit/layout/build.h"

#include <string.h>

static const ResourcePolicy no_files;
static FontLibrary *fonts; /* one for the whole program */
static TextSetter *setter;
static StyleSheets *sheets;

static void find_fonts(void) {
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = g_build_filename(g_getenv("KANYIN_SOURCE_DIR"), "fonts", NULL);
    g_autofree char *cache = g_build_filename(g_get_tmp_dir(), "kanyin-test-fontconfig", NULL);
    FontLibraryOptions options = {.fonts_dir = folder, .cache_dir = cache};
    fonts = font_library_new(&options, &error);
    g_assert_no_error(error);
    setter = text_setter_new(fonts);
}

static const StyleCounterStyles *counter_styles_of_defaults(void) {
    if (!sheets)
        sheets = style_sheets_load(NULL, NULL, NULL, NULL);
    return style_sheets_counter_styles(sheets);
}

void bench_finish(void) {
    g_clear_pointer(&sheets, style_sheets_free);
    g_clear_pointer(&setter, text_setter_free);
    g_clear_pointer(&fonts, font_library_free);
}

LayoutOptions bench_options(void) {
    if (!fonts)
        find_fonts();
    return (LayoutOptions){.fonts = fonts,
                           .setter = setter,
                           .policy = &no_files,
                           .region = REGION_CN,
                           .language = "zh-Hans-CN",
                           .width = MEASURE,
                           .page_height = 36 * GRID,
                           .counter_styles = counter_styles_of_defaults()};
}

void bench_open(Bench *bench) {
    *bench = (Bench){.arena = arena_new(), .notices = notices_new(), .options = bench_options()};
    bench->layout = (Layout){.arena = bench->arena,
                             .home = bench->arena,
                             .options = &bench->options,
                             .notices = bench->notices,
                             .structure = structure_new(bench->arena),
                             .counters = counters_new(),
                             .pictures = g_hash_table_new(g_str_hash, g_str_equal),
                             .by_sum = g_hash_table_new(g_int64_hash, g_int64_equal),
                             .read = g_ptr_array_new(),
                             .codes = g_hash_table_new(g_str_hash, g_str_equal),
                             .base = "https://example.org/a/b.html",
                             .language = bench->options.language,
                             .picture_height = bench->options.page_height};
    flow_open(&bench->flow, &(Flow){.layout = &bench->layout, .is_open = true}, 0, MEASURE);
}

void bench_close(Bench *bench) {
    flow_close(&bench->flow);
    counters_free(bench->layout.counters);
    g_hash_table_unref(bench->layout.pictures);
    g_hash_table_unref(bench->layout.by_sum);
    g_ptr_array_unref(bench->layout.read);
    g_hash_table_unref(bench->layout.codes);
    notices_free(bench->notices);
    arena_free(bench->arena);
}

Style *bench_style(Bench *bench, StyleDisplay display) {
    Style *style = arena_new0(bench->arena, Style);
    const StyleLength none = {.kind = VALUE_LENGTH};
    style->display = display;
    style->font_families = "serif";
    style->font_size = 11 * LENGTH_PT;
    style->font_weight = 400;
    style->line_height = GRID;
    style->color = color_gray(0);
    style->text_align = ALIGN_JUSTIFY;
    style->text_indent = none;
    style->orphans = style->widows = 2;
    style->flex_shrink = 1024;
    for (int side = 0; side < 4; side++)
        style->margin[side] = style->padding[side] = none;
    return style;
}

static StyledNode *append(StyledNode *above, StyledNode *child) {
    child->parent = above;
    if (!above)
        return child;
    StyledNode **end = &above->first_child;
    while (*end)
        end = &(*end)->next;
    *end = child;
    if (child->kind == STYLED_ELEMENT || child->kind == STYLED_TEXT)
        node_append((Node *)above->node, (Node *)child->node);
    return child;
}

StyledNode *bench_element(Bench *bench, const char *name, Style *style, StyledNode *above) {
    StyledNode *styled = arena_new0(bench->arena, StyledNode);
    styled->node = node_element(bench->arena, name, NULL);
    styled->style = style;
    return append(above, styled);
}

StyledNode *bench_text(Bench *bench, const char *text, StyledNode *above) {
    StyledNode *styled = arena_new0(bench->arena, StyledNode);
    styled->kind = STYLED_TEXT;
    styled->node = node_text(bench->arena, text);
    styled->text = text;
    styled->style = above->style;
    return append(above, styled);
}

const char *bench_words(Bench *bench, size_t n) {
    static const char *const han[] = {"天", "地", "玄", "黄", "宇", "宙", "洪", "荒"};
    g_autoptr(GString) text = g_string_new(NULL);
    for (size_t i = 0; i < n; i++)
        g_string_append(text, han[i % G_N_ELEMENTS(han)]);
    return arena_strdup(bench->arena, text->str);
}

StyledNode *bench_p(Bench *bench, size_t n, StyledNode *above) {
    StyledNode *p = bench_element(bench, "p", bench_style(bench, DISPLAY_BLOCK), above);
    bench_text(bench, bench_words(bench, n), p);
    return p;
}

const Strip *bench_strip(const Bench *bench, size_t index) {
    g_assert_cmpuint(index, <, bench->flow.pieces->len);
    return &flow_piece(&bench->flow, index)->strip;
}

static void gather(const FrameMark *mark, Point at, void *user) {
    (void)at;
    if (mark->kind == MARK_GLYPHS)
        g_string_append_len(user, mark->glyphs->text, mark->glyphs->text_length);
}

char *bench_text_of(const Frame *frame) {
    GString *out = g_string_new(NULL);
    if (frame)
        frame_walk(frame, gather, out);
    return g_string_free(out, FALSE);
}

static void show(const StructureTree *tree, StructureId id, GString *out) {
    const StructureNode *node = structure_at(tree, id);
    g_string_append(out, node->kind == STRUCTURE_CONTENT ? "·" : structure_kind_name(node->kind));
    if (!node->first_child)
        return;
    g_string_append_c(out, '(');
    for (StructureId child = node->first_child; child; child = structure_at(tree, child)->next) {
        if (child != node->first_child)
            g_string_append_c(out, ' ');
        show(tree, child, out);
    }
    g_string_append_c(out, ')');
}

char *bench_structure(const Bench *bench) {
    GString *out = g_string_new(NULL);
    show(bench->layout.structure, STRUCTURE_ROOT, out);
    return g_string_free(out, FALSE);
}
