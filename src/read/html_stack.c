/* SPDX-License-Identifier: MIT */
/* Turns tags into the stack of open elements by the rules of HTML, 13.2.4.3 and 13.2.6.4, as far as
 * they bear on depth. */

#include "read/html_stack.h"

#include <glib.h>
#include <string.h>

void html_stack_begin(HtmlStack *stack) {
    memset(stack, 0, sizeof *stack);
    stack->n_open = g_new0(unsigned, html_n_tags);
    stack->n_left_out = g_new0(unsigned, html_n_tags);
}

void html_stack_end(HtmlStack *stack) {
    g_free(stack->n_open);
    g_free(stack->n_left_out);
}

static bool is(const HtmlTag *tag, const char *name) {
    return strcmp(tag->name, name) == 0;
}

static bool is_one(const HtmlTag *tag, const char *const *names) {
    for (size_t i = 0; names[i]; i++)
        if (names[i][0] == tag->name[0] && strcmp(names[i], tag->name) == 0)
            return true;
    return false;
}

static unsigned *count_of(HtmlStack *stack, const HtmlTag *tag) {
    return &stack->n_open[tag - html_tags];
}

static void remove_entry(HtmlStack *stack, size_t at) {
    const HtmlTag *tag = stack->formatting[at].tag;
    if (tag) {
        --*count_of(stack, tag);
        stack->n_formatting--;
    }
    stack->n_entries--;
    memmove(stack->formatting + at, stack->formatting + at + 1,
            (stack->n_entries - at) * sizeof *stack->formatting);
}

static void clear_to_marker(HtmlStack *stack) {
    while (stack->n_entries) {
        bool is_marker = !stack->formatting[stack->n_entries - 1].tag;
        remove_entry(stack, stack->n_entries - 1);
        if (is_marker)
            return;
    }
}

/* Closes the element at `place` and all inside it. */
static void pop_through(HtmlStack *stack, size_t place) {
    while (stack->depth > place) {
        const HtmlTag *tag = stack->open[--stack->depth].tag;
        --*count_of(stack, tag);
        if (tag->parsing == PARSED_MARKED)
            clear_to_marker(stack);
    }
    for (size_t i = stack->n_entries; i-- > 0;)
        stack->formatting[i].is_closed |= stack->formatting[i].depth > place;
}

static bool is_scope(const HtmlTag *tag) {
    return tag->parsing == PARSED_SCOPED || tag->parsing == PARSED_MARKED ||
           tag->parsing == PARSED_SCOPE_ONLY;
}

typedef enum { SCOPE_ANY, SCOPE_TABLE } Scope;

/* Most blocks come where no paragraph is open: then the stack need not be gone through. */
static bool is_any_open(const HtmlStack *stack, const char *const *names) {
    for (size_t i = 0; names[i]; i++)
        if (stack->n_open[html_tag(names[i], strlen(names[i])) - html_tags])
            return true;
    return false;
}

/* The innermost open element of these names; stack->depth where a scope ends first. */
static size_t find(const HtmlStack *stack, const char *const *names, Scope scope) {
    if (!is_any_open(stack, names))
        return stack->depth;
    for (size_t i = stack->depth; i-- > 0;) {
        const HtmlTag *tag = stack->open[i].tag;
        if (is_one(tag, names))
            return i;
        if (scope == SCOPE_TABLE ? tag->parsing == PARSED_SCOPED : is_scope(tag))
            break;
    }
    return stack->depth;
}

static bool close_in_scope(HtmlStack *stack, const char *const *names, Scope scope) {
    size_t place = find(stack, names, scope);
    bool is_found = place < stack->depth;
    if (is_found)
        pop_through(stack, place);
    return is_found;
}

static bool is_special(const HtmlTag *tag) {
    return tag->parsing == PARSED_SPECIAL || tag->parsing == PARSED_SCOPED ||
           tag->parsing == PARSED_MARKED;
}

/* li closes li, dt and dd each other, but not across a block of another kind. */
static void close_item(HtmlStack *stack, const char *const *names) {
    static const char *const open_blocks[] = {"address", "div", "p", NULL};
    for (size_t i = stack->depth; i-- > 0;) {
        const HtmlTag *tag = stack->open[i].tag;
        if (is_one(tag, names)) {
            pop_through(stack, i);
            return;
        }
        if (is_special(tag) && !is_one(tag, open_blocks))
            return;
    }
}

