/* SPDX-License-Identifier: MIT */
/* The tokenizer held against the css-tokens suite: every token, its place and its value. */
#include "style/tokens.h"
#include "support/corpora.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

static const char *const names[] = {
    "ident-token",      "function-token",  "at-keyword-token", "hash-token",  "string-token",
    "bad-string-token", "url-token",       "bad-url-token",    "delim-token", "number-token",
    "percentage-token", "dimension-token", "whitespace-token", "CDO-token",   "CDC-token",
    "colon-token",      "semicolon-token", "comma-token",      "[-token",     "]-token",
    "(-token",          ")-token",         "{-token",          "}-token",     "comment"};

/* The suite counts in UTF-16 units. */
static json_int_t units(const char *bytes, size_t n) {
    json_int_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += ((bytes[i] & 0xC0) != 0x80) + ((bytes[i] & 0xF8) == 0xF0);
    return count;
}

static bool has_value(const Token *token, json_t *structured) {
    json_t *value = json_object_get(structured, "value");
    bool is_numeric = token->kind == TOKEN_NUMBER || token->kind == TOKEN_PERCENTAGE ||
                      token->kind == TOKEN_DIMENSION;
    if (token->kind == TOKEN_DELIM) {
        char text[8] = {0};
        g_unichar_to_utf8(token->character, text);
        return g_strcmp0(json_string_value(value), text) == 0;
    }
    if (!is_numeric) {
        bool is_id = g_strcmp0(json_string_value(json_object_get(structured, "type")), "id") == 0;
        return g_strcmp0(json_string_value(value), token->text) == 0 &&
               (token->kind != TOKEN_HASH || is_id == token->is_id);
    }
    const char *type = json_string_value(json_object_get(structured, "type"));
    const char *sign = json_string_value(json_object_get(structured, "signCharacter"));
    double expected = json_number_value(value);
    return fabs(token->number - expected) <= fabs(expected) * 1e-12 &&
           (!type || token->is_integer == (strcmp(type, "integer") == 0)) &&
           token->sign == (sign ? *sign : 0) &&
           (token->kind != TOKEN_DIMENSION ||
            g_strcmp0(json_string_value(json_object_get(structured, "unit")), token->text) == 0);
}

static bool is_token(const Token *token, json_t *expected, const char *bytes) {
    json_t *structured = json_object_get(expected, "structured");
    return g_strcmp0(json_string_value(json_object_get(expected, "type")), names[token->kind]) ==
               0 &&
           json_integer_value(json_object_get(expected, "startIndex")) ==
               units(bytes, token->start) &&
           json_integer_value(json_object_get(expected, "endIndex")) == units(bytes, token->end) &&
           (!json_is_object(structured) || has_value(token, structured));
}

static void one_case(gconstpointer data) {
    const char *folder = data;
    g_autofree char *source = g_build_filename(folder, "source.css", NULL);
    g_autofree char *answer = g_build_filename(folder, "tokens.json", NULL);
    g_autofree char *bytes = NULL;
    gsize length = 0;
    g_assert_true(g_file_get_contents(source, &bytes, &length, NULL));
    json_t *expected = json_load_file(answer, JSON_ALLOW_NUL, NULL);
    g_assert_nonnull(expected);
    g_autoptr(Arena) arena = arena_new();
    Tokenizer tokenizer = {arena, bytes, length, 0, g_string_new(NULL)};
    size_t i = 0;
    for (Token token; (token = style_token_next(&tokenizer)).kind != TOKEN_END; i++) {
        json_t *wanted = json_array_get(expected, i);
        if (!wanted || !is_token(&token, wanted, bytes)) {
            g_autofree char *text = wanted ? json_dumps(wanted, JSON_COMPACT) : g_strdup("nothing");
            g_test_message("token %zu is %s %u–%u '%s', wanted %s", i, names[token.kind],
                           token.start, token.end, token.text ? token.text : "", text);
            g_test_fail();
            break;
        }
    }
    if (i != json_array_size(expected)) {
        g_test_message("%zu tokens, wanted %zu", i, json_array_size(expected));
        g_test_fail();
    }
    g_string_free(tokenizer.scratch, TRUE);
    json_decref(expected);
}

static size_t add_cases(const char *root, const char *group) {
    g_autofree char *folder = g_build_filename(root, group, NULL);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    size_t n = 0;
    for (const char *name; dir && (name = g_dir_read_name(dir)); n++) {
        g_autofree char *path = g_strdup_printf("/css-tokens/%s/%s", group, name);
        g_test_add_data_func_full(path, g_build_filename(folder, name, NULL), one_case, g_free);
    }
    return n;
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_autofree char *root = corpora_path("css-tokens/tests");
    if (!root)
        return corpora_absent();
    g_autoptr(GDir) dir = g_dir_open(root, 0, NULL);
    size_t n = 0;
    for (const char *group; dir && (group = g_dir_read_name(dir));)
        n += add_cases(root, group);
    g_assert_cmpuint(n, >, 150);
    return g_test_run();
}
