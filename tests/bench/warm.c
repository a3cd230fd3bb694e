/* SPDX-License-Identifier: MIT */
/* warm INPUT STYLE URL COUNT: sets one article COUNT times in one process, from bytes to PDF bytes,
 * and prints the milliseconds an article took: the median, the least, and the processor's time. */

#include <kanyin/kanyin.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static bool count_bytes(const void *bytes G_GNUC_UNUSED, size_t size, void *user) {
    *(size_t *)user += size;
    return true;
}

static size_t set_once(KanyinPress *press, GBytes *bytes, const KanyinStyle *style,
                       const KanyinReadOptions *options, GError **error) {
    size_t size = 0;
    g_autoptr(KanyinArticle) article = kanyin_article_read(press, bytes, options, error);
    if (!article)
        return 0;
    g_autoptr(KanyinBook) book = kanyin_book_set(press, article, style, NULL, error);
    if (!book || !kanyin_book_write_pdf(book, NULL, count_bytes, &size, error))
        return 0;
    return size;
}

static int compare(const void *a, const void *b) {
    gint64 left = *(const gint64 *)a, right = *(const gint64 *)b;
    return (left > right) - (left < right);
}

static int fail(const GError *error) {
    fprintf(stderr, "warm: %s\n", error->message);
    return 1;
}

int main(int argc, char **argv) {
    g_autoptr(GError) error = NULL;
    char *contents = NULL;
    gsize length = 0;
    if (argc != 5) {
        fprintf(stderr, "usage: warm INPUT STYLE URL COUNT\n");
        return 64;
    }
    if (!g_file_get_contents(argv[1], &contents, &length, &error))
        return fail(error);
    g_autoptr(GBytes) bytes = g_bytes_new_take(contents, length);
    size_t count = MAX(strtoul(argv[4], NULL, 10), 1);
    g_autofree gint64 *times = g_new(gint64, count);
    g_autoptr(KanyinPress) press = kanyin_press_new(NULL, &error);
    g_autoptr(KanyinStyle) style =
        press ? kanyin_style_load(press, (const char *[]){argv[2], NULL}, NULL, &error) : NULL;
    g_autofree char *folder = g_path_get_dirname(argv[1]);
    KanyinReadOptions options = {.source_name = argv[1], .url = argv[3], .base = folder};
    if (!style || !set_once(press, bytes, style, &options, &error)) /* the first fills the caches */
        return fail(error);
    clock_t before = clock();
    for (size_t i = 0; i < count; i++) {
        gint64 start = g_get_monotonic_time();
        if (!set_once(press, bytes, style, &options, &error))
            return fail(error);
        times[i] = g_get_monotonic_time() - start;
    }
    double busy = (double)(clock() - before) * 1000 / CLOCKS_PER_SEC / (double)count;
    qsort(times, count, sizeof *times, compare);
    size_t middle = count / 2;
    printf("%.2f %.2f %.2f\n", (double)times[middle] / 1000, (double)times[0] / 1000, busy);
    return 0;
}
