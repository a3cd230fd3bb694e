/* SPDX-License-Identifier: MIT */
/* Turns the prepared text into items: stretches of one face, script, direction and span.
 *
 * Pango itemises. For text that is nothing but Chinese and Latin, all in the face that Pango gives
 * to both, its answer is known beforehand (one face, left to right), and it is not asked: it takes
 * half as long as all the rest of this room. Whether that face has every character, shaping finds
 * out; if not, Pango is asked after all. */

#include "text/parts.h"

#include <string.h>

/* Pango chooses faces; sizes are ours, so that it looks up each family once, not once a size. */
#define ITEMIZING_SIZE (10 * PANGO_SCALE)
#define ENCLOSING_KEYCAP 0x20E3

static bool same_font(const Style *a, const Style *b) {
    return a == b || (a->font_weight == b->font_weight && a->font_style == b->font_style &&
                      g_strcmp0(a->font_families, b->font_families) == 0);
}

static PangoFontDescription *describe(const TextParagraph *paragraph, const Style *style) {
    PangoFontDescription *font = pango_font_description_new();
    pango_font_description_set_family_static(
        font, font_library_families(paragraph->setter->fonts, style->font_families,
                                    paragraph->source->region));
    pango_font_description_set_weight(font, (PangoWeight)style->font_weight);
    pango_font_description_set_style(
        font, style->font_style == FONT_STYLE_ITALIC ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_font_description_set_absolute_size(font, ITEMIZING_SIZE);
    return font;
}

static void add_attribute(PangoAttrList *list, PangoAttribute *attribute, guint start, guint end) {
    attribute->start_index = start;
    attribute->end_index = end;
    pango_attr_list_insert(list, attribute);
}

static PangoAttrList *attributes_of(const TextParagraph *paragraph) {
    PangoAttrList *list = pango_attr_list_new();
    const char *language = region_shaping_language(paragraph->source->region);
    add_attribute(list, pango_attr_language_new(pango_language_from_string(language)), 0,
                  paragraph->length);
    for (uint32_t i = 0; i < paragraph->n_spans;) {
        const Style *style = paragraph->spans[i].run->style;
        uint32_t next = i + 1;
        while (next < paragraph->n_spans && same_font(style, paragraph->spans[next].run->style))
            next++;
        guint end = next < paragraph->n_spans ? paragraph->spans[next].start : paragraph->length;
        PangoFontDescription *font = describe(paragraph, style);
        add_attribute(list, pango_attr_font_desc_new(font), paragraph->spans[i].start, end);
        pango_font_description_free(font);
        i = next;
    }
    return list;
}

/* A stretch of text as Pango, or the short way, has found it. */
typedef struct {
    uint32_t start, end;
    const FontFace *face;
    GUnicodeScript script;
    uint8_t level;
} Stretch;

static hb_script_t script_of(GUnicodeScript script) {
    hb_script_t tag = hb_script_from_iso15924_tag(g_unicode_script_to_iso15924(script));
    switch (tag) {
    case HB_SCRIPT_HAN:
    case HB_SCRIPT_HIRAGANA:
    case HB_SCRIPT_KATAKANA:
    case HB_SCRIPT_BOPOMOFO:
    case HB_SCRIPT_COMMON:
    case HB_SCRIPT_INHERITED:
    case HB_SCRIPT_UNKNOWN:
        return HB_SCRIPT_LATIN; /* digits and marks that Pango counts to the Han before them */
    default:
        return tag;
    }
}

/* Chinese glyphs follow the region, and marks need the Han script with it (TYPOGRAPHY §7); text
 * of other scripts follows its own language, or English: under zh its — and … stay full-width. */
static void set_shaping(const TextParagraph *paragraph, TextItem *item, const Stretch *from) {
    const Style *style = text_item_style(paragraph, item);
    const char *language = region_shaping_language(paragraph->source->region);
    item->script = HB_SCRIPT_HAN;
    if (!item->is_han) {
        item->script = script_of(from->script);
        const char *own = style->lang ? style->lang : paragraph->source->language;
        language = own && region_from_language(own) == REGION_NONE ? own : "en";
    }
    item->language = hb_language_from_string(language, -1);
    item->level = from->level;
    item->size = style->font_size;
    item->rise = style->rise;
}

/* Marks that belong to the character before them must not be parted from it. */
static bool clings(gunichar c) {
    return c >= 0x300 && (g_unichar_ismark(c) || c == 0x200D);
}

static bool stands_alone(gunichar c) {
    return c == LINE_SEPARATOR || c == OBJECT_REPLACEMENT;
}

static uint32_t find_item_end(const TextParagraph *paragraph, const uint8_t *is_han, uint32_t start,
                              uint32_t limit) {
    const char *text = paragraph->text;
    bool han = is_han[start] || text_is_han(g_utf8_get_char(text + start));
    const char *at = g_utf8_next_char(text + start);
    if (stands_alone(g_utf8_get_char(text + start)))
        return (uint32_t)(at - text);
    for (; at < text + limit; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (stands_alone(c))
            break;
        bool is_ideograph = c >= 0x3400 && c <= 0x9FFF;
        if ((is_ideograph || text_is_han(c) || is_han[at - text]) != han && !clings(c))
            break;
    }
    return (uint32_t)(at - text);
}

static void add_items(TextParagraph *paragraph, const uint8_t *is_han, const Stretch *from,
                      GArray *items) {
    uint32_t end = from->end;
    uint32_t span = items->len ? g_array_index(items, TextItem, items->len - 1).span : 0;
    for (uint32_t at = from->start; at < end;) {
        while (span + 1 < paragraph->n_spans && paragraph->spans[span + 1].start <= at)
            span++;
        uint32_t limit = end;
        if (span + 1 < paragraph->n_spans)
            limit = MIN(end, paragraph->spans[span + 1].start);
        TextItem item = {.start = at, .span = span, .face = from->face};
        item.end = find_item_end(paragraph, is_han, at, limit);
        item.is_han = is_han[at] || text_is_han(g_utf8_get_char(paragraph->text + at));
        set_shaping(paragraph, &item, from);
        paragraph->has_right = paragraph->has_right || item.level % 2;
        g_array_append_val(items, item);
        at = item.end;
    }
}

/* A Latin face that stands first in the family list takes the shared marks from the Chinese one;
 * they are given back to the face of the Chinese text beside them. */
static void return_marks(TextParagraph *paragraph) {
    const FontFace *han = NULL;
    for (uint32_t pass = 0; pass < 2; pass++)
        for (uint32_t k = 0; k < paragraph->n_items; k++) {
            TextItem *item = &paragraph->items[pass ? paragraph->n_items - 1 - k : k];
            gunichar c = g_utf8_get_char(paragraph->text + item->start);
            if (item->is_han && c >= 0x2E80)
                han = item->face;
            else if (item->is_han && han && font_face_glyph(item->face, 0x4E00) == 0)
                item->face = han;
        }
}

/* The face that Pango gives to Han and to Latin in this style, if it is one and the same. */
static const FontFace *find_plain_face(const TextParagraph *paragraph, const Style *style) {
    static const char sample[] = "国a";
    TextSetter *setter = paragraph->setter;
    const char *families =
        font_library_families(setter->fonts, style->font_families, paragraph->source->region);
    if (font_library_is_limited(setter->fonts, families))
        return NULL;
    char key[512];
    g_snprintf(key, sizeof key, "%d %d %d %s", style->font_weight, style->font_style,
               paragraph->source->region, families);
    gpointer known;
    if (g_hash_table_lookup_extended(setter->plain, key, NULL, &known))
        return known;
    PangoAttrList *attributes = pango_attr_list_new();
    PangoFontDescription *font = describe(paragraph, style);
    const char *language = region_shaping_language(paragraph->source->region);
    add_attribute(attributes, pango_attr_font_desc_new(font), 0, sizeof sample);
    add_attribute(attributes, pango_attr_language_new(pango_language_from_string(language)), 0,
                  sizeof sample);
    GList *found = pango_itemize(font_library_context(setter->fonts), sample, 0, sizeof sample - 1,
                                 attributes, NULL);
    const FontFace *face = NULL;
    bool is_one = true;
    for (GList *at = found; at; at = at->next) {
        PangoItem *item = at->data;
        const FontFace *here = font_library_face(setter->fonts, item->analysis.font);
        is_one = is_one && (!face || here == face);
        face = here;
        pango_item_free(item);
    }
    g_list_free(found);
    pango_attr_list_unref(attributes);
    pango_font_description_free(font);
    face = is_one ? face : NULL;
    g_hash_table_insert(setter->plain, g_strdup(key), (gpointer)face);
    return face;
}

static bool is_plain(gunichar c) {
    if (c >= 0x3400)
        return c <= 0x9FFF || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF01 && c <= 0xFF5E) ||
               (c >= 0x20000 && c <= 0x3FFFD);
    if (c < 0x250)
        return c >= 0x20 && c != 0xA9 && c != 0xAE && c != 0xAD;
    return (c >= 0x2010 && c <= 0x2027) || c == 0x2E3A || (c >= 0x3000 && c <= 0x3029);
}

