/* SPDX-License-Identifier: MIT */
/* Turns what is known of the input into the block that an archive prints: whence it came, when, and
 * which bytes it was. */

#include "article/tree.h"

static Node *add_row(const Tree *tree, Node *section, const char *class_name, Word word) {
    Node *row = tree_add(tree, section, "p", class_name, NULL);
    tree_add(tree, row, "span", "label",
             arena_printf(tree->arena, "%s%s", article_word(tree->article, word),
                          article_word(tree->article, WORD_COLON)));
    return tree_add(tree, row, "span", "value", NULL);
}

/* What the bytes were read as, and what they said of themselves where that is another thing. */
static const char *charset(const Tree *tree) {
    const Article *article = tree->article;
    if (!article->charset_declared ||
        g_ascii_strcasecmp(article->charset_declared, article->charset_used) == 0)
        return article->charset_used;
    return arena_printf(tree->arena, "%s%s%s%s%s", article->charset_used,
                        article_word(article, WORD_BRACKET_OPEN),
                        article_word(article, WORD_DECLARED), article->charset_declared,
                        article_word(article, WORD_BRACKET_CLOSE));
}

void tree_add_provenance(const Tree *tree, Node *root) {
    const Article *article = tree->article;
    Node *section = tree_add(tree, root, "section", "provenance", NULL);
    tree_add(tree, section, "h2", NULL, article_word(article, WORD_PROVENANCE));
    if (article_has(article->url)) {
        Node *value = add_row(tree, section, "url", WORD_URL);
        Node *anchor = tree_add(tree, value, "a", NULL, article->url.value);
        node_set_attribute(tree->arena, anchor, "href", article->url.value);
    }
    if (article_has(article->captured_at))
        tree_add_text(tree, add_row(tree, section, "captured", WORD_CAPTURED),
                      article->captured_at.value);
    if (article->charset_used)
        tree_add_text(tree, add_row(tree, section, "charset", WORD_CHARSET), charset(tree));
    if (article_has(article->sha256))
        tree_add_text(tree, add_row(tree, section, "sha256", WORD_SHA256), article->sha256.value);
    tree_add_text(tree, add_row(tree, section, "producer", WORD_PRODUCER),
                  "kanyin " KANYIN_VERSION);
}
