/* SPDX-License-Identifier: MIT */
/* bench_style [RULES [NODES]]: the time of the style room in milliseconds of the processor: a sheet
 * of mixed rules is parsed, then matched and cascaded on a tree. */
#include "style/sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define ROUNDS 3
#define CLASSES 400
#define SECTION 25 /* elements in a section */

/* In the proportions of long house styles: most rules name a class, few are universal. */
static const char *const patterns[] = {
    ".c%u { color: #123456 }",
    ".c%u { margin-top: 2pt; text-indent: 2em }",
    ".c%u p { text-indent: 0 }",
    ".c%u > span { font-weight: bold }",
    "section .c%u em { font-style: italic }",
    "article div.c%u ~ p { orphans: 3 }",
    "p.c%u + p { text-indent: 0 }",
    "#id-%u { break-before: page }",
    "h2.c%u, h3.c%u strong { font-size: 12pt }",
    "section:first-child p.c%u:not(.lead, .c1) { widows: 3 }",
    "p.c%u:nth-child(2n + 1) { color: gray }",
    ":is(h2, h3).c%u::before { content: '§' }",
    "[data-n=\"%u\"] { letter-spacing: 1pt }",
    ".c%u span em strong { line-height: 2 }",
    "div p span.c%u { text-align: end }",
    "table td.c%u { vertical-align: top }",
    ".x%u .y em { color: red }",
    "aside.c%u p { font-size: 9pt }",
    "section.c%u p span { letter-spacing: .1em }",
    ".c%u:last-child { margin-bottom: 0 }",
};

/* Of the processor, in microseconds: a busy machine tells nothing by the clock on the wall. */
static gint64 now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (gint64)time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

static GBytes *make_sheet(unsigned n_rules) {
    GString *text = g_string_new(NULL);
    for (unsigned i = 0; i < n_rules; i++) {
        const char *pattern = patterns[i % G_N_ELEMENTS(patterns)];
        unsigned class = (i * 7) % CLASSES;
        for (const char *c = pattern; *c; c++) {
            if (*c == '%' && c[1] == 'u') {
                g_string_append_printf(text, "%u", class);
                c++;
            } else {
                g_string_append_c(text, *c);
            }
        }
        g_string_append_c(text, '\n');
    }
    return g_string_free_to_bytes(text);
}

static Node *add(Arena *arena, Node *parent, const char *name, unsigned seed) {
    g_autofree char *classes =
        seed % 3 ? g_strdup_printf("c%u c%u", seed % CLASSES, (seed * 13) % CLASSES) : NULL;
    Node *node = node_element(arena, name, classes);
    if (seed % 50 == 0)
        node->id = arena_printf(arena, "id-%u", seed % CLASSES);
    if (seed % 11 == 0)
        node_set_attribute(arena, node, "data-n", arena_printf(arena, "%u", seed % CLASSES));
    node_append(parent, node);
    return node;
}

static Node *make_tree(Arena *arena, unsigned n_nodes) {
    static const char *const blocks[] = {"p", "div", "p", "h2", "p", "aside"};
    static const char *const phrases[] = {"span", "em", "strong"};
    Node *root = node_element(arena, "article", "article");
    root->lang = "zh-Hans";
    Node *section = root, *block = root, *last = root;
    for (unsigned i = 1; i < n_nodes; i++) {
        if (i % SECTION == 1)
            block = section = add(arena, root, "section", i);
        else if (i % 5 == 2)
            block = last = add(arena, section, blocks[(i / 5) % G_N_ELEMENTS(blocks)], i);
        else
            last = add(arena, i % 5 == 4 ? last : block, phrases[i % G_N_ELEMENTS(phrases)], i);
    }
    return root;
}

int main(int argc, char **argv) {
    unsigned n_rules = argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : 2000;
    unsigned n_nodes = argc > 2 ? (unsigned)strtoul(argv[2], NULL, 10) : 10000;
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GBytes) bytes = make_sheet(n_rules);
    const Node *root = make_tree(arena, n_nodes);
    for (int round = 0; round < ROUNDS; round++) {
        g_autoptr(Notices) notices = notices_new();
        gint64 start = now();
        g_autoptr(StyleSheets) sheets = sheets_from_text("bench", bytes, notices);
        gint64 parsed = now();
        g_autoptr(StyleTree) tree G_GNUC_UNUSED = style_tree_new(sheets, root, NULL, notices);
        gint64 styled = now();
        printf("%u rules, %u elements: parsed %.1f, matched and cascaded %.1f ms, %zu notices\n",
               n_rules, n_nodes, (double)(parsed - start) / 1000, (double)(styled - parsed) / 1000,
               notices_count(notices));
    }
    return 0;
}
