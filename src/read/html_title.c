/* SPDX-License-Identifier: MIT */
/* Turns a page's <title> and the headings it shows into the article's title. */

#include "read/html_meta.h"

#include <string.h>

#define MIN_LIKENESS 0.6 /* of a heading's pairs of characters that a title shares */

/* The words without white space and marks, as characters. */
static gunichar *letters_of(const char *words, size_t *count) {
    gunichar *letters = g_new(gunichar, strlen(words) + 1);
    *count = 0;
    for (const char *at = words; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (g_unichar_isalnum(c))
            letters[(*count)++] = g_unichar_tolower(c);
    }
    return letters;
}

/* How many of the neighbouring pairs of letters two texts share, 0 to 1. */
static double likeness(const char *a, const char *b) {
    size_t n_a, n_b, n_same = 0;
    g_autofree gunichar *letters_a = letters_of(a, &n_a), *letters_b = letters_of(b, &n_b);
    if (n_a < 2 || n_b < 2)
        return n_a == n_b && n_a && letters_a[0] == letters_b[0];
    g_autofree bool *is_taken = g_new0(bool, n_b);
    for (size_t i = 0; i + 1 < n_a; i++)
        for (size_t j = 0; j + 1 < n_b; j++)
            if (!is_taken[j] && letters_a[i] == letters_b[j] &&
                letters_a[i + 1] == letters_b[j + 1]) {
                is_taken[j] = true;
                n_same++;
                break;
            }
    return 2.0 * (double)n_same / (double)(n_a + n_b - 2);
}

static bool is_heading(const Node *node) {
    static const char *const names[] = {"h1", "h2", "h3", NULL};
    return node->kind == NODE_ELEMENT &&
           (g_strv_contains(names, node->name) || node_has_class(node, "title"));
}

#define MAX_HEADING 200  /* characters */
#define MAX_COMPARED 100 /* headings */

static bool is_short(const char *words) {
    return words && *words && g_utf8_strlen(words, -1) <= MAX_HEADING;
}

/* The title is taken from a heading that says nearly the same, since that is what the page shows.
 * Without one, an h1 is trusted more than what social networks are told, or the window's title. */
Node *html_find_heading(HtmlPage *page) {
    const ArticleField *title = &page->article->title;
    Node *best = NULL, *first = NULL;
    double most = MIN_LIKENESS;
    size_t n_compared = 0, n_first = 0;
    for (Node *at = page->part; at && n_compared < MAX_COMPARED; at = html_next(at, page->part)) {
        if (!is_heading(at))
            continue;
        const char *words = html_words(page->arena, at);
        if (!is_short(words))
            continue;
        n_compared++;
        n_first += html_is(at, "h1");
        first = !first && html_is(at, "h1") ? at : first;
        double like = is_short(title->value) ? likeness(words, title->value) : 0;
        if (like > most) {
            most = like;
            best = at;
        }
    }
    bool is_weak = !article_has(*title) || strcmp(title->origin, "title") == 0;
    bool is_social = !is_weak && (g_str_has_prefix(title->origin, "meta og:") ||
                                  g_str_has_prefix(title->origin, "meta twitter:"));
    return best ? best : is_weak || (is_social && n_first == 1) ? first : NULL;
}

static bool ends_as_site(const char *words, const char *site) {
    static const char *const endings[] = {"网",   "网站", "门户", "频道", "新闻", "大学", "学院",
                                          "政府", "日报", "晚报", "報",   "網",   "首页", NULL};
    if (site && (strstr(words, site) || strstr(site, words)))
        return true;
    for (size_t i = 0; endings[i]; i++)
        if (g_str_has_suffix(words, endings[i]))
            return true;
    return false;
}

/* Where the last separator stands, *after behind it; a bare hyphen is one only before the name of a
 * site. NULL if none. */
static char *last_separator(char *words, const char *site, char **after) {
    for (char *at = words + strlen(words); at > words;) {
        at = g_utf8_prev_char(at);
        gunichar c = g_utf8_get_char(at);
        if (!g_utf8_strchr("-_|—–·｜", -1, c))
            continue;
        *after = g_utf8_next_char(at);
        bool is_strong = c == '_' || c == '|' || c == 0xFF5C;
        bool is_apart = at > words && at[-1] == ' ' && **after == ' ';
        g_autofree char *rest = g_strstrip(g_strdup(*after));
        if (at > words && (is_strong || is_apart || ends_as_site(rest, site)))
            return at;
    }
    return NULL;
}

/* 标题_栏目_某某网: what follows the title is the site's. */
static char *without_site(const char *title, const char *site) {
    char *words = g_strdup(title), *after = NULL, *separator;
    while ((separator = last_separator(words, site, &after))) {
        *separator = '\0';
        g_strchomp(words);
        while (g_str_has_suffix(words, "—") || g_str_has_suffix(words, "-"))
            *g_utf8_prev_char(words + strlen(words)) = '\0';
        g_strchomp(words);
    }
    return words;
}

void html_claim_from_title(HtmlPage *page) {
    for (Node *at = page->root; at; at = html_next(at, page->root)) {
        if (!html_is(at, "title"))
            continue;
        const char *words = html_words(page->arena, at);
        g_autofree char *title = without_site(words, page->article->site_name.value);
        html_claim(page, CLAIM_TITLE, *title ? title : words, "title");
        return;
    }
}
