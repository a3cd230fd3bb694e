/* SPDX-License-Identifier: MIT */
#pragma once

/* Character sets: which one bytes are in, and the bytes as UTF-8. Source: WHATWG Encoding (labels,
 * decoders) and HTML ("Determining the character encoding"). */

#include "base/language.h"
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#define CHARSET_PRESCAN_BYTES ((size_t)1024)    /* HTML's own figure */
#define CHARSET_LATE_BYTES ((size_t)64 * 1024)  /* where a later <meta> still counts */
#define CHARSET_GUESS_LEAD ((size_t)256)        /* ASCII before the first other byte */
#define CHARSET_GUESS_BYTES ((size_t)64 * 1024) /* what the guess looks at */
#define CHARSET_MALFORMED_SHARE                                                                    \
    ((size_t)20) /* more than one bad place in so many bytes: not that set */
#define CHARSET_UTF8_MAJORITY ((size_t)8) /* sound sequences to a bad one, that is UTF-8 */

typedef enum {
    CHARSET_UTF8,
    CHARSET_UTF16LE,
    CHARSET_UTF16BE,
    CHARSET_UTF32LE, /* with a byte order mark only; HTML knows none */
    CHARSET_UTF32BE,
    CHARSET_SINGLE, /* one byte, one character */
    CHARSET_GB18030,
    CHARSET_BIG5,
    CHARSET_EUC_KR,
    CHARSET_SHIFT_JIS,
    CHARSET_EUC_JP,
    CHARSET_ISO_2022_JP,
    CHARSET_USER_DEFINED,
    CHARSET_REPLACEMENT, /* known, and never read: ISO-2022-KR, HZ … */
} CharsetKind;

typedef struct {
    const char *name; /* "GB18030", which GBK and GB2312 are read as */
    CharsetKind kind;
    const char *table; /* iconv's name of the table the decoder looks up; NULL: it needs none */
} Charset;

/* By any label of WHATWG, in any case, with white space around; NULL: no such label. */
const Charset *charset_from_label(const char *label, size_t length);

/* The set a page names of itself in <meta> or <?xml, by HTML's prescan, and its label as it stands
 * there (g_free() it); NULL: none. */
const Charset *charset_prescan(const char *bytes, size_t length, char **label);

typedef enum {
    CHARSET_RULE_FILE,   /* sound UTF-8 is UTF-8, whatever the page says of itself */
    CHARSET_RULE_NETWORK /* WHATWG's order as it stands */
} CharsetRule;

typedef struct {
    CharsetRule rule;
    const char *told;     /* a label: by the user or the transport; NULL */
    const char *language; /* for the last resort; NULL: unknown */
} CharsetHints;

typedef struct {
    GString *text;  /* NULL: none was found, or it does not fit */
    char *declared; /* the label as the page or the caller has it; NULL: none */
    const Charset
        *used; /* of a failure: the set that was expected; NULL: the caller's label is unknown */
    size_t n_malformed, first_malformed; /* places that became U+FFFD, offset of the first */
    unsigned first_line;                 /* its line; filled by text_from_bytes() */
} CharsetReading;

void charset_reading_clear(CharsetReading *reading);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(CharsetReading, charset_reading_clear)

/* Tells the set and decodes; the first that fits is taken. False when none does: `text` is NULL
 * then and the rest says what did not fit. */
bool charset_read(CharsetReading *reading, const char *bytes, size_t length,
                  const CharsetHints *hints);

/* Decodes as WHATWG does, each malformed sequence as U+FFFD. Gives NULL for a set never read. */
typedef struct {
    size_t count, first;
} CharsetFaults;
GString *charset_decode(const Charset *charset, const char *bytes, size_t length,
                        CharsetFaults *faults);

/* Decoders by kind of set, for charset_decode(). */
typedef struct {
    const unsigned char *bytes;
    size_t length, at;
    GString *text;
    CharsetFaults *faults;
} CharsetDecoder;
void charset_malformed(CharsetDecoder *decoder, size_t step);
void charset_decode_unicode(CharsetDecoder *decoder, CharsetKind kind);

/* Characters of a table: iconv's with what it lacks or has otherwise than WHATWG. */
typedef struct CharsetTable CharsetTable;
CharsetTable *charset_table_new(const Charset *charset);
void charset_table_free(CharsetTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CharsetTable, charset_table_free)
/* The character of 1 to 4 bytes; 0: none. */
gunichar charset_table_find(CharsetTable *table, const unsigned char *bytes, size_t length);
/* The same of three bytes of EUC-JP, 0x8F first. */
gunichar charset_table_find_jis_x_0212(CharsetTable *table, const unsigned char *bytes);
