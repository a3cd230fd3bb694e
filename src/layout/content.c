/* SPDX-License-Identifier: MIT */
/* Turns `content` items (strings, the element's own text) into text. Counters and quotes come
 * resolved from the style room; what only pages know is left out. */

#include "layout/flow.h"

const char *content_text(Layout *layout, const StyleContent *content, const char *own_text) {
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < content->count; i++) {
        const StyleContentItem *item = &content->items[i];
        if (item->kind == CONTENT_STRING && item->text)
            g_string_append(out, item->text);
        else if (item->kind == CONTENT_CONTENT && own_text)
            g_string_append(out, own_text);
    }
    const char *text = arena_strdup(layout->arena, out->str);
    g_string_free(out, TRUE);
    return text;
}

const char *content_of(Layout *layout, const StyledNode *box) {
    return box->text ? box->text : content_text(layout, &box->style->content, NULL);
}

bool content_is_blank(const StyledNode *box) {
    if (box->text)
        return !*box->text;
    const StyleContent *content = &box->style->content;
    for (size_t i = 0; i < content->count; i++)
        if (content->items[i].kind == CONTENT_STRING && content->items[i].text &&
            *content->items[i].text)
            return false;
    return true;
}
