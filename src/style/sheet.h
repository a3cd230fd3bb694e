/* SPDX-License-Identifier: MIT */
#pragma once

/* Style sheets as the cascade wants them: rules ranked and bucketed, page rules apart. */

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
    unsigned rank; /* place in the cascade: origin, specificity, order */
} Rule;

#define STYLE_MAX_NESTING 16                     /* of @import and @media */
#define STYLE_MAX_SHEET_BYTES (4u * 1024 * 1024) /* of one sheet */

typedef enum { ORIGIN_DEFAULTS, ORIGIN_AUTHOR } Origin;

typedef struct {
    const char *name; /* of a named page; NULL any */
    bool is_first, is_left, is_right, is_blank;
    unsigned specificity, order;
    const Block *block;
    const Block *boxes[PAGE_BOX_COUNT];
    StyleLength size[2]; /* width, height: VALUE_LENGTH when the rule sets them */
} PageRule;

struct StyleSheets {
    Arena *arena;
    GArray *rules;      /* Rule, while loading in source order, then by rank */
    GArray *keys;       /* unsigned long long: sorting keys of rules, while loading */
    GPtrArray *by_rank; /* const Rule * */
    GHashTable *by_id, *by_class, *by_element; /* name → GPtrArray of const Rule * */
    GPtrArray *universal;
    GArray *pages; /* PageRule */
};

/* One sheet being read. */
typedef struct {
    StyleSheets *sheets;
    Notices *notices;
    const SheetText *text;
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
/* A file with its imports. */
bool sheet_load(SheetReader *reader, const char *path, GError **error);

/* The defaults and one text that may import nothing. */
StyleSheets *sheets_from_text(const char *name, GBytes *bytes, Notices *notices);

/* A notice at a token of the sheet. */
void sheet_notice(const SheetReader *reader, const Token *at, const char *code, const char *format,
                  ...) G_GNUC_PRINTF(4, 5);
