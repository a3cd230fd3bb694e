/* SPDX-License-Identifier: MIT */
/* write_issue OUT COVER ARTICLE…: an EPUB of many articles through the public interface, the first
 * outside of any section, the others in two; COVER "-": none. */

#include <kanyin/kanyin.h>
#include <stdio.h>
#include <string.h>

static bool put(const void *bytes, size_t size, void *user) {
    return fwrite(bytes, 1, size, user) == size;
}

static KanyinArticle *read_file(KanyinPress *press, const char *path, GError **error) {
    char *text = NULL;
    gsize length = 0;
    if (!g_file_get_contents(path, &text, &length, error))
        return NULL;
    g_autoptr(GBytes) bytes = g_bytes_new_take(text, length);
    g_autofree char *folder = g_path_get_dirname(path);
    KanyinReadOptions options = {.source_name = path, .base = folder};
    return kanyin_article_read(press, bytes, &options, error);
}

static bool add_all(KanyinEpub *epub, KanyinPress *press, char **paths, GError **error) {
    for (int i = 0; paths[i]; i++) {
        g_autoptr(KanyinArticle) article = read_file(press, paths[i], error);
        if (!article)
            return false;
        if (i == 1)
            kanyin_epub_add_section(epub, "要聞");
        if (i == 3)
            kanyin_epub_add_section(epub, "副刊");
        kanyin_epub_add_article(epub, article);
    }
    return true;
}

int main(int argc, char **argv) {
    g_autoptr(GError) error = NULL;
    g_autoptr(KanyinPress) press = kanyin_press_new(NULL, &error);
    char *bytes = NULL;
    gsize length = 0;
    if (argc < 4 || !press)
        return 1;
    KanyinEpubOptions options = {.title = "海濱週報", .language = "zh-Hant", .publisher = "編輯部"};
    if (strcmp(argv[2], "-") != 0 && g_file_get_contents(argv[2], &bytes, &length, &error))
        options.cover = g_bytes_new_take(bytes, length);
    g_autoptr(KanyinEpub) epub = error ? NULL : kanyin_epub_new(press, &options, &error);
    FILE *file = fopen(argv[1], "wb");
    bool is_done = epub && file && add_all(epub, press, argv + 3, &error) &&
                   kanyin_epub_write(epub, put, file, &error);
    if (error)
        fprintf(stderr, "%s\n", error->message);
    for (size_t i = 0; epub && i < kanyin_epub_notice_count(epub); i++)
        if (kanyin_epub_notice(epub, i)->severity == KANYIN_SEVERITY_WARNING)
            fprintf(stderr, "%s\n", kanyin_epub_notice(epub, i)->message);
    g_clear_pointer(&options.cover, g_bytes_unref);
    return file && fclose(file) == 0 && is_done ? 0 : 1;
}
