/* SPDX-License-Identifier: MIT */
/* Any bytes: the numbering of a CFF table, or that it is damaged. */

#include "font/cff.h"

#define GLYPHS 300

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    CffNumbering numbering;
    cff_read_numbering(data, size, GLYPHS, &numbering);
    return 0;
}
