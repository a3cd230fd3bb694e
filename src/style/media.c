/* SPDX-License-Identifier: MIT */
/* Turns media queries into whether they hold for a printed page (mediaqueries-4). */

#include "style/sheet.h"

#include <math.h>
#include <string.h>

#define MEDIA_MAX_DEPTH 32   /* of parentheses */
#define MEDIA_RESOLUTION 300 /* dots an inch: what pictures are wanted in */
#define MEDIA_COLOR_BITS 8   /* of each component */

/* §3.1: what is not known is neither true nor false, and false in the end. */
typedef enum { HOLDS_NOT, HOLDS_UNKNOWN, HOLDS } Holding;

typedef enum { MEDIA_LENGTH, MEDIA_RATIO, MEDIA_DENSITY, MEDIA_INTEGER, MEDIA_WORD } MediaType;

/* Paper stands still, shows all colours, and nobody points at it. */
static const struct {
    const char *name;
    MediaType type;
    double value;                 /* of what is no word and does not hang on the paper */
    const char *word, *others[4]; /* MEDIA_WORD: what holds; what is known and does not */
} features[] = {
    {"width", MEDIA_LENGTH, 0, NULL, {0}},
    {"height", MEDIA_LENGTH, 0, NULL, {0}},
    {"device-width", MEDIA_LENGTH, 0, NULL, {0}},
    {"device-height", MEDIA_LENGTH, 0, NULL, {0}},
    {"aspect-ratio", MEDIA_RATIO, 0, NULL, {0}},
    {"device-aspect-ratio", MEDIA_RATIO, 0, NULL, {0}},
    {"orientation", MEDIA_WORD, 0, NULL, {"portrait", "landscape"}},
    {"resolution", MEDIA_DENSITY, MEDIA_RESOLUTION, NULL, {0}},
    {"color", MEDIA_INTEGER, MEDIA_COLOR_BITS, NULL, {0}},
    {"color-index", MEDIA_INTEGER, 0, NULL, {0}},
    {"monochrome", MEDIA_INTEGER, 0, NULL, {0}},
    {"grid", MEDIA_INTEGER, 0, NULL, {0}},
    {"color-gamut", MEDIA_WORD, 0, "srgb", {"p3", "rec2020"}},
    {"update", MEDIA_WORD, 0, "none", {"slow", "fast"}},
    {"overflow-block", MEDIA_WORD, 0, "paged", {"none", "scroll", "optional-paged"}},
    {"overflow-inline", MEDIA_WORD, 0, "none", {"scroll"}},
    {"hover", MEDIA_WORD, 0, "none", {"hover"}},
    {"any-hover", MEDIA_WORD, 0, "none", {"hover"}},
    {"pointer", MEDIA_WORD, 0, "none", {"coarse", "fine"}},
    {"any-pointer", MEDIA_WORD, 0, "none", {"coarse", "fine"}},
    {"scan", MEDIA_WORD, 0, "none", {"interlace", "progressive"}},
    {"scripting", MEDIA_WORD, 0, "none", {"initial-only", "enabled"}},
    {"prefers-color-scheme", MEDIA_WORD, 0, "light", {"dark"}},
    {"prefers-reduced-motion", MEDIA_WORD, 0, "reduce", {"no-preference"}},
};

typedef struct {
    SheetReader *reader;
    ValueParser parser;
    int depth;
    bool is_bad; /* this query is no query */
} Query;

static Holding take_condition(Query *query, bool may_be_or);

static Holding holding(bool holds) {
    return holds ? HOLDS : HOLDS_NOT;
}

static int find_feature(const char *name) {
    for (size_t i = 0; i < G_N_ELEMENTS(features); i++)
        if (g_ascii_strcasecmp(features[i].name, name) == 0)
            return (int)i;
    return -1;
}

