/* SPDX-License-Identifier: MIT */
/* Turns an article from one script into another with OpenCC. The library is opened when it is
 * first asked for: its C++ run-time and dictionaries would cost every other run. */

#include "read/steps.h"

#include "article/fields.h"

#include <dlfcn.h>
#include <kanyin/error.h>
#include <string.h>

typedef struct {
    void *library;
    void *converter;
    char *(*convert)(void *converter, const char *text, size_t length);
    void (*release)(char *text);
    int (*close)(void *converter);
    Article *article;
    size_t n_changed;
} Script;

static const struct {
    const char *config, *language;
    ArticleScript script;
    Region region; /* NONE: stays */
} scripts[] = {
    [READ_SCRIPT_HANS] = {"t2s.json", "zh-Hans", SCRIPT_HANS, REGION_NONE},
    [READ_SCRIPT_HANT] = {"s2t.json", "zh-Hant", SCRIPT_HANT, REGION_NONE},
    [READ_SCRIPT_TW] = {"s2tw.json", "zh-Hant-TW", SCRIPT_HANT, REGION_TW},
    [READ_SCRIPT_HK] = {"s2hk.json", "zh-Hant-HK", SCRIPT_HANT, REGION_HK},
};

static void *symbol(const Script *script, const char *name) {
    return dlsym(script->library, name);
}

static bool open_converter(Script *script, const char *config) {
    script->library = dlopen(KANYIN_OPENCC_LIBRARY, RTLD_NOW | RTLD_LOCAL);
    if (!script->library)
        return false;
    void *(*open)(const char *) = (void *(*)(const char *))symbol(script, "opencc_open");
    script->convert =
        (char *(*)(void *, const char *, size_t))symbol(script, "opencc_convert_utf8");
    script->release = (void (*)(char *))symbol(script, "opencc_convert_utf8_free");
    script->close = (int (*)(void *))symbol(script, "opencc_close");
    if (!open || !script->convert || !script->release || !script->close)
        return false;
    script->converter = open(config);
    return script->converter != (void *)-1;
}

static void convert(Script *script, const char **text) {
    if (!*text || !**text)
        return;
    char *converted = script->convert(script->converter, *text, strlen(*text));
    if (!converted)
        return;
    if (strcmp(converted, *text) != 0) {
        *text = arena_strdup(script->article->arena, converted);
        script->n_changed++;
    }
    script->release(converted);
}

static void convert_field(Script *script, ArticleField *field, bool is_prose) {
    if (is_prose)
        convert(script, &field->value);
    convert(script, &field->label);
}

static void convert_slots(Script *script, void *base, const ArticleSlot *slots, size_t count) {
    for (size_t i = 0; i < count; i++) {
        void *at = article_slot_at(base, &slots[i]);
        if (slots[i].kind == SLOT_FIELD)
            convert_field(script, at, slots[i].is_prose);
        if (slots[i].kind == SLOT_STRING && slots[i].is_prose)
            convert(script, at);
        ArticleList *list = at;
        for (size_t j = 0; slots[i].kind == SLOT_LIST && j < list->count; j++)
            convert_field(script, &list->items[j], slots[i].is_prose);
    }
}

static void convert_node(Script *script, Node *node, const char *language) {
    if (node->kind == NODE_TEXT)
        convert(script, &node->text);
    if (node->lang && language_matches(node->lang, "zh"))
        node->lang = language;
    else if (node->lang)
        return; /* text in another language keeps its characters */
    for (size_t i = 0; i < node->n_attributes; i++)
        if (strcmp(node->attributes[i].name, "alt") == 0 ||
            strcmp(node->attributes[i].name, "title") == 0)
            convert(script, &node->attributes[i].value);
    for (Node *child = node->first_child; child; child = child->next)
        convert_node(script, child, language);
}

static void convert_article(Script *script, ReadScript to) {
    Article *article = script->article;
    convert_slots(script, article, article_slots, article_n_slots);
    convert_slots(script, &article->colophon, article_colophon_slots, article_n_colophon_slots);
    for (size_t i = 0; i < article->n_slogans; i++) {
        convert_field(script, &article->slogans[i].text, true);
        convert_field(script, &article->slogans[i].attribution, true);
    }
    for (size_t i = 0; i < article->n_attachments; i++)
        convert_field(script, &article->attachments[i].title, true);
    for (size_t i = 0; i < article->n_related; i++)
        convert_field(script, &article->related[i].title, true);
    convert_node(script, article->body, scripts[to].language);
    article->language = scripts[to].language;
    article->script = scripts[to].script;
    if (scripts[to].region == REGION_NONE)
        return;
    article->region = scripts[to].region;
    article->region_origin = "script asked for";
}

bool script_convert(Article *article, ReadScript to, GError **error) {
    if (to == READ_SCRIPT_KEEP || !language_matches(article->language, "zh"))
        return true;
    Script script = {.article = article};
    if (!open_converter(&script, scripts[to].config)) {
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_RESOURCE,
                    "OpenCC (%s) with %s cannot be opened: the script stays unchanged",
                    KANYIN_OPENCC_LIBRARY, scripts[to].config);
        if (script.library)
            dlclose(script.library);
        return false;
    }
    convert_article(&script, to);
    script.close(script.converter);
    dlclose(script.library);
    article_add_repair(
        article, "script", script.n_changed,
        arena_printf(article->arena, "Converted by OpenCC's %s", scripts[to].config));
    return true;
}
