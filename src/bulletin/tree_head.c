/* SPDX-License-Identifier: MIT */
/* Turns the fields of an issue into its head (报头), and the editors' note. */

#include "bulletin/steps.h"

static Node *add_if(const Tree *tree, Node *parent, const char *name, const char *class_name,
                    const char *text) {
    return text ? tree_add(tree, parent, name, class_name, text) : NULL;
}

void issue_add_marks(const Issue *issue, const Tree *tree, Node *parent) {
    const IssueFields *fields = &issue->fields;
    const char *permit = fields->imprint.permit;
    Node *marks = node_element(tree->arena, "div", "issue-marks");
    add_if(tree, marks, "p", "issue-classification", fields->classification);
    add_if(tree, marks, "p", "issue-urgency", fields->urgency);
    if (permit) /* 内部资料性出版物管理办法, article 14: on the cover */
        tree_add(tree, marks, "p", "issue-permit",
                 arena_printf(tree->arena, "%s%s", issue_word(issue, ISSUE_WORD_PERMIT), permit));
    add_if(tree, marks, "p", "issue-copy", fields->copy_number);
    if (marks->first_child)
        node_append(parent, marks);
}

Node *issue_add_picture(const Tree *tree, Node *parent, const char *address, const char *alt) {
    Node *picture = tree_add(tree, parent, "img", NULL, NULL);
    node_set_attribute(tree->arena, picture, "src", address);
    node_set_attribute(tree->arena, picture, "alt", alt);
    return picture;
}

/* What is set so large must be smaller where it is long: sheets cannot count. */
static const char *length_class(const char *text) {
    static const struct {
        glong above;
        const char *name;
    } lengths[] = {{13, "longest"}, {10, "longer"}, {7, "long"}};
    for (size_t i = 0; i < G_N_ELEMENTS(lengths); i++)
        if (g_utf8_strlen(text, -1) > lengths[i].above)
            return lengths[i].name;
    return NULL;
}

Node *issue_add_name(const Issue *issue, const Tree *tree, Node *parent,
                     const char *const element[2]) {
    const IssueMasthead *masthead = &issue->fields.masthead;
    const char *name = issue->fields.name, *text = masthead->text ? masthead->text : name;
    if (masthead->picture) {
        Node *made = tree_add(tree, parent, element[0], element[1], NULL);
        node_add_class(tree->arena, made, "pictured");
        issue_add_picture(tree, made, masthead->picture, masthead->alt ? masthead->alt : name);
        return made;
    }
    Node *made = tree_add(tree, parent, element[0], element[1], text);
    if (length_class(text))
        node_add_class(tree->arena, made, length_class(text));
    return made;
}

/* GB/T 9704, 7.2.6: who signed a document to those above stands beside its number. */
static void add_number(const Issue *issue, const Tree *tree, Node *head) {
    const IssueList *signatories = &issue->fields.signatories;
    Node *line =
        signatories->count > 0 ? tree_add(tree, head, "div", "issue-reference", NULL) : head;
    add_if(tree, line, "p", "issue-number", issue_number_words(issue, tree->arena));
    if (signatories->count == 0)
        return;
    Node *signed_by = tree_add(tree, line, "p", "issue-signatories", NULL);
    tree_add(tree, signed_by, "span", "label", issue_word(issue, ISSUE_WORD_SIGNATORY));
    for (size_t i = 0; i < signatories->count; i++) {
        if (i > 0)
            tree_add_text(tree, signed_by, article_word(issue->front, WORD_GAP));
        tree_add(tree, signed_by, "span", "name", signatories->items[i]);
    }
}

void issue_add_head(const Issue *issue, const Tree *tree, Node *root) {
    const IssueFields *fields = &issue->fields;
    Node *head = tree_add(tree, root, "header", "issue-head", NULL);
    const char *number = issue_number_words(issue, tree->arena);
    node_set_attribute(tree->arena, head, "data-name",
                       tree_widen_spaces(tree->arena, fields->name));
    if (number)
        node_set_attribute(tree->arena, head, "data-number",
                           tree_widen_spaces(tree->arena, number));
    if (!fields->cover.is_on)
        issue_add_marks(issue, tree, head);
    Node *name = issue_add_name(issue, tree, head, (const char *const[2]){"h1", "issue-name"});
    if (node_has_class(name, "pictured"))
        node_set_attribute(tree->arena, name, "data-label", fields->name);
    add_number(issue, tree, head);
    if (!fields->unit && !fields->date)
        return;
    Node *issuer = tree_add(tree, head, "div", "issue-issuer", NULL);
    add_if(tree, issuer, "p", "issue-unit", fields->unit);
    add_if(tree, issuer, "p", "issue-date",
           issue_date_words(issue, issue->fields.date, tree->arena));
}

void issue_add_words(const Article *words, const Tree *tree, Node *parent, const char *class_name) {
    Node *body = tree_add(tree, parent, "div", class_name, NULL);
    for (const Node *child = words->body->first_child; child; child = child->next)
        node_append(body, node_copy(tree->arena, child));
}

void issue_add_note(const Issue *issue, const Tree *tree, Node *root) {
    if (!issue->note)
        return;
    const char *title = issue->fields.note.title;
    Node *section = tree_add(tree, root, "section", "issue-note", NULL);
    tree_add(tree, section, "h2", "issue-note-title",
             title ? title : issue_word(issue, ISSUE_WORD_NOTE));
    issue_add_words(issue->note, tree, section, "issue-note-body");
}
