/* SPDX-License-Identifier: MIT */
/* Turns the tail of an article into credits, lists of links, QR code and contact details. */

#include "article/tree.h"

static const char *words_or(const Tree *tree, const char *label, Word word) {
    return label && *label ? label : article_word(tree->article, word);
}

static void add_credit(const Tree *tree, Node *root, const char *class_name, Word word,
                       ArticleField field) {
    if (!article_has(field))
        return;
    Node *line = tree_add(tree, root, "p", class_name, NULL);
    tree_add(tree, line, "span", "label",
             arena_printf(tree->arena, "%s%s", words_or(tree, field.label, word),
                          article_word(tree->article, WORD_COLON)));
    tree_add(tree, line, "span", "name", field.value);
}

static Node *list_of_links(const Tree *tree, Word heading, const ArticleLink *links, size_t count) {
    Node *section = node_element(tree->arena, "section",
                                 heading == WORD_ATTACHMENTS ? "attachments" : "related");
    tree_add(tree, section, "h2", NULL, article_word(tree->article, heading));
    Node *list = tree_add(tree, section, "ul", NULL, NULL);
    for (size_t i = 0; i < count; i++) {
        const ArticleLink *link = &links[i];
        Node *item = tree_add(tree, list, "li", NULL, NULL);
        const char *words = article_has(link->title) ? link->title.value : link->url.value;
        if (!article_has(link->url)) {
            tree_add_text(tree, item, tree_widen_spaces(tree->arena, words));
            continue;
        }
        Node *anchor = tree_add(tree, item, "a", NULL, words);
        node_set_attribute(tree->arena, anchor, "href", link->url.value);
    }
    return section;
}

/* An official document names its attachments before it is signed (GB/T 9704, 7.3.4); pages that
 * list files after the signature keep their order. */
static Node *signature_after_attachments(const Tree *tree, const Node *root) {
    for (const Node *body = root->first_child; body; body = body->next) {
        if (!node_has_class(body, "body"))
            continue;
        for (Node *child = body->first_child; child; child = child->next)
            if (child->kind == NODE_ELEMENT && node_has_class(child, "signature"))
                return origin_line(tree->article->attachments[0].title.origin) <=
                               origin_line(child->origin)
                           ? child
                           : NULL;
    }
    return NULL;
}

static void add_attachments(const Tree *tree, Node *root) {
    const Article *article = tree->article;
    if (!article->n_attachments)
        return;
    Node *section =
        list_of_links(tree, WORD_ATTACHMENTS, article->attachments, article->n_attachments);
    Node *signature = signature_after_attachments(tree, root);
    if (signature)
        node_insert_before(signature, section);
    else
        node_append(root, section);
}

/* Names and day are one block, since the narrower stands centred on the wider (GB/T 9704, 7.3.5).
 */
static void gather_signature(const Tree *tree, Node *root) {
    for (Node *body = root->first_child; body; body = body->next) {
        Node *child = node_has_class(body, "body") ? body->first_child : NULL;
        while (child && !node_has_class(child, "signature"))
            child = child->next;
        if (!child)
            continue;
        Node *block = node_element(tree->arena, "div", "signatures");
        node_insert_before(child, block);
        while (child && node_has_class(child, "signature")) {
            Node *next = child->next;
            node_remove(child);
            node_append(block, child);
            child = next;
        }
    }
}

static void add_related(const Tree *tree, Node *root) {
    const Article *article = tree->article;
    if (article->n_related)
        node_append(root, list_of_links(tree, WORD_RELATED, article->related, article->n_related));
}

static void add_qr(const Tree *tree, Node *tail) {
    const Article *article = tree->article;
    if (!article_has(article->url)) {
        notices_add(tree->notices, KANYIN_SEVERITY_INFO, "qr-left-out",
                    (NoticePlace){.source = article->source_name},
                    "The page's address is not known: no QR code is printed");
        return;
    }
    Node *figure = tree_add(tree, tail, "figure", "qr", NULL);
    Node *code = tree_add(tree, figure, "img", "qr-code", NULL);
    const char *url = article->url.value;
    node_set_attribute(tree->arena, code, "data-qr", url);
    node_set_attribute(tree->arena, code, "alt",
                       arena_printf(tree->arena, "%s%s%s", article_word(article, WORD_QR_CODE),
                                    article_word(article, WORD_COLON), url));
    const char *note = article_has(article->qr_note) ? article->qr_note.value
                                                     : article_word(article, WORD_QR_NOTE);
    tree_add(tree, figure, "figcaption", "qr-note", note);
}

/* A new item on the line, set off from the one before it. */
static Node *add_item(const Tree *tree, Node *line, const char *text) {
    if (line->first_child)
        tree_add_text(tree, line, article_word(tree->article, WORD_GAP));
    return tree_add(tree, line, "span", "item", text);
}

static void add_labelled(const Tree *tree, Node *line, Word word, ArticleField field) {
    if (article_has(field))
        add_item(tree, line,
                 arena_printf(tree->arena, "%s%s%s", words_or(tree, field.label, word),
                              article_word(tree->article, WORD_COLON), field.value));
}

