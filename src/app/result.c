/* SPDX-License-Identifier: MIT */
/* Turns what became of an input into bytes for a pipe, and back. */

#include "app/result.h"

#include "app/messages.h"

/* Texts are bytes, since file names may be any; an empty one stands for none. */
#define PACKED "(iayayayaytaya(ayt)a(sd)a(ayay))"

static void clear_piece(gpointer data) {
    g_free(((AppPiece *)data)->temporary);
}

AppResult *app_result_new(void) {
    AppResult *result = g_new0(AppResult, 1);
    result->lines = g_string_new(NULL);
    result->notes = app_notes_new();
    result->pieces = g_array_new(FALSE, FALSE, sizeof(AppPiece));
    g_array_set_clear_func(result->pieces, clear_piece);
    result->times = g_array_new(FALSE, FALSE, sizeof(KanyinTime));
    return result;
}

void app_result_free(AppResult *result) {
    if (!result)
        return;
    g_string_free(result->lines, TRUE);
    g_array_unref(result->notes);
    g_array_unref(result->pieces);
    g_array_unref(result->times);
    g_free(result->error);
    g_free(result->title);
    g_free(result->date);
    g_free(result->report);
    g_free(result->dump);
    g_free(result);
}

void app_result_fail(AppResult *result, const char *input, const GError *error) {
    result->code = app_exit_code(error);
    g_free(result->error);
    result->error = g_strdup(error->message);
    app_messages_add_error(result->lines, input, error);
}

static GVariant *text(const char *string) {
    return g_variant_new_bytestring(string ? string : "");
}

GBytes *app_result_pack(const AppResult *result) {
    GVariantBuilder pieces, times, notes;
    g_variant_builder_init(&pieces, G_VARIANT_TYPE("a(ayt)"));
    g_variant_builder_init(&times, G_VARIANT_TYPE("a(sd)"));
    g_variant_builder_init(&notes, G_VARIANT_TYPE("a(ayay)"));
    for (guint i = 0; i < result->pieces->len; i++) {
        const AppPiece *piece = &g_array_index(result->pieces, AppPiece, i);
        g_variant_builder_add(&pieces, "(@ayt)", text(piece->temporary), (guint64)piece->page);
    }
    for (guint i = 0; i < result->times->len; i++) {
        const KanyinTime *time = &g_array_index(result->times, KanyinTime, i);
        g_variant_builder_add(&times, "(sd)", time->room, time->milliseconds);
    }
    for (guint i = 0; i < result->notes->len; i++) {
        const AppNote *note = &g_array_index(result->notes, AppNote, i);
        g_variant_builder_add(&notes, "(@ay@ay)", text(note->code), text(note->lines));
    }
    g_autoptr(GVariant) packed = g_variant_ref_sink(g_variant_new(
        "(i@ay@ay@ay@ayt@aya(ayt)a(sd)a(ayay))", (int)result->code, text(result->error),
        text(result->lines->str), text(result->title), text(result->date),
        (guint64)result->page_count, text(result->report), &pieces, &times, &notes));
    return g_variant_get_data_as_bytes(packed);
}

static char *text_of(GVariant *tuple, gsize index) {
    g_autoptr(GVariant) child = g_variant_get_child_value(tuple, index);
    const char *string = g_variant_get_bytestring(child);
    return *string ? g_strdup(string) : NULL;
}

static guint64 number_of(GVariant *tuple, gsize index) {
    g_autoptr(GVariant) child = g_variant_get_child_value(tuple, index);
    return g_variant_get_uint64(child);
}

static void unpack_pieces(AppResult *result, GVariant *pieces) {
    for (gsize i = 0; i < g_variant_n_children(pieces); i++) {
        g_autoptr(GVariant) child = g_variant_get_child_value(pieces, i);
        AppPiece piece = {text_of(child, 0), (size_t)number_of(child, 1)};
        g_array_append_val(result->pieces, piece);
    }
}

static void unpack_times(AppResult *result, GVariant *times) {
    for (gsize i = 0; i < g_variant_n_children(times); i++) {
        const char *room = NULL;
        KanyinTime time = {0};
        g_variant_get_child(times, i, "(&sd)", &room, &time.milliseconds);
        time.room = g_intern_string(room);
        g_array_append_val(result->times, time);
    }
}

static void unpack_notes(AppResult *result, GVariant *notes) {
    for (gsize i = 0; i < g_variant_n_children(notes); i++) {
        g_autoptr(GVariant) child = g_variant_get_child_value(notes, i);
        AppNote note = {text_of(child, 0), text_of(child, 1)};
        g_array_append_val(result->notes, note);
    }
}

AppResult *app_result_unpack(GBytes *bytes) {
    g_autoptr(GVariant) packed =
        g_variant_ref_sink(g_variant_new_from_bytes(G_VARIANT_TYPE(PACKED), bytes, FALSE));
    AppResult *result = app_result_new();
    g_autofree char *lines = text_of(packed, 2);
    int code = 0;
    g_variant_get_child(packed, 0, "i", &code);
    result->code = (AppExit)code;
    result->error = text_of(packed, 1);
    g_string_assign(result->lines, lines ? lines : "");
    result->title = text_of(packed, 3);
    result->date = text_of(packed, 4);
    result->page_count = (size_t)number_of(packed, 5);
    result->report = text_of(packed, 6);
    g_autoptr(GVariant) pieces = g_variant_get_child_value(packed, 7);
    g_autoptr(GVariant) times = g_variant_get_child_value(packed, 8);
    unpack_pieces(result, pieces);
    g_autoptr(GVariant) notes = g_variant_get_child_value(packed, 9);
    unpack_times(result, times);
    unpack_notes(result, notes);
    return result;
}
