/* SPDX-License-Identifier: MIT */
/* Turns bytes into text and the character set they are in: byte order mark, what is told, what the
 * page says of itself, a guess, what the language is usually in. */

#include "read/charset.h"

#include <string.h>
#include <uchardet/uchardet.h>

static const Charset *charset_named(const char *label) {
    return charset_from_label(label, strlen(label));
}

void charset_reading_clear(CharsetReading *reading) {
    if (reading->text)
        g_string_free(reading->text, TRUE);
    g_free(reading->declared);
    *reading = (CharsetReading){0};
}

/* Byte order marks, and UTF-16 that lost its own */

static const Charset utf32le = {"UTF-32LE", CHARSET_UTF32LE, NULL};
static const Charset utf32be = {"UTF-32BE", CHARSET_UTF32BE, NULL};

static const Charset *read_mark(const char *bytes, size_t length, CharsetRule rule, size_t *size) {
    static const struct {
        const char *bytes;
        size_t size;
        const char *label;
        const Charset *charset;
    } marks[] = {{"\xFF\xFE\0\0", 4, NULL, &utf32le},
                 {"\0\0\xFE\xFF", 4, NULL, &utf32be},
                 {"\xEF\xBB\xBF", 3, "utf-8", NULL},
                 {"\xFF\xFE", 2, "utf-16le", NULL},
                 {"\xFE\xFF", 2, "utf-16be", NULL}};
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
        bool is_known = marks[i].label || rule == CHARSET_RULE_FILE;
        *size = marks[i].size;
        if (is_known && length >= *size && memcmp(bytes, marks[i].bytes, *size) == 0)
            return marks[i].label ? charset_named(marks[i].label) : marks[i].charset;
    }
    *size = 0;
    return NULL;
}

