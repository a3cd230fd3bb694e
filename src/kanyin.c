/* SPDX-License-Identifier: MIT */
/* Turns an article into a book of pages, one call a room: the whole engine is kanyin_book_set() and
 * engine_set_tree(). */

#include "engine.h"

#include "base/data.h"
#include "draw/draw.h"
#include "read/read.h"
#include "resource/resource.h"
#include <string.h>

/* The press */

static char *data_folder(const KanyinPressOptions *options, const char *kind) {
    if (options->data_dir)
        return g_build_filename(options->data_dir, kind, NULL);
    return data_dir(kind);
}

KanyinPress *kanyin_press_new(const KanyinPressOptions *options, GError **error) {
    static const KanyinPressOptions defaults = {0};
    options = options ? options : &defaults;
    g_autoptr(KanyinPress) press = g_new0(KanyinPress, 1);
    press->styles_dir = data_folder(options, "styles");
    if (press->styles_dir) /* colour profiles are shipped beside the styles */
        press->profiles_dir = g_build_filename(press->styles_dir, "profiles", NULL);
    g_autofree char *fonts_dir = data_folder(options, "fonts");
    press->fonts = font_library_new(&(FontLibraryOptions){.fonts_dir = fonts_dir,
                                                          .cache_dir = options->cache_dir,
                                                          .font_paths = options->font_paths,
                                                          .font_aliases = options->font_aliases},
                                    error);
    if (!press->fonts)
        return NULL;
    press->setter = text_setter_new(press->fonts);
    press->threads = options->threads ? options->threads : g_get_num_processors();
    return g_steal_pointer(&press);
}

void kanyin_press_free(KanyinPress *press) {
    if (!press)
        return;
    g_clear_pointer(&press->manifest, g_array_unref);
    g_clear_pointer(&press->checks, g_array_unref);
    g_clear_pointer(&press->pdf_tools, pdf_tools_free);
    g_clear_pointer(&press->setter, text_setter_free);
    g_clear_pointer(&press->fonts, font_library_free);
    g_free(press->styles_dir);
    g_free(press->profiles_dir);
    g_free(press);
}

static GArray *manifest(KanyinPress *press) {
    if (press->manifest)
        return press->manifest;
    press->checks = font_library_check(press->fonts);
    press->manifest = g_array_new(FALSE, FALSE, sizeof(KanyinFont));
    for (guint i = 0; i < press->checks->len; i++) {
        const FontCheck *check = &g_array_index(press->checks, FontCheck, i);
        KanyinFont font = {check->family,     check->style,         check->version_wanted,
                           check->licence,    check->version_found, check->path,
                           check->is_fallback};
        g_array_append_val(press->manifest, font);
    }
    return press->manifest;
}

size_t kanyin_press_font_count(KanyinPress *press) {
    return manifest(press)->len;
}

const KanyinFont *kanyin_press_font(KanyinPress *press, size_t index) {
    g_assert(index < manifest(press)->len);
    return &g_array_index(manifest(press), KanyinFont, index);
}

/* Articles */

static void clear_article(gpointer data) {
    KanyinArticle *article = data;
    if (article->issue)
        kanyin_issue_free(article->issue);
    else
        article_free(article->article);
    g_free(article->base);
    g_free(article->root);
    g_free(article->assets);
}

void kanyin_article_free(KanyinArticle *article) {
    if (article)
        g_rc_box_release_full(article, clear_article);
}

static ReadOptions read_options_of(const KanyinReadOptions *options, char *const *pictures) {
    return (ReadOptions){.form = (ReadForm)options->form,
                         .repair = (ReadRepair)options->repair,
                         .script = (ReadScript)options->script,
                         .source_name = options->source_name,
                         .url = options->url,
                         .captured = options->captured,
                         .charset = options->charset,
                         .language = options->language,
                         .keeps_styles = options->page_styles,
                         .pictures = pictures};
}

bool kanyin_read_options_check(const KanyinReadOptions *options, GError **error) {
    ReadOptions asked = read_options_of(options, NULL);
    return read_options_check(&asked, error);
}

KanyinArticle *kanyin_article_read(KanyinPress *press G_GNUC_UNUSED, GBytes *bytes,
                                   const KanyinReadOptions *options, GError **error) {
    static const KanyinReadOptions defaults = {0};
    gint64 start = g_get_monotonic_time();
    options = options ? options : &defaults;
    g_auto(GStrv) pictures =
        options->assets ? resource_list_pictures(options->assets, error) : NULL;
    if (options->assets && !pictures)
        return NULL;
    g_autoptr(KanyinArticle) article = g_rc_box_new0(KanyinArticle);
    ReadOptions asked = read_options_of(options, pictures);
    article->article = read_article(bytes, &asked, error);
    if (!article->article)
        return NULL;
    article->base = g_strdup(options->base);
    article->root = g_strdup(options->root);
    article->assets = g_strdup(options->assets);
    article->counts_styles = options->page_styles;
    article->reading = g_get_monotonic_time() - start;
    return g_steal_pointer(&article);
}

