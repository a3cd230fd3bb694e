/* SPDX-License-Identifier: MIT */
#pragma once

/* The article: what a printed article holds. Every value keeps where it came from, so that a
 * wrong one can be traced. Readers fill it, `article_tree` turns it into the tree that styles are
 * computed on. */

#include "article/node.h"
#include "base/language.h"
#include "base/notices.h"

/* One value: UTF-8 text, NULL when the article has none; origin as in Node. */
typedef struct {
    const char *value;
    const char
        *label; /* the words that led it in the source, without the colon: "責任編輯"; NULL */
    const char *origin;
} ArticleField;

typedef struct {
    ArticleField *items;
    size_t count;
} ArticleList;

typedef struct {
    ArticleField text, attribution;
} ArticleSlogan;

typedef struct {
    ArticleField title, url;
} ArticleLink;

/* A style sheet of the page itself: its text, or the address where it lies (one of both). */
typedef struct {
    const char *text, *address;
    const char *media;  /* a media query; NULL: all */
    const char *origin; /* where the text begins: "line 12 column 8"; NULL: unknown */
} ArticleSheet;

typedef enum { SCRIPT_NONE, SCRIPT_HANS, SCRIPT_HANT } ArticleScript;

/* A kind of repair and how often it was made: {"gloss", 158}, {"footer-duplicate", 2}. */
typedef struct {
    const char *kind;
    size_t count;
    const char *detail; /* one sentence for the report; NULL */
} ArticleRepair;

typedef struct {
    ArticleField years, holder, note;    /* © 1996 - · 中國科學院 · 版權所有 */
    ArticleField icp, police, site_code; /* registrations */
    ArticleField host, organiser, address, postcode; /* 主辦 承辦 地址 郵編 */
    ArticleList telephones;                          /* label: 總機 */
    const char *telephone_label;                     /* what leads the row: 電話; NULL */
    ArticleField fax;
    ArticleList emails; /* label: 編輯部郵箱 */
    ArticleList others; /* lines of the footer that are none of these, as they stand */
} ArticleColophon;

typedef struct {
    Arena *arena; /* owns everything below */

    /* identity */
    ArticleField url, site_name, site_code;
    const char *language; /* BCP 47: "zh-Hant"; never NULL after reading */
    ArticleScript script;
    Region region;
    const char *region_origin; /* "京ICP備", "language tag" … */
    ArticleField captured_at;  /* ISO 8601, as the input or the caller says; never a clock */
    ArticleField sha256;       /* of the bytes of the first reading, in hexadecimal */
    const char *charset_declared, *charset_used;
    const char *source_name; /* the input's file name, "-" for standard input */
    ArticleRepair *repairs;
    size_t n_repairs;
    ArticleList dropped; /* page tools left out of the body, as they stood */

    /* head */
    ArticleSlogan *slogans;
    size_t n_slogans;
    ArticleList breadcrumb;
    ArticleField column, kicker, title, subtitle;
    ArticleField date, time; /* "2024-06-27", "10:30" or "10:30:00" */
    ArticleField source, source_url;
    ArticleList authors;
    ArticleField reporter, photographer, editor, reviewer;
    ArticleList keywords; /* told with the document, not printed; so is the description */
    ArticleField description;
    ArticleField order; /* a number: its place among the articles of a bulletin's folder */

    /* what the source's own elements of article and title are called, for style sheets: id, classes
     * and attributes, no children; NULL: nothing */
    const Node *root, *heading;

    /* the page's own style sheets in their order, kept where the reader was asked to: nobody counts
     * them unless they are asked for again when the article is set */
    ArticleSheet *sheets;
    size_t n_sheets;

    /* body: an element "div" with class "body"; children as in HTML: p h2–h6 ul ol li table figure
     * (img, figcaption) blockquote pre hr aside em strong a sup sub ruby code … */
    Node *body;

    /* tail */
    ArticleLink *attachments;
    size_t n_attachments;
    ArticleLink *related;
    size_t n_related;
    ArticleField qr_note;
    ArticleColophon colophon;

    Notices *notices; /* of reading; owned by the arena */
} Article;

Article *article_new(void);
void article_free(Article *article); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Article, article_free)

/* What setting takes in memory grows with both: at these it is some 1 GiB, of
 * annotations (ruby) a little more. */
#define ARTICLE_MAX_ELEMENTS ((size_t)250 * 1000)
#define ARTICLE_MAX_CHARACTERS ((size_t)4 * 1000 * 1000)
/* Of a field such as the title, which is set in one piece and comes again in heads and metadata. */
#define ARTICLE_MAX_FIELD_CHARACTERS ((size_t)100 * 1000)

