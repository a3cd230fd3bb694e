/* SPDX-License-Identifier: MIT */
/* The same in C++: owned by smart pointers, written into a string. */

#include <fstream>
#include <iostream>
#include <iterator>
#include <kanyin/kanyin.h>
#include <memory>
#include <string>

#ifndef KANYIN_DATA
#define KANYIN_DATA nullptr
#endif

template <typename T, void (*end)(T *)> struct Ender {
    void operator()(T *thing) const {
        end(thing);
    }
};
template <typename T, void (*end)(T *)> using Owned = std::unique_ptr<T, Ender<T, end>>;

static bool append(const void *bytes, size_t size, void *user) {
    static_cast<std::string *>(user)->append(static_cast<const char *>(bytes), size);
    return true;
}

int main(int, char **argv) {
    std::ifstream file(argv[1], std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}}, pdf;
    GError *error = nullptr;
    Owned<GBytes, g_bytes_unref> bytes(g_bytes_new(text.data(), text.size()));
    KanyinPressOptions options{};
    options.data_dir = KANYIN_DATA;
    Owned<KanyinPress, kanyin_press_free> press(kanyin_press_new(&options, &error));
    if (!press) {
        std::cerr << error->message << '\n';
        return 1;
    }
    Owned<KanyinArticle, kanyin_article_free> article(
        kanyin_article_read(press.get(), bytes.get(), nullptr, nullptr));
    Owned<KanyinStyle, kanyin_style_free> style(
        kanyin_style_load(press.get(), nullptr, nullptr, nullptr));
    if (!article || !style)
        return 1;
    Owned<KanyinBook, kanyin_book_free> book(
        kanyin_book_set(press.get(), article.get(), style.get(), nullptr, nullptr));
    if (!book || !kanyin_book_write_pdf(book.get(), nullptr, append, &pdf, nullptr))
        return 1;
    std::cout << pdf;
    return 0;
}