/* The public enumerations are the rooms' own, value by value. */
G_STATIC_ASSERT((int)KANYIN_FORM_MARKDOWN == (int)READ_MARKDOWN);
G_STATIC_ASSERT((int)KANYIN_REPAIR_NONE == (int)READ_REPAIR_NONE);
G_STATIC_ASSERT((int)KANYIN_SCRIPT_HK == (int)READ_SCRIPT_HK);
G_STATIC_ASSERT((int)KANYIN_DRAW_SVG == (int)DRAW_SVG);
G_STATIC_ASSERT((int)KANYIN_LINKS_NONE == (int)ARTICLE_LINKS_NONE);

char *kanyin_article_to_json(const KanyinArticle *article) {
    return article_to_json(article->article);
}

const char *kanyin_article_title(const KanyinArticle *article) {
    return article->article->title.value;
}

const char *kanyin_article_date(const KanyinArticle *article) {
    return article->article->date.value;
}

size_t kanyin_article_notice_count(const KanyinArticle *article) {
    return notices_count(article->article->notices);
}

const KanyinNotice *kanyin_article_notice(const KanyinArticle *article, size_t index) {
    return notices_at(article->article->notices, index);
}

/* Styles */

static void clear_style(gpointer data) {
    KanyinStyle *style = data;
    g_clear_pointer(&style->sheets, style_sheets_free);
    notices_free(style->notices);
    g_free(style->names);
}

void kanyin_style_free(KanyinStyle *style) {
    if (style)
        g_rc_box_release_full(style, clear_style);
}

/* The sheets in the order of the cascade: those asked for, and the one for the size of text. */
static GPtrArray *list_sheets(const char *const *names_or_paths, KanyinTextSize text_size) {
    static const char *const by_size[] = {
        [KANYIN_TEXT_SIZE_SMALL] = "small", [KANYIN_TEXT_SIZE_LARGE] = "large"};
    GPtrArray *names = g_ptr_array_new();
    for (size_t i = 0; names_or_paths && names_or_paths[i]; i++)
        g_ptr_array_add(names, (gpointer)names_or_paths[i]);
    if (names->len == 0)
        g_ptr_array_add(names, (gpointer) "article");
    if ((size_t)text_size < G_N_ELEMENTS(by_size) && by_size[text_size])
        g_ptr_array_add(names, (gpointer)by_size[text_size]);
    g_ptr_array_add(names, NULL);
    return names;
}

KanyinStyle *kanyin_style_load(KanyinPress *press, const char *const *names_or_paths,
                               const KanyinStyleOptions *options, GError **error) {
    static const KanyinStyleOptions defaults = {0};
    gint64 start = g_get_monotonic_time();
    options = options ? options : &defaults;
    g_autoptr(GPtrArray) names = list_sheets(names_or_paths, options->text_size);
    g_autoptr(KanyinStyle) style = g_rc_box_new0(KanyinStyle);
    style->notices = notices_new();
    style->names = g_strjoinv(",", (char **)names->pdata);
    style->sheets = style_sheets_load((const char *const *)names->pdata, press->styles_dir,
                                      style->notices, error);
    StyleOverrides overrides = {.paper = options->paper, .margin = options->margin};
    if (!style->sheets || !style_sheets_override(style->sheets, press->fonts, &overrides, error) ||
        !style_sheets_set(style->sheets, options->properties, style->notices, error))
        return NULL;
    style->loading = g_get_monotonic_time() - start;
    return g_steal_pointer(&style);
}

KanyinStyle *kanyin_style_read(KanyinPress *press G_GNUC_UNUSED, GBytes *bytes,
                               const char *source_name, GError **error) {
    gint64 start = g_get_monotonic_time();
    g_autoptr(KanyinStyle) style = g_rc_box_new0(KanyinStyle);
    style->notices = notices_new();
    style->names = g_strdup(source_name);
    style->sheets = style_sheets_read(source_name, bytes, style->notices, error);
    style->loading = g_get_monotonic_time() - start;
    return style->sheets ? g_steal_pointer(&style) : NULL;
}

size_t kanyin_style_notice_count(const KanyinStyle *style) {
    return notices_count(style->notices);
}

const KanyinNotice *kanyin_style_notice(const KanyinStyle *style, size_t index) {
    return notices_at(style->notices, index);
}

/* Books */

void kanyin_book_free(KanyinBook *book) {
    if (!book)
        return;
    g_clear_pointer(&book->pages, pages_book_free);
    g_clear_pointer(&book->galley, layout_galley_free);
    g_clear_pointer(&book->tree, style_tree_free);
    g_clear_pointer(&book->author, style_sheets_free);
    arena_free(book->arena);
    notices_free(book->notices);
    kanyin_style_free(book->style);
    kanyin_article_free(book->article);
    kanyin_issue_free(book->issue);
    g_free(book->times);
    g_free(book);
}

