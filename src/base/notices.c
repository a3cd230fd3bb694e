/* SPDX-License-Identifier: MIT */
/* Turns what the rooms notice into one list, each notice once. */

#include "base/notices.h"

#include <stdarg.h>

struct Notices {
    Arena *arena;
    GPtrArray *items;
    GHashTable *seen;
};

Notices *notices_new(void) {
    Notices *notices = g_new0(Notices, 1);
    notices->arena = arena_new();
    notices->items = g_ptr_array_new();
    notices->seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return notices;
}

void notices_free(Notices *notices) {
    if (!notices)
        return;
    g_hash_table_unref(notices->seen);
    g_ptr_array_unref(notices->items);
    arena_free(notices->arena);
    g_free(notices);
}

static void keep(Notices *notices, const KanyinNotice *notice) {
    char *key =
        g_strdup_printf("%s\n%s\n%u:%u\n%s", notice->code, notice->source ? notice->source : "",
                        notice->line, notice->column, notice->message);
    if (!g_hash_table_add(notices->seen, key))
        return;
    KanyinNotice *copy = arena_copy(notices->arena, notice, sizeof *notice);
    copy->code = arena_strdup(notices->arena, notice->code);
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
