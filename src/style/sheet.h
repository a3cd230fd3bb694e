/* SPDX-License-Identifier: MIT */
#pragma once

/* Style sheets as the cascade wants them: rules ranked and bucketed, page rules apart. */

#include "style/counter_style.h"
#include "style/parser.h"
#include "style/property.h"
#include "style/selector.h"
#include "style/style.h"

/* Whose rules they are, the weakest first (css-cascade-5 §6.2): the built-in ones, then the look
 * with the sheets asked for beside it, then what the page itself says, where that counts. What is
 * important goes the other way round. */
typedef enum { ORIGIN_DEFAULTS, ORIGIN_STYLE, ORIGIN_AUTHOR, ORIGIN_COUNT } Origin;

/* A cascade layer (css-cascade-5 §6.4); what stands in none is in its origin's own, the last. */
struct Layer {
    const char *name; /* within its parent; NULL: it has none */
    Layer *parent, *first_child, *last_child, *next;
    unsigned level;   /* origin and layer as one number, the weakest 0; set once all is read */
    unsigned base;    /* the least level of its origin */
    bool is_attached; /* of `style` attributes */
};

typedef struct {
    const char *name; /* with its two hyphens */
    TokenRange value;
    SpecKind kind; /* SPEC_VARIABLE: the tokens; else a keyword of every property */
    bool is_important;
} CustomDeclaration;

/* What stands between the braces of a rule. */
typedef struct Block Block;
struct Block {
    const Layer *layer;              /* NULL: stronger than all where it is important */
    const Declaration *declarations; /* one of a property and importance */
    size_t n;
    const CustomDeclaration *customs; /* by name and importance */
    size_t n_customs;
    bool has_important;
    bool uses_attributes; /* its values differ between elements that match alike */
    const Block *earlier; /* boxes of a page: what the same rule said of this one before; NULL */
};

typedef struct {
    const Selector *selector;
    const Block *block;
    unsigned rank;    /* place in the cascade: origin, specificity, order */
    bool is_built_in; /* of the program's own sheet */
} Rule;

#define STYLE_MAX_RULES 65536u          /* selectors of all sheets */
#define STYLE_MAX_NESTING 16            /* of @import, and of blocks of rules */
#define STYLE_MAX_LAYER_DEPTH 32        /* of layers in layers */
#define STYLE_MAX_SELECTOR_TOKENS 65536 /* before one block */
#define STYLE_MAX_FONT_FACES 256
#define STYLE_MAX_IMPORTS 256                     /* of all sheets together */
#define STYLE_MAX_SHEET_BYTES (12u * 1024 * 1024) /* of one sheet */
#define PAGE_LEAST_SIDE (3 * LENGTH_PT)           /* ISO 19005-2, 6.1.13 */
#define PAGE_MAX_SIDE (14400 * LENGTH_PT)         /* the same */

/* -kanyin-type-area: are margins meant as declared, or are they the least ones, widened until the
 * measure is whole ems and the height whole lines? */
typedef enum { PAGE_AREA_UNSAID, PAGE_AREA_DECLARED, PAGE_AREA_WHOLE } PageArea;

typedef struct {
    const char *name; /* of a named page; NULL any */
    bool is_first, is_left, is_right, is_blank;
    bool has_nth;
    int step, offset; /* :nth() */
    unsigned specificity, order;
    const Block *block;
    const Block *footnote; /* @footnote; NULL: none */
    const Block *boxes[PAGE_BOX_COUNT];
    StyleLength size[2]; /* width, height: VALUE_LENGTH when the rule sets them */
    PageArea area;
    SpecLength longest; /* PAGE_AREA_WHOLE: the longest measure; VALUE_NONE any */
} PageRule;
/* Each block of the rule: its own, those of @footnote and of margin boxes. page_rule.c */
typedef void (*BlockVisit)(const Block *block, void *user);
void page_rule_visit(const PageRule *page, BlockVisit visit, void *user);

/* names.c: a name that a sheet says and that another thing must have, where it first stands. */
typedef enum {
    NAME_DECLARED, /* a custom property */
    NAME_USED,     /* one in var() without a fallback */
    NAME_COUNTER_STYLE,
    NAME_KIND_COUNT
} NameKind;
#define NAMES_MAX_TOLD 200 /* bytes of a name in a notice */
typedef struct {
    NameKind kind;
    const char *name;
    NoticePlace place;
} NameUse;

