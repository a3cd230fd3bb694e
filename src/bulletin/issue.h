/* SPDX-License-Identifier: MIT */
#pragma once

/* An issue of a bulletin (简报, 公报, 通讯): what its file says, the articles that file names, and
 * the one tree they are printed as. */

#include "article/article.h"
#include "resource/resource.h"
#include <glib.h>
#include <jansson.h>

/* One article of the issue. */
typedef struct {
    const char *path;      /* as the issue file names it, or as its pattern found it */
    unsigned line;         /* of the issue file */
    Article *article;      /* where it could not be read: a notice in its place */
    const char *fault;     /* why it could not be read; NULL: it was */
    const char *classes;   /* for style sheets, spaced; NULL none */
    ResourcePolicy policy; /* of its pictures */
} IssueArticle;

typedef struct {
    const char **items;
    size_t count;
} IssueList;

/* What the file says of an article, or of all whose path fits a pattern. NULL: nothing. */
typedef struct {
    const char *path, *assets, *classes;
    const char *form, *charset, *url, *script, *repair; /* how it is read */
    const char *language, *region, *kicker, *title, *subtitle, *source, *editor; /* instead of its
                                                                                    own */
    unsigned line;
} IssueEntry;

typedef struct {
    const char *title;   /* NULL: none is printed */
    const char *classes; /* NULL */
    IssueEntry *entries;
    size_t n_entries;
    IssueArticle *articles; /* that the entries come to */
    size_t n_articles;
} IssueSection;

typedef struct {
    const char *text, *picture, *alt; /* all NULL: the name as it is */
} IssueMasthead;

typedef struct {
    const char *title, *text; /* text: Markdown; NULL none */
} IssueNote;

typedef struct {
    bool is_off;
    const char *title; /* NULL: the usual words */
} IssueContents;

/* A page before all others. */
typedef struct {
    bool is_on;
    const char *picture, *alt; /* NULL: none */
    IssueList highlights;      /* empty: the titles of the articles that begin its sections */
    bool has_no_highlights;
} IssueCover;

/* A page behind all others, which has the imprint, too. */
typedef struct {
    bool is_on;
    const char *text;          /* Markdown; NULL none */
    const char *picture, *alt; /* NULL: none */
    const char *qr, *qr_note;  /* an address to scan; NULL none */
} IssueBack;

/* What must, or may, be told of how a publication is made and where it goes. */
typedef struct {
    const char *permit;                        /* 准印证号 */
    const char *host, *organiser, *publisher;  /* 主办 承办 编印单位 */
    const char *chief_editor, *editor, *proof; /* 主编 责任编辑 校对 */
    const char *printer, *printed;             /* 印刷单位 印刷日期 */
    const char *audience;                      /* 发送对象 */
    const char *frequency;                     /* 刊期 */
    const char *price;
    const char *address, *postcode, *telephone, *email, *website;
} IssueImprint;

/* What the file says; see issue_shapes. */
typedef struct {
    const char *name, *number, *total, *date, *unit, *classification, *copy_number;
    const char *urgency;   /* 紧急程度 */
    IssueList signatories; /* 签发人 */
    const char *language, *region;
    IssueCover cover;
    IssueBack back;
    IssueMasthead masthead;
    IssueNote note;
    IssueContents contents;
    IssueList report, send, distribute; /* 报 送 发 */
    const char *print_run;
    IssueImprint imprint;
    IssueList style, set; /* set: "NAME=VALUE" */
} IssueFields;

typedef struct {
    Arena *arena; /* owns everything below */
    IssueFields fields;
    IssueSection *sections;
    size_t n_sections, n_articles;
    Article *front; /* what the issue as a whole is called, when it came, its language and region */
    Article *note;  /* NULL none */
    Article *back;  /* the words of the back page; NULL none */
    ResourcePolicy policy; /* of the masthead's picture */
} Issue;

#define ISSUE_MAX_ARTICLES ((size_t)2000)

