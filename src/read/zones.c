/* SPDX-License-Identifier: MIT */
/* Turns lines of known kind into zones of a page: head with title, body, tail, footer.
 *
 * The anchors are what cannot be mistaken. A solid paragraph is long and ends as a sentence: the
 * body begins no later than the first and ends no earlier than the last. The dateline stands
 * before it, the title before the dateline, behind the breadcrumb. What follows the last solid
 * paragraph is still body (captions, a signature) up to the first thing only a page's tail has. */

#include "read/labels.h"

#include <string.h>

#define SOLID_SENTENCE 40u /* characters of a paragraph that ends as a sentence */
#define SOLID_ANYWAY 90u
#define NOWHERE SIZE_MAX

bool capture_is_slogan(const Capture *capture, size_t i) {
    const Line *line = &capture->lines[i];
    if (line->kind != LINE_TEXT || i + 1 >= capture->count)
        return false;
    /* a title with its subtitle looks the same, but no title ends with a full stop */
    return capture->lines[i + 1].kind == LINE_ATTRIBUTION && line->ends_sentence &&
           line->n_characters >= 12 && !g_str_has_suffix(line->key, "？");
}

bool line_is_solid(const Line *line) {
    return line->kind == LINE_TEXT &&
           (line->n_characters >= SOLID_ANYWAY ||
            (line->n_characters >= SOLID_SENTENCE && line->ends_sentence));
}

static size_t first_solid(const Capture *capture) {
    for (size_t i = 0; i < capture->count; i++)
        if (line_is_solid(&capture->lines[i]) && !capture_is_slogan(capture, i))
            return i;
    return capture->count;
}

static size_t first_dateline(const Capture *capture, size_t limit) {
    for (size_t i = 0; i < limit; i++)
        if (capture->lines[i].kind == LINE_DATE || capture->lines[i].kind == LINE_PAIRS)
            return i;
    return NOWHERE;
}

static bool is_title(const Capture *capture, size_t i) {
    const Line *line = &capture->lines[i];
    return line->kind == LINE_TEXT && !line_is_solid(line) && !capture_is_slogan(capture, i) &&
           line->n_characters >= 2 && strcmp(line->key, "正文") != 0;
}

/* The last heading line before the dateline, but one that is only the end of the one before. */
static size_t find_title(const Capture *capture, size_t from, size_t to, bool has_dateline) {
    size_t found = NOWHERE;
    for (size_t i = from; i < to; i++) {
        if (!is_title(capture, i))
            continue;
        /* without a dateline nothing parts the title from what follows: the first it is */
        if (found != NOWHERE && !has_dateline)
            break;
        /* …what follows the title in brackets stands under it */
        if (found != NOWHERE && (g_str_has_prefix(capture->lines[i].key, "（") ||
                                 g_str_has_prefix(capture->lines[i].key, "(")))
            continue;
        found = i;
    }
    return found;
}

static void find_head(Capture *capture) {
    size_t solid = first_solid(capture);
    size_t dateline = first_dateline(capture, solid);
    size_t limit = dateline == NOWHERE ? solid : dateline;
    size_t from = 0;
    for (size_t i = 0; i < limit; i++)
        if (capture->lines[i].kind == LINE_CRUMBS)
            from = i + 1;
    size_t title = find_title(capture, from, limit, dateline != NOWHERE);
    if (title == NOWHERE && dateline != NOWHERE) /* the dateline stands above the title */
        title = find_title(capture, dateline, solid, false);
    if (title == NOWHERE)
        title = find_title(capture, 0, from, true);
    capture->has_title = title != NOWHERE;
    capture->title = capture->has_title ? title : 0;
    size_t body = capture->has_title ? title + 1 : from;
    if (body < capture->count && capture->lines[body].kind == LINE_ATTRIBUTION)
        body++;
    if (dateline != NOWHERE && dateline >= body)
        body = dateline + 1;
    while (body < capture->count && body < solid && capture->lines[body].kind != LINE_TEXT &&
           capture->lines[body].kind != LINE_ATTRIBUTION &&
           capture->lines[body].kind != LINE_NAVIGATION)
        body++;
    capture->body = MIN(body, capture->count);
}

static bool is_tail(const Line *line) {
    switch (line->kind) {
    case LINE_TOOL:
    case LINE_QR:
    case LINE_RELATED:
    case LINE_NEIGHBOUR:
    case LINE_DISCLAIMER:
        return true;
    case LINE_PAIRS: {
        Pairs pairs = pairs_find(line, line_span(line), true);
        return pairs.count &&
               (label_is_credit(pairs.items[0].label) || pairs.items[0].label == LABEL_SOURCE ||
                pairs.items[0].label == LABEL_VIEWS);
    }
    default:
        return false;
    }
}

static size_t find_footer(const Capture *capture, size_t after) {
    size_t footer = after;
    while (footer < capture->count && capture->lines[footer].kind != LINE_REGISTRATION)
        footer++;
    while (footer < capture->count && footer > after &&
           capture->lines[footer - 1].kind == LINE_CONTACT)
        footer--;
    return footer;
}

/* Contact details without a registration are a footer where a tail stands before them. */
static size_t find_contacts(const Capture *capture, size_t tail) {
    size_t contacts = capture->count;
    while (contacts > tail && capture->lines[contacts - 1].kind == LINE_CONTACT)
        contacts--;
    return contacts;
}

static void find_end(Capture *capture) {
    size_t after = capture->body;
    for (size_t i = capture->body; i < capture->count; i++)
        if (line_is_solid(&capture->lines[i]))
            after = i + 1;
    capture->footer = find_footer(capture, after);
    capture->tail = after;
    while (capture->tail < capture->footer && !is_tail(&capture->lines[capture->tail]))
        capture->tail++;
    if (capture->footer == capture->count && capture->tail < capture->count)
        capture->footer = find_contacts(capture, capture->tail);
}

void capture_find_zones(Capture *capture) {
    find_head(capture);
    find_end(capture);
}
