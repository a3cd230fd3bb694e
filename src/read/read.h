/* SPDX-License-Identifier: MIT */
#pragma once

/* Bytes become an Article: the form is told by content, then charset, extraction and repairs. */

#include "article/article.h"
#include "read/charset.h"

/* AUTO goes by the source's name, where the content does not contradict, and then by content:
 * - *.json is JSON. So is a text that begins with { and then ", ', }, an ASCII letter or nothing,
 * or with [ and then ", [, ], { or nothing; where the name says Markdown, only with {"name":.
 * - *.html, *.htm and *.xhtml are HTML if there is a tag in them; so is what begins with <!doctype,
 *   <html, <article or another element of HTML, unless the name says Markdown and it is no page.
 * - *.md and *.markdown are Markdown. So is what begins with front matter, and, unless its name is
 *   *.txt, a text with several signs of Markdown: ATX headings, a table, a fence, a picture, a
 *   footnote, links, strong words, lists, quotes. One # or one - is no sign.
 * - All else is a capture. */
typedef enum { READ_AUTO, READ_CAPTURE, READ_JSON, READ_HTML, READ_MARKDOWN } ReadForm;
/* NONE: every character as it came, and of a footer that is there several times the first one, the
 * others being listed in `dropped`. */
typedef enum { READ_REPAIR_AUTO, READ_REPAIR_NONE } ReadRepair;
typedef enum {
    READ_SCRIPT_KEEP,
    READ_SCRIPT_HANS,
    READ_SCRIPT_HANT,
    READ_SCRIPT_TW,
    READ_SCRIPT_HK
} ReadScript;

typedef struct {
    ReadForm form;
    ReadRepair repair;
    ReadScript script;       /* OpenCC conversion: t2s, s2t, s2tw, s2hk */
    const char *source_name; /* for notices and the report; NULL: "-" */
    const char *url;         /* the page's address, overrides the article's own; NULL */
    const char *captured; /* ISO 8601: when the page was saved, overrides the article's own; NULL */
    const char *charset;  /* a WHATWG label, as the user or the transport says; NULL */
    const char *language; /* BCP 47, overrides the article's own; NULL */
    bool keeps_styles;    /* HTML: the page's style sheets and `style` attributes stay with it */
    CharsetRule charset_rule;
    char *const *pictures; /* for a capture: paths that go to its captions in order; NULL none */
} ReadOptions;

#define READ_MAX_BYTES (64u * 1024 * 1024)

/* Errors: KANYIN_ERROR_OPTION where language, charset or time of capture is none. */
bool read_options_check(const ReadOptions *options, GError **error);
/* Errors: the same, and KANYIN_ERROR_INPUT naming source, line and reason. */
Article *read_article(GBytes *bytes, const ReadOptions *options, GError **error);
