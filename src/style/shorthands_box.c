/* SPDX-License-Identifier: MIT */
/* Shorthands whose values part at a slash: backgrounds and rounded corners. */

#include "style/grammar.h"
#include "style/property.h"

#include <string.h>

static bool take_slash(ValueParser *parser) {
    const Token *token = value_peek(parser);
    if (!token || !token_is_delim(token, '/'))
        return false;
    value_skip(parser);
    return true;
}

enum { COLOR, IMAGE, REPEAT, ATTACHMENT, POSITION, SIZE, ORIGIN, CLIP, N_OF_BACKGROUND };

/* One layer, in any order; the size stands behind the position and a slash; of two boxes the first
 * is the origin, and one is both (css-backgrounds-3 §2.10). */
static bool parse_layer(ValueParser *parser, const Shorthand *shorthand, SpecValue *values) {
    unsigned seen = 0;
    while (!value_at_end(parser)) {
        size_t i = 0;
        while (i < N_OF_BACKGROUND &&
               (i == SIZE || (seen & (1u << i)) || !shorthand_take(parser, shorthand, i, values)))
            i++;
        if (i == N_OF_BACKGROUND)
            return false;
        seen |= 1u << i;
        if (i == POSITION && take_slash(parser) && !shorthand_take(parser, shorthand, SIZE, values))
            return false;
    }
    if ((seen & (1u << ORIGIN)) && !(seen & (1u << CLIP)))
        values[CLIP] = values[ORIGIN];
    return seen != 0;
}

/* What a layer does not say is the initial value, which stands in the list as what it says. */
static void add_initial(ValueParser *parser, const Shorthand *shorthand, size_t i, GArray *parts) {
    const Property *property = &style_properties[style_property_find(shorthand->longhands[i])];
    ValueParser initial = *parser;
    initial.rest = style_tokenize(parser->arena, property->initial, strlen(property->initial));
    grammar_take(property->grammar, &initial, parts);
}

/* Layers with commas between, the uppermost first; a colour lies under the last. */
static bool parse_layers(ValueParser *parser, const Shorthand *shorthand, SpecValue *values) {
    GArray *parts[N_OF_BACKGROUND] = {NULL};
    for (size_t i = IMAGE; i < N_OF_BACKGROUND; i++)
        parts[i] = g_array_new(FALSE, TRUE, sizeof(SpecPart));
    bool is_good = true;
    unsigned seen = 0;
    while (is_good && parser->rest.from < parser->rest.to) {
        ValueParser layer = *parser;
        SpecValue said[SHORTHAND_MAX_LONGHANDS] = {0};
        for (size_t i = 0; i < N_OF_BACKGROUND; i++)
            said[i].kind = SPEC_INITIAL;
        layer.rest = tokens_take_item(&parser->rest);
        bool is_last = parser->rest.from >= parser->rest.to;
        is_good =
            parse_layer(&layer, shorthand, said) && (is_last || said[COLOR].kind == SPEC_INITIAL);
        values[COLOR] = said[COLOR];
        for (size_t i = IMAGE; is_good && i < N_OF_BACKGROUND; i++) {
            seen |= (said[i].kind != SPEC_INITIAL) << i;
            if (said[i].kind == SPEC_INITIAL)
                add_initial(parser, shorthand, i, parts[i]);
            else
                kept_append(&said[i], parts[i]);
            const SpecPart comma = {.kind = PART_COMMA, .text = ","};
            if (!is_last)
                g_array_append_val(parts[i], comma);
        }
    }
    for (size_t i = IMAGE; i < N_OF_BACKGROUND; i++) {
        if (seen >> i & 1) /* else one for all (§2.3) */
            values[i] = kept_value(parser->arena, (const SpecPart *)(gconstpointer)parts[i]->data,
                                   parts[i]->len);
        g_array_unref(parts[i]);
    }
    return is_good;
}

bool shorthand_parse_background(ValueParser *parser, const Shorthand *shorthand,
                                SpecValue *values) {
    TokenRange rest = tokens_trim(parser->rest);
    tokens_take_item(&rest);
    bool is_list =
        rest.from < rest.to || (rest.from > parser->rest.from && rest.from[-1].kind == TOKEN_COMMA);
    if (!is_list)
        return parse_layer(parser, shorthand, values);
    return rest.from < rest.to && parse_layers(parser, shorthand, values);
}

#define N_CORNERS 4

/* One to four radii, from the top left on; what is missing is the one across. */
static size_t take_corners(ValueParser *parser, SpecPart *corners) {
    g_autoptr(GArray) parts = g_array_new(FALSE, TRUE, sizeof(SpecPart));
    if (!grammar_take("<length-percentage [0,∞]>{1,4}", parser, parts))
        return 0;
    for (guint i = 0; i < N_CORNERS; i++) {
        guint from = i < parts->len ? i : i == 3 ? 1 : 0;
        corners[i] = from < parts->len ? g_array_index(parts, SpecPart, from) : corners[0];
    }
    return parts->len;
}

/* Widths, and after a slash heights where they are others (css-backgrounds-3 §4.4). */
bool shorthand_parse_radius(ValueParser *parser, const Shorthand *shorthand, SpecValue *values) {
    (void)shorthand;
    SpecPart corners[N_CORNERS], heights[N_CORNERS] = {0};
    if (!take_corners(parser, corners))
        return false;
    bool has_heights = take_slash(parser);
    if (has_heights && !take_corners(parser, heights))
        return false;
    for (size_t i = 0; i < N_CORNERS; i++) {
        SpecPart both[] = {corners[i], heights[i]};
        values[i] = kept_value(parser->arena, both, has_heights ? 2 : 1);
    }
    return true;
}

/* border-image: slice, then after slashes width and outset; the rest in any order
 * (css-backgrounds-3 §6.7). */
bool shorthand_parse_border_image(ValueParser *parser, const Shorthand *shorthand,
                                  SpecValue *values) {
    enum { SOURCE, SLICE, WIDTH, OUTSET, TILING };
    unsigned seen = 0;
    while (!value_at_end(parser)) {
        static const size_t order[] = {SOURCE, SLICE, TILING};
        size_t i = 0;
        while (i < G_N_ELEMENTS(order) &&
               ((seen & (1u << order[i])) || !shorthand_take(parser, shorthand, order[i], values)))
            i++;
        if (i == G_N_ELEMENTS(order))
            return false;
        seen |= 1u << order[i];
        if (order[i] != SLICE || !take_slash(parser))
            continue;
        bool has_width = shorthand_take(parser, shorthand, WIDTH, values);
        bool has_outset = take_slash(parser);
        if ((has_outset && !shorthand_take(parser, shorthand, OUTSET, values)) ||
            (!has_width && !has_outset))
            return false;
    }
    return seen != 0;
}
