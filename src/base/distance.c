/* SPDX-License-Identifier: MIT */
/* Turns two words into how far they are from each other. */

#include "base/distance.h"

#include <glib.h>
#include <string.h>

int words_distance(const char *one, const char *other) {
    int n = (int)strlen(other);
    g_autofree int *row = g_new(int, (size_t)n + 1);
    for (int j = 0; j <= n; j++)
        row[j] = j;
    for (int i = 1; one[i - 1]; i++) {
        int diagonal = row[0];
        row[0] = i;
        for (int j = 1; j <= n; j++) {
            int changed = diagonal + (one[i - 1] != other[j - 1]);
            diagonal = row[j];
            row[j] = MIN(changed, MIN(row[j], row[j - 1]) + 1);
        }
    }
    return row[n];
}
