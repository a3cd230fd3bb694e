/* SPDX-License-Identifier: MIT */
#pragma once

/* Numbers, strings and names as PDF spells them (PDF 1.7, 7.3), whatever the locale. */

#include "base/length.h"
#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* value / 10^decimals in the fewest characters: 1500 with 3 is "1.5", -40 with 3 is "-.04". */
void pdf_text_decimal(GString *out, int64_t value, int decimals);
void pdf_text_int(GString *out, int64_t value);
void pdf_text_double(GString *out, double value); /* four decimals */

/* Thousandths of a point, the finest step that page content uses, rounded to nearest. */
int64_t pdf_text_thousandths(Length length);
void pdf_text_length(GString *out, Length length);
/* "[a b c d]" */
void pdf_text_numbers(GString *out, const int64_t *thousandths, size_t count);

/* "12 0 R" */
void pdf_text_reference(GString *out, int number);
/* "/Name", with #xx where needed. */
void pdf_text_name(GString *out, const char *name);
/* A literal string of bytes. */
void pdf_text_bytes(GString *out, const void *bytes, size_t size);
/* A text string (7.9.2.2) of UTF-8: as ASCII, else as UTF-16; cut at PDF_TEXT_MAX. */
void pdf_text_string(GString *out, const char *utf8);
/* The same of text that is not NUL-terminated. */
void pdf_text_string_len(GString *out, const char *utf8, size_t length);

#define PDF_TEXT_MAX 32767 /* bytes of a string: ISO 19005-2, 6.1.13 */

/* One byte of a literal string, escaped where it must be. */
static inline void pdf_text_literal_byte(GString *out, uint8_t byte) {
    if (byte == '(' || byte == ')' || byte == '\\') {
        g_string_append_c(out, '\\');
    } else if (byte == '\r') {
        /* A bare CR would be read as LF. */
        g_string_append_c(out, '\\');
        byte = 'r';
    }
    g_string_append_c(out, (char)byte);
}
