/* SPDX-License-Identifier: MIT */
/* Turns <ruby> into pairs: a base that stays text of its paragraph, and the words that stand beside
 * it (css-ruby-1 §2). */

#include "layout/flow.h"

#include <string.h>

#define MOST_CHARACTERS 60 /* of an annotation; a longer one is a remark, no reading */

/* Bases up to the first annotation, and the annotations up to the next base: they are paired off
 * one by one, so that <rb>北<rb>京<rt>Běi<rt>jīng says the same as 北<rt>Běi</rt>京<rt>jīng</rt>.
 */
typedef struct {
    const StyledNode *first, *end;
} Base;

typedef struct {
    InlineRuns *out;
    const StyledNode *ruby;
    GArray *bases;    /* of Base */
    GPtrArray *words; /* of StyledNode: rt, or an rtc that holds text */
} Group;

static bool is_named(const StyledNode *styled, const char *name) {
    return styled->kind == STYLED_ELEMENT && strcmp(styled->node->name, name) == 0;
}

/* Pictures have no place beside the line either. */
static size_t count_characters(const StyledNode *styled) {
    if (styled->kind == STYLED_TEXT)
        return (size_t)g_utf8_strlen(styled->text, -1);
    size_t count = picture_is(styled) ? MOST_CHARACTERS + 1 : 0;
    for (const StyledNode *at = styled->first_child; at && count <= MOST_CHARACTERS; at = at->next)
        count += count_characters(at);
    return count;
}

static bool is_long(const Group *group, guint from, guint to) {
    size_t count = 0;
    for (guint i = from; i < to && count <= MOST_CHARACTERS; i++)
        count += count_characters(g_ptr_array_index(group->words, i));
    return count > MOST_CHARACTERS;
}

/* Spaces and line breaks fall away at a line's end: nothing can stand over them. */
static bool is_seen(const StyledNode *styled) {
    if (block_is_absent(styled))
        return false;
    if (picture_is(styled))
        return true;
    for (const char *at = styled->kind == STYLED_TEXT ? styled->text : ""; *at;
         at = g_utf8_next_char(at))
        if (g_unichar_isgraph(g_utf8_get_char(at)))
            return true;
    for (const StyledNode *child = styled->first_child; child; child = child->next)
        if (is_seen(child))
            return true;
    return false;
}

static bool has_body(const Base *base) {
    for (const StyledNode *at = base->first; at != base->end; at = at->next)
        if (is_seen(at))
            return true;
    return false;
}

static void collect_base(InlineRuns *out, const Base *base) {
    for (const StyledNode *at = base->first; at != base->end; at = at->next)
        inline_collect(out, at);
}

static const TextRuby *collect_words(const Group *group, Scope *pair, guint from, guint to) {
    Layout *layout = group->out->flow->layout;
    const StyledNode *first = g_ptr_array_index(group->words, from);
    Scope scope = {.above = pair, .kind = STRUCTURE_RT};
    scope.lang = scope_open(layout, pair, first).lang;
    g_autoptr(GArray) runs = g_array_new(FALSE, TRUE, sizeof(TextRun));
    InlineRuns words = *group->out;
    words.runs = runs;
    words.scope = &scope;
    words.part = RUBY_WORDS;
    words.href = NULL;
    words.box = NULL; /* the base's */
    for (guint i = from; i < to; i++) {
        if (i > from)
            inline_add_text(&words, first->style, " ");
        inline_collect(&words, g_ptr_array_index(group->words, i));
    }
    TextRuby *ruby = arena_new0(layout->arena, TextRuby);
    ruby->runs = arena_copy(layout->arena, runs->data, runs->len * sizeof(TextRun));
    ruby->n_runs = runs->len;
    return ruby->n_runs > 0 ? ruby : NULL;
}

/* The structure has base before annotation, as they are read: RB's leaf is made first, since what
 * the base's runs point to must be there before them. */
static void add_pair(const Group *group, const Base *base, guint from, guint to) {
    Layout *layout = group->out->flow->layout;
    Scope opened = scope_open(layout, group->out->scope, group->ruby);
    Scope pair = {.above = group->out->scope, .kind = STRUCTURE_RUBY, .lang = opened.lang};
    Scope scope = {.above = &pair, .kind = STRUCTURE_RB};
    scope_structure(layout, &scope);
    InlineRuns inner = *group->out;
    inner.scope = &scope;
    inner.part = RUBY_BASE;
    inner.ruby = collect_words(group, &pair, from, to);
    collect_base(&inner, base);
}

static void add_bracketed(const Group *group, guint from, guint to) {
    for (guint i = from; i < to; i++)
        inline_add_bracketed(group->out, g_ptr_array_index(group->words, i));
}

/* What has no partner is text like any other; an annotation alone stands in brackets. */
static void flush(Group *group) {
    guint n_bases = group->bases->len, n_words = group->words->len;
    for (guint i = 0; i < n_bases; i++) {
        const Base *base = &g_array_index(group->bases, Base, i);
        guint end = i + 1 == n_bases ? n_words : MIN(i + 1, n_words);
        if (i < n_words && has_body(base) && !is_long(group, i, end)) {
            add_pair(group, base, i, end);
        } else {
            collect_base(group->out, base);
            add_bracketed(group, i, end);
        }
    }
    if (n_bases == 0)
        add_bracketed(group, 0, n_words);
    g_array_set_size(group->bases, 0);
    g_ptr_array_set_size(group->words, 0);
}

/* Text outside of rb is one base up to the next element of the ruby; blanks between those are none.
 */
static void add_base(Group *group, const StyledNode *node) {
    bool is_blank = inline_is_blank(node, node->next);
    if (group->words->len > 0 && is_blank)
        return;
    if (group->words->len > 0)
        flush(group);
    Base *last =
        group->bases->len ? &g_array_index(group->bases, Base, group->bases->len - 1) : NULL;
    bool is_open = last && last->end == node && !is_named(last->first, "rb");
    if (is_open && !is_named(node, "rb")) {
        last->end = node->next;
    } else if (!is_blank) {
        Base base = {node, node->next};
        g_array_append_val(group->bases, base);
    }
}

static void add_words(Group *group, const StyledNode *words) {
    if (!inline_is_blank(words->first_child, NULL))
        g_ptr_array_add(group->words, (gpointer)words);
}

static bool holds_only_words(const StyledNode *container) {
    for (const StyledNode *at = container->first_child; at; at = at->next)
        if (!is_named(at, "rt") && !inline_is_blank(at, at->next))
            return false;
    return true;
}

/* The first container's annotations are as if they stood without it. A second level of annotations
 * has no place beside the line. */
static void add_container(Group *group, const StyledNode *container) {
    if (group->words->len > 0) {
        flush(group);
        inline_add_bracketed(group->out, container);
        return;
    }
    if (!holds_only_words(container)) {
        add_words(group, container);
        return;
    }
    for (const StyledNode *at = container->first_child; at; at = at->next)
        if (is_named(at, "rt"))
            add_words(group, at);
}

void ruby_collect(InlineRuns *out, const StyledNode *ruby) {
    g_autoptr(GArray) bases = g_array_new(FALSE, FALSE, sizeof(Base));
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    Group group = {out, ruby, bases, words};
    for (const StyledNode *at = ruby->first_child; at; at = at->next) {
        if (block_is_absent(at) || is_named(at, "rp"))
            continue;
        if (is_named(at, "rt"))
            add_words(&group, at);
        else if (is_named(at, "rtc"))
            add_container(&group, at);
        else
            add_base(&group, at);
    }
    flush(&group);
}
