/* SPDX-License-Identifier: MIT */
/* Turns articles into a publication, one call of the epub room. */

#include "engine.h"

#include "base/language.h"
#include "epub/epub.h"
#include <string.h>

struct KanyinEpub {
    Arena *arena;
    Notices *notices;
    GArray *chapters;    /* of EpubChapter */
    GPtrArray *articles; /* of KanyinArticle, ours */
    GPtrArray *creators; /* of text, each once */
    const char *title, *identifier, *language, *publisher;
    GBytes *cover;
    ArticleLinks links;
    char *style;
    bool has_section;
};

/* What says when a publication without dates was made: never the clock. */
#define NO_DATE "1970-01-01T00:00:00Z"

KanyinEpub *kanyin_epub_new(KanyinPress *press, const KanyinEpubOptions *options, GError **error) {
    static const KanyinEpubOptions defaults = {0};
    options = options ? options : &defaults;
    if (options->language && !language_is_tag(options->language)) {
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_OPTION, "'%s' is no language tag",
                    options->language);
        return NULL;
    }
    g_autofree char *path = g_build_filename(press->styles_dir ? press->styles_dir : "styles",
                                             "epub", "epub.css", NULL);
    g_autoptr(GError) failure = NULL;
    char *style = NULL;
    if (!g_file_get_contents(path, &style, NULL, &failure)) {
        g_set_error_literal(error, KANYIN_ERROR, KANYIN_ERROR_STYLE, failure->message);
        return NULL;
    }
    KanyinEpub *epub = g_new0(KanyinEpub, 1);
    epub->arena = arena_new();
    epub->notices = notices_new();
    epub->chapters = g_array_new(FALSE, FALSE, sizeof(EpubChapter));
    epub->articles = g_ptr_array_new_with_free_func((GDestroyNotify)kanyin_article_free);
    epub->creators = g_ptr_array_new();
    epub->title = arena_strdup(epub->arena, options->title);
    epub->identifier = arena_strdup(epub->arena, options->identifier);
    epub->language = arena_strdup(epub->arena, options->language);
    epub->publisher = arena_strdup(epub->arena, options->publisher);
    epub->cover = options->cover ? g_bytes_ref(options->cover) : NULL;
    epub->links = (ArticleLinks)options->links;
    epub->style = style;
    return epub;
}

void kanyin_epub_free(KanyinEpub *epub) {
    if (!epub)
        return;
    g_array_unref(epub->chapters);
    g_ptr_array_unref(epub->creators);
    g_ptr_array_unref(epub->articles);
    g_clear_pointer(&epub->cover, g_bytes_unref);
    notices_free(epub->notices);
    arena_free(epub->arena);
    g_free(epub->style);
    g_free(epub);
}

void kanyin_epub_add_section(KanyinEpub *epub, const char *title) {
    EpubChapter chapter = {.title = arena_strdup(epub->arena, title)};
    epub->has_section = true;
    g_array_append_val(epub->chapters, chapter);
}

/* What an archive asks for is no part of a page by default, nor of a publication. */
static void remove_provenance(Node *root) {
    for (Node *child = root->first_child, *next; child; child = next) {
        next = child->next;
        if (child->kind == NODE_ELEMENT && node_has_class(child, "provenance"))
            node_remove(child);
    }
}

void kanyin_epub_add_article(KanyinEpub *epub, const KanyinArticle *added) {
    KanyinArticle *shared = g_rc_box_acquire((gpointer)added);
    const Article *article = shared->article;
    g_ptr_array_add(epub->articles, shared);
    notices_append(epub->notices, article->notices);
    DocumentMetadata metadata = engine_metadata(article, epub->arena);
    for (size_t i = 0; i < metadata.n_authors; i++)
        if (!g_ptr_array_find_with_equal_func(epub->creators, metadata.authors[i], g_str_equal,
                                              NULL))
            g_ptr_array_add(epub->creators, (gpointer)metadata.authors[i]);
    Node *root = article_tree(article, epub->arena, epub->notices);
    article_tree_set_links(article, root, epub->arena, epub->links);
    remove_provenance(root);
    ResourcePolicy *policy = arena_new0(epub->arena, ResourcePolicy);
    *policy =
        (ResourcePolicy){.base = shared->base, .root = shared->root, .assets = shared->assets};
    EpubChapter chapter = {.title = metadata.title,
                           .level = epub->has_section ? 1 : 0,
                           .root = root,
                           .language = metadata.language,
                           .address = article->url.value,
                           .source_name = article->source_name,
                           .policy = policy};
    g_array_append_val(epub->chapters, chapter);
}

