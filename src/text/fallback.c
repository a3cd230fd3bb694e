/* SPDX-License-Identifier: MIT */
/* Turns items whose face lacks a character, or the italic that was asked for, into items of faces
 * that have it.
 *
 * A word stays in one face: ά from another one amid Greek letters would show. What no face has
 * keeps its item's, and becomes 〓 when it is shaped. */

#include "text/parts.h"

typedef struct {
    TextParagraph *paragraph;
    FontLibrary *fonts;
    GArray *items; /* of TextItem, made anew */
    Notices *notices;
} Fallback;

static bool is_selector(gunichar c) {
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

/* As text or as an emoji: pages have one form of both. */
static bool is_presentation(gunichar selector) {
    return selector == 0xFE0E || selector == 0xFE0F;
}

/* Characters that show nothing of their own, or belong to the one before them. */
static bool is_silent(gunichar c) {
    return is_selector(c) || c == LINE_SEPARATOR || c == OBJECT_REPLACEMENT ||
           g_unichar_type(c) == G_UNICODE_FORMAT || g_unichar_iscntrl(c) || text_is_skin(c);
}

static gunichar character_at(const Fallback *f, uint32_t at) {
    return g_utf8_get_char(f->paragraph->text + at);
}

static uint32_t next_of(const Fallback *f, uint32_t at) {
    return (uint32_t)(g_utf8_next_char(f->paragraph->text + at) - f->paragraph->text);
}

/* 葛󠄀 with its selector: the region's face, Japan's (most sequences are hers), then the others.
 */
static const FontFace *find_variant(Fallback *f, const TextItem *item, gunichar c,
                                    gunichar selector) {
    if (font_face_variant(item->face, c, selector))
        return item->face;
    const Style *style = text_item_style(f->paragraph, item);
    const FontFace *japanese =
        font_library_match(f->fonts, style->font_families, style->font_weight, false, REGION_JP);
    if (font_face_variant(japanese, c, selector))
        return japanese;
    const FontFace *other = font_library_fallback(f->fonts, item->face, c, selector);
    if (!other && text_is_han(c) && !is_presentation(selector))
        notices_add(f->notices, KANYIN_SEVERITY_WARNING, "variant-missing",
                    (NoticePlace){.source = f->paragraph->source->source},
                    "no font has the variant U+%04X of U+%04X; its usual form stands in its place",
                    selector, c);
    return other;
}

static bool is_word_part(gunichar c) {
    return (g_unichar_isalpha(c) || g_unichar_ismark(c)) && !text_is_han(c);
}

static uint32_t word_end(const Fallback *f, const TextItem *item, uint32_t at) {
    if (g_unichar_ismark(character_at(f, at)))
        return at; /* of what stands before it */
    while (at < item->end && is_word_part(character_at(f, at)))
        at = next_of(f, at);
    return at;
}

static bool has_all(const Fallback *f, const FontFace *face, uint32_t at, uint32_t end) {
    for (; at < end; at = next_of(f, at)) {
        gunichar c = character_at(f, at);
        if (!is_silent(c) && !font_face_glyph(face, c))
            return false;
    }
    return true;
}

/* The face of all from `at` to `end`; NULL: no single one has it. */
static const FontFace *face_for_all(const Fallback *f, const TextItem *item, uint32_t at,
                                    uint32_t end) {
    if (has_all(f, item->face, at, end))
        return item->face;
    for (uint32_t i = at; i < end; i = next_of(f, i)) {
        gunichar c = character_at(f, i);
        if (is_silent(c) || font_face_glyph(item->face, c))
            continue;
        const FontFace *other = font_library_fallback(f->fonts, item->face, c, 0);
        return other && has_all(f, other, at, end) ? other : NULL;
    }
    return NULL;
}

/* A character with what clings to it. */
static uint32_t cluster_end(const Fallback *f, const TextItem *item, uint32_t at) {
    for (at = next_of(f, at); at < item->end; at = next_of(f, at)) {
        gunichar c = character_at(f, at);
        if (!g_unichar_ismark(c) && !is_silent(c))
            break;
    }
    return at;
}

static const FontFace *face_for_cluster(Fallback *f, const TextItem *item, uint32_t at,
                                        uint32_t end) {
    gunichar c = character_at(f, at);
    uint32_t next = next_of(f, at);
    gunichar selector = next < end ? character_at(f, next) : 0;
    const FontFace *face = is_selector(selector) ? find_variant(f, item, c, selector) : NULL;
    if (!face || !has_all(f, face, at, end)) /* the 1 of 1️⃣, but not the key around it */
        face = face_for_all(f, item, at, end);
    if (!face && !font_face_glyph(item->face, c))
        face = font_library_fallback(f->fonts, item->face, c, 0);
    return face ? face : item->face;
}

static void put(Fallback *f, const TextItem *item, const FontFace *face, uint32_t start,
                uint32_t end) {
    TextItem *last = f->items->len ? &g_array_index(f->items, TextItem, f->items->len - 1) : NULL;
    if (last && start > item->start && last->face == face) {
        last->end = end;
        return;
    }
    TextItem made = *item;
    made.start = start;
    made.end = end;
    made.face = face;
    g_array_append_val(f->items, made);
}

static void split_clusters(Fallback *f, const TextItem *item, uint32_t at, uint32_t stop) {
    for (uint32_t end; at < stop; at = end) {
        end = cluster_end(f, item, at);
        put(f, item, face_for_cluster(f, item, at, end), at, end);
    }
}

/* A word is looked at once: one that no face has whole may be as long as the text. */
static void split(Fallback *f, const TextItem *item) {
    for (uint32_t at = item->start, end; at < item->end; at = end) {
        end = word_end(f, item, at);
        const FontFace *face = end > at ? face_for_all(f, item, at, end) : NULL;
        if (face) {
            put(f, item, face, at, end);
            continue;
        }
        end = end > at ? end : cluster_end(f, item, at);
        split_clusters(f, item, at, end);
    }
}

static bool is_upright(const TextParagraph *paragraph, const TextItem *item) {
    return !item->is_han && text_item_style(paragraph, item)->font_style == FONT_STYLE_ITALIC &&
           !font_face_metrics(item->face)->is_italic &&
           !font_face_metrics(item->face)->is_fixed_pitch;
}

static bool has_letter(const TextParagraph *paragraph, const TextItem *item) {
    for (const char *at = paragraph->text + item->start; at < paragraph->text + item->end;
         at = g_utf8_next_char(at))
        if (g_unichar_isalpha(g_utf8_get_char(at)))
            return true;
    return false;
}

static void slant(Fallback *f) {
    for (uint32_t i = 0; i < f->paragraph->n_items; i++) {
        TextItem *item = &f->paragraph->items[i];
        if (!is_upright(f->paragraph, item) || !has_letter(f->paragraph, item))
            continue;
        const FontFace *italic = font_library_italic(f->fonts, item->face);
        if (italic && has_all(f, italic, item->start, item->end))
            item->face = italic;
    }
}

const FontFace *text_paragraph_upright(const TextParagraph *paragraph) {
    for (uint32_t i = 0; i < paragraph->n_items; i++)
        if (is_upright(paragraph, &paragraph->items[i]) &&
            has_letter(paragraph, &paragraph->items[i]))
            return paragraph->items[i].face;
    return NULL;
}

void text_fall_back(TextParagraph *paragraph, Notices *notices) {
    Fallback f = {.paragraph = paragraph, .fonts = paragraph->setter->fonts, .notices = notices};
    slant(&f);
    if (paragraph->is_trusted)
        return;
    f.items = g_array_sized_new(FALSE, FALSE, sizeof(TextItem), paragraph->n_items + 1);
    for (uint32_t i = 0; i < paragraph->n_items; i++)
        split(&f, &paragraph->items[i]);
    paragraph->n_items = f.items->len;
    paragraph->items = arena_copy(paragraph->arena, f.items->data, f.items->len * sizeof(TextItem));
    g_array_free(f.items, TRUE);
}