static bool is_plain_stretch(const TextParagraph *paragraph, const Stretch *stretch) {
    const char *end = paragraph->text + stretch->end;
    for (const char *at = paragraph->text + stretch->start; at < end; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (stands_alone(c))
            continue;
        /* of the others shaping tells; these it might take apart, and set the parts ill */
        bool may_be_taken_apart = c >= 0x80 && c < 0x3000;
        if (!is_plain(c) || (may_be_taken_apart && !font_face_glyph(stretch->face, c)))
            return false;
    }
    return true;
}

/* The short way: true if every span is plain. */
static bool itemize_plain(TextParagraph *paragraph, const uint8_t *is_han, GArray *items) {
    for (uint32_t i = 0; i < paragraph->n_spans; i++) {
        Stretch stretch = {.start = paragraph->spans[i].start, .script = G_UNICODE_SCRIPT_LATIN};
        stretch.end =
            i + 1 < paragraph->n_spans ? paragraph->spans[i + 1].start : paragraph->length;
        if (stretch.start == stretch.end)
            continue;
        stretch.face = find_plain_face(paragraph, paragraph->spans[i].run->style);
        if (!stretch.face || !is_plain_stretch(paragraph, &stretch))
            return false;
        add_items(paragraph, is_han, &stretch, items);
    }
    return true;
}

