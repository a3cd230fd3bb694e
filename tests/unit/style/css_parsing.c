/* SPDX-License-Identifier: MIT */
/* The parser held against the css-parsing suite: component values, declarations, rules, sheets in
 * bytes, An+B, colours. The suite is of 2013; where CSS has changed since, the case is named below
 * with the reason. */
#include "style/decode.h"
#include "style/parser.h"
#include "style/value.h"
#include "support/corpora.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

#define NAMES "U+0080 and U+0081 are no name characters since 2021"
#define UNICODE_RANGE "unicode-range is no token since 2014"
#define TWO_CHARACTERS "~=, |= and the like are two tokens since 2019"
#define ALPHA "css-color-4: an alpha may stand in every form, and be a percentage"
#define ANGLE "css-color-4: a hue may be an angle"

/* file, case (from 0), why today's CSS says otherwise */
static const struct {
    const char *file;
    size_t index;
    const char *reason;
} exceptions[] = {
    {"component_value_list", 6, NAMES},
    {"component_value_list", 38, UNICODE_RANGE},
    {"component_value_list", 39, UNICODE_RANGE},
    {"component_value_list", 40, UNICODE_RANGE},
    {"component_value_list", 41, UNICODE_RANGE},
    {"component_value_list", 42, UNICODE_RANGE},
    {"component_value_list", 43, UNICODE_RANGE},
    {"component_value_list", 44, UNICODE_RANGE},
    {"component_value_list", 45, UNICODE_RANGE},
    {"component_value_list", 46, UNICODE_RANGE},
    {"component_value_list", 47, TWO_CHARACTERS},
    {"component_value_list", 48, TWO_CHARACTERS},
    {"color3", 58, ALPHA},
    {"color3", 61, ALPHA},
    {"color3", 62, ALPHA},
    {"color3", 82, ALPHA},
    {"color3", 90, ALPHA},
    {"color3", 94, ALPHA},
    {"color3", 95, ALPHA},
    {"color3", 106, ANGLE},
    {"color3", 111, ALPHA},
    {"color3", 120, ANGLE},
    {"color3", 125, ALPHA},
};

/* --- tokens as the suite writes them --- */

static json_t *component(const char *source, const Token *token);

static json_t *components(const char *source, TokenRange range) {
    json_t *list = json_array();
    for (const Token *t = range.from; t < range.to; t = token_after(t)) {
        json_array_append_new(list, component(source, t));
        if (!t->is_unfinished || (t->kind != TOKEN_STRING && t->kind != TOKEN_URL))
            continue;
        const char *error = t->kind == TOKEN_STRING ? "eof-in-string" : "eof-in-url";
        json_array_append_new(list, json_pack("[ss]", "error", error));
    }
    return list;
}

static json_t *numeric(const char *source, const Token *token) {
    static const char *const kinds[] = {"number", "percentage", "dimension"};
    size_t length = 0; /* of the number as it is written */
    const char *text = source + token->start;
    length += text[0] == '+' || text[0] == '-';
    while (g_ascii_isdigit(text[length]))
        length++;
    if (text[length] == '.' && g_ascii_isdigit(text[length + 1]))
        for (length++; g_ascii_isdigit(text[length]);)
            length++;
    bool has_sign =
        (text[length] | 32) == 'e' && (text[length + 1] == '+' || text[length + 1] == '-');
    if ((text[length] | 32) == 'e' && g_ascii_isdigit(text[length + 1 + has_sign]))
        for (length += 1 + has_sign; g_ascii_isdigit(text[length]);)
            length++;
    json_t *list = json_pack("[ss%fs]", kinds[token->kind - TOKEN_NUMBER], text, length,
                             token->number, token->is_integer ? "integer" : "number");
    if (token->kind == TOKEN_DIMENSION)
        json_array_append_new(list, json_string(token->text));
    return list;
}

static json_t *block(const char *source, const Token *token, const char *kind) {
    json_t *list = json_array();
    json_array_append_new(list, json_string(kind));
    if (token->kind == TOKEN_FUNCTION)
        json_array_append_new(list, json_string(token->text));
    json_t *inner = components(source, token_contents(token));
    json_array_extend(list, inner);
    json_decref(inner);
    return list;
}

