/* SPDX-License-Identifier: MIT */
/* Turns a TeX formula into nodes of legible text. */

#include "read/formula_parse.h"

#include <string.h>

/* Writing */

static void flush(Formula *formula) {
    if (formula->text->len == 0)
        return;
    node_append(formula->place,
                node_text(formula->arena, arena_strdup(formula->arena, formula->text->str)));
    g_string_truncate(formula->text, 0);
}

static bool ends_operand(FormulaAtom atom) {
    return atom == ATOM_ORDINARY || atom == ATOM_CLOSE;
}

/* TeX's own rules of space, with one width for all. */
static bool has_space_between(FormulaAtom left, FormulaAtom right) {
    if (left == ATOM_NONE || left == ATOM_SPACE || right == ATOM_SPACE || left == ATOM_OPEN ||
        right == ATOM_CLOSE || right == ATOM_PUNCTUATION)
        return false;
    return left == ATOM_BINARY || left == ATOM_RELATION || left == ATOM_PUNCTUATION ||
           right == ATOM_BINARY || right == ATOM_RELATION ||
           (left == ATOM_OPERATOR && right != ATOM_OPEN) ||
           (right == ATOM_OPERATOR && ends_operand(left));
}

void formula_part(Formula *formula, FormulaAtom next) {
    if (formula->is_script || !has_space_between(formula->last, next))
        return;
    g_string_append_c(formula->text, ' ');
    formula->last = ATOM_SPACE;
}

void formula_emit(Formula *formula, const char *text, FormulaAtom atom) {
    if (!*text)
        return;
    /* a sign before a number or behind another operator is no operation */
    bool is_sign = atom == ATOM_BINARY && !ends_operand(formula->last);
    formula_part(formula, is_sign ? ATOM_ORDINARY : atom);
    g_string_append(formula->text, text);
    formula->last = is_sign ? ATOM_OPEN : atom;
}

/* Elements */

FormulaOuter formula_open(Formula *formula, const char *name) {
    FormulaOuter outer = {formula->place, formula->is_script, formula->n_open};
    if (formula->n_open >= FORMULA_MAX_ELEMENTS)
        return outer;
    flush(formula);
    Node *node = node_element(formula->arena, name, NULL);
    node_append(formula->place, node);
    formula->place = node;
    formula->n_open++;
    return outer;
}

void formula_close(Formula *formula, FormulaOuter outer) {
    Node *node = formula->place;
    if (node != outer.place) {
        flush(formula);
        if (!node->first_child && strcmp(node->name, "br") != 0)
            node_remove(node);
    }
    formula->place = outer.place;
    formula->is_script = outer.is_script;
    formula->n_open = outer.n_open;
}

static void read_script(Formula *formula, const char *name) {
    FormulaAtom before = formula->last;
    FormulaOuter outer = formula_open(formula, name);
    formula->is_script = true;
    formula->last = ATOM_NONE;
    formula_parse_argument(formula);
    formula_close(formula, outer);
    formula->last = before == ATOM_NONE ? ATOM_ORDINARY : before;
}

/* Source */

void formula_skip_space(Formula *formula) {
    while (formula->at < formula->end && g_ascii_isspace(*formula->at))
        formula->at++;
}

/* The name of the command here, without the backslash; in `arena`. */
static char *read_name(Formula *formula) {
    const char *from = ++formula->at;
    while (formula->at < formula->end && g_ascii_isalpha(*formula->at))
        formula->at++;
    if (formula->at > from && formula->at < formula->end && *formula->at == '*')
        return arena_strndup(formula->arena, from, (size_t)(formula->at++ - from));
    if (formula->at == from && formula->at < formula->end)
        formula->at = g_utf8_next_char(formula->at);
    return arena_strndup(formula->arena, from, (size_t)(MIN(formula->at, formula->end) - from));
}

/* Behind the group that begins at an opening mark, or the end. */
const char *formula_group_end(const char *at, const char *end, char open, char close) {
    unsigned depth = 0;
    for (; at < end; at++) {
        if (*at == '\\' && at + 1 < end)
            at++;
        else if (*at == open)
            depth++;
        else if (*at == close && --depth == 0)
            return at + 1;
    }
    return end;
}

/* What a group holds, as it is written; "" without one. */
char *formula_raw_group(Formula *formula, char open, char close) {
    formula_skip_space(formula);
    if (formula->at >= formula->end || *formula->at != open)
        return arena_strdup(formula->arena, "");
    const char *from = formula->at;
    formula->at = formula_group_end(from, formula->end, open, close);
    size_t length = (size_t)(formula->at - from) - 1;
    bool is_closed = length && formula->at[-1] == close;
    return arena_strndup(formula->arena, from + 1, length - is_closed);
}

/* The source of the next argument, its braces taken off. */
char *formula_raw_argument(Formula *formula) {
    formula_skip_space(formula);
    if (formula->at >= formula->end)
        return arena_strdup(formula->arena, "");
    if (*formula->at == '{')
        return formula_raw_group(formula, '{', '}');
    const char *from = formula->at;
    if (*from == '\\')
        read_name(formula);
    else
        formula->at = g_utf8_next_char(from);
    return arena_strndup(formula->arena, from, (size_t)(formula->at - from));
}

/* Parses that source here, in the midst of the other. */
void formula_parse_source(Formula *formula, const char *source) {
    const char *at = formula->at, *end = formula->end;
    formula->at = source;
    formula->end = source + strlen(source);
    formula_parse_until(formula, NULL);
    formula->at = at;
    formula->end = end;
}

/* Reading */

