/* SPDX-License-Identifier: MIT */
/* Reads, computes and prints font values, names and quotes. */

#include "style/property.h"

#include <math.h>
#include <string.h>

/* --- font-size, line-height --- */

/* css-fonts-4 §2.5; `medium` is CSS's 16 px. */
static const struct {
    const char *name;
    double size;
    LengthUnit unit;
} sizes[] = {{"xx-small", 7.2, UNIT_PT}, {"x-small", 9, UNIT_PT},    {"small", 10.667, UNIT_PT},
             {"medium", 12, UNIT_PT},    {"large", 14.4, UNIT_PT},   {"x-large", 18, UNIT_PT},
             {"xx-large", 24, UNIT_PT},  {"xxx-large", 36, UNIT_PT}, {"smaller", 1 / 1.2, UNIT_EM},
             {"larger", 1.2, UNIT_EM}};

static bool parse_font_size(ValueParser *parser, const Property *property, SpecValue *value) {
    (void)property;
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        if (!value_take_ident(parser, sizes[i].name))
            continue;
        value->length = (SpecLength){.kind = VALUE_LENGTH};
        value->length.by[sizes[i].unit] = sizes[i].size;
        return true;
    }
    return value_take_length(parser, &value->length);
}

/* Its own units count in the parent's font, which the style still holds here. */
static void apply_font_size(const ComputePlace *place, const Property *property,
                            const SpecValue *value, void *field) {
    (void)property;
    Length size = value_compute_length(place, &value->length, place->parent->font_size);
    *(Length *)field = MAX(size, 0);
}

static void print_plain_length(GString *out, const Property *property, const void *field) {
    (void)property;
    print_length(out, *(const Length *)field);
}

const PropertyType type_font_size = {parse_font_size, apply_font_size, print_plain_length};

#define NORMAL_LINE_HEIGHT 1.5

static bool parse_line_height(ValueParser *parser, const Property *property, SpecValue *value) {
    (void)property;
    double number = NORMAL_LINE_HEIGHT;
    value->mixed = (SpecMixed){.is_value = true};
    if (value_take_ident(parser, "normal") ||
        value_take_number_in(parser, (NumberRange){0, INFINITY}, &number)) {
        value->mixed.value = (int)round(MIN(number, 1e4) * 65536);
        return true;
    }
    value->mixed.is_value = false;
    return value_take_length(parser, &value->mixed.length);
}

static void apply_line_height(const ComputePlace *place, const Property *property,
                              const SpecValue *value, void *field) {
    (void)property;
    place->style->line_height_factor = value->mixed.is_value ? value->mixed.value : 0;
    if (value->mixed.is_value) {
        *(Length *)field = 0; /* which a factor of 0 leaves */
        return;
    }
    Length height = value_compute_length(place, &value->mixed.length, place->style->font_size);
    *(Length *)field = MAX(height, 0);
}

const PropertyType type_line_height = {parse_line_height, apply_line_height, print_plain_length};

/* --- font-weight --- */

enum { WEIGHT_BOLDER = -1, WEIGHT_LIGHTER = -2 };

static bool parse_weight(ValueParser *parser, const Property *property, SpecValue *value) {
    (void)property;
    static const Keyword words[] = {
        {"normal", 400}, {"bold", 700}, {"bolder", WEIGHT_BOLDER}, {"lighter", WEIGHT_LIGHTER}};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        value->integer = words[i].value;
        if (value_take_ident(parser, words[i].name))
            return true;
    }
    double number;
    if (!value_take_number_in(parser, (NumberRange){1, 1000}, &number))
        return false;
    value->integer = (int)number;
    return true;
}

/* css-fonts-4 §2.2.1 */
static void apply_weight(const ComputePlace *place, const Property *property,
                         const SpecValue *value, void *field) {
    (void)property;
    int *weight = field, inherited = place->parent->font_weight;
    if (value->integer == WEIGHT_BOLDER)
        *weight = inherited < 350 ? 400 : inherited < 550 ? 700 : MAX(inherited, 900);
    else if (value->integer == WEIGHT_LIGHTER)
        *weight = inherited < 550 ? MIN(inherited, 100) : inherited < 750 ? 400 : 700;
    else
        *weight = value->integer;
}