/* CCYY-MM-DDThh:mm:ssZ (EPUB 3.3 §5.5.4) of a date, or as much of it as there is; NULL: none. */
static const char *whole_date(Arena *arena, const char *date) {
    if (!date)
        return NULL;
    static const char rest[] = "0000-01-01T00:00:00Z";
    size_t length = strlen(date);
    bool is_short =
        length == strlen("2024") || length == strlen("2024-06") || length == strlen("2024-06-27");
    g_autofree char *whole = is_short ? g_strconcat(date, rest + length, NULL) : g_strdup(date);
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(GDateTime) read = g_date_time_new_from_iso8601(whole, utc);
    g_autoptr(GDateTime) there = read ? g_date_time_to_utc(read) : NULL;
    g_autofree char *text = there ? g_date_time_format(there, "%Y-%m-%dT%H:%M:%SZ") : NULL;
    return arena_strdup(arena, text);
}

static const char *last_change(const KanyinEpub *epub) {
    const char *latest = NULL, *captured = NULL;
    for (guint i = 0; i < epub->articles->len; i++) {
        const KanyinArticle *article = g_ptr_array_index(epub->articles, i);
        DocumentMetadata metadata = engine_metadata(article->article, epub->arena);
        const char *date = whole_date(epub->arena, metadata.created);
        if (date && (!latest || strcmp(date, latest) > 0))
            latest = date;
        if (!captured)
            captured = whole_date(epub->arena, article->article->captured_at.value);
    }
    if (latest || captured)
        return latest ? latest : captured;
    notices_add(epub->notices, KANYIN_SEVERITY_INFO, "epub-undated", (NoticePlace){0},
                "no article has a date, and SOURCE_DATE_EPOCH is not set: the EPUB says that it "
                "was last changed in 1970");
    return NO_DATE;
}

/* RFC 9562 §5.8, a UUID by a rule of our own: of the articles' JSON. */
static const char *made_identifier(const KanyinEpub *epub) {
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    for (guint i = 0; i < epub->articles->len; i++) {
        g_autofree char *json = kanyin_article_to_json(g_ptr_array_index(epub->articles, i));
        g_checksum_update(sum, (const guchar *)json, -1);
    }
    const char *hex = g_checksum_get_string(sum);
    return arena_printf(epub->arena, "urn:uuid:%.8s-%.4s-8%.3s-8%.3s-%.12s", hex, hex + 8, hex + 12,
                        hex + 15, hex + 18);
}

static const char *const *subjects_of(const Article *article, Arena *arena) {
    const char **subjects = arena_array(arena, const char *, article->keywords.count + 1);
    for (size_t i = 0; i < article->keywords.count; i++)
        subjects[i] = article->keywords.items[i].value;
    return subjects;
}

/* What the first, of one the only, article says where no option does. */
static EpubBook book_of(const KanyinEpub *epub) {
    const EpubChapter *chapters = (const EpubChapter *)epub->chapters->data;
    EpubBook book = {.identifier = epub->identifier ? epub->identifier : made_identifier(epub),
                     .title = epub->title ? epub->title : chapters[0].title,
                     .language = epub->language ? epub->language : "zh",
                     .modified = last_change(epub),
                     .creators = (const char *const *)epub->creators->pdata,
                     .n_creators = epub->creators->len,
                     .publisher = epub->publisher,
                     .cover = epub->cover,
                     .style = epub->style,
                     .chapters = chapters,
                     .n_chapters = epub->chapters->len};
    if (epub->articles->len == 0)
        return book;
    const KanyinArticle *first = g_ptr_array_index(epub->articles, 0);
    const Article *article = first->article;
    book.publisher = epub->publisher ? epub->publisher : article->site_name.value;
    if (!epub->language && article->language)
        book.language = article->language;
    if (whole_date(epub->arena, article->date.value))
        book.date = article->date.value;
    if (epub->articles->len > 1)
        return book;
    book.description = article->description.value;
    book.source = article->url.value;
    book.subjects = subjects_of(article, epub->arena);
    book.n_subjects = article->keywords.count;
    if (!epub->identifier && article_has(article->url))
        book.identifier = article->url.value;
    return book;
}

bool kanyin_epub_write(KanyinEpub *epub, KanyinWriteFunc write, void *user, GError **error) {
    if (epub->chapters->len == 0) {
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_OUTPUT, "an EPUB without articles");
        return false;
    }
    EpubBook book = book_of(epub);
    return epub_write(&book, epub->notices, write, user, error);
}

size_t kanyin_epub_notice_count(const KanyinEpub *epub) {
    return notices_count(epub->notices);
}

const KanyinNotice *kanyin_epub_notice(const KanyinEpub *epub, size_t index) {
    return notices_at(epub->notices, index);
}
