/* SPDX-License-Identifier: MIT */
/* Turns the glyphs that were shown into embedded subsets, widths and descriptors. */

#include "pdf/fonts.h"

#include "pdf/program.h"
#include "pdf/stream.h"

#include <kanyin/error.h>
#include <string.h>

struct PdfFonts {
    PdfFile *file;
    GPtrArray *fonts; /* of PdfFont, in order of use */
};

/* Flags of a font descriptor (9.8.2, table 123). */
enum { FLAG_FIXED_PITCH = 1, FLAG_SERIF = 2, FLAG_SYMBOLIC = 4, FLAG_ITALIC = 64 };

static void free_font(void *pointer) {
    PdfFont *font = pointer;
    for (size_t i = 0; i < G_N_ELEMENTS(font->shelves); i++)
        g_free(font->shelves[i]);
    g_ptr_array_unref(font->strings);
    hb_set_destroy(font->glyphs);
    g_free(font);
}

PdfFonts *pdf_fonts_new(PdfFile *file) {
    PdfFonts *fonts = g_new0(PdfFonts, 1);
    fonts->file = file;
    fonts->fonts = g_ptr_array_new_with_free_func(free_font);
    return fonts;
}

void pdf_fonts_free(PdfFonts *fonts) {
    if (!fonts)
        return;
    g_ptr_array_unref(fonts->fonts);
    g_free(fonts);
}

static PdfFont *add_font(PdfFonts *fonts, const FontFace *face) {
    PdfFont *font = g_new0(PdfFont, 1);
    font->face = face;
    font->number = pdf_file_reserve(fonts->file);
    font->index = fonts->fonts->len;
    font->space = (int)font_face_glyph(face, ' ');
    font->strings = g_ptr_array_new_with_free_func(g_free);
    font->glyphs = hb_set_create();
    g_ptr_array_add(fonts->fonts, font);
    return font;
}

PdfFont *pdf_fonts_font(PdfFonts *fonts, const FontFace *face) {
    for (guint i = 0; i < fonts->fonts->len; i++) {
        PdfFont *font = fonts->fonts->pdata[i];
        if (font->face == face)
            return font;
    }
    return add_font(fonts, face);
}

/* Font units to 1/1000 em, rounded to nearest. */
static int per_mille(const FontFace *face, int units) {
    return length_scale(units, 1000, font_face_metrics(face)->units_per_em);
}

PdfGlyph *pdf_font_add_shelf(PdfFont *font, uint32_t glyph) {
    PdfGlyph *shelf = g_new0(PdfGlyph, PDF_SHELF);
    font->shelves[glyph / PDF_SHELF] = shelf;
    return &shelf[glyph % PDF_SHELF];
}

int pdf_font_show(PdfFont *font, uint32_t glyph) {
    int width = per_mille(font->face, font_face_advance(font->face, glyph));
    PdfGlyph *shown = pdf_font_glyph(font, glyph);
    shown->width = (int16_t)CLAMP(width, INT16_MIN, INT16_MAX);
    shown->is_shown = true;
    hb_set_add(font->glyphs, glyph);
    return shown->width;
}

/* The one character that a letter and its marks compose to (NFC), so that both spellings of é share
 * their glyph in peace; 0 where there is none. */
static gunichar composed(const char *text, size_t length) {
    g_autofree char *nfc = g_utf8_normalize(text, (gssize)length, G_NORMALIZE_NFC);
    return nfc && *nfc && !*g_utf8_next_char(nfc) ? g_utf8_get_char(nfc) : 0;
}

/* Radicals (⽂) and compatibility ideographs share the glyph of the character (文) that nearly all
 * its uses mean: readers that know no ActualText shall find that one. */
static gunichar unified(gunichar c) {
    bool has_double = (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0xF900 && c <= 0xFAFF);
    if (!has_double)
        return c;
    char text[6];
    int length = g_unichar_to_utf8(c, text);
    g_autofree char *plain = g_utf8_normalize(text, length, G_NORMALIZE_NFKC);
    return plain && *plain && !*g_utf8_next_char(plain) ? g_utf8_get_char(plain) : c;
}

