/* SPDX-License-Identifier: MIT */
#pragma once

/* Language tags (BCP 47) and the region whose typographic rules a text follows. Script is not
 * region: traditional text printed for the Mainland follows GB. */

#include <stdbool.h>

typedef enum { REGION_NONE, REGION_CN, REGION_TW, REGION_HK, REGION_JP, REGION_KR } Region;

/* The region a tag names or implies: zh-TW → TW, zh-Hant-CN → CN, zh-Hant → TW, zh-Hans → CN,
 * zh → CN, ja → JP, ko → KR, zh-MO → HK; anything else, or NULL, gives NONE. */
Region region_from_language(const char *tag);

/* "CN", "TW" …, "" for NONE; and back (case-insensitive; unknown gives NONE). */
const char *region_name(Region region);
Region region_from_name(const char *name);

/* The tag a Chinese text of that region is shaped with: its glyphs are chosen by region, not by
 * script. CN → "zh-hans", TW → "zh-hant-tw", HK → "zh-hant-hk", JP → "ja", KR → "ko", NONE →
 * "zh-hans". */
const char *region_shaping_language(Region region);

/* Is `tag` equal to `range` or a sub-tag of it ("zh" holds "zh-Hant-CN")? Case-insensitive
 * (CSS :lang(), RFC 4647 basic filtering). */
bool language_matches(const char *tag, const char *range);

/* Has `tag` the shape of a language tag: subtags of 1 to 8 letters and digits, of which the first
 * is of 2 to 8 letters, or x or i with more behind it (RFC 5646 §2.1)? */
bool language_is_tag(const char *tag);
