/* SPDX-License-Identifier: MIT */
#include "epub/zip.h"

#include <kanyin/error.h>
#include <string.h>

static bool keep(const void *bytes, size_t size, void *user) {
    g_byte_array_append(user, bytes, (guint)size);
    return true;
}

static bool refuse(const void *bytes G_GNUC_UNUSED, size_t size G_GNUC_UNUSED,
                   void *user G_GNUC_UNUSED) {
    return false;
}

static GByteArray *written(void) {
    static char text[1000];
    memset(text, 'a', sizeof text);
    GByteArray *file = g_byte_array_new();
    g_autoptr(Zip) zip = zip_new(keep, file);
    zip_add(zip, "mimetype", "application/epub+zip", 20, true);
    zip_add(zip, "a/甲.txt", text, sizeof text, false);
    zip_add(zip, "empty", "", 0, false);
    zip_add(zip, "short", "x", 1, false);
    g_assert_true(zip_finish(zip, NULL));
    return file;
}

static unsigned u16_at(const GByteArray *file, size_t at) {
    return file->data[at] | (unsigned)file->data[at + 1] << 8;
}

static size_t u32_at(const GByteArray *file, size_t at) {
    return u16_at(file, at) | (size_t)u16_at(file, at + 2) << 16;
}

/* OCF 3.3 §4.3: the media type stands at byte 38, as it is, with no extra field before it. */
static void test_media_type(void) {
    g_autoptr(GByteArray) file = written();
    g_assert_cmpmem(file->data, 4, "PK\3\4", 4);
    g_assert_cmpuint(u16_at(file, 8), ==, 0);
    g_assert_cmpuint(u16_at(file, 28), ==, 0);
    g_assert_cmpmem(file->data + 30, 28, "mimetypeapplication/epub+zip", 28);
}

/* Follows the directory back to each file. */
static void test_directory(void) {
    static const char *const names[] = {"mimetype", "a/甲.txt", "empty", "short"};
    static const size_t sizes[] = {20, 1000, 0, 1};
    static const unsigned methods[] = {0, 8, 0, 0}; /* what deflate makes longer is stored */
    g_autoptr(GByteArray) file = written();
    size_t end = file->len - 22;
    g_assert_cmpmem(file->data + end, 4, "PK\5\6", 4);
    g_assert_cmpuint(u16_at(file, end + 10), ==, G_N_ELEMENTS(names));
    size_t at = u32_at(file, end + 16);
    g_assert_cmpuint(at + u32_at(file, end + 12), ==, end);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_assert_cmpmem(file->data + at, 4, "PK\1\2", 4);
        g_assert_cmpuint(u16_at(file, at + 10), ==, methods[i]);
        g_assert_cmpuint(u32_at(file, at + 24), ==, sizes[i]);
        g_assert_cmpmem(file->data + at + 46, u16_at(file, at + 28), names[i], strlen(names[i]));
        size_t local = u32_at(file, at + 42);
        g_assert_cmpmem(file->data + local, 4, "PK\3\4", 4);
        g_assert_cmpmem(file->data + local + 6, 20, file->data + at + 8, 20);
        at += 46 + strlen(names[i]);
    }
    g_assert_cmpuint(at, ==, end);
}

static void test_same_bytes(void) {
    g_autoptr(GByteArray) a = written(), b = written();
    g_assert_cmpmem(a->data, a->len, b->data, b->len);
}

static void test_failure(void) {
    g_autoptr(GError) error = NULL;
    g_autoptr(Zip) zip = zip_new(refuse, NULL);
    zip_add(zip, "a", "b", 1, true);
    g_assert_false(zip_finish(zip, &error));
    g_assert_error(error, KANYIN_ERROR, KANYIN_ERROR_OUTPUT);
}

static void test_limits(void) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GByteArray) file = g_byte_array_new();
    g_autoptr(Zip) zip = zip_new(keep, file);
    for (size_t i = 0; i <= ZIP_MAX_FILES; i++)
        zip_add(zip, "a", "b", 1, true);
    g_assert_false(zip_finish(zip, &error));
    g_assert_error(error, KANYIN_ERROR, KANYIN_ERROR_OUTPUT);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/epub/zip/media-type", test_media_type);
    g_test_add_func("/epub/zip/directory", test_directory);
    g_test_add_func("/epub/zip/same-bytes", test_same_bytes);
    g_test_add_func("/epub/zip/failure", test_failure);
    g_test_add_func("/epub/zip/limits", test_limits);
    return g_test_run();
}
