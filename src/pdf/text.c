/* SPDX-License-Identifier: MIT */
/* Turns numbers and strings into PDF's spelling, without the C library's locale. */

#include "pdf/text.h"

#include <math.h>
#include <string.h>

void pdf_text_decimal(GString *out, int64_t value, int decimals) {
    char digits[32];
    int n = 0;
    uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;
    while (decimals > 0 && rest % 10 == 0) {
        rest /= 10;
        decimals--;
    }
    while (rest || n < decimals) {
        if (n == decimals && decimals)
            digits[n++] = '.', decimals = -1;
        else
            digits[n++] = (char)('0' + rest % 10), rest /= 10;
    }
    if (decimals > 0)
        digits[n++] = '.';
    if (n == 0)
        digits[n++] = '0';
    if (value < 0)
        digits[n++] = '-';
    while (n)
        g_string_append_c(out, digits[--n]);
}

void pdf_text_int(GString *out, int64_t value) {
    pdf_text_decimal(out, value, 0);
}

void pdf_text_double(GString *out, double value) {
    pdf_text_decimal(out, llround(value * 10000), 4);
}

int64_t pdf_text_thousandths(Length length) {
    int64_t product = (int64_t)length * 125; /* 1000/1024 = 125/128 */
    return product >= 0 ? (product + 64) / 128 : -((-product + 64) / 128);
}

void pdf_text_length(GString *out, Length length) {
    pdf_text_decimal(out, pdf_text_thousandths(length), 3);
}

void pdf_text_numbers(GString *out, const int64_t *thousandths, size_t count) {
    g_string_append_c(out, '[');
    for (size_t i = 0; i < count; i++) {
        if (i)
            g_string_append_c(out, ' ');
        pdf_text_decimal(out, thousandths[i], 3);
    }
    g_string_append_c(out, ']');
}

void pdf_text_reference(GString *out, int number) {
    pdf_text_int(out, number);
    g_string_append_len(out, " 0 R", 4);
}

void pdf_text_name(GString *out, const char *name) {
    static const char hex[] = "0123456789ABCDEF";
    g_string_append_c(out, '/');
    for (const char *p = name; *p; p++) {
        uint8_t byte = (uint8_t)*p;
        if (byte > 0x20 && byte < 0x7F && !strchr("#()<>[]{}/%", byte)) {
            g_string_append_c(out, (char)byte);
            continue;
        }
        g_string_append_c(out, '#');
        g_string_append_c(out, hex[byte >> 4]);
        g_string_append_c(out, hex[byte & 15]);
    }
}

void pdf_text_bytes(GString *out, const void *bytes, size_t size) {
    const uint8_t *p = bytes;
    g_string_append_c(out, '(');
    for (size_t i = 0; i < size; i++)
        pdf_text_literal_byte(out, p[i]);
    g_string_append_c(out, ')');
}

static void append_unit(GString *out, unsigned unit) {
    pdf_text_literal_byte(out, (uint8_t)(unit >> 8));
    pdf_text_literal_byte(out, (uint8_t)unit);
}

static bool is_plain(const char *utf8, size_t length) {
    for (size_t i = 0; i < length; i++)
        if ((uint8_t)utf8[i] >= 0x7F || ((uint8_t)utf8[i] < 0x20 && utf8[i] != '\n'))
            return false;
    return true;
}

void pdf_text_string_len(GString *out, const char *utf8, size_t length) {
    if (is_plain(utf8, length)) {
        pdf_text_bytes(out, utf8, MIN(length, PDF_TEXT_MAX));
        return;
    }
    g_string_append_c(out, '(');
    append_unit(out, 0xFEFF);
    size_t written = 2;
    const char *end = utf8 + length;
    for (const char *p = utf8; p < end && written + 4 <= PDF_TEXT_MAX;) {
        gunichar c = g_utf8_get_char_validated(p, end - p);
        bool is_bad = c == (gunichar)-1 || c == (gunichar)-2;
        p = is_bad ? p + 1 : g_utf8_next_char(p);
        if (is_bad)
            c = 0xFFFD;
        if (c > 0xFFFF) {
            append_unit(out, 0xD800 + ((c - 0x10000) >> 10));
            append_unit(out, 0xDC00 + ((c - 0x10000) & 0x3FF));
            written += 4;
        } else {
            append_unit(out, c);
            written += 2;
        }
    }
    g_string_append_c(out, ')');
}

void pdf_text_string(GString *out, const char *utf8) {
    pdf_text_string_len(out, utf8, strlen(utf8));
}
