/* SPDX-License-Identifier: MIT */
/* Turns pieces that are too wide for any line into openings: stretches in which breaks of worse
 * kinds are allowed, the least evil that makes them fit. */

#include "text/extent.h"

static bool piece_fits(const TextExtents *extents, size_t from, size_t to, Length measure) {
    if (to - from > (size_t)(INT32_MAX / MAX(extents->em, 1))) /* its sum might wrap */
        return false;
    TextPlace place = text_place_at(extents, from, to);
    if (place.end <= from)
        return true;
    if (place.hang)
        place = text_let_hang(place);
    Length natural = text_natural_width(extents, from, 0, &place);
    return natural <= measure || natural - text_most_shrink(extents, from, &place) <= measure;
}

/* Do all pieces fit when breaks down to `worst` are open? */
static bool pieces_fit(const TextExtents *extents, const TextOpening *opening, Length measure) {
    const TextAtom *atoms = extents->paragraph->atoms;
    for (size_t start = opening->from, i = start + 1; i <= opening->to; i++) {
        if (i < opening->to && atoms[i].before > opening->worst)
            continue;
        if (!piece_fits(extents, start, i, measure))
            return false;
        start = i;
    }
    return true;
}

/* What is not to be wrapped may be wider than its box, but not than the page has room. */
static bool is_wider(const TextExtents *extents, size_t from, size_t to, Length measure) {
    return !piece_fits(extents, from, to, MAX(extents->segment->options->room, measure));
}

static TextOpening open_piece(const TextExtents *extents, size_t from, size_t to, Length measure) {
    TextOpening opening = {from, to, BREAK_LOOSER};
    TextBreak last = is_wider(extents, from, to, measure) ? BREAK_HELD_WORD : BREAK_LAST;
    while (opening.worst < last && !pieces_fit(extents, &opening, measure))
        opening.worst++;
    return opening;
}

GArray *text_find_openings(const TextExtents *extents) {
    const TextSegment *segment = extents->segment;
    GArray *openings = g_array_new(FALSE, FALSE, sizeof(TextOpening));
    for (size_t from = segment->from, i = from + 1; i <= segment->to; i++) {
        if (i < segment->to && extents->paragraph->atoms[i].before > BREAK_POOR)
            continue;
        Length measure = text_measure_at(extents, from == segment->from ? 0 : 1);
        /* one or two atoms always fit where a line of type makes sense */
        if ((i > from + 2 || measure < 2 * extents->em) && !piece_fits(extents, from, i, measure)) {
            TextOpening opening = open_piece(extents, from, i, measure);
            g_array_append_val(openings, opening);
        }
        from = i;
    }
    return openings;
}
