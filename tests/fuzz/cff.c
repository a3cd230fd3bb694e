/* SPDX-License-Identifier: MIT */
/* Any bytes: the numbering of a CFF table, and its subset of the first few glyphs, or that it is
 * damaged. A subset of all that a subset holds is the same again. */

#include "font/cff.h"
#include "font/cff_subset.h"

#define GLYPHS 300
#define FEW 4

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    CffNumbering numbering;
    cff_read_numbering(data, size, GLYPHS, &numbering);
    hb_set_t *glyphs = hb_set_create();
    hb_set_add_range(glyphs, 0, size % FEW);
    g_autoptr(GBytes) subset = cff_subset_new(data, size, glyphs, NULL);
    if (subset) {
        gsize length;
        const uint8_t *bytes = g_bytes_get_data(subset, &length);
        g_autoptr(GBytes) again = cff_subset_new(bytes, length, glyphs, NULL);
        g_assert_true(!again || g_bytes_equal(subset, again));
    }
    hb_set_destroy(glyphs);
    return 0;
}
