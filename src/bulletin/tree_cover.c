/* SPDX-License-Identifier: MIT */
/* Turns the fields of an issue into its cover (封面) and its back page (封底). */

#include "bulletin/steps.h"

#define COVER_MOST 6 /* articles that it leads to by itself */

static Node *add_page(const Issue *issue, const Tree *tree, const char *class_name,
                      IssueWord label) {
    Node *page = node_element(tree->arena, "section", class_name);
    node_set_attribute(tree->arena, page, "data-label", issue_word(issue, label));
    return page;
}

/* A picture that says nothing by itself is told by what it stands on. */
static void add_picture(const Tree *tree, Node *page, const char *class_name,
                        const char *const words[2]) {
    const char *address = words[0], *alt = words[1];
    if (!address)
        return;
    Node *line = tree_add(tree, page, "p", class_name, NULL);
    issue_add_picture(tree, line, address, alt ? alt : node_attribute(page, "data-label"));
    node_add_class(tree->arena, page, "pictured");
}

void issue_add_cover(const Issue *issue, const Tree *tree, Node *root) {
    const IssueFields *fields = &issue->fields;
    if (!fields->cover.is_on)
        return;
    Node *page = add_page(issue, tree, "issue-cover", ISSUE_WORD_COVER);
    node_append(root, page);
    issue_add_marks(issue, tree, page);
    issue_add_name(issue, tree, page, (const char *const[2]){"p", "cover-name"});
    const char *number = issue_number_words(issue, tree->arena);
    if (number)
        tree_add(tree, page, "p", "cover-number", number);
    add_picture(tree, page, "cover-picture",
                (const char *const[2]){fields->cover.picture, fields->cover.alt});
    Node *issuer = node_element(tree->arena, "div", "cover-issuer");
    if (fields->unit)
        tree_add(tree, issuer, "p", "cover-unit", fields->unit);
    if (fields->date)
        tree_add(tree, issuer, "p", "cover-date",
                 issue_date_words(issue, fields->date, tree->arena));
    if (issuer->first_child)
        node_append(page, issuer);
}

static void add_lead(const Tree *tree, Node *list, const Node *article) {
    Node *item = tree_add(tree, list, "li", NULL, NULL);
    Node *link = tree_add(tree, item, "a", NULL, node_attribute(article, "data-title"));
    node_set_attribute(tree->arena, link, "href", arena_printf(tree->arena, "#%s", article->id));
    item->lang = article->lang;
}

/* The article that begins each section; of one section all, as far as a cover holds them. */
static void add_leads(const Issue *issue, const Tree *tree, Node *list,
                      const Node *const *articles) {
    size_t first = 0, of_each = issue->n_sections == 1 ? COVER_MOST : 1, n_led = 0;
    for (size_t i = 0; i < issue->n_sections; first += issue->sections[i++].n_articles)
        for (size_t k = 0; k < MIN(issue->sections[i].n_articles, of_each); k++)
            if (n_led++ < COVER_MOST)
                add_lead(tree, list, articles[first + k]);
}

void issue_lead_from_cover(const Issue *issue, const Tree *tree, Node *root,
                           const Node *const *articles) {
    const IssueCover *cover = &issue->fields.cover;
    if (!cover->is_on || cover->has_no_highlights)
        return;
    Node *page = root->first_child, *list = node_element(tree->arena, "ul", "cover-highlights");
    for (size_t i = 0; i < cover->highlights.count; i++)
        tree_add(tree, list, "li", NULL, cover->highlights.items[i]);
    if (cover->highlights.count == 0)
        add_leads(issue, tree, list, articles);
    if (!list->first_child)
        return;
    if (node_has_class(page->last_child, "cover-issuer"))
        node_insert_before(page->last_child, list);
    else
        node_append(page, list);
}

static void add_code(const Issue *issue, const Tree *tree, Node *foot) {
    const IssueBack *back = &issue->fields.back;
    if (!back->qr)
        return;
    Node *figure = tree_add(tree, foot, "figure", "qr", NULL);
    Node *code = tree_add(tree, figure, "img", "qr-code", NULL);
    node_set_attribute(tree->arena, code, "data-qr", back->qr);
    node_set_attribute(tree->arena, code, "alt",
                       arena_printf(tree->arena, "%s%s%s", article_word(issue->front, WORD_QR_CODE),
                                    article_word(issue->front, WORD_COLON), back->qr));
    tree_add(tree, figure, "figcaption", "qr-note", back->qr_note ? back->qr_note : back->qr);
}

void issue_add_back(const Issue *issue, const Tree *tree, Node *root) {
    const IssueBack *back = &issue->fields.back;
    if (!back->is_on)
        return;
    Node *page = add_page(issue, tree, "issue-back", ISSUE_WORD_BACK);
    add_picture(tree, page, "back-picture", (const char *const[2]){back->picture, back->alt});
    if (issue->back)
        issue_add_words(issue->back, tree, page, "back-text");
    identity_prefix(tree->arena, page, "back-"); /* the note has ids, too */
    Node *foot = node_element(tree->arena, "div", "back-foot");
    add_code(issue, tree, foot);
    issue_add_imprint(issue, tree, foot, true);
    if (foot->first_child)
        node_append(page, foot);
    if (page->first_child)
        node_append(root, page);
}
