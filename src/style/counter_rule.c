/* SPDX-License-Identifier: MIT */
/* Turns @counter-style rules into ways to write numbers (css-counter-styles-3 §3). */

#include "style/sheet.h"

#include "style/counter_style.h"
#include <limits.h>
#include <string.h>

#define MAX_SYMBOL_BYTES 256
#define MAX_PAD 60
#define MAX_EXTENDS 64

/* A string or a name (§3.7). */
static const char *take_symbol(ValueParser *parser) {
    const Token *token = value_peek(parser);
    if (!token || (token->kind != TOKEN_STRING && token->kind != TOKEN_IDENT) ||
        strlen(token->text) > MAX_SYMBOL_BYTES)
        return NULL;
    value_skip(parser);
    return token->text;
}

static const char *take_name(ValueParser *parser) {
    const Token *token = value_peek(parser);
    return token && !token_is_ident(token, "none") ? value_take_text(parser, TOKEN_IDENT) : NULL;
}

static bool read_system(ValueParser *parser, CounterStyle *style) {
    static const struct {
        const char *name;
        CounterSystem system;
    } words[] = {{"cyclic", SYSTEM_CYCLIC},         {"numeric", SYSTEM_NUMERIC},
                 {"alphabetic", SYSTEM_ALPHABETIC}, {"symbolic", SYSTEM_SYMBOLIC},
                 {"additive", SYSTEM_ADDITIVE},     {"fixed", SYSTEM_FIXED},
                 {"extends", SYSTEM_EXTENDS},       {"-kanyin-chinese", SYSTEM_CHINESE}};
    size_t i = 0;
    while (i < G_N_ELEMENTS(words) && !value_take_ident(parser, words[i].name))
        i++;
    if (i == G_N_ELEMENTS(words))
        return false;
    style->system = words[i].system;
    style->first = 1;
    if (style->system == SYSTEM_FIXED)
        value_take_whole(parser, &style->first);
    if (style->system == SYSTEM_CHINESE)
        style->is_informal = value_take_ident(parser, "informal");
    if (style->system == SYSTEM_EXTENDS)
        style->extends = take_name(parser);
    return style->system != SYSTEM_EXTENDS || style->extends;
}

static bool keep_symbols(ValueParser *parser, GArray *symbols, bool is_weighted,
                         CounterStyle *style) {
    if (!symbols->len)
        return false;
    style->symbols = arena_copy(parser->arena, symbols->data, symbols->len * sizeof(CounterSymbol));
    style->n_symbols = symbols->len;
    style->is_weighted = is_weighted;
    return true;
}

static bool read_symbols(ValueParser *parser, CounterStyle *style) {
    g_autoptr(GArray) symbols = g_array_new(FALSE, TRUE, sizeof(CounterSymbol));
    CounterSymbol one = {0};
    while ((one.symbol = take_symbol(parser)))
        g_array_append_val(symbols, one);
    return keep_symbols(parser, symbols, false, style);
}

/* Weights fall (§3.8). */
static bool read_additive(ValueParser *parser, CounterStyle *style) {
    g_autoptr(GArray) symbols = g_array_new(FALSE, TRUE, sizeof(CounterSymbol));
    static const NumberRange weights = {0, INT_MAX};
    int above = INT_MAX;
    do {
        CounterSymbol one = {0};
        bool has_weight = value_take_whole_in(parser, weights, &one.weight);
        one.symbol = take_symbol(parser);
        if (!has_weight)
            has_weight = value_take_whole_in(parser, weights, &one.weight);
        if (!has_weight || !one.symbol || one.weight < 0 || one.weight >= above)
            return false;
        above = one.weight;
        g_array_append_val(symbols, one);
    } while (value_take_comma(parser));
    return keep_symbols(parser, symbols, true, style);
}

static bool read_negative(ValueParser *parser, CounterStyle *style) {
    style->negative[0] = take_symbol(parser);
    style->negative[1] = take_symbol(parser);
    if (!style->negative[1])
        style->negative[1] = "";
    return style->negative[0] != NULL;
}

static bool read_prefix(ValueParser *parser, CounterStyle *style) {
    return (style->prefix = take_symbol(parser)) != NULL;
}

static bool read_suffix(ValueParser *parser, CounterStyle *style) {
    return (style->suffix = take_symbol(parser)) != NULL;
}

