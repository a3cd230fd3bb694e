/* SPDX-License-Identifier: MIT */
/* Turns the footer of a page, often there once for each screen width, into one colophon. */

#include "read/han.h"
#include "read/labels.h"

#include <string.h>

typedef struct {
    Capture *capture;
    ArticleColophon *colophon;
    GHashTable *seen;      /* text without white space → how often */
    size_t n_copies;       /* of the footer, by what is there most often */
    size_t n_new, n_again; /* values on the line that came for the first time, and again */
    Label last;            /* the label that the line before ended with */
    const Line *line;
    bool *is_taken; /* bytes of the line that are read */
} Footer;

static char *without_space(const char *text) {
    GString *out = g_string_new(NULL);
    for (const char *at = text; *at; at = g_utf8_next_char(at))
        if (!is_space(g_utf8_get_char(at)))
            g_string_append_unichar(out, g_utf8_get_char(at));
    return g_string_free(out, FALSE);
}

/* Counts how often the value came; true the first time. */
static bool is_new(Footer *footer, const char *value) {
    char *key = without_space(value);
    size_t count = GPOINTER_TO_SIZE(g_hash_table_lookup(footer->seen, key)) + 1;
    g_hash_table_replace(footer->seen, key, GSIZE_TO_POINTER(count));
    footer->n_copies = MAX(footer->n_copies, count);
    ++*(count == 1 ? &footer->n_new : &footer->n_again);
    return count == 1;
}

static ArticleField field_of(const Footer *footer, Span span, Span words) {
    ArticleField field = capture_field(footer->capture, footer->line, span);
    if (!span_is_empty(words))
        field.label = capture_words(footer->capture, footer->line, words);
    return field;
}

static void take(Footer *footer, Span span) {
    memset(footer->is_taken + span.from, true, span.to - span.from);
}

static void add_other(Footer *footer, Span span) {
    ArticleField field = field_of(footer, span, (Span){0, 0});
    if (is_new(footer, field.value))
        article_list_add(footer->capture->article, &footer->colophon->others, field);
}

/* One value of a kind; another one that differs is kept as it stands. */
static void set_field(Footer *footer, ArticleField *field, const Pair *pair) {
    ArticleField found = field_of(footer, pair->value, pair->words);
    bool is_first = is_new(footer, found.value);
    if (!article_has(*field))
        *field = found;
    else if (is_first)
        add_other(footer, (Span){pair->words.from, pair->value.to});
}

static size_t step_back(const Line *line, size_t at) {
    return (size_t)(g_utf8_prev_char(line->key + at) - line->key);
}

/* Digits, after white space if need be, up to and with 号 and a number after it: 号-1. */
static size_t number_end(const Line *line, size_t at) {
    while (at < line->length &&
           (is_space(g_utf8_get_char(line->key + at)) || g_ascii_isdigit(line->key[at])))
        at = line_step(line, at);
    if (g_str_has_prefix(line->key + at, "号")) {
        at += strlen("号");
        if (line->key[at] == '-' && g_ascii_isdigit(line->key[at + 1]))
            for (at++; g_ascii_isdigit(line->key[at]);)
                at++;
    }
    return at;
}

/* A registration: the province's one character, the words, the number. */
static void take_registration(Footer *footer, const char *words, ArticleField *field) {
    const Line *line = footer->line;
    for (const char *at = line->key; (at = strstr(at, words)); at += strlen(words)) {
        size_t from = (size_t)(at - line->key);
        if (from && is_han(g_utf8_get_char(line->key + step_back(line, from))))
            from = step_back(line, from);
        Span span = span_trim(
            line, (Span){from, number_end(line, (size_t)(at - line->key) + strlen(words))});
        take(footer, span);
        set_field(footer, field, &(Pair){.value = span, .words = {span.from, span.from}});
    }
}

static void take_site_code(Footer *footer) {
    const Line *line = footer->line;
    const char *at = strstr(line->key, "网站标识码");
    if (!at)
        return;
    Span words = {(size_t)(at - line->key), (size_t)(at - line->key) + strlen("网站标识码")};
    size_t from = words.to;
    while (from < line->length && (is_space(g_utf8_get_char(line->key + from)) ||
                                   is_colon(g_utf8_get_char(line->key + from))))
        from = line_step(line, from);
    size_t to = from;
    while (g_ascii_isalnum(line->key[to]))
        to++;
    take(footer, (Span){words.from, to});
    if (to > from)
        set_field(footer, &footer->colophon->site_code,
                  &(Pair){.words = words, .value = {from, to}});
}

static bool is_number_part(const Line *line, size_t at, size_t to) {
    char c = line->key[at];
    if (g_ascii_isdigit(c) || c == '+' || c == '-' || c == ' ')
        return true;
    /* (010) 68597114: an area code in brackets */
    bool is_open = c == '(' || g_str_has_prefix(line->key + at, "（");
    bool is_close = c == ')' || g_str_has_prefix(line->key + at, "）");
    if (is_open)
        return line_step(line, at) < to && g_ascii_isdigit(line->key[line_step(line, at)]);
    return is_close && at && g_ascii_isdigit(line->key[at - 1]);
}

