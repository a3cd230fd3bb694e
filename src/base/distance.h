/* SPDX-License-Identifier: MIT */
#pragma once

/* How far two words are from each other: the bytes to change, add or take away to make the one of
 * the other (Levenshtein). */
int words_distance(const char *one, const char *other);
