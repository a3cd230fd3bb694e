/* SPDX-License-Identifier: MIT */
/* Turns a document into a PDF file: the order of the steps. */

#include "pdf/writer.h"

#include <kanyin/error.h>
#include <string.h>

/* A page tree node holds this many pages: a viewer need not read them all to find one. */
#define PAGES_PER_NODE 64

static void choose_pages(PdfWriter *writer) {
    const PdfOptions *options = writer->options;
    const Document *document = writer->document;
    writer->n_pages = options->page_order ? options->n_page_order : document->n_pages;
    writer->pages = arena_array(writer->arena, PdfPage, writer->n_pages);
    writer->page_objects = arena_array(writer->arena, int, document->n_pages);
    int parent = 0;
    for (size_t i = 0; i < writer->n_pages; i++) {
        size_t index = options->page_order ? options->page_order[i] : i;
        g_assert(index < document->n_pages);
        if (i % PAGES_PER_NODE == 0)
            parent = pdf_file_reserve(writer->file);
        int number = pdf_file_reserve(writer->file);
        writer->pages[i] = (PdfPage){index, number, parent};
        if (!writer->page_objects[index])
            writer->page_objects[index] = number;
    }
}

static void write_node(PdfWriter *writer, size_t first, size_t count, int root) {
    g_autoptr(GString) out = g_string_new("<</Type/Pages");
    if (root) {
        g_string_append(out, "/Parent ");
        pdf_text_reference(out, root);
    }
    g_string_append_printf(out, "/Count %" G_GSIZE_FORMAT "/Kids[", count);
    for (size_t i = first; i < first + count; i++) {
        if (i > first)
            g_string_append_c(out, ' ');
        pdf_text_reference(out, writer->pages[i].number);
    }
    g_string_append(out, "]>>");
    pdf_file_put(writer->file, writer->pages[first].parent, out);
}

/* Gives the root of the page tree: the one node of a short document, else a node of nodes. */
static int write_page_tree(PdfWriter *writer) {
    if (writer->n_pages <= PAGES_PER_NODE) {
        write_node(writer, 0, writer->n_pages, 0);
        return writer->pages[0].parent;
    }
    int root = pdf_file_reserve(writer->file);
    g_autoptr(GString) out = g_string_new("<</Type/Pages/Count ");
    pdf_text_int(out, (int64_t)writer->n_pages);
    g_string_append(out, "/Kids[");
    for (size_t i = 0; i < writer->n_pages; i += PAGES_PER_NODE) {
        write_node(writer, i, MIN(PAGES_PER_NODE, writer->n_pages - i), root);
        pdf_text_reference(out, writer->pages[i].parent);
        g_string_append_c(out, ' ');
    }
    g_string_append(out, "]>>");
    pdf_file_put(writer->file, root, out);
    return root;
}

static bool append_intent(PdfWriter *writer, GString *out, GError **error) {
    g_autofree char *path = g_build_filename(writer->options->profiles_dir, "sRGB.icc", NULL);
    g_autofree char *bytes = NULL;
    gsize size;
    g_autoptr(GError) cause = NULL;
    if (!g_file_get_contents(path, &bytes, &size, &cause)) {
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_OUTPUT, "the colour profile is missing: %s",
                    cause->message);
        return false;
    }
    int profile = pdf_file_reserve(writer->file);
    pdf_file_put_stream(writer->file, profile,
                        (PdfStream){.entries = "/N 3", .bytes = bytes, .size = size});
    g_string_append(out, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
                         "/OutputConditionIdentifier(sRGB IEC61966-2.1)"
                         "/RegistryName(http://www.color.org)/Info(sRGB IEC61966-2.1)"
                         "/DestOutputProfile ");
    pdf_text_reference(out, profile);
    g_string_append(out, ">>]");
    return true;
}

static void append_entry(GString *out, const char *key, int number) {
    if (!number)
        return;
    g_string_append(out, key);
    pdf_text_reference(out, number);
}

/* Attachments are not written: PDF/A-2 embeds nothing but PDF/A (ISO 19005-2, 6.8). */
static int write_catalog(PdfWriter *writer, int structure, GError **error) {
    g_autoptr(GString) out = g_string_new("<</Type/Catalog/MarkInfo<</Marked true>>"
                                          "/ViewerPreferences<</DisplayDocTitle true>>/Lang");
    pdf_text_string(out, writer->document->metadata.language);
    append_entry(out, "/Pages ", write_page_tree(writer));
    append_entry(out, "/StructTreeRoot ", structure);
    append_entry(out, "/Outlines ", pdf_outline_write(writer));
    append_entry(out, "/PageLabels ", pdf_labels_write(writer));
    int names = pdf_links_write_names(writer);
    append_entry(out, names ? "/Names<</Dests " : "", names);
    g_string_append(out, names ? ">>" : "");
    append_entry(out, "/Metadata ", pdf_metadata_write(writer));
    if (!append_intent(writer, out, error))
        return 0;
    g_string_append(out, ">>");
    return pdf_file_add(writer->file, out);
}

static bool write_all(PdfWriter *writer, GError **error) {
    choose_pages(writer);
    for (size_t i = 0; i < writer->n_pages && !pdf_file_has_failed(writer->file); i++)
        pdf_page_write(writer, &writer->pages[i]);
    pdf_links_write(writer);
    if (!pdf_fonts_write(writer->fonts, writer->options, error))
        return false;
    int structure = pdf_tags_write(writer->tags);
    int catalog = write_catalog(writer, structure, error);
    if (!catalog)
        return false;
    g_autoptr(GString) trailer = g_string_new("/Root ");
    pdf_text_reference(trailer, catalog);
    append_entry(trailer, "/Info ", pdf_metadata_write_info(writer));
    return pdf_file_finish(writer->file, trailer->str, error);
}

bool pdf_write(const Document *document, const PdfOptions *options, PdfWrite write, void *user,
               GError **error) {
    if (document->n_pages == 0 || (options->page_order && options->n_page_order == 0)) {
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_OUTPUT, "there is no page to write");
        return false;
    }
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(PdfFile) file = pdf_file_new(write, user, options->tools);
    PdfWriter writer = {.document = document,
                        .options = options,
                        .arena = arena,
                        .file = file,
                        .fonts = pdf_fonts_new(file),
                        .images = pdf_images_new(file),
                        .tags = pdf_tags_new(document->structure, file),
                        .links = g_array_new(FALSE, FALSE, sizeof(PdfLink))};
    bool is_written = write_all(&writer, error);
    pdf_fonts_free(writer.fonts);
    pdf_images_free(writer.images);
    pdf_tags_free(writer.tags);
    g_array_unref(writer.links);
    g_clear_pointer(&writer.link_texts, g_hash_table_unref);
    g_clear_pointer(&writer.places, g_hash_table_unref);
    return is_written;
}
