/* SPDX-License-Identifier: MIT */
/* Any bytes: read as Markdown with front matter and formulas, printed as a tree, written as JSON
 * and read again. */
#include "read/read.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    g_autoptr(Article) article =
        read_article(bytes, &(ReadOptions){.form = READ_MARKDOWN, .charset = "utf-8"}, NULL);
    if (!article)
        return 0;
    g_autoptr(Arena) arena = arena_new();
    article_tree(article, arena, NULL);
    g_autofree char *json = article_to_json(article);
    g_autoptr(Article) again = article_from_json(json, strlen(json), "again", NULL);
    g_assert_nonnull(again);
    g_autofree char *second = article_to_json(again);
    g_assert_cmpstr(json, ==, second);
    return 0;
}