static bool read_fallback(ValueParser *parser, CounterStyle *style) {
    return (style->fallback = take_name(parser)) != NULL;
}

static bool take_bound(ValueParser *parser, int infinite, int *bound) {
    *bound = infinite;
    return value_take_ident(parser, "infinite") || value_take_whole(parser, bound);
}

static bool read_range(ValueParser *parser, CounterStyle *style) {
    g_autoptr(GArray) ranges = g_array_new(FALSE, TRUE, sizeof(CounterRange));
    style->has_range = true;
    if (value_take_ident(parser, "auto"))
        return true;
    do {
        CounterRange one;
        if (!take_bound(parser, INT_MIN, &one.least) || !take_bound(parser, INT_MAX, &one.most) ||
            one.least > one.most)
            return false;
        g_array_append_val(ranges, one);
    } while (value_take_comma(parser));
    style->ranges = arena_copy(parser->arena, ranges->data, ranges->len * sizeof(CounterRange));
    style->n_ranges = ranges->len;
    return true;
}

static bool read_pad(ValueParser *parser, CounterStyle *style) {
    bool has_length = value_take_whole_in(parser, (NumberRange){0, INT_MAX}, &style->pad);
    style->pad_symbol = take_symbol(parser);
    if (!has_length)
        has_length = value_take_whole_in(parser, (NumberRange){0, INT_MAX}, &style->pad);
    style->has_pad = has_length && style->pad >= 0 && style->pad_symbol;
    style->pad = MIN(style->pad, MAX_PAD);
    return style->has_pad;
}

/* For the ear; paper has none. */
static bool read_spoken(ValueParser *parser, CounterStyle *style) {
    (void)style;
    return take_name(parser) != NULL;
}

static void read_descriptor(SheetReader *reader, const ParserItem *item, CounterStyle *style) {
    static const struct {
        const char *name;
        bool (*read)(ValueParser *parser, CounterStyle *style);
    } descriptors[] = {{"system", read_system},     {"symbols", read_symbols},
                       {"negative", read_negative}, {"additive-symbols", read_additive},
                       {"prefix", read_prefix},     {"suffix", read_suffix},
                       {"range", read_range},       {"pad", read_pad},
                       {"fallback", read_fallback}, {"speak-as", read_spoken}};
    for (size_t i = 0; i < G_N_ELEMENTS(descriptors); i++) {
        if (g_ascii_strcasecmp(item->name, descriptors[i].name) != 0)
            continue;
        ValueParser parser = sheet_parser(reader, item->value);
        CounterStyle read = *style;
        if (descriptors[i].read(&parser, &read) && value_at_end(&parser))
            *style = read;
        else
            sheet_notice(reader, item->at, "unknown-value", "'%s' has no value '%s'",
                         descriptors[i].name, sheet_raw_text(reader, item->value));
        return;
    }
    sheet_notice(reader, item->at, "unknown-property", "@counter-style knows no '%s'", item->name);
}

/* §3.1: what each system needs. */
static bool is_whole(const CounterStyle *style) {
    switch (style->system) {
    case SYSTEM_EXTENDS:
        return !style->n_symbols;
    case SYSTEM_ADDITIVE:
        return style->is_weighted;
    case SYSTEM_ALPHABETIC:
    case SYSTEM_NUMERIC:
        return !style->is_weighted && style->n_symbols >= 2;
    case SYSTEM_CHINESE:
        return !style->is_weighted && style->n_symbols == 13;
    default:
        return !style->is_weighted && style->n_symbols >= 1;
    }
}

/* §2: those that everything falls back to stay as they are. */
static bool may_be_named(const SheetReader *reader, const char *name) {
    static const char *const fixed[] = {"decimal", "disc", "circle", "square"};
    bool is_built_in = reader->layer == &reader->sheets->origins[ORIGIN_DEFAULTS];
    for (size_t i = 0; !is_built_in && i < G_N_ELEMENTS(fixed); i++)
        if (g_ascii_strcasecmp(fixed[i], name) == 0)
            return false;
    return true;
}

