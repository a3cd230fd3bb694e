/* SPDX-License-Identifier: MIT */
/* Turns the cells of a row taller than half a page into cells that a page can part side by side.
 *
 * Cells with lines of one height have gaps side by side everywhere, and nothing is done. Where they
 * have not (larger type, blocks with margins), the longest cell's gaps are guides, one every so
 * often; what would stand across a guide in another cell moves down to it, and all behind it with
 * it. Behind the longest cell's end the next longest gives the guides. */

#include "layout/table.h"

#define TALL_SHARE 2  /* of a page: lower rows are left as they are */
#define GUIDE_SHARE 8 /* of a page between two guides */

static Piece *piece_at(const TableBox *box, guint index) {
    return &g_array_index(box->pieces, Piece, index);
}

static gint by_height(gconstpointer a, gconstpointer b) {
    const TablePlaced *const *one = a, *const *other = b;
    Length left = (*one)->box.content_height, right = (*other)->box.content_height;
    if (left != right)
        return left < right ? 1 : -1;
    return *one < *other ? -1 : 1;
}

/* The first piece that must go with this one. */
static guint chain_start(const TableBox *box, guint index) {
    while (index > 0 && piece_at(box, index)->strip.penalty >= PENALTY_NEVER)
        index--;
    return index;
}

/* The highest place of the pieces from `start` to `end`, which a negative margin may pull up. */
static Length top_of(const TableBox *box, guint start, guint end) {
    Length y = box->above, top = LENGTH_MAX;
    for (guint i = 0; i <= end; i++) {
        if (i >= start)
            top = MIN(top, y);
        y = length_add(y, piece_at(box, i)->strip.height);
    }
    return top;
}

static void move_down(TableBox *box, guint index, Length by) {
    Piece space = {.baseline = NO_BASELINE, .strip = {.kind = STRIP_SPACE, .height = by}};
    g_array_insert_val(box->pieces, index, space);
    box->content_height = length_add(box->content_height, by);
}

/* What stands across a guide moves down to it, once; behind a negative margin, which leads back up,
 * a guide that nothing stood across counts again. */
static void follow(TableBox *box, const GArray *guides) {
    Length y = box->above;
    for (guint i = 0, g = 0, done = 0; i < box->pieces->len; i++) {
        Length bottom = length_add(y, piece_at(box, i)->strip.height);
        while (g > done && g_array_index(guides, Length, g - 1) > y)
            g--;
        while (g < guides->len && g_array_index(guides, Length, g) <= y)
            g++;
        if (g < guides->len && g_array_index(guides, Length, g) < bottom) {
            Length guide = g_array_index(guides, Length, g);
            guint start = chain_start(box, i);
            Length top = top_of(box, start, i);
            bool may_move =
                start > 0 && top < guide && (g == 0 || top > g_array_index(guides, Length, g - 1));
            if (may_move) {
                move_down(box, start, guide - top);
                bottom = length_add(bottom, guide - top);
                i++;
            }
            for (g++; g < guides->len && g_array_index(guides, Length, g) < bottom;)
                g++;
            done = g;
        }
        y = bottom;
    }
}

static void add_guides(GArray *guides, const TableBox *box, Length distance) {
    Length last = guides->len > 0 ? g_array_index(guides, Length, guides->len - 1) : 0;
    Length y = box->above;
    for (guint i = 0; i < box->pieces->len; i++) {
        const Strip *strip = &piece_at(box, i)->strip;
        if (i > 0 && strip->penalty < PENALTY_NEVER && y >= length_add(last, distance)) {
            g_array_append_val(guides, y);
            last = y;
        }
        y = length_add(y, strip->height);
    }
}

void table_level_row(TableBand *band, guint first, Length page_height) {
    g_autoptr(GPtrArray) tall = g_ptr_array_new();
    for (guint i = first; i < band->placed->len; i++) {
        TablePlaced *placed = &g_array_index(band->placed, TablePlaced, i);
        if (table_box_is_partable(&placed->box, placed->cell))
            g_ptr_array_add(tall, placed);
    }
    g_ptr_array_sort(tall, by_height);
    const TablePlaced *tallest = tall->len > 0 ? tall->pdata[0] : NULL;
    if (page_height <= 0 || tall->len < 2 || tallest->box.content_height < page_height / TALL_SHARE)
        return;
    g_autoptr(GArray) guides = g_array_new(FALSE, FALSE, sizeof(Length));
    for (guint i = 0; i < tall->len; i++) {
        TablePlaced *placed = tall->pdata[i];
        TableBox *box = &placed->box;
        Length before = box->content_height;
        if (i > 0)
            follow(box, guides);
        add_guides(guides, box, page_height / GUIDE_SHARE);
        box->height = length_add(box->height, box->content_height - before);
    }
}