/* Asking for the paper is remembered: it is known for certain only when all sheets are read. */
static double actual_value(SheetReader *reader, int feature) {
    StyleSheets *sheets = reader->sheets;
    if (features[feature].type != MEDIA_LENGTH && features[feature].type != MEDIA_RATIO)
        return features[feature].value;
    sheets->asks_paper = reader->asks_paper = true;
    if (features[feature].type == MEDIA_RATIO)
        return (double)sheets->paper[0] / sheets->paper[1];
    return sheets->paper[strstr(features[feature].name, "height") != NULL];
}

static const char *actual_word(SheetReader *reader, int feature) {
    StyleSheets *sheets = reader->sheets;
    if (features[feature].word)
        return features[feature].word;
    sheets->asks_paper = reader->asks_paper = true;
    return sheets->paper[0] > sheets->paper[1] ? "landscape" : "portrait";
}

/* §4.1.1 and css-values-4 §7.4: dots an inch, a centimetre, a CSS pixel. */
static bool take_density(ValueParser *parser, double *value) {
    static const struct {
        const char *unit;
        double factor;
    } units[] = {{"dpi", 1}, {"dpcm", 2.54}, {"dppx", 96}, {"x", 96}};
    const Token *token = value_peek(parser);
    if (value_take_ident(parser, "infinite")) {
        *value = INFINITY;
        return true;
    }
    for (size_t i = 0; token && token->kind == TOKEN_DIMENSION && i < G_N_ELEMENTS(units); i++) {
        if (g_ascii_strcasecmp(units[i].unit, token->text) != 0)
            continue;
        *value = token->number * units[i].factor;
        value_skip(parser);
        return true;
    }
    return false;
}

static bool take_ratio(ValueParser *parser, double *value) {
    double below = 1;
    if (!value_take_number(parser, value) || *value < 0)
        return false;
    const Token *token = value_peek(parser);
    if (token && token_is_delim(token, '/')) {
        value_skip(parser);
        if (!value_take_number(parser, &below) || below < 0)
            return false;
    }
    *value = below == 0 ? INFINITY : *value / below;
    return true;
}

/* Relative units count in what is initial (§1.3), whatever the sheet says. */
static bool take_value(ValueParser *parser, MediaType type, double *value) {
    ComputePlace place = {.style = (Style *)style_initial(), .parent = style_initial()};
    SpecLength length;
    int integer;
    switch (type) {
    case MEDIA_LENGTH:
        if (!value_take_length(parser, &length) || length.has_percent)
            return false;
        *value = value_compute_length(&place, &length, 0);
        return true;
    case MEDIA_RATIO:
        return take_ratio(parser, value);
    case MEDIA_DENSITY:
        return take_density(parser, value);
    default:
        if (!value_take_whole(parser, &integer))
            return false;
        *value = integer;
        return true;
    }
}

/* The sides of a sheet are whole 1/1024 pt, so that A4 is not quite 210 to 297. */
#define SAME 1e-5

static bool compares(double left, const char *sign, double right) {
    if (left == right || fabs(left - right) <= SAME * fabs(right))
        return *sign == '=' || sign[1] == '=';
    return (*sign == '<' && left < right) || (*sign == '>' && left > right);
}

/* <, <=, >, >= or =, nothing between their two characters. */
static const char *take_sign(ValueParser *parser) {
    static const char *const signs[] = {"<=", ">=", "<", ">", "="};
    const Token *token = value_peek(parser);
    for (size_t i = 0; token && i < G_N_ELEMENTS(signs); i++) {
        bool is_double = signs[i][1] != 0;
        if (!token_is_delim(token, signs[i][0]) ||
            (is_double && (token + 1 >= parser->rest.to || !token_is_delim(token + 1, '='))))
            continue;
        parser->rest.from = token + (is_double ? 2 : 1);
        return signs[i];
    }
    return NULL;
}

static Holding tell_unknown(Query *query, const Token *at) {
    sheet_notice(query->reader, at, "unsupported-media", "this media feature is not known");
    return HOLDS_UNKNOWN;
}

