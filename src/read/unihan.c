/* SPDX-License-Identifier: MIT */
/* Turns a character into what Unihan knows of it. */

#include "read/unihan.h"

#include <string.h>

static const UnihanBlock *block_of(gunichar character) {
    size_t block = character / 64;
    return block < unihan_n_blocks ? &unihan_blocks[block] : NULL;
}

static uint64_t bit_of(gunichar character) {
    return UINT64_C(1) << (character % 64);
}

bool unihan_reads(gunichar character, const char *syllable, size_t length) {
    const UnihanBlock *block = block_of(character);
    uint64_t bit = bit_of(character);
    char wanted[UNIHAN_SYLLABLE_BYTES] = {0};
    if (!block || !(block->has_readings & bit) || length >= sizeof wanted)
        return false;
    memcpy(wanted, syllable, length);
    const uint16_t *reading = &unihan_readings[block->first];
    for (uint64_t before = block->has_readings & (bit - 1); before; before &= before - 1) {
        while (!(*reading & 0x8000))
            reading++;
        reading++;
    }
    for (;; reading++) {
        if (memcmp(unihan_syllables[*reading & 0x7FFF], wanted, sizeof wanted) == 0)
            return true;
        if (*reading & 0x8000)
            return false;
    }
}

bool unihan_is_traditional(gunichar character) {
    const UnihanBlock *block = block_of(character);
    return block && (block->is_traditional & bit_of(character));
}

bool unihan_is_simplified(gunichar character) {
    const UnihanBlock *block = block_of(character);
    return block && (block->is_simplified & bit_of(character));
}

gunichar unihan_simplify(gunichar character) {
    if (!unihan_is_traditional(character))
        return character;
    size_t low = 0, high = unihan_n_pairs;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (unihan_pairs[middle].traditional < character)
            low = middle + 1;
        else
            high = middle;
    }
    bool is_found = low < unihan_n_pairs && unihan_pairs[low].traditional == character;
    return is_found ? unihan_pairs[low].simplified : character;
}