bool pdf_font_set_text(PdfFont *font, uint32_t glyph, const char *text, size_t length) {
    uint32_t *slot = &pdf_font_glyph(font, glyph)->text;
    gunichar c = g_utf8_get_char_validated(text, (gssize)length);
    bool is_one = c < 0x110000 && (size_t)(g_utf8_next_char(text) - text) == length;
    if (!is_one && (c = composed(text, length)) != 0)
        is_one = true;
    if (*slot == 0) {
        if (is_one) {
            *slot = unified(c);
            return *slot == c;
        } else {
            *slot = PDF_TEXT_MANY | font->strings->len;
            g_ptr_array_add(font->strings, g_strndup(text, length));
        }
        return true;
    }
    if (!(*slot & PDF_TEXT_MANY))
        return is_one && *slot == c;
    const char *known = font->strings->pdata[*slot & ~PDF_TEXT_MANY];
    return strlen(known) == length && memcmp(known, text, length) == 0;
}

/* Widths that are not the default, in runs of neighbouring glyphs (9.7.4.3). */
static void append_widths(GString *out, PdfFont *font) {
    hb_codepoint_t glyph = HB_SET_VALUE_INVALID, last = HB_SET_VALUE_INVALID;
    bool is_open = false;
    g_string_append(out, "/W[");
    while (hb_set_next(font->glyphs, &glyph)) {
        int width = pdf_font_width(font, glyph);
        if (width == 1000)
            continue;
        if (!is_open || glyph != last + 1) {
            if (is_open)
                g_string_append_c(out, ']');
            else if (last != HB_SET_VALUE_INVALID)
                g_string_append_c(out, ' ');
            pdf_text_int(out, glyph);
            g_string_append_c(out, '[');
        } else {
            g_string_append_c(out, ' ');
        }
        pdf_text_int(out, width);
        is_open = true;
        last = glyph;
    }
    g_string_append(out, is_open ? "]]" : "]");
}

/* Six letters made of the glyph set (9.6.4): the same subset has the same name. */
static void append_base_name(GString *out, const PdfFont *font) {
    uint64_t hash = 14695981039346656037u; /* FNV-1a */
    hb_codepoint_t glyph = HB_SET_VALUE_INVALID;
    while (hb_set_next(font->glyphs, &glyph))
        hash = (hash ^ glyph) * 1099511628211u;
    g_autoptr(GString) name = g_string_new(NULL);
    for (int i = 0; i < 6; i++, hash /= 26)
        g_string_append_c(name, (char)('A' + hash % 26));
    g_string_append_c(name, '+');
    g_string_append(name, font_face_postscript_name(font->face));
    pdf_text_name(out, name->str);
}

static int write_descriptor(PdfFonts *fonts, const PdfFont *font, int program) {
    const FontMetrics *m = font_face_metrics(font->face);
    bool is_truetype = font_face_format(font->face) == FONT_TRUETYPE;
    int flags = FLAG_SYMBOLIC | (m->is_fixed_pitch ? FLAG_FIXED_PITCH : 0) |
                (m->is_serif ? FLAG_SERIF : 0) | (m->is_italic ? FLAG_ITALIC : 0);
    const int box[] = {m->x_min, m->y_min, m->x_max, m->y_max};
    g_autoptr(GString) out = g_string_new("<</Type/FontDescriptor/FontName");
    append_base_name(out, font);
    g_string_append_printf(out, "/Flags %d/FontBBox[", flags);
    for (int i = 0; i < 4; i++) {
        if (i)
            g_string_append_c(out, ' ');
        pdf_text_int(out, per_mille(font->face, box[i]));
    }
    g_string_append_printf(out, "]/Ascent %d/Descent %d/CapHeight %d/ItalicAngle ",
                           per_mille(font->face, m->ascender), per_mille(font->face, m->descender),
                           per_mille(font->face, m->cap_height));
    pdf_text_double(out, m->italic_angle / 65536.0);
    /* Stem widths stand in no table of an OpenType font: the usual guess from the weight. */
    g_string_append_printf(out, "/StemV %d/%s ", 10 + 220 * (CLAMP(m->weight, 100, 900) - 50) / 900,
                           is_truetype ? "FontFile2" : "FontFile3");
    pdf_text_reference(out, program);
    g_string_append(out, ">>");
    return pdf_file_add(fonts->file, out);
}