/* An unknown command and the groups behind it, as they are written. */
static void emit_unknown(Formula *formula, const char *from) {
    while (formula->at < formula->end && *formula->at == '{')
        formula->at = formula_group_end(formula->at, formula->end, '{', '}');
    formula_emit(formula, arena_strndup(formula->arena, from, (size_t)(formula->at - from)),
                 ATOM_ORDINARY);
}

static void put_accent(Formula *formula, const FormulaAccent *accent) {
    g_string_append(formula->text, accent->combining);
    g_autofree char *composed = g_utf8_normalize(formula->text->str, -1, G_NORMALIZE_NFC);
    bool is_one = !g_str_has_suffix(composed, accent->combining);
    if (is_one)
        g_string_assign(formula->text, composed);
    if (is_one || !accent->mark)
        return;
    g_string_truncate(formula->text, formula->text->len - strlen(accent->combining));
    FormulaOuter outer = formula_open(formula, "sup");
    g_string_append(formula->text, accent->mark);
    formula_close(formula, outer);
}

static void read_command(Formula *formula) {
    const char *from = formula->at, *name = read_name(formula);
    const FormulaSymbol *symbol = formula_symbol(name);
    const FormulaAccent *accent = formula_accent(name);
    FormulaCommand command = formula_command(name);
    if (command && formula->depth < FORMULA_MAX_DEPTH) {
        formula->depth++;
        command(formula);
        formula->depth--;
    } else if (accent && formula->depth < FORMULA_MAX_DEPTH) {
        formula->depth++;
        formula_parse_argument(formula);
        formula->depth--;
        put_accent(formula, accent);
    } else if (symbol) {
        formula_emit(formula, symbol->text, symbol->atom);
    } else {
        emit_unknown(formula, from);
    }
}

static FormulaAtom atom_of(gunichar c) {
    switch (c) {
    case '+':
    case 0x2212:
    case '*':
    case 0xD7:
        return ATOM_BINARY;
    case '=':
    case '<':
    case '>':
    case 0x2264:
    case 0x2265:
        return ATOM_RELATION;
    case '(':
    case '[':
        return ATOM_OPEN;
    case ')':
    case ']':
    case '!':
        return ATOM_CLOSE;
    case ',':
    case ';':
        return ATOM_PUNCTUATION;
    default:
        return ATOM_ORDINARY;
    }
}

static void read_character(Formula *formula) {
    const char *from = formula->at;
    formula->at = g_utf8_next_char(from);
    const char *text = *from == '-' ? "−"
                       : *from == '\''
                           ? "′"
                           : arena_strndup(formula->arena, from, (size_t)(formula->at - from));
    bool is_in_number = *from == ',' && formula->at < formula->end &&
                        g_ascii_isdigit(*formula->at) && formula->text->len &&
                        g_ascii_isdigit(formula->text->str[formula->text->len - 1]);
    formula_emit(formula, text, is_in_number ? ATOM_ORDINARY : atom_of(g_utf8_get_char(text)));
}

static void read_group(Formula *formula) {
    const char *source = formula_raw_group(formula, '{', '}');
    bool is_mark = *source && !source[1] && *source != '-'; /* 1{,}000: no mark of punctuation */
    if (is_mark || formula->depth >= FORMULA_MAX_DEPTH) {
        formula_emit(formula, source, ATOM_ORDINARY);
        return;
    }
    formula->depth++;
    formula_parse_source(formula, source);
    formula->depth--;
}

static void read_scripted(Formula *formula, const char *name) {
    formula->at++;
    if (formula->depth >= FORMULA_MAX_DEPTH) {
        formula_emit(formula, formula_raw_argument(formula), ATOM_ORDINARY);
        return;
    }
    formula->depth++;
    read_script(formula, name);
    formula->depth--;
}

static void read_one(Formula *formula) {
    switch (*formula->at) {
    case '\\':
        read_command(formula);
        return;
    case '{':
        read_group(formula);
        return;
    case '^':
    case '_':
        read_scripted(formula, *formula->at == '^' ? "sup" : "sub");
        return;
    case '&':
        formula->at++;
        formula_begin_cell(formula);
        return;
    case '}':
        formula->at++;
        return;
    case '~':
        formula->at++;
        formula_emit(formula, " ", ATOM_SPACE);
        return;
    case '%':
        while (formula->at < formula->end && *formula->at != '\n')
            formula->at++;
        return;
    default:
        read_character(formula);
    }
}

void formula_parse_argument(Formula *formula) {
    formula_skip_space(formula);
    if (formula->at < formula->end)
        read_one(formula);
}

/* To the end of the source, or behind the command of that name. */
void formula_parse_until(Formula *formula, const char *end) {
    for (formula_skip_space(formula); formula->at < formula->end; formula_skip_space(formula)) {
        if (end && *formula->at == '\\') {
            const char *from = formula->at;
            if (strcmp(read_name(formula), end) == 0)
                return;
            formula->at = from;
        }
        read_one(formula);
    }
}

Node *formula_from_tex(Arena *arena, const char *tex, bool is_display) {
    Node *node = node_element(arena, is_display ? "div" : "span", "formula");
    node_set_attribute(arena, node, "data-tex", arena_strdup(arena, tex));
    g_autoptr(GString) text = g_string_new(NULL);
    Formula formula = {.arena = arena,
                       .at = tex,
                       .end = tex + strlen(tex),
                       .place = node,
                       .text = text,
                       .is_display = is_display,
                       .cell = " ",
                       .row = " ",
                       .has_rows = is_display};
    if (strlen(tex) > FORMULA_MAX_BYTES)
        g_string_append(text, tex);
    else
        formula_parse_until(&formula, NULL);
    flush(&formula);
    return node;
}
