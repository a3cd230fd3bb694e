/* SPDX-License-Identifier: MIT */
/* Turns a finished book into its report (docs/report-schema.json) and its dumps. */

#include "engine.h"

#include <math.h>
#include <string.h>

/* Text from an input may hold anything; the report is UTF-8. */
json_t *report_text(const char *text) {
    if (!text)
        return json_null();
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    return json_string(valid);
}

static json_t *strings(const ArticleList *list) {
    json_t *array = json_array();
    for (size_t i = 0; i < list->count; i++)
        json_array_append_new(array, report_text(list->items[i].value));
    return array;
}

static json_t *report_article(const Article *article) {
    static const char *const scripts[] = {
        [SCRIPT_NONE] = NULL, [SCRIPT_HANS] = "Hans", [SCRIPT_HANT] = "Hant"};
    json_t *object = json_object();
    json_object_set_new(object, "source", report_text(article->source_name));
    json_object_set_new(object, "title", report_text(article->title.value));
    json_object_set_new(object, "url", report_text(article->url.value));
    json_object_set_new(object, "language", report_text(article->language));
    json_object_set_new(object, "script", report_text(scripts[article->script]));
    json_object_set_new(object, "region", report_text(region_name(article->region)));
    json_object_set_new(object, "region_from", report_text(article->region_origin));
    json_object_set_new(object, "charset_declared", report_text(article->charset_declared));
    json_object_set_new(object, "charset_used", report_text(article->charset_used));
    return object;
}

static json_t *report_repairs(const Article *article) {
    json_t *array = json_array();
    for (size_t i = 0; i < article->n_repairs; i++) {
        const ArticleRepair *repair = &article->repairs[i];
        json_t *object = json_object();
        json_object_set_new(object, "kind", json_string(repair->kind));
        json_object_set_new(object, "count", json_integer((json_int_t)repair->count));
        json_object_set_new(object, "detail", report_text(repair->detail));
        json_array_append_new(array, object);
    }
    return array;
}

json_t *report_notice(const KanyinNotice *notice) {
    json_t *object = json_object();
    bool is_warning = notice->severity == KANYIN_SEVERITY_WARNING;
    json_object_set_new(object, "severity", json_string(is_warning ? "warning" : "info"));
    json_object_set_new(object, "code", json_string(notice->code));
    json_object_set_new(object, "source", report_text(notice->source));
    json_object_set_new(object, "line", json_integer(notice->line));
    json_object_set_new(object, "column", json_integer(notice->column));
    json_object_set_new(object, "message", report_text(notice->message));
    return object;
}

static json_t *report_notices(const Notices *notices) {
    json_t *array = json_array();
    for (size_t i = 0; i < notices_count(notices); i++)
        json_array_append_new(array, report_notice(notices_at(notices, i)));
    return array;
}

/* Fonts: the faces that stand on the pages, in the order they appear, with their glyphs counted. */
typedef struct {
    const FontFace *face;
    size_t glyphs;
} FaceUse;

static void count_face(const FrameMark *mark, Point at G_GNUC_UNUSED, void *user) {
    GArray *uses = user;
    if (mark->kind != MARK_GLYPHS)
        return;
    for (guint i = 0; i < uses->len; i++) {
        FaceUse *use = &g_array_index(uses, FaceUse, i);
        if (use->face == mark->glyphs->face) {
            use->glyphs += mark->glyphs->n_glyphs;
            return;
        }
    }
    FaceUse use = {mark->glyphs->face, mark->glyphs->n_glyphs};
    g_array_append_val(uses, use);
}

