/* SPDX-License-Identifier: MIT */
/* What a caller of the library sees of pictures: folders, resampling, notices, the report. */

#include <kanyin/kanyin.h>

#include <glib/gstdio.h>
#include <png.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>

enum { WIDTH = 600, HEIGHT = 400 };

static KanyinPress *press;
static char *folder; /* holds p.png, p.jpg, sub/ */

static char *path_of(const char *name) {
    return g_build_filename(folder, name, NULL);
}

static void write_pictures(void) {
    g_autofree uint8_t *pixels = g_malloc((size_t)WIDTH * HEIGHT * 3);
    for (int i = 0; i < WIDTH * HEIGHT * 3; i++)
        pixels[i] = (uint8_t)(i / 7 + i / (WIDTH * 3));
    g_autofree char *png_path = path_of("p.png"), *jpeg_path = path_of("p.jpg");
    png_image png = {
        .version = PNG_IMAGE_VERSION, .width = WIDTH, .height = HEIGHT, .format = PNG_FORMAT_RGB};
    g_assert_true(png_image_write_to_file(&png, png_path, 0, pixels, 0, NULL));
    struct jpeg_error_mgr trouble;
    struct jpeg_compress_struct jpeg = {.err = jpeg_std_error(&trouble)};
    FILE *file = g_fopen(jpeg_path, "wb");
    jpeg_create_compress(&jpeg);
    jpeg_stdio_dest(&jpeg, file);
    jpeg.image_width = WIDTH;
    jpeg.image_height = HEIGHT;
    jpeg.input_components = 3;
    jpeg.in_color_space = JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_start_compress(&jpeg, TRUE);
    for (int y = 0; y < HEIGHT; y++) {
        JSAMPROW row = pixels + (size_t)y * WIDTH * 3;
        jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    fclose(file);
}

/* An article of one picture at the widths given, in CSS pixels of 96 to the inch; 0 ends them. */
static char *article_of(const char *address, const int *widths) {
    GString *json = g_string_new("{\"title\": \"題\", \"body\": [\"文\"");
    for (; *widths; widths++)
        g_string_append_printf(json,
                               ", {\"element\": \"img\", \"attributes\": {\"src\": \"%s\", "
                               "\"alt\": \"圖\", \"width\": \"%d\"}}",
                               address, *widths);
    g_string_append(json, "]}");
    return g_string_free(json, FALSE);
}

static KanyinBook *set(const char *json, double ppi, const KanyinReadOptions *options) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = g_bytes_new(json, strlen(json));
    g_autoptr(KanyinArticle) article = kanyin_article_read(press, bytes, options, &error);
    g_assert_no_error(error);
    g_autoptr(KanyinStyle) style = kanyin_style_load(press, NULL, NULL, &error);
    g_assert_no_error(error);
    return kanyin_book_set(press, article, style, &(KanyinSetOptions){.picture_ppi = ppi}, &error);
}

static bool append(const void *bytes, size_t size, void *user) {
    g_byte_array_append(user, bytes, (unsigned)size);
    return true;
}

static GByteArray *write_pdf(const KanyinBook *book) {
    GByteArray *file = g_byte_array_new();
    g_assert_true(kanyin_book_write_pdf(book, NULL, append, file, NULL));
    return file;
}

static const KanyinNotice *find_notice(const KanyinBook *book, const char *code) {
    for (size_t i = 0; i < kanyin_book_notice_count(book); i++)
        if (strcmp(kanyin_book_notice(book, i)->code, code) == 0)
            return kanyin_book_notice(book, i);
    return NULL;
}

static void assert_reports(const KanyinBook *book, const char *words) {
    g_autofree char *report = kanyin_book_report(book);
    if (!strstr(report, words))
        g_error("the report does not say %s:\n%s", words, report);
}

static void a_fine_picture_is_resampled(void) {
    const KanyinReadOptions options = {.base = folder};
    const char *const names[] = {"p.png", "p.jpg"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *json = article_of(names[i], (const int[]){96, 48, 0});
        g_autoptr(KanyinBook) book = set(json, 300, &options);
        const KanyinNotice *notice = find_notice(book, "resampled");
        g_assert_nonnull(notice);
        g_assert_cmpint(notice->severity, ==, KANYIN_SEVERITY_INFO);
        g_assert_nonnull(strstr(notice->message, "600 × 400 pixels is set in 300 × 200"));
        g_assert_null(find_notice(book, "low-resolution"));
        assert_reports(book, "\"stored\": \"resampled\"");
        assert_reports(book, "\"ppi\": 300.0");
        assert_reports(book, "\"uses\": 2");
        g_autoptr(KanyinBook) again = set(json, 300, &options);
        g_autoptr(GByteArray) one = write_pdf(book), other = write_pdf(again);
        g_assert_cmpmem(one->data, one->len, other->data, other->len);
        bool has_jpeg = memmem(one->data, one->len, "/DCTDecode", 10) != NULL;
        g_assert_true(has_jpeg == (i == 1));
        g_assert_nonnull(memmem(one->data, one->len, "/Width 300/Height 200", 21));
    }
}

