/* SPDX-License-Identifier: MIT */
#pragma once

/* The steps of issue_read() and issue_tree(), one file each. */

#include "article/tree.h"
#include "bulletin/issue.h"
#include <yaml.h>

/* One run of issue_read(). */
typedef struct {
    Issue *issue;
    Arena *arena; /* the issue's */
    const char *source;
    yaml_document_t *document;
    GString *path; /* of the field in hand: "sections[1].title" */
    GError **error;
} IssueReader;

/* A field of an object of the issue file: how its value is read, and where it goes. */
typedef struct {
    const char *name;
    bool (*read)(IssueReader *reader, const yaml_node_t *node, void *slot);
    size_t offset;
    int word; /* IssueWord that leads the value in print; of imprint fields only */
} IssueField;

/* reader.c: false sets the error, which names file, line, column and field. */
const yaml_node_t *reader_node(const IssueReader *reader, int index);
bool reader_refuse(IssueReader *reader, const yaml_node_t *node, const char *format, ...)
    G_GNUC_PRINTF(3, 4);
bool reader_text(IssueReader *reader, const yaml_node_t *node, void *slot);   /* const char * */
bool reader_list(IssueReader *reader, const yaml_node_t *node, void *slot);   /* IssueList */
bool reader_date(IssueReader *reader, const yaml_node_t *node, void *slot);   /* const char * */
bool reader_region(IssueReader *reader, const yaml_node_t *node, void *slot); /* const char * */
bool reader_language(IssueReader *reader, const yaml_node_t *node, void *slot);
bool reader_form(IssueReader *reader, const yaml_node_t *node, void *slot);
bool reader_script(IssueReader *reader, const yaml_node_t *node, void *slot);
bool reader_repair(IssueReader *reader, const yaml_node_t *node, void *slot);
bool reader_switch(IssueReader *reader, const yaml_node_t *node, bool *is_on, const char **text);
bool reader_styles(IssueReader *reader, const yaml_node_t *node, void *slot); /* IssueList */
bool reader_pairs(IssueReader *reader, const yaml_node_t *node, void *slot);  /* IssueList */
/* A mapping into the struct at `base`; fields that are not there stay as they are. */
bool reader_object(IssueReader *reader, const yaml_node_t *node, const IssueField *fields,
                   void *base);
bool reader_is_mapping(const yaml_node_t *node);
/* Calls for each item of a sequence, the path telling which. */
bool reader_each(IssueReader *reader, const yaml_node_t *node,
                 bool (*read)(IssueReader *, const yaml_node_t *, void *), void *user);

/* articles.c: the words that say how an article is read, NULL-terminated, in the order of the read
 * room's enumerations. */
extern const char *const issue_forms[], *const issue_scripts[], *const issue_repairs[];

/* fields.c: what an imprint has, all of them texts, in the order of print; the last has no name. */
extern const IssueField issue_imprint_fields[];

/* fields.c: the whole document into issue->fields and the sections' entries. */
bool fields_read(IssueReader *reader);

/* articles.c: the articles that the entries come to. */
bool articles_read(Issue *issue, const IssueOptions *options, GError **error);

/* imprint.c: Errors: KANYIN_ERROR_INPUT naming every field that is missing. */
bool imprint_check(const Issue *issue, const IssueOptions *options, GError **error);

/* words.c */
typedef enum {
    ISSUE_WORD_NOTE,
    ISSUE_WORD_COVER,
    ISSUE_WORD_BACK,
    ISSUE_WORD_SIGNATORY,
    ISSUE_WORD_CONTENTS,
    ISSUE_WORD_NUMBER, /* what stands before and after a number */
    ISSUE_WORD_NUMBER_END,
    ISSUE_WORD_TOTAL,
    ISSUE_WORD_TOTAL_END,
    ISSUE_WORD_REPORT,
    ISSUE_WORD_SEND,
    ISSUE_WORD_DISTRIBUTE,
    ISSUE_WORD_BETWEEN, /* names in a list */
    ISSUE_WORD_PRINT_RUN,
    ISSUE_WORD_PRINT_RUN_END,
    ISSUE_WORD_UNREADABLE,
    ISSUE_WORD_PERMIT, /* and the other fields of the imprint, in their order */
    ISSUE_WORD_HOST,
    ISSUE_WORD_ORGANISER,
    ISSUE_WORD_PUBLISHER,
    ISSUE_WORD_CHIEF_EDITOR,
    ISSUE_WORD_EDITOR,
    ISSUE_WORD_PROOF,
    ISSUE_WORD_PRINTER,
    ISSUE_WORD_PRINTED,
    ISSUE_WORD_AUDIENCE,
    ISSUE_WORD_FREQUENCY,
    ISSUE_WORD_PRICE,
    ISSUE_WORD_ADDRESS,
    ISSUE_WORD_POSTCODE,
    ISSUE_WORD_TELEPHONE,
    ISSUE_WORD_EMAIL,
    ISSUE_WORD_WEBSITE,
    ISSUE_WORD_COUNT
} IssueWord;
const char *issue_word(const Issue *issue, IssueWord word);
/* "第12期（总第248期）"; NULL where the issue has no number. */
const char *issue_number_words(const Issue *issue, Arena *arena);
/* An ISO date in the words of the language of the issue, "2026年11月23日"; another as it is. */
const char *issue_date_words(const Issue *issue, const char *date, Arena *arena);

/* Each adds what the issue has to `root`. */
void issue_add_cover(const Issue *issue, const Tree *tree, Node *root);
void issue_add_head(const Issue *issue, const Tree *tree, Node *root);
void issue_add_note(const Issue *issue, const Tree *tree, Node *root);
void issue_add_foot(const Issue *issue, const Tree *tree, Node *root);
void issue_add_back(const Issue *issue, const Tree *tree, Node *root);
/* The articles that the cover leads to, once they are in the tree. */
void issue_lead_from_cover(const Issue *issue, const Tree *tree, Node *root,
                           const Node *const *articles);

/* tree_head.c: what several parts of an issue are made of. */
/* The name, or what the masthead says, in an element of that name and class. */
Node *issue_add_name(const Issue *issue, const Tree *tree, Node *parent,
                     const char *const element[2]);
void issue_add_marks(const Issue *issue, const Tree *tree, Node *parent);
void issue_add_words(const Article *words, const Tree *tree, Node *parent, const char *class_name);
Node *issue_add_picture(const Tree *tree, Node *parent, const char *address, const char *alt);
/* tree_foot.c: each field in a paragraph of its own where they are `apart`. */
void issue_add_imprint(const Issue *issue, const Tree *tree, Node *parent, bool are_apart);

/* identity.c: ids below `root` begin with `prefix`, and so do the links to them. */
void identity_prefix(Arena *arena, Node *root, const char *prefix);