/* Numbers, each with what stands in brackets behind it: 68597114（总机） 68597289（总值班室） */
static void take_telephones(Footer *footer, Span span, Span words) {
    const Line *line = footer->line;
    ArticleColophon *colophon = footer->colophon;
    if (!colophon->telephones.count && !span_is_empty(words))
        colophon->telephone_label = capture_words(footer->capture, line, words);
    for (size_t at = span.from; at < span.to;) {
        size_t to = at;
        while (to < span.to && is_number_part(line, to, span.to))
            to = line_step(line, to);
        Span number = span_trim(line, (Span){at, to});
        Span label = {to, to};
        if (to < span.to && (line->key[to] == '(' || g_str_has_prefix(line->key + to, "（"))) {
            label.from = line_step(line, to);
            for (label.to = label.from; label.to < span.to && line->key[label.to] != ')' &&
                                        !g_str_has_prefix(line->key + label.to, "）");)
                label.to = line_step(line, label.to);
            to = label.to;
        }
        if (number.to - number.from >= 5) {
            ArticleField field = field_of(footer, number, label);
            if (is_new(footer, field.value))
                article_list_add(footer->capture->article, &colophon->telephones, field);
        }
        at = to < span.to ? line_step(line, to) : to;
    }
}

static void take_emails(Footer *footer, Span span, Span words) {
    const Line *line = footer->line;
    for (size_t at = span.from; at < span.to; at++) {
        if (line->key[at] != '@')
            continue;
        Span address = {at, at + 1};
        while (address.from > span.from && g_ascii_isgraph(line->key[address.from - 1]))
            address.from--;
        while (address.to < span.to && g_ascii_isgraph(line->key[address.to]))
            address.to++;
        ArticleField field = field_of(footer, address, words);
        if (is_new(footer, field.value))
            article_list_add(footer->capture->article, &footer->colophon->emails, field);
    }
}

static void take_pair(Footer *footer, const Pair *pair) {
    ArticleColophon *colophon = footer->colophon;
    ArticleField *const fields[] = {
        [LABEL_ADDRESS] = &colophon->address,
        [LABEL_POSTCODE] = &colophon->postcode,
        [LABEL_FAX] = &colophon->fax,
        [LABEL_HOST] = &colophon->host,
        [LABEL_ORGANISER] = &colophon->organiser,
    };
    Span whole = {pair->words.from, pair->value.to};
    footer->last = pair->label;
    if (span_is_empty(pair->value))
        return;
    if (pair->label < G_N_ELEMENTS(fields) && fields[pair->label])
        set_field(footer, fields[pair->label], pair);
    else if (pair->label == LABEL_TELEPHONE)
        take_telephones(footer, pair->value, pair->words);
    else if (pair->label == LABEL_EMAIL)
        take_emails(footer, pair->value, pair->words);
    else
        add_other(footer, whole);
}

static Span free_from(const Footer *footer, size_t from) {
    while (from < footer->line->length && footer->is_taken[from])
        from++;
    size_t to = from;
    while (to < footer->line->length && !footer->is_taken[to])
        to++;
    return (Span){from, to};
}

static bool is_separator(gunichar c) {
    return is_space(c) || (c && g_utf8_strchr("|｜·•,，;；。:：/()（）", -1, c));
}

static Span strip_separators(const Line *line, Span span) {
    while (span.from < span.to && is_separator(g_utf8_get_char(line->key + span.from)))
        span.from = line_step(line, span.from);
    while (span.from < span.to &&
           is_separator(g_utf8_get_char(line->key + step_back(line, span.to))))
        span.to = step_back(line, span.to);
    return span;
}

static Span find_words(const Line *line, Span span, const char *const *words) {
    for (size_t i = 0; words[i]; i++) {
        size_t length = strlen(words[i]);
        for (size_t at = span.from; at + length <= span.to; at++)
            if (g_ascii_strncasecmp(line->key + at, words[i], length) == 0)
                return (Span){at, at + length};
    }
    return (Span){span.to, span.to};
}

/* © and the years after it: © 1996 -, Copyright © 2004–2024. */
static Span find_years(const Line *line, Span span) {
    static const char *const signs[] = {
        "Copyright ©", "Copyright©", "Copyright (C)", "Copyright(C)", "©", "Copyright", NULL};
    Span sign = find_words(line, span, signs);
    if (span_is_empty(sign))
        return sign;
    size_t to = sign.to;
    while (to < span.to) {
        gunichar c = g_utf8_get_char(line->key + to);
        if (!is_space(c) && !g_ascii_isdigit(line->key[to]) && !g_utf8_strchr("-–—~～至", -1, c))
            break;
        to = line_step(line, to);
    }
    return span_trim(line, (Span){sign.from, to});
}