static void print_int(GString *out, const Property *property, const void *field) {
    (void)property;
    g_string_append_printf(out, "%d", *(const int *)field);
}

const PropertyType type_weight = {parse_weight, apply_weight, print_int};

/* --- strings in the sheet's arena --- */

static void apply_pointer(const ComputePlace *place, const Property *property,
                          const SpecValue *value, void *field) {
    (void)place;
    (void)property;
    *(const void **)field = value->object;
}

static void print_text(GString *out, const Property *property, const void *field) {
    (void)property;
    const char *text = *(const char *const *)field;
    g_string_append(out, text ? text : "auto");
}

/* A family is a string or identifiers joined by single spaces; the list keeps commas only between
 * families, so a comma inside a quoted name is dropped. Quotes are kept where they matter: around a
 * family that is called as a generic one is. */
static bool take_family(ValueParser *parser, GString *list) {
    const Token *token = value_peek(parser);
    if (!token)
        return false;
    if (list->len)
        g_string_append(list, ", ");
    if (token->kind == TOKEN_STRING) {
        const char *quote = font_name_is_generic(token->text) ? "\"" : "";
        g_string_append(list, quote);
        for (const char *c = token->text; *c; c++)
            if (*c != ',')
                g_string_append_c(list, *c);
        g_string_append(list, quote);
        value_skip(parser);
        return true;
    }
    bool is_first = true;
    for (; (token = value_peek(parser)) && token->kind == TOKEN_IDENT; value_skip(parser)) {
        g_string_append_printf(list, "%s%s", is_first ? "" : " ", token->text);
        is_first = false;
    }
    return !is_first;
}

static bool parse_families(ValueParser *parser, const Property *property, SpecValue *value) {
    (void)property;
    g_autoptr(GString) list = g_string_new(NULL);
    do {
        if (!take_family(parser, list))
            return false;
    } while (value_take_comma(parser));
    value->object = arena_strndup(parser->arena, list->str, list->len);
    return true;
}

const PropertyType type_families = {parse_families, apply_pointer, print_text};

/* list-style-type: a name, or the marker's very words, which keep their quotes. */
static bool parse_marker(ValueParser *parser, const Property *property, SpecValue *value) {
    (void)property;
    const Token *token = value_peek(parser);
    if (!token || (token->kind != TOKEN_IDENT && token->kind != TOKEN_STRING))
        return false;
    bool is_string = token->kind == TOKEN_STRING;
    value->object = is_string ? arena_printf(parser->arena, "\"%s\"", token->text) : token->text;
    value_skip(parser);
    return true;
}

const PropertyType type_marker = {parse_marker, apply_pointer, print_text};

/* page: an identifier or string; the words of the row's keywords give NULL. */
static bool parse_name(ValueParser *parser, const Property *property, SpecValue *value) {
    const Token *token = value_peek(parser);
    if (!token || (token->kind != TOKEN_IDENT && token->kind != TOKEN_STRING))
        return false;
    value->object = token->text;
    if (property->keywords && token_is_ident(token, property->keywords->name))
        value->object = NULL;
    value_skip(parser);
    return true;
}

const PropertyType type_name = {parse_name, apply_pointer, print_text};

/* quotes: kept as the strings one after another, parted by U+001F. */
static bool parse_quotes(ValueParser *parser, const Property *property, SpecValue *value) {
    (void)property;
    value->object = NULL;
    if (value_take_ident(parser, "auto"))
        return true;
    value->object = "";
    if (value_take_ident(parser, "none"))
        return true;
    g_autoptr(GString) list = g_string_new(NULL);
    size_t n = 0;
    for (const Token *t; (t = value_peek(parser)) && t->kind == TOKEN_STRING; n++) {
        g_string_append_printf(list, "%s%s", n ? "\x1f" : "", t->text);
        value_skip(parser);
    }
    value->object = arena_strndup(parser->arena, list->str, list->len);
    return n && n % 2 == 0;
}

