/* SPDX-License-Identifier: MIT */
#pragma once

/* Style sheets as the cascade wants them: rules ranked and bucketed, page rules apart. */

#include "style/parser.h"
#include "style/property.h"
#include "style/selector.h"
#include "style/style.h"

typedef struct {
    const char *name; /* with its two hyphens */
    TokenRange value;
    bool is_important;
} CustomDeclaration;

/* What stands between the braces of a rule. */
typedef struct {
    const Declaration *declarations;
    size_t n;
    const CustomDeclaration *customs;
    size_t n_customs;
    bool has_important;
    bool uses_attributes; /* its values differ between elements that match alike */
} Block;

typedef struct {
    const Selector *selector;
    const Block *block;
    unsigned rank;    /* place in the cascade: origin, specificity, order */
    bool is_built_in; /* of the program's own sheet */
} Rule;

#define STYLE_MAX_RULES 65536u                   /* selectors of all sheets */
#define STYLE_MAX_NESTING 16                     /* of @import and @media */
#define STYLE_MAX_SHEET_BYTES (4u * 1024 * 1024) /* of one sheet */
#define PAGE_LEAST_SIDE (3 * LENGTH_PT)          /* ISO 19005-2, 6.1.13 */
#define PAGE_MAX_SIDE (14400 * LENGTH_PT)        /* the same */

typedef enum { ORIGIN_DEFAULTS, ORIGIN_AUTHOR } Origin;

/* -kanyin-type-area: are margins meant as declared, or are they the least ones, widened until the
 * measure is whole ems and the height whole lines? */
typedef enum { PAGE_AREA_UNSAID, PAGE_AREA_DECLARED, PAGE_AREA_WHOLE } PageArea;

typedef struct {
    const char *name; /* of a named page; NULL any */
    bool is_first, is_left, is_right, is_blank;
    unsigned specificity, order;
    const Block *block;
    const Block *boxes[PAGE_BOX_COUNT];
    StyleLength size[2]; /* width, height: VALUE_LENGTH when the rule sets them */
    PageArea area;
    SpecLength longest; /* PAGE_AREA_WHOLE: the longest measure; VALUE_NONE any */
} PageRule;

struct StyleSheets {
    Arena *arena;
    GArray *rules;      /* Rule, while loading in source order, then by rank */
    GArray *keys;       /* unsigned long long: sorting keys of rules, while loading */
    GPtrArray *by_rank; /* const Rule * */
    GHashTable *by_id, *by_class, *by_element, *by_attribute; /* name → GPtrArray of const Rule * */
    GPtrArray *universal;
    GArray *pages;        /* PageRule */
    const Block *on_root; /* custom properties of style_sheets_set(); NULL: none */
    unsigned told;        /* pseudo-elements of which a notice says that they are not set */
};

/* One sheet being read. */
typedef struct {
    StyleSheets *sheets;
    Notices *notices;
    SheetText *text;
    Origin origin;
    const char *folder;     /* of the file, for @import; NULL: may import nothing */
    const char *root;       /* imports stay below it: the folder of the sheet that was asked for */
    const char *styles_dir; /* where named sheets lie; NULL */
    int depth;              /* of imports */
} SheetReader;

/* Reads the rules of a text into `sheets`. */
bool sheet_read(SheetReader *reader, TokenRange tokens, GError **error);
/* Reads a block of declarations; page rules' blocks may hold margin boxes and size. */
const Block *sheet_read_block(SheetReader *reader, TokenRange tokens, PageRule *page);
void sheet_read_page(SheetReader *reader, TokenRange prelude, TokenRange body);

/* page_rule.c */
int page_find_box(const char *name); /* a StylePageBox, or -1 */
/* Reads what only @page knows; false when the declaration is none of that. */
bool page_read_descriptor(SheetReader *reader, const ParserItem *item, PageRule *page);
/* size: A4, A4 landscape, 16K, 210mm 297mm, 20cm (css-page-3 §7.1). */
bool page_read_size(ValueParser *parser, PageRule *page);
void page_settle_area(PageRule *page);

/* descriptors.c */
typedef struct {
    const char *name;
    const char *grammar; /* <paper>: its name */
    const char *initial;
    const char *used; /* the room that sets it; NULL: not set yet */
} PageDescriptor;
extern const PageDescriptor page_descriptors[];
extern const size_t page_descriptor_count;
/* Reads one that no room sets; false when the declaration is none of these. */
bool page_read_unset(SheetReader *reader, const ParserItem *item);

/* unset.c: what is understood but not set yet, once a property and sheet. `number` is the row of
 * the property, or PROPERTY_MAX and the row of the descriptor. */
void sheet_tell_unset(SheetReader *reader, const Token *at, unsigned number, const char *what);
void sheet_tell_unset_declarations(SheetReader *reader, const Token *at, const GArray *declarations,
                                   guint first);

ValueParser sheet_parser(const SheetReader *reader, TokenRange range);
const char *sheet_raw_text(const SheetReader *reader, TokenRange range); /* for notices */
/* looks.c: an error that names the looks there are. */
void looks_fail(const char *name, const char *styles_dir, GError **error);
/* A file with its imports. */
bool sheet_load(SheetReader *reader, const char *path, GError **error);

/* rule_index.c: puts a rule where elements that may match it look. */
void sheets_index_rule(StyleSheets *sheets, const Rule *rule);

/* The defaults and one text that may import nothing. */
StyleSheets *sheets_from_text(const char *name, GBytes *bytes, Notices *notices);

/* A notice at a token of the sheet. */
void sheet_notice(const SheetReader *reader, const Token *at, const char *code, const char *format,
                  ...) G_GNUC_PRINTF(4, 5);