static json_t *report_fonts(const Document *document) {
    g_autoptr(GArray) uses = g_array_new(FALSE, FALSE, sizeof(FaceUse));
    for (size_t page = 0; page < document->n_pages; page++)
        frame_walk(document->pages[page].frame, count_face, uses);
    json_t *array = json_array();
    for (guint i = 0; i < uses->len; i++) {
        const FaceUse *use = &g_array_index(uses, FaceUse, i);
        json_t *object = json_object();
        json_object_set_new(object, "name", report_text(font_face_postscript_name(use->face)));
        json_object_set_new(object, "family", report_text(font_face_family(use->face)));
        json_object_set_new(object, "version", report_text(font_face_version(use->face)));
        json_object_set_new(object, "path", report_text(font_face_path(use->face)));
        json_object_set_new(object, "glyphs", json_integer((json_int_t)use->glyphs));
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *report_pages(const Document *document) {
    json_t *array = json_array();
    for (size_t i = 0; i < document->n_pages; i++) {
        const DocumentPage *page = &document->pages[i];
        json_t *object = json_object();
        json_object_set_new(object, "label", report_text(page->label));
        json_object_set_new(object, "width_pt", report_points(page->frame->width));
        json_object_set_new(object, "height_pt", report_points(page->frame->height));
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *report_picture(const GalleyPicture *picture) {
    static const char *const spaces[] = {
        [COLOR_NONE] = NULL, [COLOR_GRAY] = "gray", [COLOR_RGB] = "RGB", [COLOR_CMYK] = "CMYK"};
    const Image *image = picture->image;
    double ppi = layout_picture_ppi(picture, image->width, image->height);
    const char *stored = picture->is_resampled ? "resampled"
                         : image->is_passed    ? "passed through"
                                               : "decoded";
    json_t *object = json_object();
    bool is_long = g_str_has_prefix(picture->address, "data:");
    json_object_set_new(object, "address", report_text(is_long ? "data: URI" : picture->address));
    json_object_set_new(object, "form", json_string(image->kind));
    json_object_set_new(object, "file_bytes", json_integer((json_int_t)image->file_size));
    json_object_set_new(object, "pixel_width", json_integer(picture->pixel_width));
    json_object_set_new(object, "pixel_height", json_integer(picture->pixel_height));
    json_object_set_new(object, "color_space", report_text(spaces[image->space]));
    json_object_set_new(object, "has_profile", json_boolean(image->icc != NULL));
    json_object_set_new(object, "has_alpha", json_boolean(image->alpha != NULL));
    json_object_set_new(object, "uses", json_integer((json_int_t)picture->n_uses));
    json_object_set_new(object, "width_pt", report_points(picture->width));
    json_object_set_new(object, "height_pt", report_points(picture->height));
    json_object_set_new(object, "ppi", json_real(round(ppi * 10) / 10));
    json_object_set_new(object, "stored", json_string(stored));
    json_object_set_new(object, "stored_bytes",
                        json_integer((json_int_t)g_bytes_get_size(image->bytes)));
    return object;
}

static json_t *report_pictures(const Galley *galley) {
    json_t *array = json_array();
    for (size_t i = 0; i < galley->n_pictures; i++)
        json_array_append_new(array, report_picture(galley->pictures[i]));
    return array;
}

static const char *const rooms[] = {
    [TIME_READ] = "read", [TIME_ARTICLE] = "article", [TIME_STYLE] = "style",
    [TIME_TEXT] = "text", [TIME_LAYOUT] = "layout",   [TIME_PAGES] = "pages",
    [TIME_PDF] = "pdf",   [TIME_DRAW] = "draw"};

size_t kanyin_book_time_count(const KanyinBook *book G_GNUC_UNUSED) {
    return TIME_COUNT;
}

KanyinTime kanyin_book_time(const KanyinBook *book, size_t index) {
    g_assert(index < TIME_COUNT);
    return (KanyinTime){rooms[index], (double)book->times[index] / 1000};
}

static json_t *report_times(const KanyinBook *book) {
    json_t *object = json_object();
    for (size_t i = 0; i < TIME_COUNT; i++)
        json_object_set_new(object, rooms[i], json_real((double)book->times[i] / 1000));
    return object;
}

char *kanyin_book_report(const KanyinBook *book) {
    const Article *article = book->front;
    json_t *report = json_object();
    json_object_set_new(report, "kanyin", json_string(kanyin_version()));
    json_object_set_new(report, "article", report_article(article));
    if (book->issue)
        json_object_set_new(report, "articles", report_articles(book));
    json_object_set_new(report, "style", report_text(book->style->names));
    json_object_set_new(report, "pages", report_pages(&book->document));
    json_object_set_new(report, "fonts", report_fonts(&book->document));
    json_object_set_new(report, "pictures", report_pictures(book->galley));
    json_object_set_new(report, "repairs", report_repairs(article));
    json_object_set_new(report, "dropped", strings(&article->dropped));
    json_object_set_new(report, "notices", report_notices(book->notices));
    json_object_set_new(report, "lines", report_lines(book->galley));
    if (book->is_timed)
        json_object_set_new(report, "milliseconds", report_times(book));
    char *text = json_dumps(report, JSON_INDENT(2) | JSON_REAL_PRECISION(6));
    json_decref(report);
    char *line = g_strconcat(text, "\n", NULL);
    free(text);
    return line;
}

static char *dump_text(const Galley *galley) {
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < galley->n_texts; i++) {
        g_string_append_printf(out, "paragraph %zu\n", i + 1);
        text_lines_dump(galley->texts[i], out);
    }
    return g_string_free(out, FALSE);
}

char *kanyin_book_dump(const KanyinBook *book, KanyinDump stage) {
    switch (stage) {
    case KANYIN_DUMP_ARTICLE:
        return article_to_json(book->front);
    case KANYIN_DUMP_STYLE:
        return style_tree_dump(book->tree);
    case KANYIN_DUMP_TEXT:
        return dump_text(book->galley);
    case KANYIN_DUMP_LAYOUT:
        return layout_galley_dump(book->galley);
    case KANYIN_DUMP_PAGES:
        break;
    }
    return pages_book_dump(book->pages);
}
