/* SPDX-License-Identifier: MIT */
/* Says whether a selector holds for an element. */

#include "base/language.h"
#include "style/selector.h"

#include <string.h>

static const Node *sibling(const Node *node, bool backward) {
    do {
        node = backward ? node->prev : node->next;
    } while (node && node->kind != NODE_ELEMENT);
    return node;
}

static bool matches_nth(const Simple *simple, const Node *node) {
    int place = 1;
    for (const Node *n = sibling(node, !simple->from_end); n; n = sibling(n, !simple->from_end))
        place += !simple->of_type || strcmp(n->name, node->name) == 0;
    int rest = place - simple->offset;
    if (simple->step == 0)
        return rest == 0;
    return rest % simple->step == 0 && rest / simple->step >= 0;
}

static bool matches_lang(const char *ranges, const Node *node) {
    const char *tag = node_language(node);
    if (!tag)
        return false;
    g_auto(GStrv) list = g_strsplit(ranges, ",", -1);
    for (size_t i = 0; list[i]; i++)
        if (language_matches(tag, list[i]))
            return true;
    return false;
}

static bool is_empty(const Node *node) {
    for (const Node *child = node->first_child; child; child = child->next)
        if (child->kind == NODE_ELEMENT || (child->text && *child->text))
            return false;
    return true;
}

static bool equal(const Simple *simple, const char *a, const char *b, size_t n) {
    return simple->ignores_case ? g_ascii_strncasecmp(a, b, n) == 0 : strncmp(a, b, n) == 0;
}

/* One of the words of a value parted by white space. */
static bool has_word(const Simple *simple, const char *value, size_t n) {
    for (const char *word = value; *word;) {
        size_t length = strcspn(word, " \t\n\r\f");
        if (length == n && equal(simple, word, simple->value, n))
            return true;
        word += length;
        word += strspn(word, " \t\n\r\f");
    }
    return false;
}

static bool contains(const Simple *simple, const char *value, size_t length, size_t n) {
    for (size_t i = 0; i + n <= length; i++)
        if (equal(simple, value + i, simple->value, n))
            return true;
    return false;
}

/* The class attribute as it was; NULL without classes. */
static char *join_classes(const Node *node) {
    if (!node->n_classes)
        return NULL;
    GString *joined = g_string_new(node->classes[0]);
    for (size_t i = 1; i < node->n_classes; i++)
        g_string_append_printf(joined, " %s", node->classes[i]);
    return g_string_free(joined, FALSE);
}

static bool matches_attribute(const Simple *simple, const Node *node) {
    g_autofree char *classes = strcmp(simple->name, "class") == 0 ? join_classes(node) : NULL;
    const char *value = classes ? classes : node_attribute(node, simple->name);
    if (!value || !simple->operator)
        return value != NULL;
    size_t n = strlen(simple->value), length = strlen(value);
    switch (simple->operator) {
    case '=':
        return length == n && equal(simple, value, simple->value, n);
    case '~':
        return n && has_word(simple, value, n);
    case '|':
        return length >= n && equal(simple, value, simple->value, n) &&
               (value[n] == 0 || value[n] == '-');
    case '^':
        return n && length >= n && equal(simple, value, simple->value, n);
    case '$':
        return n && length >= n && equal(simple, value + length - n, simple->value, n);
    default:
        return n && contains(simple, value, length, n);
    }
}

static bool matches_any(const Simple *simple, const Node *node) {
    for (size_t i = 0; i < simple->n_list; i++)
        if (selector_matches(&simple->list[i], node))
            return true;
    return false;
}

static bool matches_simple(const Simple *simple, const Node *node) {
    switch (simple->kind) {
    case SIMPLE_ELEMENT:
        return strcmp(simple->name, node->name) == 0;
    case SIMPLE_ID:
        return node->id && strcmp(simple->name, node->id) == 0;
    case SIMPLE_CLASS:
        return node_has_class(node, simple->name);
    case SIMPLE_ATTRIBUTE:
        return matches_attribute(simple, node);
    case SIMPLE_LANG:
        return matches_lang(simple->value, node);
    case SIMPLE_ROOT:
        return !node->parent;
    case SIMPLE_EMPTY:
        return is_empty(node);
    case SIMPLE_LINK:
        return strcmp(node->name, "a") == 0 && node_attribute(node, "href");
    case SIMPLE_NTH:
        return matches_nth(simple, node);
    case SIMPLE_IS:
        return matches_any(simple, node);
    case SIMPLE_NOT:
        return !matches_any(simple, node);
    case SIMPLE_NEVER:
        break;
    }
    return false;
}

static bool matches_compound(const Compound *compound, const Node *node) {
    for (size_t i = 0; i < compound->n; i++)
        if (!matches_simple(&compound->simples[i], node))
            return false;
    return true;
}

/* How a match failed decides what may still be tried: where ancestors (or siblings) ran out, no
 * farther ancestor (sibling) can help. So a match walks each axis once, whatever the sheet says. */
typedef enum { FAILS_HERE, FAILS_BEFORE, FAILS_ABOVE, HOLDS } Outcome;

static Outcome match_from(const Selector *selector, size_t at, const Node *node);

static Outcome match_ancestors(const Selector *selector, size_t at, const Node *node,
                               bool is_once) {
    while ((node = node->parent)) {
        Outcome outcome = match_from(selector, at, node);
        if (is_once || outcome == HOLDS || outcome == FAILS_ABOVE)
            return outcome == FAILS_BEFORE ? FAILS_HERE : outcome;
    }
    return FAILS_ABOVE;
}

static Outcome match_siblings(const Selector *selector, size_t at, const Node *node, bool is_once) {
    while ((node = sibling(node, true))) {
        Outcome outcome = match_from(selector, at, node);
        if (is_once || outcome != FAILS_HERE)
            return outcome;
    }
    return FAILS_BEFORE;
}

static Outcome match_from(const Selector *selector, size_t at, const Node *node) {
    if (!matches_compound(&selector->compounds[at], node))
        return FAILS_HERE;
    if (at + 1 == selector->n)
        return HOLDS;
    char combinator = selector->compounds[at].combinator;
    if (combinator == '+' || combinator == '~')
        return match_siblings(selector, at + 1, node, combinator == '+');
    return match_ancestors(selector, at + 1, node, combinator == '>');
}

bool selector_matches(const Selector *selector, const Node *node) {
    return match_from(selector, 0, node) == HOLDS;
}
