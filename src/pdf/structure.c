/* SPDX-License-Identifier: MIT */
/* Turns marked content and the document's structure into StructTreeRoot, elements and ParentTree.
 */

#include "pdf/structure.h"
#include "pdf/element.h"

#include <string.h>

PdfTags *pdf_tags_new(const StructureTree *tree, PdfFile *file) {
    PdfTags *tags = g_new0(PdfTags, 1);
    tags->tree = tree;
    tags->file = file;
    tags->elements = g_new0(TagElement, structure_count(tree));
    tags->kids = g_array_new(FALSE, FALSE, sizeof(TagKid));
    tags->pages = g_array_new(FALSE, FALSE, sizeof(TagPage));
    tags->parents = g_array_new(FALSE, FALSE, sizeof(TagParent));
    tags->page_owners = g_array_new(FALSE, FALSE, sizeof(StructureId));
    g_array_append_val(tags->kids, (TagKid){0}); /* 0 ends a chain */
    return tags;
}

void pdf_tags_free(PdfTags *tags) {
    if (!tags)
        return;
    g_free(tags->elements);
    g_array_unref(tags->kids);
    g_array_unref(tags->pages);
    g_array_unref(tags->parents);
    g_array_unref(tags->page_owners);
    g_free(tags);
}

StructureId pdf_tags_element(const PdfTags *tags, StructureId owner) {
    while (owner != STRUCTURE_ARTIFACT &&
           structure_at(tags->tree, owner)->kind == STRUCTURE_CONTENT)
        owner = structure_at(tags->tree, owner)->parent;
    return owner;
}

StructureId pdf_tags_ancestor(const PdfTags *tags, StructureId owner, StructureKind kind) {
    while (owner != STRUCTURE_ARTIFACT && structure_at(tags->tree, owner)->kind != kind)
        owner = structure_at(tags->tree, owner)->parent;
    return owner;
}

static TagPage *page_now(PdfTags *tags) {
    return &g_array_index(tags->pages, TagPage, tags->pages->len - 1);
}

int pdf_tags_begin_page(PdfTags *tags, int number) {
    TagPage page = {number, (int)tags->parents->len, 0};
    g_array_append_val(tags->pages, page);
    TagParent parent = {.first_owner = tags->page_owners->len};
    g_array_append_val(tags->parents, parent);
    return page.key;
}

/* Kids stay in the order in which they were shown, under the node that owns them. */
static void add_kid(PdfTags *tags, StructureId owner, TagKid kid) {
    TagElement *element = &tags->elements[owner];
    guint index = tags->kids->len;
    g_array_append_val(tags->kids, kid);
    if (element->last_kid)
        g_array_index(tags->kids, TagKid, element->last_kid).next = index;
    else
        element->first_kid = index;
    element->last_kid = index;
}

int pdf_tags_add(PdfTags *tags, StructureId owner) {
    TagPage *page = page_now(tags);
    int mcid = page->n_sequences++;
    add_kid(tags, owner, (TagKid){.page = page->number, .mcid = mcid});
    StructureId element = pdf_tags_element(tags, owner);
    g_array_append_val(tags->page_owners, element);
    g_array_index(tags->parents, TagParent, page->key).n_owners++;
    return mcid;
}

int pdf_tags_add_annotation(PdfTags *tags, StructureId link, int number) {
    add_kid(tags, link, (TagKid){.page = page_now(tags)->number, .annotation = number});
    TagParent parent = {.element = link};
    g_array_append_val(tags->parents, parent);
    tags->elements[link].has_annotation = true;
    return (int)tags->parents->len - 1;
}

void pdf_tags_cover(PdfTags *tags, StructureId owner, const int64_t area[4]) {
    StructureId id = pdf_tags_ancestor(tags, owner, STRUCTURE_FIGURE);
    if (id == STRUCTURE_ARTIFACT)
        id = pdf_tags_ancestor(tags, owner, STRUCTURE_FORMULA);
    if (id == STRUCTURE_ARTIFACT)
        return;
    TagElement *element = &tags->elements[id];
    int page = page_now(tags)->number;
    if (element->box_page && element->box_page != page)
        return;
    if (!element->box_page) {
        memcpy(element->box, area, sizeof element->box);
        element->box_page = page;
        return;
    }
    element->box[0] = MIN(element->box[0], area[0]);
    element->box[1] = MIN(element->box[1], area[1]);
    element->box[2] = MAX(element->box[2], area[2]);
    element->box[3] = MAX(element->box[3], area[3]);
}

static bool is_table_part(StructureKind kind) {
    return kind == STRUCTURE_TR || kind == STRUCTURE_TH || kind == STRUCTURE_TD ||
           kind == STRUCTURE_THEAD || kind == STRUCTURE_TBODY || kind == STRUCTURE_TFOOT;
}

static bool has_part(const PdfTags *tags, StructureId id) {
    return structure_at(tags->tree, id)->first_child != 0;
}

/* Elements without any content on the written pages are left out. In a table that is shown at all
 * every cell stays, or its columns would no longer agree. Children have greater ids than their
 * parents, so one way back finds what has content and one way forth what a table keeps. */
