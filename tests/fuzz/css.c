/* SPDX-License-Identifier: MIT */
/* Any bytes as a style sheet: a small article is styled, its pages are made, all is printed. */
#include "style/sheet.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static Node *article(Arena *arena) {
    Node *root = node_element(arena, "article", "article");
    root->lang = "zh-Hant";
    node_set_attribute(arena, root, "data-title", "題");
    Node *list = node_element(arena, "ul", NULL);
    node_append(root, node_element(arena, "h1", "title a b"));
    node_append(root, list);
    for (int i = 0; i < 3; i++) {
        Node *item = node_element(arena, "li", i ? "a" : "b");
        node_append(item, node_text(arena, "文"));
        node_append(list, item);
    }
    return root;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Notices) notices = notices_new();
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    g_autoptr(StyleSheets) sheets = sheets_from_text("fuzz", bytes, notices);
    names_tell(sheets, NULL, notices);
    g_autoptr(StyleTree) tree = style_tree_new(sheets, article(arena), NULL, notices);
    style_tree_page(tree, &(StylePageQuery){.is_first = true});
    style_tree_page(tree, &(StylePageQuery){.is_left = true, .name = "a"});
    static const int numbers[] = {0, 1, 7, -12, 1000000, 2147483647, -2147483647 - 1};
    const StyleCounterStyles *styles = style_sheets_counter_styles(sheets);
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_autofree char *text G_GNUC_UNUSED =
            style_counter_text(styles, numbers[i], i % 2 ? "a" : "b");
        g_autofree char *mark G_GNUC_UNUSED =
            style_counter_marker(styles, numbers[i], "simp-chinese-formal");
    }
    style_tree_page(tree, &(StylePageQuery){.number = 4, .name = "a"});
    g_autofree char *dump = style_tree_dump(tree);
    return dump == NULL;
}