/* name, name: value, min-name: value (§2.4.1, §2.4.2) */
static Holding take_plain(Query *query, ValueParser *inner) {
    const Token *token = value_peek(inner);
    const char *sign = "=", *name = token->text;
    if (g_ascii_strncasecmp(name, "min-", 4) == 0 || g_ascii_strncasecmp(name, "max-", 4) == 0) {
        sign = g_ascii_tolower(name[1]) == 'i' ? ">=" : "<=";
        name += 4;
    }
    int feature = find_feature(name);
    if (feature < 0 || (*sign != '=' && features[feature].type == MEDIA_WORD))
        return tell_unknown(query, token);
    bool is_word = features[feature].type == MEDIA_WORD;
    value_skip(inner);
    if (value_at_end(inner) && *sign != '=')
        return tell_unknown(query, token);
    if (value_at_end(inner))
        return holding(is_word ? strcmp(actual_word(query->reader, feature), "none") != 0
                               : actual_value(query->reader, feature) != 0);
    if (value_peek(inner)->kind != TOKEN_COLON)
        return tell_unknown(query, token);
    value_skip(inner);
    const Token *word = value_peek(inner);
    if (is_word && word && word->kind == TOKEN_IDENT) {
        const char *actual = actual_word(query->reader, feature);
        bool is_known = token_is_ident(word, actual);
        for (int i = 0; i < 4 && features[feature].others[i]; i++)
            is_known |= token_is_ident(word, features[feature].others[i]);
        value_skip(inner);
        if (is_known && value_at_end(inner))
            return holding(token_is_ident(word, actual));
        return tell_unknown(query, token);
    }
    double value;
    if (is_word || !take_value(inner, features[feature].type, &value) || !value_at_end(inner))
        return tell_unknown(query, token);
    return holding(compares(actual_value(query->reader, feature), sign, value));
}

static int find_range_feature(TokenRange range) {
    for (const Token *t = range.from; t < range.to; t = token_after(t)) {
        int feature = t->kind == TOKEN_IDENT ? find_feature(t->text) : -1;
        if (feature >= 0 && features[feature].type != MEDIA_WORD)
            return feature;
    }
    return -1;
}

/* A value, or the name of the feature, which is its actual value. */
static bool take_side(Query *query, ValueParser *inner, int feature, double *value) {
    if (!value_take_ident(inner, features[feature].name))
        return take_value(inner, features[feature].type, value);
    *value = actual_value(query->reader, feature);
    return true;
}

/* 10cm < width <= 20cm (§2.4.3): the two signs look the same way. */
static Holding take_range(Query *query, ValueParser *inner) {
    const Token *start = value_peek(inner);
    int feature = find_range_feature(inner->rest);
    double left, right;
    if (feature < 0 || !take_side(query, inner, feature, &left))
        return tell_unknown(query, start);
    const char *first = take_sign(inner);
    if (!first || !take_side(query, inner, feature, &right))
        return tell_unknown(query, start);
    bool holds = compares(left, first, right);
    const char *second = take_sign(inner);
    if (second) {
        left = right;
        if (*second != *first || *second == '=' || !take_side(query, inner, feature, &right))
            return tell_unknown(query, start);
        holds = holds && compares(left, second, right);
    }
    return value_at_end(inner) ? holding(holds) : tell_unknown(query, start);
}

static bool has_comparison(TokenRange range) {
    for (const Token *t = range.from; t < range.to; t = token_after(t))
        if (token_is_delim(t, '<') || token_is_delim(t, '>') || token_is_delim(t, '='))
            return true;
    return false;
}

static bool starts_condition(const Token *token) {
    return token->kind == TOKEN_OPEN_PAREN || token->kind == TOKEN_FUNCTION ||
           token_is_ident(token, "not");
}

