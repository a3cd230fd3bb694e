/* SPDX-License-Identifier: MIT */
/* Turns the name of an element or attribute into what XHTML has for it. */

#include "epub/parts.h"

#include "base/language.h"
#include <stdlib.h>
#include <string.h>

/* Sorted by name. Sections, heads and feet inside a body become boxes: one article is one section
 * of the publication. `time` would promise a date in a form of its own. */
static const Word words[] = {
    {"a", KIND_PHRASE, NULL},         {"abbr", KIND_PHRASE, NULL},
    {"acronym", KIND_PHRASE, "abbr"}, {"address", KIND_BLOCK, "div"},
    {"article", KIND_OUTLINE, NULL},  {"aside", KIND_OUTLINE, NULL},
    {"audio", KIND_DROPPED, NULL},    {"b", KIND_PHRASE, NULL},
    {"bdi", KIND_PHRASE, NULL},       {"bdo", KIND_PHRASE, NULL},
    {"big", KIND_PHRASE, "span"},     {"blockquote", KIND_BLOCK, NULL},
    {"body", KIND_BLOCK, "div"},      {"br", KIND_VOID, NULL},
    {"button", KIND_PHRASE, "span"},  {"canvas", KIND_DROPPED, NULL},
    {"caption", KIND_PART, NULL},     {"center", KIND_BLOCK, "div"},
    {"cite", KIND_PHRASE, NULL},      {"code", KIND_PHRASE, NULL},
    {"col", KIND_PART, NULL},         {"colgroup", KIND_PART, NULL},
    {"dd", KIND_PART, NULL},          {"del", KIND_PHRASE, NULL},
    {"details", KIND_BLOCK, "div"},   {"dfn", KIND_PHRASE, NULL},
    {"dir", KIND_LIST, "ul"},         {"div", KIND_BLOCK, NULL},
    {"dl", KIND_DEFINITIONS, NULL},   {"dt", KIND_PART, NULL},
    {"em", KIND_PHRASE, NULL},        {"embed", KIND_DROPPED, NULL},
    {"fieldset", KIND_BLOCK, "div"},  {"figcaption", KIND_PART, NULL},
    {"figure", KIND_FIGURE, NULL},    {"footer", KIND_BLOCK, "div"},
    {"form", KIND_BLOCK, "div"},      {"h1", KIND_HEADING, NULL},
    {"h2", KIND_HEADING, NULL},       {"h3", KIND_HEADING, NULL},
    {"h4", KIND_HEADING, NULL},       {"h5", KIND_HEADING, NULL},
    {"h6", KIND_HEADING, NULL},       {"header", KIND_BLOCK, "div"},
    {"hgroup", KIND_BLOCK, "div"},    {"hr", KIND_RULE, NULL},
    {"html", KIND_BLOCK, "div"},      {"i", KIND_PHRASE, NULL},
    {"iframe", KIND_DROPPED, NULL},   {"img", KIND_VOID, NULL},
    {"input", KIND_DROPPED, NULL},    {"ins", KIND_PHRASE, NULL},
    {"kbd", KIND_PHRASE, NULL},       {"legend", KIND_LINE, "p"},
    {"li", KIND_PART, NULL},          {"link", KIND_DROPPED, NULL},
    {"main", KIND_BLOCK, "div"},      {"mark", KIND_PHRASE, NULL},
    {"menu", KIND_LIST, "ul"},        {"meta", KIND_DROPPED, NULL},
    {"nav", KIND_OUTLINE, "section"}, {"noscript", KIND_DROPPED, NULL},
    {"object", KIND_DROPPED, NULL},   {"ol", KIND_LIST, NULL},
    {"optgroup", KIND_DROPPED, NULL}, {"option", KIND_DROPPED, NULL},
    {"p", KIND_LINE, NULL},           {"param", KIND_DROPPED, NULL},
    {"pre", KIND_LINE, NULL},         {"q", KIND_PHRASE, NULL},
    {"rb", KIND_PHRASE, "span"},      {"rp", KIND_PHRASE, "span"},
    {"rt", KIND_PHRASE, "span"},      {"rtc", KIND_PHRASE, "span"},
    {"ruby", KIND_RUBY, NULL},        {"s", KIND_PHRASE, NULL},
    {"samp", KIND_PHRASE, NULL},      {"script", KIND_DROPPED, NULL},
    {"section", KIND_OUTLINE, NULL},  {"select", KIND_DROPPED, NULL},
    {"small", KIND_PHRASE, NULL},     {"source", KIND_DROPPED, NULL},
    {"span", KIND_PHRASE, NULL},      {"strike", KIND_PHRASE, "s"},
    {"strong", KIND_PHRASE, NULL},    {"style", KIND_DROPPED, NULL},
    {"sub", KIND_PHRASE, NULL},       {"summary", KIND_LINE, "p"},
    {"sup", KIND_PHRASE, NULL},       {"svg", KIND_DROPPED, NULL},
    {"table", KIND_TABLE, NULL},      {"tbody", KIND_PART, NULL},
    {"td", KIND_PART, NULL},          {"template", KIND_DROPPED, NULL},
    {"textarea", KIND_DROPPED, NULL}, {"tfoot", KIND_PART, NULL},
    {"th", KIND_PART, NULL},          {"thead", KIND_PART, NULL},
    {"time", KIND_PHRASE, "span"},    {"title", KIND_DROPPED, NULL},
    {"tr", KIND_PART, NULL},          {"track", KIND_DROPPED, NULL},
    {"tt", KIND_PHRASE, "code"},      {"u", KIND_PHRASE, NULL},
    {"ul", KIND_LIST, NULL},          {"var", KIND_PHRASE, NULL},
    {"video", KIND_DROPPED, NULL},    {"wbr", KIND_VOID, NULL},
};

