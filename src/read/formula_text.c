/* SPDX-License-Identifier: MIT */
/* Turns the formulas that stand in an article's text into elements. */

#include "read/formula.h"

#include <string.h>

typedef struct {
    Article *article;
    Arena *arena;
    const GArray *sources;
    size_t count;
} Setting;

/* A formula in a text: from its first byte to behind its last. */
typedef struct {
    const char *from, *to;
    const char *tex;
    bool is_display;
} Found;

static const FormulaSource *source_at(const GArray *sources, const char *at, const char **end) {
    char *after = NULL;
    guint64 index = g_ascii_strtoull(at + strlen(FORMULA_OPEN), &after, 10);
    if (!sources || index >= sources->len || !g_str_has_prefix(after, FORMULA_CLOSE))
        return NULL;
    *end = after + strlen(FORMULA_CLOSE);
    return &g_array_index(sources, FormulaSource, index);
}

static bool find_numbered(const Setting *setting, const char *at, Found *found) {
    const FormulaSource *source =
        g_str_has_prefix(at, FORMULA_OPEN) ? source_at(setting->sources, at, &found->to) : NULL;
    if (!source)
        return false;
    found->from = at;
    found->tex = source->tex;
    found->is_display = source->is_display;
    return true;
}

/* \(…\) or \[…\]. What is longer than a formula may be is none. */
static bool find_written(const Setting *setting, const char *at, Found *found) {
    if (at[1] != '(' && at[1] != '[')
        return false;
    const char *from = at + 2, *close = at[1] == '(' ? "\\)" : "\\]";
    const char *end = g_strstr_len(from, (gssize)strnlen(from, FORMULA_MAX_BYTES), close);
    if (!end)
        return false;
    char *tex = g_strstrip(arena_strndup(setting->arena, from, (size_t)(end - from)));
    *found = (Found){at, end + 2, tex, at[1] == '['};
    return *tex != '\0';
}

static bool find_formula(const Setting *setting, const char *text, Found *found) {
    for (const char *at = text; (at = strpbrk(at, "\\\xF4"));) {
        if (*at == '\\' ? find_written(setting, at, found) : find_numbered(setting, at, found))
            return true;
        at += at[1] ? 2 : 1; /* \\[2pt] is a line break */
    }
    return false;
}

static bool is_blank(const char *text) {
    return text[strspn(text, " \t\n")] == '\0';
}

/* Is the formula all there is in its paragraph? */
static bool is_alone(const Node *formula) {
    for (int way = 0; way < 2; way++)
        for (const Node *at = way ? formula->next : formula->prev; at;
             at = way ? at->next : at->prev)
            if (at->kind != NODE_TEXT || !is_blank(at->text))
                return false;
    return strcmp(formula->parent->name, "p") == 0;
}

/* On lines of its own in place of its paragraph, or in the midst of one. */
static void place_display(const Setting *setting, Node *formula) {
    Node *paragraph = formula->parent;
    if (!is_alone(formula)) {
        formula->name = "span";
        node_add_class(setting->arena, formula, "display");
        return;
    }
    node_remove(formula);
    node_insert_before(paragraph, formula);
    formula->origin = paragraph->origin;
    formula->id = paragraph->id;
    node_remove(paragraph);
}

static void insert_text(const Setting *setting, Node *before, const char *from, const char *to) {
    if (to == from)
        return;
    Node *text =
        node_text(setting->arena, arena_strndup(setting->arena, from, (size_t)(to - from)));
    text->origin = before->origin;
    node_insert_before(before, text);
}

/* Parts a text at its formulas. */
static void set_text(Setting *setting, Node *node) {
    const char *text = node->text;
    Found found;
    g_autoptr(GPtrArray) displays = g_ptr_array_new();
    while (find_formula(setting, text, &found)) {
        insert_text(setting, node, text, found.from);
        Node *formula = formula_from_tex(setting->arena, found.tex, found.is_display);
        formula->origin = node->parent->origin;
        node_insert_before(node, formula);
        if (found.is_display)
            g_ptr_array_add(displays, formula);
        setting->count++;
        text = found.to;
    }
    node->text = text;
    if (!*text)
        node_remove(node);
    for (guint i = 0; i < displays->len; i++)
        place_display(setting, displays->pdata[i]);
}

static bool is_verbatim(const Node *node) {
    static const char *const names[] = {"pre", "code", "kbd", "samp", "tt", NULL};
    return g_strv_contains(names, node->name) || node_has_class(node, "formula");
}

static void set_below(Setting *setting, Node *node) {
    for (Node *child = node->first_child, *next; child; child = next) {
        next = child->next;
        if (child->kind == NODE_TEXT)
            set_text(setting, child);
        else if (!is_verbatim(child))
            set_below(setting, child);
    }
}

void formula_set_all(Article *article, const GArray *sources, size_t n_set) {
    Setting setting = {article, article->arena, sources, n_set};
    set_below(&setting, article->body);
    if (setting.count)
        notices_add(article->notices, KANYIN_SEVERITY_INFO, "formula",
                    (NoticePlace){.source = article->source_name},
                    "%zu %s set as text, not as mathematics", setting.count,
                    setting.count == 1 ? "formula is" : "formulas are");
}

char *formula_restore(Arena *arena, const char *words, const GArray *sources) {
    g_autoptr(GString) text = g_string_new(NULL);
    for (const char *at; (at = strstr(words, FORMULA_OPEN));) {
        const char *end = at + strlen(FORMULA_OPEN);
        const FormulaSource *source = source_at(sources, at, &end);
        g_string_append_len(text, words, at - words);
        g_string_append(text, source ? source->written : "");
        words = end;
    }
    g_string_append(text, words);
    return arena_strdup(arena, text->str);
}
