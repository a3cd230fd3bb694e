/* SPDX-License-Identifier: MIT */
/* Turns 創(chuàng)新 into 創新, in documents that show this damage as a whole.
 *
 * Some converters, turning simplified text into traditional, leave the reading of every character
 * they turned in brackets behind it. One gloss alone is no proof: 亳(bó)州 is how a careful writer
 * helps a reader. So three things must come together. A gloss is a Han character and, in brackets,
 * a lower-case syllable with a tone mark that Unihan knows as a reading of that very character:
 * (CAS), (總機), (Li) never are. The document has enough of them, nearly all on characters that
 * have a simplified form, and these characters are glossed nearly wherever they stand. And a
 * character without a simplified form that is glossed only once keeps its gloss even then. */

#include "read/glosses.h"

#include "read/han.h"
#include "read/unihan.h"

#include <string.h>

#define MIN_HITS 5u
#define MIN_CHARACTERS 3u
#define MIN_TRADITIONAL 0.8 /* of the hits */
#define MIN_COVERAGE 0.8    /* of all places where a glossed character stands */
#define MAX_SYLLABLE 24     /* bytes between the brackets, decomposed */

struct Glosses {
    GHashTable *hits; /* character → number of its glosses */
};

static bool is_tone(gunichar c) {
    /* ü and ê are letters of pinyin without a tone */
    return c > 0x7F && c != 0xFC && c != 0xEA;
}

/* Reads a syllable up to its bracket; gives the bytes including the bracket, 0 if it is none. */
static size_t scan_syllable(const char *text, const char *end, char *syllable) {
    size_t length = 0;
    bool has_tone = false, is_decomposed = false;
    const char *at = text;
    for (; at < end && *at != ')' && at - text < MAX_SYLLABLE; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        c = c == 0x251 ? 'a' : c == 0x261 ? 'g' : c;
        bool is_mark = c >= 0x300 && c <= 0x30C;
        if (!is_mark && (!g_unichar_islower(c) || c > 0x1EFF))
            return 0;
        has_tone |= is_tone(c);
        is_decomposed |= is_mark;
        length += (size_t)g_unichar_to_utf8(c, syllable + length);
    }
    if (at >= end || *at != ')' || !length || !has_tone)
        return 0;
    syllable[length] = '\0';
    if (is_decomposed) {
        g_autofree char *composed = g_utf8_normalize(syllable, -1, G_NORMALIZE_NFC);
        g_strlcpy(syllable, composed, MAX_SYLLABLE + 8);
    }
    return (size_t)(at - text) + 1;
}

/* The bytes of the gloss whose opening bracket is at `at`, 0 if it is none. */
static size_t gloss_at(const char *text, const char *end, const char *at, gunichar *of) {
    char syllable[MAX_SYLLABLE + 8];
    if (at == text)
        return 0;
    *of = g_utf8_get_char(g_utf8_prev_char(at));
    if (!is_han(*of))
        return 0;
    size_t length = scan_syllable(at + 1, end, syllable);
    return length && unihan_reads(*of, syllable, strlen(syllable)) ? length + 1 : 0;
}

static gpointer key_of(gunichar character) {
    return GUINT_TO_POINTER(character);
}

static guint hits_of(GHashTable *hits, gunichar character) {
    return GPOINTER_TO_UINT(g_hash_table_lookup(hits, key_of(character)));
}

static size_t count_occurrences(GHashTable *hits, const char *text, const char *end) {
    size_t count = 0;
    for (const char *at = text; at < end; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        count += is_han(c) && hits_of(hits, c) > 0;
    }
    return count;
}

Glosses *glosses_judge(const char *text, size_t length) {
    const char *end = text + length;
    g_autoptr(GHashTable) hits = g_hash_table_new(NULL, NULL);
    size_t n_hits = 0, n_traditional = 0;
    for (const char *at = text; (at = memchr(at, '(', (size_t)(end - at))); at++) {
        gunichar character;
        if (!gloss_at(text, end, at, &character))
            continue;
        n_hits++;
        n_traditional += unihan_is_traditional(character);
        g_hash_table_insert(hits, key_of(character),
                            GUINT_TO_POINTER(hits_of(hits, character) + 1));
    }
    if (n_hits < MIN_HITS || g_hash_table_size(hits) < MIN_CHARACTERS ||
        (double)n_traditional < MIN_TRADITIONAL * (double)n_hits ||
        (double)n_hits < MIN_COVERAGE * (double)count_occurrences(hits, text, end))
        return NULL;
    Glosses *glosses = g_new0(Glosses, 1);
    glosses->hits = g_steal_pointer(&hits);
    return glosses;
}

void glosses_free(Glosses *glosses) {
    if (!glosses)
        return;
    g_hash_table_unref(glosses->hits);
    g_free(glosses);
}

static bool is_damage(const Glosses *glosses, gunichar character) {
    return unihan_is_traditional(character) || hits_of(glosses->hits, character) > 1;
}

size_t glosses_strip(const Glosses *glosses, const char *text, size_t length, Edit *out) {
    const char *end = text + length, *kept = text;
    size_t count = 0;
    for (const char *at = text; glosses && (at = memchr(at, '(', (size_t)(end - at)));) {
        gunichar character;
        size_t gloss = gloss_at(text, end, at, &character);
        if (!gloss || !is_damage(glosses, character)) {
            at++;
            continue;
        }
        edit_keep(out, kept, (size_t)(at - kept), (uint32_t)(kept - text));
        at += gloss;
        kept = at;
        count++;
    }
    edit_keep(out, kept, (size_t)(end - kept), (uint32_t)(kept - text));
    edit_end(out, (uint32_t)length);
    return count;
}
