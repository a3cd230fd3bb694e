/* SPDX-License-Identifier: MIT */
/* Turns what a publication is and holds into its package document (EPUB 3.3 §5). */

#include "epub/parts.h"

#include "base/language.h"
#include <string.h>

bool is_right_to_left(const char *language) {
    static const char *const known[] = {"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"};
    for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
        if (language_matches(language, known[i]))
            return true;
    return false;
}

static bool has_words(const char *text) {
    return text && text[strspn(text, " \t\r\n\f")] != '\0';
}

static void add_dc(GString *out, const char *name, const char *id, const char *value) {
    if (!has_words(value))
        return;
    g_string_append_printf(out, "<dc:%s", name);
    if (id)
        xml_add_attribute(out, "id", id);
    g_string_append_c(out, '>');
    xml_add_text(out, value);
    g_string_append_printf(out, "</dc:%s>\n", name);
}

static void add_meta(GString *out, const char *property, const char *value) {
    g_string_append_printf(out, "<meta property=\"%s\">", property);
    xml_add_text(out, value);
    g_string_append(out, "</meta>\n");
}

/* Languages of chapters that the book's own does not say. */
static void add_languages(const Making *making, GString *out) {
    g_autoptr(GHashTable) told = g_hash_table_new(g_str_hash, g_str_equal);
    g_hash_table_add(told, (gpointer)making->language);
    add_dc(out, "language", NULL, making->language);
    for (size_t i = 0; i < making->book->n_chapters; i++)
        if (g_hash_table_add(told, (gpointer)making->pages[i].language))
            add_dc(out, "language", NULL, making->pages[i].language);
}

static const struct {
    const char *range, *text, *pictures, *wordless;
} summaries[] = {
    {"zh-Hant", "正文為可重排的文字，標題分級，附目錄。", "圖片均有替代文字。",
     "部分圖片沒有替代文字。"},
    {"zh-TW", "正文為可重排的文字，標題分級，附目錄。", "圖片均有替代文字。",
     "部分圖片沒有替代文字。"},
    {"zh-HK", "正文為可重排的文字，標題分級，附目錄。", "圖片均有替代文字。",
     "部分圖片沒有替代文字。"},
    {"zh", "正文为可重排的文字，标题分级，附目录。", "图片均有替代文字。",
     "部分图片没有替代文字。"},
    {"", "Text that can be set anew at any size, with graded headings and a list of contents.",
     " All pictures have alternative text.", " Some pictures have no alternative text."}};

static void add_summary(const Making *making, GString *out) {
    size_t at = 0;
    while (*summaries[at].range && !language_matches(making->language, summaries[at].range))
        at++;
    const char *more = !making->has_pictures ? ""
                       : making->lacks_words ? summaries[at].wordless
                                             : summaries[at].pictures;
    g_autofree char *summary = g_strconcat(summaries[at].text, more, NULL);
    add_meta(out, "schema:accessibilitySummary", summary);
}

/* EPUB Accessibility 1.1 §2.2. */
static void add_accessibility(const Making *making, GString *out) {
    add_meta(out, "schema:accessMode", "textual");
    if (making->has_pictures)
        add_meta(out, "schema:accessMode", "visual");
    if (!making->lacks_words)
        add_meta(out, "schema:accessModeSufficient", "textual");
    if (making->has_pictures)
        add_meta(out, "schema:accessModeSufficient", "textual,visual");
    add_meta(out, "schema:accessibilityFeature", "tableOfContents");
    add_meta(out, "schema:accessibilityFeature", "readingOrder");
    add_meta(out, "schema:accessibilityFeature", "structuralNavigation");
    add_meta(out, "schema:accessibilityFeature", "displayTransformability");
    if (making->has_pictures && !making->lacks_words)
        add_meta(out, "schema:accessibilityFeature", "alternativeText");
    if (making->has_ruby)
        add_meta(out, "schema:accessibilityFeature", "rubyAnnotations");
    add_meta(out, "schema:accessibilityHazard", "none");
    add_summary(making, out);
}

static void add_metadata(const Making *making, GString *out) {
    const EpubBook *book = making->book;
    g_string_append(out, "<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n");
    add_dc(out, "identifier", "publication-id", book->identifier);
    add_dc(out, "title", NULL, book->title);
    add_languages(making, out);
    for (size_t i = 0; i < book->n_creators; i++)
        add_dc(out, "creator", NULL, book->creators[i]);
    add_dc(out, "publisher", NULL, book->publisher);
    add_dc(out, "date", NULL, book->date);
    for (size_t i = 0; i < book->n_subjects; i++)
        add_dc(out, "subject", NULL, book->subjects[i]);
    add_dc(out, "description", NULL, book->description);
    add_dc(out, "source", NULL, book->source);
    add_meta(out, "dcterms:modified", book->modified);
    add_accessibility(making, out);
    g_string_append(out, "</metadata>\n");
}

static void add_item(GString *out, const Item *item) {
    g_string_append_printf(out, "<item id=\"%s\" href=\"%s\" media-type=\"%s\"", item->id,
                           item->file, item->media_type);
    if (item->properties)
        xml_add_attribute(out, "properties", item->properties);
    g_string_append(out, "/>\n");
}

#define XHTML "application/xhtml+xml"

static void add_manifest(const Making *making, GString *out) {
    g_string_append(out, "<manifest>\n");
    add_item(out, &(Item){"nav", EPUB_NAV_PAGE, XHTML, "nav"});
    if (making->book->style)
        add_item(out, &(Item){"style", EPUB_STYLE, "text/css", NULL});
    if (making->cover)
        add_item(out, &(Item){"cover", EPUB_COVER_PAGE, XHTML, NULL});
    for (size_t i = 0; i < making->book->n_chapters; i++)
        add_item(out, &(Item){making->pages[i].id, making->pages[i].file, XHTML, NULL});
    for (guint i = 0; i < making->pictures->len; i++)
        add_item(out, &g_array_index(making->pictures, Item, i));
    g_string_append(out, "</manifest>\n");
}

static void add_spine(const Making *making, GString *out) {
    g_string_append_printf(out, "<spine page-progression-direction=\"%s\">\n",
                           is_right_to_left(making->language) ? "rtl" : "ltr");
    if (making->cover)
        g_string_append(out, "<itemref idref=\"cover\"/>\n");
    if (making->book->n_chapters > 1) /* an issue opens with its contents */
        g_string_append(out, "<itemref idref=\"nav\"/>\n");
    for (size_t i = 0; i < making->book->n_chapters; i++)
        g_string_append_printf(out, "<itemref idref=\"%s\"/>\n", making->pages[i].id);
    g_string_append(out, "</spine>\n");
}

char *epub_package(const Making *making) {
    GString *out = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" "
                                "unique-identifier=\"publication-id\"");
    xml_add_attribute(out, "xml:lang", making->language);
    g_string_append(out, ">\n");
    add_metadata(making, out);
    add_manifest(making, out);
    add_spine(making, out);
    g_string_append(out, "</package>\n");
    return g_string_free(out, FALSE);
}
