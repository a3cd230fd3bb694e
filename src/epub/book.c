/* SPDX-License-Identifier: MIT */
/* Turns a book of chapters into an EPUB file, step by step. */

#include "epub/parts.h"

#include <string.h>

static const char container[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n"
    "<rootfiles>\n"
    "<rootfile full-path=\"" EPUB_FOLDER "package.opf\" "
    "media-type=\"application/oebps-package+xml\"/>\n"
    "</rootfiles>\n</container>\n";
static const char media_type[] = "application/epub+zip";

static Making *making_new(const EpubBook *book, Notices *notices, KanyinWriteFunc write,
                          void *user) {
    Making *making = g_new0(Making, 1);
    making->book = book;
    making->notices = notices;
    making->arena = arena_new();
    making->zip = zip_new(write, user);
    making->pages = arena_array(making->arena, Page, book->n_chapters);
    making->language = vocabulary_is_language(book->language) ? book->language : "zh";
    making->pictures = g_array_new(FALSE, FALSE, sizeof(Item));
    making->by_address = g_hash_table_new(g_str_hash, g_str_equal);
    making->by_name = g_hash_table_new(g_str_hash, g_str_equal);
    making->by_bytes = g_hash_table_new(g_str_hash, g_str_equal);
    return making;
}

static void making_free(Making *making) {
    g_hash_table_unref(making->by_bytes);
    g_hash_table_unref(making->by_name);
    g_hash_table_unref(making->by_address);
    g_array_unref(making->pictures);
    zip_free(making->zip);
    arena_free(making->arena);
    g_free(making);
}

/* A chapter without a tree is its title. */
static Node *title_page(Arena *arena, const char *title) {
    Node *root = node_element(arena, "section", "part"), *heading = node_element(arena, "h1", NULL);
    node_append(heading, node_text(arena, title));
    node_append(root, heading);
    return root;
}

static void open_page(Making *making, size_t number) {
    const EpubChapter *chapter = &making->book->chapters[number - 1];
    Page *page = &making->pages[number - 1];
    page->chapter = chapter;
    page->id = arena_printf(making->arena, "chapter-%03zu", number);
    page->file = arena_printf(making->arena, "%s.xhtml", page->id);
    g_autofree char *title = g_strstrip(g_strdup(chapter->title ? chapter->title : ""));
    page->title =
        *title ? arena_strdup(making->arena, title) : arena_printf(making->arena, "%zu", number);
    page->language =
        vocabulary_is_language(chapter->language) ? chapter->language : making->language;
    page->root = chapter->root ? node_copy(making->arena, chapter->root)
                               : title_page(making->arena, page->title);
    if (chapter->address && !g_hash_table_contains(making->by_address, chapter->address))
        g_hash_table_insert(making->by_address, (gpointer)chapter->address, page);
    epub_fit(making, page);
    epub_mark_notes(making, page);
    epub_name_ids(making, page);
}

/* Takes `text`. */
static void add_text(Making *making, const char *file, char *text) {
    g_autofree char *path = g_strconcat(EPUB_FOLDER, file, NULL);
    zip_add(making->zip, path, text, strlen(text), false);
    g_free(text);
}

static void write_pages(Making *making) {
    epub_take_cover(making);
    if (making->cover)
        add_text(making, EPUB_COVER_PAGE, xml_cover(making));
    for (size_t i = 0; i < making->book->n_chapters; i++) {
        Page *page = &making->pages[i];
        epub_lead_links(making, page); /* all ids are known */
        epub_take_pictures(making, page);
        add_text(making, page->file, xml_page(making, page));
    }
}

bool epub_write(const EpubBook *book, Notices *notices, KanyinWriteFunc write, void *user,
                GError **error) {
    g_assert(book->n_chapters > 0);
    Making *making = making_new(book, notices, write, user);
    zip_add(making->zip, "mimetype", media_type, strlen(media_type), true); /* OCF 3.3 §4.3 */
    zip_add(making->zip, "META-INF/container.xml", container, strlen(container), false);
    for (size_t number = 1; number <= book->n_chapters; number++)
        open_page(making, number);
    write_pages(making);
    if (book->style)
        add_text(making, EPUB_STYLE, g_strdup(book->style));
    add_text(making, EPUB_NAV_PAGE, epub_nav(making));
    add_text(making, "package.opf", epub_package(making));
    bool is_written = zip_finish(making->zip, error);
    making_free(making);
    return is_written;
}
