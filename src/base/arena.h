/* SPDX-License-Identifier: MIT */
#pragma once

/* An arena: memory of one room's result, freed whole. Foreign objects are registered with it and
 * released, last first, when it goes. Under the sanitizers every allocation stands alone so that
 * they see through it. Memory is zeroed and aligned for any type. */

#include <glib.h>
#include <stddef.h>

typedef struct Arena Arena;

Arena *arena_new(void);
void arena_free(Arena *arena); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Arena, arena_free)

void *arena_alloc(Arena *arena, size_t size);
char *arena_strdup(Arena *arena, const char *text); /* NULL gives NULL */
char *arena_strndup(Arena *arena, const char *text, size_t length);
char *arena_printf(Arena *arena, const char *format, ...) G_GNUC_PRINTF(2, 3);
void *arena_copy(Arena *arena, const void *bytes, size_t size);

/* Room for one more item in an array that grows item by item from empty: full whenever `count` is a
 * power of two, so no capacity is kept. Gives `items` or the larger copy that takes its place. */
void *arena_grow(Arena *arena, void *items, size_t count, size_t item_size);

/* Hands `object` to the arena: `release(object)` runs when the arena is freed. Gives `object`. */
void *arena_own(Arena *arena, void *object, GDestroyNotify release);

#define arena_new0(arena, Type) ((Type *)arena_alloc((arena), sizeof(Type)))
#define arena_array(arena, Type, count) ((Type *)arena_alloc((arena), sizeof(Type) * (count)))
