/* SPDX-License-Identifier: MIT */
/* Turns what the rooms notice into one list, each notice once. */

#include "base/notices.h"

#include <stdarg.h>

struct Notices {
    Arena *arena;
    GPtrArray *items;
    GHashTable *seen;
    GHashTable *counts; /* by code, interned */
};

Notices *notices_new(void) {
    Notices *notices = g_new0(Notices, 1);
    notices->arena = arena_new();
    notices->items = g_ptr_array_new();
    notices->seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    notices->counts = g_hash_table_new(g_direct_hash, g_direct_equal);
    return notices;
}

void notices_free(Notices *notices) {
    if (!notices)
        return;
    g_hash_table_unref(notices->seen);
    g_hash_table_unref(notices->counts);
    g_ptr_array_unref(notices->items);
    arena_free(notices->arena);
    g_free(notices);
}

#define MORE "more-notices"

/* Counts the notice; is it one too many? A trap of a million faults must not fill memory and
 * screen with them. */
static bool is_surplus(Notices *notices, const char *code, const KanyinNotice *notice) {
    guint count = GPOINTER_TO_UINT(g_hash_table_lookup(notices->counts, code)) + 1;
    g_hash_table_insert(notices->counts, (gpointer)code, GUINT_TO_POINTER(count));
    if (count == NOTICES_MAX_OF_CODE + 1)
        notices_add(notices, notice->severity, MORE, (NoticePlace){.source = notice->source},
                    "There are more notices [%s] than %u; the others are not told", code,
                    NOTICES_MAX_OF_CODE);
    return count > NOTICES_MAX_OF_CODE;
}

static void keep(Notices *notices, const KanyinNotice *notice) {
    const char *code = g_intern_string(notice->code); /* few, and literals of ours */
    if (GPOINTER_TO_UINT(g_hash_table_lookup(notices->counts, code)) > NOTICES_MAX_OF_CODE)
        return;
    char *key = g_strdup_printf("%s\n%s\n%u:%u\n%s", code, notice->source ? notice->source : "",
                                notice->line, notice->column, notice->message);
    if (!g_hash_table_add(notices->seen, key) || is_surplus(notices, code, notice))
        return;
    KanyinNotice *copy = arena_copy(notices->arena, notice, sizeof *notice);
    copy->code = code;
    copy->source = arena_strdup(notices->arena, notice->source);
    copy->message = arena_strdup(notices->arena, notice->message);
    g_ptr_array_add(notices->items, copy);
}

void notices_add(Notices *notices, KanyinSeverity severity, const char *code, NoticePlace place,
                 const char *format, ...) {
    if (!notices)
        return;
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    keep(notices, &(KanyinNotice){severity, code, place.source, place.line, place.column, message});
}

void notices_append(Notices *notices, const Notices *more) {
    for (size_t i = 0; i < notices_count(more); i++)
        keep(notices, notices_at(more, i));
}

size_t notices_count(const Notices *notices) {
    return notices ? notices->items->len : 0;
}

const KanyinNotice *notices_at(const Notices *notices, size_t index) {
    g_assert(index < notices_count(notices));
    return g_ptr_array_index(notices->items, index);
}