/* Which rules the imprint is held against. */
typedef enum { ISSUE_IMPRINT_FREE, ISSUE_IMPRINT_NBZL } IssueImprintRule;

typedef struct {
    const char *source_name; /* for messages; NULL: "-" */
    const char *base;        /* folder that its relative addresses start from; NULL: `root` */
    const char *root;        /* folder that every file must lie in; NULL: `base` */
    IssueImprintRule imprint;
} IssueOptions;

/* Reads the issue file, YAML or JSON, and the articles it names. An article that cannot be read
 * leaves a notice in its place. Errors: KANYIN_ERROR_INPUT with file, line, column and field where
 * the file is no YAML or a value is of another kind than its field; where the rules of the imprint
 * ask for a field that is not there. */
Issue *issue_read(GBytes *bytes, const IssueOptions *options, GError **error);
void issue_free(Issue *issue); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Issue, issue_free)

/* The tree that is printed. Its elements and classes are the contract with style sheets:
 *
 * section.issue [lang; data-name data-number data-date; data-title: name and number]
 *   section.issue-cover [data-label; .pictured]
 *     div.issue-marks
 *     p.cover-name          as h1.issue-name
 *     p.cover-number
 *     p.cover-picture       img
 *     ul.cover-highlights   li > a, or li
 *     div.cover-issuer      p.cover-unit · p.cover-date
 *   header.issue-head [data-name data-number]
 *     div.issue-marks       where there is no cover: p.issue-classification · p.issue-urgency ·
 *                           p.issue-permit · p.issue-copy
 *     h1.issue-name         the name, or what the masthead says; .pictured: an img; .long .longer
 *                           .longest: of more than 7, 10, 13 characters
 *     p.issue-number        第12期（总第248期）; where there are signatories in a
 *                           div.issue-reference with p.issue-signatories > span.label ·
 *                           span.name…
 *     div.issue-issuer      p.issue-unit · p.issue-date
 *   section.issue-note      h2.issue-note-title · div.issue-note-body
 *   nav.contents            h2.contents-title · ol > li.contents-section >
 *                           span.contents-section-title, ol > li > a
 *   section.issue-section   [data-title] h2.section-title
 *     article.article       as article_tree() has it; its ids begin with "a1-", "a2-" …; headings
 *                           have aria-level; .unreadable where it could not be read
 *       p.article-end       behind the body: span.source · span.author…
 *   footer.issue-foot
 *     div.issue-distribution  div.issue-recipients > p.issue-report p.issue-send p.issue-distribute
 *                           (each of span.label, span.value) · p.issue-print-run
 *     div.issue-imprint     p > span.imprint-host … span.imprint-website, each of span.label and
 *                           its value
 *   section.issue-back [data-label; .pictured]
 *     p.back-picture        img
 *     div.back-text
 *     div.back-foot         figure.qr · div.issue-imprint, each of its spans in a p
 *
 * `roots` takes the article elements, one for each article in order. */
typedef struct {
    ArticleLinks links;
    bool has_contents; /* even where the file turns the list off */
} IssueTreeOptions;
Node *issue_tree(const Issue *issue, const IssueTreeOptions *options, Arena *arena,
                 Notices *notices, const Node **roots);

/* Where an article stands, by sheets from 1 and by the numbers printed on them. */
typedef struct {
    size_t first, last; /* 0: nowhere */
    const char *first_label, *last_label;
} IssuePages;
json_t *issue_pages_json(const IssuePages *pages);

/* What the issue is and of what it is made, as JSON, with the pages of each article (NULL: not
 * known); g_free() it. */
char *issue_to_json(const Issue *issue, const IssuePages *pages);

/* A field that the reader knows, and the object it stands in ("issue", "article" …): what
 * docs/issue-schema.json is held against. */
typedef struct {
    const char *object, *field;
} IssueShape;
GArray *issue_shapes(void); /* of IssueShape; g_array_unref() it */

/* An issue file that explains itself. */
const char *issue_example(void);
