/* SPDX-License-Identifier: MIT */
/* Turns an element's names and what it holds into an answer: is it a menu of the site? */

#include "read/html_steps.h"

#include "read/han.h"

#include <string.h>

#define MAX_PIECE 20u /* characters of one entry; what is longer is prose */
#define MAX_WORD 24u

static bool is_menu_word(const char *word) {
    static const char *const words[] = {
        "nav",     "navs",       "navbar",  "navigation", "menu",      "menus",     "submenu",
        "topmenu", "topnav",     "mainnav", "mainmenu",   "sidebar",   "side",      "sidenav",
        "top",     "topbar",     "crumb",   "crumbs",     "share",     "sharebar",  "toolbar",
        "tools",   "pagination", "pager",   "paging",     "related",   "recommend", "recommends",
        "comment", "comments",   "advert",  "adverts",    "ad",        "ads",       "banner",
        "search",  "searchbar",  "login",   "logins",     "headertop", "rank",      NULL};
    return g_strv_contains(words, word);
}

/* The words of mainNav, top-bar, side_menu. */
static bool has_menu_word(const char *name) {
    char word[MAX_WORD + 1];
    size_t length = 0;
    for (const char *at = name;; at++) {
        bool is_start = g_ascii_isupper(*at) && at > name && g_ascii_islower(at[-1]);
        if (!g_ascii_isalpha(*at) || is_start) {
            word[length] = '\0';
            if (length && is_menu_word(word))
                return true;
            length = 0;
        }
        if (!*at)
            return false;
        if (g_ascii_isalpha(*at) && length < MAX_WORD)
            word[length++] = g_ascii_tolower(*at);
    }
}

static bool is_named_menu(const Node *node) {
    if (node->id && has_menu_word(node->id))
        return true;
    for (size_t i = 0; i < node->n_classes; i++)
        if (has_menu_word(node->classes[i]))
            return true;
    return false;
}

static bool is_in_link(const Node *node, const Node *top) {
    for (; node && node != top; node = node->parent)
        if (html_is(node, "a"))
            return true;
    return false;
}

typedef struct {
    size_t all, in_links, longest;
    bool has_sentence;
} Weight;

static void weigh_text(Weight *weight, const Node *text, const Node *top) {
    size_t count = 0;
    for (const char *at = text->text; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (is_space(c) || c < ' ')
            continue;
        weight->has_sentence |= g_utf8_strchr("。！？", -1, c) != NULL;
        count++;
    }
    weight->all += count;
    weight->in_links += is_in_link(text, top) ? count : 0;
    weight->longest = MAX(weight->longest, count);
}

/* 扫一扫在手机打开当前页: the article takes it. */
static bool is_note_of_code(const char *text) {
    return strstr(text, "扫一扫") || strstr(text, "掃一掃");
}

/* Is it more links than words, or short pieces all through? */
static bool holds_entries(const Node *top) {
    static const char *const wholes[] = {"h1", "article", "main", "img", "table", NULL};
    Weight weight = {0};
    for (const Node *at = top->first_child; at; at = html_next(at, top)) {
        if (at->kind == NODE_TEXT && is_note_of_code(at->text))
            return false;
        if (at->kind == NODE_TEXT)
            weigh_text(&weight, at, top);
        else if (g_strv_contains(wholes, at->name))
            return false;
    }
    bool is_short = weight.longest <= MAX_PIECE && !weight.has_sentence;
    return weight.all && (weight.in_links * 2 > weight.all || is_short);
}

bool html_is_menu(const Node *node) {
    static const char *const boxes[] = {"div",   "ul",     "ol",   "dl",   "section",
                                        "aside", "header", "form", "menu", NULL};
    bool is_own = html_is(node, "section") && node_has_class(node, "related"); /* read as such */
    return g_strv_contains(boxes, node->name) && !is_own && is_named_menu(node) &&
           holds_entries(node);
}
