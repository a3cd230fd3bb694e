/* SPDX-License-Identifier: MIT */
/* Shorthands whose values part at a slash: backgrounds and rounded corners. */

#include "style/grammar.h"
#include "style/property.h"

static bool take_slash(ValueParser *parser) {
    const Token *token = value_peek(parser);
    if (!token || !token_is_delim(token, '/'))
        return false;
    value_skip(parser);
    return true;
}

/* One layer, in any order; the size stands behind the position and a slash; of two boxes the first
 * is the origin, and one is both (css-backgrounds-3 §2.10). */
bool shorthand_parse_background(ValueParser *parser, const Shorthand *shorthand,
                                SpecValue *values) {
    enum { COLOR, IMAGE, REPEAT, ATTACHMENT, POSITION, SIZE, ORIGIN, CLIP, N };
    unsigned seen = 0;
    while (!value_at_end(parser)) {
        size_t i = 0;
        while (i < N &&
               (i == SIZE || (seen & (1u << i)) || !shorthand_take(parser, shorthand, i, values)))
            i++;
        if (i == N)
            return false;
        seen |= 1u << i;
        if (i == POSITION && take_slash(parser) && !shorthand_take(parser, shorthand, SIZE, values))
            return false;
    }
    if ((seen & (1u << ORIGIN)) && !(seen & (1u << CLIP)))
        values[CLIP] = values[ORIGIN];
    return seen != 0;
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
