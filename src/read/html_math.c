/* SPDX-License-Identifier: MIT */
/* Turns MathML into a line of text that can be read: fractions with a stroke, roots with their
 * sign, indices as sub and sup, brackets where the flat form needs them. */

#include "read/html_build.h"

#include <string.h>

#define MAX_SCRIPTS 6u /* sub and sup in each other; deeper ones are written ^( ) and _( ) */

typedef struct {
    Arena *arena, *scratch;
    Node *into;
    GString *text;
    size_t n_scripts;
    bool is_block;
    bool begins; /* nothing stands before: a sign is a sign, no operation */
} Formula;

/* Operators that stand between two things have a space on each side; NULL as text: none. */
static const struct {
    const char *operator, * text;
    bool is_spaced;
} operators[] = {
    {"-", "−", true},        {"−", "−", true},        {"+", "+", true}, {"±", "±", true},
    {"∓", "∓", true},        {"×", "×", true},        {"÷", "÷", true}, {"*", "∗", true},
    {"∗", "∗", true},        {"·", "·", true},        {"⋅", "·", true}, {"=", "=", true},
    {"≠", "≠", true},        {"≈", "≈", true},        {"≡", "≡", true}, {"≃", "≃", true},
    {"∼", "∼", true},        {"∝", "∝", true},        {"<", "<", true}, {">", ">", true},
    {"≤", "≤", true},        {"≥", "≥", true},        {"⩽", "≤", true}, {"⩾", "≥", true},
    {"≪", "≪", true},        {"≫", "≫", true},        {"∈", "∈", true}, {"∉", "∉", true},
    {"⊂", "⊂", true},        {"⊆", "⊆", true},        {"⊃", "⊃", true}, {"⊇", "⊇", true},
    {"∪", "∪", true},        {"∩", "∩", true},        {"∧", "∧", true}, {"∨", "∨", true},
    {"→", "→", true},        {"←", "←", true},        {"↔", "↔", true}, {"⇒", "⇒", true},
    {"⇐", "⇐", true},        {"⇔", "⇔", true},        {"↦", "↦", true}, {":=", ":=", true},
    {"∣", "|", true},        {"⊗", "⊗", true},        {"⊕", "⊕", true}, {",", ", ", false},
    {";", "; ", false},      {"\u2061", NULL, false}, /* function application */
    {"\u2062", NULL, false},                          /* invisible times */
    {"\u2063", NULL, false},                          /* invisible separator */
    {"\u2064", NULL, false},                          /* invisible plus */
};

static void put(Formula *formula, const char *words) {
    g_string_append(formula->text, words);
    formula->begins &= !*words;
}

static void flush(Formula *formula) {
    if (formula->text->len)
        node_append(formula->into, node_text(formula->arena, formula->text->str));
    g_string_truncate(formula->text, 0);
}

static const Node *element_after(const Node *node) {
    while (node && node->kind != NODE_ELEMENT)
        node = node->next;
    return node;
}

static const Node *child_at(const Node *node, size_t index) {
    const Node *child = element_after(node->first_child);
    while (child && index--)
        child = element_after(child->next);
    return child;
}

static size_t count_children(const Node *node) {
    size_t count = 0;
    for (const Node *at = element_after(node->first_child); at; at = element_after(at->next))
        count++;
    return count;
}

static void write_node(Formula *formula, const Node *node);

/* Words outside of any token are wrong, and yet they are there. */
static void write_children(Formula *formula, const Node *node) {
    for (const Node *at = node->first_child; at; at = at->next) {
        if (at->kind == NODE_ELEMENT)
            write_node(formula, at);
        else
            put(formula, html_words(formula->scratch, at));
    }
}

static bool is_operator(const Node *node, const char *words, const Formula *formula) {
    return html_is(node, "mo") && strcmp(html_words(formula->scratch, node), words) == 0;
}

/* Is it more than one thing, so that a stroke or an index would bind only the last of it? */
static bool is_compound(const Formula *formula, const Node *node) {
    static const char *const rows[] = {"mrow", "mstyle", "mpadded", "mtd", "math", NULL};
    while (g_strv_contains(rows, node->name) && count_children(node) == 1)
        node = child_at(node, 0);
    if (html_is(node, "mfrac"))
        return true;
    size_t count = g_strv_contains(rows, node->name) ? count_children(node) : 1;
    bool is_bracketed = count > 1 && is_operator(child_at(node, 0), "(", formula) &&
                        is_operator(child_at(node, count - 1), ")", formula);
    return count > 1 && !is_bracketed;
}

