/* SPDX-License-Identifier: MIT */
/* Turns a figure's pieces into one box, its picture made smaller where both would not fit a page.
 */

#include "layout/flow.h"

/* A picture smaller than this share of the page says nothing: then the parts may part. */
#define LEAST_SHARE 4

static Piece *largest_picture(Flow *inner) {
    Piece *largest = NULL;
    for (size_t i = 0; i < inner->pieces->len; i++) {
        Piece *piece = flow_piece(inner, i);
        if (piece->picture && (!largest || piece->strip.height > largest->strip.height))
            largest = piece;
    }
    return largest;
}

void figure_join(Flow *inner, const BlockBox *box) {
    Length page = inner->layout->options->page_height;
    Length over = flow_height(inner) + box->above + box->below - page;
    Piece *picture = page > 0 && over > 0 ? largest_picture(inner) : NULL;
    if (picture && picture->strip.height - over >= page / LEAST_SHARE) {
        picture_shrink(picture, picture->strip.height - over);
        over = 0;
    }
    if (inner->pieces->len == 0 || (page > 0 && over > 0))
        return;
    g_array_append_vals(inner->pieces, (Piece[]){flow_flatten(inner, box->left + box->width)}, 1);
}