/* Text of the world's common scripts, and nothing that only chance writes. */
static bool is_plausible(const GString *text) {
    size_t count = 0, odd = 0;
    for (const char *at = text->str; at < text->str + text->len; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        bool is_usual = (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\r' || c == '\t' ||
                        (c >= 0xA0 && c < 0x600) || (c >= 0x2000 && c < 0x2700) ||
                        (c >= 0x3000 && c < 0x3130) || (c >= 0x4E00 && c < 0xA000) ||
                        (c >= 0xAC00 && c < 0xD7A4) || (c >= 0xFF00 && c < 0xFFF0);
        count++;
        odd += !is_usual;
    }
    return odd * 20 <= count;
}

static bool reads_as_text(const Charset *charset, const char *bytes, size_t length) {
    CharsetFaults faults;
    GString *text = charset_decode(charset, bytes, length, &faults);
    bool is_text = faults.count == 0 && !memchr(text->str, '\0', text->len) && is_plausible(text);
    g_string_free(text, TRUE);
    return is_text;
}

/* Bytes with NULs are UTF-16, if that reads as text. ASCII has them on one side; 一, which is
 * U+4E00, and the ideographic space on the other. */
static const Charset *tell_utf16(const char *bytes, size_t length) {
    size_t nuls[2] = {0, 0};
    for (size_t i = 0; i < length; i++)
        nuls[i % 2] += bytes[i] == 0;
    if (length % 2 || (!nuls[0] && !nuls[1]))
        return NULL;
    const char *const labels[] = {"utf-16be", "utf-16le"};
    for (size_t i = 0; i < G_N_ELEMENTS(labels); i++) {
        const Charset *charset = charset_named(labels[nuls[0] >= nuls[1] ? i : 1 - i]);
        if (reads_as_text(charset, bytes, length))
            return charset;
    }
    return NULL;
}

/* Guessing */

static size_t first_telling(const char *bytes, size_t length) {
    size_t at = 0;
    while (at < length && !((unsigned char)bytes[at] & 0x80) && bytes[at] != '\x1B')
        at++;
    return at;
}

/* A few characters tell uchardet nothing, and it says some Latin set. All of them in the part of
 * GB 2312 or Big5 that is written every day is no chance. */
static bool is_everyday(const unsigned char *bytes, size_t length, bool is_big5) {
    size_t count = 0;
    for (size_t i = 0; i < length; i++) {
        unsigned char lead = bytes[i], trail = i + 1 < length ? bytes[i + 1] : 0;
        if (lead < 0x80)
            continue;
        bool is_mark = lead >= 0xA1 && lead <= 0xA3;
        bool is_han = is_big5 ? lead >= 0xA4 && lead <= 0xC6 : lead >= 0xB0 && lead <= 0xD7;
        bool is_trail = trail >= 0xA1 || (is_big5 && trail >= 0x40 && trail < 0x7F);
        if (!(is_mark || is_han) || !is_trail)
            return false;
        count += is_han;
        i++;
    }
    return count > 0;
}

/* Letters of a Latin, Greek, Cyrillic … set rather than the bytes of something else. */
static bool reads_as_words(const Charset *charset, const char *bytes, size_t length) {
    CharsetFaults faults;
    GString *text = charset_decode(charset, bytes, length, &faults);
    size_t letters = 0, others = 0;
    for (const char *at = text->str; at < text->str + text->len; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        bool is_mark = c == 0xA0 || c == 0xA7 || c == 0xAB || c == 0xB0 || c == 0xB7 || c == 0xBB ||
                       (c >= 0x2010 && c <= 0x2030) || c == 0x20AC || c == 0x2116 || c == 0xA9;
        if (c < 0x80 || is_mark)
            continue;
        letters += g_unichar_isalpha(c);
        others += !g_unichar_isalpha(c);
    }
    g_string_free(text, TRUE);
    return letters > others * 8;
}

static const Charset *ask_uchardet(const char *bytes, size_t length) {
    uchardet_t detector = uchardet_new();
    const Charset *charset = NULL;
    if (uchardet_handle_data(detector, bytes, length) == 0) {
        uchardet_data_end(detector);
        const char *name = uchardet_get_charset(detector);
        charset = strcmp(name, "UHC") == 0            ? charset_named("euc-kr")
                  : strcmp(name, "MAC-CYRILLIC") == 0 ? charset_named("x-mac-cyrillic")
                                                      : charset_named(name);
    }
    uchardet_delete(detector);
    bool is_told =
        charset && charset->kind > CHARSET_UTF32BE && charset->kind != CHARSET_REPLACEMENT;
    return is_told ? charset : NULL;
}

static const Charset *guess(const char *bytes, size_t length) {
    size_t from = first_telling(bytes, length);
    if (from == length)
        return NULL;
    from = from > CHARSET_GUESS_LEAD ? from - CHARSET_GUESS_LEAD : 0;
    bytes += from;
    length -= from;
    const Charset *charset = ask_uchardet(bytes, MIN(length, CHARSET_GUESS_BYTES));
    if (charset && charset->kind != CHARSET_SINGLE)
        return charset;
    if (is_everyday((const unsigned char *)bytes, length, false))
        return charset_named("gb18030");
    if (is_everyday((const unsigned char *)bytes, length, true))
        return charset_named("big5");
    return charset && reads_as_words(charset, bytes, length) ? charset : NULL;
}

/* What pages in a language are in when they say nothing (HTML, "suggested default encodings"). */
static const Charset *usual_set(const char *language) {
    static const struct {
        const char *language, *label;
    } usual[] = {
        {"zh-hant", "big5"},    {"zh-tw", "big5"},      {"zh-hk", "big5"},
        {"zh-mo", "big5"},      {"zh", "gb18030"},      {"ja", "shift_jis"},
        {"ko", "euc-kr"},       {"ru", "windows-1251"}, {"uk", "windows-1251"},
        {"bg", "windows-1251"}, {"sr", "windows-1251"}, {"be", "windows-1251"},
        {"ar", "windows-1256"}, {"fa", "windows-1256"}, {"he", "windows-1255"},
        {"el", "iso-8859-7"},   {"tr", "windows-1254"}, {"vi", "windows-1258"},
        {"th", "windows-874"},  {"cs", "windows-1250"}, {"sk", "windows-1250"},
        {"pl", "iso-8859-2"},   {"hu", "iso-8859-2"},   {"sl", "iso-8859-2"},
        {"hr", "windows-1250"}, {"lt", "windows-1257"}, {"lv", "windows-1257"},
        {"et", "windows-1257"}, {"", "windows-1252"},
    };
    size_t i = 0;
    while (*usual[i].language && !language_matches(language, usual[i].language))
        i++;
    return charset_named(usual[i].label);
}

/* The order */

typedef struct {
    const char *bytes;
    size_t length;
    const CharsetHints *hints;
    CharsetReading *reading;
} Attempt;

/* Reads in that set; what comes of it is taken if what cannot be read stays the exception. */
static bool try_set(const Attempt *attempt, const Charset *charset) {
    CharsetReading *reading = attempt->reading;
    CharsetFaults faults = {0};
    if (!charset)
        return false;
    GString *text = charset_decode(charset, attempt->bytes, attempt->length, &faults);
    reading->used = charset;
    reading->n_malformed = faults.count;
    reading->first_malformed = faults.first;
    if (text && faults.count <= attempt->length / CHARSET_MALFORMED_SHARE)
        reading->text = text;
    else if (text)
        g_string_free(text, TRUE);
    return reading->text;
}

typedef enum { NO_UTF8, ONLY_ASCII, SOUND_UTF8, MOSTLY_UTF8 } Soundness;

static Soundness weigh_utf8(const char *bytes, size_t length) {
    CharsetFaults faults;
    size_t high = 0;
    for (size_t i = 0; i < length; i++)
        high += ((unsigned char)bytes[i] & 0xC0) == 0xC0; /* begins a sequence */
    if (first_telling(bytes, length) == length)
        return ONLY_ASCII;
    g_string_free(charset_decode(charset_named("utf-8"), bytes, length, &faults), TRUE);
    if (faults.count == 0)
        return high ? SOUND_UTF8 : NO_UTF8; /* an escape alone */
    return high >= faults.count * (CHARSET_UTF8_MAJORITY + 1) ? MOSTLY_UTF8 : NO_UTF8;
}

static bool read_file(const Attempt *attempt, const Charset *page) {
    const Charset *utf8 = charset_named("utf-8");
    const char *language = attempt->hints->language;
    Soundness soundness = weigh_utf8(attempt->bytes, attempt->length);
    bool is_utf8 = soundness >= SOUND_UTF8 || (soundness == ONLY_ASCII && !page);
    if (try_set(attempt, tell_utf16(attempt->bytes, attempt->length)) ||
        (is_utf8 && try_set(attempt, utf8)) || try_set(attempt, page) ||
        try_set(attempt, guess(attempt->bytes, attempt->length)) ||
        (language && try_set(attempt, usual_set(language))))
        return true;
    /* stray bytes in ASCII, or else a message about the set that was to be expected */
    return try_set(attempt, page ? page : utf8);
}

static bool read_network(const Attempt *attempt, const Charset *page) {
    const Charset *charset = page;
    if (!charset && weigh_utf8(attempt->bytes, attempt->length) >= SOUND_UTF8)
        charset = charset_named("utf-8");
    if (!charset)
        charset = guess(attempt->bytes, attempt->length);
    return try_set(attempt, charset ? charset : usual_set(attempt->hints->language));
}

/* A parser that meets <meta> later changes to it ("Changing the encoding while parsing"). */
static const Charset *read_page(const Attempt *attempt, char **label) {
    static const size_t depths[] = {CHARSET_PRESCAN_BYTES, CHARSET_LATE_BYTES};
    const Charset *page = NULL;
    for (size_t i = 0; !page && i < G_N_ELEMENTS(depths); i++)
        page = charset_prescan(attempt->bytes, MIN(attempt->length, depths[i]), label);
    return page;
}

static bool read_told(const Attempt *attempt) {
    const char *told = attempt->hints->told;
    return try_set(attempt, charset_from_label(told, strlen(told)));
}

bool charset_read(CharsetReading *reading, const char *bytes, size_t length,
                  const CharsetHints *hints) {
    *reading = (CharsetReading){.declared = g_strdup(hints->told)};
    size_t mark = 0;
    const Charset *marked = read_mark(bytes, length, hints->rule, &mark);
    Attempt attempt = {bytes + mark, length - mark, hints, reading};
    g_autofree char *label = NULL;
    const Charset *page = read_page(&attempt, &label);
    if (!reading->declared)
        reading->declared = g_steal_pointer(&label);
    bool is_read = marked                             ? try_set(&attempt, marked)
                   : hints->told                      ? read_told(&attempt)
                   : hints->rule == CHARSET_RULE_FILE ? read_file(&attempt, page)
                                                      : read_network(&attempt, page);
    reading->first_malformed += mark;
    return is_read;
}