static const char *const PARAGRAPH[] = {"p", NULL};
static const char *const CELLS[] = {"td", "th", "caption", NULL};
static const char *const ROWS[] = {"tr", NULL};
static const char *const TABLE[] = {"table", NULL};

static void imply(HtmlStack *stack, const char *name) {
    html_stack_push(stack, html_tag(name, strlen(name)), 0);
}

static bool is_on_top(const HtmlStack *stack, const char *const *names) {
    return stack->depth && is_one(stack->open[stack->depth - 1].tag, names);
}

/* Closes everything up to the innermost open element of these names, but not that one. */
static void clear_back_to(HtmlStack *stack, const char *const *names) {
    size_t place = find(stack, names, SCOPE_TABLE);
    if (place < stack->depth)
        pop_through(stack, place + 1);
}

static bool prepare_table_part(HtmlStack *stack, const HtmlTag *tag) {
    static const char *const row_homes[] = {"table", "tbody", "thead", "tfoot", NULL};
    static const char *const cell_homes[] = {"table", "tbody", "thead", "tfoot", "tr", NULL};
    bool is_cell = is(tag, "td") || is(tag, "th"), is_row = is(tag, "tr"), is_col = is(tag, "col");
    if (find(stack, TABLE, SCOPE_TABLE) == stack->depth)
        return false;
    close_in_scope(stack, CELLS, SCOPE_TABLE);
    static const char *const column_homes[] = {"table", "colgroup", NULL};
    clear_back_to(stack, is_cell ? cell_homes : is_row ? row_homes : is_col ? column_homes : TABLE);
    if (is_col && is_on_top(stack, TABLE))
        imply(stack, "colgroup");
    if ((is_cell || is_row) && is_on_top(stack, TABLE))
        imply(stack, "tbody");
    if (is_cell && !is_on_top(stack, ROWS))
        imply(stack, "tr");
    return true;
}

/* A table straight in a table closes it; in a cell it is nested. */
static void prepare_table(HtmlStack *stack) {
    static const char *const homes[] = {"table", "td", "th", "caption", NULL};
    size_t place = find(stack, homes, SCOPE_TABLE);
    if (place < stack->depth && is(stack->open[place].tag, "table"))
        pop_through(stack, place);
}

/* Blocks and phrases of HTML end a formula that they stand in. */
static void leave_formula(HtmlStack *stack, const HtmlTag *tag) {
    if (!html_stack_is_foreign(stack) || tag->role == ROLE_FORMULA_PART ||
        tag->role == ROLE_FORMULA)
        return;
    size_t place = stack->depth;
    while (place && stack->open[place - 1].is_foreign &&
           stack->open[place - 1].tag->parsing != PARSED_SCOPE_ONLY)
        place--;
    pop_through(stack, place);
}

static bool closes_paragraph(const HtmlTag *tag) {
    static const char *const others[] = {"html", "body", "head", "title", "object", NULL};
    return (is_special(tag) && !is_one(tag, others)) || is(tag, "hr");
}

bool html_stack_is_foreign(const HtmlStack *stack) {
    return stack->depth && stack->open[stack->depth - 1].is_foreign;
}

/* A formatting element that ends within a block opened later is made again in up to so many blocks,
 * and so is the formatting inside it (the standard's adoption agency). */
#define ADOPTIONS 8

static void count_adoption(HtmlStack *stack, size_t place) {
    if (stack->formatting[place].depth >= stack->depth)
        return;
    for (size_t i = place; i < stack->n_entries; i++)
        stack->n_repeated += ADOPTIONS * stack->formatting[i].size;
}

static bool close_formatting(HtmlStack *stack, const HtmlTag *tag) {
    for (size_t i = stack->n_entries; i-- > 0 && stack->formatting[i].tag;) {
        if (stack->formatting[i].tag != tag)
            continue;
        count_adoption(stack, i);
        remove_entry(stack, i);
        return true;
    }
    return false;
}

