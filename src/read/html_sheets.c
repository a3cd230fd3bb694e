/* SPDX-License-Identifier: MIT */
/* Turns <style> and <link> of a page into the list of its style sheets. */

#include "read/html_sheets.h"

#include <string.h>

static void clear_sheet(gpointer data) {
    HtmlSheet *sheet = data;
    g_free(sheet->text);
    g_free(sheet->address);
    g_free(sheet->media);
}

GArray *html_sheets_new(void) {
    GArray *sheets = g_array_new(FALSE, TRUE, sizeof(HtmlSheet));
    g_array_set_clear_func(sheets, clear_sheet);
    return sheets;
}

/* The value of an attribute, the first of its name; NULL: none. g_free() it. */
static char *attribute_of(const HtmlToken *token, const char *name) {
    HtmlAttribute attribute;
    if (!html_find_attribute(token, name, &attribute))
        return NULL;
    GString *value =
        g_string_new_len(attribute.value ? attribute.value : "", (gssize)attribute.value_length);
    g_string_replace(value, "&quot;", "\"", 0);
    g_string_replace(value, "&amp;", "&", 0);
    return g_strstrip(g_string_free(value, FALSE));
}

/* No other language is known, and none named is CSS (HTML, 4.2.6). */
static bool is_css(const HtmlToken *token) {
    g_autofree char *type = attribute_of(token, "type");
    return !type || !*type || g_ascii_strcasecmp(type, "text/css") == 0;
}

static bool is_sheet(const HtmlToken *token) {
    g_autofree char *relation = attribute_of(token, "rel");
    g_autofree char *disabled = attribute_of(token, "disabled");
    g_auto(GStrv) words = g_strsplit_set(relation ? relation : "", " \t\n\f\r", -1);
    bool is_one = false, is_alternate = false;
    for (size_t i = 0; words[i]; i++) {
        is_one |= g_ascii_strcasecmp(words[i], "stylesheet") == 0;
        is_alternate |= g_ascii_strcasecmp(words[i], "alternate") == 0;
    }
    return is_one && !is_alternate && !disabled && is_css(token);
}

void html_sheets_add_link(GArray *sheets, const HtmlToken *token) {
    g_autofree char *address = is_sheet(token) ? attribute_of(token, "href") : NULL;
    if (!address || !*address)
        return;
    HtmlSheet sheet = {.address = g_steal_pointer(&address), .media = attribute_of(token, "media")};
    g_array_append_val(sheets, sheet);
}

void html_sheets_add_style(GArray *sheets, const HtmlToken *token, const char *end,
                           HtmlSheet place) {
    if (!is_css(token))
        return;
    place.text = g_strndup(token->to, (gsize)(end - token->to));
    place.media = attribute_of(token, "media");
    g_array_append_val(sheets, place);
}

unsigned html_column(HtmlColumn *counted, const char *text, const char *at) {
    const char *from = counted->at ? counted->at : text;
    unsigned column = counted->at ? counted->column : 1;
    for (; from < at; from++)
        column = *from == '\n' ? 1 : column + ((*from & 0xC0) != 0x80);
    *counted = (HtmlColumn){at, column};
    return column;
}
