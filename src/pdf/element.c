/* SPDX-License-Identifier: MIT */
/* Turns one element of the structure tree into its dictionary (PDF 1.7, 14.7.2, 14.8.5). */

#include "pdf/element.h"

#include <string.h>

char *tags_element_id(const PdfTags *tags, StructureId id) {
    if (tags->elements[id].id)
        return g_strdup(tags->elements[id].id);
    /* A note must have one (ISO 14289-1, 7.9); the space keeps it apart from all real ids. */
    if (structure_at(tags->tree, id)->kind == STRUCTURE_NOTE)
        return g_strdup_printf("note %u", id);
    return NULL;
}

/* A dictionary as it grows, and the page it names as its own. */
typedef struct {
    GString *out;
    int page;
} ElementText;

static void append_kid(GString *out, const TagKid *kid, int page) {
    if (kid->annotation) {
        g_string_append(out, "<</Type/OBJR/Obj ");
        pdf_text_reference(out, kid->annotation);
    } else if (kid->page == page) {
        pdf_text_int(out, kid->mcid);
        return;
    } else {
        g_string_append_printf(out, "<</Type/MCR/MCID %d", kid->mcid);
    }
    if (kid->page != page) {
        g_string_append(out, "/Pg ");
        pdf_text_reference(out, kid->page);
    }
    g_string_append(out, ">>");
}

typedef enum { MARKS, ANNOTATIONS } Kids;

static void append_own_kids(const PdfTags *tags, ElementText *text, StructureId id, Kids kids) {
    GString *out = text->out;
    for (guint i = tags->elements[id].first_kid; i;) {
        const TagKid *kid = &g_array_index(tags->kids, TagKid, i);
        i = kid->next;
        if ((kids == ANNOTATIONS) != (kid->annotation != 0))
            continue;
        if (out->str[out->len - 1] != '[')
            g_string_append_c(out, ' ');
        append_kid(out, kid, text->page);
    }
}

/* In tree order: marks that the element owns itself, then each child, then a link's annotations;
 * content leaves give their marks in their place, wherever they stand. */
static void append_kids(const PdfTags *tags, ElementText *text, StructureId id) {
    GString *out = text->out;
    append_own_kids(tags, text, id, MARKS);
    StructureId child = structure_at(tags->tree, id)->first_child;
    for (; child; child = structure_at(tags->tree, child)->next) {
        if (structure_at(tags->tree, child)->kind == STRUCTURE_CONTENT) {
            append_kids(tags, text, child);
        } else if (tags->elements[child].number) {
            if (out->str[out->len - 1] != '[')
                g_string_append_c(out, ' ');
            pdf_text_reference(out, tags->elements[child].number);
        }
    }
    append_own_kids(tags, text, id, ANNOTATIONS);
}

/* The page of the element's first content: most elements stand on one page. */
static int first_page(const PdfTags *tags, StructureId id) {
    guint kid = tags->elements[id].first_kid;
    if (kid)
        return g_array_index(tags->kids, TagKid, kid).page;
    StructureId child = structure_at(tags->tree, id)->first_child;
    for (; child; child = structure_at(tags->tree, child)->next) {
        int page = structure_at(tags->tree, child)->kind == STRUCTURE_CONTENT
                       ? first_page(tags, child)
                       : 0;
        if (page)
            return page;
    }
    return 0;
}

static void append_table_attributes(GString *out, const StructureNode *node) {
    bool is_spanning = node->column_span > 1 || node->row_span > 1;
    bool is_scoped = node->kind == STRUCTURE_TH && node->scope;
    if (!is_spanning && !is_scoped)
        return;
    g_string_append(out, "/A<</O/Table");
    if (node->column_span > 1)
        g_string_append_printf(out, "/ColSpan %u", node->column_span);
    if (node->row_span > 1)
        g_string_append_printf(out, "/RowSpan %u", node->row_span);
    if (is_scoped)
        g_string_append(out, node->scope == 'R' ? "/Scope/Row" : "/Scope/Column");
    g_string_append(out, ">>");
}

