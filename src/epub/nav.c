/* SPDX-License-Identifier: MIT */
/* Turns chapters and their headings into the navigation document (EPUB 3.3 §7). */

#include "epub/parts.h"

#include "base/language.h"

/* The words of the contents, by the language of the book. */
static const struct {
    const char *range, *contents, *start, *cover;
} words[] = {{"zh-Hant", "目錄", "正文", "封面"}, {"zh-TW", "目錄", "正文", "封面"},
             {"zh-HK", "目錄", "正文", "封面"},   {"zh-MO", "目錄", "正文", "封面"},
             {"zh", "目录", "正文", "封面"},      {"ja", "目次", "本文", "表紙"},
             {"", "Contents", "Text", "Cover"}};

static size_t words_of(const char *language) {
    size_t at = 0;
    while (*words[at].range && !language_matches(language, words[at].range))
        at++;
    return at;
}

typedef struct {
    GString *out;
    unsigned level; /* of the entry before; 0: none yet */
} List;

/* An entry at most one level below the one before it (EPUB 3.3 §7.3: each list item has a link, and
 * an ordered list in it what is below). */
static void add_entry(List *list, unsigned level, const char *file, const char *id,
                      const char *title) {
    level = MIN(level, MIN(list->level, EPUB_LEVELS - 1) + 1);
    while (list->level > level) {
        g_string_append(list->out, "</li></ol>");
        list->level--;
    }
    g_string_append(list->out, list->level == level ? "</li>\n<li>" : "<ol>\n<li>");
    list->level = level;
    g_autofree char *href = id ? g_strdup_printf("%s#%s", file, id) : g_strdup(file);
    g_string_append(list->out, "<a");
    xml_add_attribute(list->out, "href", href);
    g_string_append_c(list->out, '>');
    xml_add_text(list->out, title);
    g_string_append(list->out, "</a>");
}

static void add_contents(const Making *making, GString *out) {
    List list = {out, 0};
    for (size_t i = 0; i < making->book->n_chapters; i++) {
        const Page *page = &making->pages[i];
        unsigned level = page->chapter->level + 1;
        add_entry(&list, level, page->file, NULL, page->title);
        for (guint k = 0; k < page->headings->len; k++) {
            const Heading *heading = g_ptr_array_index(page->headings, k);
            add_entry(&list, MAX(level + 1, level + heading->level - 1), page->file, heading->id,
                      heading->words);
        }
    }
    for (; list.level > 0; list.level--)
        g_string_append(out, "</li></ol>");
}

static void add_landmark(GString *out, const char *type, const char *file, const char *title) {
    g_string_append_printf(out, "<li><a epub:type=\"%s\" href=\"%s\">%s</a></li>\n", type, file,
                           title);
}

char *epub_nav(const Making *making) {
    GString *out = g_string_new(NULL);
    size_t at = words_of(making->language);
    xml_begin_page(making, out, words[at].contents, making->language);
    g_string_append_printf(out,
                           "<body>\n<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\">\n"
                           "<h1>%s</h1>\n",
                           words[at].contents);
    add_contents(making, out);
    g_string_append(out, "\n</nav>\n<nav epub:type=\"landmarks\" id=\"landmarks\" "
                         "hidden=\"hidden\">\n<ol>\n");
    if (making->cover)
        add_landmark(out, "cover", EPUB_COVER_PAGE, words[at].cover);
    if (making->book->n_chapters > 1)
        add_landmark(out, "toc", EPUB_NAV_PAGE "#toc", words[at].contents);
    add_landmark(out, "bodymatter", making->pages[0].file, words[at].start);
    g_string_append(out, "</ol>\n</nav>\n</body>\n</html>\n");
    return g_string_free(out, FALSE);
}
