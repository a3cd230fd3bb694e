/* SPDX-License-Identifier: MIT */
/* Turns the pictures that were read into what is told of them where they stand, and those that are
 * finer than was asked for into coarser ones. */

#include "layout/flow.h"

#include <math.h>

#define POINTS_PER_INCH 72.0
#define POINTS_PER_MM (72.0 / 25.4)

/* What is done to each mark that shows a picture. */
typedef void (*Visit)(FrameMark *mark, GalleyPicture *picture);

/* The frames are ours until the galley is handed on. */
static void visit_frame(const Frame *frame, GHashTable *pictures, Visit visit) {
    for (uint32_t i = 0; i < frame->n_marks; i++) {
        FrameMark *mark = &frame->marks[i];
        if (mark->kind == MARK_FRAME)
            visit_frame(mark->frame, pictures, visit);
        else if (mark->kind == MARK_IMAGE)
            visit(mark, g_hash_table_lookup(pictures, mark->image));
    }
}

static void visit_strips(const Strip *strips, size_t n_strips, GHashTable *pictures, Visit visit);

/* What does not stand where it was called: running elements, notes, the paragraph set otherwise. */
static void visit_apart(const Strip *strip, GHashTable *pictures, Visit visit) {
    for (size_t i = 0; i < strip->n_strings; i++)
        if (strip->strings[i].element)
            visit_frame(strip->strings[i].element, pictures, visit);
    for (size_t i = 0; i < strip->n_notes; i++)
        visit_strips(strip->notes[i]->strips, strip->notes[i]->n_strips, pictures, visit);
    for (int i = 0; strip->paragraph && i < 2; i++) {
        const GalleySetting *setting = &strip->paragraph->settings[i];
        visit_strips(setting->strips, setting->n_strips, pictures, visit);
    }
}

static void visit_strips(const Strip *strips, size_t n_strips, GHashTable *pictures, Visit visit) {
    const GalleyRepeat *repeated[2] = {NULL, NULL};
    for (size_t i = 0; i < n_strips; i++) {
        const Strip *strip = &strips[i];
        const GalleyRepeat *ends[] = {strip->head, strip->foot};
        if (strip->frame)
            visit_frame(strip->frame, pictures, visit);
        visit_apart(strip, pictures, visit);
        for (int end = 0; end < 2; end++) { /* neighbours mostly share them */
            if (ends[end] && ends[end] != repeated[end] && ends[end]->frame)
                visit_frame(ends[end]->frame, pictures, visit);
            repeated[end] = ends[end];
        }
    }
}

static void count_use(FrameMark *mark, GalleyPicture *picture) {
    picture->n_uses++;
    picture->width = MAX(picture->width, mark->width);
    picture->height = MAX(picture->height, mark->height);
}

static void show_anew(FrameMark *mark, GalleyPicture *picture) {
    mark->image = picture->image;
}

static double inches(Length length) {
    return length_to_pt(MAX(length, 1)) / POINTS_PER_INCH;
}

double layout_picture_ppi(const GalleyPicture *picture, uint32_t pixel_width,
                          uint32_t pixel_height) {
    return MIN(pixel_width / inches(picture->width), pixel_height / inches(picture->height));
}

static void judge_resolution(Layout *layout, const GalleyPicture *picture) {
    double ppi = layout_picture_ppi(picture, picture->pixel_width, picture->pixel_height);
    NoticePlace place = {.source = picture->source_name};
    if (ppi < LAYOUT_LEAST_PPI)
        notices_add(layout->notices, KANYIN_SEVERITY_WARNING, "low-resolution", place,
                    "the picture %s has %.0f pixels an inch at %.0f × %.0f mm, fewer than %d",
                    picture_name(picture->address), ppi,
                    length_to_pt(picture->width) / POINTS_PER_MM,
                    length_to_pt(picture->height) / POINTS_PER_MM, LAYOUT_LEAST_PPI);
}

/* Never more pixels than there are. A picture whose data fail now did not when it was checked. */
static void make_coarser(Layout *layout, GalleyPicture *picture) {
    double wanted = layout->options->picture_ppi;
    const Image *image = picture->image;
    double width = ceil(inches(picture->width) * wanted);
    double height = ceil(inches(picture->height) * wanted);
    if (wanted <= 0 || width >= image->width || height >= image->height)
        return;
    Image *made = image_resample(layout->home, image, (uint32_t)width, (uint32_t)height, NULL);
    if (!made)
        return;
    NoticePlace place = {.source = picture->source_name};
    notices_add(layout->notices, KANYIN_SEVERITY_INFO, "resampled", place,
                "the picture %s of %u × %u pixels is set in %u × %u, %.0f an inch",
                picture_name(picture->address), image->width, image->height, made->width,
                made->height, wanted);
    image_empty((Image *)image);
    picture->image = made;
    picture->is_resampled = true;
}

static void take_shown(Layout *layout, Galley *galley) {
    GPtrArray *shown = g_ptr_array_new();
    for (guint i = 0; i < layout->read->len; i++) {
        GalleyPicture *picture = layout->read->pdata[i];
        if (picture->n_uses > 0)
            g_ptr_array_add(shown, picture);
        else
            image_empty((Image *)picture->image);
    }
    galley->n_pictures = shown->len;
    if (shown->len > 0)
        galley->pictures =
            arena_copy(galley->arena, shown->pdata, shown->len * sizeof *shown->pdata);
    g_ptr_array_unref(shown);
}

void pictures_settle(Layout *layout, Galley *galley) {
    g_autoptr(GHashTable) pictures = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < layout->read->len; i++) {
        GalleyPicture *picture = layout->read->pdata[i];
        g_hash_table_insert(pictures, (gpointer)picture->image, picture);
    }
    visit_strips(galley->strips, galley->n_strips, pictures, count_use);
    take_shown(layout, galley);
    for (size_t i = 0; i < galley->n_pictures; i++) {
        GalleyPicture *picture = (GalleyPicture *)galley->pictures[i];
        judge_resolution(layout, picture);
        make_coarser(layout, picture);
    }
    visit_strips(galley->strips, galley->n_strips, pictures, show_anew);
}
