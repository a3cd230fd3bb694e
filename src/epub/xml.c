/* SPDX-License-Identifier: MIT */
/* Turns a tree that fits into the text of an XHTML page. */

#include "epub/parts.h"

#include <string.h>

/* XML 1.0 §2.2, without what Unicode says is no character. */
static bool is_character(gunichar c) {
    return (c >= 0x20 && c < 0x7F) || c == '\t' || c == '\n' || (c > 0x9F && c < 0xD800) ||
           (c > 0xDFFF && c < 0xFDD0) || (c > 0xFDEF && (c & 0xFFFE) != 0xFFFE && c <= 0x10FFFF);
}

static void add_escaped(GString *out, const char *text, bool is_value) {
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (c == '&')
            g_string_append(out, "&amp;");
        else if (c == '<')
            g_string_append(out, "&lt;");
        else if (c == '>')
            g_string_append(out, "&gt;");
        else if (is_value && c == '"')
            g_string_append(out, "&quot;");
        else if (is_value && (c == '\n' || c == '\t'))
            g_string_append_c(out, ' ');
        else if (is_character(c))
            g_string_append_len(out, at, g_utf8_next_char(at) - at);
    }
}

void xml_add_text(GString *out, const char *text) {
    add_escaped(out, text, false);
}

void xml_add_attribute(GString *out, const char *name, const char *value) {
    g_string_append_printf(out, " %s=\"", name);
    add_escaped(out, value, true);
    g_string_append_c(out, '"');
}

void xml_add_language(GString *out, const char *language) {
    xml_add_attribute(out, "lang", language);
    xml_add_attribute(out, "xml:lang", language);
}

static void add_attributes(GString *out, const Node *node) {
    if (node->id)
        xml_add_attribute(out, "id", node->id);
    g_autoptr(GString) classes = g_string_new(NULL);
    for (size_t i = 0; i < node->n_classes; i++)
        g_string_append_printf(classes, "%s%s", i ? " " : "", node->classes[i]);
    if (classes->len)
        xml_add_attribute(out, "class", classes->str);
    if (vocabulary_is_language(node->lang))
        xml_add_language(out, node->lang);
    for (size_t i = 0; i < node->n_attributes; i++)
        if (!g_str_has_prefix(node->attributes[i].name, "data-"))
            xml_add_attribute(out, node->attributes[i].name, node->attributes[i].value);
}

void xml_add_node(GString *out, const Node *node) {
    static const char *const voids[] = {"br", "col", "hr", "img", "wbr", NULL};
    if (node->kind == NODE_TEXT) {
        xml_add_text(out, node->text);
        return;
    }
    g_string_append_printf(out, "<%s", node->name);
    add_attributes(out, node);
    if (g_strv_contains(voids, node->name)) {
        g_string_append(out, "/>");
        return;
    }
    g_string_append_c(out, '>');
    for (const Node *child = node->first_child; child; child = child->next)
        xml_add_node(out, child);
    g_string_append_printf(out, "</%s>", node->name);
}

void xml_begin_page(const Making *making, GString *out, const char *title, const char *language) {
    g_string_append(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
                         "<html xmlns=\"http://www.w3.org/1999/xhtml\" "
                         "xmlns:epub=\"http://www.idpf.org/2007/ops\"");
    xml_add_language(out, language);
    if (is_right_to_left(language))
        xml_add_attribute(out, "dir", "rtl");
    g_string_append(out, ">\n<head>\n<title>");
    xml_add_text(out, title);
    g_string_append(out, "</title>\n");
    if (making->book->style)
        g_string_append(out, "<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n");
    g_string_append(out, "</head>\n");
}

char *xml_page(const Making *making, const Page *page) {
    GString *out = g_string_new(NULL);
    xml_begin_page(making, out, page->title, page->language);
    g_string_append(out, "<body>\n");
    xml_add_node(out, page->root);
    g_string_append(out, "\n</body>\n</html>\n");
    return g_string_free(out, FALSE);
}

char *xml_cover(const Making *making) {
    GString *out = g_string_new(NULL);
    xml_begin_page(making, out, making->book->title, making->language);
    g_string_append(out, "<body epub:type=\"cover\">\n<figure class=\"cover\"><img");
    xml_add_attribute(out, "src", making->cover);
    xml_add_attribute(out, "alt", making->book->title);
    g_string_append(out, "/></figure>\n</body>\n</html>\n");
    return g_string_free(out, FALSE);
}
