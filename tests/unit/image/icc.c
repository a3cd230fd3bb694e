/* SPDX-License-Identifier: MIT */
#include "pictures.h"

/* Of the profile that new_rgb_profile() gives: where its table begins, and its first tag's words.
 */
enum { COUNT_AT = 128, TABLE_AT = 132, OFFSET = 4, LENGTH = 8, TAG_SIZE = 12 };

static uint32_t read_word(const uint8_t *at) {
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static void write_word(uint8_t *at, uint32_t word) {
    for (int i = 0; i < 4; i++)
        at[i] = (uint8_t)(word >> (24 - 8 * i));
}

static uint8_t *new_profile(size_t *size) {
    g_autoptr(GBytes) profile = new_rgb_profile();
    return g_bytes_unref_to_data(g_steal_pointer(&profile), size);
}

static uint8_t *find_tag(uint8_t *profile, const char *name) {
    for (uint32_t i = 0; i < read_word(profile + COUNT_AT); i++)
        if (memcmp(profile + TABLE_AT + (size_t)i * TAG_SIZE, name, 4) == 0)
            return profile + TABLE_AT + (size_t)i * TAG_SIZE;
    g_error("no tag %s", name);
}

/* What libraries write is sound, and what stands behind it does not count. */
static void whole_profiles_are_sound(void) {
    g_autoptr(GBytes) gray = new_gray_profile(), rgb = new_rgb_profile(), cmyk = new_cmyk_profile();
    GBytes *profiles[] = {gray, rgb, cmyk};
    for (size_t i = 0; i < G_N_ELEMENTS(profiles); i++) {
        size_t size = 0;
        const uint8_t *bytes = g_bytes_get_data(profiles[i], &size);
        g_assert_cmpuint(icc_sound_size(bytes, size), ==, size);
        g_autofree uint8_t *padded = g_malloc0(size + 5);
        memcpy(padded, bytes, size);
        g_assert_cmpuint(icc_sound_size(padded, size + 5), ==, size);
        for (size_t cut = 0; cut < size; cut++) {
            g_autofree uint8_t *part = g_memdup2(bytes, cut ? cut : 1);
            g_assert_cmpuint(icc_sound_size(part, cut), ==, 0);
        }
    }
}

/* A word of the table that leads astray. */
static void tags_lie_inside(void) {
    static const struct {
        const char *tag;
        int word;
        uint32_t value;
    } faults[] = {{"wtpt", LENGTH, 7405588},
                  {"wtpt", LENGTH, 19},
                  {"wtpt", LENGTH, 0},
                  {"rTRC", OFFSET, 4},
                  {"rTRC", OFFSET, UINT32_MAX - 3},
                  {"rTRC", LENGTH, UINT32_MAX},
                  {"rXYZ", OFFSET, 0x40000000},
                  {"cprt", LENGTH, 1 << 20},
                  {"desc", OFFSET, 128},
                  {"chad", LENGTH, 40}};
    for (size_t i = 0; i < G_N_ELEMENTS(faults); i++) {
        size_t size = 0;
        g_autofree uint8_t *profile = new_profile(&size);
        write_word(find_tag(profile, faults[i].tag) + faults[i].word, faults[i].value);
        if (icc_sound_size(profile, size))
            g_error("%s with %u is taken", faults[i].tag, faults[i].value);
    }
}

static void the_table_is_one(void) {
    size_t size = 0;
    g_autofree uint8_t *profile = new_profile(&size);
    uint32_t count = read_word(profile + COUNT_AT);
    for (uint32_t other = 0; other < 0x2000000; other = other * 2 + 1) {
        write_word(profile + COUNT_AT, other);
        g_assert_true(other == 0 || other > count ? !icc_sound_size(profile, size) : true);
    }
    write_word(profile + COUNT_AT, count);
    g_assert_cmpuint(icc_sound_size(profile, size), ==, size);
    memcpy(find_tag(profile, "gXYZ"), "rXYZ", 4);
    g_assert_cmpuint(icc_sound_size(profile, size), ==, 0);
}

static void a_tag_is_of_its_type(void) {
    static const char *const tags[] = {"desc", "cprt", "wtpt", "rXYZ", "rTRC"};
    for (size_t i = 0; i < G_N_ELEMENTS(tags); i++) {
        size_t size = 0;
        g_autofree uint8_t *profile = new_profile(&size);
        profile[read_word(find_tag(profile, tags[i]) + OFFSET)] ^= 0x20;
        g_assert_cmpuint(icc_sound_size(profile, size), ==, 0);
    }
}

/* Whatever byte is spoiled, a profile that is taken leads nowhere outside itself. */
static void no_spoiled_profile_leads_outside(void) {
    for (size_t at = 0, size = 1; at < size; at++) {
        g_autofree uint8_t *profile = new_profile(&size);
        profile[at] ^= (uint8_t)(1 + at * 37 % 255);
        size_t told = icc_sound_size(profile, size);
        g_assert_cmpuint(told, <=, size);
        for (uint32_t i = 0; told && i < read_word(profile + COUNT_AT); i++) {
            const uint8_t *tag = profile + TABLE_AT + (size_t)i * TAG_SIZE;
            g_assert_cmpuint((uint64_t)read_word(tag + OFFSET) + read_word(tag + LENGTH), <=, told);
        }
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/image/icc/whole", whole_profiles_are_sound);
    g_test_add_func("/image/icc/inside", tags_lie_inside);
    g_test_add_func("/image/icc/table", the_table_is_one);
    g_test_add_func("/image/icc/types", a_tag_is_of_its_type);
    g_test_add_func("/image/icc/spoiled", no_spoiled_profile_leads_outside);
    return g_test_run();
}
