/* SPDX-License-Identifier: MIT */
/* Sets an article into a PDF: cc set_page.c $(pkg-config --cflags --libs kanyin) */
#include <kanyin/kanyin.h>
#include <stdio.h>

static bool write_file(const void *bytes, size_t size, void *file) {
    return fwrite(bytes, 1, size, file) == size;
}

static int fail(const char *message) {
    fprintf(stderr, "set_page: %s\n", message);
    return 1;
}

int main(int argc, char **argv) {
    g_autoptr(GError) error = NULL;
    char *text = NULL;
    size_t size = 0;
    if (argc != 2 || !g_file_get_contents(argv[1], &text, &size, &error))
        return fail(error ? error->message : "usage: set_page ARTICLE >out.pdf");
    g_autoptr(GBytes) bytes = g_bytes_new_take(text, size);
    g_autoptr(KanyinPress) press = kanyin_press_new(NULL, &error);
    g_autoptr(KanyinStyle) style = press ? kanyin_style_load(press, NULL, NULL, &error) : NULL;
    g_autoptr(KanyinArticle) article =
        style ? kanyin_article_read(press, bytes, NULL, &error) : NULL;
    g_autoptr(KanyinBook) book =
        article ? kanyin_book_set(press, article, style, NULL, &error) : NULL;
    if (!book || !kanyin_book_write_pdf(book, NULL, write_file, stdout, &error))
        return fail(error->message);
    return 0;
}