/* Where items have labels, their list says how they are numbered (ISO 14289-1, 7.6). PDF knows few
 * ways; the many that count are decimal to it. */
static void append_list_attributes(GString *out, const StructureNode *node) {
    static const char *const numberings[][2] = {
        {"none", "None"},
        {"disc", "Disc"},
        {"circle", "Circle"},
        {"square", "Square"},
        {"lower-roman", "LowerRoman"},
        {"upper-roman", "UpperRoman"},
        {"lower-alpha", "LowerAlpha"},
        {"lower-latin", "LowerAlpha"},
        {"upper-alpha", "UpperAlpha"},
        {"upper-latin", "UpperAlpha"},
    };
    const char *numbering = "Decimal";
    if (!node->list_style)
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(numberings); i++)
        if (strcmp(numberings[i][0], node->list_style) == 0)
            numbering = numberings[i][1];
    g_string_append_printf(out, "/A<</O/List/ListNumbering/%s>>", numbering);
}

static void append_attributes(GString *out, const StructureNode *node, const TagElement *element) {
    if (node->kind == STRUCTURE_L)
        append_list_attributes(out, node);
    if (node->kind == STRUCTURE_TH || node->kind == STRUCTURE_TD)
        append_table_attributes(out, node);
    if (!element->box_page)
        return;
    g_string_append(out, "/A<</O/Layout/BBox");
    pdf_text_numbers(out, element->box, 4);
    g_string_append(out, ">>");
}

static void append_texts(GString *out, const StructureNode *node) {
    const struct {
        const char *key, *text;
    } texts[] = {{"/Lang", node->lang}, {"/Alt", node->alt}, {"/ActualText", node->actual}};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        if (!texts[i].text)
            continue;
        g_string_append(out, texts[i].key);
        pdf_text_string(out, texts[i].text);
    }
}

/* A Link holds its annotation; one whose annotation is not written (its target lies on a page that
 * is left out) is mere text. */
static const char *type_name(const StructureNode *node, const TagElement *element) {
    bool is_dead_link = node->kind == STRUCTURE_LINK && !element->has_annotation;
    return structure_kind_name(is_dead_link ? STRUCTURE_SPAN : node->kind);
}

static void write_element(PdfTags *tags, StructureId id, int parent, GString *out) {
    const StructureNode *node = structure_at(tags->tree, id);
    const TagElement *element = &tags->elements[id];
    int page = first_page(tags, id);
    g_string_assign(out, "<</S/");
    g_string_append(out, type_name(node, element));
    g_string_append(out, "/P ");
    pdf_text_reference(out, parent);
    if (page) {
        g_string_append(out, "/Pg ");
        pdf_text_reference(out, page);
    }
    gsize before = out->len;
    g_string_append(out, "/K[");
    append_kids(tags, &(ElementText){out, page}, id);
    if (out->str[out->len - 1] == '[')
        g_string_truncate(out, before);
    else
        g_string_append_c(out, ']');
    append_texts(out, node);
    append_attributes(out, node, element);
    g_autofree char *name = tags_element_id(tags, id);
    if (name) {
        g_string_append(out, "/ID");
        pdf_text_bytes(out, name, strlen(name));
    }
    g_string_append(out, ">>");
    pdf_file_put(tags->file, element->number, out);
}

void tags_write_elements(PdfTags *tags, int root) {
    g_autoptr(GString) out = g_string_new(NULL);
    for (size_t id = STRUCTURE_ROOT; id < structure_count(tags->tree); id++) {
        if (!tags->elements[id].number)
            continue;
        StructureId above = structure_at(tags->tree, (StructureId)id)->parent;
        int parent =
            id == STRUCTURE_ROOT ? root : tags->elements[pdf_tags_element(tags, above)].number;
        write_element(tags, (StructureId)id, parent, out);
    }
}