static void add_telephones(const Tree *tree, Node *line) {
    const ArticleColophon *colophon = &tree->article->colophon;
    for (size_t i = 0; i < colophon->telephones.count; i++) {
        const ArticleField *field = &colophon->telephones.items[i];
        const char *lead = "", *colon = "";
        if (i == 0) {
            lead = words_or(tree, colophon->telephone_label, WORD_TELEPHONE);
            colon = article_word(tree->article, WORD_COLON);
        }
        const char *text = arena_printf(tree->arena, "%s%s%s", lead, colon, field->value);
        if (field->label)
            text = arena_printf(tree->arena, "%s%s%s%s", text,
                                article_word(tree->article, WORD_BRACKET_OPEN), field->label,
                                article_word(tree->article, WORD_BRACKET_CLOSE));
        add_item(tree, line, text);
    }
    add_labelled(tree, line, WORD_FAX, colophon->fax);
}

static void add_emails(const Tree *tree, Node *line) {
    const ArticleList *emails = &tree->article->colophon.emails;
    for (size_t i = 0; i < emails->count; i++) {
        const ArticleField *field = &emails->items[i];
        Node *item =
            add_item(tree, line,
                     arena_printf(tree->arena, "%s%s", words_or(tree, field->label, WORD_EMAIL),
                                  article_word(tree->article, WORD_COLON)));
        Node *anchor = tree_add(tree, item, "a", NULL, field->value);
        node_set_attribute(tree->arena, anchor, "href",
                           arena_printf(tree->arena, "mailto:%s", field->value));
    }
}

static const char *copyright(const Tree *tree) {
    const ArticleColophon *colophon = &tree->article->colophon;
    /* © 1996 - 中國科學院 版權所有; without a sign 版權所有：中國科學院 */
    if (!article_has(colophon->years) && article_has(colophon->note) &&
        article_has(colophon->holder))
        return arena_printf(tree->arena, "%s%s%s", colophon->note.value,
                            article_word(tree->article, WORD_COLON), colophon->holder.value);
    /* the gap before the note is the sign's own: a plain space between Han would close up */
    const struct {
        const char *gap, *value;
    } parts[] = {{"", colophon->years.value},
                 {" ", colophon->holder.value},
                 {article_word(tree->article, WORD_GAP), colophon->note.value}};
    const char *text = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
        if (parts[i].value && *parts[i].value)
            text = text ? arena_printf(tree->arena, "%s%s%s", text, parts[i].gap, parts[i].value)
                        : parts[i].value;
    return text;
}

static void add_registrations(const Tree *tree, Node *line) {
    const ArticleColophon *colophon = &tree->article->colophon;
    if (copyright(tree))
        add_item(tree, line, copyright(tree));
    if (article_has(colophon->icp))
        add_item(tree, line, colophon->icp.value);
    if (article_has(colophon->police))
        add_item(tree, line, colophon->police.value);
    /* as sites print it: the label runs straight into the code */
    if (article_has(colophon->site_code))
        add_item(tree, line,
                 arena_printf(tree->arena, "%s%s",
                              words_or(tree, colophon->site_code.label, WORD_SITE_CODE),
                              colophon->site_code.value));
}

static void add_colophon(const Tree *tree, Node *tail) {
    const ArticleColophon *colophon = &tree->article->colophon;
    Node *box = node_element(tree->arena, "div", "colophon");
    Node *lines[5];
    static const char *const classes[] = {"address", "telephone", "email", "host", "copyright"};
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
        lines[i] = node_element(tree->arena, "p", classes[i]);
    add_labelled(tree, lines[0], WORD_ADDRESS, colophon->address);
    add_labelled(tree, lines[0], WORD_POSTCODE, colophon->postcode);
    add_telephones(tree, lines[1]);
    add_emails(tree, lines[2]);
    add_labelled(tree, lines[3], WORD_HOST, colophon->host);
    add_labelled(tree, lines[3], WORD_ORGANISER, colophon->organiser);
    add_registrations(tree, lines[4]);
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
        if (lines[i]->first_child)
            node_append(box, lines[i]);
    for (size_t i = 0; i < colophon->others.count; i++)
        add_item(tree, tree_add(tree, box, "p", "other", NULL), colophon->others.items[i].value);
    if (box->first_child)
        node_append(tail, box);
}

void tree_add_tail(const Tree *tree, Node *root) {
    const Article *article = tree->article;
    add_credit(tree, root, "editor", WORD_EDITOR, article->editor);
    add_credit(tree, root, "reporter", WORD_REPORTER, article->reporter);
    add_credit(tree, root, "photographer", WORD_PHOTOGRAPHER, article->photographer);
    add_credit(tree, root, "reviewer", WORD_REVIEWER, article->reviewer);
    add_attachments(tree, root);
    gather_signature(tree, root);
    add_related(tree, root);
    Node *tail = node_element(tree->arena, "footer", "tail");
    add_qr(tree, tail);
    add_colophon(tree, tail);
    if (tail->first_child)
        node_append(root, tail);
}