KanyinBook *engine_book_new(KanyinPress *press, const KanyinStyle *style,
                            const KanyinSetOptions *options) {
    KanyinBook *book = g_new0(KanyinBook, 1);
    book->press = press;
    book->style = g_rc_box_acquire((gpointer)style);
    book->arena = arena_new();
    book->notices = notices_new();
    book->times = g_new0(gint64, TIME_COUNT);
    book->times[TIME_STYLE] = style->loading;
    book->is_timed = options->is_timed;
    return book;
}

void engine_add_reading(KanyinBook *book, const Notices *notices, gint64 reading) {
    notices_append(book->notices, font_library_notices(book->press->fonts));
    notices_append(book->notices, notices);
    notices_append(book->notices, book->style->notices);
    book->times[TIME_READ] = reading;
}

/* Adds the time since `*start` to a room's and starts anew. */
static void clock_room(gint64 *times, Time room, gint64 *start) {
    gint64 now = g_get_monotonic_time();
    times[room] += now - *start;
    *start = now;
}

void engine_clock(KanyinBook *book, Time room, gint64 start) {
    clock_room(book->times, room, &start);
}

/* The same for a room that calls the text room, whose share is counted apart. */
static void clock_setting(KanyinBook *book, Time room, gint64 *start, gint64 *text_before) {
    gint64 text_now = text_setter_time(book->press->setter), spent = text_now - *text_before;
    clock_room(book->times, room, start);
    book->times[room] -= spent;
    book->times[TIME_TEXT] += spent;
    *text_before = text_now;
}

/* Page numbers in the text are known only when there are pages. Where their slots turn out too
 * narrow or too wide, all is set again with the numbers known, which may move them once more. */
#define MAX_SETTINGS 3
#define MAX_FILLED 20 /* pages before turned tables */

/* Where a page is the worse for it, a paragraph has a line more or less: pages say what they wish,
 * layout breaks the few paragraphs that are near to it, and pages choose. */
static PagesPlan *plan_pages(Galley *galley, StyleTree *tree, const LayoutOptions *layout) {
    PagesPlan *plan = pages_plan(galley, tree, layout);
    for (int filled = 0; filled < MAX_FILLED && pages_plan_fill(plan, galley); filled++) {
        pages_plan_free(plan);
        plan = pages_plan(galley, tree, layout);
    }
    size_t n_wishes;
    const GalleyWish *wishes = pages_plan_wishes(plan, &n_wishes);
    if (n_wishes == 0 || !layout_offer(galley, wishes, n_wishes))
        return plan;
    g_autoptr(GHashTable) choices = pages_plan_choose(plan);
    if (!choices)
        return plan;
    layout_take(galley, choices);
    pages_plan_free(plan);
    return pages_plan(galley, tree, layout);
}

static void set_pages(KanyinBook *book, LayoutOptions *layout) {
    gint64 start = g_get_monotonic_time(), text = text_setter_time(book->press->setter);
    for (int setting = 1; setting <= MAX_SETTINGS; setting++) {
        Galley *galley = layout_galley(book->tree, layout, book->notices);
        clock_setting(book, TIME_LAYOUT, &start, &text);
        g_autoptr(PagesPlan) plan = plan_pages(galley, book->tree, layout);
        PagesBook *pages = pages_make(plan, galley, book->tree, layout, book->notices);
        g_clear_pointer(&book->pages, pages_book_free); /* it held the numbers known */
        g_clear_pointer(&book->galley, layout_galley_free);
        book->galley = galley;
        book->pages = pages;
        layout->targets = pages->targets;
        clock_setting(book, TIME_PAGES, &start, &text);
        if (pages->slots_fit)
            return;
    }
    notices_add(book->notices, KANYIN_SEVERITY_WARNING, "page-numbers-unsettled",
                (NoticePlace){.source = layout->source_name},
                "page numbers in the text move the text and so themselves: some stand in room "
                "that was made for another number");
}

/* The style's sheets, with the page's own over them where these count. */
static const StyleSheets *sheets_of(KanyinBook *book, const Node *root,
                                    const ResourcePolicy *policy) {
    const Article *article = book->article->article;
    if (!book->article->counts_styles)
        return book->style->sheets;
    StyleAuthor author = {.sheets = article->sheets,
                          .n_sheets = article->n_sheets,
                          .root = root,
                          .policy = policy,
                          .source_name = article->source_name};
    book->author = style_sheets_with_author(book->style->sheets, &author, book->notices);
    return book->author;
}