/* The name that led the lines is said by the copyright. */
static void set_holder(const Footer *footer, Span span) {
    ArticleList *others = &footer->colophon->others;
    size_t kept = 0;
    footer->colophon->holder = field_of(footer, span, (Span){0, 0});
    for (size_t i = 0; i < others->count; i++)
        if (strcmp(others->items[i].value, footer->colophon->holder.value) != 0)
            others->items[kept++] = others->items[i];
    others->count = kept;
}

static bool take_copyright(Footer *footer, Span span) {
    static const char *const notes[] = {"版权所有", "All Rights Reserved", "保留所有权利", NULL};
    const Line *line = footer->line;
    ArticleColophon *colophon = footer->colophon;
    Span years = find_years(line, span), note = find_words(line, span, notes);
    if (span_is_empty(years) && span_is_empty(note))
        return false;
    Span none = {0, 0};
    bool is_first = is_new(footer, capture_words(footer->capture, line, span));
    if (!is_first || article_has(colophon->note) || article_has(colophon->years))
        return true;
    if (!span_is_empty(years))
        colophon->years = field_of(footer, years, none);
    if (!span_is_empty(note))
        colophon->note = field_of(footer, note, none);
    Span first = MIN(years.from, note.from) == years.from ? years : note;
    Span second = first.from == years.from ? note : years;
    const Span rests[] = {{first.to, MAX(first.to, second.from)},
                          {MAX(first.to, second.to), span.to},
                          {span.from, first.from}};
    for (size_t i = 0; i < G_N_ELEMENTS(rests); i++) {
        Span rest = strip_separators(line, rests[i]);
        if (span_is_empty(rest))
            continue;
        if (!article_has(colophon->holder))
            set_holder(footer, rest);
        else
            add_other(footer, rest);
    }
    return true;
}

static void take_rest(Footer *footer) {
    const Line *line = footer->line;
    for (size_t at = 0; at < line->length;) {
        Span gap = free_from(footer, at);
        at = gap.to + 1;
        Span piece = strip_separators(line, gap);
        if (span_is_empty(piece) || take_copyright(footer, piece))
            continue;
        bool is_number = g_ascii_isdigit(line->key[piece.from]) || line->key[piece.from] == '+';
        if (is_number && footer->last == LABEL_TELEPHONE)
            take_telephones(footer, gap, (Span){0, 0});
        else
            add_other(footer, piece);
    }
}

/* Where nothing is to be repaired, a line that is there again is left out, not merged. */
static void drop_copy(const Footer *footer) {
    if (footer->capture->options->repair == READ_REPAIR_NONE && footer->n_again && !footer->n_new)
        capture_drop(footer->capture, footer->line, line_span(footer->line));
}

static void read_line(Footer *footer) {
    const Line *line = footer->line;
    bool *is_taken = arena_array(footer->capture->arena, bool, line->length + 1);
    footer->is_taken = is_taken;
    footer->n_new = footer->n_again = 0;
    take_registration(footer, "ICP备", &footer->colophon->icp);
    take_registration(footer, "公网安备", &footer->colophon->police);
    take_site_code(footer);
    Pairs pairs = pairs_find(line, line_span(line), false);
    for (size_t i = 0; i < pairs.count; i++) {
        Pair pair = pairs.items[i];
        if (!label_is_contact(pair.label) || is_taken[pair.words.from])
            continue;
        Span rest = free_from(footer, pair.value.from);
        pair.value.to = MIN(pair.value.to, MAX(rest.to, pair.value.from));
        take_pair(footer, &pair);
        take(footer, (Span){pair.words.from, MAX(pair.value.to, pair.words.to)});
    }
    take_rest(footer);
    drop_copy(footer);
}

static void report_copies(const Footer *footer) {
    if (footer->n_copies < 2 || footer->capture->options->repair == READ_REPAIR_NONE)
        return;
    Article *article = footer->capture->article;
    article_add_repair(
        article, "footer-duplicate", footer->n_copies - 1,
        arena_printf(footer->capture->arena, "%zu footers became one", footer->n_copies));
}

void capture_read_footer(Capture *capture) {
    Article *article = capture->article;
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Footer footer = {.capture = capture, .colophon = &article->colophon, .seen = seen};
    for (size_t i = capture->footer; i < capture->count; i++) {
        footer.line = &capture->lines[i];
        if (footer.line->kind == LINE_TOOL || footer.line->kind == LINE_NAVIGATION)
            capture_drop(capture, footer.line, line_span(footer.line));
        else if (footer.line->kind == LINE_QR && !article_has(article->qr_note))
            article->qr_note = capture_field(capture, footer.line, line_span(footer.line));
        else
            read_line(&footer);
    }
    report_copies(&footer);
    article->site_code = article->colophon.site_code;
    if (!article_has(article->site_name) && article_has(article->colophon.holder)) {
        article->site_name = article->colophon.holder;
        article->site_name.origin = "copyright holder";
    }
}
