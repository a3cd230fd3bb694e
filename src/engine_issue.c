/* SPDX-License-Identifier: MIT */
/* Turns an issue of many articles into a book of pages. */

#include "engine.h"

#include <string.h>

static void clear_issue(gpointer data) {
    KanyinIssue *issue = data;
    issue_free(issue->issue);
    notices_free(issue->notices);
    g_free(issue->articles);
    g_strfreev(issue->styles);
    g_strfreev(issue->properties);
}

void kanyin_issue_free(KanyinIssue *issue) {
    if (issue)
        g_rc_box_release_full(issue, clear_issue);
}

G_STATIC_ASSERT((int)KANYIN_IMPRINT_NBZL == (int)ISSUE_IMPRINT_NBZL);

/* A sheet that is named by path lies beside the issue's file. */
static char *style_path(const char *name, const char *base) {
    bool is_path = strchr(name, '/') || g_str_has_suffix(name, ".css");
    return is_path && base && !g_path_is_absolute(name) ? g_build_filename(base, name, NULL)
                                                        : g_strdup(name);
}

static void take_styles(KanyinIssue *issue, const char *base) {
    const IssueFields *fields = &issue->issue->fields;
    issue->styles = g_new0(char *, fields->style.count + 2);
    for (size_t i = 0; i < fields->style.count; i++)
        issue->styles[i] = style_path(fields->style.items[i], base);
    if (fields->style.count == 0)
        issue->styles[0] = g_strdup("bulletin");
    issue->properties = g_new0(char *, fields->set.count + 1);
    for (size_t i = 0; i < fields->set.count; i++)
        issue->properties[i] = g_strdup(fields->set.items[i]);
}

static void list_articles(KanyinIssue *issue) {
    const Issue *read = issue->issue;
    size_t n = 0;
    issue->articles = g_new0(const IssueArticle *, read->n_articles);
    notices_append(issue->notices, read->front->notices);
    for (size_t i = 0; i < read->n_sections; i++)
        for (size_t k = 0; k < read->sections[i].n_articles; k++) {
            issue->articles[n] = &read->sections[i].articles[k];
            notices_append(issue->notices, issue->articles[n++]->article->notices);
        }
}

KanyinIssue *kanyin_issue_read(KanyinPress *press G_GNUC_UNUSED, GBytes *bytes,
                               const KanyinIssueOptions *options, GError **error) {
    static const KanyinIssueOptions defaults = {0};
    gint64 start = g_get_monotonic_time();
    options = options ? options : &defaults;
    g_autoptr(KanyinIssue) issue = g_rc_box_new0(KanyinIssue);
    issue->notices = notices_new();
    issue->issue = issue_read(bytes,
                              &(IssueOptions){.source_name = options->source_name,
                                              .base = options->base,
                                              .root = options->root,
                                              .imprint = (IssueImprintRule)options->imprint},
                              error);
    if (!issue->issue)
        return NULL;
    take_styles(issue, options->base ? options->base : options->root);
    list_articles(issue);
    issue->reading = g_get_monotonic_time() - start;
    return g_steal_pointer(&issue);
}

const char *kanyin_issue_title(const KanyinIssue *issue) {
    return issue->issue->front->title.value;
}

const char *kanyin_issue_date(const KanyinIssue *issue) {
    return issue->issue->front->date.value;
}

const char *const *kanyin_issue_styles(const KanyinIssue *issue) {
    return (const char *const *)issue->styles;
}

const char *const *kanyin_issue_properties(const KanyinIssue *issue) {
    return (const char *const *)issue->properties;
}

size_t kanyin_issue_article_count(const KanyinIssue *issue) {
    return issue->issue->n_articles;
}