typedef struct Resolved Resolved;

struct StyleSheets {
    Arena *arena;
    Resolved *resolved; /* resolved.h: filled while the sheets serve */
    GArray *rules;      /* Rule, while loading in source order, then by rank */
    GPtrArray *by_rank; /* const Rule * */
    GHashTable *by_id, *by_class, *by_element, *by_attribute; /* name → GPtrArray of const Rule * */
    GPtrArray *universal;
    GHashTable *by_style;  /* text of a `style` attribute → const Rule *; NULL: none counts */
    GArray *pages;         /* PageRule */
    const Block *on_root;  /* custom properties of style_sheets_set(); NULL: none */
    GArray *font_faces;    /* FontDeclaration */
    GArray *counter_rules; /* CounterStyle, as they were read */
    StyleCounterStyles counter_styles;
    Layer *attached; /* of `style` attributes, above all of their origin; NULL: none */
    unsigned first_level, next_level; /* of layers: what these sheets begin with and leave */
    Layer *origins;                   /* ORIGIN_COUNT of them, in the arena: blocks point to them */
    GHashTable *layers;               /* those with a name, by parent and name */
    Length paper[2];                  /* width and height that media queries ask of */
    bool asks_paper;                  /* one did */
    bool has_viewport;                /* a length counts in the first page, as 5vw does */
    bool has_nth_pages;
    unsigned n_imports;
    GArray *names_said; /* NameUse; NULL: none */
    GHashTable *names_seen[NAME_KIND_COUNT];
    int n_guesses; /* that were made what property is meant */
    /* to be read again, when the paper turns out to be another */
    char **names, *styles_dir;
    Notices *notices;
};

/* unset_places.c: where not all properties make a difference. UNSET_PSEUDO and a PseudoElement:
 * in that one. */
typedef enum {
    UNSET_ANYWHERE,
    UNSET_PAGE,
    UNSET_MARGIN_BOX,
    UNSET_FOOTNOTE_AREA,
    UNSET_PSEUDO,
    UNSET_PLACE_COUNT = UNSET_PSEUDO + PSEUDO_COUNT
} UnsetPlace;
/* The place's name, where the property makes none; else NULL. */
const char *unset_place(UnsetPlace place, const Property *property);

/* The sheets that import each other, the innermost first. */
typedef struct ImportChain ImportChain;
struct ImportChain {
    const char *path;
    const ImportChain *outer;
};

/* One sheet being read. */
typedef struct {
    StyleSheets *sheets;
    Notices *notices;
    SheetText *text;
    Layer *layer;           /* what is read stands in it */
    const char *folder;     /* of the file, for @import; NULL: may import nothing */
    const char *root;       /* imports stay below it: the folder of the sheet that was asked for */
    const char *styles_dir; /* where named sheets lie; NULL */
    const ImportChain *chain;
    const char *encoding;         /* of the sheet that imports; NULL */
    bool asks_paper;              /* this is read only because of the paper's size */
    int nesting;                  /* of blocks of rules */
    UnsetPlace place;             /* of the block that is read, where no selector says it */
    const SelectorParent *parent; /* of the style rule that this is nested in; NULL: none */
} SheetReader;

/* Reads the rules of a text into `sheets`. */
void sheet_read(SheetReader *reader, TokenRange tokens);
void sheet_read_text(SheetReader *reader, const char *name, GBytes *bytes);
bool sheet_is_of(const SheetReader *reader, Origin origin);
/* The tokens of a text, valid UTF-8 that the sheets' arena keeps and that begins at `start`. */
TokenRange sheet_begin_text(SheetReader *reader, NoticePlace start, const char *words,
                            size_t length);
