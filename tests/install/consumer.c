/* SPDX-License-Identifier: MIT */
/* A program of someone else's: it knows the installed headers, and sets one article with them. */

#include <kanyin/kanyin.h>
#include <stdio.h>
#include <string.h>

static bool write_out(const void *bytes, size_t size, void *user) {
    return fwrite(bytes, 1, size, user) == size;
}

int main(void) {
    static const char text[] = "{\"title\": \"刊印\", \"body\": [\"天地玄黃，宇宙洪荒。\"]}";
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
    g_autoptr(KanyinPress) press = kanyin_press_new(NULL, &error);
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
