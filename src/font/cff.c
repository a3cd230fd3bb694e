/* SPDX-License-Identifier: MIT */
/* Turns the head of a CFF table into how its glyphs are numbered. */

#include "font/cff.h"

#define OPERATOR_CHARSET 15
#define OPERATOR_ESCAPE 12
#define OPERATOR_ROS 30 /* after the escape */
#define LAST_OPERATOR 21
#define OPERAND_16 28
#define OPERAND_32 29
#define OPERAND_REAL 30

typedef struct {
    const uint8_t *bytes;
    size_t length;
    bool is_damaged;
} Cff;

static unsigned number_at(Cff *cff, size_t at, unsigned size) {
    if (at > cff->length || size > cff->length - at) {
        cff->is_damaged = true;
        return 0;
    }
    unsigned value = 0;
    for (unsigned i = 0; i < size; i++)
        value = value << 8 | cff->bytes[at + i];
    return value;
}

/* The place of INDEX data item 0 to *end; gives the place behind the whole INDEX. */
static size_t pass_index(Cff *cff, size_t at, size_t *first, size_t *first_end) {
    unsigned count = number_at(cff, at, 2);
    if (count == 0)
        return at + 2;
    unsigned size = number_at(cff, at + 2, 1);
    if (size < 1 || size > 4) {
        cff->is_damaged = true;
        return at;
    }
    size_t data = at + 2 + (size_t)(count + 1) * size;
    *first = data + number_at(cff, at + 3, size);
    *first_end = data + number_at(cff, at + 3 + size, size);
    return data + number_at(cff, at + 3 + (size_t)count * size, size);
}

static size_t pass_real(Cff *cff, size_t at) {
    for (;; at++) {
        unsigned nibbles = number_at(cff, at, 1);
        if (cff->is_damaged || (nibbles & 0xF) == 0xF || nibbles >> 4 == 0xF)
            return at + 1;
    }
}

/* One operand of a DICT at `at`; gives the place behind it. */
static size_t pass_operand(Cff *cff, size_t at, int *value) {
    unsigned first = number_at(cff, at, 1);
    if (first == OPERAND_16) {
        *value = (int16_t)number_at(cff, at + 1, 2);
        return at + 3;
    }
    if (first == OPERAND_32) {
        *value = (int)number_at(cff, at + 1, 4);
        return at + 5;
    }
    if (first == OPERAND_REAL)
        return pass_real(cff, at + 1);
    if (first >= 247 && first <= 254) {
        int low = (int)number_at(cff, at + 1, 1);
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
    unsigned format = number_at(cff, at++, 1);
    unsigned glyph = 1;
    while (glyph < n_glyphs && !cff->is_damaged) {
        if (format > 2 || number_at(cff, at, 2) != glyph)
            return false;
        at += 2;
        glyph += format ? 1 + number_at(cff, at, format) : 1;
        at += format;
    }
    return !cff->is_damaged;
}

bool cff_read_numbering(const uint8_t *bytes, size_t length, unsigned n_glyphs,
                        CffNumbering *numbering) {
    Cff cff = {bytes, length, false};
    size_t at = 0, end = 0;
    size_t names_end = pass_index(&cff, number_at(&cff, 2, 1), &at, &end);
    at = end = 0;
    pass_index(&cff, names_end, &at, &end);
    int charset = 0, value = 0;
    *numbering = (CffNumbering){0};
    while (at < end && !cff.is_damaged) {
        unsigned op = number_at(&cff, at, 1);
        if (op > LAST_OPERATOR) {
            at = pass_operand(&cff, at, &value);
            continue;
        }
        if (op == OPERATOR_CHARSET)
            charset = value;
        if (op == OPERATOR_ESCAPE && number_at(&cff, ++at, 1) == OPERATOR_ROS)
            numbering->is_cid = true;
        at++;
    }
    /* Offsets 0 to 2 are predefined charsets of names, which a CID font cannot use. */
    numbering->is_identity =
        numbering->is_cid && charset > 2 && is_identity_charset(&cff, (size_t)charset, n_glyphs);
    return !cff.is_damaged && names_end > 0;
}
