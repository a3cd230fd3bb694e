/* SPDX-License-Identifier: MIT */
#pragma once

/* The galley: the whole article set in one column without pages. Strips from top to bottom, each
 * with its height, its marks and what a page break before it would cost. */

#include "frame/document.h"
#include "style/style.h"
#include "text/paragraph.h"

typedef enum {
    STRIP_LINE,  /* a line of text */
    STRIP_BOX,   /* one piece: a figure with its caption, a flex row, a table row */
    STRIP_SPACE, /* margin or padding between; vanishes at a page's head and foot; less than 0
                    where what follows is pulled over what stands before */
    STRIP_MARKER /* no height: carries named strings, bookmarks, destinations, a forced break */
} StripKind;

#define PENALTY_NEVER 10000     /* a break before this strip is forbidden */
#define PENALTY_FORCED (-10000) /* a break before this strip is demanded */

/* What margin boxes ask for by name: string() or, of another kind, element(). */
typedef struct {
    const char *name, *value;
    const char *lang;     /* of the value; NULL: the document's */
    const Frame *element; /* a running element; NULL: a string, or a counter … */
    const int *numbers;   /* … with its values, the outermost first; NULL: a string */
    size_t n_numbers;
} GalleyString;

typedef struct Strip Strip;

/* What is set again wherever a page or column parts the box it belongs to: a table's head, its
 * foot, the edge of a box. Artifacts: the structure tree has them once. */
typedef struct {
    Length height;
    const Frame *frame; /* from its top left; NULL: empty room */
} GalleyRepeat;

/* A footnote, set at the measure of the column its call stands in. */
typedef struct {
    const Strip *strips; /* lines and what else it holds, with penalties of their own */
    size_t n_strips;
} GalleyNote;

/* The columns that a run of strips is poured into (css-multicol-1). */
typedef struct {
    unsigned count;
    Length width, gap;
    StyleBorder rule; /* between two columns that both hold something */
    bool is_balanced; /* column-fill: balance; else each is filled before the next */
} GalleyColumns;

/* May a box stand elsewhere than where it was called? */
typedef enum {
    STRIP_STAYS,
    STRIP_MAY_RISE, /* where it does not fit it goes to the head of the next page or column, and the
                       text behind it goes on in its place */
    STRIP_TOP,      /* at the head of its page, or of the next */
    STRIP_BOTTOM    /* at the foot */
} StripPlace;

/* A paragraph as it is with a line less or more than at its best. */
typedef struct {
    const Strip *strips;
    size_t n_strips; /* 0: not offered */
    double price;    /* how much dearer than its best, as the text room counts */
    const TextLines *lines;
    bool is_tried;
} GalleySetting;

/* A paragraph that may be set otherwise where pages gain by it. */
typedef struct {
    size_t n_strips;           /* from the one that names it, as it was set */
    GalleySetting settings[2]; /* a line less, a line more */
} GalleyParagraph;

struct Strip {
    StripKind kind;
    Length height;               /* in the block direction */
    const Frame *frame;          /* marks from the strip's top left; NULL none */
    const Frame *ground;         /* under all strips of its page, what floats beside it is over it;
                                    NULL none */
    int penalty;                 /* cost of a page break before this strip; 0 neutral */
    StyleBreak forced;           /* when PENALTY_FORCED: BREAK_PAGE, LEFT or RIGHT */
    const char *page_name;       /* named page it stands on; NULL auto */
    const GalleyString *strings; /* string-set values that take effect here */
    size_t n_strings;
    const DocumentOutlineItem *outline; /* bookmarks that start here (page, y filled by `pages`) */
    size_t n_outline;
    const char *const *destinations; /* element ids that start here */
    size_t n_destinations;
    const int *page_number; /* what the number of its page is said to be; NULL nothing */
    size_t source_line;     /* for dumps: index of the line in its paragraph */
    StripPlace place;
    unsigned company;         /* lines of text that stand before it on its page: no tail alone */
    const GalleyRepeat *head; /* above it where a page or column begins with it; NULL nothing */
    const GalleyRepeat *foot; /* under what stands before it where one ends there; NULL nothing */
    const GalleyNote *const *notes; /* whose calls it holds */
    size_t n_notes;
    const GalleyColumns *columns;     /* that it is poured into; NULL: as wide as the type area */
    const GalleyParagraph *paragraph; /* that begins with it and may be set otherwise; NULL */
};

/* A hole in a line for what only pages know: the number of another page, and the leader before it.
 * Its frame is empty until layout_fill_slots(): nothing else in a galley changes after layout, but
 * for paragraphs that pages wish longer or shorter (layout_take). */
typedef struct {
    Frame *frame;
    const Style *style;
    StructureId owner;
    const char *leader;            /* what is repeated; NULL none */
    const StyleContentItem *items; /* strings and target-counter() */
    size_t n_items;
} GalleySlot;

/* A picture that stands in the galley, once however often it is shown. */
typedef struct {
    const char *address; /* that it was first asked for by; the tree's */
    const ResourcePolicy *policy;
    const char *source_name; /* whose picture it is, for notices */
    const Image *image;      /* as it is shown: resampled, where it was finer than asked for */
    uint32_t pixel_width, pixel_height; /* as it was read */
    Length width, height;               /* at its largest use */
    size_t n_uses;
    bool is_resampled;
} GalleyPicture;

