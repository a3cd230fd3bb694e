/* SPDX-License-Identifier: MIT */
#pragma once

/* A text capture while it is read: its lines, and what each of them is. */

#include "article/article.h"
#include "read/glosses.h"
#include "read/read.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CAPTURE_MAX_LINES ((size_t)1000 * 1000)
#define CAPTURE_MAX_LINE_BYTES ((size_t)4 * 1024 * 1024)

typedef enum {
    LINE_TEXT,         /* a paragraph, a heading, a caption, a title: to be told by its place */
    LINE_TOOL,         /* 打印, 【字体：大 中 小】: dropped */
    LINE_NAVIGATION,   /* a row of a site's menu: dropped */
    LINE_QR,           /* 扫一扫在手机打开当前页 */
    LINE_CRUMBS,       /* 首页 > 院内要闻 */
    LINE_ATTRIBUTION,  /* ——某某 */
    LINE_PAIRS,        /* 来源：… 作者：… */
    LINE_DATE,         /* 2024-06-27 国际合作局 */
    LINE_REGISTRATION, /* ©, ICP, police, site code: surely a footer */
    LINE_CONTACT,      /* 地址：… 电话：…: a footer beside a registration */
    LINE_RELATED,      /* 相关阅读, which heads a list */
    LINE_NEIGHBOUR,    /* 上一篇：… */
    LINE_ATTACHMENT,   /* 附件：1. 登记表.docx */
    LINE_DISCLAIMER,   /* 版权声明：… */
} LineKind;

/* One line, without the white space around it; empty lines are not kept. `text` is what is
 * recognised and, unless repairs are off, what is printed. `key` is `text` in simplified
 * characters, byte for byte at the same offsets: labels are looked for in it. */
typedef struct {
    const char *raw, *text, *key;
    const uint32_t *map; /* place in raw of each byte of text and of its end; NULL: the same */
    size_t length, n_characters;
    unsigned number;  /* 1-based, in the input */
    bool after_blank; /* an empty line stands before it */
    bool has_bullet;  /* •, ·, * led it; not in raw and text */
    bool ends_sentence;
    LineKind kind;
} Line;

typedef struct {
    Article *article;
    Arena *arena; /* the article's */
    const ReadOptions *options;
    Line *lines;
    size_t count;
    const Glosses *glosses; /* NULL: none to remove */
    bool is_folded;         /* marks are widened */
    size_t n_glosses, n_widened;
    /* the zones, as indices of lines: [title, body) head, [body, tail), [tail, footer), [footer,
     * count)
     */
    size_t title, body, tail, footer;
    bool has_title;
} Capture;

/* Part of a line's text: from ≤ to, bytes. */
typedef struct {
    size_t from, to;
} Span;

/* The words of a span without the white space around them, as they are to be printed. */
const char *capture_words(const Capture *capture, const Line *line, Span span);
/* A field of the article: these words, found on that line. */
ArticleField capture_field(const Capture *capture, const Line *line, Span span);
Span line_span(const Line *line);
Span span_trim(const Line *line, Span span);
static inline bool span_is_empty(Span span) {
    return span.from >= span.to;
}
/* The place of the next character. */
static inline size_t line_step(const Line *line, size_t at) {
    return at + (size_t)g_utf8_skip[(unsigned char)line->key[at]];
}
/* Drops a span from the article, and remembers that. */
void capture_drop(Capture *capture, const Line *line, Span span);

/* Is the line a motto of the masthead, its attribution being the line after it? */
bool capture_is_slogan(const Capture *capture, size_t index);

/* Is the line a paragraph of prose, by length and end? */
bool line_is_solid(const Line *line);
/* Does a line with a QR code's note speak of the page, not of an account or a program? */
bool line_is_page_note(const Line *line);
/* Reads a breadcrumb, 首页 > 院内要闻, into the article. */
void capture_read_crumbs(Capture *capture, const Line *line);

/* The steps, in order. */
bool capture_split(Capture *capture, const char *text, size_t length, GError **error);
void capture_classify(Capture *capture);
void capture_find_zones(Capture *capture);
void capture_read_head(Capture *capture);
void capture_read_body(Capture *capture);
void capture_read_tail(Capture *capture);
void capture_read_footer(Capture *capture);

/* The whole reading. */
Article *capture_read(const char *text, size_t length, const ReadOptions *options, GError **error);
