/* SPDX-License-Identifier: MIT */
/* Turns a CID-keyed CFF table and a set of glyphs into the CFF table of these glyphs.
 *
 * hb-subset does the same, but plans for every table a font may have: 28 million instructions for
 * an article's four faces, half of all the article takes. A glyph set and one table need a tenth.
 */

#include "font/cff_subset.h"

#include "font/charstring.h"

#include <string.h>

#define MOST_FONTS 256  /* FDSelect counts in bytes */
#define FIXED_OPERAND 5 /* an operand whose size does not depend on its value */
#define OWN_STRINGS 391 /* smaller string ids are of the standard's (Technical Note 5176, A) */

/* One of the fonts that a CID-keyed font is made of (Font DICT and its Private DICT). */
typedef struct {
    bool is_used;
    uint8_t number; /* in the subset */
    CffPart dictionary, private;
    CharstringCalls calls;
} Font;

typedef struct {
    Cff cff;
    CffIndex names, tops, strings, globals, glyphs, fonts;
    size_t font_of;
    bool is_in_order; /* the table's CIDs are of the order Adobe-Identity, whose words it has */
    Font font[MOST_FONTS];
    uint8_t order[MOST_FONTS]; /* of the used ones */
    unsigned n_used;
    GByteArray *programs;
    GArray *offsets;      /* of uint32_t: ends of the programs */
    GByteArray *font_ids; /* a byte a glyph */
    GByteArray *charset;
    PlainGlyphs *known; /* borrowed; may be NULL */
} Subset;

/* Behind the strings that are there: the words of the order of CIDs that the subset has. */
static const char order_words[] = "AdobeIdentity";
#define REGISTRY_LENGTH 5

static bool is_identity(Subset *subset, unsigned string) {
    const char *name = order_words + REGISTRY_LENGTH;
    size_t length = strlen(name);
    CffPart part = {0, 0};
    if (string >= OWN_STRINGS && string - OWN_STRINGS < subset->strings.count)
        part = cff_index_item(&subset->cff, &subset->strings, string - OWN_STRINGS);
    return part.end - part.at == length && !memcmp(subset->cff.bytes + part.at, name, length);
}

static bool open_table(Subset *subset) {
    Cff *cff = &subset->cff;
    subset->names = cff_index(cff, cff_number(cff, 2, 1));
    subset->tops = cff_index(cff, subset->names.end);
    subset->strings = cff_index(cff, subset->tops.end);
    subset->globals = cff_index(cff, subset->strings.end);
    CffPart top = cff_index_item(cff, &subset->tops, 0);
    CffOperator op;
    size_t glyphs = 0, fonts = 0;
    while (cff_next(cff, &top, &op)) {
        if (op.code == CFF_CHARSTRINGS)
            glyphs = (size_t)op.value;
        else if (op.code == CFF_FONTS)
            fonts = (size_t)op.value;
        else if (op.code == CFF_FONT_OF)
            subset->font_of = (size_t)op.value;
        else if (op.code == CFF_ROS)
            subset->is_in_order = is_identity(subset, (unsigned)op.before);
    }
    subset->glyphs = cff_index(cff, glyphs);
    subset->fonts = cff_index(cff, fonts);
    return !cff->is_damaged && glyphs && fonts && subset->font_of;
}

/* FDSelect of format 0 (a byte a glyph) or 3 (ranges). */
static unsigned font_of(Subset *subset, unsigned glyph) {
    Cff *cff = &subset->cff;
    size_t at = subset->font_of;
    unsigned format = cff_number(cff, at, 1);
    if (format == 0)
        return cff_number(cff, at + 1 + glyph, 1);
    unsigned low = 0, high = format == 3 ? cff_number(cff, at + 1, 2) : 0;
    if (high == 0)
        cff->is_damaged = true;
    while (high - low > 1) {
        unsigned middle = (low + high) / 2;
        if (cff_number(cff, at + 3 + (size_t)middle * 3, 2) <= glyph)
            low = middle;
        else
            high = middle;
    }
    return cff_number(cff, at + 5 + (size_t)low * 3, 1);
}

static void open_font(Subset *subset, unsigned number) {
    Cff *cff = &subset->cff;
    Font *font = &subset->font[number];
    *font = (Font){.is_used = true,
                   .number = (uint8_t)subset->n_used,
                   .dictionary = cff_index_item(cff, &subset->fonts, number),
                   .calls = {.global = subset->globals}};
    subset->order[subset->n_used++] = (uint8_t)number;
    CffPart part = font->dictionary;
    for (CffOperator op; cff_next(cff, &part, &op);)
        if (op.code == CFF_PRIVATE)
            font->private = (CffPart){(size_t)op.value, (size_t)op.value + (size_t)op.before};
    part = font->private;
    for (CffOperator op; cff_next(cff, &part, &op);)
        if (op.code == CFF_SUBROUTINES)
            font->calls.local = cff_index(cff, font->private.at + (size_t)op.value);
}

