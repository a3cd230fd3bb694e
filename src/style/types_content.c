/* SPDX-License-Identifier: MIT */
/* Reads, keeps and prints generated content: content, string-set, counters (css-content-3,
 * css-gcpm-3, css-lists-3). */

#include "style/property.h"

#include <string.h>

/* counter(name, style?) */
static bool read_counter(ValueParser *inner, StyleContentItem *item) {
    item->text = value_take_text(inner, TOKEN_IDENT);
    item->style = "decimal";
    if (!item->text)
        return false;
    if (value_take_comma(inner) && !(item->style = value_take_text(inner, TOKEN_IDENT)))
        return false;
    return true;
}

/* counters(name, string, style?) */
static bool read_counters(ValueParser *inner, StyleContentItem *item) {
    item->text = value_take_text(inner, TOKEN_IDENT);
    item->style = "decimal";
    if (!item->text || !value_take_comma(inner) ||
        !(item->separator = value_take_text(inner, TOKEN_STRING)))
        return false;
    return !value_take_comma(inner) || (item->style = value_take_text(inner, TOKEN_IDENT)) != NULL;
}

static bool read_string(ValueParser *inner, StyleContentItem *item) {
    static const char *const which[] = {"first", "start", "last", "first-except"};
    item->text = value_take_text(inner, TOKEN_IDENT);
    if (!item->text || !value_take_comma(inner))
        return item->text != NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(which); i++) {
        item->which = (StyleStringWhich)i;
        if (value_take_ident(inner, which[i]))
            return true;
    }
    return false;
}

/* attr(name) and attr(name, fallback); the fallback waits in `style`. */
static bool read_attribute(ValueParser *inner, StyleContentItem *item) {
    const char *name = value_take_text(inner, TOKEN_IDENT);
    if (!name)
        return false;
    char *lower = arena_strdup(inner->arena, name);
    for (char *c = lower; *c; c++)
        *c = g_ascii_tolower(*c);
    item->text = lower;
    item->style = value_take_comma(inner) ? value_take_text(inner, TOKEN_STRING) : "";
    return item->style != NULL;
}

static bool read_content(ValueParser *inner, StyleContentItem *item) {
    (void)item;
    value_take_ident(inner, "text");
    return true;
}

static bool read_leader(ValueParser *inner, StyleContentItem *item) {
    static const char *const words[][2] = {{"dotted", "."}, {"solid", "_"}, {"space", " "}};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        item->text = words[i][1];
        if (value_take_ident(inner, words[i][0]))
            return true;
    }
    item->text = value_take_text(inner, TOKEN_STRING);
    return item->text != NULL;
}

/* The address of a target: itself, or attr(href), resolved like any attr(). */
static bool read_target(ValueParser *inner, StyleContentItem *item) {
    const Token *token = value_peek(inner);
    item->text = token && token->kind == TOKEN_STRING ? value_take_text(inner, TOKEN_STRING)
                                                      : value_take_url(inner);
    item->is_address = item->text != NULL;
    if (item->is_address)
        return true;
    if (!token || !token_is_function(token, "attr"))
        return false;
    ValueParser attribute = *inner;
    attribute.rest = token_contents(token);
    StyleContentItem name = {0};
    if (!read_attribute(&attribute, &name))
        return false;
    value_skip(inner);
    item->text = name.text;
    return true;
}

/* Its pages are known later than the counters of the text. */
static bool read_target_name(ValueParser *inner, StyleContentItem *item) {
    item->counter = value_take_text(inner, TOKEN_IDENT);
    if (item->counter && strcmp(item->counter, "page") == 0)
        item->counter = NULL;
    else if (item->kind == CONTENT_TARGET_COUNTER)
        item->kind = CONTENT_TARGET_NUMBER;
    return item->counter || item->kind == CONTENT_TARGET_COUNTER;
}

/* target-counter(attr(href), page, decimal) */
static bool read_target_counter(ValueParser *inner, StyleContentItem *item) {
    item->style = "decimal";
    if (!read_target(inner, item) || (value_take_comma(inner) && !read_target_name(inner, item)))
        return false;
    return !value_take_comma(inner) || (item->style = value_take_text(inner, TOKEN_IDENT)) != NULL;
}

/* target-counters(attr(href), section, ".", decimal) */
static bool read_target_counters(ValueParser *inner, StyleContentItem *item) {
    item->style = "decimal";
    if (!read_target(inner, item) || !value_take_comma(inner) || !read_target_name(inner, item) ||
        !value_take_comma(inner) || !(item->separator = value_take_text(inner, TOKEN_STRING)))
        return false;
    return !value_take_comma(inner) || (item->style = value_take_text(inner, TOKEN_IDENT)) != NULL;
}

/* target-text(attr(href), first-letter) */
static bool read_target_text(ValueParser *inner, StyleContentItem *item) {
    item->style = "content";
    if (!read_target(inner, item))
        return false;
    if (!value_take_comma(inner) || value_take_ident(inner, "content"))
        return true;
    item->style = "first-letter";
    return value_take_ident(inner, "first-letter");
}

