/* SPDX-License-Identifier: MIT */
/* Turns the fields of an issue into its head (报头), and the editors' note. */

#include "bulletin/steps.h"

static Node *add_if(const Tree *tree, Node *parent, const char *name, const char *class_name,
                    const char *text) {
    return text ? tree_add(tree, parent, name, class_name, text) : NULL;
}

static void add_marks(const IssueFields *fields, const Tree *tree, Node *head) {
    if (!fields->classification && !fields->copy_number)
        return;
    Node *marks = tree_add(tree, head, "div", "issue-marks", NULL);
    add_if(tree, marks, "p", "issue-classification", fields->classification);
    add_if(tree, marks, "p", "issue-copy", fields->copy_number);
}

static void add_name(const IssueFields *fields, const Tree *tree, Node *head) {
    const IssueMasthead *masthead = &fields->masthead;
    if (!masthead->picture) {
        tree_add(tree, head, "h1", "issue-name", masthead->text ? masthead->text : fields->name);
        return;
    }
    Node *name = tree_add(tree, head, "h1", "issue-name pictured", NULL);
    Node *picture = tree_add(tree, name, "img", NULL, NULL);
    node_set_attribute(tree->arena, picture, "src", masthead->picture);
    node_set_attribute(tree->arena, picture, "alt", masthead->alt ? masthead->alt : fields->name);
    node_set_attribute(tree->arena, name, "data-label", fields->name);
}

void issue_add_head(const Issue *issue, const Tree *tree, Node *root) {
    const IssueFields *fields = &issue->fields;
    Node *head = tree_add(tree, root, "header", "issue-head", NULL);
    add_marks(fields, tree, head);
    add_name(fields, tree, head);
    add_if(tree, head, "p", "issue-number", issue_number_words(issue, tree->arena));
    if (!fields->unit && !fields->date)
        return;
    Node *issuer = tree_add(tree, head, "div", "issue-issuer", NULL);
    add_if(tree, issuer, "p", "issue-unit", fields->unit);
    add_if(tree, issuer, "p", "issue-date",
           issue_date_words(issue, issue->fields.date, tree->arena));
}

void issue_add_note(const Issue *issue, const Tree *tree, Node *root) {
    if (!issue->note)
        return;
    const char *title = issue->fields.note.title;
    Node *section = tree_add(tree, root, "section", "issue-note", NULL);
    tree_add(tree, section, "h2", "issue-note-title",
             title ? title : issue_word(issue, ISSUE_WORD_NOTE));
    Node *body = tree_add(tree, section, "div", "issue-note-body", NULL);
    for (const Node *child = issue->note->body->first_child; child; child = child->next)
        node_append(body, node_copy(tree->arena, child));
}
