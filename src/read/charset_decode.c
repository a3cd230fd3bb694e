/* SPDX-License-Identifier: MIT */
/* Turns bytes of a character set into UTF-8, by the decoders of the Encoding standard. */

#include "read/charset.h"

#include <string.h>

#define ESCAPE 0x1B

void charset_malformed(CharsetDecoder *decoder, size_t step) {
    if (decoder->faults->count++ == 0)
        decoder->faults->first = decoder->at;
    g_string_append(decoder->text, "\xEF\xBF\xBD");
    decoder->at += step;
}

/* What begins at a byte: a character and its length; or none and what is given up for it. */
typedef struct {
    gunichar character;
    size_t length;
} Taken;

typedef Taken (*Take)(CharsetTable *table, const unsigned char *at, size_t left);

/* No character: an ASCII byte behind is never swallowed with what is broken before it. */
static Taken give_up(const unsigned char *last, size_t length) {
    return (Taken){0, *last < 0x80 ? length - 1 : length};
}

static Taken take_single(CharsetTable *table, const unsigned char *at, size_t left G_GNUC_UNUSED) {
    return (Taken){charset_table_find(table, at, 1), 1};
}

static Taken take_double(CharsetTable *table, const unsigned char *at, size_t left) {
    if (*at == 0x80 || *at == 0xFF || left < 2)
        return (Taken){0, 1};
    gunichar character = charset_table_find(table, at, 2);
    return character ? (Taken){character, 2} : give_up(at + 1, 2);
}

static Taken take_gb18030(CharsetTable *table, const unsigned char *at, size_t left) {
    if (*at == 0x80) /* the euro of Windows */
        return take_single(table, at, left);
    if (left < 2 || !g_ascii_isdigit(at[1]) || *at == 0xFF)
        return take_double(table, at, left);
    if (left >= 3 && (at[2] < 0x81 || at[2] == 0xFF))
        return (Taken){0, 1};
    if (left < 4)
        return (Taken){0, left};
    if (!g_ascii_isdigit(at[3]))
        return (Taken){0, 1};
    return (Taken){charset_table_find(table, at, 4), 4};
}

static Taken take_shift_jis(CharsetTable *table, const unsigned char *at, size_t left) {
    if (*at == 0x80)
        return (Taken){0x80, 1};
    if (*at >= 0xA1 && *at <= 0xDF)
        return take_single(table, at, left);
    if (*at == 0xA0 || *at > 0xFC)
        return (Taken){0, 1};
    return take_double(table, at, left);
}

/* JIS X 0208 by row and cell (0 to 93), out of the table of Shift_JIS, which holds NEC's and IBM's
 * rows as the standard has them. */
static gunichar find_jis(CharsetTable *table, unsigned row, unsigned cell) {
    if (row > 93 || cell > 93)
        return 0;
    unsigned lead = row / 2, trail = row % 2 * 94 + cell;
    const unsigned char code[] = {
        (unsigned char)(lead + (lead < 0x1F ? 0x81 : 0xC1)),
        (unsigned char)(trail + (trail < 0x3F ? 0x40 : 0x41)),
    };
    return charset_table_find(table, code, 2);
}

static bool is_upper(unsigned char c) {
    return c >= 0xA1 && c <= 0xFE;
}

static Taken take_euc_jp(CharsetTable *table, const unsigned char *at, size_t left) {
    bool is_lead = is_upper(*at) || *at == 0x8E || *at == 0x8F;
    if (!is_lead || left < 2)
        return (Taken){0, 1};
    if (*at == 0x8E && at[1] >= 0xA1 && at[1] <= 0xDF)
        return (Taken){0xFF61 + at[1] - 0xA1u, 2};
    if (*at == 0x8F && is_upper(at[1])) {
        gunichar character = left < 3 ? 0 : charset_table_find_jis_x_0212(table, at);
        return left < 3 ? (Taken){0, left} : character ? (Taken){character, 3} : give_up(at + 2, 3);
    }
    gunichar character = find_jis(table, *at - 0xA1u, at[1] - 0xA1u);
    return character ? (Taken){character, 2} : give_up(at + 1, 2);
}

static Taken take_user_defined(CharsetTable *table G_GNUC_UNUSED, const unsigned char *at,
                               size_t left G_GNUC_UNUSED) {
    return (Taken){0xF780 + *at - 0x80u, 1};
}

/* Big5 has four letters with an accent that Unicode writes as two characters. */
static const char *big5_pair(const unsigned char *at, size_t left) {
    static const struct {
        unsigned char code[2];
        const char *text;
    } pairs[] = {{{0x88, 0x62}, "\u00CA\u0304"},
                 {{0x88, 0x64}, "\u00CA\u030C"},
                 {{0x88, 0xA3}, "\u00EA\u0304"},
                 {{0x88, 0xA5}, "\u00EA\u030C"}};
    for (size_t i = 0; left >= 2 && *at == 0x88 && i < G_N_ELEMENTS(pairs); i++)
        if (memcmp(at, pairs[i].code, 2) == 0)
            return pairs[i].text;
    return NULL;
}