static const struct {
    const char *name;
    StyleContentKind kind;
    bool (*read)(ValueParser *inner, StyleContentItem *item);
} functions[] = {
    {"counter", CONTENT_COUNTER, read_counter},
    {"counters", CONTENT_COUNTERS, read_counters},
    {"string", CONTENT_NAMED_STRING, read_string},
    {"element", CONTENT_ELEMENT, read_string},
    {"attr", CONTENT_ATTRIBUTE, read_attribute},
    {"content", CONTENT_CONTENT, read_content},
    {"leader", CONTENT_LEADER, read_leader},
    {"target-counter", CONTENT_TARGET_COUNTER, read_target_counter},
    {"target-counters", CONTENT_TARGET_NUMBERS, read_target_counters},
    {"target-text", CONTENT_TARGET_TEXT, read_target_text},
};

static bool take_item(ValueParser *parser, StyleContentItem *item) {
    static const struct {
        const char *name;
        StyleContentKind kind;
    } quotes[] = {{"open-quote", CONTENT_OPEN_QUOTE},
                  {"close-quote", CONTENT_CLOSE_QUOTE},
                  {"no-open-quote", CONTENT_NO_OPEN_QUOTE},
                  {"no-close-quote", CONTENT_NO_CLOSE_QUOTE}};
    const Token *token = value_peek(parser);
    *item = (StyleContentItem){0};
    if (!token)
        return false;
    bool is_good = false;
    if (token->kind == TOKEN_STRING) {
        item->text = token->text;
        is_good = true;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(quotes); i++)
        if (token_is_ident(token, quotes[i].name)) {
            item->kind = quotes[i].kind;
            is_good = true;
        }
    for (size_t i = 0; !is_good && i < G_N_ELEMENTS(functions); i++) {
        if (!token_is_function(token, functions[i].name))
            continue;
        ValueParser inner = *parser;
        inner.rest = token_contents(token);
        item->kind = functions[i].kind;
        if (!functions[i].read(&inner, item) || !value_at_end(&inner))
            return false;
        is_good = true;
    }
    if (is_good)
        value_skip(parser);
    return is_good;
}

/* One or more items up to the end or a comma. */
static bool take_items(ValueParser *parser, StyleContent *content) {
    g_autoptr(GArray) items = g_array_new(FALSE, TRUE, sizeof(StyleContentItem));
    StyleContentItem item;
    while (take_item(parser, &item))
        g_array_append_val(items, item);
    if (!items->len)
        return false;
    content->items = arena_copy(parser->arena, items->data, items->len * sizeof(StyleContentItem));
    content->count = items->len;
    content->is_set = true;
    return true;
}

static bool parse_content(ValueParser *parser, const Property *property, SpecValue *value) {
    (void)property;
    StyleContent *content = arena_new0(parser->arena, StyleContent);
    value->object = content;
    if (value_take_ident(parser, "normal"))
        return true;
    content->is_set = true;
    return value_take_ident(parser, "none") || take_items(parser, content);
}

static void apply_content(const ComputePlace *place, const Property *property,
                          const SpecValue *value, void *field) {
    (void)place;
    (void)property;
    *(StyleContent *)field = *(const StyleContent *)value->object;
}

static void print_items(GString *out, const StyleContent *content) {
    static const char *const names[] = {
        [CONTENT_CONTENT] = "content",
        [CONTENT_COUNTER] = "counter",
        [CONTENT_COUNTERS] = "counters",
        [CONTENT_NAMED_STRING] = "string",
        [CONTENT_LEADER] = "leader",
        [CONTENT_TARGET_COUNTER] = "target-counter",
        [CONTENT_TARGET_TEXT] = "target-text",
        [CONTENT_ELEMENT] = "element",
        [CONTENT_TARGET_NUMBER] = "target-counter",
        [CONTENT_TARGET_NUMBERS] = "target-counters",
    };
    static const char *const which[] = {"", ", start", ", last", ", first-except"};
    for (size_t i = 0; i < content->count; i++) {
        const StyleContentItem *item = &content->items[i];
        g_string_append(out, i ? " " : "");
        if (item->kind == CONTENT_STRING)
            print_string(out, item->text);
        else
            g_string_append_printf(out, "%s(%s%s%s%s)", names[item->kind],
                                   item->text ? item->text : "", item->counter ? ", " : "",
                                   item->counter ? item->counter : "", which[item->which]);
    }
}

static void print_content(GString *out, const Property *property, const void *field) {
    (void)property;
    const StyleContent *content = field;
    if (!content->count)
        g_string_append(out, content->is_set ? "none" : "normal");
    print_items(out, content);
}

const PropertyType type_content = {parse_content, apply_content, print_content};

/* --- string-set and counters: a pointer in Style with its count right after it --- */

typedef struct {
    const void *items;
    size_t count;
} List;

G_STATIC_ASSERT(offsetof(Style, n_string_set) - offsetof(Style, string_set) ==
                offsetof(List, count));
G_STATIC_ASSERT(offsetof(Style, n_counter_reset) - offsetof(Style, counter_reset) ==
                offsetof(List, count));
