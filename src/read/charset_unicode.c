/* SPDX-License-Identifier: MIT */
/* Turns UTF-8, UTF-16 and UTF-32 into sound UTF-8. */

#include "read/charset.h"

#include <string.h>

/* The bytes of one sound UTF-8 sequence, or of the longest beginning of one, which is malformed. */
static size_t sequence_length(const unsigned char *at, size_t left, bool *is_sound) {
    unsigned char lower = 0x80, upper = 0xBF;
    size_t wanted = *at >= 0xC2 && *at <= 0xDF   ? 2
                    : *at >= 0xE0 && *at <= 0xEF ? 3
                    : *at >= 0xF0 && *at <= 0xF4 ? 4
                                                 : 1;
    lower = *at == 0xE0 ? 0xA0 : *at == 0xF0 ? 0x90 : lower;
    upper = *at == 0xED ? 0x9F : *at == 0xF4 ? 0x8F : upper;
    size_t length = 1;
    for (; length < wanted && length < left; length++) {
        if (at[length] < lower || at[length] > upper)
            break;
        lower = 0x80;
        upper = 0xBF;
    }
    *is_sound = length == wanted && (wanted > 1 || *at < 0x80);
    return length;
}

static void decode_utf8(CharsetDecoder *decoder) {
    while (decoder->at < decoder->length) {
        const char *from = (const char *)decoder->bytes + decoder->at, *end = NULL;
        g_utf8_validate_len(from, decoder->length - decoder->at, &end);
        g_string_append_len(decoder->text, from, end - from);
        decoder->at += (size_t)(end - from);
        if (decoder->at == decoder->length)
            return;
        bool is_sound;
        size_t length =
            sequence_length(decoder->bytes + decoder->at, decoder->length - decoder->at, &is_sound);
        if (is_sound) /* GLib takes no NUL */
            g_string_append_len(decoder->text, (const char *)decoder->bytes + decoder->at,
                                (gssize)length);
        else
            charset_malformed(decoder, 0);
        decoder->at += length;
    }
}

static unsigned unit_at(const CharsetDecoder *decoder, size_t at, bool is_big) {
    const unsigned char *unit = decoder->bytes + at;
    return is_big ? (unsigned)unit[0] << 8 | unit[1] : (unsigned)unit[1] << 8 | unit[0];
}

static void decode_utf16(CharsetDecoder *decoder, bool is_big) {
    while (decoder->at + 1 < decoder->length) {
        unsigned unit = unit_at(decoder, decoder->at, is_big), next = 0;
        bool is_high = unit >= 0xD800 && unit < 0xDC00;
        if (is_high && decoder->at + 3 < decoder->length)
            next = unit_at(decoder, decoder->at + 2, is_big);
        if (is_high && next >= 0xDC00 && next < 0xE000) {
            g_string_append_unichar(decoder->text,
                                    0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00));
            decoder->at += 4;
        } else if (unit >= 0xD800 && unit < 0xE000) {
            charset_malformed(decoder, 2);
        } else {
            g_string_append_unichar(decoder->text, unit);
            decoder->at += 2;
        }
    }
    if (decoder->at < decoder->length)
        charset_malformed(decoder, 1);
}

static void decode_utf32(CharsetDecoder *decoder, bool is_big) {
    while (decoder->at + 3 < decoder->length) {
        unsigned first = unit_at(decoder, decoder->at, is_big);
        unsigned second = unit_at(decoder, decoder->at + 2, is_big);
        gunichar character = is_big ? first << 16 | second : second << 16 | first;
        if (!g_unichar_validate(character)) {
            charset_malformed(decoder, 4);
            continue;
        }
        g_string_append_unichar(decoder->text, character);
        decoder->at += 4;
    }
    if (decoder->at < decoder->length)
        charset_malformed(decoder, decoder->length - decoder->at);
}

void charset_decode_unicode(CharsetDecoder *decoder, CharsetKind kind) {
    if (kind == CHARSET_UTF8)
        decode_utf8(decoder);
    else if (kind == CHARSET_UTF16LE || kind == CHARSET_UTF16BE)
        decode_utf16(decoder, kind == CHARSET_UTF16BE);
    else
        decode_utf32(decoder, kind == CHARSET_UTF32BE);
}
