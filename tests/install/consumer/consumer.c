/* SPDX-License-Identifier: MIT */
/* A program of someone else's: it knows the installed headers, and sets one article with them. */

#include <kanyin/kanyin.h>
#include <stdio.h>

#ifndef KANYIN_DATA
#define KANYIN_DATA NULL
#endif

/* Names that the library uses inside and hides: another program may have its own. */
int arena_new = 1, article_tree = 2, notices_add = 3, style_tree_new = 4;

static bool write_out(const void *bytes, size_t size, void *user) {
    return fwrite(bytes, 1, size, (FILE *)user) == size;
}

static GBytes *read_file(const char *path, GError **error) {
    char *text = NULL;
    size_t length = 0;
    return g_file_get_contents(path, &text, &length, error) ? g_bytes_new_take(text, length) : NULL;
}

int main(int argc, char **argv) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = argc == 2 ? read_file(argv[1], &error) : NULL;
    KanyinPressOptions options = {.data_dir = KANYIN_DATA};
    g_autoptr(KanyinPress) press = bytes ? kanyin_press_new(&options, &error) : NULL;
    g_autoptr(KanyinArticle) article =
        press ? kanyin_article_read(press, bytes, NULL, &error) : NULL;
    g_autoptr(KanyinStyle) style = article ? kanyin_style_load(press, NULL, NULL, &error) : NULL;
    g_autoptr(KanyinBook) book =
        style ? kanyin_book_set(press, article, style, NULL, &error) : NULL;
    if (book && kanyin_book_page_count(book) == 1 &&
        kanyin_book_write_pdf(book, NULL, write_out, stdout, &error))
        return 0;
    fprintf(stderr, "consumer: %s\n", error ? error->message : "another number of pages than one");
    return 1;
}