typedef struct {
    Arena *arena;
    Strip *strips;
    size_t n_strips;
    Length width;
    StructureTree *structure;
    const char *language;
    const TextLines *const *texts; /* every paragraph set, in order: for dumps and the report */
    size_t n_texts;
    const GalleySlot *const *slots;
    size_t n_slots;
    const GalleyPicture *const *pictures; /* in the order they were read */
    size_t n_pictures;
    const int *note_numbers; /* as they were set, where they count from page to page */
    size_t n_note_numbers;
    const GalleyRepeat *notes_head; /* between a page's text and its notes; NULL: there are none */
} Galley;

/* A part of the tree that is an article of its own, as those of a bulletin are: its pictures lie
 * elsewhere, and it follows the rules of its own region. */
typedef struct {
    const Node *node;
    const ResourcePolicy *policy;
    Region region;
    const char *language;
    const char *source_name;
} LayoutPart;

typedef struct {
    FontLibrary *fonts;
    TextSetter *setter;
    const LayoutPart *parts; /* none holds another */
    size_t n_parts;
    const ResourcePolicy *policy; /* pictures */
    double picture_ppi;           /* finer pictures are made coarser to it; 0: none is */
    Region region;
    const char *language;
    const char *source_name; /* for notices */
    Length width;            /* of the column */
    Length page_height;      /* of the type area: no unbreakable strip is taller */
    /* How wide the type area of a named page is; NULL: all are as wide as the column. */
    Length (*named_width)(const char *name, void *user);
    void *user;
    bool numbers_notes_by_page;         /* else through the whole article */
    const Style *footnote;              /* the area of footnotes; NULL: they have no head */
    Length turned_width, turned_height; /* of the type area of a turned page; 0: none is turned */
    const StyleCounterStyles *counter_styles; /* of the tree; NULL: all numbers are decimal */
    GHashTable *targets; /* element id → its page, from 1; NULL: not known yet */
} LayoutOptions;

/* Below this a picture prints soft: it is told of. */
#define LAYOUT_LEAST_PPI 200

/* Pixels an inch at its largest use. */
double layout_picture_ppi(const GalleyPicture *picture, uint32_t pixel_width,
                          uint32_t pixel_height);

/* Lays the styled tree out in one column. Unreadable pictures leave a labelled frame and a notice.
 */
Galley *layout_galley(const StyleTree *tree, const LayoutOptions *options, Notices *notices);
void layout_galley_free(Galley *galley);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Galley, layout_galley_free)
char *layout_galley_dump(const Galley *galley); /* g_free() */

/* Lays one margin box out as a frame: `text` is `style->content` as `pages` filled it in. An
 * artifact throughout. Lives in `arena`. */
typedef struct {
    const Style *style;
    const char *text;
    const Frame *element; /* stands in the place of the text; NULL */
    Length width, height;
    Length gap_before, gap_after; /* at its left and right, kept free of text */
    /* Equal rules of neighbouring boxes are drawn as one, by the last of them: pieces that touch
     * show seams. */
    Length rules_before;   /* how far the rules above and below run out to the left */
    bool leaves_its_rules; /* to the next box */
} LayoutMarginBox;
Frame *layout_margin_box(const LayoutMarginBox *box, const LayoutOptions *options, Arena *arena,
                         Notices *notices);
/* How wide its text is where every line is as short as can be, and where it is one line (css-page-3
 * §5.3 shares the edge out by them); its box's edges aside. */
void layout_margin_box_widths(const LayoutMarginBox *box, const LayoutOptions *options,
                              Length *least, Length *most);
/* How high its text is in its width. */
Length layout_margin_box_height(const LayoutMarginBox *box, const LayoutOptions *options);

/* A rule between columns: an artifact that fills `area`. */
void layout_rule(Frame *frame, const StyleBorder *border, Rect area);

/* Pages would gain by so many lines more, or less, in the paragraphs that begin in these strips. */
typedef struct {
    size_t first, end;
    int lines;
} GalleyWish;

/* Breaks the paragraphs that are nearest to what is wished once more, and offers what comes of it.
 * Strips and texts stay as they are. False: nothing is offered. */
bool layout_offer(Galley *galley, const GalleyWish *wishes, size_t n);
/* The paragraph by `change` lines longer, −1 or 1; NULL: not offered. */
const GalleySetting *layout_setting(const GalleyParagraph *paragraph, int change);
/* A copy of the strips with paragraphs set as chosen (GalleyParagraph → change); g_free(). */
Strip *layout_strips(const Strip *strips, size_t *n, GHashTable *choices);
/* The galley with them: strips and texts. */
void layout_take(Galley *galley, GHashTable *choices);

/* Fills the slots with the pages that `options` now knows. False where one was made for a text of
 * another width: a galley laid out with the same pages known has the right one. Once a galley. */
bool layout_fill_slots(const Galley *galley, const LayoutOptions *options, Notices *notices);
