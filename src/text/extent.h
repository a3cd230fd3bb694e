/* SPDX-License-Identifier: MIT */
#pragma once

/* What any line of a segment measures, from differences of sums, without a walk over its atoms. */

#include "text/justify.h"

typedef struct {
    const TextSegment *segment;
    const TextParagraph *paragraph;
    TextSums *sums; /* before each atom of the segment, and at its end */
    Length em;
    bool shrinks;                  /* justified lines do, ragged ones do not */
    bool hangs;                    /* the mark at a line's end may stand beyond the measure */
    Length first_measure, measure; /* of the first line and the others, where they are alike */
} TextExtents;

/* A break, and what every line that ends there has in common. */
typedef struct {
    size_t atom, end; /* the line's content ends before the spaces that precede the break */
    bool is_last;
    Length tail, reserve; /* of the line's last atom */
    Length hang;          /* how much of the tail may hang; 0 none */
    Length hung;          /* how much does */
    const TextSums *sums;
} TextPlace;

static inline size_t text_content_end(const TextParagraph *paragraph, size_t from, size_t to) {
    while (to > from && (paragraph->atoms[to - 1].class == CLASS_SPACE ||
                         paragraph->atoms[to - 1].class == CLASS_BREAK))
        to--;
    return to;
}

static inline Length text_measure_at(const TextExtents *extents, uint32_t line) {
    Length left;
    if (extents->segment->options->measure_of)
        return text_line_measure(extents->segment, line, &left);
    return line == 0 ? extents->first_measure : extents->measure;
}

/* Only marks give up something at a line's end, only words have hyphens there. */
static inline bool text_ends_plainly(const TextAtom *atom) {
    return atom->class != CLASS_MARK && !atom->hyphen;
}

static inline TextPlace text_place_at(const TextExtents *extents, size_t start, size_t b) {
    const TextSegment *segment = extents->segment;
    TextPlace place = {.atom = b, .is_last = b == segment->to, .sums = extents->sums};
    place.end = text_content_end(extents->paragraph, start, b);
    if (place.end == segment->from)
        return place;
    place.sums = &extents->sums[place.end - 1 - segment->from];
    place.tail = extents->paragraph->atoms[place.end - 1].width;
    if (text_ends_plainly(&extents->paragraph->atoms[place.end - 1]))
        return place;
    place.tail += text_end_hyphen(extents->paragraph, place.end - 1) -
                  text_end_trim(extents->paragraph, place.end - 1);
    place.reserve = text_end_reserve(extents->paragraph, place.end - 1);
    if (extents->hangs)
        place.hang = text_end_hang(extents->paragraph, place.end - 1, place.is_last);
    return place;
}

/* The same break, the last mark beyond the measure. */
static inline TextPlace text_let_hang(TextPlace place) {
    place.tail -= place.hang;
    place.hung = place.hang;
    place.hang = place.reserve = 0;
    return place;
}

static inline const TextSums *text_sums_at(const TextExtents *extents, size_t atom) {
    return &extents->sums[atom - extents->segment->from];
}

static inline TextSlack text_slack(const TextExtents *extents, size_t start,
                                   const TextPlace *place) {
    return (TextSlack){text_sums_at(extents, start), place->sums, place->reserve};
}

/* Its edges trimmed: the start by `trim`. */
static inline Length text_natural_width(const TextExtents *extents, size_t start, Length trim,
                                        const TextPlace *place) {
    return (Length)(place->sums->width - text_sums_at(extents, start)->width) + place->tail - trim;
}

/* How far a line could shrink. */
static inline Length text_most_shrink(const TextExtents *extents, size_t start,
                                      const TextPlace *place) {
    if (!extents->shrinks)
        return 0;
    return (Length)(place->sums->shrink - text_sums_at(extents, start)->shrink) + place->reserve;
}

static inline Length text_trim_at(const TextExtents *extents, size_t atom, uint32_t line) {
    const TextSegment *segment = extents->segment;
    return atom < segment->to
               ? text_start_trim(extents->paragraph, atom, line + segment->first_line == 0)
               : 0;
}

/* emergency.c: atoms between which breaks down to `worst` are open because nothing else fits. */
typedef struct {
    size_t from, to;
    TextBreak worst;
} TextOpening;

/* Array of TextOpening in the order of the text. */
GArray *text_find_openings(const TextExtents *extents);
