/* SPDX-License-Identifier: MIT */
/* Turns the outline into bookmarks, and printed page numbers into page labels (PDF 1.7, 12.3.3,
 * 12.4.2). */

#include "pdf/writer.h"

#include <string.h>

typedef struct {
    const DocumentOutlineItem *item;
    int number;
    int parent, first, last, previous, next; /* indices; −1: none, the root for `parent` */
    int n_children;
} Bookmark;

static void link_bookmarks(GArray *bookmarks, int *first, int *last) {
    *first = *last = -1;
    for (int i = 0; i < (int)bookmarks->len; i++) {
        Bookmark *b = &g_array_index(bookmarks, Bookmark, i);
        int above = i - 1;
        while (above >= 0 &&
               g_array_index(bookmarks, Bookmark, above).item->level >= b->item->level)
            above = g_array_index(bookmarks, Bookmark, above).parent;
        b->parent = above;
        b->first = b->last = b->next = -1;
        Bookmark *parent = above >= 0 ? &g_array_index(bookmarks, Bookmark, above) : NULL;
        int *head = parent ? &parent->first : first, *tail = parent ? &parent->last : last;
        b->previous = *tail;
        if (*tail >= 0)
            g_array_index(bookmarks, Bookmark, *tail).next = i;
        else
            *head = i;
        *tail = i;
        if (parent)
            parent->n_children++;
    }
}

static void append_link(GString *out, GArray *bookmarks, const char *key, int index) {
    if (index < 0)
        return;
    g_string_append(out, key);
    pdf_text_reference(out, g_array_index(bookmarks, Bookmark, index).number);
}

/* The top level stands open unless it is said to be closed, what is below is closed: a negative
 * count. */
static bool is_open(const Bookmark *bookmark) {
    return bookmark->parent < 0 && !bookmark->item->is_closed;
}

static void write_bookmark(PdfWriter *writer, GArray *bookmarks, int index, int root) {
    const Bookmark *b = &g_array_index(bookmarks, Bookmark, index);
    g_autoptr(GString) out = g_string_new("<</Title");
    pdf_text_string(out, b->item->title);
    g_string_append(out, "/Parent ");
    pdf_text_reference(out,
                       b->parent < 0 ? root : g_array_index(bookmarks, Bookmark, b->parent).number);
    append_link(out, bookmarks, "/Prev ", b->previous);
    append_link(out, bookmarks, "/Next ", b->next);
    append_link(out, bookmarks, "/First ", b->first);
    append_link(out, bookmarks, "/Last ", b->last);
    if (b->n_children)
        g_string_append_printf(out, "/Count %d", is_open(b) ? b->n_children : -b->n_children);
    g_string_append(out, "/Dest");
    pdf_links_append_place(writer, out, b->item->page, (Point){b->item->x, b->item->y});
    int element = pdf_tags_object(writer->tags, b->item->structure);
    if (element) {
        g_string_append(out, "/SE ");
        pdf_text_reference(out, element);
    }
    g_string_append(out, ">>");
    pdf_file_put(writer->file, b->number, out);
}

int pdf_outline_write(PdfWriter *writer) {
    const Document *document = writer->document;
    g_autoptr(GArray) bookmarks = g_array_new(FALSE, TRUE, sizeof(Bookmark));
    for (size_t i = 0; i < document->n_outline; i++) {
        const DocumentOutlineItem *item = &document->outline[i];
        if (item->page >= document->n_pages || !writer->page_objects[item->page])
            continue;
        Bookmark bookmark = {.item = item, .number = pdf_file_reserve(writer->file)};
        g_array_append_val(bookmarks, bookmark);
    }
    if (bookmarks->len == 0)
        return 0;
    int first, last, visible = 0;
    link_bookmarks(bookmarks, &first, &last);
    int root = pdf_file_reserve(writer->file);
    for (int i = 0; i < (int)bookmarks->len; i++) {
        const Bookmark *b = &g_array_index(bookmarks, Bookmark, i);
        visible += (b->parent < 0) + (is_open(b) ? b->n_children : 0);
        write_bookmark(writer, bookmarks, i, root);
    }
    g_autoptr(GString) out = g_string_new("<</Type/Outlines");
    append_link(out, bookmarks, "/First ", first);
    append_link(out, bookmarks, "/Last ", last);
    g_string_append_printf(out, "/Count %d>>", visible);
    pdf_file_put(writer->file, root, out);
    return root;
}

/* A label as a style and a number, so that following pages need no entry of their own. */
typedef struct {
    char style; /* 'D', 'r' or 'R'; 0: the text itself */
    int number;
    const char *text;
} Label;

static char *roman(int number) {
    static const struct {
        int value;
        const char *digits;
    } steps[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                 {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                 {5, "v"},    {4, "iv"},   {1, "i"}};
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(steps); i++)
        for (; number >= steps[i].value; number -= steps[i].value)
            g_string_append(out, steps[i].digits);
    return g_string_free(out, FALSE);
}

#define MOST_ROMAN 400 /* pages of front matter; more are labelled one by one */

static Label parse_label(const char *text) {
    size_t digits = strspn(text, "0123456789");
    if (digits && digits < 9 && !text[digits] && text[0] != '0')
        return (Label){'D', (int)g_ascii_strtoll(text, NULL, 10), text};
    if (!text[strspn(text, "ivxlcdm")] || !text[strspn(text, "IVXLCDM")]) {
        g_autofree char *lower = g_ascii_strdown(text, -1);
        for (int i = 1; i < MOST_ROMAN; i++) {
            g_autofree char *spelled = roman(i);
            if (strcmp(spelled, lower) == 0)
                return (Label){g_ascii_islower(text[0]) ? 'r' : 'R', i, text};
        }
    }
    return (Label){0, 0, text};
}

int pdf_labels_write(PdfWriter *writer) {
    g_autoptr(GString) out = g_string_new("<</Nums[");
    Label last = {0, 0, NULL};
    for (size_t i = 0; i < writer->n_pages; i++) {
        const char *text = writer->document->pages[writer->pages[i].index].label;
        Label label = parse_label(text ? text : "");
        bool goes_on =
            i && label.style && label.style == last.style && label.number == last.number + 1;
        last = label;
        if (goes_on)
            continue;
        pdf_text_int(out, (int64_t)i);
        g_string_append(out, "<<");
        if (label.style)
            g_string_append_printf(out, "/S/%c/St %d", label.style, label.number);
        else if (label.text[0]) {
            g_string_append(out, "/P");
            pdf_text_string(out, label.text);
        }
        g_string_append(out, ">>");
    }
    g_string_append(out, "]>>");
    return pdf_file_add(writer->file, out);
}
