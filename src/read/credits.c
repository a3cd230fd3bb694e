/* SPDX-License-Identifier: MIT */
/* Turns datelines and credits, 2024-06-27 10:30 来源：… 作者：… 编辑：…, into fields. */

#include "read/credits.h"

#include "read/dates.h"
#include "read/han.h"
#include "read/tools.h"

#include <string.h>

#define MAX_SOURCE 40 /* characters of a source without a label */

static size_t characters(const Line *line, Span span) {
    return (size_t)g_utf8_strlen(line->key + span.from, (gssize)(span.to - span.from));
}

/* 张三｜王五 are two: a bar between names is 、. */
static const char *part_names(const Capture *capture, const char *value) {
    if (!value || (!strchr(value, '|') && !strstr(value, "｜")))
        return value;
    g_auto(GStrv) names = g_regex_split_simple("\\s*[|｜]\\s*", value, 0, 0);
    g_autofree char *joined = g_strjoinv("、", names);
    return arena_strdup(capture->arena, joined);
}

static ArticleField labelled(const Capture *capture, const Line *line, const Pair *pair) {
    ArticleField field = capture_field(capture, line, pair->value);
    field.value = part_names(capture, field.value);
    /* 图/陆一鸣: one character is too little to be printed as a label */
    if (characters(line, pair->words) > 1)
        field.label = capture_words(capture, line, pair->words);
    return field;
}

static bool same_but_for_space(const char *a, const char *b) {
    for (;; a++, b++) {
        while (*a == ' ')
            a++;
        while (*b == ' ')
            b++;
        if (*a != *b || !*a)
            return *a == *b;
    }
}

/* A second value of one field joins the first. */
static void set(const Capture *capture, ArticleField *field, ArticleField value) {
    if (!article_has(value))
        return;
    if (!article_has(*field))
        *field = value;
    else if (!strstr(field->value, value.value))
        field->value = arena_printf(capture->arena, "%s、%s", field->value, value.value);
}

static bool is_han_alone(const Line *line, Span span) {
    return characters(line, span) == 1 && is_han(g_utf8_get_char(line->key + span.from));
}

static bool is_name_mark(gunichar c) {
    return c && g_utf8_strchr("、，,；;/／|｜", -1, c);
}

/* The word at the beginning of the span, up to white space or what parts names. */
static Span first_word(const Line *line, Span span) {
    span = span_trim(line, span);
    size_t to = span.from;
    while (to < span.to && !is_space(g_utf8_get_char(line->key + to)) &&
           !is_name_mark(g_utf8_get_char(line->key + to)))
        to = line_step(line, to);
    return (Span){span.from, to};
}

static void add_author(Capture *capture, const Line *line, Span name, const Pair *pair) {
    ArticleList *authors = &capture->article->authors;
    ArticleField field = capture_field(capture, line, name);
    for (size_t i = 0; i < authors->count; i++)
        if (same_but_for_space(authors->items[i].value, field.value))
            return;
    if (!authors->count && characters(line, pair->words) > 1)
        field.label = capture_words(capture, line, pair->words);
    article_list_add(capture->article, authors, field);
}

/* Names are parted by 、 or by spaces; a name of two characters may itself be set with a space,
 * 张 三. */
static void add_authors(Capture *capture, const Line *line, const Pair *pair) {
    size_t at = pair->value.from;
    while (at < pair->value.to) {
        Span name = first_word(line, (Span){at, pair->value.to});
        Span next = first_word(line, (Span){name.to, pair->value.to});
        if (is_han_alone(line, name) && is_han_alone(line, next))
            name.to = next.to;
        if (!span_is_empty(name))
            add_author(capture, line, name, pair);
        at = name.to < pair->value.to ? line_step(line, name.to) : name.to;
    }
}

