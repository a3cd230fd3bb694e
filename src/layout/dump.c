/* SPDX-License-Identifier: MIT */
/* Turns a galley into text: a line a strip, then the structure tree. */

#include "layout/flow.h"

#include <string.h>

static void append_length(GString *out, const char *label, Length length) {
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(digits, sizeof digits, "%.3f", length_to_pt(length));
    size_t end = strlen(digits);
    while (digits[end - 1] == '0')
        end--;
    if (digits[end - 1] == '.')
        end--;
    g_string_append_printf(out, "%s%.*s", label, (int)end, digits);
}

typedef struct {
    GString *out;
    bool has_text;
} Marks;

static void show_mark(const FrameMark *mark, Point at, void *user) {
    Marks *marks = user;
    GString *out = marks->out;
    static const char *const names[] = {[MARK_RECT] = "rect",
                                        [MARK_MODULES] = "modules",
                                        [MARK_IMAGE] = "image",
                                        [MARK_LINK] = "link"};
    if (mark->kind == MARK_GLYPHS) {
        if (!marks->has_text)
            append_length(out, " base ", at.y);
        g_string_append_printf(out, " “%.*s”", (int)mark->glyphs->text_length, mark->glyphs->text);
        marks->has_text = true;
        return;
    }
    g_string_append_printf(out, " %s", names[mark->kind]);
    append_length(out, " ", at.x);
    append_length(out, ",", at.y);
    append_length(out, " ", mark->width);
    append_length(out, "×", mark->height);
}

static void show_penalty(GString *out, const Strip *strip) {
    static const char *const breaks[] = {"", "", "page", "left", "right", "column"};
    if (strip->penalty == PENALTY_NEVER)
        g_string_append(out, " keep");
    else if (strip->penalty == PENALTY_FORCED)
        g_string_append_printf(out, " break-%s", breaks[strip->forced]);
    else if (strip->penalty != 0)
        g_string_append_printf(out, " penalty %d", strip->penalty);
}

static void show_string(GString *out, const GalleyString *string) {
    g_string_append_printf(out, " [%s: %s", string->name, string->element ? "an element" : "");
    for (size_t i = 0; i < string->n_numbers; i++)
        g_string_append_printf(out, "%s%d", i > 0 ? "." : "", string->numbers[i]);
    g_string_append_printf(out, "%s]", string->value ? string->value : "");
}

static void show_anchors(GString *out, const Strip *strip) {
    for (size_t i = 0; i < strip->n_strings; i++)
        show_string(out, &strip->strings[i]);
    for (size_t i = 0; i < strip->n_outline; i++)
        g_string_append_printf(out, " [bookmark %d: %s]", strip->outline[i].level,
                               strip->outline[i].title);
    for (size_t i = 0; i < strip->n_destinations; i++)
        g_string_append_printf(out, " [#%s]", strip->destinations[i]);
    if (strip->page_name)
        g_string_append_printf(out, " [page %s]", strip->page_name);
    if (strip->head)
        append_length(out, " head ", strip->head->height);
    if (strip->foot)
        append_length(out, " foot ", strip->foot->height);
}

static void show_node(GString *out, const StructureTree *tree, StructureId id, int depth) {
    const StructureNode *node = structure_at(tree, id);
    g_string_append_printf(out, "%*s%s", 2 * depth, "", structure_kind_name(node->kind));
    if (node->id)
        g_string_append_printf(out, " #%s", node->id);
    if (node->lang)
        g_string_append_printf(out, " lang=%s", node->lang);
    if (node->href)
        g_string_append_printf(out, " href=%s", node->href);
    if (node->alt)
        g_string_append_printf(out, " alt=“%s”", node->alt);
    if (node->scope)
        g_string_append_printf(out, " scope=%c", node->scope);
    if (node->column_span > 1 || node->row_span > 1)
        g_string_append_printf(out, " span=%u×%u", node->column_span, node->row_span);
    g_string_append_c(out, '\n');
    for (StructureId child = node->first_child; child; child = structure_at(tree, child)->next)
        if (structure_at(tree, child)->kind != STRUCTURE_CONTENT)
            show_node(out, tree, child, depth + 1);
}

static void show_strip(GString *out, const Strip *strip, Length y) {
    static const char *const kinds[] = {"line", "box", "space", "marker"};
    append_length(out, "", y);
    g_string_append_printf(out, " %s", kinds[strip->kind]);
    append_length(out, " ", strip->height);
    show_penalty(out, strip);
    static const char *const places[] = {"", " may-rise", " top", " bottom"};
    g_string_append(out, places[strip->place]);
    if (strip->columns)
        g_string_append_printf(out, " of %u columns", strip->columns->count);
    show_anchors(out, strip);
    Marks marks = {.out = out};
    if (strip->ground)
        frame_walk(strip->ground, show_mark, &marks);
    if (strip->frame)
        frame_walk(strip->frame, show_mark, &marks);
    g_string_append_c(out, '\n');
}

/* Under the strip that has their calls. */
static void show_notes(GString *out, const Strip *strip) {
    for (size_t i = 0; i < strip->n_notes; i++) {
        const GalleyNote *note = strip->notes[i];
        Length y = 0;
        for (size_t k = 0; k < note->n_strips; k++) {
            g_string_append(out, k == 0 ? "  note " : "       ");
            show_strip(out, &note->strips[k], y);
            y = length_add(y, note->strips[k].height);
        }
    }
}

char *layout_galley_dump(const Galley *galley) {
    GString *out = g_string_new(NULL);
    append_length(out, "galley ", galley->width);
    g_string_append_printf(out, " %s\n", galley->language ? galley->language : "und");
    Length y = 0;
    for (size_t i = 0; i < galley->n_strips; i++) {
        show_strip(out, &galley->strips[i], y);
        show_notes(out, &galley->strips[i]);
        y = length_add(y, galley->strips[i].height);
    }
    if (galley->notes_head) {
        Marks marks = {.out = out};
        append_length(out, "head of notes ", galley->notes_head->height);
        frame_walk(galley->notes_head->frame, show_mark, &marks);
        g_string_append_c(out, '\n');
    }
    g_string_append(out, "structure\n");
    show_node(out, galley->structure, STRUCTURE_ROOT, 1);
    return g_string_free(out, FALSE);
}
