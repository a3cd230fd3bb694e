/* SPDX-License-Identifier: MIT */
#include "style/style.h"

#include <glib/gstdio.h>
#include <string.h>

/* A small article by hand: what the cascade makes of it is printed and compared. */
typedef struct {
    Arena *arena;
    Node *root;
    char *path;
    Notices *notices;
    StyleSheets *sheets;
    StyleTree *tree;
} Fixture;

static void set_up(Fixture *f, gconstpointer data) {
    (void)data;
    f->arena = arena_new();
    f->notices = notices_new();
    f->root = node_element(f->arena, "article", "article");
    f->root->lang = "zh-Hant";
}

static void tear_down(Fixture *f, gconstpointer data) {
    (void)data;
    style_tree_free(f->tree);
    style_sheets_free(f->sheets);
    notices_free(f->notices);
    if (f->path) {
        g_remove(f->path);
        g_free(f->path);
    }
    arena_free(f->arena);
}

static Node *add(Fixture *f, Node *parent, const char *name, const char *classes,
                 const char *text) {
    Node *node = node_element(f->arena, name, classes);
    node_append(parent, node);
    if (text)
        node_append(node, node_text(f->arena, text));
    return node;
}

static void style(Fixture *f, const char *css) {
    g_autoptr(GError) error = NULL;
    int file = g_file_open_tmp("kanyin-XXXXXX.css", &f->path, &error);
    g_assert_no_error(error);
    g_close(file, NULL);
    g_file_set_contents(f->path, css, -1, &error);
    g_assert_no_error(error);
    f->sheets = style_sheets_load((const char *const[]){f->path, NULL}, NULL, f->notices, &error);
    g_assert_no_error(error);
    f->tree = style_tree_new(f->sheets, f->root, NULL, f->notices);
}

static void the_cascade_orders_rules(Fixture *f, gconstpointer data) {
    (void)data;
    add(f, f->root, "p", "lead", "一");
    add(f, f->root, "p", NULL, "二");
    style(f, ":root { font-size: 10pt; line-height: 1.8 }"
             "p { text-indent: 2em; color: red }"
             ".lead { text-indent: 0 }"
             "p { text-indent: 3em !important }"
             "p + p { margin: 1lh auto 0; border-top: 1pt solid }");
    g_autofree char *dump = style_tree_dump(f->tree);
    g_assert_cmpstr(
        dump, ==,
        "article.article font-size: 10pt; display: block; lang: zh-Hant;\n"
        "  p.lead color: rgb(1 0 0); text-indent: 30pt; display: block;\n"
        "    \"一\"\n"
        "  p color: rgb(1 0 0); text-indent: 30pt; display: block; margin-top: 18pt; "
        "margin-right: auto; margin-left: auto; border-top-width: 1pt; border-top-style: solid; "
        "border-top-color: rgb(1 0 0);\n"
        "    \"二\"\n");
}

static const StyledNode *child_at(const StyledNode *node, int index) {
    node = node->first_child;
    while (index-- > 0)
        node = node->next;
    return node;
}

static void custom_properties_are_replaced(Fixture *f, gconstpointer data) {
    (void)data;
    add(f, add(f, f->root, "div", NULL, NULL), "p", NULL, "一");
    style(f, ":root { --ink: red; --pad: 1pt 2pt; --loop: var(--pool); --pool: var(--loop) }"
             "div { --ink: blue; padding: var(--pad); margin: var(--none, 3pt) }"
             "p { color: var(--ink); border-top: var(--loop, 4pt) solid; padding-top: var(--no) }");
    const StyledNode *div = child_at(style_tree_root(f->tree), 0);
    const StyledNode *p = child_at(div, 0);
    g_assert_cmpint(div->style->padding[SIDE_LEFT].length, ==, 2 * LENGTH_PT);
    g_assert_cmpint(div->style->margin[SIDE_TOP].length, ==, 3 * LENGTH_PT);
    g_assert_true(color_equal(p->style->color, (Color){COLOR_RGB, {0, 0, 1, 0}}));
    g_assert_cmpint(p->style->border[SIDE_TOP].width, ==, 4 * LENGTH_PT);
    g_assert_cmpint(p->style->padding[SIDE_TOP].length, ==, 0);
    g_assert_cmpuint(notices_count(f->notices), ==, 1); /* of --no */
}

