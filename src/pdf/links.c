/* SPDX-License-Identifier: MIT */
/* Turns active areas into link annotations, and names into destinations
 * (PDF 1.7, 12.3.2, 12.5.6.5).
 */

#include "pdf/writer.h"

#include <string.h>

/* Where a name is there twice, the first is meant. */
static const DocumentDestination *find_destination(PdfWriter *writer, const char *name) {
    const Document *document = writer->document;
    if (!writer->places) {
        writer->places = g_hash_table_new(g_str_hash, g_str_equal);
        for (size_t i = document->n_destinations; i-- > 0;)
            g_hash_table_insert(writer->places, (gpointer)document->destinations[i].name,
                                &document->destinations[i]);
    }
    return g_hash_table_lookup(writer->places, name);
}

static bool is_written(const PdfWriter *writer, size_t page) {
    return page < writer->document->n_pages && writer->page_objects[page];
}

/* A link is written where it belongs to a Link element (ISO 14289-1, 7.18.5) and, inside the file,
 * where its target is on a page that is written. */
int pdf_links_add(PdfWriter *writer, const FrameMark *mark, const int64_t area[4]) {
    StructureId element = pdf_tags_ancestor(writer->tags, mark->owner, STRUCTURE_LINK);
    if (element == STRUCTURE_ARTIFACT || !mark->href || area[2] <= area[0] || area[3] <= area[1])
        return 0;
    if (mark->href[0] == '#') {
        const DocumentDestination *target = find_destination(writer, mark->href + 1);
        if (!target || !is_written(writer, target->page))
            return 0;
    }
    PdfLink link = {.element = element, .href = mark->href};
    memcpy(link.area, area, sizeof link.area);
    link.number = pdf_file_reserve(writer->file);
    link.key = pdf_tags_add_annotation(writer->tags, element, link.number);
    g_array_append_val(writer->links, link);
    return link.number;
}

static void free_text(void *text) {
    g_string_free(text, TRUE);
}

void pdf_links_note_text(PdfWriter *writer, const FrameMark *mark) {
    StructureId element = pdf_tags_ancestor(writer->tags, mark->owner, STRUCTURE_LINK);
    if (element == STRUCTURE_ARTIFACT)
        return;
    if (!writer->link_texts)
        writer->link_texts = g_hash_table_new_full(NULL, NULL, NULL, free_text);
    GString *text = g_hash_table_lookup(writer->link_texts, GUINT_TO_POINTER(element));
    if (!text) {
        text = g_string_new(NULL);
        g_hash_table_insert(writer->link_texts, GUINT_TO_POINTER(element), text);
    }
    g_string_append_len(text, mark->glyphs->text, mark->glyphs->text_length);
}

/* What a reader is told of the link (ISO 14289-1, 7.18.5): its alternate description, else what it
 * reads, else where it leads. */
static void append_contents(const PdfWriter *writer, GString *out, const PdfLink *link) {
    const StructureNode *node = structure_at(writer->document->structure, link->element);
    const GString *text = writer->link_texts ? g_hash_table_lookup(writer->link_texts,
                                                                   GUINT_TO_POINTER(link->element))
                                             : NULL;
    g_string_append(out, "/Contents");
    if (node->alt)
        pdf_text_string(out, node->alt);
    else if (text)
        pdf_text_string_len(out, text->str, text->len);
    else
        pdf_text_string(out, link->href);
}

/* A URI is 7-bit ASCII (12.6.4.7). */
static void append_uri(GString *out, const char *href) {
    g_autoptr(GString) uri = g_string_new(NULL);
    for (const char *p = href; *p; p++) {
        uint8_t byte = (uint8_t)*p;
        if (byte > 0x20 && byte < 0x7F)
            g_string_append_c(uri, (char)byte);
        else
            g_string_append_printf(uri, "%%%02X", byte);
    }
    pdf_text_bytes(out, uri->str, uri->len);
}

static void append_target(PdfWriter *writer, GString *out, const char *href) {
    if (href[0] != '#') {
        g_string_append(out, "/A<</S/URI/URI");
        append_uri(out, href);
        g_string_append(out, ">>");
        return;
    }
    const DocumentDestination *target = find_destination(writer, href + 1);
    g_string_append(out, "/Dest");
    pdf_links_append_place(writer, out, target->page, (Point){target->x, target->y});
}

static void write_link(PdfWriter *writer, const PdfLink *link, GString *out) {
    const int64_t *a = link->area;
    const int64_t corners[] = {a[0], a[3], a[2], a[3], a[0], a[1], a[2], a[1]};
    g_string_assign(out, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect");
    pdf_text_numbers(out, a, 4);
    g_string_append(out, "/QuadPoints");
    pdf_text_numbers(out, corners, G_N_ELEMENTS(corners));
    g_string_append_printf(out, "/StructParent %d", link->key);
    append_contents(writer, out, link);
    append_target(writer, out, link->href);
    g_string_append(out, ">>");
    pdf_file_put(writer->file, link->number, out);
}

void pdf_links_write(PdfWriter *writer) {
    g_autoptr(GString) out = g_string_new(NULL);
    for (guint i = 0; i < writer->links->len; i++)
        write_link(writer, &g_array_index(writer->links, PdfLink, i), out);
}

void pdf_links_append_place(PdfWriter *writer, GString *out, size_t page, Point at) {
    const DocumentPage *source = &writer->document->pages[page];
    g_string_append_c(out, '[');
    pdf_text_reference(out, writer->page_objects[page]);
    g_string_append(out, "/XYZ ");
    pdf_text_length(out, at.x + source->bleed);
    g_string_append_c(out, ' ');
    pdf_text_length(out, source->frame->height + source->bleed - at.y);
    g_string_append(out, " 0]");
}

static int compare_names(const void *a, const void *b) {
    const DocumentDestination *x = *(void *const *)a, *y = *(void *const *)b;
    int order = strcmp(x->name, y->name);
    return order ? order : (x > y) - (x < y);
}

int pdf_links_write_names(PdfWriter *writer) {
    const Document *document = writer->document;
    g_autoptr(GPtrArray) sorted = g_ptr_array_new();
    for (size_t i = 0; i < document->n_destinations; i++)
        if (is_written(writer, document->destinations[i].page))
            g_ptr_array_add(sorted, &document->destinations[i]);
    if (sorted->len == 0)
        return 0;
    g_ptr_array_sort(sorted, compare_names);
    const char *last = NULL;
    g_autoptr(GString) out = g_string_new("<</Names[");
    for (guint i = 0; i < sorted->len; i++) {
        const DocumentDestination *place = sorted->pdata[i];
        if (last && strcmp(last, place->name) == 0)
            continue;
        last = place->name;
        pdf_text_bytes(out, last, strlen(last));
        pdf_links_append_place(writer, out, place->page, (Point){place->x, place->y});
        g_string_append_c(out, '\n');
    }
    g_string_append(out, "]>>");
    return pdf_file_add(writer->file, out);
}