static json_t *component(const char *source, const Token *token) {
    static const char *const plain[] = {
        [TOKEN_WHITESPACE] = " ", [TOKEN_CDO] = "<!--",    [TOKEN_CDC] = "-->",
        [TOKEN_COLON] = ":",      [TOKEN_SEMICOLON] = ";", [TOKEN_COMMA] = ","};
    static const char *const named[] = {[TOKEN_IDENT] = "ident",
                                        [TOKEN_AT_KEYWORD] = "at-keyword",
                                        [TOKEN_STRING] = "string",
                                        [TOKEN_URL] = "url"};
    switch (token->kind) {
    case TOKEN_IDENT:
    case TOKEN_AT_KEYWORD:
    case TOKEN_STRING:
    case TOKEN_URL:
        return json_pack("[ss]", named[token->kind], token->text);
    case TOKEN_HASH:
        return json_pack("[sss]", "hash", token->text, token->is_id ? "id" : "unrestricted");
    case TOKEN_BAD_STRING:
        return json_pack("[ss]", "error", "bad-string");
    case TOKEN_BAD_URL:
        return json_pack("[ss]", "error", "bad-url");
    case TOKEN_NUMBER:
    case TOKEN_PERCENTAGE:
    case TOKEN_DIMENSION:
        return numeric(source, token);
    case TOKEN_FUNCTION:
        return block(source, token, "function");
    case TOKEN_OPEN_SQUARE:
        return block(source, token, "[]");
    case TOKEN_OPEN_PAREN:
        return block(source, token, "()");
    case TOKEN_OPEN_CURLY:
        return block(source, token, "{}");
    case TOKEN_CLOSE_SQUARE:
        return json_pack("[ss]", "error", "]");
    case TOKEN_CLOSE_PAREN:
        return json_pack("[ss]", "error", ")");
    case TOKEN_CLOSE_CURLY:
        return json_pack("[ss]", "error", "}");
    case TOKEN_DELIM: {
        char text[8] = {0};
        g_unichar_to_utf8(token->character, text);
        return json_string(text);
    }
    default:
        return json_string(plain[token->kind]);
    }
}

static json_t *item_json(const char *source, const ParserItem *item) {
    json_t *value = components(source, item->value);
    json_t *body = item->body ? components(source, token_contents(item->body)) : json_null();
    switch (item->kind) {
    case ITEM_DECLARATION:
        json_decref(body);
        return json_pack("[ssob]", "declaration", item->name, value, item->is_important);
    case ITEM_AT_RULE:
        return json_pack("[ssoo]", "at-rule", item->name, value, body);
    case ITEM_RULE:
        return json_pack("[soo]", "qualified rule", value, body);
    default:
        json_decref(value);
        json_decref(body);
        return json_pack("[ss]", "error", "invalid");
    }
}

/* --- the suite's entry points, each on the parser's own --- */

static json_t *error_json(const char *why) {
    return json_pack("[ss]", "error", why);
}

static json_t *one_component(const char *source, TokenRange range) {
    range = tokens_trim(range);
    if (range.from >= range.to)
        return error_json("empty");
    return token_after(range.from) < range.to ? error_json("extra-input")
                                              : component(source, range.from);
}

static json_t *one_declaration(const char *source, TokenRange range) {
    ParserItem item;
    if (tokens_trim(range).from >= range.to)
        return error_json("empty");
    parser_declaration(range, &item);
    return item_json(source, &item);
}

static json_t *declaration_list(const char *source, TokenRange range) {
    json_t *list = json_array();
    ParserItem item;
    while (parser_next_declaration(&range, &item))
        json_array_append_new(list, item_json(source, &item));
    return list;
}

static json_t *rules(const char *source, TokenRange range, bool is_top_level) {
    json_t *list = json_array();
    ParserItem item;
    while (parser_next_rule(&range, is_top_level, &item))
        json_array_append_new(list, item_json(source, &item));
    return list;
}

static json_t *rule_list(const char *source, TokenRange range) {
    return rules(source, range, false);
}

static json_t *stylesheet(const char *source, TokenRange range) {
    return rules(source, range, true);
}

static json_t *one_rule(const char *source, TokenRange range) {
    ParserItem item;
    if (!parser_next_rule(&range, false, &item))
        return error_json("empty");
    if (tokens_trim(range).from < range.to)
        return error_json("extra-input");
    return item_json(source, &item);
}

static json_t *nth(const char *source, TokenRange range) {
    (void)source;
    ValueParser parser = {.rest = range};
    int step, offset;
    if (!value_take_nth(&parser, &step, &offset) || !value_at_end(&parser))
        return json_null();
    return json_pack("[ii]", step, offset);
}

static json_t *color(const char *source, TokenRange range) {
    (void)source;
    ValueParser parser = {.rest = range};
    SpecColor value;
    if (!value_take_color(&parser, &value) || !value_at_end(&parser))
        return json_null();
    if (value.is_current)
        return json_string("currentColor");
    return json_pack("[ffff]", (double)value.color.v[0], (double)value.color.v[1],
                     (double)value.color.v[2], value.alpha);
}

/* --- comparing --- */

static double tolerance;

static bool is_equal(json_t *a, json_t *b) {
    if (json_is_number(a) && json_is_number(b)) {
        double x = json_number_value(a), y = json_number_value(b);
        return fabs(x - y) <= MAX(fabs(y) * 1e-9, tolerance);
    }
    if (!json_is_array(a) || !json_is_array(b))
        return json_equal(a, b);
    if (json_array_size(a) != json_array_size(b))
        return false;
    for (size_t i = 0; i < json_array_size(a); i++)
        if (!is_equal(json_array_get(a, i), json_array_get(b, i)))
            return false;
    return true;
}

