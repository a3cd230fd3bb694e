/* SPDX-License-Identifier: MIT */
/* Turns an issue into the one tree that is printed: head, note, contents, sections of articles,
 * foot. */

#include "bulletin/steps.h"

#include <string.h>

#define SECTION_LEVEL 2 /* of its heading; the issue's name is of level 1 */
#define LAST_LEVEL 6

typedef struct {
    const Issue *issue;
    const Tree *tree;
    const IssueTreeOptions *options;
    const Node **roots;
    size_t n_made; /* articles so far */
} Building;

static void add_classes(const Tree *tree, Node *node, const char *classes) {
    g_auto(GStrv) words = g_strsplit_set(classes ? classes : "", " \t\n\f\r", -1);
    for (size_t i = 0; words[i]; i++)
        if (*words[i])
            node_add_class(tree->arena, node, words[i]);
}

/* PDF/UA-1, 7.4.2: levels go on below those of the issue. The elements keep their names, so that
 * what an article looks like alone is what it looks like here. */
static void lower_headings(Arena *arena, Node *node, int levels) {
    bool is_heading = node->kind == NODE_ELEMENT && node->name[0] == 'h' && node->name[1] >= '1' &&
                      node->name[1] <= '6' && !node->name[2];
    if (is_heading)
        node_set_attribute(
            arena, node, "aria-level",
            arena_printf(arena, "%d", MIN(node->name[1] - '0' + levels, LAST_LEVEL)));
    for (Node *child = node->first_child; child; child = child->next)
        lower_headings(arena, child, levels);
}

/* A look that prints codes says so itself; an article without an address lacks nothing here. */
static void pass_notices(Notices *to, const Notices *from) {
    for (size_t i = 0; i < notices_count(from); i++) {
        const KanyinNotice *notice = notices_at(from, i);
        if (strcmp(notice->code, "qr-left-out") != 0)
            notices_add(to, notice->severity, notice->code,
                        (NoticePlace){notice->source, notice->line, notice->column}, "%s",
                        notice->message);
    }
}

static Node *find_body(const Node *root) {
    Node *child = root->first_child;
    while (child && !(child->kind == NODE_ELEMENT && node_has_class(child, "body")))
        child = child->next;
    return child;
}

/* A bulletin says at an article's end who sent it in; where it does not, the dateline says it. */
static void add_end(const Tree *tree, const Article *article, Node *root) {
    Node *end = node_element(tree->arena, "p", "article-end");
    Node *body = find_body(root);
    if (article_has(article->source))
        tree_add(tree, end, "span", "source", article->source.value);
    for (size_t i = 0; i < article->authors.count; i++) {
        if (end->first_child)
            tree_add_text(tree, end, article_word(article, WORD_GAP));
        tree_add(tree, end, "span", "author", article->authors.items[i].value);
    }
    if (!end->first_child || !body)
        return;
    if (body->next)
        node_insert_before(body->next, end);
    else
        node_append(root, end);
}

static void add_article(Building *building, const IssueArticle *part, Node *parent, int levels) {
    const Tree *tree = building->tree;
    g_autoptr(Notices) notices = notices_new();
    Node *root = article_tree(part->article, tree->arena, notices);
    pass_notices(tree->notices, notices);
    article_tree_set_links(part->article, root, tree->arena, building->options->links);
    add_end(tree, part->article, root);
    size_t number = ++building->n_made;
    identity_prefix(tree->arena, root, arena_printf(tree->arena, "a%zu-", number));
    if (!root->id)
        root->id = arena_printf(tree->arena, "a%zu", number);
    lower_headings(tree->arena, root, levels);
    add_classes(tree, root, part->classes);
    if (part->fault)
        node_add_class(tree->arena, root, "unreadable");
    node_append(parent, root);
    building->roots[number - 1] = root;
}

static void add_section(Building *building, const IssueSection *section, Node *root) {
    const Tree *tree = building->tree;
    Node *made = tree_add(tree, root, "section", "issue-section", NULL);
    add_classes(tree, made, section->classes);
    if (section->title) {
        node_set_attribute(tree->arena, made, "data-title",
                           tree_widen_spaces(tree->arena, section->title));
        tree_add(tree, made, "h2", "section-title", section->title);
    }
    for (size_t i = 0; i < section->n_articles; i++)
        add_article(building, &section->articles[i], made,
                    section->title ? SECTION_LEVEL : SECTION_LEVEL - 1);
}

static void add_entry(const Tree *tree, Node *list, const Node *article) {
    Node *item = tree_add(tree, list, "li", NULL, NULL);
    Node *link = tree_add(tree, item, "a", NULL, NULL);
    node_set_attribute(tree->arena, link, "href", arena_printf(tree->arena, "#%s", article->id));
    if (article->lang) /* of the line: whose forms its characters have */
        item->lang = article->lang;
    tree_add_text(tree, link, node_attribute(article, "data-title"));
}

/* The nav stands where `before` begins. */
static void add_contents(const Building *building, Node *before) {
    const Issue *issue = building->issue;
    const Tree *tree = building->tree;
    const char *title = issue->fields.contents.title;
    Node *nav = node_element(tree->arena, "nav", "contents");
    tree_add(tree, nav, "h2", "contents-title",
             title ? title : issue_word(issue, ISSUE_WORD_CONTENTS));
    Node *list = tree_add(tree, nav, "ol", NULL, NULL);
    size_t number = 0;
    for (size_t i = 0; i < issue->n_sections; i++) {
        const IssueSection *section = &issue->sections[i];
        Node *entries = list;
        if (section->title && section->n_articles > 0) {
            Node *item = tree_add(tree, list, "li", "contents-section", NULL);
            tree_add(tree, item, "span", "contents-section-title", section->title);
            entries = tree_add(tree, item, "ol", NULL, NULL);
        }
        for (size_t k = 0; k < section->n_articles; k++)
            add_entry(tree, entries, building->roots[number++]);
    }
    node_insert_before(before, nav);
}

static void set_if(const Tree *tree, Node *node, const char *name, const char *value) {
    if (value)
        node_set_attribute(tree->arena, node, name, tree_widen_spaces(tree->arena, value));
}

Node *issue_tree(const Issue *issue, const IssueTreeOptions *options, Arena *arena,
                 Notices *notices, const Node **roots) {
    Tree tree = {issue->front, arena, notices};
    Building building = {issue, &tree, options, roots, 0};
    Node *root = node_element(arena, "section", "issue");
    root->lang = arena_strdup(arena, issue->front->language);
    set_if(&tree, root, "data-name", issue->fields.name);
    set_if(&tree, root, "data-number", issue_number_words(issue, arena));
    set_if(&tree, root, "data-date", issue_date_words(issue, issue->fields.date, arena));
    set_if(&tree, root, "data-title", issue->front->title.value);
    issue_add_cover(issue, &tree, root);
    issue_add_head(issue, &tree, root);
    issue_add_note(issue, &tree, root);
    Node *last = root->last_child;
    for (size_t i = 0; i < issue->n_sections; i++)
        add_section(&building, &issue->sections[i], root);
    if (options->has_contents || !issue->fields.contents.is_off)
        add_contents(&building, last->next);
    issue_lead_from_cover(issue, &tree, root, roots);
    issue_add_foot(issue, &tree, root);
    issue_add_back(issue, &tree, root);
    return root;
}