/* Each rule sets the size of text; the number is what wins. */
static void layers_and_importance_turn_round(Fixture *f, gconstpointer data) {
    (void)data;
    static const char *const classes[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i"};
    for (size_t i = 0; i < G_N_ELEMENTS(classes); i++)
        add(f, f->root, "p", classes[i], "一");
    style(f, "@layer one, two;"
             ".a { font-size: 1pt } @layer two { .a { font-size: 2pt } }"
             "@layer two { .b { font-size: 2pt } } @layer one { p.b { font-size: 1pt } }"
             "@layer two { .c { font-size: 2pt !important } }"
             "@layer one { .c { font-size: 1pt !important } } .c { font-size: 3pt !important }"
             "@layer one { @layer in { .d { font-size: 1pt } } .d { font-size: 4pt } }"
             "@layer one.in { p.d { font-size: 2pt } }"
             "@layer { .e { font-size: 1pt } } @layer { .e { font-size: 2pt } }"
             "@layer one { .f { font-size: 5pt } } .f { font-size: revert-layer }"
             ".g { font-size: 6pt } .g { font-size: revert }"
             "@layer one { .h { font-size: 7pt } } .h { font-size: 1pt; all: revert-layer }"
             ".i { --s: var(--s); --t: revert-layer; font-size: var(--t) }"
             "@layer one { .i { --t: 8pt } }");
    static const int sizes[] = {1, 2, 1, 4, 2, 5, 12, 7, 8};
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++)
        g_assert_cmpint(child_at(style_tree_root(f->tree), (int)i)->style->font_size, ==,
                        sizes[i] * LENGTH_PT);
    g_assert_cmpuint(notices_count(f->notices), ==, 0);
}

/* What names a circle without being on it gets its fallback; a circle in a fallback is one, too. */
static void circles_of_variables_have_no_value(Fixture *f, gconstpointer data) {
    (void)data;
    add(f, f->root, "p", NULL, "一");
    style(f, "p { --a: var(--b); --b: var(--c); --c: var(--a, 9pt); --d: var(--a, 2pt);"
             "--e: var(--none, var(--e)); --1: 3pt; --初号: var(--1); }"
             "p { margin: var(--a, 1pt) var(--d) var(--e, 4pt) var(--初号);"
             "padding: env(safe, 5pt) env(x 1 2, 6pt) env(none) 1pt; width: var(--initial, 7pt);"
             "--initial: initial; height: var(--empty, 1pt) 8pt; --empty:; }"
             "p { min-width: var(x); max-width: var(--a b) }");
    const Style *p = child_at(style_tree_root(f->tree), 0)->style;
    static const int margins[] = {1, 2, 4, 3};
    for (int side = 0; side < 4; side++)
        g_assert_cmpint(p->margin[side].length, ==, margins[side] * LENGTH_PT);
    g_assert_cmpint(p->padding[SIDE_TOP].length, ==, 0);
    g_assert_cmpint(p->width.length, ==, 7 * LENGTH_PT);
    g_assert_cmpint(p->height.length, ==, 8 * LENGTH_PT);
    g_assert_cmpuint(notices_count(f->notices), ==, 3); /* var(x), var(--a b), env(none) */
}

static void chinese_sizes_have_names(Fixture *f, gconstpointer data) {
    (void)data;
    add(f, f->root, "p", NULL, "一");
    style(f, "p { font-size: var(--五号); margin-top: var(--小六); width: 50vw; height: 10vh }"
             "@page { size: 200pt 300pt; margin: 20pt 10pt }");
    const Style *p = child_at(style_tree_root(f->tree), 0)->style;
    g_assert_cmpint(p->font_size, ==, 21 * LENGTH_PT / 2);
    g_assert_cmpint(p->margin[SIDE_TOP].length, ==, 13 * LENGTH_PT / 2);
    g_assert_cmpint(p->width.length, ==, 90 * LENGTH_PT);
    g_assert_cmpint(p->height.length, ==, 26 * LENGTH_PT);
}