/* The largest use counts, and what is coarser than asked for stays as it is. */
static void nothing_is_made_finer(void) {
    const KanyinReadOptions options = {.base = folder};
    g_autofree char *json = article_of("p.png", (const int[]){96, 288, 0});
    g_autoptr(KanyinBook) book = set(json, 300, &options);
    g_assert_null(find_notice(book, "resampled"));
    assert_reports(book, "\"stored\": \"passed through\"");
    assert_reports(book, "\"ppi\": 200.0");
    g_assert_null(find_notice(book, "low-resolution"));
    g_autofree char *wide = article_of("p.png", (const int[]){300, 0});
    g_autoptr(KanyinBook) soft = set(wide, 0, &options);
    const KanyinNotice *notice = find_notice(soft, "low-resolution");
    g_assert_nonnull(notice);
    g_assert_nonnull(strstr(notice->message, "p.png has 192 pixels an inch at 79 × 53 mm"));
}

/* Two names of one content are one picture; two contents of one size are two. */
static void content_tells_pictures_apart(void) {
    g_autofree char *copy = path_of("q.png"), *original = path_of("p.png"), *contents = NULL;
    gsize length = 0;
    g_assert_true(g_file_get_contents(original, &contents, &length, NULL));
    g_assert_true(g_file_set_contents(copy, contents, (gssize)length, NULL));
    const char json[] =
        "{\"title\": \"題\", \"body\": ["
        "{\"element\": \"img\", \"attributes\": {\"src\": \"p.png\", \"alt\": \"甲\"}},"
        "{\"element\": \"img\", \"attributes\": {\"src\": \"q.png\", \"alt\": \"乙\"}}]}";
    g_autoptr(KanyinBook) book = set(json, 0, &(KanyinReadOptions){.base = folder});
    assert_reports(book, "\"uses\": 2");
    g_unlink(copy);
}

static void folders_are_open_as_told(void) {
    g_autofree char *json = article_of("../p.png", (const int[]){96, 0});
    g_autofree char *sub = path_of("sub");
    g_autoptr(KanyinBook) closed = set(json, 0, &(KanyinReadOptions){.base = sub});
    g_assert_nonnull(find_notice(closed, "missing-picture"));
    g_autoptr(KanyinBook) open = set(json, 0, &(KanyinReadOptions){.base = sub, .root = folder});
    g_assert_null(find_notice(open, "missing-picture"));
    g_autofree char *named = article_of("p.png", (const int[]){96, 0});
    g_autoptr(KanyinBook) none = set(named, 0, &(KanyinReadOptions){0});
    g_assert_nonnull(strstr(find_notice(none, "missing-picture")->message, "no folder is open"));
    g_autoptr(KanyinBook) assets =
        set(named, 0, &(KanyinReadOptions){.base = sub, .assets = folder});
    g_assert_null(find_notice(assets, "missing-picture"));
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_autofree char *cache = g_build_filename(g_get_tmp_dir(), "kanyin-test-fontconfig", NULL);
    press = kanyin_press_new(
        &(KanyinPressOptions){.data_dir = g_getenv("KANYIN_SOURCE_DIR"), .cache_dir = cache}, NULL);
    g_assert_nonnull(press);
    folder = g_dir_make_tmp("kanyin-pictures-XXXXXX", NULL);
    g_autofree char *sub = path_of("sub");
    g_mkdir(sub, 0700);
    write_pictures();
    g_test_add_func("/pictures/resampled", a_fine_picture_is_resampled);
    g_test_add_func("/pictures/never-finer", nothing_is_made_finer);
    g_test_add_func("/pictures/content", content_tells_pictures_apart);
    g_test_add_func("/pictures/folders", folders_are_open_as_told);
    int status = g_test_run();
    g_autofree char *png = path_of("p.png"), *jpeg = path_of("p.jpg");
    g_unlink(png);
    g_unlink(jpeg);
    g_rmdir(sub);
    g_rmdir(folder);
    g_free(folder);
    kanyin_press_free(press);
    return status;
}