static void print_quotes(GString *out, const Property *property, const void *field) {
    (void)property;
    const char *text = *(const char *const *)field;
    if (!text) {
        g_string_append(out, "auto");
        return;
    }
    g_auto(GStrv) marks = g_strsplit(text, "\x1f", -1);
    for (size_t i = 0; marks[i]; i++) {
        g_string_append(out, i ? " " : "");
        print_string(out, marks[i]);
    }
}

const PropertyType type_quotes = {parse_quotes, apply_pointer, print_quotes};

/* hyphenate-limit-chars (css-text-4 §5.3.4): letters of the word, before and after the hyphen; a
 * missing third is the second, a missing second is auto. */
static bool parse_limit_chars(ValueParser *parser, const Property *property, SpecValue *value) {
    (void)property;
    int limits[3] = {0}, n = 0;
    for (; n < 3 && !value_at_end(parser); n++)
        if (!value_take_ident(parser, "auto") &&
            !value_take_whole_in(parser, (NumberRange){0, INFINITY}, &limits[n]))
            return false;
    if (n == 0)
        return false;
    if (n < 3)
        limits[2] = limits[1];
    value->object = arena_copy(parser->arena, limits, sizeof limits);
    return true;
}

static void apply_limit_chars(const ComputePlace *place, const Property *property,
                              const SpecValue *value, void *field) {
    (void)property;
    (void)field;
    const int *limits = value->object;
    place->style->hyphenate_word = limits[0];
    place->style->hyphenate_before = limits[1];
    place->style->hyphenate_after = limits[2];
}

static void print_limit_chars(GString *out, const Property *property, const void *field) {
    (void)property;
    const Style *style =
        (const Style *)(const void *)((const char *)field - offsetof(Style, hyphenate_word));
    const int limits[] = {style->hyphenate_word, style->hyphenate_before, style->hyphenate_after};
    for (size_t i = 0; i < G_N_ELEMENTS(limits); i++) {
        g_string_append(out, i ? " " : "");
        if (limits[i])
            g_string_append_printf(out, "%d", limits[i]);
        else
            g_string_append(out, "auto");
    }
}

const PropertyType type_limit_chars = {parse_limit_chars, apply_limit_chars, print_limit_chars};

/* --- tab-size: a number of spaces, or a length --- */

static bool parse_tab_size(ValueParser *parser, const Property *property, SpecValue *value) {
    double number = 0;
    (void)property;
    value->mixed =
        (SpecMixed){.is_value = value_take_number_in(parser, (NumberRange){0, INFINITY}, &number)};
    value->mixed.length = (SpecLength){.kind = VALUE_LENGTH, .by[UNIT_PT] = number};
    if (value->mixed.is_value)
        return true;
    return value_take_length(parser, &value->mixed.length) && !value->mixed.length.has_percent &&
           value->mixed.length.by[UNIT_PT] >= 0;
}

static void apply_tab_size(const ComputePlace *place, const Property *property,
                           const SpecValue *value, void *field) {
    bool is_number = value->mixed.is_value;
    (void)property;
    (void)field;
    place->style->tab_size = is_number ? value->mixed.length.by[UNIT_PT] : 0;
    place->style->tab_length =
        is_number ? 0 : MAX(value_compute_length(place, &value->mixed.length, 0), 0);
}

static void print_tab_size(GString *out, const Property *property, const void *field) {
    const Style *style =
        (const Style *)(const void *)((const char *)field - offsetof(Style, tab_size));
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    (void)property;
    if (style->tab_length)
        type_absolute.print(out, property, &style->tab_length);
    else
        g_string_append(out, g_ascii_formatd(digits, sizeof digits, "%.6g", style->tab_size));
}

const PropertyType type_tab_size = {parse_tab_size, apply_tab_size, print_tab_size};
