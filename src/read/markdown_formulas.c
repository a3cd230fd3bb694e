/* SPDX-License-Identifier: MIT */
/* Turns the formulas of a Markdown text into numbers that Markdown leaves alone. */

#include "read/markdown.h"

#include <string.h>

#define MAX_CODE_BYTES ((size_t)64 * 1024) /* of one code span */

typedef enum { CLOSE_DOLLAR, CLOSE_DOLLARS, CLOSE_PAREN, CLOSE_BRACKET, CLOSE_COUNT } Close;

typedef struct {
    MarkdownText *into;
    Arena *arena;
    const char *text, *at;
    const char *line_start;
    unsigned line;                     /* of the source, 1-based */
    const char *searched[CLOSE_COUNT]; /* no closing mark stands before these */
    char fence;                        /* of the code block that is open; 0: none */
    size_t fence_length;
} Scan;

void markdown_text_clear(MarkdownText *text) {
    if (text->text)
        g_string_free(text->text, TRUE);
    g_clear_pointer(&text->sources, g_array_unref);
    g_clear_pointer(&text->lines, g_array_unref);
}

/* Copies bytes; each line end of theirs is one of the text. */
static void copy(Scan *scan, size_t length) {
    for (const char *end = scan->at + length; scan->at < end; scan->at++) {
        g_string_append_c(scan->into->text, *scan->at);
        if (*scan->at != '\n')
            continue;
        scan->line++;
        scan->line_start = scan->at + 1;
        g_array_append_val(scan->into->lines, scan->line);
    }
}

/* Where the paragraph ends at the latest. */
static bool is_blank_line(const char *newline) {
    const char *at = newline + 1;
    at += strspn(at, " \t>");
    return *at == '\n' || *at == '\0';
}

/* TeX without the marks of the quote that it stands in. */
static char *unquote(Arena *arena, const char *from, const char *to, bool is_quoted) {
    char *tex = arena_strndup(arena, from, (size_t)(to - from)), *end = tex;
    for (const char *at = tex; *at;) {
        if (at > tex && at[-1] == '\n' && is_quoted)
            at += strspn(at, " >");
        if (*at)
            *end++ = *at++;
    }
    *end = '\0';
    return g_strstrip(tex);
}

/* `opening` bytes stand before the TeX and behind it; it ends at `close`. */
static bool replace(Scan *scan, const char *close, size_t opening, bool is_display) {
    const char *from = scan->at + opening;
    const char *line = scan->line_start + strspn(scan->line_start, " ");
    const char *tex = unquote(scan->arena, from, close, *line == '>');
    if (!*tex || (size_t)(close - from) > FORMULA_MAX_BYTES)
        return false;
    const char *end = close + opening;
    FormulaSource source = {tex, arena_strndup(scan->arena, scan->at, (size_t)(end - scan->at)),
                            is_display};
    g_string_append_printf(scan->into->text, FORMULA_OPEN "%u" FORMULA_CLOSE,
                           scan->into->sources->len);
    g_array_append_val(scan->into->sources, source);
    for (; scan->at < end; scan->at++)
        if (*scan->at == '\n') {
            scan->line++;
            scan->line_start = scan->at + 1;
        }
    return true;
}

/* The next such mark in this paragraph; NULL: it is not there. What was searched in vain is not
 * searched again. */
static const char *find_close(Scan *scan, const char *from, Close close) {
    static const char *const marks[] = {"$", "$$", "\\)", "\\]"};
    size_t length = strlen(marks[close]);
    const char *at = MAX(from, scan->searched[close]);
    for (; *at && (size_t)(at - from) <= FORMULA_MAX_BYTES; at++) {
        if (*at == '\n' && is_blank_line(at))
            break;
        if (strncmp(at, marks[close], length) == 0)
            return at;
        if (*at == '\\' && at[1])
            at++;
    }
    scan->searched[close] = at;
    return NULL;
}

/* pandoc's rule, by which "$5 和 $10" is money: no white space inside beside the dollar signs, and
 * no digit behind the second. */
static const char *find_dollar(Scan *scan, const char *from) {
    const char *at = strchr(" \t\n", *from) ? NULL : find_close(scan, from, CLOSE_DOLLAR);
    return at && !strchr(" \t\n", at[-1]) && !g_ascii_isdigit(at[1]) ? at : NULL;
}

static bool replace_dollars(Scan *scan) {
    const char *close;
    if (scan->at[1] == '$') {
        close = find_close(scan, scan->at + 2, CLOSE_DOLLARS);
        return close && replace(scan, close, 2, true);
    }
    close = find_dollar(scan, scan->at + 1);
    return close && replace(scan, close, 1, false);
}

static bool is_line_end(const char *at) {
    at += strspn(at, " \t");
    return *at == '\n' || *at == '\0';
}

/* \[ is a bracket that is no link's, unless it stands at the beginning of a line and its end at the
 * end of one. */
