/* SPDX-License-Identifier: MIT */
/* Turns the lines above the body into slogans, breadcrumb, kicker, title, subtitle and dateline. */

#include "read/capture.h"
#include "read/credits.h"
#include "read/han.h"

#include <string.h>

#define MAX_SITE_NAME 20u
#define MIN_KICKER 5u /* shorter ones are words of a menu */

static bool is_crumb_mark(gunichar c) {
    return g_utf8_strchr(">＞›»→", -1, c) != NULL;
}

static bool is_weak_crumb_mark(gunichar c) {
    return g_utf8_strchr("/|｜·-\\＼", -1, c) != NULL;
}

/* 当前位置： leads the crumbs and is none of them. */
static Span crumbs_label(const Line *line) {
    const char *place = strstr(line->key, "位置");
    const char *colon = place ? place + strlen("位置") : NULL;
    if (colon && is_colon(g_utf8_get_char(colon)))
        return (Span){0, (size_t)(colon - line->key)};
    return (Span){0, 0};
}

static void add_crumb(Capture *capture, const Line *line, Span crumb, Span label) {
    if (span_is_empty(span_trim(line, crumb)))
        return;
    ArticleList *crumbs = &capture->article->breadcrumb;
    ArticleField field = capture_field(capture, line, crumb);
    if (!crumbs->count && !span_is_empty(label))
        field.label = capture_words(capture, line, label);
    article_list_add(capture->article, crumbs, field);
}

void capture_read_crumbs(Capture *capture, const Line *line) {
    Span label = crumbs_label(line);
    size_t from = span_is_empty(label) ? 0 : line_step(line, label.to);
    bool is_strong = false;
    for (const char *at = line->key; *at; at = g_utf8_next_char(at))
        is_strong |= is_crumb_mark(g_utf8_get_char(at));
    for (size_t at = from; at < line->length; at = line_step(line, at)) {
        gunichar c = g_utf8_get_char(line->key + at);
        if (!(is_strong ? is_crumb_mark(c) : is_weak_crumb_mark(c)))
            continue;
        add_crumb(capture, line, (Span){from, at}, label);
        from = line_step(line, at);
    }
    add_crumb(capture, line, (Span){from, line->length}, label);
}

static size_t last_crumbs(const Capture *capture) {
    size_t last = capture->count;
    for (size_t i = 0; i < capture->body; i++)
        if (capture->lines[i].kind == LINE_CRUMBS)
            last = i;
    return last;
}

static bool is_site_name(const Line *line) {
    static const char *const endings[] = {"网",   "网站",   "大学", "学院", "政府", "日报",
                                          "晚报", "电视台", "中心", "频道", NULL};
    for (size_t i = 0; endings[i]; i++)
        if (g_str_has_suffix(line->key, endings[i]))
            return line->n_characters <= MAX_SITE_NAME;
    return false;
}

/* Where the line belongs; NULL: nowhere on a printed page. */
static ArticleField *heading_of(Capture *capture, size_t i) {
    Article *article = capture->article;
    const Line *line = &capture->lines[i];
    if (!capture->has_title)
        return !article_has(article->site_name) && is_site_name(line) ? &article->site_name : NULL;
    if (i == capture->title)
        return &article->title;
    if (strcmp(line->key, capture->lines[capture->title].key) == 0)
        return NULL; /* sites repeat it */
    if (i > capture->title)
        return article_has(article->subtitle) ? NULL : &article->subtitle;
    if (is_site_name(line))
        return article_has(article->site_name) ? NULL : &article->site_name;
    return i + 1 == capture->title && line->n_characters >= MIN_KICKER ? &article->kicker : NULL;
}

static void read_heading(Capture *capture, size_t i) {
    const Line *line = &capture->lines[i];
    ArticleField *field = heading_of(capture, i);
    if (field)
        *field = capture_field(capture, line, line_span(line));
    else
        capture_drop(capture, line, line_span(line));
}

static void read_slogan(Capture *capture, size_t i) {
    const Line *text = &capture->lines[i], *by = &capture->lines[i + 1];
    article_add_slogan(capture->article,
                       (ArticleSlogan){capture_field(capture, text, line_span(text)),
                                       capture_field(capture, by, line_span(by))});
}

void capture_read_head(Capture *capture) {
    Article *article = capture->article;
    size_t crumbs = last_crumbs(capture);
    for (size_t i = 0; i < capture->body; i++) {
        const Line *line = &capture->lines[i];
        if (capture_is_slogan(capture, i)) {
            read_slogan(capture, i++);
            continue;
        }
        switch (line->kind) {
        case LINE_TEXT:
        case LINE_ATTRIBUTION:
            read_heading(capture, i);
            break;
        case LINE_PAIRS:
        case LINE_DATE:
            credits_read(capture, line);
            break;
        case LINE_CRUMBS:
            if (i == crumbs)
                capture_read_crumbs(capture, line);
            else
                capture_drop(capture, line, line_span(line));
            break;
        case LINE_QR:
            if (line_is_page_note(line) && !article_has(article->qr_note)) {
                article->qr_note = capture_field(capture, line, line_span(line));
                break;
            }
            /* fall through */
        default:
            capture_drop(capture, line, line_span(line));
        }
    }
}