static void choose_elements(PdfTags *tags) {
    size_t count = structure_count(tags->tree);
    for (size_t id = count - 1; id > STRUCTURE_ROOT; id--) {
        TagElement *element = &tags->elements[id];
        element->is_kept = element->is_kept || element->first_kid;
        if (element->is_kept)
            tags->elements[structure_at(tags->tree, (StructureId)id)->parent].is_kept = true;
    }
    tags->elements[STRUCTURE_ROOT].is_kept = true;
    for (size_t id = STRUCTURE_ROOT + 1; id < count; id++) {
        const StructureNode *node = structure_at(tags->tree, (StructureId)id);
        bool is_cell = node->kind == STRUCTURE_TD || node->kind == STRUCTURE_TH;
        if (is_table_part(node->kind) && tags->elements[node->parent].is_kept &&
            (is_cell || has_part(tags, (StructureId)id)))
            tags->elements[id].is_kept = true;
    }
    for (size_t id = STRUCTURE_ROOT; id < count; id++)
        if (tags->elements[id].is_kept &&
            structure_at(tags->tree, (StructureId)id)->kind != STRUCTURE_CONTENT)
            tags->elements[id].number = pdf_file_reserve(tags->file);
}

/* Ids are unique in a file; a note needs one (ISO 14289-1, 7.9). */
static void choose_ids(PdfTags *tags) {
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t id = STRUCTURE_ROOT; id < structure_count(tags->tree); id++) {
        const char *name = structure_at(tags->tree, (StructureId)id)->id;
        if (name && tags->elements[id].number && g_hash_table_add(seen, (void *)name))
            tags->elements[id].id = name;
    }
}

static int compare_named(const void *a, const void *b) {
    const TagNamed *x = a, *y = b;
    int order = strcmp(x->name, y->name);
    return order ? order : x->number - y->number;
}

/* /IDTree: a name tree is sorted by its names (7.9.6). */
static void append_id_tree(const PdfTags *tags, GString *out) {
    g_autoptr(GArray) named = g_array_new(FALSE, FALSE, sizeof(TagNamed));
    g_autoptr(GStringChunk) names = g_string_chunk_new(256);
    for (size_t id = STRUCTURE_ROOT; id < structure_count(tags->tree); id++) {
        g_autofree char *name = tags_element_id(tags, (StructureId)id);
        TagNamed entry = {NULL, tags->elements[id].number};
        if (!name || !entry.number)
            continue;
        entry.name = g_string_chunk_insert(names, name);
        g_array_append_val(named, entry);
    }
    if (named->len == 0)
        return;
    g_array_sort(named, compare_named);
    g_string_append(out, "/IDTree<</Names[");
    for (guint i = 0; i < named->len; i++) {
        const TagNamed *entry = &g_array_index(named, TagNamed, i);
        pdf_text_bytes(out, entry->name, strlen(entry->name));
        pdf_text_reference(out, entry->number);
    }
    g_string_append(out, "]>>");
}

/* /ParentTree: from a page's MCIDs and from annotations back to elements (14.7.4.4). */
static int write_parent_tree(PdfTags *tags) {
    g_autoptr(GString) out = g_string_new("<</Nums[");
    g_autoptr(GString) owners = g_string_new(NULL);
    for (guint key = 0; key < tags->parents->len; key++) {
        const TagParent *parent = &g_array_index(tags->parents, TagParent, key);
        pdf_text_int(out, key);
        g_string_append_c(out, ' ');
        if (parent->element) {
            pdf_text_reference(out, tags->elements[parent->element].number);
            g_string_append_c(out, '\n');
            continue;
        }
        g_string_assign(owners, "[");
        for (guint i = 0; i < parent->n_owners; i++) {
            StructureId id = g_array_index(tags->page_owners, StructureId, parent->first_owner + i);
            pdf_text_reference(owners, tags->elements[id].number);
            g_string_append_c(owners, i % 8 == 7 ? '\n' : ' ');
        }
        g_string_append_c(owners, ']');
        pdf_text_reference(out, pdf_file_add(tags->file, owners));
        g_string_append_c(out, '\n');
    }
    g_string_append(out, "]>>");
    return pdf_file_add(tags->file, out);
}

int pdf_tags_write(PdfTags *tags) {
    choose_elements(tags);
    choose_ids(tags);
    int root = pdf_file_reserve(tags->file);
    tags_write_elements(tags, root);
    g_autoptr(GString) out = g_string_new("<</Type/StructTreeRoot/K ");
    pdf_text_reference(out, tags->elements[STRUCTURE_ROOT].number);
    g_string_append(out, "/ParentTree ");
    pdf_text_reference(out, write_parent_tree(tags));
    g_string_append(out, "/ParentTreeNextKey ");
    pdf_text_int(out, tags->parents->len);
    append_id_tree(tags, out);
    g_string_append(out, ">>");
    pdf_file_put(tags->file, root, out);
    return root;
}

int pdf_tags_object(const PdfTags *tags, StructureId id) {
    return id && id < structure_count(tags->tree) ? tags->elements[id].number : 0;
}