static bool replace_brackets(Scan *scan) {
    if (scan->at[1] == '(') {
        const char *close = find_close(scan, scan->at + 2, CLOSE_PAREN);
        return close && replace(scan, close, 2, false);
    }
    const char *line = scan->line_start + strspn(scan->line_start, " >");
    const char *close = line == scan->at ? find_close(scan, scan->at + 2, CLOSE_BRACKET) : NULL;
    return close && is_line_end(close + 2) && replace(scan, close, 2, true);
}

/* A run of backticks, and the code up to the next run of the same length. */
static void copy_code(Scan *scan) {
    size_t length = strspn(scan->at, "`");
    for (const char *at = scan->at + length; *at; at++) {
        if ((*at == '\n' && is_blank_line(at)) || (size_t)(at - scan->at) > MAX_CODE_BYTES)
            break;
        size_t run = strspn(at, "`");
        if (run == length) {
            copy(scan, (size_t)(at - scan->at) + run);
            return;
        }
        at += run ? run - 1 : 0;
    }
    copy(scan, length);
}

/* A run of asterisks or tildes, freed from the mark beside it where it needs that. */
static void copy_emphasis(Scan *scan) {
    size_t length = strspn(scan->at, (char[]){*scan->at, '\0'});
    MarkdownFlank flank = markdown_flank(scan->text, scan->at, scan->at + length);
    if (flank == FLANK_BEFORE)
        g_string_append(scan->into->text, MARKDOWN_LETTER);
    copy(scan, length);
    if (flank == FLANK_BEHIND)
        g_string_append(scan->into->text, MARKDOWN_LETTER);
}

static void scan_inline(Scan *scan) {
    switch (*scan->at) {
    case '*':
    case '~':
        copy_emphasis(scan);
        return;
    case '`':
        copy_code(scan);
        return;
    case '$':
        if (!replace_dollars(scan))
            copy(scan, strspn(scan->at, "$"));
        return;
    case '\\':
        if ((scan->at[1] != '(' && scan->at[1] != '[') || !replace_brackets(scan))
            copy(scan, scan->at[1] ? 2 : 1);
        return;
    default:
        copy(scan, strcspn(scan->at + 1, "*~`$\\\n\xF4") + 1);
    }
}

/* The marks that a line begins with, "> - 1. "; deeper ones than Markdown is read to are left out.
 */
static void copy_marks(Scan *scan) {
    unsigned count = 0;
    for (;;) {
        size_t space = strspn(scan->at, " \t");
        const char *mark = scan->at + space;
        size_t digits = strspn(mark, "0123456789");
        size_t length = *mark == '>'                                                         ? 1
                        : strchr("-+*", *mark) && *mark && strchr(" \t", mark[1]) && mark[1] ? 1
                        : digits && digits < 10 && mark[digits] && strchr(".)", mark[digits]) &&
                                mark[digits + 1] == ' '
                            ? digits + 1
                            : 0;
        if (!length)
            return;
        if (++count <= MARKDOWN_MAX_NESTING) {
            copy(scan, space + length);
            continue;
        }
        if (scan->into->n_flattened++ == 0)
            scan->into->first_flattened = scan->line;
        scan->at = mark + length;
    }
}

/* Opens or closes a code block, if the line is a fence; its text is then copied as it is. */
static bool scan_fence(Scan *scan) {
    const char *line = scan->at + strspn(scan->at, scan->fence ? " \t>" : " \t");
    size_t length = *line == '`' || *line == '~' ? strspn(line, (char[]){*line, '\0'}) : 0;
    if (!scan->fence && length >= 3 &&
        !(*line == '`' && memchr(line + length, '`', strcspn(line + length, "\n")))) {
        scan->fence = *line;
        scan->fence_length = length;
        return true;
    }
    if (!scan->fence)
        return false;
    if (*line == scan->fence && length >= scan->fence_length && is_line_end(line + length))
        scan->fence = '\0';
    return true;
}

/* The characters that stand for formulas and letters are nobody's; they show nothing. */
static bool skip_own_marks(Scan *scan) {
    if (!g_str_has_prefix(scan->at, FORMULA_OPEN) && !g_str_has_prefix(scan->at, FORMULA_CLOSE) &&
        !g_str_has_prefix(scan->at, MARKDOWN_LETTER))
        return false;
    scan->at += strlen(FORMULA_OPEN);
    return true;
}

void markdown_replace_formulas(MarkdownText *into, Arena *arena, const char *text, unsigned line) {
    *into = (MarkdownText){.text = g_string_new(NULL),
                           .sources = g_array_new(FALSE, FALSE, sizeof(FormulaSource)),
                           .lines = g_array_new(FALSE, FALSE, sizeof(unsigned))};
    Scan scan = {
        .into = into, .arena = arena, .text = text, .at = text, .line_start = text, .line = line};
    g_array_append_val(into->lines, line);
    while (*scan.at) {
        if (scan.at == scan.line_start) {
            if (!scan.fence)
                copy_marks(&scan);
            if (scan_fence(&scan)) {
                size_t length = strcspn(scan.at, "\n");
                copy(&scan, length + (scan.at[length] == '\n'));
                continue;
            }
        }
        if (*scan.at == '\n')
            copy(&scan, 1);
        else if (*scan.at && !skip_own_marks(&scan))
            scan_inline(&scan);
    }
}
