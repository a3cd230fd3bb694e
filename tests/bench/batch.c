/* SPDX-License-Identifier: MIT */
/* batch STYLE ROUNDS OUT ARTICLE…: sets every article ROUNDS times in one process, from its file to
 * its PDF (OUT a folder; "-" writes none), and prints a line a round: articles, wall and processor
 * milliseconds, and the resident memory after it and at its greatest, in MiB. */

#include <kanyin/kanyin.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

typedef struct {
    KanyinPress *press;
    const KanyinStyle *style;
    const char *out;
} Batch;

static bool append_bytes(const void *bytes, size_t size, void *user) {
    g_byte_array_append(user, bytes, (guint)size);
    return true;
}

static bool put_file(const Batch *batch, const char *input, const GByteArray *pdf, GError **error) {
    if (strcmp(batch->out, "-") == 0)
        return true;
    g_autofree char *stem = g_path_get_basename(input);
    g_autofree char *name = g_strconcat(stem, ".pdf", NULL);
    g_autofree char *path = g_build_filename(batch->out, name, NULL);
    /* as the program does it: beside the target, synced, renamed */
    return g_file_set_contents_full(path, (const char *)pdf->data, pdf->len,
                                    G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                    0644, error);
}

static bool set_one(const Batch *batch, const char *input, GError **error) {
    char *contents = NULL;
    gsize length = 0;
    if (!g_file_get_contents(input, &contents, &length, error))
        return false;
    g_autoptr(GBytes) bytes = g_bytes_new_take(contents, length);
    g_autofree char *folder = g_path_get_dirname(input);
    g_autoptr(KanyinArticle) article =
        kanyin_article_read(batch->press, bytes, &(KanyinReadOptions){.root = folder}, error);
    if (!article)
        return false;
    g_autoptr(KanyinBook) book = kanyin_book_set(batch->press, article, batch->style, NULL, error);
    if (!book)
        return false;
    g_autoptr(GByteArray) pdf = g_byte_array_new();
    return kanyin_book_write_pdf(book, NULL, append_bytes, pdf, error) &&
           put_file(batch, input, pdf, error);
}

static double resident_mib(void) {
    g_autofree char *statm = NULL;
    if (!g_file_get_contents("/proc/self/statm", &statm, NULL, NULL))
        return 0;
    char *after_size = strchr(statm, ' ');
    return after_size
               ? (double)strtoul(after_size, NULL, 10) * (double)sysconf(_SC_PAGESIZE) / 1048576
               : 0;
}

static double processor_ms(const struct rusage *usage) {
    return (double)(usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) * 1000 +
           (double)(usage->ru_utime.tv_usec + usage->ru_stime.tv_usec) / 1000;
}

static bool run_round(const Batch *batch, char **inputs, int count, GError **error) {
    struct rusage before, after;
    getrusage(RUSAGE_SELF, &before);
    gint64 start = g_get_monotonic_time();
    for (int i = 0; i < count; i++)
        if (!set_one(batch, inputs[i], error))
            return false;
    double wall = (double)(g_get_monotonic_time() - start) / 1000;
    getrusage(RUSAGE_SELF, &after);
    printf("%d %.1f %.1f %.1f %.1f\n", count, wall, processor_ms(&after) - processor_ms(&before),
           resident_mib(), (double)after.ru_maxrss / 1024);
    return true;
}

int main(int argc, char **argv) {
    g_autoptr(GError) error = NULL;
    if (argc < 5) {
        fprintf(stderr, "usage: batch STYLE ROUNDS OUT ARTICLE…\n");
        return 64;
    }
    g_autoptr(KanyinPress) press = kanyin_press_new(&(KanyinPressOptions){.threads = 1}, &error);
    g_autoptr(KanyinStyle) style =
        press ? kanyin_style_load(press, (const char *[]){argv[1], NULL}, NULL, &error) : NULL;
    Batch batch = {press, style, argv[3]};
    bool is_set = style != NULL;
    for (unsigned long round = strtoul(argv[2], NULL, 10); is_set && round > 0; round--)
        is_set = run_round(&batch, argv + 4, argc - 4, &error);
    if (!is_set)
        fprintf(stderr, "batch: %s\n", error->message);
    return is_set ? 0 : 1;
}
