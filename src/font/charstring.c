/* SPDX-License-Identifier: MIT */
/* Turns a glyph's program into one without subroutines and hints.
 *
 * Nothing is computed: operands are copied as they stand, and taken back when the operator behind
 * them turns out to be a call (its last operand was the subroutine's number) or a hint. */

#include "font/charstring.h"

#define MOST_OPERANDS 48
#define MOST_CALLS 10 /* one inside the other */

enum {
    HSTEM = 1,
    VSTEM = 3,
    CALL_LOCAL = 10,
    RETURN = 11,
    ESCAPE = 12,
    ENDCHAR = 14,
    HSTEM_HM = 18,
    HINTMASK = 19,
    CNTRMASK = 20,
    VSTEM_HM = 23,
    NUMBER_16 = 28,
    CALL_GLOBAL = 29,
    FIRST_NUMBER = 32,
    FIXED = 255,
    FLEX_FIRST = 34, /* escaped */
    FLEX_LAST = 37
};

typedef struct {
    Cff *cff;
    const CharstringCalls *calls;
    uint8_t *out;
    size_t size;
    size_t operands[MOST_OPERANDS]; /* where in `out` each begins that no operator has taken yet */
    size_t origins[MOST_OPERANDS];  /* and where in the table */
    unsigned n_operands, n_stems;
    unsigned n_kept;  /* 1: the first operand is the glyph's width, found before hints */
    bool knows_width; /* the first operator has told whether a width stands before it */
    bool is_ended;
} Plain;

/* Bytes are few, and a call for them takes longer than they do. */
static inline bool copy(Plain *plain, size_t at, size_t size) {
    if (size > CHARSTRING_LONGEST - plain->size)
        return false;
    const uint8_t *from = plain->cff->bytes + at;
    uint8_t *to = plain->out + plain->size;
    plain->size += size;
    do
        *to++ = *from++;
    while (--size);
    return true;
}

static inline size_t number_size(unsigned first) {
    return first == NUMBER_16 ? 3 : first == FIXED ? 5 : first < 247 ? 1 : 2;
}

static int number_value(const uint8_t *p) {
    if (*p == NUMBER_16)
        return (int16_t)(p[1] << 8 | p[2]);
    if (*p < 247)
        return *p - 139;
    if (*p < 251)
        return (*p - 247) * 256 + p[1] + 108;
    return *p == FIXED ? (int16_t)(p[1] << 8 | p[2]) : -(*p - 251) * 256 - p[1] - 108;
}

static inline bool push(Plain *plain, size_t at, size_t size) {
    if (plain->n_operands == MOST_OPERANDS)
        return false;
    plain->origins[plain->n_operands] = at;
    plain->operands[plain->n_operands++] = plain->size;
    return copy(plain, at, size);
}

/* Takes the operands of a hint back, but not the width. */
static void drop_stems(Plain *plain) {
    if (!plain->knows_width)
        plain->n_kept = plain->n_operands % 2;
    plain->knows_width = true;
    plain->n_stems += (plain->n_operands - plain->n_kept) / 2;
    if (plain->n_operands > plain->n_kept)
        plain->size = plain->operands[plain->n_kept];
    plain->n_operands = plain->n_kept;
}

static bool draw(Plain *plain, size_t at, size_t size) {
    plain->n_operands = plain->n_kept = 0;
    plain->knows_width = true;
    return copy(plain, at, size);
}

static bool run(Plain *plain, CffPart part, unsigned depth);

static bool call(Plain *plain, const CffIndex *subroutines, unsigned depth) {
    if (plain->n_operands <= plain->n_kept || depth == MOST_CALLS)
        return false;
    plain->size = plain->operands[--plain->n_operands];
    unsigned count = subroutines->count;
    int number = number_value(plain->cff->bytes + plain->origins[plain->n_operands]) +
                 (count < 1240    ? 107
                  : count < 33900 ? 1131
                                  : 32768);
    if (number < 0 || (unsigned)number >= count)
        return false;
    CffPart part = cff_index_item(plain->cff, subroutines, (unsigned)number);
    return !plain->cff->is_damaged && run(plain, part, depth + 1);
}

/* The operator at *at, which is moved behind it. */
static bool operate(Plain *plain, size_t *at, size_t end, unsigned depth) {
    size_t start = *at;
    unsigned op = plain->cff->bytes[(*at)++];
    switch (op) {
    case HSTEM:
    case VSTEM:
    case HSTEM_HM:
    case VSTEM_HM:
        drop_stems(plain);
        return true;
    case HINTMASK:
    case CNTRMASK:
        drop_stems(plain);
        *at += (plain->n_stems + 7) / 8;
        return *at <= end;
    case CALL_LOCAL:
        return call(plain, &plain->calls->local, depth);
    case CALL_GLOBAL:
        return call(plain, &plain->calls->global, depth);
    case ESCAPE:
        op = *at < end ? plain->cff->bytes[(*at)++] : 0;
        return op >= FLEX_FIRST && op <= FLEX_LAST && draw(plain, start, 2);
    case ENDCHAR:
        plain->is_ended = true;
        return draw(plain, start, 1);
    default:
        return draw(plain, start, 1);
    }
}

static bool run(Plain *plain, CffPart part, unsigned depth) {
    for (size_t at = part.at; at < part.end && !plain->is_ended;) {
        unsigned first = plain->cff->bytes[at];
        if (first == RETURN)
            return depth > 0;
        if (first != NUMBER_16 && first < FIRST_NUMBER) {
            if (!operate(plain, &at, part.end, depth))
                return false;
            continue;
        }
        size_t size = number_size(first);
        if (size > part.end - at || !push(plain, at, size))
            return false;
        at += size;
    }
    return true;
}

size_t charstring_make_plain(Cff *cff, CffPart glyph, const CharstringCalls *calls, uint8_t *out) {
    Plain plain = {.cff = cff, .calls = calls, .out = out};
    return run(&plain, glyph, 0) && plain.is_ended ? plain.size : 0;
}