/* One at-rule; `may_import`: nothing but its like came before. Gives whether imports may follow. */
bool sheet_read_at_rule(SheetReader *reader, const ParserItem *item, bool may_import);
void sheet_tell_too_deep(SheetReader *reader, const Token *at);
/* rule.c: a style rule with all in it; what stands in one, or in an at-rule in one. */
void sheet_read_rule(SheetReader *reader, const ParserItem *item);
void sheet_read_nested(SheetReader *reader, TokenRange tokens);
/* media.c, supports.c */
bool media_holds(SheetReader *reader, TokenRange list);
bool supports_holds(const SheetReader *reader, TokenRange range);
bool supports_declaration(const SheetReader *reader, TokenRange range);
/* block.c: declarations one by one, and the block they make, which frees the reader. */
typedef struct BlockReader BlockReader;
BlockReader *block_reader_new(void);
void block_read_declaration(SheetReader *reader, const ParserItem *item, BlockReader *block);
Block *block_reader_end(SheetReader *reader, BlockReader *block);
/* Reads a block of declarations; page rules' blocks may hold margin boxes and size. */
Block *sheet_read_block(SheetReader *reader, TokenRange tokens, PageRule *page);
void sheet_read_page(SheetReader *reader, TokenRange prelude, TokenRange body);

/* layers.c */
GHashTable *layers_new_index(void);
/* `a.b` below the reader's layer, made where it is new, moving past it; NULL when there is no name
 * in front, or it goes too deep. */
Layer *layer_take(SheetReader *reader, ValueParser *parser);
Layer *layer_new(Arena *arena, Layer *parent, const char *name);
/* Gives each layer its level. */
void layers_rank(StyleSheets *sheets);

int custom_compare(const void *a, const void *b);

static inline unsigned block_level(const Block *block) {
    return block->layer ? block->layer->level : 0;
}

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
/* Is what it says set by some room? */
bool declaration_is_set(Arena *arena, const Declaration *declaration);

/* font_face.c */
extern const char *const font_face_formats[], *const font_face_techniques[]; /* end with NULL */
void sheet_read_font_face(SheetReader *reader, const ParserItem *item);
NoticePlace sheet_place(const SheetReader *reader, const Token *at);

/* counter_rule.c */
void sheet_read_counter_style(SheetReader *reader, const ParserItem *item);
void counter_styles_settle(StyleSheets *sheets);

ValueParser sheet_parser(const SheetReader *reader, TokenRange range);
const char *sheet_raw_text(const SheetReader *reader, TokenRange range); /* for notices */
/* looks.c: an error that names the looks there are. */
void looks_fail(const char *name, const char *styles_dir, GError **error);
/* A file with its imports. */
bool sheet_load(SheetReader *reader, const char *path, GError **error);
void sheet_import(SheetReader *reader, const ParserItem *item);
/* The address of a string or url() at the front; NULL when there is none. */
const char *sheet_take_address(ValueParser *parser);

/* Reads all sheets again for paper of this size. */
void sheets_read_again(StyleSheets *sheets, Length width, Length height);

/* rule_index.c: puts a rule where elements that may match it look. */
void sheets_index_rule(StyleSheets *sheets, const Rule *rule);

/* Room for further rules above those of `lower`, which they are read beside and which must outlive
 * them. */
StyleSheets *sheets_over(const StyleSheets *lower);
/* Once all is read. */
void sheets_rank_rules(StyleSheets *sheets);

/* The defaults and one text that may import nothing. */
StyleSheets *sheets_from_text(const char *name, GBytes *bytes, Notices *notices);

/* A notice at a token of the sheet. */
void sheet_notice(const SheetReader *reader, const Token *at, const char *code, const char *format,
                  ...) G_GNUC_PRINTF(4, 5);

/* names.c: notes them while sheets are read; tells, once all are read, those that lead nowhere.
 * `said_beside`: the custom properties that stand in no sheet; NULL. */
void names_note_custom(const SheetReader *reader, const char *name, const Token *at);
void names_note_variables(const SheetReader *reader, TokenRange range);
void names_note_counter_styles(const SheetReader *reader, const Declaration *declaration,
                               const Token *at);
/* foreseen.c: what var() leaves without a value in any article. */
void sheets_foresee(const StyleSheets *sheets, const Block *said_beside, Notices *notices);
void names_tell(const StyleSheets *sheets, const Block *said_beside, Notices *notices);
/* The custom properties that sheets or `said_beside` use. g_hash_table_unref() it. */
GHashTable *names_in_use(const StyleSheets *sheets, const Block *said_beside);
void names_free(StyleSheets *sheets);
/* Of names that are as close the first in the alphabet; NULL: none is. */
/* " (is '…' meant?)" of a property that there is none of, or nothing; g_free() it. */
char *names_guess_property(const SheetReader *reader, const char *name);
const char *names_find_closest(GHashTable *names, const char *wanted);
