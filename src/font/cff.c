/* SPDX-License-Identifier: MIT */
/* Turns a CFF table into its parts, and its head into how its glyphs are numbered. */

#include "font/cff.h"

#define ESCAPE 12
#define LAST_OPERATOR 21
#define OPERAND_16 28
#define OPERAND_32 29
#define OPERAND_REAL 30

unsigned cff_number(Cff *cff, size_t at, unsigned size) {
    if (at > cff->length || size > cff->length - at) {
        cff->is_damaged = true;
        return 0;
    }
    unsigned value = 0;
    for (unsigned i = 0; i < size; i++)
        value = value << 8 | cff->bytes[at + i];
    return value;
}

/* Offsets of an INDEX count from the byte before its contents. */
static size_t item_at(Cff *cff, const CffIndex *index, unsigned item) {
    size_t offsets = index->at + 3;
    return offsets - 1 + (size_t)(index->count + 1) * index->offset_size +
           cff_number(cff, offsets + (size_t)item * index->offset_size, index->offset_size);
}

CffIndex cff_index(Cff *cff, size_t at) {
    CffIndex index = {at, at + 2, cff_number(cff, at, 2), 0};
    if (index.count == 0)
        return index;
    index.offset_size = cff_number(cff, at + 2, 1);
    if (index.offset_size >= 1 && index.offset_size <= 4)
        index.end = item_at(cff, &index, index.count);
    else
        cff->is_damaged = true;
    return index;
}

CffPart cff_index_item(Cff *cff, const CffIndex *index, unsigned item) {
    CffPart part = {0, 0};
    if (item < index->count)
        part = (CffPart){item_at(cff, index, item), item_at(cff, index, item + 1)};
    if (part.at >= part.end || part.end > cff->length) {
        cff->is_damaged = true;
        return (CffPart){0, 0};
    }
    return part;
}

static size_t pass_real(Cff *cff, size_t at) {
    for (;; at++) {
        unsigned nibbles = cff_number(cff, at, 1);
        if (cff->is_damaged || (nibbles & 0xF) == 0xF || nibbles >> 4 == 0xF)
            return at + 1;
    }
}

/* One operand of a DICT at `at`; gives the place behind it. */
static size_t pass_operand(Cff *cff, size_t at, int *value) {
    unsigned first = cff_number(cff, at, 1);
    if (first == OPERAND_16) {
        *value = (int16_t)cff_number(cff, at + 1, 2);
        return at + 3;
    }
    if (first == OPERAND_32) {
        *value = (int)cff_number(cff, at + 1, 4);
        return at + 5;
    }
    if (first == OPERAND_REAL)
        return pass_real(cff, at + 1);
    if (first >= 247 && first <= 254) {
        int low = (int)cff_number(cff, at + 1, 1);
        *value = first < 251 ? ((int)first - 247) * 256 + low + 108
                             : -((int)first - 251) * 256 - low - 108;
        return at + 2;
    }
    *value = (int)first - 139;
    return at + 1;
}

/* A charset of the ids themselves: ranges that follow one another, from 1 on (glyph 0 is never
 * listed). Format 0 lists each. */
static bool is_identity_charset(Cff *cff, size_t at, unsigned n_glyphs) {
    unsigned format = cff_number(cff, at++, 1);
    unsigned glyph = 1;
    while (glyph < n_glyphs && !cff->is_damaged) {
        if (format > 2 || cff_number(cff, at, 2) != glyph)
            return false;
        at += 2;
        glyph += format ? 1 + cff_number(cff, at, format) : 1;
        at += format;
    }
    return !cff->is_damaged;
}

bool cff_next(Cff *cff, CffPart *part, CffOperator *found) {
    *found = (CffOperator){.part = *part};
    while (part->at < part->end && !cff->is_damaged) {
        unsigned op = cff_number(cff, part->at, 1);
        if (op > LAST_OPERATOR) {
            found->before = found->value;
            part->at = pass_operand(cff, part->at, &found->value);
            continue;
        }
        if (op == ESCAPE)
            op = CFF_ESCAPE + cff_number(cff, ++part->at, 1);
        found->code = op;
        found->part.end = ++part->at;
        return !cff->is_damaged;
    }
    return false;
}

bool cff_read_numbering(const uint8_t *bytes, size_t length, unsigned n_glyphs,
                        CffNumbering *numbering) {
    Cff cff = {bytes, length, false};
    CffIndex names = cff_index(&cff, cff_number(&cff, 2, 1));
    CffIndex tops = cff_index(&cff, names.end);
    CffPart top = cff_index_item(&cff, &tops, 0);
    CffOperator op;
    int charset = 0;
    *numbering = (CffNumbering){0};
    while (cff_next(&cff, &top, &op)) {
        if (op.code == CFF_CHARSET)
            charset = op.value;
        if (op.code == CFF_ROS)
            numbering->is_cid = true;
    }
    /* Offsets 0 to 2 are predefined charsets of names, which a CID font cannot use. */
    numbering->is_identity =
        numbering->is_cid && charset > 2 && is_identity_charset(&cff, (size_t)charset, n_glyphs);
    return !cff.is_damaged;
}