/* Appends a glyph's program to the others. */
static bool put_program(Subset *subset, unsigned glyph, const Font *font) {
    uint8_t made[CHARSTRING_LONGEST];
    size_t size = 0;
    const uint8_t *program = subset->known ? plain_glyphs_find(subset->known, glyph, &size) : NULL;
    if (!program) {
        CffPart part = cff_index_item(&subset->cff, &subset->glyphs, glyph);
        if (!subset->cff.is_damaged)
            size = charstring_make_plain(&subset->cff, part, &font->calls, made);
        if (size == 0 || subset->cff.is_damaged)
            return false;
        if (subset->known)
            plain_glyphs_keep(subset->known, glyph, made, size);
        program = made;
    }
    g_byte_array_append(subset->programs, program, (guint)size);
    return true;
}

static bool add_glyph(Subset *subset, unsigned glyph) {
    unsigned number = font_of(subset, glyph);
    if (subset->cff.is_damaged)
        return false;
    if (!subset->font[number].is_used)
        open_font(subset, number);
    const Font *font = &subset->font[number];
    if (!put_program(subset, glyph, font))
        return false;
    uint32_t end = subset->programs->len;
    g_array_append_val(subset->offsets, end);
    g_byte_array_append(subset->font_ids, &font->number, 1);
    const uint8_t cid[] = {(uint8_t)(glyph >> 8), (uint8_t)glyph};
    if (glyph) /* .notdef is not listed */
        g_byte_array_append(subset->charset, cid, sizeof cid);
    return true;
}

static bool add_glyphs(Subset *subset, const hb_set_t *glyphs) {
    bool is_added = add_glyph(subset, 0);
    for (hb_codepoint_t glyph = 0; is_added && hb_set_next(glyphs, &glyph);)
        is_added = add_glyph(subset, glyph);
    return is_added;
}

static void put_number(GByteArray *out, uint32_t value, unsigned size) {
    for (unsigned i = size; i-- > 0;) {
        uint8_t byte = (uint8_t)(value >> (8 * i));
        g_byte_array_append(out, &byte, 1);
    }
}

static void put_operator(GByteArray *out, unsigned code) {
    if (code >= CFF_ESCAPE)
        put_number(out, 12, 1);
    put_number(out, code & 0xFF, 1);
}

static void put_operand(GByteArray *out, size_t value) {
    put_number(out, 29, 1);
    put_number(out, (uint32_t)value, FIXED_OPERAND - 1);
}

static void put_part(const Subset *subset, GByteArray *out, CffPart part) {
    g_byte_array_append(out, subset->cff.bytes + part.at, (guint)(part.end - part.at));
}

static void put_index(GByteArray *out, const uint8_t *items, const uint32_t *ends, unsigned count) {
    put_number(out, count, 2);
    if (count == 0)
        return;
    uint32_t last = ends[count - 1] + 1;
    unsigned size = last < 1u << 8 ? 1 : last < 1u << 16 ? 2 : last < 1u << 24 ? 3 : 4;
    put_number(out, size, 1);
    put_number(out, 1, size);
    for (unsigned i = 0; i < count; i++)
        put_number(out, ends[i] + 1, size);
    g_byte_array_append(out, items, ends[count - 1]);
}

static void put_strings(Subset *subset, GByteArray *out) {
    if (subset->is_in_order) {
        put_part(subset, out, (CffPart){subset->strings.at, subset->strings.end});
        return;
    }
    g_autoptr(GByteArray) items = g_byte_array_new();
    g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    for (unsigned i = 0; i < subset->strings.count; i++) {
        put_part(subset, items, cff_index_item(&subset->cff, &subset->strings, i));
        g_array_append_val(ends, items->len);
    }
    uint32_t last[] = {items->len + REGISTRY_LENGTH, items->len + sizeof order_words - 1};
    g_byte_array_append(items, (const uint8_t *)order_words, sizeof order_words - 1);
    g_array_append_vals(ends, last, G_N_ELEMENTS(last));
    put_index(out, items->data, (const uint32_t *)(void *)ends->data, ends->len);
}

/* In the shortest form, as veraPDF knows no other at the head of the dictionary. */
static void put_string_id(GByteArray *out, unsigned string) {
    if (string <= 1131)
        put_number(out, (247 << 8) + string - 108, 2);
    else
        put_number(out, 28 << 16 | string, 3);
}

/* The first of a CID-keyed font's operators, which not every font keeps to. */
static void put_order(const Subset *subset, GByteArray *top) {
    unsigned registry = OWN_STRINGS + subset->strings.count;
    put_string_id(top, registry);
    put_string_id(top, registry + 1);
    put_number(top, 139, 1); /* supplement 0 */
    put_operator(top, CFF_ROS);
}

/* Where the parts of the subset come to lie. */
typedef struct {
    size_t charset, font_of, glyphs, fonts;
} Places;

