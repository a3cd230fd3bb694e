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

#define BLOCK_SIZE ((size_t)64 * 1024)
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

/* A request too large for a shared block gets its own, put behind the current one so that the
 * current block's free end is not lost. */
static void *alloc_block(Arena *arena, size_t size) {
    bool is_alone = ARENA_SINGLY || size > BLOCK_SIZE / 4;
    size_t room = is_alone ? size : BLOCK_SIZE;
    Block *block = g_malloc0(HEADER + room);
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

void *arena_alloc(Arena *arena, size_t size) {
    g_assert(size < SIZE_MAX / 2);
    if (!ARENA_SINGLY)
        size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    Block *block = arena->blocks;
    if (ARENA_SINGLY || !block || block->size - block->used < size)
        return alloc_block(arena, size);
    void *memory = (char *)block + HEADER + block->used;
    block->used += size;
    return memory;
}

void *arena_copy(Arena *arena, const void *bytes, size_t size) {
    void *copy = arena_alloc(arena, size);
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