static int write_program(PdfFonts *fonts, const PdfFont *font, const PdfProgram *program) {
    g_autofree char *entries = font_face_format(font->face) == FONT_TRUETYPE
                                   ? g_strdup_printf("/Length1 %" G_GSIZE_FORMAT, program->unpacked)
                                   : g_strdup("/Subtype/CIDFontType0C");
    int number = pdf_file_reserve(fonts->file);
    PdfStream stream = {.entries = entries,
                        .packing = program->is_packed ? PDF_PACKED : PDF_AS_IT_IS};
    stream.bytes = g_bytes_get_data(program->bytes, &stream.size);
    pdf_file_put_stream(fonts->file, number, stream);
    return number;
}

static int write_descendant(PdfFonts *fonts, PdfFont *font, int program) {
    bool is_truetype = font_face_format(font->face) == FONT_TRUETYPE;
    g_autoptr(GString) out = g_string_new("<</Type/Font/Subtype/");
    g_string_append(out, is_truetype ? "CIDFontType2/CIDToGIDMap/Identity" : "CIDFontType0");
    g_string_append(out, "/BaseFont");
    append_base_name(out, font);
    g_string_append(out, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
                         "/DW 1000");
    append_widths(out, font);
    g_string_append(out, "/FontDescriptor ");
    pdf_text_reference(out, write_descriptor(fonts, font, program));
    g_string_append(out, ">>");
    return pdf_file_add(fonts->file, out);
}

static void write_font(PdfFonts *fonts, PdfFont *font, const PdfProgram *made) {
    int program = write_program(fonts, font, made);
    g_autoptr(GString) map = pdf_font_to_unicode(font);
    int to_unicode = pdf_file_reserve(fonts->file);
    pdf_file_put_stream(fonts->file, to_unicode,
                        (PdfStream){.entries = "", .bytes = map->str, .size = map->len});
    g_autoptr(GString) out = g_string_new("<</Type/Font/Subtype/Type0/BaseFont");
    append_base_name(out, font);
    g_string_append(out, "/Encoding/Identity-H/DescendantFonts[");
    pdf_text_reference(out, write_descendant(fonts, font, program));
    g_string_append(out, "]/ToUnicode ");
    pdf_text_reference(out, to_unicode);
    g_string_append(out, ">>");
    pdf_file_put(fonts->file, font->number, out);
}

static bool may_embed_all(const PdfFonts *fonts, GError **error) {
    for (guint i = 0; i < fonts->fonts->len; i++) {
        const PdfFont *font = fonts->fonts->pdata[i];
        if (!font_face_may_embed(font->face)) {
            g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_FONT, "%s: the font forbids embedding",
                        font_face_path(font->face));
            return false;
        }
    }
    return true;
}

bool pdf_fonts_write(PdfFonts *fonts, const PdfOptions *options, GError **error) {
    if (!may_embed_all(fonts, error))
        return false;
    guint count = fonts->fonts->len;
    g_autofree PdfProgram *programs = g_new0(PdfProgram, count);
    for (guint i = 0; i < count; i++) {
        const PdfFont *font = fonts->fonts->pdata[i];
        programs[i] = (PdfProgram){.face = font->face, .glyphs = font->glyphs};
    }
    pdf_programs_make(programs, count, options->threads, options->tools->outlines);
    GError *first = NULL;
    for (guint i = 0; i < count; i++) {
        if (programs[i].bytes && !first)
            write_font(fonts, fonts->fonts->pdata[i], &programs[i]);
        if (programs[i].error && !first)
            first = g_steal_pointer(&programs[i].error);
        g_clear_error(&programs[i].error);
        g_clear_pointer(&programs[i].bytes, g_bytes_unref);
    }
    if (first)
        g_propagate_error(error, first);
    return !first;
}