static int compare(const void *name, const void *word) {
    return strcmp(name, ((const Word *)word)->name);
}

const Word *vocabulary_word(const char *name) {
    static const Word unknown = {"", KIND_PHRASE, "span"};
    const Word *word = bsearch(name, words, G_N_ELEMENTS(words), sizeof *words, compare);
    return word ? word : &unknown;
}

/* RFC 5646 §2.1 without extensions and what was grandfathered: a subtag of a wrong length or place
 * is an error to EPUB. */
bool vocabulary_is_language(const char *tag) {
    return tag && language_is_tag(tag) &&
           g_regex_match_simple("^([a-z]{2,3}(-[a-z]{3}){0,3}|[a-z]{4,8})(-[a-z]{4})?"
                                "(-([a-z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))?"
                                "(-x(-[a-z0-9]{1,8})+)?$",
                                tag, G_REGEX_CASELESS | G_REGEX_DOLLAR_ENDONLY, 0);
}

typedef enum { VALUE_TEXT, VALUE_NUMBER, VALUE_WORD, VALUE_SET } ValueKind;

/* What may stand on which element; a value of another kind is left out. */
typedef struct {
    const char *element; /* NULL: any */
    const char *name;
    ValueKind kind;
    int least, most;   /* of a number */
    const char *words; /* of a VALUE_WORD, each between spaces */
} Allowed;

static const Allowed allowed[] = {
    {NULL, "title", VALUE_TEXT, 0, 0, NULL},
    {NULL, "dir", VALUE_WORD, 0, 0, " ltr rtl auto "},
    {"a", "href", VALUE_TEXT, 0, 0, NULL},
    {"img", "src", VALUE_TEXT, 0, 0, NULL},
    {"img", "alt", VALUE_TEXT, 0, 0, NULL},
    {"img", "data-qr", VALUE_TEXT, 0, 0, NULL}, /* for steps behind; no data-… is written */
    {"li", "data-number", VALUE_TEXT, 0, 0, NULL},
    {"img", "width", VALUE_NUMBER, 1, 100000, NULL},
    {"img", "height", VALUE_NUMBER, 1, 100000, NULL},
    {"td", "colspan", VALUE_NUMBER, 1, 1000, NULL},
    {"td", "rowspan", VALUE_NUMBER, 1, 65534, NULL},
    {"th", "colspan", VALUE_NUMBER, 1, 1000, NULL},
    {"th", "rowspan", VALUE_NUMBER, 1, 65534, NULL},
    {"th", "scope", VALUE_WORD, 0, 0, " row col rowgroup colgroup "},
    {"col", "span", VALUE_NUMBER, 1, 1000, NULL},
    {"ol", "start", VALUE_NUMBER, -1000000, 1000000, NULL},
    {"ol", "type", VALUE_WORD, 0, 0, " 1 a A i I "},
    {"ol", "reversed", VALUE_SET, 0, 0, NULL},
    {"ol>li", "value", VALUE_NUMBER, -1000000, 1000000, NULL},
};

static bool stands_on(const Allowed *rule, const Node *node) {
    if (!rule->element || strcmp(rule->element, node->name) == 0)
        return true;
    return strcmp(rule->element, "ol>li") == 0 && is_named(node, "li") &&
           is_named(node->parent, "ol");
}

static const char *number(Arena *arena, const Allowed *rule, const char *value) {
    gint64 read = 0;
    g_autofree char *bare = g_strstrip(g_strdup(value));
    if (!g_ascii_string_to_signed(bare, 10, rule->least, rule->most, &read, NULL))
        return NULL;
    return arena_printf(arena, "%d", (int)read);
}

const char *vocabulary_attribute(Arena *arena, const Node *node, const NodeAttribute *attribute) {
    for (size_t i = 0; i < G_N_ELEMENTS(allowed); i++) {
        const Allowed *rule = &allowed[i];
        if (strcmp(rule->name, attribute->name) != 0 || !stands_on(rule, node))
            continue;
        const char *value = attribute->value ? attribute->value : "";
        if (rule->kind == VALUE_NUMBER)
            return number(arena, rule, value);
        if (rule->kind == VALUE_SET)
            return rule->name;
        if (rule->kind == VALUE_TEXT)
            return value;
        g_autofree char *padded = g_strdup_printf(" %s ", value);
        return !strchr(value, ' ') && *value && strstr(rule->words, padded) ? value : NULL;
    }
    return NULL;
}
