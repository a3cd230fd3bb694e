/* SPDX-License-Identifier: MIT */
/* Turns what three margin boxes want into what each gets of their edge. */

#include "pages/edges.h"

#include <stdint.h>

#define MAX_OF(a, b) ((a) > (b) ? (a) : (b))

/* part / whole of `amount`; half of it where there is nothing to go by. */
static Length share(Length amount, int64_t part, int64_t whole) {
    return whole > 0 ? (Length)((int64_t)amount * part / whole) : amount / 2;
}

/* §5.3.2.3: two boxes with extents of their own choice fill the edge. If both fit at their widest
 * the rest goes by those widths; else what lies between least and most is shared; else, where not
 * even the least fits, the edge goes by the least. */
static void share_two(PagesEdgeBox *a, PagesEdgeBox *b, Length available) {
    if (a->is_fixed || b->is_fixed) {
        PagesEdgeBox *fixed = a->is_fixed ? a : b, *other = a->is_fixed ? b : a;
        fixed->extent = fixed->most;
        other->extent = other->is_fixed ? other->most : MAX_OF(available - fixed->most, 0);
        return;
    }
    int64_t most = (int64_t)a->most + b->most, least = (int64_t)a->least + b->least;
    if (most <= available)
        a->extent = a->most + share((Length)(available - most), a->most, most);
    else if (least <= available)
        a->extent = a->least + share((Length)(available - least), a->most - a->least, most - least);
    else
        a->extent = share(available, a->least, least);
    b->extent = available - a->extent;
}

/* The centre box stays in the middle of the page, so both its sides are as wide as the wider of
 * them wants to be: it is weighed against twice that one. */
static void share_with_center(PagesEdgeBox boxes[3], Length available) {
    PagesEdgeBox *start = &boxes[0], *center = &boxes[1], *end = &boxes[2];
    PagesEdgeBox sides = {.least = 2 * MAX_OF(start->least, end->least),
                          .most = 2 * MAX_OF(start->most, end->most)};
    share_two(center, &sides, available);
    Length side = MAX_OF((available - center->extent) / 2, 0);
    center->at = (available - center->extent) / 2;
    if (side > 0)
        center->extent = available - 2 * side; /* no odd unit is lost between them */
    start->extent = start->is_fixed ? start->most : side;
    end->extent = end->is_fixed ? end->most : side;
}

void pages_edge_share(PagesEdgeBox boxes[3], Length available) {
    PagesEdgeBox *start = &boxes[0], *center = &boxes[1], *end = &boxes[2];
    for (int i = 0; i < 3; i++)
        if (!boxes[i].is_there)
            boxes[i] = (PagesEdgeBox){0};
    if (center->is_there) {
        share_with_center(boxes, available);
    } else if (start->is_there && end->is_there) {
        share_two(start, end, available);
    } else {
        PagesEdgeBox *only = start->is_there ? start : end;
        only->extent = only->is_fixed ? only->most : available;
    }
    start->at = 0;
    end->at = available - end->extent;
}