void engine_set_tree(KanyinBook *book, const Node *root, const StyleSheets *sheets,
                     LayoutOptions *layout) {
    const Article *front = book->front;
    layout->fonts = book->press->fonts;
    layout->setter = book->press->setter;
    layout->region = front->region;
    layout->language = front->language;
    layout->source_name = front->source_name;
    gint64 start = g_get_monotonic_time();
    book->tree = style_tree_new(sheets, root, book->press->fonts, book->notices);
    layout->counter_styles = style_sheets_counter_styles(sheets);
    clock_room(book->times, TIME_STYLE, &start);

    const StylePage *page = style_tree_page(book->tree, &(StylePageQuery){.number = 1});
    layout->footnote = page->footnote;
    for (size_t i = 0; i < page->style->n_counter_reset; i++)
        layout->numbers_notes_by_page |=
            strcmp(page->style->counter_reset[i].name, "footnote") == 0;
    pages_type_area(book->tree, &layout->width, &layout->page_height, book->notices);
    layout->named_width = pages_named_width;
    layout->user = book->tree;
    pages_turned_area(book->tree, &layout->turned_width, &layout->turned_height);
    set_pages(book, layout);
    book->document = engine_document(front, book->galley, book->pages, book->arena);
}

KanyinBook *kanyin_book_set(KanyinPress *press, const KanyinArticle *article,
                            const KanyinStyle *style, const KanyinSetOptions *options,
                            GError **error G_GNUC_UNUSED) {
    static const KanyinSetOptions defaults = {0};
    options = options ? options : &defaults;
    KanyinBook *book = engine_book_new(press, style, options);
    book->article = g_rc_box_acquire((gpointer)article);
    book->front = article->article;
    engine_add_reading(book, book->front->notices, article->reading);
    ResourcePolicy policy = {
        .base = article->base, .root = article->root, .assets = article->assets};
    LayoutOptions layout = {.policy = &policy, .picture_ppi = options->picture_ppi};
    gint64 start = g_get_monotonic_time();

    Node *root = article_tree(book->front, book->arena, book->notices);
    article_tree_set_links(book->front, root, book->arena, (ArticleLinks)options->links);
    if (options->has_contents)
        article_tree_add_contents(book->front, root, book->arena, book->notices);
    clock_room(book->times, TIME_ARTICLE, &start);
    engine_set_tree(book, root, sheets_of(book, root, &policy), &layout);
    return book;
}

size_t kanyin_book_page_count(const KanyinBook *book) {
    return book->document.n_pages;
}

bool kanyin_book_write_pdf(const KanyinBook *book, const KanyinPdfOptions *options,
                           KanyinWriteFunc write, void *user, GError **error) {
    gint64 start = g_get_monotonic_time();
    size_t count = kanyin_book_page_count(book);
    g_autofree char *chosen = page_range_read(options ? options->pages : NULL, count, error);
    if (!chosen)
        return false;
    g_autofree size_t *order = g_new(size_t, count);
    size_t n_order = 0;
    for (size_t page = 0; page < count; page++)
        if (chosen[page])
            order[n_order++] = page;
    KanyinPress *press = book->press;
    press->pdf_tools = press->pdf_tools ? press->pdf_tools : pdf_tools_new();
    bool is_written = pdf_write(&book->document,
                                &(PdfOptions){.tools = press->pdf_tools,
                                              .threads = press->threads,
                                              .profiles_dir = book->press->profiles_dir,
                                              .page_order = n_order < count ? order : NULL,
                                              .n_page_order = n_order},
                                write, user, error);
    clock_room(book->times, TIME_PDF, &start);
    return is_written;
}

#define DEFAULT_PPI 150.0

/* NOLINTNEXTLINE(readability-function-size): six, as every writer of the public interface */
bool kanyin_book_draw_page(const KanyinBook *book, size_t page, const KanyinDrawOptions *options,
                           KanyinWriteFunc write, void *user, GError **error) {
    gint64 start = g_get_monotonic_time();
    g_assert(page < kanyin_book_page_count(book));
    DrawOptions draw = {.format = options ? (DrawFormat)options->format : DRAW_PNG,
                        .ppi = options && options->ppi > 0 ? options->ppi : DEFAULT_PPI};
    bool is_drawn = draw_page(&book->document.pages[page], &draw, write, user, error);
    clock_room(book->times, TIME_DRAW, &start);
    return is_drawn;
}

bool kanyin_book_has_page(const KanyinBook *book, const char *pages, size_t page, GError **error) {
    size_t count = kanyin_book_page_count(book);
    g_autofree char *chosen = page_range_read(pages, count, error);
    return chosen && page < count && chosen[page];
}

size_t kanyin_book_notice_count(const KanyinBook *book) {
    return notices_count(book->notices);
}

const KanyinNotice *kanyin_book_notice(const KanyinBook *book, size_t index) {
    return notices_at(book->notices, index);
}
