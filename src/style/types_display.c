/* SPDX-License-Identifier: MIT */
/* Reads values of several words that come to one word of the table: display, text-autospace,
 * ruby-position. */

#include "style/property.h"

/* Which of `words` stand next, each at most once, a bit each; 0: none. */
static unsigned take_words(ValueParser *parser, const char *const *words, size_t n) {
    unsigned seen = 0;
    size_t i;
    do {
        for (i = 0; i < n; i++)
            if (!(seen & (1u << i)) && value_take_ident(parser, words[i])) {
                seen |= 1u << i;
                break;
            }
    } while (i < n);
    return seen;
}

/* --- display: how it stands outside, what it is inside (css-display-3 §2) --- */

enum { BLOCK = 1, INLINE = 2, FLOW = 4, FLOW_ROOT = 8, LIST_ITEM = 16, TABLE = 32, FLEX = 64 };

static bool parse_display(ValueParser *parser, const Property *property, SpecValue *value) {
    static const char *const words[] = {"block",     "inline", "flow", "flow-root",
                                        "list-item", "table",  "flex"};
    static const struct {
        unsigned words;
        StyleDisplay display;
    } pairs[] = {{FLOW, DISPLAY_BLOCK},
                 {BLOCK | FLOW, DISPLAY_BLOCK},
                 {INLINE | FLOW, DISPLAY_INLINE},
                 {BLOCK | FLOW_ROOT, DISPLAY_FLOW_ROOT},
                 {INLINE | FLOW_ROOT, DISPLAY_INLINE_BLOCK},
                 {BLOCK | TABLE, DISPLAY_TABLE},
                 {BLOCK | FLEX, DISPLAY_FLEX},
                 {LIST_ITEM | FLOW, DISPLAY_LIST_ITEM},
                 {LIST_ITEM | BLOCK, DISPLAY_LIST_ITEM},
                 {LIST_ITEM | BLOCK | FLOW, DISPLAY_LIST_ITEM},
                 {LIST_ITEM | FLOW_ROOT, DISPLAY_LIST_ITEM},
                 {LIST_ITEM | BLOCK | FLOW_ROOT, DISPLAY_LIST_ITEM}};
    ValueParser start = *parser;
    unsigned said = take_words(parser, words, G_N_ELEMENTS(words));
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++)
        if (pairs[i].words == said) {
            value->integer = (int)pairs[i].display;
            return true;
        }
    *parser = start;
    return type_keyword.parse(parser, property, value);
}

static void apply_int(const ComputePlace *place, const Property *property, const SpecValue *value,
                      void *field) {
    type_keyword.apply(place, property, value, field);
}

static void print_word(GString *out, const Property *property, const void *field) {
    type_keyword.print(out, property, field);
}

const PropertyType type_display = {parse_display, apply_int, print_word};

/* --- text-autospace: `normal` in its own words, too (css-text-4 §8.2) --- */

#define INSERT 4u /* what is done anyway */

static bool parse_autospace(ValueParser *parser, const Property *property, SpecValue *value) {
    static const char *const words[] = {"ideograph-alpha", "ideograph-numeric", "insert"};
    ValueParser start = *parser;
    unsigned said = take_words(parser, words, G_N_ELEMENTS(words));
    if (said & AUTOSPACE_NORMAL) { /* bits as the words stand */
        value->integer = (int)(said & AUTOSPACE_NORMAL);
        return true;
    }
    *parser = start;
    return type_keyword.parse(parser, property, value);
}

const PropertyType type_autospace = {parse_autospace, apply_int, print_word};

/* --- ruby-position: alternation that begins above is the plain one (css-ruby-1 §4.1) --- */

enum { ALTERNATE = 1, OVER = 2 };

static bool parse_ruby_position(ValueParser *parser, const Property *property, SpecValue *value) {
    static const char *const words[] = {"alternate", "over"};
    ValueParser start = *parser;
    if (take_words(parser, words, G_N_ELEMENTS(words)) == (ALTERNATE | OVER)) {
        value->integer = RUBY_ALTERNATE;
        return true;
    }
    *parser = start;
    return type_keyword.parse(parser, property, value);
}

const PropertyType type_ruby_position = {parse_ruby_position, apply_int, print_word};