static void read_leftover(Capture *capture, const Line *line, Span span) {
    while (!span_is_empty(span = span_trim(line, span))) {
        gunichar c = g_utf8_get_char(line->key + span.from);
        if (!g_utf8_strchr("|｜/·,，()（）[]【】-—:：", -1, c))
            break;
        span.from = line_step(line, span.from);
    }
    while (!span_is_empty(span = span_trim(line, span))) {
        const char *last = g_utf8_prev_char(line->key + span.to);
        if (!g_utf8_strchr("|｜/·,，([（[【-—:：)）]】", -1, g_utf8_get_char(last)))
            break;
        span.to = (size_t)(last - line->key);
    }
    if (span_is_empty(span))
        return;
    bool is_weekday = g_str_has_prefix(line->key + span.from, "星期") ||
                      g_str_has_prefix(line->key + span.from, "周");
    if (is_weekday || article_has(capture->article->source) || characters(line, span) > MAX_SOURCE)
        capture_drop(capture, line, span);
    else
        capture->article->source = capture_field(capture, line, span);
}

/* What stands around the date is the source. */
static bool read_date(Capture *capture, const Line *line, Span span, Span label) {
    Article *article = capture->article;
    Date date;
    if (!date_find(line, span, &date))
        return false;
    if (!article_has(article->date)) {
        const char *origin = arena_printf(capture->arena, "line %u", line->number);
        article->date = (ArticleField){.value = date_text(capture->arena, &date), .origin = origin};
        if (!span_is_empty(label))
            article->date.label = capture_words(capture, line, label);
        if (date_time_text(capture->arena, &date))
            article->time =
                (ArticleField){.value = date_time_text(capture->arena, &date), .origin = origin};
    }
    read_leftover(capture, line, (Span){span.from, date.span.from});
    read_leftover(capture, line, (Span){date.span.to, span.to});
    return true;
}

/* What an official document says of itself has no field of its own: it leads the body. */
static void add_meta(Capture *capture, const Line *line, Span span) {
    Node *node = node_element(capture->arena, "p", "meta");
    node->origin = arena_printf(capture->arena, "line %u", line->number);
    node_append(node, node_text(capture->arena, capture_words(capture, line, span)));
    node_append(capture->article->body, node);
}

/* 来源：人民日报2024-05-13 08:49: the date is none of the source. */
static Pair without_date(Capture *capture, const Line *line, Pair pair) {
    Date date;
    if (pair.label != LABEL_SOURCE || !date_find(line, pair.value, &date) ||
        date.span.from == pair.value.from)
        return pair;
    read_date(capture, line, date.span, (Span){0, 0});
    pair.value.to = date.span.from;
    return pair;
}

static void read_pair(Capture *capture, const Line *line, Pair pair) {
    Article *article = capture->article;
    ArticleField *const fields[] = {
        [LABEL_SOURCE] = &article->source,
        [LABEL_REPORTER] = &article->reporter,
        [LABEL_PHOTOGRAPHER] = &article->photographer,
        [LABEL_EDITOR] = &article->editor,
        [LABEL_REVIEWER] = &article->reviewer,
        [LABEL_COLUMN] = &article->column,
        [LABEL_TITLE] = &article->title,
    };
    Span whole = {pair.words.from, pair.value.to};
    ArticleField *field = pair.label < G_N_ELEMENTS(fields) ? fields[pair.label] : NULL;
    bool is_date = pair.label == LABEL_DATE && read_date(capture, line, pair.value, pair.words);
    if (span_is_empty(pair.value) ||
        (!field && !is_date && pair.label != LABEL_AUTHOR && pair.label != LABEL_META))
        capture_drop(capture, line, whole);
    else if (field)
        set(capture, field, labelled(capture, line, &pair));
    else if (pair.label == LABEL_AUTHOR)
        add_authors(capture, line, &pair);
    else if (pair.label == LABEL_META)
        add_meta(capture, line, whole);
}

void credits_read(Capture *capture, const Line *line) {
    bool is_sure = false;
    Span span = line_span(line);
    size_t tools = tools_at_start(line, &is_sure);
    if (is_sure) {
        capture_drop(capture, line, (Span){0, tools});
        span.from = tools;
    }
    Pairs pairs = pairs_find(line, span, true);
    if (!span_is_empty(pairs.before) && !read_date(capture, line, pairs.before, (Span){0, 0}))
        read_leftover(capture, line, pairs.before);
    for (size_t i = 0; i < pairs.count; i++)
        read_pair(capture, line, without_date(capture, line, pairs.items[i]));
}
