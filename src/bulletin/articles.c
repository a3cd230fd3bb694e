/* SPDX-License-Identifier: MIT */
/* Turns the entries of an issue file into articles that were read, each with the folders its
 * pictures lie in. */

#include "bulletin/steps.h"

#include "read/read.h"
#include <kanyin/error.h>
#include <string.h>

const char *const issue_forms[] = {"auto", "capture", "json", "html", "markdown", NULL};
const char *const issue_scripts[] = {"keep", "hans", "hant", "tw", "hk", NULL};
const char *const issue_repairs[] = {"auto", "none", NULL};

typedef struct {
    Issue *issue;
    Arena *arena; /* the issue's */
    const IssueOptions *options;
    const char *base;
    GHashTable *named; /* files that entries name one by one: no pattern takes them again */
    GError **error;
} Gathering;

static int choice_of(const char *const *choices, const char *word) {
    for (int i = 0; word && choices[i]; i++)
        if (strcmp(choices[i], word) == 0)
            return i;
    return 0;
}

static bool is_pattern(const Gathering *gathering, const IssueEntry *entry) {
    if (!strpbrk(entry->path, "*?"))
        return false;
    g_autofree char *real = resource_locate(&gathering->issue->policy, entry->path, NULL);
    return !real;
}

/* As the user would write it. */
static const char *path_from_here(const Gathering *gathering, const char *path) {
    bool is_here = !gathering->base || strcmp(gathering->base, ".") == 0;
    if (is_here || g_path_is_absolute(path))
        return path;
    g_autofree char *joined = g_build_filename(gathering->base, path, NULL);
    return arena_strdup(gathering->arena, joined);
}

/* What the issue says of an article is stronger than what the article says. */
static void obey_entry(Article *article, const IssueEntry *entry) {
    const struct {
        const char *value;
        ArticleField *field;
    } said[] = {{entry->kicker, &article->kicker},
                {entry->title, &article->title},
                {entry->subtitle, &article->subtitle},
                {entry->source, &article->source},
                {entry->editor, &article->editor}};
    for (size_t i = 0; i < G_N_ELEMENTS(said); i++)
        if (said[i].value) {
            said[i].field->value = arena_strdup(article->arena, said[i].value);
            said[i].field->origin = "issue";
        }
    if (!entry->region)
        return;
    article->region = region_from_name(entry->region);
    article->region_origin = "issue";
}

static Article *read_one(const Gathering *gathering, const IssueEntry *entry,
                         const IssueArticle *made, GError **error) {
    g_autoptr(GBytes) bytes = resource_read(&gathering->issue->policy, made->path, error);
    g_auto(GStrv) pictures = NULL;
    if (!bytes)
        return NULL;
    if (made->policy.assets && !(pictures = resource_list_pictures(made->policy.assets, error)))
        return NULL;
    ReadOptions options = {.form = (ReadForm)choice_of(issue_forms, entry->form),
                           .repair = (ReadRepair)choice_of(issue_repairs, entry->repair),
                           .script = (ReadScript)choice_of(issue_scripts, entry->script),
                           .source_name = path_from_here(gathering, made->path),
                           .url = entry->url,
                           .charset = entry->charset,
                           .language = entry->language,
                           .pictures = pictures};
    Article *article = read_article(bytes, &options, error);
    if (article)
        obey_entry(article, entry);
    return article;
}

/* A page that says what is missing, in the place of the article. */
static Article *make_notice(const Gathering *gathering, const IssueArticle *made) {
    Article *article = article_new();
    const Issue *issue = gathering->issue;
    article->source_name = arena_strdup(article->arena, made->path);
    article->language = arena_strdup(article->arena, issue->front->language);
    article->region = issue->front->region;
    article->title.value =
        arena_printf(article->arena, "%s%s", issue_word(issue, ISSUE_WORD_UNREADABLE), made->path);
    article->body = node_element(article->arena, "div", "body");
    Node *line = node_element(article->arena, "p", NULL);
    node_append(line, node_text(article->arena, made->fault));
    node_append(article->body, line);
    return article;
}

static void tell_fault(const Gathering *gathering, const IssueArticle *made) {
    notices_add(gathering->issue->front->notices, KANYIN_SEVERITY_WARNING, "article-unreadable",
                (NoticePlace){gathering->issue->front->source_name, made->line, 0},
                "a notice stands in the place of the article %s: %s", made->path, made->fault);
}

/* The folder of its pictures beside its own, which must be one that is open to the issue. */
static bool find_assets(const Gathering *gathering, const IssueEntry *entry, IssueArticle *made,
                        GError **error) {
    if (!entry->assets)
        return true;
    g_autofree char *real = resource_locate(&gathering->issue->policy, entry->assets, error);
    made->policy.assets = arena_strdup(gathering->arena, real);
    return real;
}

