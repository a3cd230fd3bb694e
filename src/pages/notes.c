/* SPDX-License-Identifier: MIT */
/* Turns the notes of the galley's text into one stream that columns take from. */

#include "pages/programme.h"

void notes_pour(Programme *programme) {
    const PagesBreaker *breaker = programme->breaker;
    g_autoptr(GArray) stream = g_array_new(FALSE, TRUE, sizeof(NoteStrip));
    int64_t above = 0;
    for (size_t i = 0; i < breaker->n_strips; i++)
        for (size_t k = 0; k < breaker->strips[i].n_notes && !strip_rises(&breaker->strips[i]);
             k++) {
            const GalleyNote *note = breaker->strips[i].notes[k];
            uint32_t first = stream->len;
            for (size_t s = 0; s < note->n_strips; s++) {
                NoteStrip strip = {&note->strips[s], above, first};
                g_array_append_val(stream, strip);
                above += note->strips[s].height;
            }
        }
    programme->n_notes = stream->len;
    NoteStrip end = {.above = above, .first = stream->len};
    g_array_append_val(stream, end);
    programme->notes = g_array_steal(stream, NULL);
    programme->notes_head = repeat_height(breaker->notes_head);
}

int64_t notes_height(const Programme *programme, const State *from, uint32_t boxes,
                     uint32_t notes) {
    const NoteStrip *strips = programme->notes;
    const Riser *risers = programme->boxes;
    int64_t height = strips[notes].above - strips[from->notes].above;
    int64_t of_boxes = risers[boxes].notes_above - risers[from->boxes].notes_above;
    bool is_none = notes == from->notes && of_boxes == 0;
    return is_none ? 0 : programme->notes_head + height + of_boxes;
}

uint32_t notes_reach(const Programme *programme, const State *from, uint32_t boxes, uint32_t end,
                     int64_t room) {
    if (notes_height(programme, from, boxes, end) <= room)
        return end;
    uint32_t fits = from->notes, over = end;
    while (over - fits > 1) {
        uint32_t middle = fits + (over - fits) / 2;
        if (notes_height(programme, from, boxes, middle) <= room)
            fits = middle;
        else
            over = middle;
    }
    while (fits > from->notes && programme->notes[fits].strip->penalty >= PENALTY_NEVER)
        fits--;
    return fits;
}

/* Where the first strips from `first` on may be parted from what follows them. */
uint32_t notes_least(const Programme *programme, uint32_t first, uint32_t end) {
    uint32_t least = MIN(first + 1, end);
    while (least < end && programme->notes[least].strip->penalty >= PENALTY_NEVER)
        least++;
    return least;
}