static GByteArray *new_top(Subset *subset, const Places *places) {
    GByteArray *top = g_byte_array_new();
    if (!subset->is_in_order)
        put_order(subset, top);
    CffPart part = cff_index_item(&subset->cff, &subset->tops, 0);
    for (CffOperator op; cff_next(&subset->cff, &part, &op);) {
        size_t place = op.code == CFF_CHARSET       ? places->charset
                       : op.code == CFF_FONT_OF     ? places->font_of
                       : op.code == CFF_CHARSTRINGS ? places->glyphs
                       : op.code == CFF_FONTS       ? places->fonts
                                                    : 0;
        if (op.code == CFF_ROS && !subset->is_in_order)
            continue;
        if (place == 0) {
            put_part(subset, top, op.part);
            continue;
        }
        put_operand(top, place);
        put_operator(top, op.code);
    }
    return top;
}

/* Of a Private DICT only the widths are left: the rest is hints. */
static CffPart put_private(Subset *subset, GByteArray *out, const Font *font) {
    CffPart place = {out->len, 0}, part = font->private;
    for (CffOperator op; cff_next(&subset->cff, &part, &op);)
        if (op.code == CFF_DEFAULT_WIDTH || op.code == CFF_NOMINAL_WIDTH)
            put_part(subset, out, op.part);
    place.end = out->len;
    return place;
}

static void put_fonts(Subset *subset, GByteArray *out, const CffPart *privates) {
    g_autoptr(GByteArray) items = g_byte_array_new();
    uint32_t ends[MOST_FONTS];
    for (unsigned i = 0; i < subset->n_used; i++) {
        CffPart part = subset->font[subset->order[i]].dictionary;
        for (CffOperator op; cff_next(&subset->cff, &part, &op);) {
            if (op.code != CFF_PRIVATE) {
                put_part(subset, items, op.part);
                continue;
            }
            put_operand(items, privates[i].end - privates[i].at);
            put_operand(items, privates[i].at);
            put_operator(items, CFF_PRIVATE);
        }
        ends[i] = items->len;
    }
    put_index(out, items->data, ends, subset->n_used);
}

static void put_head(Subset *subset, GByteArray *out, const Places *places) {
    static const uint8_t header[] = {1, 0, 4, 4};
    g_byte_array_append(out, header, sizeof header);
    put_part(subset, out, (CffPart){subset->names.at, subset->names.end});
    g_autoptr(GByteArray) top = new_top(subset, places);
    put_index(out, top->data, &(uint32_t){top->len}, 1);
    put_strings(subset, out);
    put_index(out, NULL, NULL, 0); /* no subroutines */
}

/* What stands behind the head; says where. */
static void put_body(Subset *subset, GByteArray *out, Places *places) {
    places->charset = out->len;
    put_number(out, 0, 1);
    g_byte_array_append(out, subset->charset->data, subset->charset->len);
    places->font_of = out->len;
    put_number(out, 0, 1);
    g_byte_array_append(out, subset->font_ids->data, subset->font_ids->len);
    places->glyphs = out->len;
    put_index(out, subset->programs->data, (const uint32_t *)(void *)subset->offsets->data,
              subset->offsets->len);
    CffPart privates[MOST_FONTS] = {0};
    for (unsigned i = 0; i < subset->n_used; i++)
        privates[i] = put_private(subset, out, &subset->font[subset->order[i]]);
    places->fonts = out->len;
    put_fonts(subset, out, privates);
}

static void clear(Subset *subset) {
    g_byte_array_unref(subset->programs);
    g_array_unref(subset->offsets);
    g_byte_array_unref(subset->font_ids);
    g_byte_array_unref(subset->charset);
    g_free(subset);
}

/* The head is as long whatever the places are, as their operands are of fixed size: it is written
 * twice, and the second time it knows them. */
GBytes *cff_subset_new(const uint8_t *bytes, size_t length, const hb_set_t *glyphs,
                       PlainGlyphs *known) {
    Subset *subset = g_new0(Subset, 1);
    subset->cff = (Cff){bytes, length, false};
    subset->known = known;
    subset->programs = g_byte_array_new();
    subset->offsets = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    subset->font_ids = g_byte_array_new();
    subset->charset = g_byte_array_new();
    GByteArray *out = NULL;
    if (open_table(subset) && add_glyphs(subset, glyphs)) {
        Places places = {1, 1, 1, 1};
        out = g_byte_array_new();
        put_head(subset, out, &places);
        put_body(subset, out, &places);
        g_autoptr(GByteArray) head = g_byte_array_new();
        put_head(subset, head, &places);
        memcpy(out->data, head->data, head->len);
    }
    if (out && subset->cff.is_damaged)
        g_clear_pointer(&out, g_byte_array_unref);
    clear(subset);
    return out ? g_byte_array_free_to_bytes(out) : NULL;
}