bool html_stack_prepare(HtmlStack *stack, const HtmlTag *tag) {
    static const char *const parts[] = {"caption", "col", "colgroup", "tbody", "td",
                                        "tfoot",   "th",  "thead",    "tr",    NULL};
    static const char *const items[] = {"li", NULL};
    static const char *const terms[] = {"dt", "dd", NULL};
    static const char *const headings[] = {"h1", "h2", "h3", "h4", "h5", "h6", NULL};
    static const char *const ruby[] = {"rb", "rt", "rp", "rtc", NULL};
    leave_formula(stack, tag);
    if (is_one(tag, parts))
        return prepare_table_part(stack, tag);
    if (is(tag, "table"))
        prepare_table(stack);
    if (is(tag, "a")) /* links do not nest */
        close_formatting(stack, tag);
    if (is_one(tag, items))
        close_item(stack, items);
    if (is_one(tag, terms))
        close_item(stack, terms);
    if (closes_paragraph(tag))
        close_in_scope(stack, PARAGRAPH, SCOPE_ANY);
    if (is_one(tag, headings) && is_on_top(stack, headings))
        pop_through(stack, stack->depth - 1);
    if (is_one(tag, ruby) && is_on_top(stack, ruby))
        pop_through(stack, stack->depth - 1);
    return true;
}

bool html_stack_has_room(const HtmlStack *stack, const HtmlTag *tag) {
    if (tag->parsing == PARSED_VOID)
        return true;
    if (tag->parsing == PARSED_FORMATTING && stack->n_formatting >= HTML_MAX_FORMATTING)
        return false;
    /* a marker has its place among the formatting */
    return stack->depth < HTML_MAX_NESTING && stack->n_entries < HTML_MAX_NESTING;
}

void html_stack_push(HtmlStack *stack, const HtmlTag *tag, size_t size) {
    g_assert(stack->depth < HTML_STACK_ROOM && stack->n_entries < HTML_STACK_ROOM);
    if (tag->parsing == PARSED_VOID)
        return;
    ++*count_of(stack, tag);
    bool is_foreign = tag->role == ROLE_FORMULA || tag->role == ROLE_FORMULA_PART;
    if (tag->parsing == PARSED_FORMATTING) {
        stack->formatting[stack->n_entries++] = (HtmlFormatting){tag, stack->depth, false, size};
        stack->n_formatting++;
        return;
    }
    stack->open[stack->depth++] = (HtmlOpen){tag, is_foreign};
    if (tag->parsing == PARSED_MARKED)
        stack->formatting[stack->n_entries++] = (HtmlFormatting){NULL, stack->depth, false, 0};
}

static bool close_ordinary(HtmlStack *stack, const HtmlTag *tag) {
    for (size_t i = stack->depth; i-- > 0;) {
        if (stack->open[i].tag == tag) {
            pop_through(stack, i);
            return true;
        }
        if (is_special(stack->open[i].tag))
            return false;
    }
    return false;
}

bool html_stack_close(HtmlStack *stack, const HtmlTag *tag) {
    static const char *const table_parts[] = {"caption", "tbody", "td",    "tfoot", "th",
                                              "thead",   "tr",    "table", NULL};
    unsigned *n_left_out = &stack->n_left_out[tag - html_tags];
    if (*n_left_out) {
        --*n_left_out;
        return false;
    }
    if (!*count_of(stack, tag))
        return false;
    if (tag->parsing == PARSED_FORMATTING)
        return close_formatting(stack, tag);
    if (!is_special(tag))
        return close_ordinary(stack, tag);
    const char *const names[] = {tag->name, NULL};
    return close_in_scope(stack, names, is_one(tag, table_parts) ? SCOPE_TABLE : SCOPE_ANY);
}

void html_stack_reopen(HtmlStack *stack) {
    for (size_t i = stack->n_entries; i-- > 0 && stack->formatting[i].tag;) {
        HtmlFormatting *entry = &stack->formatting[i];
        if (!entry->is_closed)
            continue;
        entry->is_closed = false;
        entry->depth = stack->depth;
        stack->n_tags++;
        stack->n_repeated += entry->size;
    }
}
