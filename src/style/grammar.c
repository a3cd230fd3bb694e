/* SPDX-License-Identifier: MIT */
/* Reads values by CSS's value definition syntax, straight from its text. */

#include "style/grammar.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MAX_ALTERNATIVES 32 /* beside each other with && or || */

/* What combines pieces moves `at` past them, whether the value matches or not; where it is not
 * `live` it does nothing else. One piece moves it only where it matches. */
typedef struct {
    const char *at;
    ValueParser in;
    GArray *parts;
} Matcher;

typedef struct {
    ValueParser in;
    guint n;
} Mark;

static Mark mark(Matcher *matcher) {
    value_peek(&matcher->in); /* past white space, so that places can be compared */
    return (Mark){matcher->in, matcher->parts->len};
}

static void go_back(Matcher *matcher, Mark to) {
    matcher->in = to.in;
    g_array_set_size(matcher->parts, to.n);
}

static void skip_spaces(Matcher *matcher) {
    while (*matcher->at == ' ')
        matcher->at++;
}

static bool accept(Matcher *matcher, const char *sign) {
    skip_spaces(matcher);
    size_t length = strlen(sign);
    if (strncmp(matcher->at, sign, length) != 0)
        return false;
    matcher->at += length;
    return true;
}

static void add(Matcher *matcher, StylePartKind kind, const char *text, size_t length) {
    SpecPart part = {.kind = kind, .text = arena_strndup(matcher->in.arena, text, length)};
    g_array_append_val(matcher->parts, part);
}

static bool match_choice(Matcher *matcher, bool is_live);

/* --- one word, function, kind or bracket --- */

static bool match_production(Matcher *matcher, const char *grammar) {
    const char *outer = matcher->at;
    matcher->at = grammar;
    bool is_good = match_choice(matcher, true);
    matcher->at = outer;
    return is_good;
}

/* " [0,∞]" of <integer [0,∞]> */
static NumberRange read_range(const char *at) {
    NumberRange range = {-INFINITY, INFINITY};
    const char *bracket = at + strspn(at, " ");
    if (*bracket != '[')
        return range;
    char *end;
    double number = g_ascii_strtod(bracket + 1, &end);
    if (end > bracket + 1)
        range.least = number;
    const char *comma = strchr(bracket, ',');
    number = g_ascii_strtod(comma + 1, &end);
    if (end > comma + 1)
        range.most = number;
    return range;
}

static bool match_type(Matcher *matcher) {
    const char *name = matcher->at + 1;
    size_t length = strcspn(name, " >");
    matcher->at = strchr(name, '>') + 1;
    const char *production = grammar_find_production(name, length);
    if (production)
        return match_production(matcher, production);
    GrammarTake take = grammar_find_type(name, length);
    SpecPart part = {0};
    g_assert(take);
    if (!take(&matcher->in, read_range(name + length), &part))
        return false;
    g_array_append_val(matcher->parts, part);
    return true;
}

static bool is_called(const Token *token, TokenKind kind, const char *name, size_t length) {
    return token && token->kind == kind && strlen(token->text) == length &&
           g_ascii_strncasecmp(token->text, name, length) == 0;
}

static bool match_function(Matcher *matcher, const char *name, size_t length) {
    const Token *token = value_peek(&matcher->in);
    ValueParser outer = matcher->in;
    if (!is_called(token, TOKEN_FUNCTION, name, length))
        return false;
    add(matcher, PART_OPEN, name, length);
    matcher->in.rest = token_contents(token);
    matcher->at++;
    bool is_good = match_choice(matcher, true) && value_at_end(&matcher->in);
    matcher->in = outer;
    accept(matcher, ")");
    if (!is_good)
        return false;
    value_skip(&matcher->in);
    add(matcher, PART_CLOSE, ")", 1);
    return true;
}

static bool match_word(Matcher *matcher) {
    const char *name = matcher->at;
    size_t length = 0;
    while (g_ascii_isalnum(name[length]) || name[length] == '-')
        length++;
    g_assert(length > 0);
    matcher->at += length;
    if (*matcher->at == '(')
        return match_function(matcher, name, length);
    if (!is_called(value_peek(&matcher->in), TOKEN_IDENT, name, length))
        return false;
    value_skip(&matcher->in);
    add(matcher, PART_WORD, name, length);
    return true;
}

static bool match_sign(Matcher *matcher) {
    char sign = *matcher->at++;
    const Token *token = value_peek(&matcher->in);
    if (!token || (sign == ',' ? token->kind != TOKEN_COMMA : !token_is_delim(token, sign)))
        return false;
    value_skip(&matcher->in);
    add(matcher, sign == ',' ? PART_COMMA : PART_SLASH, &sign, 1);
    return true;
}

/* Past a word, a kind, or a bracket with all in it; ranges have brackets of their own. */
static void skip_primary(Matcher *matcher) {
    int depth = 0;
    skip_spaces(matcher);
    if (*matcher->at == '<') {
        matcher->at = strchr(matcher->at, '>') + 1;
        return;
    }
    const char *start = matcher->at;
    while (g_ascii_isalnum(*matcher->at) || *matcher->at == '-')
        matcher->at++;
    if (matcher->at > start && *matcher->at != '(')
        return;
    do {
        depth += *matcher->at == '[' || *matcher->at == '(';
        depth -= *matcher->at == ']' || *matcher->at == ')';
        matcher->at++;
    } while (depth > 0);
}