G_STATIC_ASSERT(offsetof(Style, n_counter_increment) - offsetof(Style, counter_increment) ==
                offsetof(List, count));

static void apply_list(const ComputePlace *place, const Property *property, const SpecValue *value,
                       void *field) {
    (void)place;
    (void)property;
    memcpy(field, value->object, sizeof(List));
}

static List *keep_list(ValueParser *parser, const GArray *items) {
    List *list = arena_new0(parser->arena, List);
    list->count = items->len;
    if (items->len)
        list->items = arena_copy(parser->arena, items->data,
                                 items->len * g_array_get_element_size((GArray *)items));
    return list;
}

static bool parse_string_set(ValueParser *parser, const Property *property, SpecValue *value) {
    (void)property;
    g_autoptr(GArray) sets = g_array_new(FALSE, TRUE, sizeof(StyleStringSet));
    if (!value_take_ident(parser, "none")) {
        do {
            StyleStringSet set = {.name = value_take_text(parser, TOKEN_IDENT)};
            if (!set.name || !take_items(parser, &set.value))
                return false;
            g_array_append_val(sets, set);
        } while (value_take_comma(parser));
    }
    value->object = keep_list(parser, sets);
    return true;
}

static void print_string_set(GString *out, const Property *property, const void *field) {
    (void)property;
    const List *list = field;
    const StyleStringSet *sets = list->items;
    if (!list->count)
        g_string_append(out, "none");
    for (size_t i = 0; i < list->count; i++) {
        g_string_append_printf(out, "%s%s ", i ? ", " : "", sets[i].name);
        print_items(out, &sets[i].value);
    }
}

const PropertyType type_string_set = {parse_string_set, apply_list, print_string_set};

/* Words that every property has, and the one for no counter, name none. */
static bool is_reserved(const char *name) {
    static const char *const words[] = {"inherit", "initial",      "unset", "revert",
                                        "default", "revert-layer", "none"};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (g_ascii_strcasecmp(words[i], name) == 0)
            return true;
    return false;
}

/* counter-increment counts 1 where no number stands, counter-reset 0: the row's keyword table holds
 * that number. */
static bool parse_counters(ValueParser *parser, const Property *property, SpecValue *value) {
    g_autoptr(GArray) counters = g_array_new(FALSE, TRUE, sizeof(StyleCounter));
    if (!value_take_ident(parser, "none")) {
        do {
            StyleCounter counter = {value_take_text(parser, TOKEN_IDENT),
                                    property->keywords->value};
            if (!counter.name || is_reserved(counter.name))
                return false;
            value_take_whole(parser, &counter.value);
            g_array_append_val(counters, counter);
        } while (!value_at_end(parser));
    }
    value->object = keep_list(parser, counters);
    return true;
}

static void print_counters(GString *out, const Property *property, const void *field) {
    (void)property;
    const List *list = field;
    const StyleCounter *counters = list->items;
    if (!list->count)
        g_string_append(out, "none");
    for (size_t i = 0; i < list->count; i++)
        g_string_append_printf(out, "%s%s %d", i ? " " : "", counters[i].name, counters[i].value);
}

const PropertyType type_counters = {parse_counters, apply_list, print_counters};

/* --- position --- */

static const char *const positions[] = {
    [POSITION_STATIC] = "static",     [POSITION_RUNNING] = "running",
    [POSITION_RELATIVE] = "relative", [POSITION_ABSOLUTE] = "absolute",
    [POSITION_STICKY] = "sticky",     [POSITION_FIXED] = "fixed"};

/* In Style as here. */
typedef struct {
    const char *running;
    StylePosition position;
} Position;

G_STATIC_ASSERT(offsetof(Style, position) - offsetof(Style, running) ==
                offsetof(Position, position));

/* css-gcpm-3 §1.2 beside the words of css-position-3 */
static bool parse_position(ValueParser *parser, const Property *property, SpecValue *value) {
    (void)property;
    const Token *token = value_peek(parser);
    Position *said = arena_new0(parser->arena, Position);
    value->object = said;
    if (token && token_is_function(token, "running")) {
        ValueParser inner = *parser;
        inner.rest = tokens_trim(token_contents(token));
        said->position = POSITION_RUNNING;
        said->running = value_take_text(&inner, TOKEN_IDENT);
        value_skip(parser);
        return said->running && value_at_end(&inner);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(positions); i++) {
        said->position = (StylePosition)i;
        if (i != POSITION_RUNNING && value_take_ident(parser, positions[i]))
            return true;
    }
    return false;
}

static void apply_position(const ComputePlace *place, const Property *property,
                           const SpecValue *value, void *field) {
    (void)place;
    memcpy(field, value->object, property->size);
}

static void print_position(GString *out, const Property *property, const void *field) {
    (void)property;
    const Position *said = field;
    g_string_append(out, positions[said->position]);
    if (said->running)
        g_string_append_printf(out, "(%s)", said->running);
}

const PropertyType type_position = {parse_position, apply_position, print_position};
