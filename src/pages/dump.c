/* SPDX-License-Identifier: MIT */
/* Turns pages into text: every mark with its place, for goldens and for the curious. */

#include "pages/pages.h"

/* Hundredths of a point are finer than any eye and steadier than 1/1024. */
#define PT(length) length_to_pt(length)

static void append_text(GString *out, const char *text, size_t length) {
    g_string_append_c(out, '"');
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '"' || text[i] == '\\')
            g_string_append_c(out, '\\');
        if ((unsigned char)text[i] < 0x20)
            g_string_append_printf(out, "\\x%02x", (unsigned char)text[i]);
        else
            g_string_append_c(out, text[i]);
    }
    g_string_append_c(out, '"');
}

static void append_color(GString *out, Color color) {
    static const struct {
        const char *name;
        int count;
    } spaces[] = {[COLOR_NONE] = {"none", 0},
                  [COLOR_GRAY] = {"gray", 1},
                  [COLOR_RGB] = {"rgb", 3},
                  [COLOR_CMYK] = {"cmyk", 4}};
    g_string_append_printf(out, " %s", spaces[color.space].name);
    for (int i = 0; i < spaces[color.space].count; i++)
        g_string_append_printf(out, "%c%.3g", i ? ',' : ':', (double)color.v[i]);
}

static void append_glyphs(GString *out, const FrameMark *mark) {
    const FrameGlyphs *run = mark->glyphs;
    g_string_append_printf(out, " w%.2f %s %.2f", PT(run->width),
                           run->face ? font_face_postscript_name(run->face) : "-", PT(run->size));
    append_color(out, run->color);
    g_string_append_printf(out, " #%u ", mark->owner);
    append_text(out, run->text, run->text_length);
}

static void append_area(GString *out, const FrameMark *mark) {
    g_string_append_printf(out, " %.2fx%.2f", PT(mark->width), PT(mark->height));
    if (mark->kind == MARK_RECT || mark->kind == MARK_MODULES)
        append_color(out, mark->color);
    if (mark->kind == MARK_MODULES)
        g_string_append_printf(out, " %u modules", mark->modules->size);
    if (mark->kind == MARK_IMAGE)
        g_string_append_printf(out, " %ux%u px", mark->image->width, mark->image->height);
    if (mark->kind == MARK_LINK)
        g_string_append_printf(out, " %s", mark->href);
    g_string_append_printf(out, " #%u", mark->owner);
}

static void append_mark(const FrameMark *mark, Point at, void *user) {
    static const char *const kinds[] = {
        [MARK_GLYPHS] = "glyphs", [MARK_RECT] = "rect", [MARK_MODULES] = "modules",
        [MARK_IMAGE] = "image",   [MARK_LINK] = "link", [MARK_FRAME] = "frame"};
    GString *out = user;
    g_string_append_printf(out, "  %s %.2f,%.2f", kinds[mark->kind], PT(at.x), PT(at.y));
    if (mark->kind == MARK_GLYPHS)
        append_glyphs(out, mark);
    else
        append_area(out, mark);
    g_string_append_c(out, '\n');
}

char *pages_book_dump(const PagesBook *book) {
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < book->n_pages; i++) {
        const DocumentPage *page = &book->pages[i];
        g_string_append_printf(out, "page %zu \"%s\" %.2fx%.2f\n", i + 1, page->label,
                               PT(page->frame->width), PT(page->frame->height));
        frame_walk(page->frame, append_mark, out);
    }
    for (size_t i = 0; i < book->n_outline; i++) {
        const DocumentOutlineItem *item = &book->outline[i];
        g_string_append_printf(out, "outline %d page %zu %.2f,%.2f #%u %s\n", item->level,
                               item->page + 1, PT(item->x), PT(item->y), item->structure,
                               item->title);
    }
    for (size_t i = 0; i < book->n_destinations; i++) {
        const DocumentDestination *destination = &book->destinations[i];
        g_string_append_printf(out, "destination %s page %zu %.2f,%.2f\n", destination->name,
                               destination->page + 1, PT(destination->x), PT(destination->y));
    }
    return g_string_free(out, FALSE);
}