static void write_bracketed(Formula *formula, const Node *node) {
    if (!node)
        return;
    bool is_bracketed = is_compound(formula, node);
    if (is_bracketed) {
        put(formula, "(");
        formula->begins = true;
    }
    write_node(formula, node);
    put(formula, is_bracketed ? ")" : "");
}

static void write_script(Formula *formula, const Node *node, const char *element) {
    if (!node || html_is(node, "none"))
        return;
    bool is_flat = formula->n_scripts >= MAX_SCRIPTS;
    Node *outer = formula->into, *script = node_element(formula->arena, element, NULL);
    if (is_flat) {
        put(formula, strcmp(element, "sup") == 0 ? "^(" : "_(");
    } else {
        flush(formula);
        node_append(outer, script);
        formula->into = script;
    }
    formula->n_scripts++;
    formula->begins = true;
    write_node(formula, node);
    formula->n_scripts--;
    formula->begins = false;
    if (is_flat) {
        put(formula, ")");
        return;
    }
    flush(formula);
    formula->into = outer;
    if (!script->first_child)
        node_remove(script);
}

static void write_words(Formula *formula, const Node *node) {
    put(formula, html_words(formula->scratch, node));
}

static void write_operator(Formula *formula, const Node *node) {
    const char *words = html_words(formula->scratch, node);
    bool is_first = formula->begins;
    for (size_t i = 0; i < G_N_ELEMENTS(operators); i++) {
        if (strcmp(operators[i].operator, words) != 0)
            continue;
        const char *text = operators[i].text ? operators[i].text : "";
        bool is_spaced = operators[i].is_spaced && !is_first && !formula->n_scripts;
        g_string_append_printf(formula->text, is_spaced ? " %s " : "%s", text);
        formula->begins = operators[i].is_spaced || (is_first && !*text);
        return;
    }
    put(formula, words);
    formula->begins = strchr("([{|", *words) && *words;
}

/* 1/2 n would be read as 1/(2n). */
static bool is_factor(const Node *node) {
    static const char *const factors[] = {"mi",    "mn",    "msub", "msup",    "msubsup", "mfrac",
                                          "msqrt", "mroot", "mrow", "mfenced", NULL};
    const Node *next = element_after(node->next);
    bool is_times = html_is(next, "mo") && next->first_child &&
                    next->first_child->kind == NODE_TEXT &&
                    strcmp(next->first_child->text, "\u2062") == 0;
    return is_times || (next && g_strv_contains(factors, next->name));
}

static void write_fraction(Formula *formula, const Node *node) {
    static const char *const rows[] = {"math", "mrow", "mstyle", "msqrt", "mtd", NULL};
    bool is_bracketed = g_strv_contains(rows, node->parent->name) && is_factor(node);
    put(formula, is_bracketed ? "(" : "");
    write_bracketed(formula, child_at(node, 0));
    put(formula, "/");
    write_bracketed(formula, child_at(node, 1));
    put(formula, is_bracketed ? ")" : "");
}

static void write_root(Formula *formula, const Node *node) {
    bool has_index = html_is(node, "mroot");
    if (has_index)
        write_script(formula, child_at(node, 1), "sup");
    put(formula, "√");
    if (has_index || count_children(node) == 1) {
        write_bracketed(formula, child_at(node, 0));
        return;
    }
    put(formula, "(");
    formula->begins = true;
    write_children(formula, node);
    put(formula, ")");
}

static void write_with_scripts(Formula *formula, const Node *node) {
    static const char *const lower[] = {"msub", "munder", NULL};
    static const char *const upper[] = {"msup", "mover", NULL};
    bool is_lower = g_strv_contains(lower, node->name),
         is_upper = g_strv_contains(upper, node->name);
    write_bracketed(formula, child_at(node, 0));
    write_script(formula, child_at(node, 1), is_upper ? "sup" : "sub");
    if (!is_lower && !is_upper)
        write_script(formula, child_at(node, 2), "sup");
}

/* The base, pairs of lower and upper scripts behind it, and after mprescripts those before it. */
static void write_multiscripts(Formula *formula, const Node *node) {
    const Node *base = child_at(node, 0), *before = base;
    while (before && !html_is(before, "mprescripts"))
        before = element_after(before->next);
    const Node *const starts[] = {before ? element_after(before->next) : NULL,
                                  base ? element_after(base->next) : NULL};
    for (size_t i = 0; i < G_N_ELEMENTS(starts); i++) {
        if (i == 1)
            write_bracketed(formula, base);
        bool is_upper = false;
        for (const Node *at = starts[i]; at && at != before; at = element_after(at->next)) {
            write_script(formula, at, is_upper ? "sup" : "sub");
            is_upper = !is_upper;
        }
    }
}