static Holding take_inside(Query *query, const Token *paren) {
    Query inner = *query;
    inner.parser.rest = tokens_trim(token_contents(paren));
    const Token *first = value_peek(&inner.parser);
    if (!first || inner.depth++ >= MEDIA_MAX_DEPTH)
        return tell_unknown(query, paren);
    if (has_comparison(inner.parser.rest))
        return take_range(&inner, &inner.parser);
    if (first->kind == TOKEN_IDENT && !token_is_ident(first, "not"))
        return take_plain(&inner, &inner.parser);
    if (!starts_condition(first))
        return tell_unknown(query, paren);
    Holding holds = take_condition(&inner, true);
    return inner.is_bad || !value_at_end(&inner.parser) ? tell_unknown(query, paren) : holds;
}

/* Something in parentheses; anything else in them, and any function, is not known (§3). */
static Holding take_in_parens(Query *query) {
    const Token *token = value_peek(&query->parser);
    if (!token || (token->kind != TOKEN_OPEN_PAREN && token->kind != TOKEN_FUNCTION)) {
        query->is_bad = true;
        return HOLDS_UNKNOWN;
    }
    value_skip(&query->parser);
    return token->kind == TOKEN_FUNCTION ? tell_unknown(query, token) : take_inside(query, token);
}

static Holding take_condition(Query *query, bool may_be_or) {
    if (value_take_ident(&query->parser, "not"))
        return (Holding)(HOLDS - take_in_parens(query));
    Holding holds = take_in_parens(query);
    const char *word = NULL;
    for (;;) {
        bool is_and = value_take_ident(&query->parser, "and");
        if (!is_and && !value_take_ident(&query->parser, "or"))
            return holds;
        if ((!is_and && !may_be_or) || (word && strcmp(word, is_and ? "and" : "or") != 0))
            query->is_bad = true;
        word = is_and ? "and" : "or";
        Holding next = take_in_parens(query);
        holds = is_and ? MIN(holds, next) : MAX(holds, next);
        if (query->is_bad)
            return HOLDS_UNKNOWN;
    }
}

/* [not | only]? type [and condition]?, or a condition. */
static Holding take_query(Query *query) {
    ValueParser *parser = &query->parser;
    const Token *token = value_peek(parser);
    ValueParser start = *parser;
    bool is_not = token && value_take_ident(parser, "not");
    const Token *next = value_peek(parser);
    if (!token || (next && (next->kind == TOKEN_OPEN_PAREN || next->kind == TOKEN_FUNCTION))) {
        *parser = start;
        return take_condition(query, true);
    }
    if (!is_not) /* `only` hides a query from readers older than the grammar */
        value_take_ident(parser, "only");
    next = value_peek(parser);
    static const char *const reserved[] = {"not", "only", "and", "or", "layer"};
    query->is_bad = !next || next->kind != TOKEN_IDENT;
    for (size_t i = 0; !query->is_bad && i < G_N_ELEMENTS(reserved); i++)
        query->is_bad = token_is_ident(next, reserved[i]);
    if (query->is_bad)
        return HOLDS_UNKNOWN;
    Holding holds = holding(token_is_ident(next, "print") || token_is_ident(next, "all"));
    value_skip(parser);
    if (value_take_ident(parser, "and")) {
        Holding rest = take_condition(query, false);
        holds = MIN(holds, rest);
    }
    return is_not ? (Holding)(HOLDS - holds) : holds;
}

/* Each query of a list stands for itself: a bad one is `not all` (§3.2). */
bool media_holds(SheetReader *reader, TokenRange list) {
    list = tokens_trim(list);
    bool holds = list.from >= list.to;
    while (list.from < list.to) {
        const Token *at = list.from;
        Query query = {.reader = reader, .parser = sheet_parser(reader, tokens_take_item(&list))};
        Holding one = take_query(&query);
        if (query.is_bad || !value_at_end(&query.parser))
            sheet_notice(reader, at, "bad-syntax", "this is no media query");
        else
            holds |= one == HOLDS;
    }
    return holds;
}