static void decode_bytes(CharsetDecoder *decoder, CharsetTable *table, CharsetKind kind) {
    static const Take takes[] = {
        [CHARSET_SINGLE] = take_single,
        [CHARSET_GB18030] = take_gb18030,
        [CHARSET_BIG5] = take_double,
        [CHARSET_EUC_KR] = take_double,
        [CHARSET_SHIFT_JIS] = take_shift_jis,
        [CHARSET_EUC_JP] = take_euc_jp,
        [CHARSET_USER_DEFINED] = take_user_defined,
    };
    while (decoder->at < decoder->length) {
        const unsigned char *at = decoder->bytes + decoder->at;
        size_t left = decoder->length - decoder->at;
        if (*at < 0x80) {
            g_string_append_c(decoder->text, (char)*at);
            decoder->at++;
            continue;
        }
        const char *pair = kind == CHARSET_BIG5 ? big5_pair(at, left) : NULL;
        Taken taken = pair ? (Taken){0, 2} : takes[kind](table, at, left);
        if (pair)
            g_string_append(decoder->text, pair);
        else if (taken.character)
            g_string_append_unichar(decoder->text, taken.character);
        else
            charset_malformed(decoder, 0);
        decoder->at += taken.length;
    }
}

/* ISO-2022-JP */

typedef enum { ASCII, ROMAN, KATAKANA, DOUBLE } Shift;

/* Is there an escape sequence to another part of the set? */
static bool read_escape(const CharsetDecoder *decoder, Shift *shift) {
    static const struct {
        const char *bytes;
        Shift shift;
    } escapes[] = {{"\x1B(B", ASCII},
                   {"\x1B(J", ROMAN},
                   {"\x1B(I", KATAKANA},
                   {"\x1B$@", DOUBLE},
                   {"\x1B$B", DOUBLE}};
    for (size_t i = 0; decoder->length - decoder->at >= 3 && i < G_N_ELEMENTS(escapes); i++) {
        if (memcmp(decoder->bytes + decoder->at, escapes[i].bytes, 3) != 0)
            continue;
        *shift = escapes[i].shift;
        return true;
    }
    return false;
}

static Taken take_shifted(CharsetTable *table, const unsigned char *at, size_t left, Shift shift) {
    bool is_graphic = *at >= 0x21 && *at <= 0x7E;
    if (shift == KATAKANA)
        return (Taken){*at >= 0x21 && *at <= 0x5F ? 0xFF61 + *at - 0x21u : 0, 1};
    if (shift == DOUBLE) {
        if (!is_graphic || left < 2 || at[1] == ESCAPE)
            return (Taken){0, 1};
        return (Taken){find_jis(table, *at - 0x21u, at[1] - 0x21u), 2};
    }
    if (*at >= 0x80 || *at == 0x0E || *at == 0x0F)
        return (Taken){0, 1};
    if (shift == ROMAN && (*at == '\\' || *at == '~'))
        return (Taken){*at == '~' ? 0x203E : 0xA5, 1};
    return (Taken){*at, 1};
}

static void decode_iso_2022_jp(CharsetDecoder *decoder, CharsetTable *table) {
    Shift shift = ASCII;
    bool is_escaped = false; /* a second escape with nothing between would hide text */
    while (decoder->at < decoder->length) {
        const unsigned char *at = decoder->bytes + decoder->at;
        if (*at == ESCAPE && read_escape(decoder, &shift)) {
            if (is_escaped)
                charset_malformed(decoder, 0);
            is_escaped = true;
            decoder->at += 3;
            continue;
        }
        Taken taken = *at == ESCAPE ? (Taken){0, 1}
                                    : take_shifted(table, at, decoder->length - decoder->at, shift);
        is_escaped = false;
        if (taken.character || *at == 0)
            g_string_append_unichar(decoder->text, taken.character);
        else
            charset_malformed(decoder, 0);
        decoder->at += taken.length;
    }
}

GString *charset_decode(const Charset *charset, const char *bytes, size_t length,
                        CharsetFaults *faults) {
    *faults = (CharsetFaults){0};
    if (charset->kind == CHARSET_REPLACEMENT)
        return NULL;
    CharsetDecoder decoder = {.bytes = (const unsigned char *)bytes,
                              .length = length,
                              .text = g_string_sized_new(length + length / 2 + 1),
                              .faults = faults};
    if (charset->kind <= CHARSET_UTF32BE) {
        charset_decode_unicode(&decoder, charset->kind);
        return decoder.text;
    }
    g_autoptr(CharsetTable) table = charset->table ? charset_table_new(charset) : NULL;
    if (charset->kind == CHARSET_ISO_2022_JP)
        decode_iso_2022_jp(&decoder, table);
    else
        decode_bytes(&decoder, table, charset->kind);
    return decoder.text;
}
