/* SPDX-License-Identifier: MIT */
/* Turns the lists of recipients, the print run and the imprint into the foot of an issue (报尾). */

#include "bulletin/steps.h"

static void add_labelled(const Tree *tree, Node *parent, const char *class_name,
                         const char *const texts[2]) {
    Node *line = tree_add(tree, parent, "p", class_name, NULL);
    tree_add(tree, line, "span", "label", texts[0]);
    tree_add(tree, line, "span", "value", texts[1]);
}

static const char *join(const Issue *issue, const IssueList *list, Arena *arena) {
    g_autoptr(GString) text = g_string_new(NULL);
    for (size_t i = 0; i < list->count; i++)
        g_string_append_printf(text, "%s%s", i ? issue_word(issue, ISSUE_WORD_BETWEEN) : "",
                               list->items[i]);
    return arena_strdup(arena, text->str);
}

static void add_recipients(const Issue *issue, const Tree *tree, Node *foot) {
    const IssueFields *fields = &issue->fields;
    const struct {
        const char *class_name;
        IssueWord word;
        const IssueList *list;
    } lists[] = {{"issue-report", ISSUE_WORD_REPORT, &fields->report},
                 {"issue-send", ISSUE_WORD_SEND, &fields->send},
                 {"issue-distribute", ISSUE_WORD_DISTRIBUTE, &fields->distribute}};
    Node *row = node_element(tree->arena, "div", "issue-distribution");
    Node *recipients = tree_add(tree, row, "div", "issue-recipients", NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
        if (lists[i].list->count > 0)
            add_labelled(tree, recipients, lists[i].class_name,
                         (const char *const[2]){issue_word(issue, lists[i].word),
                                                join(issue, lists[i].list, tree->arena)});
    if (fields->print_run)
        tree_add(tree, row, "p", "issue-print-run",
                 arena_printf(tree->arena, "%s%s%s", issue_word(issue, ISSUE_WORD_PRINT_RUN),
                              fields->print_run, issue_word(issue, ISSUE_WORD_PRINT_RUN_END)));
    if (recipients->first_child || fields->print_run)
        node_append(foot, row);
}

/* Class names have hyphens where fields have underscores. */
static const char *class_of(const IssueField *field, Arena *arena) {
    return g_strdelimit(arena_printf(arena, "imprint-%s", field->name), "_", '-');
}

void issue_add_imprint(const Issue *issue, const Tree *tree, Node *parent, bool are_apart) {
    Node *all = node_element(tree->arena, "div", "issue-imprint");
    Node *line = NULL;
    for (const IssueField *field = issue_imprint_fields; field->name; field++) {
        const char *value =
            *(const char *const *)((const char *)&issue->fields.imprint + field->offset);
        if (!value || field->word == ISSUE_WORD_PERMIT) /* which stands among the marks */
            continue;
        if (!line || are_apart)
            line = tree_add(tree, all, "p", NULL, NULL);
        else
            tree_add_text(tree, line, article_word(issue->front, WORD_GAP));
        Node *item = tree_add(tree, line, "span", class_of(field, tree->arena), NULL);
        tree_add(tree, item, "span", "label", issue_word(issue, (IssueWord)field->word));
        bool is_date = field->read == reader_date;
        tree_add_text(tree, item, is_date ? issue_date_words(issue, value, tree->arena) : value);
    }
    if (line)
        node_append(parent, all);
}

void issue_add_foot(const Issue *issue, const Tree *tree, Node *root) {
    Node *foot = node_element(tree->arena, "footer", "issue-foot");
    add_recipients(issue, tree, foot);
    issue_add_imprint(issue, tree, foot, false);
    if (foot->first_child)
        node_append(root, foot);
}