static void equal_elements_share_a_style(Fixture *f, gconstpointer data) {
    (void)data;
    for (int i = 0; i < 3; i++)
        add(f, f->root, "p", i == 2 ? "last" : NULL, "一");
    style(f, "p { text-indent: 2em } .last { color: red }");
    const StyledNode *root = style_tree_root(f->tree);
    g_assert_true(child_at(root, 0)->style == child_at(root, 1)->style);
    g_assert_true(child_at(root, 0)->style != child_at(root, 2)->style);
}

static void generated_boxes_stand_where_they_should(Fixture *f, gconstpointer data) {
    (void)data;
    Node *item = add(f, add(f, f->root, "ul", NULL, NULL), "li", NULL, "一");
    node_set_attribute(f->arena, item, "data-n", "七");
    style(f, "li::before { content: attr(data-n) '、' }"
             "li::after { content: open-quote close-quote }"
             "ul { padding: 0 } ul::before { content: none }");
    g_autofree char *dump = style_tree_dump(f->tree);
    g_assert_nonnull(strstr(dump, "  ul display: block; counter-reset: list-item 0;\n"
                                  "    li display: list-item;\n"
                                  "      ::marker\n"
                                  "      ::before content: \"七\" \"、\";\n"
                                  "      \"一\"\n"
                                  "      ::after content: \"「\" \"」\";\n"));
}