static IssueArticle read_path(const Gathering *gathering, const IssueEntry *entry,
                              const char *path) {
    const Issue *issue = gathering->issue;
    IssueArticle made = {.path = arena_strdup(gathering->arena, path),
                         .line = entry->line,
                         .classes = entry->classes,
                         .policy = {.root = issue->policy.root}};
    g_autofree char *folder = g_path_get_dirname(path_from_here(gathering, path));
    made.policy.base = arena_strdup(gathering->arena, folder);
    g_autoptr(GError) failure = NULL;
    if (find_assets(gathering, entry, &made, &failure))
        made.article = read_one(gathering, entry, &made, &failure);
    if (!made.article) {
        made.fault = arena_strdup(gathering->arena, failure->message);
        made.article = make_notice(gathering, &made);
        tell_fault(gathering, &made);
    }
    arena_own(gathering->arena, made.article, (GDestroyNotify)article_free);
    return made;
}

/* What has no number of its own comes after all that has. */
static double order_of(const IssueArticle *made) {
    const char *order = made->article->order.value;
    char *end = NULL;
    double number = order ? g_ascii_strtod(order, &end) : G_MAXDOUBLE;
    return order && end != order ? number : G_MAXDOUBLE;
}

/* Stable: the names are in order already. */
static void sort_by_order(IssueArticle *articles, size_t count) {
    for (size_t i = 1; i < count; i++) {
        IssueArticle moved = articles[i];
        size_t at = i;
        for (; at > 0 && order_of(&articles[at - 1]) > order_of(&moved); at--)
            articles[at] = articles[at - 1];
        articles[at] = moved;
    }
}

static bool add_article(Gathering *gathering, IssueSection *section, IssueArticle made) {
    if (gathering->issue->n_articles == ISSUE_MAX_ARTICLES) {
        g_set_error(gathering->error, KANYIN_ERROR, KANYIN_ERROR_INPUT,
                    "%s:%u: more than %zu articles", gathering->issue->front->source_name,
                    made.line, ISSUE_MAX_ARTICLES);
        return false;
    }
    section->articles = arena_grow(gathering->arena, section->articles, section->n_articles,
                                   sizeof *section->articles);
    section->articles[section->n_articles++] = made;
    gathering->issue->n_articles++;
    return true;
}

static bool is_named(const Gathering *gathering, const char *path) {
    g_autofree char *real = resource_locate(&gathering->issue->policy, path, NULL);
    return real && g_hash_table_contains(gathering->named, real);
}

static bool add_pattern(Gathering *gathering, IssueSection *section, const IssueEntry *entry) {
    g_autoptr(GError) failure = NULL;
    g_auto(GStrv) paths = resource_list_matching(&gathering->issue->policy, entry->path, &failure);
    size_t first = section->n_articles;
    for (size_t i = 0; paths && paths[i]; i++)
        if (!is_named(gathering, paths[i]) &&
            !add_article(gathering, section, read_path(gathering, entry, paths[i])))
            return false;
    if (section->n_articles > first) {
        sort_by_order(section->articles + first, section->n_articles - first);
        return true;
    }
    IssueArticle made = {.path = entry->path, .line = entry->line, .policy = {0}};
    made.fault =
        failure ? arena_strdup(gathering->arena, failure->message) : "no file has such a name";
    made.article = make_notice(gathering, &made);
    arena_own(gathering->arena, made.article, (GDestroyNotify)article_free);
    tell_fault(gathering, &made);
    return add_article(gathering, section, made);
}

static void collect_named(Gathering *gathering, const IssueSection *section) {
    for (size_t i = 0; i < section->n_entries; i++) {
        char *real = resource_locate(&gathering->issue->policy, section->entries[i].path, NULL);
        if (real)
            g_hash_table_add(gathering->named, real);
    }
}

static bool add_section(Gathering *gathering, IssueSection *section) {
    for (size_t i = 0; i < section->n_entries; i++) {
        const IssueEntry *entry = &section->entries[i];
        bool is_added =
            is_pattern(gathering, entry)
                ? add_pattern(gathering, section, entry)
                : add_article(gathering, section, read_path(gathering, entry, entry->path));
        if (!is_added)
            return false;
    }
    return true;
}

bool articles_read(Issue *issue, const IssueOptions *options, GError **error) {
    Gathering gathering = {.issue = issue,
                           .arena = issue->arena,
                           .options = options,
                           .base = options->base ? options->base : options->root,
                           .named = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                           .error = error};
    bool is_read = true;
    for (size_t i = 0; i < issue->n_sections; i++)
        collect_named(&gathering, &issue->sections[i]);
    for (size_t i = 0; is_read && i < issue->n_sections; i++)
        is_read = add_section(&gathering, &issue->sections[i]);
    g_hash_table_unref(gathering.named);
    return is_read;
}
