/* SPDX-License-Identifier: MIT */
/* Turns the notes of many inputs into the first of each code and a line of counts. */

#include "app/notes.h"

#include <stdbool.h>
#include <string.h>

typedef struct {
    char *code;
    size_t inputs;
} Count;

struct AppTally {
    GArray *counts; /* of Count, in the order met */
};

static void clear_note(gpointer data) {
    AppNote *note = data;
    g_free(note->code);
    g_free(note->lines);
}

GArray *app_notes_new(void) {
    GArray *notes = g_array_new(FALSE, FALSE, sizeof(AppNote));
    g_array_set_clear_func(notes, clear_note);
    return notes;
}

void app_notes_add(GArray *notes, const char *code, const char *line) {
    for (guint i = 0; i < notes->len; i++) {
        AppNote *note = &g_array_index(notes, AppNote, i);
        if (strcmp(note->code, code) != 0)
            continue;
        char *lines = g_strconcat(note->lines, line, NULL);
        g_free(note->lines);
        note->lines = lines;
        return;
    }
    AppNote note = {g_strdup(code), g_strdup(line)};
    g_array_append_val(notes, note);
}

static void clear_count(gpointer data) {
    g_free(((Count *)data)->code);
}

AppTally *app_tally_new(void) {
    AppTally *tally = g_new(AppTally, 1);
    tally->counts = g_array_new(FALSE, FALSE, sizeof(Count));
    g_array_set_clear_func(tally->counts, clear_count);
    return tally;
}

void app_tally_free(AppTally *tally) {
    if (!tally)
        return;
    g_array_unref(tally->counts);
    g_free(tally);
}

static Count *find_count(AppTally *tally, const char *code) {
    for (guint i = 0; i < tally->counts->len; i++) {
        Count *count = &g_array_index(tally->counts, Count, i);
        if (strcmp(count->code, code) == 0)
            return count;
    }
    Count count = {g_strdup(code), 0};
    g_array_append_val(tally->counts, count);
    return &g_array_index(tally->counts, Count, tally->counts->len - 1);
}

void app_tally_take(AppTally *tally, const GArray *notes, GString *lines) {
    for (guint i = 0; i < notes->len; i++) {
        const AppNote *note = &g_array_index(notes, AppNote, i);
        if (find_count(tally, note->code)->inputs++ == 0)
            g_string_append(lines, note->lines);
    }
}

void app_tally_add_counts(const AppTally *tally, GString *lines) {
    bool is_first = true;
    for (guint i = 0; i < tally->counts->len; i++) {
        const Count *count = &g_array_index(tally->counts, Count, i);
        if (count->inputs < 2)
            continue;
        g_string_append_printf(lines, "%s%s of %zu inputs", is_first ? "notes told once: " : ", ",
                               count->code, count->inputs);
        is_first = false;
    }
    if (!is_first)
        g_string_append_c(lines, '\n');
}