/* Pango asks each character for its font, and parts 1️⃣ where the face of the 1 has no key
 * around it: that goes back to the item before. */
static void give_back_key(const TextParagraph *paragraph, Stretch *stretch, GArray *items) {
    TextItem *last = items->len ? &g_array_index(items, TextItem, items->len - 1) : NULL;
    const char *key = paragraph->text + stretch->start;
    if (!last || last->is_han || g_utf8_get_char(key) != ENCLOSING_KEYCAP ||
        (last->span + 1 < paragraph->n_spans &&
         paragraph->spans[last->span + 1].start <= stretch->start))
        return;
    last->end = stretch->start = (uint32_t)(g_utf8_next_char(key) - paragraph->text);
}

static void itemize_any(TextParagraph *paragraph, const uint8_t *is_han, GArray *items) {
    TextSetter *setter = paragraph->setter;
    PangoAttrList *attributes = attributes_of(paragraph);
    GList *found =
        pango_itemize_with_base_dir(font_library_context(setter->fonts), PANGO_DIRECTION_LTR,
                                    paragraph->text, 0, (int)paragraph->length, attributes, NULL);
    for (GList *at = found; at; at = at->next) {
        PangoItem *item = at->data;
        Stretch stretch = {(uint32_t)item->offset, (uint32_t)(item->offset + item->length),
                           font_library_face(setter->fonts, item->analysis.font),
                           (GUnicodeScript)item->analysis.script, item->analysis.level};
        give_back_key(paragraph, &stretch, items);
        add_items(paragraph, is_han, &stretch, items);
        pango_item_free(item);
    }
    g_list_free(found);
    pango_attr_list_unref(attributes);
}

void text_itemize(TextParagraph *paragraph, const uint8_t *is_han, bool is_trusting) {
    if (paragraph->length == 0)
        return;
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(TextItem));
    paragraph->is_trusted = is_trusting && itemize_plain(paragraph, is_han, items);
    if (!paragraph->is_trusted) {
        g_array_set_size(items, 0);
        itemize_any(paragraph, is_han, items);
    }
    paragraph->n_items = items->len;
    paragraph->items = arena_copy(paragraph->arena, items->data, items->len * sizeof(TextItem));
    return_marks(paragraph);
}
