/* SPDX-License-Identifier: MIT */
#pragma once

/* The steps of epub_write(), one or a few files each. */

#include "epub/epub.h"
#include "epub/zip.h"
#include "image/image.h"
#include <glib.h>

#define EPUB_FOLDER "EPUB/"
#define EPUB_NAV_PAGE "nav.xhtml"
#define EPUB_COVER_PAGE "cover.xhtml"
#define EPUB_STYLE "style.css"

/* An entry of the contents below a chapter's own: a heading. */
typedef struct {
    const char *words, *id;
    unsigned level; /* 2: h2 … */
} Heading;

/* A chapter on its way to a page. */
typedef struct {
    const EpubChapter *chapter;
    const char *id, *file; /* "chapter-001", "chapter-001.xhtml" */
    const char *title;     /* never empty */
    const char *language;
    Node *root;          /* our copy */
    GHashTable *ids;     /* id as the source has it → id in the file, NULL: no such */
    GPtrArray *headings; /* of Heading */
} Page;

typedef struct {
    const char *id, *file, *media_type;
    const char *properties; /* NULL none */
} Item;

/* The publication while it is made. */
typedef struct {
    const EpubBook *book;
    Arena *arena;
    Notices *notices;
    Zip *zip;
    Page *pages;            /* n_chapters of them */
    GHashTable *by_address; /* an article's address → Page */
    GArray *pictures;       /* of Item, in the order of the file */
    GHashTable *by_name;    /* policy and address of a picture → its Item's file, or "" */
    GHashTable *by_bytes;   /* a picture's check sum → its Item's file */
    const char *cover;      /* its file; NULL none */
    const char *language;   /* the book's */
    bool has_pictures, lacks_words, has_ruby; /* lacks_words: a picture without alternative text */
} Making;

static inline bool is_element(const Node *node) {
    return node->kind == NODE_ELEMENT;
}
static inline bool is_named(const Node *node, const char *name) {
    return node && node->kind == NODE_ELEMENT && g_str_equal(node->name, name);
}
bool is_blank(const Node *node); /* a text of white space */

NoticePlace place_of(const Page *page, const Node *node);

/* vocabulary.c: what becomes of an element. */
typedef enum {
    KIND_PHRASE,  /* holds phrasing content */
    KIND_BLOCK,   /* holds flow content */
    KIND_OUTLINE, /* the same, but not where headings are forbidden */
    KIND_LINE,    /* is flow content, holds phrasing content */
    KIND_HEADING, /* the same, but not where headings are forbidden */
    KIND_VOID,    /* a phrase without content */
    KIND_RULE,    /* flow content without content */
    KIND_LIST,
    KIND_DEFINITIONS,
    KIND_TABLE,
    KIND_FIGURE,
    KIND_RUBY,
    KIND_PART,    /* of one of these five: elsewhere it is nothing */
    KIND_DROPPED, /* goes with all it holds */
} Kind;

typedef struct {
    const char *name;
    Kind kind;
    const char *becomes; /* NULL: itself */
} Word;

/* Of an element that is not known: a phrase that becomes a span. */
const Word *vocabulary_word(const char *name);
/* The attribute's value as it may stand on the element; NULL: it may not. In `arena`. */
const char *vocabulary_attribute(Arena *arena, const Node *node, const NodeAttribute *attribute);
bool vocabulary_is_language(const char *tag);

/* fit.c: the tree becomes one of elements that stand where XHTML allows them (HTML, sections 4.3
 * to 4.11). */
typedef struct {
    Making *making;
    const Page *page;
    GHashTable *blocks; /* nodes that hold flow content which is not phrasing */
} Fit;

typedef struct {
    bool takes_flow, is_plain /* without headings and sections */, is_linked;
} Place;

void epub_fit(Making *making, const Page *page);
void fit_children(const Fit *fit, Node *parent, Place place);
void fit_element(const Fit *fit, Node *node, Place place);
void fit_rename(const Fit *fit, Node *node, const char *name); /* its old name becomes a class */
void fit_unwrap(Node *node);                                   /* its children take its place */
void fit_list(const Fit *fit, Node *list, Place place);
void fit_definitions(const Fit *fit, Node *list, Place place);
void fit_table(const Fit *fit, Node *table, Place place);
void fit_figure(const Fit *fit, Node *figure, Place place);
void fit_ruby(const Fit *fit, Node *ruby, Place place);

/* notes.c: sup.footnote-ref and section.footnotes become what reading systems open beside the
 * text (EPUB Structural Semantics: noteref, footnote). */
void epub_mark_notes(Making *making, Page *page);

/* links.c: every id is one of its file; links lead to files and ids that are there, or to the web,
 * or nowhere. */
void epub_name_ids(Making *making, Page *page);
void epub_lead_links(Making *making, const Page *page);

/* pictures.c: each picture is written once; img leads to its file. */
void epub_take_pictures(Making *making, const Page *page);
void epub_take_cover(Making *making);
/* png.c: as a PNG file; NULL where the data are damaged. */
GBytes *png_of_image(const Image *image, GError **error);
/* Of a QR code, `margin` modules of white around it. */
GBytes *png_of_modules(const uint8_t *modules, unsigned size, unsigned margin);

/* xml.c */
void xml_add_text(GString *out, const char *text);
void xml_add_attribute(GString *out, const char *name, const char *value);
void xml_add_language(GString *out, const char *language);
void xml_begin_page(const Making *making, GString *out, const char *title, const char *language);
void xml_add_node(GString *out, const Node *node);
char *xml_page(const Making *making, const Page *page); /* g_free() these */
char *xml_cover(const Making *making);

/* nav.c, package.c: g_free() them */
char *epub_nav(const Making *making);
char *epub_package(const Making *making);
bool is_right_to_left(const char *language);
