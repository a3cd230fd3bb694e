/* SPDX-License-Identifier: MIT */
/* Turns TeX's commands with arguments, and its tables, into text. */

#include "read/formula_parse.h"

#include <string.h>

/* Is it one thing, that needs no brackets beside a stroke or a root? */
static bool is_single(const char *source) {
    const char *at = source, *end = source + strlen(source);
    bool is_number = g_ascii_isdigit(*at);
    if (*at == '\\') {
        at++;
        at += g_ascii_isalpha(*at) ? strspn(at, "abcdefghijklmnopqrstuvwxyz"
                                                "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
                                   : (*at != '\0');
        while (*at == '{')
            at = formula_group_end(at, end, '{', '}');
        if (strstr(source, "frac"))
            return false;
    } else if (is_number) {
        at += strspn(at, "0123456789.");
    } else if (at < end) {
        at = g_utf8_next_char(at);
    }
    if (*at == '(' && at > source) /* P(A) */
        at = formula_group_end(at, end, '(', ')');
    while (*at == '^' || *at == '_') {
        at++;
        at = *at == '{' ? formula_group_end(at, end, '{', '}') : at + (at < end);
    }
    return at >= end;
}

/* Is it a product: nothing in it is weaker than a stroke? */
static bool is_product(const char *source) {
    static const char *const weaker[] = {"\\pm", "\\mp", "\\frac", "\\le", "\\ge", "\\to", NULL};
    const char *end = source + strlen(source);
    for (const char *at = source; at < end;) {
        if (*at == '{' || *at == '(') {
            at = formula_group_end(at, end, *at, *at == '{' ? '}' : ')');
            continue;
        }
        if (strchr("+-=<>,", *at) && at > source)
            return false;
        for (size_t i = 0; weaker[i]; i++)
            if (g_str_has_prefix(at, weaker[i]))
                return false;
        at = g_utf8_next_char(at);
    }
    return true;
}

static void parse_bracketed(Formula *formula, const char *source, bool has_brackets) {
    if (has_brackets)
        formula_emit(formula, "(", ATOM_OPEN);
    formula_parse_source(formula, source);
    if (has_brackets)
        formula_emit(formula, ")", ATOM_CLOSE);
}

/* Commands with arguments */

static const char *skip_thin_space(const char *at, const char *end) {
    while (at < end && (g_ascii_isspace(*at) || *at == '~' || *at == '\\')) {
        bool is_space = *at != '\\' || (at + 1 < end && strchr(",:;>! ", at[1]));
        if (!is_space)
            return at;
        at += *at == '\\' ? 2 : 1;
    }
    return at;
}

/* Is what comes next multiplied with what stands before? */
static bool is_factor_next(const Formula *formula) {
    static const char *const factors[] = {"frac",  "dfrac",  "tfrac",      "sqrt",   "left",
                                          "binom", "mathbf", "boldsymbol", "mathrm", NULL};
    Formula ahead = *formula;
    ahead.at = skip_thin_space(formula->at, formula->end);
    if (ahead.at >= ahead.end)
        return false;
    if (*ahead.at != '\\')
        return strchr("([{^_", *ahead.at) || g_unichar_isalnum(g_utf8_get_char(ahead.at));
    const char *name = formula_read_name(&ahead);
    const FormulaSymbol *symbol = formula_symbol(name);
    bool is_operand = symbol && (symbol->atom == ATOM_ORDINARY || symbol->atom == ATOM_OPEN ||
                                 symbol->atom == ATOM_OPERATOR);
    return is_operand || formula_accent(name) || g_strv_contains(factors, name);
}

/* 1/2 n would be read as 1/(2n): what a fraction is a factor of has it in brackets. */
static void read_fraction(Formula *formula) {
    const char *above = formula_raw_argument(formula), *below = formula_raw_argument(formula);
    bool is_factor = is_factor_next(formula);
    if (is_factor)
        formula_emit(formula, "(", ATOM_OPEN);
    parse_bracketed(formula, above, !is_product(above));
    formula_emit(formula, "/", ATOM_OPEN);
    parse_bracketed(formula, below, !is_single(below));
    formula->last = ATOM_ORDINARY;
    if (is_factor)
        formula_emit(formula, ")", ATOM_CLOSE);
}

static void read_root(Formula *formula) {
    const char *degree = formula_raw_group(formula, '[', ']');
    const char *source = formula_raw_argument(formula);
    if (*degree) {
        formula_part(formula, ATOM_ORDINARY);
        FormulaOuter outer = formula_open(formula, "sup");
        formula_parse_source(formula, degree);
        formula_close(formula, outer);
    }
    formula_emit(formula, "√", ATOM_OPEN);
    parse_bracketed(formula, source, !is_single(source));
    formula->last = ATOM_ORDINARY;
}

static void read_words(Formula *formula) {
    formula_emit(formula, formula_raw_argument(formula), ATOM_ORDINARY);
}

static void read_bold_words(Formula *formula) {
    formula_part(formula, ATOM_ORDINARY);
    FormulaOuter outer = formula_open(formula, "strong");
    read_words(formula);
    formula_close(formula, outer);
}

static void read_bold(Formula *formula) {
    formula_part(formula, ATOM_ORDINARY);
    FormulaOuter outer = formula_open(formula, "strong");
    formula_parse_argument(formula);
    formula_close(formula, outer);
}

static void read_operator(Formula *formula) {
    formula_emit(formula, formula_raw_argument(formula), ATOM_OPERATOR);
}

static void read_binomial(Formula *formula) {
    formula_emit(formula, "C(", ATOM_OPEN);
    formula_parse_argument(formula);
    formula_emit(formula, ",", ATOM_PUNCTUATION);
    formula_parse_argument(formula);
    formula_emit(formula, ")", ATOM_CLOSE);
}

static void read_modulus(Formula *formula) {
    formula_emit(formula, "(mod ", ATOM_OPEN);
    formula_parse_argument(formula);
    formula_emit(formula, ")", ATOM_CLOSE);
}

/* The mark above or below comes behind, as sup or sub. */
static void read_stacked(Formula *formula, const char *name) {
    const char *mark = formula_raw_argument(formula);
    formula_parse_argument(formula);
    FormulaAtom before = formula->last;
    FormulaOuter outer = formula_open(formula, name);
    formula->is_script = true;
    formula->last = ATOM_NONE;
    formula_parse_source(formula, mark);
    formula_close(formula, outer);
    formula->last = before;
}

static void read_above(Formula *formula) {
    read_stacked(formula, "sup");
}

static void read_below(Formula *formula) {
    read_stacked(formula, "sub");
}

static void read_tag(Formula *formula) {
    formula_emit(formula, arena_printf(formula->arena, "\u2003(%s)", formula_raw_argument(formula)),
                 ATOM_SPACE);
}

static void leave_out(Formula *formula) {
    formula_raw_argument(formula);
}

/* \left( and \right): the mark behind, "." for none. */
static void read_left(Formula *formula) {
    formula_skip_space(formula);
    if (formula->at < formula->end && *formula->at == '.')
        formula->at++;
}

static void read_not(Formula *formula) {
    formula_parse_argument(formula);
    g_string_append(formula->text, "\u0338");
    g_autofree char *composed = g_utf8_normalize(formula->text->str, -1, G_NORMALIZE_NFC);
    g_string_assign(formula->text, composed);
}

/* Tables */

typedef struct {
    const char *name, *open, *close, *cell, *row;
    bool has_rows, has_columns;
} Environment;

static const Environment environments[] = {
    {"matrix", "", "", ", ", "; ", false, false},
    {"smallmatrix", "", "", ", ", "; ", false, false},
    {"pmatrix", "(", ")", ", ", "; ", false, false},
    {"bmatrix", "[", "]", ", ", "; ", false, false},
    {"Bmatrix", "{", "}", ", ", "; ", false, false},
    {"vmatrix", "|", "|", ", ", "; ", false, false},
    {"Vmatrix", "‖", "‖", ", ", "; ", false, false},
    {"array", "", "", ", ", "; ", false, true},
    {"cases", "{ ", "", "\u2003", "; ", false, false},
    {"", "", "", "", "; ", true, false}, /* aligned and its like: lines of one calculation */
};

static const Environment *find_environment(const char *name) {
    size_t i = 0;
    while (*environments[i].name && strcmp(environments[i].name, name) != 0)
        i++;
    return &environments[i];
}

static void read_environment(Formula *formula) {
    g_autofree char *name = g_strdup(formula_raw_group(formula, '{', '}'));
    g_strdelimit(name, "*", '\0');
    const Environment *environment = find_environment(name);
    if (environment->has_columns)
        formula_raw_group(formula, '{', '}');
    Formula outer = *formula;
    formula->cell = environment->cell;
    formula->row = environment->row;
    formula->has_rows = environment->has_rows && formula->is_display;
    formula_emit(formula, environment->open, ATOM_OPEN);
    formula_parse_until(formula, "end");
    formula_raw_group(formula, '{', '}');
    formula_emit(formula, environment->close, ATOM_CLOSE);
    formula->cell = outer.cell;
    formula->row = outer.row;
    formula->has_rows = outer.has_rows;
}

void formula_begin_cell(Formula *formula) {
    g_string_append(formula->text, formula->cell);
    if (*formula->cell)
        formula->last = ATOM_NONE;
}

static void begin_row(Formula *formula) {
    formula_raw_group(formula, '[', ']'); /* \\[2pt] */
    formula_skip_space(formula);
    if (formula->at >= formula->end || g_str_has_prefix(formula->at, "\\end"))
        return; /* the last row's end */
    if (formula->has_rows)
        formula_close(formula, formula_open(formula, "br"));
    else
        g_string_append(formula->text, formula->row);
    formula->last = ATOM_NONE;
}

typedef struct {
    const char *names; /* spaced */
    FormulaCommand read;
} Command;

static const Command commands[] = {
    {"frac dfrac tfrac cfrac", read_fraction},
    {"sqrt", read_root},
    {"text textrm textsf texttt textit mbox hbox", read_words},
    {"textbf", read_bold_words},
    {"mathbf boldsymbol bm pmb vec mathbb", read_bold}, /* as print has vectors and ℝ */
    {"mathrm mathit mathsf mathtt mathnormal mathcal mathfrak mathscr boxed fbox overbrace "
     "underbrace substack underline overrightarrow",
     formula_parse_argument},
    {"operatorname mathop", read_operator},
    {"binom dbinom tbinom", read_binomial},
    {"pmod", read_modulus},
    {"overset stackrel", read_above},
    {"underset", read_below},
    {"tag", read_tag},
    {"label phantom hphantom vphantom hspace vspace", leave_out},
    {"left right", read_left},
    {"not", read_not},
    {"begin", read_environment},
    {"\\ cr newline", begin_row},
};

FormulaCommand formula_command(const char *name) {
    for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
        g_auto(GStrv) names = g_strsplit(commands[i].names, " ", -1);
        if (g_strv_contains((const char *const *)names, name))
            return commands[i].read;
    }
    return NULL;
}
