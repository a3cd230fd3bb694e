/* SPDX-License-Identifier: MIT */
/* Dates of an article become dates of the Info dictionary, or nothing. */

#include "pdf/metadata.h"

#include <glib.h>

static void dates(void) {
    static const char *const cases[][2] = {
        {"2024-06-27", "D:20240627"},
        {"2024-06", "D:202406"},
        {"2024", "D:2024"},
        {"2024-06-27T10:30:00+08:00", "D:20240627103000+08'00'"},
        {"2024-06-27T10:30:05.25Z", "D:20240627103005Z"},
        {"2024-06-27T10:30-03:30", "D:20240627103000-03'30'"},
        {"2024-06-27T10:30", "D:20240627103000"},
        {"June 2024", NULL},
        {"2024-6-27", NULL},
        {"2024-06-27 10:30", NULL},
        {"2024-06-27T10", NULL},
        {"2024-06-27T10:30+08", NULL},
        {"", NULL},
        {NULL, NULL},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *date = pdf_date_info(cases[i][0]);
        g_assert_cmpstr(date, ==, cases[i][1]);
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pdf/dates", dates);
    return g_test_run();
}
