/* SPDX-License-Identifier: MIT */
/* Turns what a WeChat page says of its article, which stands in elements of known ids, into fields.
 */

#include "read/html_steps.h"

#include "read/html_meta.h"

#include <string.h>

Node *html_find_id(const Node *top, const char *id) {
    for (const Node *at = top; at; at = html_next(at, top))
        if (at->kind == NODE_ELEMENT && g_strcmp0(at->id, id) == 0)
            return (Node *)at;
    return NULL;
}

static void claim(HtmlPage *page, const char *id, HtmlClaim what) {
    Node *node = html_find_id(page->body, id);
    if (!node)
        return;
    html_claim(page, what, html_words(page->arena, node), arena_printf(page->arena, "#%s", id));
    node_remove(node);
}

void html_read_wechat(HtmlPage *page) {
    Node *title = html_find_id(page->body, "activity-name");
    if (!title || !html_find_id(page->body, "js_content"))
        return;
    page->article->heading = html_names(page, title, "h1");
    claim(page, "activity-name", CLAIM_TITLE);
    claim(page, "js_author_name", CLAIM_AUTHOR);
    claim(page, "js_name", CLAIM_SOURCE);
    claim(page, "publish_time", CLAIM_DATE);
    Node *rest = html_find_id(page->body, "meta_content"); /* 原创, the author once more */
    if (rest)
        html_drop(page, rest);
}
