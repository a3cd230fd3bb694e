/* SPDX-License-Identifier: MIT */
#pragma once

/* Markdown becomes an Article: front matter, then CommonMark with GitHub's extensions (tables, task
 * lists, strikethrough, autolinks), footnotes and TeX formulas; it goes by way of HTML. */

#include "read/formula.h"
#include "read/read.h"

/* Marks of quotes and lists that one line may begin with; further ones are left out. */
#define MARKDOWN_MAX_NESTING 64u
/* Cells of tables, those counted that short rows are filled up with; more are refused. */
#define MARKDOWN_MAX_CELLS ((size_t)200 * 1000)
/* More is refused: cmark's time grows by the square of the length where text is made for it. */
#define MARKDOWN_MAX_BYTES ((size_t)8 * 1024 * 1024)

Article *markdown_read(const char *text, size_t length, const ReadOptions *options, GError **error);

/* The text with its formulas replaced by numbers, so that Markdown does not read them: markdown_
 * formulas.c. A formula may take lines away: `lines` has the source's line of each line. */
typedef struct {
    GString *text;
    GArray *sources;    /* of FormulaSource, in `arena` */
    GArray *lines;      /* of unsigned */
    size_t n_flattened; /* marks left out at lines that nest too deep */
    unsigned first_flattened;
} MarkdownText;
void markdown_text_clear(MarkdownText *text);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(MarkdownText, markdown_text_clear)
/* `line`: of the text's beginning, 1-based. */
void markdown_replace_formulas(MarkdownText *into, Arena *arena, const char *text, unsigned line);

/* A letter that no text has, put beside asterisks that emphasis needs it at: markdown_flank.c. */
#define MARKDOWN_LETTER "\xF4\x8F\xBF\xB2" /* U+10FFF2 */
typedef enum { FLANK_PLAIN, FLANK_BEFORE, FLANK_BEHIND } MarkdownFlank;
/* Where the run of asterisks or tildes from `from` to `to` in the text needs that letter. */
MarkdownFlank markdown_flank(const char *text, const char *from, const char *to);

/* GitHub's alerts become aside.alert with a second class for their kind: markdown_alerts.c. */
struct cmark_node;
void markdown_take_alerts(struct cmark_node *document);
