/* SPDX-License-Identifier: MIT */
/* Turns a space into the answer whether it stands between a number and its unit (GB 3101: 11 kg),
 * and what stands behind a number into the length of its Chinese unit. */

#include "text/parts.h"

#include <string.h>

#define MOST_UNIT_BYTES 8 /* with its prefix */

/* Units that take the prefixes of SI, and units that come as they are. What is an English word more
 * often (in, a, at, as, am) is left out, and atto with it. */
static const char *const prefixed[] = {
    "A",  "B",  "Bq", "C",  "F",  "G", "Gy",  "H",  "Hz",  "J",  "K",   "L",   "N",        "Pa",
    "S",  "Sv", "T",  "V",  "VA", "W", "Wb",  "Wh", "b",   "bp", "bar", "bit", "cal",      "cd",
    "eV", "g",  "l",  "lm", "lx", "m", "mol", "pc", "rad", "s",  "t",   "u",   "\xce\xa9",
};
static const char *const plain[] = {
    "D",  "Da", "GiB", "KB",   "KiB", "MiB", "TiB", "au",  "d",   "dpi", "ft", "h",   "ha",
    "hr", "lb", "min", "mmHg", "mph", "oz",  "ppb", "ppi", "ppm", "pt",  "px", "rpm", "sr",
};
static const char *const prefixes[] = {
    "",  "E", "G", "M", "P", "T", "c",        "d",        "da",
    "f", "h", "k", "m", "n", "p", "\xc2\xb5", "\xce\xbc", /* µ and μ */
};

static bool is_unit(const char *word, size_t length) {
    for (size_t i = 0; i < G_N_ELEMENTS(plain); i++)
        if (strlen(plain[i]) == length && memcmp(word, plain[i], length) == 0)
            return true;
    for (size_t p = 0; p < G_N_ELEMENTS(prefixes); p++) {
        size_t skip = strlen(prefixes[p]);
        if (skip >= length || memcmp(word, prefixes[p], skip) != 0)
            continue;
        for (size_t i = 0; i < G_N_ELEMENTS(prefixed); i++)
            if (strlen(prefixed[i]) == length - skip &&
                memcmp(word + skip, prefixed[i], length - skip) == 0)
                return true;
    }
    return false;
}

bool text_precedes_unit(const TextParagraph *paragraph, size_t space) {
    if (space == 0 || paragraph->atoms[space].class != CLASS_SPACE ||
        !g_unichar_isdigit(text_atom_character(paragraph, space - 1)))
        return false;
    const char *word = paragraph->text + paragraph->atoms[space].text + 1;
    const char *end = paragraph->text + paragraph->length, *at = word;
    gunichar first = at < end ? g_utf8_get_char(at) : 0;
    if (first == 0x2103 || first == 0x2109 || first == 0xB0)
        return true;
    while (at < end && at - word <= MOST_UNIT_BYTES && g_unichar_isalpha(g_utf8_get_char(at)) &&
           !text_is_han(g_utf8_get_char(at)))
        at = g_utf8_next_char(at);
    return at > word && at - word <= MOST_UNIT_BYTES && is_unit(word, (size_t)(at - word));
}

/* Units of three characters and more, in both scripts: in narrow columns even 公里 costs more
 * than it is worth. */
static const char *const han_units[] = {
    "个百分点", "個百分點", "平方米", "立方米", "平方公里", "平方千米", "平方公尺", "平方厘米",
    "立方公尺", "千瓦时",   "千瓦時", "百分点", "百分點",   "摄氏度",   "攝氏度",
};

size_t text_unit_length(const TextParagraph *paragraph, size_t i) {
    if (i == 0 || !g_unichar_isdigit(text_atom_character(paragraph, i - 1)))
        return 0;
    const char *text = paragraph->text + paragraph->atoms[i].text;
    long most = 0;
    for (size_t k = 0; k < G_N_ELEMENTS(han_units); k++)
        if (g_str_has_prefix(text, han_units[k]))
            most = MAX(most, g_utf8_strlen(han_units[k], -1));
    return (size_t)most;
}
