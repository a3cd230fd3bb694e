/* SPDX-License-Identifier: MIT */
/* Turns items into glyphs and atoms with HarfBuzz, each item within the whole paragraph's text. */

#include "text/parts.h"

#include <string.h>

/* English text beside Chinese faces: their quotes and points are full-width unless asked. */
static const hb_feature_t narrow = {HB_TAG('p', 'w', 'i', 'd'), 1, HB_FEATURE_GLOBAL_START,
                                    HB_FEATURE_GLOBAL_END};

/* Chinese and kana stand in their ems: what a face kerns between kana is made for its proportional
 * forms, and a pair that the line's end parts would leave the line short or long. */
static const hb_feature_t solid = {HB_TAG('k', 'e', 'r', 'n'), 0, HB_FEATURE_GLOBAL_START,
                                   HB_FEATURE_GLOBAL_END};
/* css-text-4 §8.2: letters that stand apart are no ligature. */
static const hb_feature_t loose[] = {
    {HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    {HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
};
#define MOST_FEATURES (1 + G_N_ELEMENTS(loose))

typedef struct {
    TextParagraph *paragraph;
    GArray *items; /* the items, and those made for 〓 */
    uint32_t item; /* being shaped */
    uint32_t room; /* for glyphs */
    Length size;   /* of the item and its face's units */
    int upem;
    bool lacks; /* a character has no glyph */
    Notices *notices;
} Shaping;

static TextAtom *add_atom(Shaping *s, uint32_t text, uint32_t item) {
    TextParagraph *paragraph = s->paragraph;
    TextAtom *atom = &paragraph->atoms[paragraph->n_atoms++];
    *atom = (TextAtom){.text = text, .glyph = paragraph->n_glyphs, .item = item};
    return atom;
}

static void add_bare(Shaping *s, const TextItem *item) {
    TextAtom *atom = add_atom(s, item->start, s->item);
    gunichar c = g_utf8_get_char(s->paragraph->text + item->start);
    atom->class = c == LINE_SEPARATOR ? CLASS_BREAK : CLASS_OBJECT;
    const TextRun *run = s->paragraph->spans[item->span].run;
    const Frame *object = run->leader ? run->leader : run->object;
    atom->width = c == LINE_SEPARATOR || !object ? 0 : object->width;
    s->paragraph->has_leader |= text_atom_leads(s->paragraph, atom);
}

/* Clusters have seldom more glyphs than characters: the room made for those is enough but for
 * marks that are taken apart. */
static TextGlyph *next_glyph(Shaping *s) {
    TextParagraph *paragraph = s->paragraph;
    if (paragraph->n_glyphs == s->room) {
        s->room = s->room * 2 + 16;
        TextGlyph *glyphs = arena_array(paragraph->arena, TextGlyph, s->room);
        memcpy(glyphs, paragraph->glyphs, paragraph->n_glyphs * sizeof *glyphs);
        paragraph->glyphs = glyphs;
    }
    return &paragraph->glyphs[paragraph->n_glyphs++];
}

static Length add_glyph(Shaping *s, uint32_t glyph, const hb_glyph_position_t *at) {
    TextGlyph *made = next_glyph(s);
    *made = (TextGlyph){.glyph = glyph, .advance = font_scale(at->x_advance, s->size, s->upem)};
    if (at->x_offset || at->y_offset) {
        made->x = font_scale(at->x_offset, s->size, s->upem);
        made->y = font_scale(at->y_offset, s->size, s->upem);
    }
    return made->advance;
}

/* No font of the region's chain has the character: 〓 in its place, and a notice that names it. */
static void add_geta(Shaping *s, uint32_t text) {
    TextParagraph *paragraph = s->paragraph;
    TextItem item = g_array_index(s->items, TextItem, s->item);
    const Style *style = paragraph->spans[item.span].run->style;
    item.face = font_library_match(paragraph->setter->fonts, style->font_families,
                                   style->font_weight, false, paragraph->source->region);
    item.is_han = true;
    gunichar c = g_utf8_get_char(paragraph->text + text);
    notices_add(s->notices, KANYIN_SEVERITY_WARNING, "missing-glyph",
                (NoticePlace){.source = paragraph->source->source},
                "no font has a glyph for U+%04X; 〓 stands in its place", c);
    uint32_t glyph = font_face_glyph(item.face, GETA);
    g_array_append_val(s->items, item);
    TextAtom *atom = add_atom(s, text, s->items->len - 1);
    atom->class = CLASS_HAN;
    atom->width = item.size;
    if (!glyph)
        return; /* a face without even 〓 leaves a blank em: .notdef never reaches a frame */
    *next_glyph(s) = (TextGlyph){.glyph = glyph, .advance = item.size};
    atom->n_glyphs = 1;
}

/* An emoji in a face that has no colours of skin stands without: 👍🏽 as 👍. */
static bool lacks_skin(const Shaping *s, const hb_glyph_info_t *infos, unsigned from, unsigned to) {
    const char *first = s->paragraph->text + infos[from].cluster;
    return to - from == 2 && infos[from].codepoint && !infos[from + 1].codepoint &&
           text_is_skin(g_utf8_get_char(g_utf8_next_char(first)));
}

static bool is_missing(const hb_glyph_info_t *infos, unsigned from, unsigned to) {
    for (unsigned i = from; i < to; i++)
        if (infos[i].codepoint == 0)
            return true;
    return false;
}

static void add_cluster(Shaping *s, const hb_glyph_info_t *infos,
                        const hb_glyph_position_t *positions, unsigned from, unsigned to) {
    if (lacks_skin(s, infos, from, to))
        to--;
    if (is_missing(infos, from, to)) {
        s->lacks = true;
        if (s->paragraph->is_trusted)
            return;
        add_geta(s, infos[from].cluster);
        return;
    }
    TextAtom *atom = add_atom(s, infos[from].cluster, s->item);
    for (unsigned i = from; i < to; i++)
        atom->width += add_glyph(s, infos[i].codepoint, &positions[i]);
    atom->n_glyphs = (uint8_t)MIN(to - from, UINT8_MAX);
    text_classify(s->paragraph, atom);
}

static void add_clusters(Shaping *s, hb_buffer_t *buffer, bool is_right) {
    unsigned n, n_positions;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &n);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, &n_positions);
    for (unsigned done = 0; done < n;) {
        unsigned from = done, to;
        if (!is_right) {
            for (to = from + 1; to < n && infos[to].cluster == infos[from].cluster; to++)
                ;
            add_cluster(s, infos, positions, from, to);
            done = to;
        } else { /* atoms stand in the order of reading */
            to = n - done;
            for (from = to - 1; from > 0 && infos[from - 1].cluster == infos[from].cluster; from--)
                ;
            add_cluster(s, infos, positions, from, to);
            done = n - from;
        }
    }
}

