/* SPDX-License-Identifier: MIT */
/* Turns many small requests for memory into few large ones that are freed together. */

#include "base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_SINGLY 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_SINGLY 1
#endif
#endif
#ifndef ARENA_SINGLY
#define ARENA_SINGLY 0
#endif

/* Blocks double up to the largest: many an arena holds one line of text. */
#define FIRST_BLOCK ((size_t)4 * 1024)
#define LARGEST_BLOCK ((size_t)64 * 1024)
#define LARGEST_SHARED (LARGEST_BLOCK / 4)
#define ALIGNMENT ((size_t)16)

typedef struct Block {
    struct Block *next;
    size_t used, size; /* of the bytes after this header */
} Block;

typedef struct Owned {
    struct Owned *next;
    void *object;
    GDestroyNotify release;
} Owned;

struct Arena {
    Block *blocks;
    size_t last_room; /* of a shared block; 0: there is none yet */
    Owned *owned;
};

#define HEADER ((sizeof(Block) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT)

Arena *arena_new(void) {
    return g_new0(Arena, 1);
}

void arena_free(Arena *arena) {
    if (!arena)
        return;
    for (Owned *owned = arena->owned; owned; owned = owned->next)
        owned->release(owned->object);
    for (Block *block = arena->blocks, *next; block; block = next) {
        next = block->next;
        g_free(block);
    }
    g_free(arena);
}

static size_t next_room(Arena *arena, size_t size) {
    size_t room = arena->last_room ? arena->last_room * 2 : FIRST_BLOCK;
    while (room < size)
        room *= 2;
    return arena->last_room = MIN(room, LARGEST_BLOCK);
}

/* A request too large for a shared block gets its own, put behind the current one so that the
 * current block's free end is not lost. */
static void *alloc_block(Arena *arena, size_t size, bool is_zeroed) {
    bool is_alone = ARENA_SINGLY || size > LARGEST_SHARED;
    size_t room = is_alone ? size : next_room(arena, size);
    Block *block = is_zeroed ? g_malloc0(HEADER + room) : g_malloc(HEADER + room);
    block->size = room;
    block->used = size;
    if (is_alone && arena->blocks) {
        block->next = arena->blocks->next;
        arena->blocks->next = block;
    } else {
        block->next = arena->blocks;
        arena->blocks = block;
    }
    return (char *)block + HEADER;
}

static void *take(Arena *arena, size_t size, bool is_zeroed) {
    g_assert(size < SIZE_MAX / 2);
    if (!ARENA_SINGLY)
        size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    Block *block = arena->blocks;
    if (ARENA_SINGLY || !block || block->size - block->used < size)
        return alloc_block(arena, size, is_zeroed || size <= LARGEST_SHARED);
    void *memory = (char *)block + HEADER + block->used;
    block->used += size;
    return memory;
}

void *arena_alloc(Arena *arena, size_t size) {
    return take(arena, size, true);
}

/* What is filled at once need not be zeroed before: the copy may be a picture's file. */
void *arena_copy(Arena *arena, const void *bytes, size_t size) {
    void *copy = take(arena, size, false);
    if (size)
        memcpy(copy, bytes, size);
    return copy;
}

void *arena_grow(Arena *arena, void *items, size_t count, size_t item_size) {
    bool is_full = (count & (count - 1)) == 0; /* 0, 1, 2, 4, 8 … */
    if (!is_full)
        return items;
    void *grown = arena_alloc(arena, (count ? count * 2 : 1) * item_size);
    if (count)
        memcpy(grown, items, count * item_size);
    return grown;
}

char *arena_strndup(Arena *arena, const char *text, size_t length) {
    char *copy = arena_alloc(arena, length + 1);
    memcpy(copy, text, length);
    return copy;
}

char *arena_strdup(Arena *arena, const char *text) {
    return text ? arena_strndup(arena, text, strlen(text)) : NULL;
}

char *arena_printf(Arena *arena, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    return arena_strdup(arena, text);
}

void *arena_own(Arena *arena, void *object, GDestroyNotify release) {
    Owned *owned = arena_new0(arena, Owned);
    *owned = (Owned){arena->owned, object, release};
    arena->owned = owned;
    return object;
}
