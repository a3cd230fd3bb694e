/* SPDX-License-Identifier: MIT */
#pragma once

/* What stands behind the public names; seen only by the files beside this one. */

#include "article/article.h"
#include "bulletin/issue.h"
#include "font/library.h"
#include "frame/document.h"
#include "layout/galley.h"
#include "pages/pages.h"
#include "pdf/pdf.h"
#include "style/style.h"
#include "text/paragraph.h"
#include <jansson.h>
#include <kanyin/kanyin.h>

struct KanyinPress {
    char *styles_dir, *profiles_dir;
    FontLibrary *fonts;
    TextSetter *setter;
    PdfTools *pdf_tools; /* NULL until a PDF is written */
    unsigned threads;
    GArray *checks;   /* of FontCheck; NULL until asked for */
    GArray *manifest; /* of KanyinFont, the same as the public sees it */
};

/* Articles and styles are shared with the books made of them (g_rc_box). */
struct KanyinArticle {
    Article *article;
    KanyinIssue *issue;         /* that the article is part of; NULL: it stands alone */
    char *base, *root, *assets; /* as the caller gave them */
    bool counts_styles;         /* its own, when it is set */
    gint64 reading;
};

struct KanyinIssue {
    Issue *issue;
    const IssueArticle **articles; /* of all its sections */
    Notices *notices;              /* of reading, the articles' too */
    char **styles, **properties;
    gint64 reading;
};

struct KanyinStyle {
    StyleSheets *sheets;
    Notices *notices;
    char *names; /* as asked for, with commas */
    gint64 loading;
};

/* The rooms whose work is measured, in the order of the way. */
typedef enum {
    TIME_READ,
    TIME_ARTICLE,
    TIME_STYLE,
    TIME_TEXT, /* called by layout and pages, and taken off theirs */
    TIME_LAYOUT,
    TIME_PAGES,
    TIME_PDF,
    TIME_DRAW,
    TIME_COUNT
} Time;

struct KanyinBook {
    KanyinPress *press;
    KanyinArticle *article; /* NULL: it is made of an issue */
    KanyinIssue *issue;     /* NULL: it is made of an article */
    const Article *front;   /* the article, or what the issue is as a whole */
    KanyinStyle *style;
    const char **article_ids; /* of an issue's articles, in the tree */
    Arena *arena;             /* the tree and the metadata */
    StyleSheets *author;      /* with the article's own styles; NULL: these do not count */
    StyleTree *tree;
    Galley *galley;
    PagesBook *pages;
    Document document;
    Notices *notices;
    bool is_timed;
    gint64 *times; /* microseconds, TIME_COUNT of them; writing adds to them */
};

/* kanyin.c: the steps that a book goes through, whatever it is made of. */
KanyinBook *engine_book_new(KanyinPress *press, const KanyinStyle *style,
                            const KanyinSetOptions *options);
void engine_add_reading(KanyinBook *book, const Notices *notices, gint64 reading);
void engine_clock(KanyinBook *book, Time room, gint64 start);
/* From the tree to pages. `layout`: whose pictures they are, and what the caller asked for; the
 * rest is filled in. */
void engine_set_tree(KanyinBook *book, const Node *root, const StyleSheets *sheets,
                     LayoutOptions *layout);

/* engine_document.c: what the file says beside its pages. */
Document engine_document(const Article *article, const Galley *galley, const PagesBook *pages,
                         Arena *arena);

/* What any file of an article says of it. */
DocumentMetadata engine_metadata(const Article *article, Arena *arena);

/* report_issue.c: where each article of a book's issue stands; g_free() it. */
IssuePages *engine_article_pages(const KanyinBook *book);
/* The report's part on the articles of an issue; json_decref() it. */
json_t *report_articles(const KanyinBook *book);

/* report.c: what all parts of the report are made of. */
json_t *report_text(const char *text); /* NULL: null */
json_t *report_notice(const KanyinNotice *notice);

/* report_lines.c: the report's part on lines, and lengths as it gives them. json_decref() them. */
json_t *report_lines(const Galley *galley);
json_t *report_points(long long lengths);

/* page_range.c: one byte for each page, 1 where `pages` ("1-3,5,8-") names it; NULL names all.
 * g_free(). Errors: KANYIN_ERROR_INPUT. */
char *page_range_read(const char *pages, size_t n_pages, GError **error);