KanyinIssueArticle kanyin_issue_article(const KanyinIssue *issue, size_t index) {
    g_assert(index < issue->issue->n_articles);
    const IssueArticle *article = issue->articles[index];
    size_t section = 0;
    for (size_t before = 0; before + issue->issue->sections[section].n_articles <= index; section++)
        before += issue->issue->sections[section].n_articles;
    return (KanyinIssueArticle){.path = article->path,
                                .section = issue->issue->sections[section].title,
                                .title = article->fault ? NULL : article->article->title.value,
                                .date = article->fault ? NULL : article->article->date.value,
                                .fault = article->fault};
}

KanyinArticle *kanyin_issue_copy_article(const KanyinIssue *issue, size_t index) {
    g_assert(index < issue->issue->n_articles);
    const IssueArticle *from = issue->articles[index];
    if (from->fault)
        return NULL;
    KanyinArticle *article = g_rc_box_new0(KanyinArticle);
    article->issue = g_rc_box_acquire((gpointer)issue);
    article->article = from->article;
    article->base = g_strdup(from->policy.base);
    article->root = g_strdup(from->policy.root);
    article->assets = g_strdup(from->policy.assets);
    return article;
}

bool kanyin_issue_has_cover(const KanyinIssue *issue) {
    return issue->issue->fields.cover.is_on;
}

GBytes *kanyin_issue_cover_picture(const KanyinIssue *issue, GError **error) {
    const IssueFields *fields = &issue->issue->fields;
    const char *address = fields->cover.picture ? fields->cover.picture : fields->masthead.picture;
    return address ? resource_read(&issue->issue->policy, address, error) : NULL;
}

size_t kanyin_issue_notice_count(const KanyinIssue *issue) {
    return notices_count(issue->notices);
}

const KanyinNotice *kanyin_issue_notice(const KanyinIssue *issue, size_t index) {
    return notices_at(issue->notices, index);
}

/* Where each article's pictures lie, and whose rules it follows. */
static LayoutPart *list_parts(const KanyinIssue *issue, const Node *const *roots, Arena *arena) {
    size_t count = issue->issue->n_articles;
    LayoutPart *parts = arena_array(arena, LayoutPart, MAX(count, 1));
    for (size_t i = 0; i < count; i++)
        parts[i] = (LayoutPart){.node = roots[i],
                                .policy = &issue->articles[i]->policy,
                                .region = issue->articles[i]->article->region,
                                .language = issue->articles[i]->article->language,
                                .source_name = issue->articles[i]->article->source_name};
    return parts;
}

KanyinBook *kanyin_book_set_issue(KanyinPress *press, const KanyinIssue *issue,
                                  const KanyinStyle *style, const KanyinSetOptions *options,
                                  GError **error G_GNUC_UNUSED) {
    static const KanyinSetOptions defaults = {0};
    options = options ? options : &defaults;
    KanyinBook *book = engine_book_new(press, style, options);
    book->issue = g_rc_box_acquire((gpointer)issue);
    book->front = issue->issue->front;
    engine_add_reading(book, issue->notices, issue->reading);
    gint64 start = g_get_monotonic_time();
    const Node **roots = arena_array(book->arena, const Node *, MAX(issue->issue->n_articles, 1));
    Node *root = issue_tree(issue->issue,
                            &(IssueTreeOptions){.links = (ArticleLinks)options->links,
                                                .has_contents = options->has_contents},
                            book->arena, book->notices, roots);
    book->article_ids = arena_array(book->arena, const char *, MAX(issue->issue->n_articles, 1));
    for (size_t i = 0; i < issue->issue->n_articles; i++)
        book->article_ids[i] = roots[i]->id;
    engine_clock(book, TIME_ARTICLE, start);
    LayoutOptions layout = {.policy = &issue->issue->policy,
                            .parts = list_parts(issue, roots, book->arena),
                            .n_parts = issue->issue->n_articles,
                            .picture_ppi = options->picture_ppi};
    engine_set_tree(book, root, style->sheets, &layout);
    return book;
}

const char *kanyin_issue_example(void) {
    return issue_example();
}