/* Is the article within these limits? Errors: KANYIN_ERROR_INPUT with what it holds. */
bool article_check_size(const Article *article, GError **error);

/* Is there a value? */
static inline bool article_has(ArticleField field) {
    return field.value && *field.value;
}

void article_add_repair(Article *article, const char *kind, size_t count, const char *detail);
void article_list_add(Article *article, ArticleList *list, ArticleField item);
void article_add_slogan(Article *article, ArticleSlogan slogan);
/* `links`, `count`: the article's attachments or related with their number. */
void article_add_link(Article *article, ArticleLink **links, size_t *count, ArticleLink link);

void article_add_sheet(Article *article, ArticleSheet sheet);

/* The JSON form (schema: docs/article-schema.json), in and out; what is written and read again is
 * the same. Written with sorted, documented keys, two-space indents, UTF-8, a final newline. */
char *article_to_json(const Article *article); /* g_free() */
Article *article_from_json(const char *json, size_t length, const char *source_name,
                           GError **error); /* KANYIN_ERROR_INPUT with line and column */

/* The tree that is printed, in reading order; absent fields leave no node. Its nodes live in
 * `arena`, the body is copied. Elements and classes (they are the contract with style sheets):
 *
 * article.article [lang; data-site data-title data-date; data-address: the url without its scheme,
 *                  else the site name; and what article->root has, as h1 has what heading has]
 *   header.masthead        p.site · p.breadcrumb > span.crumb…
 *   div.slogans            blockquote.slogan > p.motto, p.attribution
 *   p.kicker · h1.title · p.subtitle
 *   p.dateline             time.date · time.time · span.source · span.author… (each with its
 *                          label's words: "来源：新华社")
 *   div.body               the body; runs of figures with pictures stand two by two in div.figures;
 *                          a figure without a picture has class "pictureless", its figcaption
 *                          begins with span.mark "〔圖〕", which takes the place of ▲, unless it
 *                          begins with 圖為, 圖1 … itself; a notice tells of it. Headings never
 *                          skip a level below the title (h2 first): data-original is what it was,
 *                          and a notice tells of it
 *                          p.meta, before all else: what an official document says of itself;
 *                          p.addressees, p.attached: whom an official document is sent to, what
 *                          is attached to it
 *                          p.signature: who signed it, and when, in a div.signatures
 *   p.editor               span.label "責任編輯：" · span.name; likewise p.reporter p.photographer
 *                          p.reviewer
 *   section.attachments, section.related    h2 · ul > li > a; attachments stand before p.signature
 *                          unless the source has them after it
 *   footer.tail
 *     figure.qr            img.qr-code [data-qr: what it encodes; alt] · figcaption.qr-note
 *                          (only with a url; without one a notice, once)
 *     div.colophon         p.address p.telephone p.email p.host p.copyright p.other, each of
 *                          span.item, never broken inside; e-mail addresses are a[href=mailto:…]
 *   section.provenance     h2 · p.url · p.captured · p.charset · p.sha256 · p.producer, each of
 *                          span.label and span.value: for an archive; the defaults do not show it
 *
 * A space between two Han, which body text closes up, is U+3000 in every line but the body's
 * paragraphs, and in those in a row of names in brackets; where that changed the title or a
 * heading, its data-label is what it was (for bookmarks).
 *
 * What stands between siblings of one line is text of the parent: " › " between crumbs, an
 * ideographic space between the parts of the dateline and between items of the colophon. */
Node *article_tree(const Article *article, Arena *arena, Notices *notices);

/* Puts a list of contents before the body of the tree `root`: nav.contents > h2.contents-title and
 * ol > li > a[href="#id"], nested, from the body's h2 to h4; headings get ids where they have none
 * of their own. Without headings a notice and no list. */
void article_tree_add_contents(const Article *article, Node *root, Arena *arena, Notices *notices);

/* What becomes of links to the web whose words do not say where they lead. */
typedef enum {
    ARTICLE_LINKS_KEEP,
    ARTICLE_LINKS_NOTES, /* sup.footnote-ref behind the link; section.footnotes > ol > li.link-note,
                            one for each address */
    ARTICLE_LINKS_PRINT, /* span.link-address behind the link */
    ARTICLE_LINKS_NONE   /* all of them lead nowhere */
} ArticleLinks;
void article_tree_set_links(const Article *article, Node *root, Arena *arena, ArticleLinks how);
