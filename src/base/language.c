/* SPDX-License-Identifier: MIT */
/* Turns language tags into the region whose typographic rules they imply. */

#include "base/language.h"

#include <glib.h>
#include <string.h>

static const struct {
    Region region;
    const char *name, *shaping;
} regions[] = {
    {REGION_NONE, "", "zh-hans"},    {REGION_CN, "CN", "zh-hans"}, {REGION_TW, "TW", "zh-hant-tw"},
    {REGION_HK, "HK", "zh-hant-hk"}, {REGION_JP, "JP", "ja"},      {REGION_KR, "KR", "ko"},
};

const char *region_name(Region region) {
    return regions[region].name;
}

const char *region_shaping_language(Region region) {
    return regions[region].shaping;
}

Region region_from_name(const char *name) {
    for (size_t i = 1; name && i < G_N_ELEMENTS(regions); i++)
        if (g_ascii_strcasecmp(name, regions[i].name) == 0)
            return regions[i].region;
    if (name && g_ascii_strcasecmp(name, "MO") == 0)
        return REGION_HK;
    return REGION_NONE;
}

Region region_from_language(const char *tag) {
    if (!tag)
        return REGION_NONE;
    if (language_matches(tag, "ja"))
        return REGION_JP;
    if (language_matches(tag, "ko"))
        return REGION_KR;
    if (!language_matches(tag, "zh"))
        return REGION_NONE;
    g_auto(GStrv) parts = g_strsplit(tag, "-", -1);
    Region region = REGION_CN;
    for (size_t i = 1; parts[i]; i++) {
        if (region_from_name(parts[i]) != REGION_NONE)
            return region_from_name(parts[i]);
        if (g_ascii_strcasecmp(parts[i], "Hant") == 0)
            region = REGION_TW;
    }
    return region;
}

bool language_matches(const char *tag, const char *range) {
    size_t length = strlen(range);
    return tag && g_ascii_strncasecmp(tag, range, length) == 0 &&
           (tag[length] == '\0' || tag[length] == '-');
}

bool language_is_tag(const char *tag) {
    static const size_t most = 8;
    size_t first = 0, length = 0;
    bool is_first = true;
    for (const char *at = tag;; at++) {
        if (*at && *at != '-') {
            if (is_first ? !g_ascii_isalpha(*at) : !g_ascii_isalnum(*at))
                return false;
            length++;
            continue;
        }
        if (length == 0 || length > most)
            return false;
        first = is_first ? length : first;
        is_first = false;
        length = 0;
        if (!*at)
            break;
    }
    bool is_private = g_ascii_tolower(*tag) == 'x' || g_ascii_tolower(*tag) == 'i';
    return first > 1 || (is_private && tag[1] == '-');
}
