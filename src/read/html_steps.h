/* SPDX-License-Identifier: MIT */
#pragma once

/* The steps by which a page becomes an article, in their order (html.c). */

#include "read/html_page.h"

/* Takes away what is not shown, with the page's menus; what holds words goes to `dropped`. A
 * breadcrumb becomes the article's. */
void html_prune(HtmlPage *page);
/* Of a page of WeChat: takes out title, account and date. */
void html_read_wechat(HtmlPage *page);
/* The element of that id below `top`, or itself; NULL if none. */
Node *html_find_id(const Node *top, const char *id);
/* Tells which part is the article; what is around it goes to page->outside. */
void html_choose(HtmlPage *page);
/* Reads back what kanyin's own classes say: masthead, kicker, dateline, editor, colophon … */
void html_read_classes(HtmlPage *page);
/* Takes title, kicker and subtitle out of the part. */
void html_read_headings(HtmlPage *page);
/* Of the body that is built: takes datelines, credits, tools and a footer out of its lines. */
void html_read_lines(HtmlPage *page);
/* Makes headings of short lines in bold type, where the body has no others. */
void html_read_bold(HtmlPage *page);
/* Reads what is around the article: its footer, a breadcrumb. */
void html_read_outside(HtmlPage *page);

/* Is it named as a part of the site that surrounds articles, nav, sidebar, share …, and does it
 * hold what such a part holds: links, short entries? */
bool html_is_menu(const Node *node);
/* Takes the node out of its tree, what it leaves empty too; its words go to `dropped`. */
void html_drop(HtmlPage *page, Node *node);
void html_drop_words(HtmlPage *page, const Node *node);
void html_take_out(Node *node);