static bool match_primary(Matcher *matcher) {
    skip_spaces(matcher);
    if (*matcher->at == '<')
        return match_type(matcher);
    if (*matcher->at == '/' || *matcher->at == ',')
        return match_sign(matcher);
    if (*matcher->at != '[')
        return match_word(matcher);
    matcher->at++;
    return match_choice(matcher, true);
}

/* --- multipliers --- */

typedef struct {
    int least, most;
    bool has_commas;
} Times;

/* ? * + # {A} {A,B} #{A,B}; at most one of each. */
static Times read_times(Matcher *matcher) {
    Times times = {1, 1, false};
    if (*matcher->at == '#') {
        times = (Times){1, INT_MAX, true};
        matcher->at++;
    }
    if (*matcher->at == '?' || *matcher->at == '*')
        times.least = 0;
    if (*matcher->at == '*' || *matcher->at == '+')
        times.most = INT_MAX;
    if (*matcher->at && strchr("?*+", *matcher->at))
        matcher->at++;
    if (*matcher->at == '{') {
        char *end;
        times.least = times.most = (int)strtol(matcher->at + 1, &end, 10);
        if (*end == ',')
            times.most = (int)strtol(end + 1, &end, 10);
        matcher->at = end + 1;
    }
    return times;
}

static bool match_term(Matcher *matcher, bool is_live) {
    skip_spaces(matcher);
    const char *term = matcher->at;
    skip_primary(matcher);
    Times times = read_times(matcher);
    const char *end = matcher->at;
    int n = 0;
    while (is_live && n < times.most) {
        Mark start = mark(matcher);
        bool has_comma = times.has_commas && n > 0;
        matcher->at = has_comma ? "," : "";
        bool is_good = !has_comma || match_sign(matcher);
        matcher->at = term;
        if (!is_good || !match_primary(matcher)) {
            go_back(matcher, start);
            break;
        }
        n++;
        value_peek(&matcher->in);
        if (matcher->in.rest.from == start.in.rest.from) { /* nothing, as often as you like */
            n = MAX(n, times.least);
            break;
        }
    }
    matcher->at = end;
    return is_live && n >= times.least;
}

/* --- combinators, the strongest first --- */

static bool at_end_of_row(Matcher *matcher) {
    skip_spaces(matcher);
    return !*matcher->at || strchr("|&])", *matcher->at);
}

static bool match_row(Matcher *matcher, bool is_live) {
    bool is_good = is_live;
    while (!at_end_of_row(matcher))
        is_good = match_term(matcher, is_good);
    return is_good;
}

typedef struct {
    const char *sign;
    bool (*match)(Matcher *matcher, bool is_live);
    bool needs_all;
} Group;

typedef struct {
    unsigned took;    /* members that took something */
    unsigned content; /* those that are content with nothing, where the others have taken theirs */
} Seen;

/* One way through the members of a group; gives how many there are. */
static size_t pass(Matcher *matcher, const Group *group, bool is_live, Seen *seen) {
    size_t i = 0;
    seen->content = 0;
    do {
        unsigned bit = 1u << i;
        Mark start = mark(matcher);
        bool is_tried = is_live && !(seen->took & bit);
        bool is_good = group->match(matcher, is_tried);
        value_peek(&matcher->in);
        if (is_good && matcher->in.rest.from != start.in.rest.from)
            seen->took |= bit;
        else if (is_good)
            seen->content |= bit;
        if (is_tried && !is_good)
            go_back(matcher, start);
    } while (++i < MAX_ALTERNATIVES && accept(matcher, group->sign));
    return i;
}

/* Members in any order, each at most once. */
static bool match_group(Matcher *matcher, const Group *group, bool is_live) {
    const char *first = matcher->at;
    Seen seen = {0};
    unsigned before;
    size_t n;
    do {
        before = seen.took;
        matcher->at = first;
        n = pass(matcher, group, is_live, &seen);
    } while (seen.took != before && n > 1);
    unsigned good = seen.took | seen.content;
    unsigned all = n == MAX_ALTERNATIVES ? UINT_MAX : (1u << n) - 1;
    return group->needs_all ? good == all : good != 0;
}

static bool match_all(Matcher *matcher, bool is_live) {
    static const Group all = {"&&", match_row, true};
    return match_group(matcher, &all, is_live);
}

static bool match_any(Matcher *matcher, bool is_live) {
    static const Group any = {"||", match_all, false};
    return match_group(matcher, &any, is_live);
}

/* The alternative that takes most; the first of equals. */
static bool match_choice(Matcher *matcher, bool is_live) {
    Mark start = mark(matcher);
    const char *best = NULL;
    const Token *furthest = NULL;
    size_t n = 0;
    for (;; go_back(matcher, start)) {
        const char *at = matcher->at;
        bool is_good = match_any(matcher, is_live);
        value_peek(&matcher->in);
        if (is_good && (!best || matcher->in.rest.from > furthest)) {
            best = at;
            furthest = matcher->in.rest.from;
        }
        n++;
        if (!accept(matcher, "|"))
            break;
    }
    if (!best || n == 1) /* one stands as it was matched */
        return best != NULL;
    go_back(matcher, start);
    const char *end = matcher->at;
    matcher->at = best;
    match_any(matcher, true);
    matcher->at = end;
    return true;
}

bool grammar_take(const char *grammar, ValueParser *parser, GArray *parts) {
    Matcher matcher = {grammar, *parser, parts};
    bool is_good = match_choice(&matcher, true);
    g_assert(!*matcher.at);
    if (is_good)
        *parser = matcher.in;
    return is_good;
}