static void blocks_can_be_moved(Fixture *f, gconstpointer data) {
    (void)data;
    static const char *const names[] = {"a", "b", "c"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        add(f, f->root, "p", names[i], NULL);
    style(f, ".a { -kanyin-order: 1 } .c { -kanyin-order: -1 }");
    const StyledNode *root = style_tree_root(f->tree);
    g_assert_cmpstr(child_at(root, 0)->node->classes[0], ==, "c");
    g_assert_cmpstr(child_at(root, 1)->node->classes[0], ==, "b");
    g_assert_cmpstr(child_at(root, 2)->node->classes[0], ==, "a");
}

static void pages_follow_their_selectors(Fixture *f, gconstpointer data) {
    (void)data;
    style(f, ":root { font-size: 10pt; line-height: 16pt; --mark: '—' }"
             "@page { size: A5 landscape; margin: 2rlh 10%; @top-right { content: 'a' } }"
             "@page :left { margin-left: 5pt; @bottom-left { content: var(--mark) counter(page) } }"
             "@page :first { @top-right { content: none } }"
             "@page cover { size: 100pt 200pt }");
    const StylePage *right = style_tree_page(f->tree, &(StylePageQuery){0});
    g_assert_cmpint(right->width, ==, length_from_pt(210 * 72 / 25.4));
    g_assert_cmpint(right->margin[SIDE_TOP], ==, 32 * LENGTH_PT);
    g_assert_cmpint(right->margin[SIDE_LEFT], ==, right->width / 10);
    g_assert_nonnull(right->box[PAGE_TOP_RIGHT]);
    g_assert_cmpint(right->box[PAGE_TOP_RIGHT]->text_align, ==, ALIGN_END);
    g_assert_null(right->box[PAGE_BOTTOM_LEFT]);
    const StylePage *left = style_tree_page(f->tree, &(StylePageQuery){.is_left = true});
    g_assert_cmpint(left->margin[SIDE_LEFT], ==, 5 * LENGTH_PT);
    g_assert_cmpstr(left->box[PAGE_BOTTOM_LEFT]->content.items[0].text, ==, "—");
    const StylePage *first = style_tree_page(f->tree, &(StylePageQuery){.is_first = true});
    g_assert_null(first->box[PAGE_TOP_RIGHT]);
    const StylePage *cover = style_tree_page(f->tree, &(StylePageQuery){.name = "cover"});
    g_assert_cmpint(cover->height, ==, 200 * LENGTH_PT);
    g_assert_true(style_tree_page(f->tree, &(StylePageQuery){0}) == right);
}

static void trouble_is_a_notice_with_its_place(Fixture *f, gconstpointer data) {
    (void)data;
    style(f, "p { color: red;\n  colour: red; color: rouge }\n"
             "p:nonsense { color: red }\n@font-feature-values x { }\n@media screen { p { color: "
             "nothing } }\np { color: rgba(0, 0, 0, .5) }\n@import 'late.css';");
    static const struct {
        const char *code;
        unsigned line, column;
    } expected[] = {{"unknown-property", 2, 3}, {"unknown-value", 2, 16}, {"bad-selector", 3, 2},
                    {"unsupported-rule", 4, 1}, {"alpha-ignored", 6, 12}, {"bad-syntax", 7, 1}};
    g_assert_cmpuint(notices_count(f->notices), ==, G_N_ELEMENTS(expected));
    for (size_t i = 0; i < G_N_ELEMENTS(expected); i++) {
        const KanyinNotice *notice = notices_at(f->notices, i);
        g_assert_cmpstr(notice->code, ==, expected[i].code);
        g_assert_cmpuint(notice->line, ==, expected[i].line);
        g_assert_cmpuint(notice->column, ==, expected[i].column);
    }
}

/* Does a selector hold for the one element with data-here? */
static void selectors_match(Fixture *f, gconstpointer data) {
    (void)data;
    static const struct {
        const char *selector;
        bool holds;
    } cases[] = {
        {"p", true},
        {"P.a.b", true},
        {"#here", true},
        {"*", true},
        {"div p", true},
        {"article > div > p", true},
        {"article > p", false},
        {"h2 + p", false},
        {"p.first + p", true},
        {"h2 ~ p", true},
        {"p:first-child", false},
        {"p:last-child", true},
        {"p:nth-child(3)", true},
        {"p:nth-child(2n + 1)", true},
        {"p:nth-of-type(even)", true},
        {"p:nth-last-of-type(1)", true},
        {"p:only-child", false},
        {":lang(zh)", true},
        {":lang(zh-Hans)", false},
        {":lang(en, \"zh-Hant\")", true},
        {":root", false},
        {":root p", true},
        {":not(h2, .c)", true},
        {":not(p)", false},
        {":is(h1, div > p)", true},
        {":where(.a)", true},
        {"[data-here]", true},
        {"[data-here=\"one two\"]", true},
        {"[data-here~=two]", true},
        {"[data-here~=tw]", false},
        {"[data-here^=one]", true},
        {"[data-here$=\"O\" i]", true},
        {"[data-here*=\"e t\"]", true},
        {"[data-here|=one]", false},
        {"[class~=b]", true},
        {":hover", false},
        {":empty", false},
        {"h2:empty ~ p", true},
    };
    Node *div = add(f, f->root, "div", NULL, NULL);
    add(f, div, "h2", NULL, NULL);
    add(f, div, "p", "first", "一");
    Node *here = add(f, div, "p", "a b", "二");
    here->id = "here";
    node_set_attribute(f->arena, here, "data-here", "one two");
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *one = g_strdup_printf("%s { bookmark-level: 7 }", cases[i].selector);
        style_tree_free(f->tree);
        style_sheets_free(f->sheets);
        f->tree = NULL;
        f->sheets = NULL;
        if (f->path)
            g_remove(f->path);
        g_clear_pointer(&f->path, g_free);
        style(f, one);
        const StyledNode *styled = child_at(child_at(style_tree_root(f->tree), 0), 2);
        bool holds = styled->style->bookmark_level == 7;
        if (holds != cases[i].holds) {
            g_test_message("%s %s", cases[i].selector, holds ? "holds" : "does not hold");
            g_test_fail();
        }
    }
    g_assert_cmpuint(notices_count(f->notices), ==, 0);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    static const struct {
        const char *path;
        void (*run)(Fixture *f, gconstpointer data);
    } tests[] = {
        {"/style/cascade", the_cascade_orders_rules},
        {"/style/variables", custom_properties_are_replaced},
        {"/style/sizes", chinese_sizes_have_names},
        {"/style/layers", layers_and_importance_turn_round},
        {"/style/circles", circles_of_variables_have_no_value},
        {"/style/sharing", equal_elements_share_a_style},
        {"/style/generated", generated_boxes_stand_where_they_should},
        {"/style/order", blocks_can_be_moved},
        {"/style/pages", pages_follow_their_selectors},
        {"/style/notices", trouble_is_a_notice_with_its_place},
        {"/style/selectors", selectors_match},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(tests); i++)
        g_test_add(tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
    return g_test_run();
}