static bool is_exception(const char *file, size_t index) {
    for (size_t i = 0; i < G_N_ELEMENTS(exceptions); i++)
        if (strcmp(exceptions[i].file, file) == 0 && exceptions[i].index == index)
            return true;
    return false;
}

static void judge(const char *file, size_t index, const char *input, json_t *got, json_t *wanted) {
    bool is_same = is_equal(got, wanted);
    if (is_same == is_exception(file, index)) {
        g_autofree char *left = json_dumps(got, JSON_COMPACT | JSON_ENCODE_ANY);
        g_autofree char *right = json_dumps(wanted, JSON_COMPACT | JSON_ENCODE_ANY);
        g_test_message("%s %zu%s: %s\n  got    %s\n  wanted %s", file, index,
                       is_same ? " passes though it is named as an exception" : "", input, left,
                       right);
        g_test_fail();
    }
    json_decref(got);
}

typedef struct {
    const char *file;
    json_t *(*read)(const char *source, TokenRange range);
    double tolerance, scale; /* colours by keyword are of 255 */
} Suite;

static json_t *load(const char *file) {
    g_autofree char *name = g_strdup_printf("css-parsing/%s.json", file);
    g_autofree char *path = corpora_path(name);
    json_error_t error;
    json_t *cases = json_load_file(path ? path : name, JSON_ALLOW_NUL, &error);
    if (!cases)
        g_error("%s: %s", name, error.text);
    return cases;
}

/* The keywords' file counts in 255ths. */
static void divide(json_t *wanted, double by) {
    for (size_t i = 0; by > 0 && json_is_array(wanted) && i < 3; i++)
        json_array_set_new(wanted, i, json_real(json_number_value(json_array_get(wanted, i)) / by));
}

static void run_suite(gconstpointer data) {
    const Suite *suite = data;
    tolerance = suite->tolerance;
    json_t *cases = load(suite->file);
    g_assert_cmpuint(json_array_size(cases), >, 1);
    for (size_t i = 0; i + 1 < json_array_size(cases); i += 2) {
        g_autoptr(Arena) arena = arena_new();
        json_t *input = json_array_get(cases, i);
        const char *source = json_string_value(input);
        json_t *wanted = json_array_get(cases, i + 1);
        divide(wanted, suite->scale);
        TokenRange range = style_tokenize(arena, source, json_string_length(input));
        judge(suite->file, i / 2, source, suite->read(source, range), wanted);
    }
    json_decref(cases);
}

/* The input is a string of bytes, each a character up to U+00FF. */
static GBytes *bytes_of(const char *text, size_t length) {
    GByteArray *bytes = g_byte_array_new();
    for (const char *c = text; c < text + length; c = g_utf8_next_char(c)) {
        guint8 byte = (guint8)g_utf8_get_char(c);
        g_byte_array_append(bytes, &byte, 1);
    }
    return g_byte_array_free_to_bytes(bytes);
}

static void run_bytes(void) {
    json_t *cases = load("stylesheet_bytes");
    tolerance = 0;
    for (size_t i = 0; i + 1 < json_array_size(cases); i += 2) {
        g_autoptr(Arena) arena = arena_new();
        json_t *input = json_array_get(cases, i);
        json_t *text = json_object_get(input, "css_bytes");
        g_autoptr(GBytes) bytes = bytes_of(json_string_value(text), json_string_length(text));
        StyleEncoding encoding = {json_string_value(json_object_get(input, "protocol_encoding")),
                                  json_string_value(json_object_get(input, "environment_encoding")),
                                  NULL};
        size_t length = 0;
        const char *source = style_decode(arena, bytes, &encoding, &length);
        json_t *got = json_pack("[os]", stylesheet(source, style_tokenize(arena, source, length)),
                                encoding.used);
        judge("stylesheet_bytes", i / 2, json_string_value(text), got,
              json_array_get(cases, i + 1));
    }
    json_decref(cases);
}

int main(int argc, char **argv) {
    static const Suite suites[] = {
        {"component_value_list", components, 0, 0},
        {"one_component_value", one_component, 0, 0},
        {"one_declaration", one_declaration, 0, 0},
        {"declaration_list", declaration_list, 0, 0},
        {"one_rule", one_rule, 0, 0},
        {"rule_list", rule_list, 0, 0},
        {"stylesheet", stylesheet, 0, 0},
        {"An+B", nth, 0, 0},
        {"color3", color, 1e-6, 0},
        {"color3_hsl", color, 1e-6, 0},
        {"color3_keywords", color, 1e-6, 255},
    };

    g_test_init(&argc, &argv, NULL);
    g_autofree char *root = corpora_path("css-parsing");
    if (!root)
        return corpora_absent();
    for (size_t i = 0; i < G_N_ELEMENTS(suites); i++) {

        g_autofree char *path = g_strdup_printf("/css-parsing/%s", suites[i].file);
        g_test_add_data_func(path, &suites[i], run_suite);
    }
    g_test_add_func("/css-parsing/stylesheet_bytes", run_bytes);
    return g_test_run();
}
