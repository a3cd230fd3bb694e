/* SPDX-License-Identifier: MIT */
/* Turns the pages of an issue into what is told of its articles: where each stands, what was
 * noticed. */

#include "engine.h"

#include <string.h>

/* Whose each element of the structure tree is: the article's number from 1; 0 the issue's own.
 * g_free() it. */
static size_t *find_owners(const KanyinBook *book) {
    const StructureTree *structure = book->document.structure;
    size_t count = structure_count(structure), *owners = g_new0(size_t, count);
    g_autoptr(GHashTable) by_id = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < book->issue->issue->n_articles; i++)
        g_hash_table_insert(by_id, (gpointer)book->article_ids[i], GSIZE_TO_POINTER(i + 1));
    /* What holds others is older than they are. */
    for (StructureId id = STRUCTURE_ROOT + 1; id < count; id++) {
        const StructureNode *node = structure_at(structure, id);
        bool is_article = node->kind == STRUCTURE_ART && node->id;
        size_t number = is_article ? GPOINTER_TO_SIZE(g_hash_table_lookup(by_id, node->id)) : 0;
        owners[id] = number ? number : owners[node->parent];
    }
    return owners;
}

typedef struct {
    const size_t *owners;
    IssuePages *pages; /* of each article */
    size_t page;
} Search;

static void meet(const FrameMark *mark, Point at G_GNUC_UNUSED, void *user) {
    const Search *search = user;
    size_t number = search->owners[mark->owner];
    if (number == 0)
        return;
    IssuePages *pages = &search->pages[number - 1];
    pages->first = pages->first ? pages->first : search->page;
    pages->last = search->page;
}

IssuePages *engine_article_pages(const KanyinBook *book) {
    const Document *document = &book->document;
    size_t count = book->issue->issue->n_articles;
    IssuePages *pages = g_new0(IssuePages, MAX(count, 1));
    g_autofree size_t *owners = find_owners(book);
    Search search = {.owners = owners, .pages = pages};
    for (search.page = 1; search.page <= document->n_pages; search.page++)
        frame_walk(document->pages[search.page - 1].frame, meet, &search);
    for (size_t i = 0; i < count; i++)
        if (pages[i].first) {
            pages[i].first_label = document->pages[pages[i].first - 1].label;
            pages[i].last_label = document->pages[pages[i].last - 1].label;
        }
    return pages;
}

char *kanyin_issue_to_json(const KanyinIssue *issue, const KanyinBook *book) {
    bool is_of_it = book && book->issue && book->issue->issue == issue->issue;
    g_autofree IssuePages *pages = is_of_it ? engine_article_pages(book) : NULL;
    return issue_to_json(issue->issue, pages);
}

/* Those that name the article's file. */
static json_t *notices_of(const KanyinBook *book, const char *source) {
    json_t *array = json_array();
    for (size_t i = 0; i < notices_count(book->notices); i++) {
        const KanyinNotice *notice = notices_at(book->notices, i);
        if (g_strcmp0(notice->source, source) == 0)
            json_array_append_new(array, report_notice(notice));
    }
    return array;
}

json_t *report_articles(const KanyinBook *book) {
    g_autofree IssuePages *pages = engine_article_pages(book);
    json_t *array = json_array();
    for (size_t i = 0; i < book->issue->issue->n_articles; i++) {
        KanyinIssueArticle article = kanyin_issue_article(book->issue, i);
        json_t *object = json_object();
        json_object_set_new(object, "path", report_text(article.path));
        json_object_set_new(object, "section", report_text(article.section));
        json_object_set_new(object, "title", report_text(article.title));
        json_object_set_new(object, "fault", report_text(article.fault));
        json_object_set_new(object, "pages",
                            pages[i].first ? issue_pages_json(&pages[i]) : json_null());
        json_object_set_new(object, "notices",
                            notices_of(book, book->issue->articles[i]->article->source_name));
        json_array_append_new(array, object);
    }
    return array;
}
