/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <stdint.h>
#include <string.h>

static void memory_is_zeroed_and_aligned(void) {
    g_autoptr(Arena) arena = arena_new();
    for (size_t size = 1; size < 200000; size = size * 3 + 1) {
        unsigned char *memory = arena_alloc(arena, size);
        g_assert_cmpuint((uintptr_t)memory % 8, ==, 0);
        for (size_t i = 0; i < size; i++)
            g_assert_cmpuint(memory[i], ==, 0);
        memset(memory, 0xff, size);
    }
}

static void strings_are_copied(void) {
    g_autoptr(Arena) arena = arena_new();
    char text[] = "刊印";
    char *copy = arena_strdup(arena, text);
    text[0] = 'x';
    g_assert_cmpstr(copy, ==, "刊印");
    g_assert_null(arena_strdup(arena, NULL));
    g_assert_cmpstr(arena_strndup(arena, "abcdef", 3), ==, "abc");
    g_assert_cmpstr(arena_printf(arena, "%d 頁", 7), ==, "7 頁");
}

static void arrays_grow_item_by_item(void) {
    g_autoptr(Arena) arena = arena_new();
    int *numbers = NULL;
    for (int i = 0; i < 1000; i++) {
        numbers = arena_grow(arena, numbers, (size_t)i, sizeof *numbers);
        numbers[i] = i;
    }
    for (int i = 0; i < 1000; i++)
        g_assert_cmpint(numbers[i], ==, i);
}

static int released;
static void release(void *object) {
    released = released * 10 + *(int *)object;
}

static void owned_objects_go_last_first(void) {
    int numbers[] = {1, 2, 3};
    released = 0;
    Arena *arena = arena_new();
    for (int i = 0; i < 3; i++)
        arena_own(arena, &numbers[i], release);
    arena_free(arena);
    g_assert_cmpint(released, ==, 321);
    arena_free(NULL);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/arena/zeroed", memory_is_zeroed_and_aligned);
    g_test_add_func("/arena/strings", strings_are_copied);
    g_test_add_func("/arena/grow", arrays_grow_item_by_item);
    g_test_add_func("/arena/owned", owned_objects_go_last_first);
    return g_test_run();
}
