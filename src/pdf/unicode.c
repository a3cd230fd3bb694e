/* SPDX-License-Identifier: MIT */
/* Turns what a font's glyphs stand for into its ToUnicode CMap (PDF 1.7, 9.10.3). */

#include "pdf/fonts.h"

#include <string.h>

#define ENTRIES_PER_BLOCK 100 /* the most a bf block may hold (Adobe TN 5014) */

#define HEAD                                                                                       \
    "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"                                \
    "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"                           \
    "/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"                                            \
    "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"
#define TAIL "endcmap CMapName currentdict/CMap defineresource pop end end\n"

static void append_hex(GString *out, unsigned value) {
    static const char digits[] = "0123456789ABCDEF";
    for (int shift = 12; shift >= 0; shift -= 4)
        g_string_append_c(out, digits[(value >> shift) & 15]);
}

static void append_character(GString *out, gunichar c) {
    /* U+0000, U+FEFF and U+FFFE stand for nothing (ISO 14289-1, 7.21.7). */
    if (c == 0 || c == 0xFEFF || c == 0xFFFE)
        c = 0x200B;
    if (c > 0xFFFF) {
        append_hex(out, 0xD800 + ((c - 0x10000) >> 10));
        c = 0xDC00 + ((c - 0x10000) & 0x3FF);
    }
    append_hex(out, c);
}

static void append_text(GString *out, const PdfFont *font, uint32_t glyph) {
    uint32_t text = pdf_font_text(font, glyph);
    g_string_append_c(out, '<');
    if (text & PDF_TEXT_MANY) {
        const char *string = font->strings->pdata[text & ~PDF_TEXT_MANY];
        for (const char *p = string; *p; p = g_utf8_next_char(p))
            append_character(out, g_utf8_get_char(p));
    } else {
        append_character(out, text);
    }
    g_string_append_c(out, '>');
}

/* The last glyph of a run whose texts count up with it; a run stays inside one high byte. */
static uint32_t run_end(const PdfFont *font, uint32_t first) {
    uint32_t last = first;
    uint32_t text = pdf_font_text(font, first);
    if (text == 0 || text > 0xFFFF)
        return first;
    while ((last + 1) >> 8 == first >> 8 && hb_set_has(font->glyphs, last + 1) &&
           pdf_font_text(font, last + 1) == text + (last + 1 - first) &&
           (text + (last + 1 - first)) >> 8 == text >> 8)
        last++;
    return last;
}

typedef struct {
    const char *kind; /* "bfchar" or "bfrange" */
    GString *entries;
    unsigned count;
} Block;

static void close_block(Block *block, GString *out) {
    if (block->count == 0)
        return;
    g_string_append_printf(out, "%u begin%s\n", block->count, block->kind);
    g_string_append_len(out, block->entries->str, (gssize)block->entries->len);
    g_string_append_printf(out, "end%s\n", block->kind);
    g_string_truncate(block->entries, 0);
    block->count = 0;
}

GString *pdf_font_to_unicode(const PdfFont *font) {
    GString *out = g_string_new(HEAD);
    Block single = {"bfchar", g_string_new(NULL), 0}, range = {"bfrange", g_string_new(NULL), 0};
    hb_codepoint_t glyph = HB_SET_VALUE_INVALID;
    while (hb_set_next(font->glyphs, &glyph)) {
        uint32_t last = run_end(font, glyph);
        Block *block = last > glyph ? &range : &single;
        g_string_append_c(block->entries, '<');
        append_hex(block->entries, glyph);
        if (last > glyph) {
            g_string_append(block->entries, "><");
            append_hex(block->entries, last);
        }
        g_string_append_c(block->entries, '>');
        append_text(block->entries, font, glyph);
        g_string_append_c(block->entries, '\n');
        if (++block->count == ENTRIES_PER_BLOCK)
            close_block(block, out);
        glyph = last;
    }
    close_block(&single, out);
    close_block(&range, out);
    g_string_free(single.entries, TRUE);
    g_string_free(range.entries, TRUE);
    g_string_append(out, TAIL);
    return out;
}