void sheet_read_counter_style(SheetReader *reader, const ParserItem *item) {
    CounterStyle style = {.layer = reader->layer, .system = SYSTEM_SYMBOLIC, .first = 1};
    ValueParser parser = sheet_parser(reader, item->value);
    TokenRange rest = token_contents(item->body);
    ParserItem descriptor;
    style.name = take_name(&parser);
    if (!style.name || !value_at_end(&parser) || !may_be_named(reader, style.name)) {
        sheet_notice(reader, item->at, "bad-selector", "'@counter-style %s' names no style",
                     sheet_raw_text(reader, item->value));
        return;
    }
    while (parser_next_declaration(&rest, &descriptor)) {
        if (descriptor.kind == ITEM_DECLARATION)
            read_descriptor(reader, &descriptor, &style);
        else
            sheet_notice(reader, descriptor.at, "bad-syntax", "this is no descriptor");
    }
    style.is_predefined = reader->layer == &reader->sheets->origins[ORIGIN_DEFAULTS];
    if (is_whole(&style))
        g_array_append_val(reader->sheets->counter_rules, style);
    else
        sheet_notice(reader, item->at, "unknown-value", "@counter-style %s lacks its symbols",
                     style.name);
}

/* --- once all rules are read --- */

static void inherit(CounterStyle *style, const CounterStyle *from) {
    for (int i = 0; i < 2; i++)
        if (!style->negative[i])
            style->negative[i] = from->negative[i];
    if (!style->prefix)
        style->prefix = from->prefix;
    if (!style->suffix)
        style->suffix = from->suffix;
    if (!style->fallback)
        style->fallback = from->fallback;
    if (!style->has_range) {
        style->has_range = from->has_range;
        style->ranges = from->ranges;
        style->n_ranges = from->n_ranges;
    }
    if (!style->has_pad) {
        style->has_pad = from->has_pad;
        style->pad = from->pad;
        style->pad_symbol = from->pad_symbol;
    }
    style->system = from->system;
    style->extends = from->extends;
    style->first = from->first;
    style->symbols = from->symbols;
    style->n_symbols = from->n_symbols;
    style->is_informal = from->is_informal;
}

/* By its name; those of the program have no case. */
static const CounterStyle *find_rule(GHashTable *said, const char *name) {
    const CounterStyle *found = g_hash_table_lookup(said, name);
    if (found)
        return found;
    g_autofree char *lower = g_ascii_strdown(name, -1);
    found = g_hash_table_lookup(said, lower);
    return found && found->is_predefined ? found : NULL;
}

/* Whoever extends itself, or nobody, extends decimal (§3.1.7). */
static CounterStyle *complete(Arena *arena, GHashTable *said, const CounterStyle *rule) {
    static const CounterStyle initial = {
        .prefix = "", .suffix = ". ", .fallback = "decimal", .negative = {"-", ""}};
    CounterStyle *style = arena_copy(arena, rule, sizeof *rule);
    const CounterStyle *decimal = g_hash_table_lookup(said, "decimal");
    for (int hops = 0; style->system == SYSTEM_EXTENDS; hops++) {
        const CounterStyle *next = find_rule(said, style->extends);
        inherit(style, next && hops < MAX_EXTENDS ? next : decimal);
    }
    CounterStyle unsaid = initial;
    unsaid.system = style->system;
    unsaid.first = style->first;
    unsaid.symbols = style->symbols;
    unsaid.n_symbols = style->n_symbols;
    unsaid.is_informal = style->is_informal;
    inherit(style, &unsaid);
    return style;
}

void counter_styles_settle(StyleSheets *sheets) {
    g_autoptr(GHashTable) said = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < sheets->counter_rules->len; i++) {
        CounterStyle *rule = &g_array_index(sheets->counter_rules, CounterStyle, i);
        const CounterStyle *before = find_rule(said, rule->name);
        rule->is_predefined |= before && before->is_predefined;
        if (rule->is_predefined)
            rule->name = before ? before->name : rule->name;
        if (!before || before->layer->level <= rule->layer->level)
            g_hash_table_insert(said, (gpointer)rule->name, rule);
    }
    GHashTableIter iter;
    gpointer rule;
    g_hash_table_iter_init(&iter, said);
    while (g_hash_table_iter_next(&iter, NULL, &rule)) {
        CounterStyle *style = complete(sheets->arena, said, rule);
        g_hash_table_insert(sheets->counter_styles.table, (gpointer)style->name, style);
    }
}