/* A face whose letters are all half an em wide is so by design: pwid would undo it. */
static bool is_monospace(const FontFace *face) {
    int advance = font_face_advance(face, font_face_glyph(face, 'i'));
    return advance == font_face_advance(face, font_face_glyph(face, 'm')) &&
           advance == font_face_advance(face, font_face_glyph(face, 'W'));
}

static unsigned choose_features(const TextParagraph *paragraph, const TextItem *item,
                                hb_feature_t features[MOST_FEATURES]) {
    unsigned n = 0;
    if (item->is_han)
        features[n++] = solid;
    else if (!is_monospace(item->face))
        features[n++] = narrow;
    if (text_item_style(paragraph, item)->letter_spacing == 0)
        return n;
    for (size_t i = 0; i < G_N_ELEMENTS(loose); i++)
        features[n++] = loose[i];
    return n;
}

static void shape_item(Shaping *s, const TextItem *item) {
    hb_buffer_t *buffer = s->paragraph->setter->buffer;
    s->size = item->size;
    s->upem = font_face_metrics(item->face)->units_per_em;
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, s->paragraph->text, (int)s->paragraph->length, item->start,
                       (int)(item->end - item->start));
    hb_buffer_set_script(buffer, item->script);
    hb_buffer_set_language(buffer, item->language);
    bool is_right = item->level % 2;
    hb_buffer_set_direction(buffer, is_right ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_feature_t features[MOST_FEATURES];
    hb_shape(font_face_hb_font(item->face), buffer, features,
             choose_features(s->paragraph, item, features));
    add_clusters(s, buffer, is_right);
}

bool text_shape(TextParagraph *paragraph, Notices *notices) {
    paragraph->n_atoms = paragraph->n_glyphs = 0;
    size_t n = (size_t)g_utf8_strlen(paragraph->text, paragraph->length);
    paragraph->atoms = arena_array(paragraph->arena, TextAtom, n + 1);
    Shaping s = {.paragraph = paragraph, .notices = notices, .room = (uint32_t)n + 1};
    paragraph->glyphs = arena_array(paragraph->arena, TextGlyph, n + 1);
    s.items = g_array_sized_new(FALSE, FALSE, sizeof(TextItem), paragraph->n_items + 1);
    g_array_append_vals(s.items, paragraph->items, paragraph->n_items);
    for (s.item = 0; s.item < paragraph->n_items; s.item++) {
        TextItem item = paragraph->items[s.item];
        gunichar c = g_utf8_get_char(paragraph->text + item.start);
        if (c == LINE_SEPARATOR || c == OBJECT_REPLACEMENT)
            add_bare(&s, &item);
        else
            shape_item(&s, &item);
    }
    paragraph->atoms[paragraph->n_atoms] =
        (TextAtom){.text = paragraph->length, .glyph = paragraph->n_glyphs, .class = CLASS_BREAK};
    if (s.items->len > paragraph->n_items)
        paragraph->items =
            arena_copy(paragraph->arena, s.items->data, s.items->len * sizeof(TextItem));
    paragraph->n_items = s.items->len;
    g_array_free(s.items, TRUE);
    text_join_units(paragraph);
    return !(s.lacks && paragraph->is_trusted);
}