static void write_fenced(Formula *formula, const Node *node) {
    const char *open = node_attribute(node, "open"), *close = node_attribute(node, "close");
    const char *separators = node_attribute(node, "separators");
    put(formula, open ? open : "(");
    for (const Node *at = element_after(node->first_child); at; at = element_after(at->next)) {
        formula->begins = true;
        write_node(formula, at);
        if (element_after(at->next) && (!separators || *separators))
            put(formula, separators && *separators != ',' ? separators : ", ");
    }
    put(formula, close ? close : ")");
}

/* A row a line where the formula stands alone, else parted by semicolons. */
static void write_table(Formula *formula, const Node *node) {
    for (const Node *row = element_after(node->first_child); row; row = element_after(row->next)) {
        for (const Node *cell = element_after(row->first_child); cell;
             cell = element_after(cell->next)) {
            formula->begins = true;
            write_node(formula, cell);
            put(formula, element_after(cell->next) ? "\u2002" : "");
        }
        if (!element_after(row->next))
            return;
        if (formula->is_block && !formula->n_scripts) {
            flush(formula);
            node_append(formula->into, node_element(formula->arena, "br", NULL));
        } else {
            put(formula, "; ");
        }
    }
}

static void write_first(Formula *formula, const Node *node) {
    const Node *first = child_at(node, 0);
    if (first)
        write_node(formula, first);
}

static void write_space(Formula *formula, const Node *node G_GNUC_UNUSED) {
    put(formula, " ");
}

static void write_nothing(Formula *formula G_GNUC_UNUSED, const Node *node G_GNUC_UNUSED) {
}

static const struct {
    const char *name;
    void (*write)(Formula *, const Node *);
} writers[] = {
    {"mi", write_words},
    {"mn", write_words},
    {"mtext", write_words},
    {"ms", write_words},
    {"mo", write_operator},
    {"mspace", write_space},
    {"mfrac", write_fraction},
    {"msqrt", write_root},
    {"mroot", write_root},
    {"msub", write_with_scripts},
    {"msup", write_with_scripts},
    {"msubsup", write_with_scripts},
    {"munder", write_with_scripts},
    {"mover", write_with_scripts},
    {"munderover", write_with_scripts},
    {"mmultiscripts", write_multiscripts},
    {"mfenced", write_fenced},
    {"mtable", write_table},
    {"semantics", write_first},
    {"maction", write_first},
    {"mphantom", write_nothing},
    {"mprescripts", write_nothing},
    {"none", write_nothing},
    {"annotation", write_nothing},
    {"annotation-xml", write_nothing},
};

static void write_node(Formula *formula, const Node *node) {
    for (size_t i = 0; i < G_N_ELEMENTS(writers); i++) {
        if (html_is(node, writers[i].name)) {
            writers[i].write(formula, node);
            return;
        }
    }
    write_children(formula, node); /* mrow and whatever else only holds others */
}

/* The TeX it was made from is what a reader aloud may say instead. */
static const char *tex_of(Arena *arena, const Node *node) {
    for (const Node *at = node; at; at = html_next(at, node)) {
        const char *encoding = html_is(at, "annotation") ? node_attribute(at, "encoding") : NULL;
        if (encoding && g_ascii_strcasecmp(encoding, "application/x-tex") == 0)
            return html_words(arena, at);
    }
    return node_attribute(node, "alttext");
}

void build_formula(Build *build, const Node *node) {
    const char *display = node_attribute(node, "display");
    bool is_block = display && strcmp(display, "block") == 0 && !build->is_heading;
    Node *made = build_copy(build, node, is_block ? "div" : "span");
    node_add_class(build->arena, made, "formula");
    g_autoptr(GString) text = g_string_new(NULL);
    Formula formula = {.arena = build->arena,
                       .scratch = build->page->arena,
                       .into = made,
                       .text = text,
                       .is_block = is_block,
                       .begins = true};
    write_children(&formula, node);
    flush(&formula);
    const char *tex = tex_of(build->arena, node);
    if (tex && *tex)
        node_set_attribute(build->arena, made, "alt", tex);
    if (!made->first_child && tex && *tex)
        node_append(made, node_text(build->arena, tex));
    if (!made->first_child)
        return;
    build->page->n_formulas++;
    if (!is_block) {
        build_append(build, made);
        return;
    }
    build_end_line(build);
    node_append(build->block, made);
}
