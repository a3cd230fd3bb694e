/* SPDX-License-Identifier: MIT */
#pragma once

/* CSS and an article's tree become a tree of styled nodes and the page rules. */

#include "article/article.h"
#include "base/notices.h"
#include "font/library.h"
#include "resource/resource.h"
#include "style/computed.h"

/* Parsed style sheets in cascade order. May serve many articles, one after another: what they
 * resolve for one is kept for the next, so they belong to one thread. */
typedef struct StyleSheets StyleSheets;

/* Loads sheets by name ("academy", found in `styles_dir`) or path, each with its @imports, after
 * the built-in defaults of elements. Unknown properties and bad syntax are notices with file, line
 * and column. Errors: KANYIN_ERROR_STYLE when a sheet cannot be read. */
StyleSheets *style_sheets_load(const char *const *names_or_paths, const char *styles_dir,
                               Notices *notices, GError **error);

/* The same for the bytes of one sheet, which may import nothing. */
StyleSheets *style_sheets_read(const char *name, GBytes *bytes, Notices *notices, GError **error);

/* What is said beside the sheets and is stronger than all of them, on every page; NULL: nothing. */
typedef struct {
    const char *paper;  /* a value of `size` */
    const char *margin; /* one to four lengths */
} StyleOverrides;
/* To be called before the sheets serve their first article, while the notices they were loaded with
 * are there: media queries that ask for the paper are read again. Errors: KANYIN_ERROR_OPTION when
 * a value is not understood, or no usable type area is left. */
bool style_sheets_override(StyleSheets *sheets, FontLibrary *fonts, const StyleOverrides *overrides,
                           GError **error);
/* Sets custom properties ("NAME=VALUE", NULL at the end) on the root, stronger than all sheets. To
 * be called last before the sheets serve their first article. A name that no sheet uses is a
 * notice. Errors: KANYIN_ERROR_OPTION. */
bool style_sheets_set(StyleSheets *sheets, const char *const *properties, Notices *notices,
                      GError **error);

/* What a page says of its own looks. */
typedef struct {
    const ArticleSheet *sheets;
    size_t n_sheets;
    const Node *root;             /* its elements' `style` attributes count, too */
    const ResourcePolicy *policy; /* where files and what they import may lie */
    const char *source_name;      /* for notices */
} StyleAuthor;
/* The rules of `sheets`, which must outlive them, and above them the page's own. What is refused or
 * faulty is a notice. */
StyleSheets *style_sheets_with_author(const StyleSheets *sheets, const StyleAuthor *author,
                                      Notices *notices);
void style_sheets_free(StyleSheets *sheets);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StyleSheets, style_sheets_free)

/* One styled node: an element, a text, a generated box (::before, ::after, ::marker), or the call
 * of a footnote, which stands where the footnote or the link to it stood. */
typedef enum {
    STYLED_ELEMENT,
    STYLED_TEXT,
    STYLED_BEFORE,
    STYLED_AFTER,
    STYLED_MARKER,
    STYLED_CALL
} StyledKind;
/* Parts of an element that only layout finds; NULL: no rule speaks of it. */
typedef struct {
    const Style *first_letter, *first_line;
    const Style *footnote_call; /* on its way to a STYLED_CALL: NULL in a finished tree */
    const Style *footnote_marker;
} StyledParts;

typedef struct StyledNode StyledNode;
struct StyledNode {
    StyledKind kind;
    const Node *node;   /* the element or text; for generated boxes the element they hang on, for
                           calls the footnote's or the link */
    const Style *style; /* text: its parent's; equal styles may be shared */
    const StyledParts *parts; /* elements; NULL: none */
    const char *text;         /* STYLED_TEXT: the text; generated boxes: see style->content */
    StyledNode *parent, *first_child, *next;
    StyledNode *note;      /* STYLED_CALL: the footnote, whose parent is NULL */
    bool is_called_before; /* STYLED_CALL: its footnote has a call before this one */
};

/* The named page whose sheet is turned a quarter: its width and height change places. */
#define STYLE_TURNED_PAGE "-kanyin-turned"

/* Which page a rule speaks of. */
typedef struct {
    const char *name; /* of the named page; NULL */
    bool is_first, is_left, is_blank;
    size_t number; /* from 1, for :nth(); 0: none of these */
} StylePageQuery;

typedef enum {
    PAGE_TOP_LEFT_CORNER,
    PAGE_TOP_LEFT,
    PAGE_TOP_CENTER,
    PAGE_TOP_RIGHT,
    PAGE_TOP_RIGHT_CORNER,
    PAGE_RIGHT_TOP,
    PAGE_RIGHT_MIDDLE,
    PAGE_RIGHT_BOTTOM,
    PAGE_BOTTOM_RIGHT_CORNER,
    PAGE_BOTTOM_RIGHT,
    PAGE_BOTTOM_CENTER,
    PAGE_BOTTOM_LEFT,
    PAGE_BOTTOM_LEFT_CORNER,
    PAGE_LEFT_BOTTOM,
    PAGE_LEFT_MIDDLE,
    PAGE_LEFT_TOP,
    PAGE_BOX_COUNT
} StylePageBox;

typedef struct {
    Length width, height;             /* of the sheet */
    Length margin[4];                 /* StyleSide */
    const Style *style;               /* of the page context */
    const Style *box[PAGE_BOX_COUNT]; /* margin boxes; NULL: none (content normal or none) */
    const Style *footnote;            /* the area of footnotes */
} StylePage;

/* The result: the styled tree, its pages, in one arena. */
typedef struct StyleTree StyleTree;
StyleTree *style_tree_new(const StyleSheets *sheets, const Node *root, FontLibrary *fonts,
                          Notices *notices);
void style_tree_free(StyleTree *tree);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StyleTree, style_tree_free)

const StyledNode *style_tree_root(const StyleTree *tree);
const StylePage *style_tree_page(StyleTree *tree, const StylePageQuery *query); /* cached */
/* Paper by name ("A4", "B5", "letter"); false if unknown. */
#define STYLE_PAPER_NAMES                                                                             \
    "A0 to A10, B0 to B10, JIS-B4, JIS-B5, letter, legal, ledger, 16K, 32K, 16开, 32开, 大16开, " \
    "大32开"
bool style_paper_size(const char *name, Length *width, Length *height);

/* Ways to write numbers: the predefined ones and those of @counter-style rules. */
typedef struct StyleCounterStyles StyleCounterStyles;
const StyleCounterStyles *style_sheets_counter_styles(const StyleSheets *sheets);
/* A number in the style of a name ("lower-roman", "cjk-decimal" …), as counter() and as a list's
 * marker, with prefix and suffix. A name that is NULL or not known gives decimal. g_free() it. */
char *style_counter_text(const StyleCounterStyles *styles, int value, const char *name);
char *style_counter_marker(const StyleCounterStyles *styles, int value, const char *name);

char *style_tree_dump(const StyleTree *tree); /* g_free(); golden text: see tests/golden */
